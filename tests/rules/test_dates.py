"""Dates as typed and written; working days against an independent calendar; the clock's three dates."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfdesk.rules import clock, dates, workdays
from xfdesk.rules.clock import Happened, Promised
from xfdesk.rules.span import BadSpan, Span
from xfdesk.rules.words import Channel, DutyState, MatterClass, Route

TODAY = date(2026, 11, 20)
CALENDAR = workdays.Calendar()
NATIONAL = clock.profile("national")
days = st.dates(date(2000, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("typed", "future", "meant"),
    [
        ("2026-11-23", False, date(2026, 11, 23)),
        ("2026.1.3", False, date(2026, 1, 3)),
        ("20261123", False, date(2026, 11, 23)),
        ("2026年11月23日", False, date(2026, 11, 23)),
        ("12-18", True, date(2026, 12, 18)),
        ("1-5", True, date(2027, 1, 5)),
        ("12-18", False, date(2025, 12, 18)),
        ("今天", False, TODAY),
        ("昨天", False, date(2026, 11, 19)),
        ("-1", False, date(2026, 11, 19)),
        ("+3", True, date(2026, 11, 23)),
        ("１１－１９", False, date(2026, 11, 19)),
    ],
)
def test_dates_as_they_are_typed(typed: str, future: bool, meant: date) -> None:
    assert dates.parse(typed, TODAY, future=future) == meant


@pytest.mark.parametrize("typed", ["2026-02-30", "13-45", "明年", "abc", "2026", "", "99999999", "+99999999"])
def test_what_is_no_day_is_answered_with_a_sentence(typed: str) -> None:
    with pytest.raises(dates.BadDate) as fault:
        dates.parse(typed, TODAY)
    assert fault.value.sentence


@given(days)
def test_a_written_date_reads_back(day: date) -> None:
    assert dates.parse(dates.on_paper(day), TODAY) == day
    assert dates.parse(day.isoformat(), TODAY) == day
    assert dates.on_screen(day).endswith(dates.long_weekday(day))


@given(st.text(max_size=30))
def test_nothing_typed_breaks_the_reader(typed: str) -> None:
    with contextlib.suppress(dates.BadDate):
        assert isinstance(dates.parse(typed, TODAY), date)


def test_times_as_they_are_typed() -> None:
    assert [dates.parse_time(typed) for typed in ("9:31", "0931", "9时31分", "９：３１")] == ["09:31"] * 4
    with pytest.raises(dates.BadDate):
        dates.parse_time("25:00")


def test_working_days_agree_with_an_independent_calendar() -> None:
    first, last = date(2024, 1, 1), date(2026, 12, 31)
    wrong = [
        day
        for n in range((last - first).days + 1)
        if CALENDAR.is_working(day := first + timedelta(days=n)) != chinese_calendar.is_workday(day)
    ]
    assert wrong == []


def test_an_unknown_year_falls_back_and_says_so() -> None:
    assert not CALENDAR.knows(2027)
    assert not CALENDAR.is_working(date(2027, 1, 1))
    assert not CALENDAR.is_working(date(2027, 2, 5)), "the eve of the new year of 2027"
    assert CALENDAR.is_working(date(2027, 3, 1))


@given(days)
def test_safe_is_not_after_plain_and_rolled_not_before(day: date) -> None:
    three = clock.around(day, CALENDAR)
    assert three.safe <= three.plain <= three.rolled
    assert CALENDAR.is_working(three.safe)
    assert CALENDAR.is_working(three.rolled)


@given(days, st.integers(1, 20))
def test_working_days_are_counted_one_by_one(day: date, count: int) -> None:
    end = CALENDAR.add_working(day, count)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(map(CALENDAR.is_working, between)) == count


def petition(**more: object) -> Happened:
    return Happened(MatterClass.PETITION, Route.OPINION, TODAY, **more)  # type: ignore[arg-type]


def duty(happened: Happened, key: str, as_of: date = TODAY):  # type: ignore[no-untyped-def]
    return next((d for d in clock.duties(happened, CALENDAR, NATIONAL, as_of) if d.key == key), None)


def test_the_first_visit_of_the_story() -> None:
    d1, d4 = duty(petition(), "D1"), duty(petition(), "D4")
    assert (d1.plain, d1.rolled, d1.safe) == (date(2026, 12, 5), date(2026, 12, 7), date(2026, 12, 4))
    assert (d4.plain, d4.provisional) == (date(2027, 1, 19), True)
    assert duty(petition(accepted_on=date(2026, 11, 25)), "D4").plain == date(2027, 1, 24)


@pytest.mark.parametrize(
    ("done", "as_of", "state"),
    [
        (None, date(2026, 12, 7), DutyState.OPEN),
        (None, date(2026, 12, 8), DutyState.OVERDUE),
        (date(2026, 12, 7), date(2026, 12, 8), DutyState.MET),
        (date(2026, 12, 8), date(2026, 12, 9), DutyState.LATE),
        (date(2026, 12, 8), date(2026, 12, 7), DutyState.OPEN),
    ],
)
def test_met_late_and_overdue_are_judged_by_the_rolled_date(
    done: date | None, as_of: date, state: DutyState
) -> None:
    assert duty(petition(notified_on=done), "D1", as_of).state is state


def test_an_extension_counts_from_the_plain_last_day_and_excuses_the_first_limit() -> None:
    extended = petition(extended_on=date(2027, 1, 10), extension_days=30)
    later = date(2027, 1, 12)
    assert duty(extended, "D4", later).state is DutyState.EXCUSED
    assert duty(extended, "D5", later).plain == date(2027, 2, 18)
    assert duty(extended, "D5", date(2027, 1, 5)) is None, "not yet extended on that day"


def test_missing_address_excuses_the_notice() -> None:
    assert duty(petition(notice_excused="地址不清"), "D1", date(2027, 1, 1)).state is DutyState.EXCUSED


@pytest.mark.parametrize("kind", [MatterClass.SUGGESTION, MatterClass.ACCUSATION, MatterClass.QUESTION])
def test_only_route_six_runs_sixty_days(kind: MatterClass) -> None:
    assert duty(Happened(kind, None, TODAY), "D4") is None
    assert (duty(Happened(kind, None, TODAY), "D1") is None) is (kind is MatterClass.QUESTION)
    assert duty(Happened(MatterClass.PETITION, Route.JUDICIAL, TODAY), "D4") is None


def test_an_assigned_matter_has_its_own_notice_and_date() -> None:
    handed = petition(channel=Channel.ASSIGNED, due=date(2026, 12, 1))
    assert duty(handed, "D2") is not None
    assert clock.next_duty(clock.duties(handed, CALENDAR, NATIONAL, TODAY)).key == "D13"  # type: ignore[union-attr]


def test_a_promise_and_the_right_of_review() -> None:
    kept = petition(promises=(Promised("到账", date(2026, 12, 10)),), delivered_on=date(2026, 12, 1))
    assert duty(kept, "P").plain == date(2026, 12, 10)
    assert duty(kept, "D6", date(2026, 12, 2)).plain == date(2026, 12, 31)


def test_a_province_may_count_otherwise() -> None:
    limits = clock.profile("zhejiang-2016")
    line = next(d for d in clock.duties(petition(), CALENDAR, limits, TODAY) if d.key == "D1")
    assert line.plain == date(2026, 11, 27), "five working days"


@pytest.mark.parametrize("typed", ["9999-12-31", "99991231", "1899-12-31", "2100年1月1日"])
def test_a_year_that_can_only_be_a_slip_is_answered(typed: str) -> None:
    with pytest.raises(dates.BadDate, match="太远"):
        dates.parse(typed, TODAY)


@pytest.mark.parametrize("typed", ["9999-12", "1899-12", "2026-13", "2026-0"])
def test_a_month_that_can_only_be_a_slip_is_answered(typed: str) -> None:
    with pytest.raises(BadSpan):
        Span.month(typed)
