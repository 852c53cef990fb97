"""How urgent an open matter is on a day, and what stands beside its duty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from xfdesk.rules import board, clock

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize("day", [MONDAY + timedelta(days=n) for n in range(7)])
def test_what_presses_is_all_up_to_one_day(day: date) -> None:
    """So that the file can count it by its safe date alone."""
    for n in range(-10, 15):
        safe = day + timedelta(days=n)
        for rolled in (safe, safe + timedelta(days=3)):
            for key in ("D4", "C"):
                presses = board.group(key, safe, rolled, day) in board.PRESSING
                assert presses == (safe <= board.last_pressing(day))


def test_overdue_is_judged_by_the_rolled_date_and_never_a_goal_of_the_office() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert board.group("D1", friday, monday, monday) == board.NOW
    assert board.group("D1", friday, monday, monday + timedelta(days=1)) == board.OVERDUE
    assert board.group("C", friday, monday, monday + timedelta(days=1)) == board.NOW
    assert board.group("", None, None, monday) == board.LATER


@pytest.mark.law("board.detail")
@pytest.mark.parametrize(
    ("key", "plain", "profile", "said"),
    [
        ("D1", date(2026, 12, 8), "national", "第 15 日"),
        ("D2", date(2026, 11, 30), "zhejiang-2016", "第 5 个工作日"),
        ("D4", date(2027, 1, 24), "national", "第 60 日"),
        ("D5", date(2027, 2, 23), "national", "第 90 日"),
        ("D7", date(2027, 3, 1), "national", "第 30 日"),
        ("P", date(2026, 12, 1), "national", "现场指界"),
        ("C", date(2026, 12, 1), "national", "答复后"),
        ("V", date(2026, 12, 1), "national", "出具后"),
        ("", None, "national", "现场指界"),
    ],
)
def test_beside_a_duty_stands_how_its_days_count_or_what_is_to_be_done(
    key: str, plain: date | None, profile: str, said: str
) -> None:
    accepted = date(2026, 11, 25)
    assert board.detail(key, "现场指界", MONDAY, accepted, plain, clock.profile(profile)) == said
