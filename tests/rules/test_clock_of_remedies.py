"""The clock after the extension and after the answer: what is told, reviewed, supervised, delivered and entered, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from xfdesk.rules import clock, workdays
from xfdesk.rules.clock import DutyLine
from xfdesk.rules.happened import Asked, Happened
from xfdesk.rules.words import DutyState, MatterClass, Route

CALENDAR = workdays.Calendar()
NATIONAL = clock.profile("national")
CAME = date(2026, 3, 2)
TOLD = date(2026, 4, 1)
ONE_DAY = timedelta(days=1)


def petition(**more: object) -> Happened:
    return Happened(MatterClass.PETITION, Route.OPINION, CAME, **more)  # type: ignore[arg-type]


def told(**more: object) -> Happened:
    """Answered and delivered on the first of April."""
    return petition(replied_on=TOLD, delivered_on=TOLD, **more)


def duty(happened: Happened, key: str, as_of: date) -> DutyLine | None:
    return next((d for d in clock.duties(happened, CALENDAR, NATIONAL, as_of) if d.key == key), None)


def line(happened: Happened, key: str, as_of: date) -> DutyLine:
    found = duty(happened, key, as_of)
    assert found is not None
    return found


@pytest.mark.law("N")
def test_an_extension_is_told_by_the_last_rolled_day_of_the_sixty() -> None:
    """The sixtieth day is 2026-05-01; the holiday ends on the fifth."""
    extended = petition(extended_on=date(2026, 4, 20), extension_days=30)
    assert duty(petition(), "N", TOLD) is None
    found = line(extended, "N", date(2026, 4, 20))
    assert (found.plain, found.rolled, found.article) == (date(2026, 5, 1), date(2026, 5, 6), "第三十四条")
    assert line(extended, "N", found.rolled).state is DutyState.OPEN
    assert line(extended, "N", found.rolled + ONE_DAY).state is DutyState.OVERDUE
    for on, state in ((found.rolled, DutyState.MET), (found.rolled + ONE_DAY, DutyState.LATE)):
        done = petition(extended_on=date(2026, 4, 20), extension_days=30, extension_told_on=on)
        assert line(done, "N", date(2026, 6, 1)).state is state


@pytest.mark.law("D7")
def test_the_body_above_has_thirty_days_for_its_opinion() -> None:
    asked = told(review_requested_on=date(2026, 4, 7))
    assert duty(told(), "D7", date(2026, 4, 8)) is None
    assert duty(asked, "D7", date(2026, 4, 6)) is None
    found = line(asked, "D7", date(2026, 5, 7))
    assert (found.plain, found.state, found.article) == (date(2026, 5, 7), DutyState.OPEN, "第三十五条")
    assert line(asked, "D7", date(2026, 5, 8)).state is DutyState.OVERDUE
    answered = told(review_requested_on=date(2026, 4, 7), review_closed_on=date(2026, 5, 8))
    assert line(answered, "D7", date(2026, 6, 1)).state is DutyState.LATE


@pytest.mark.law("D8")
def test_the_second_remedy_lapses_and_nobody_is_late() -> None:
    reviewed = told(review_requested_on=date(2026, 4, 7), review_closed_on=date(2026, 5, 8))
    assert duty(reviewed, "D8", date(2026, 5, 7)) is None
    found = line(reviewed, "D8", date(2026, 5, 8))
    assert (found.plain, found.rolled, found.article) == (date(2026, 6, 7), date(2026, 6, 8), "第三十六条")
    assert line(reviewed, "D8", date(2026, 6, 8)).state is DutyState.OPEN
    assert line(reviewed, "D8", date(2026, 6, 9)).state is DutyState.EXCUSED


@pytest.mark.law("D9")
@pytest.mark.parametrize(("hearing", "last"), [(0, date(2026, 6, 17)), (14, date(2026, 7, 1))])
def test_the_last_opinion_has_thirty_days_without_those_of_a_hearing(hearing: int, last: date) -> None:
    asked = told(
        review_requested_on=date(2026, 4, 7),
        review_closed_on=date(2026, 5, 8),
        second_requested_on=date(2026, 5, 18),
        hearing_days=hearing,
    )
    found = line(asked, "D9", last)
    assert (found.plain, found.state, found.article) == (last, DutyState.OPEN, "第三十六条")
    assert line(asked, "D9", last + ONE_DAY).state is DutyState.OVERDUE


@pytest.mark.law("S")
def test_a_supervision_is_answered_by_the_day_that_it_names() -> None:
    day = date(2026, 3, 20)
    waits = petition(supervisions=(Asked("进展如何", day),))
    found = line(waits, "S", day)
    assert (found.plain, found.state, found.detail) == (day, DutyState.OPEN, "进展如何")
    assert found.article == "第二十二条"
    assert line(waits, "S", date(2026, 3, 21)).state is DutyState.OVERDUE
    in_time = petition(supervisions=(Asked("进展如何", day, day),))
    assert line(in_time, "S", TOLD).state is DutyState.MET
    late = petition(supervisions=(Asked("进展如何", day, date(2026, 3, 23)),))
    assert line(late, "S", TOLD).state is DutyState.LATE


@pytest.mark.law("V")
def test_delivery_is_a_goal_from_the_reply_on_and_never_overdue() -> None:
    replied = petition(replied_on=TOLD)
    assert duty(petition(), "V", TOLD) is None
    assert duty(replied, "V", TOLD - ONE_DAY) is None
    assert line(replied, "V", date(2026, 9, 1)).state is DutyState.OPEN
    assert line(told(), "V", TOLD).state is DutyState.MET


@pytest.mark.law("E")
def test_the_entry_is_a_goal_once_the_visitor_was_answered() -> None:
    assert duty(petition(replied_on=TOLD), "E", TOLD) is None
    found = line(told(), "E", date(2026, 9, 1))
    assert (found.state, found.article) == (DutyState.OPEN, "第二十一条")
    assert line(told(entered_on=date(2026, 3, 5)), "E", TOLD).state is DutyState.MET
    assert line(told(entering_done=True), "E", TOLD).state is DutyState.MET, (
        "not to be entered, which is said"
    )
    assert line(told(closed_on=date(2026, 4, 9)), "E", date(2026, 4, 9)).state is DutyState.EXCUSED
