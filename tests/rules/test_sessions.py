"""How a session of the joint conference is typed, and the line of its register."""

from __future__ import annotations

from datetime import date

import pytest

from xfdesk.rules import sessions
from xfdesk.rules.workdays import Calendar


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("4", (None, 4)),
        ("第4次", (None, 4)),
        ("第 4 次会议", (None, 4)),
        ("２０２６－４", (2026, 4)),
        ("2026年第4次联席会议", (2026, 4)),
        ("第四次联席会议", (None, 4)),
        ("十二", (None, 12)),
        ("第二十一次", (None, 21)),
        ("2026-11-18", None),
        ("11-18", None),
        ("今天", None),
        ("下一次", None),
        ("", None),
    ],
)
def test_a_session_is_known_as_people_write_it(typed: str, read: tuple[int | None, int] | None) -> None:
    assert sessions.read(typed) == read


def test_its_full_name_is_read_as_itself() -> None:
    for number in range(1, sessions.MOST + 1):
        assert sessions.read(sessions.full_name(2026, number)) == (2026, number)


def test_the_register_says_what_was_struck_off_what_is_left_and_what_is_late() -> None:
    name = sessions.name(4)
    assert sessions.sentence(name, 8, 6, 1) == "第4次联席会议交办8件：办结6件，未办结2件，其中超期1件"
    assert sessions.sentence(name, 8, 8, 0) == "第4次联席会议交办8件：办结8件，未办结0件"
    assert sessions.sentence(name, 0, 0, 0) == ""


@pytest.mark.law("sessions.is_overdue")
def test_what_was_assigned_is_late_after_its_rolled_date_until_it_is_struck_off() -> None:
    calendar = Calendar(())
    saturday = date(2026, 12, 12)
    late = [
        sessions.is_overdue(saturday, None, day, calendar) for day in (date(2026, 12, 14), date(2026, 12, 15))
    ]
    assert late == [False, True]
    assert not sessions.is_overdue(saturday, "2026-12-20", date(2027, 1, 1), calendar)
    assert not sessions.is_overdue(None, None, date(2027, 1, 1), calendar)
