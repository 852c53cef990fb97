"""How each duty of the clock stands on a day: in time, excused, late for ever; and what had happened by then."""

from __future__ import annotations

from datetime import date

import pytest

from xfdesk.rules import clock, standing, status, workdays
from xfdesk.rules.clock import DutyLine, Happened
from xfdesk.rules.words import Channel, DutyState, MatterClass, Route, Status

CALENDAR = workdays.Calendar()
NATIONAL = clock.profile("national")
CAME = date(2026, 3, 2)
D1_LAST, D4_LAST, D5_LAST = date(2026, 3, 17), date(2026, 5, 1), date(2026, 5, 31)


def petition(**more: object) -> Happened:
    return Happened(MatterClass.PETITION, Route.OPINION, CAME, **more)  # type: ignore[arg-type]


def duty(happened: Happened, key: str, as_of: date) -> DutyLine | None:
    return next((d for d in clock.duties(happened, CALENDAR, NATIONAL, as_of) if d.key == key), None)


def state(happened: Happened, key: str, as_of: date) -> DutyState | None:
    found = duty(happened, key, as_of)
    return found.state if found else None


@pytest.mark.law("D4", "D5", "clock.duties")
def test_answered_within_the_extension_is_excused_and_in_time() -> None:
    answered = petition(extended_on=date(2026, 4, 20), extension_days=30, replied_on=date(2026, 5, 20))
    after = date(2026, 6, 10)
    assert state(answered, "D4", after) is DutyState.EXCUSED
    assert state(answered, "D5", after) is DutyState.MET
    found = duty(answered, "D5", after)
    assert found is not None
    assert found.plain == D5_LAST, "it counts from the plain last day of the sixty"


@pytest.mark.law("D4", "D5")
def test_answered_after_the_extension_is_late_and_before_the_sixty_days_met() -> None:
    late = petition(extended_on=date(2026, 4, 20), extension_days=30, replied_on=date(2026, 6, 20))
    assert state(late, "D5", date(2026, 7, 1)) is DutyState.LATE
    early = petition(extended_on=date(2026, 4, 20), extension_days=30, replied_on=date(2026, 4, 28))
    assert state(early, "D4", date(2026, 7, 1)) is DutyState.MET


@pytest.mark.law("D4")
def test_an_extension_after_the_sixty_days_excuses_nothing() -> None:
    after_all = petition(extended_on=date(2026, 5, 20), extension_days=30, replied_on=date(2026, 5, 25))
    assert state(after_all, "D4", date(2026, 6, 10)) is DutyState.LATE


@pytest.mark.law("D1")
def test_an_excused_notice_given_later_is_never_late() -> None:
    given = petition(notice_excused="住址不清", notified_on=date(2026, 4, 20))
    assert state(given, "D1", date(2026, 5, 1)) is DutyState.EXCUSED
    in_time = petition(notice_excused="住址不清", notified_on=date(2026, 3, 5))
    assert state(in_time, "D1", date(2026, 5, 1)) is DutyState.MET


@pytest.mark.parametrize("end", ["closed_on", "withdrawn_on"])
@pytest.mark.law("D1", "D4")
def test_what_was_overdue_when_the_matter_ended_stays_late_for_ever(end: str) -> None:
    ended = petition(**{end: date(2026, 5, 20)})
    assert state(ended, "D1", date(2026, 5, 19)) is DutyState.OVERDUE
    assert state(ended, "D1", date(2026, 5, 20)) is DutyState.LATE
    assert state(ended, "D4", date(2027, 1, 1)) is DutyState.LATE
    in_time = petition(**{end: date(2026, 3, 10)})
    assert state(in_time, "D1", date(2027, 1, 1)) is DutyState.EXCUSED
    assert state(in_time, "D4", date(2027, 1, 1)) is DutyState.EXCUSED


def test_a_duty_done_in_time_stays_met_when_the_matter_ends_later() -> None:
    done = petition(notified_on=date(2026, 3, 5), closed_on=date(2026, 5, 20))
    assert state(done, "D1", date(2026, 6, 1)) is DutyState.MET


@pytest.mark.parametrize("way", ["transferred_on", "lawful_way_on"])
@pytest.mark.law("clock.runs_sixty_days")
def test_what_was_handed_on_counts_from_its_own_day(way: str) -> None:
    handed = petition(**{way: date(2026, 3, 20)})
    assert state(handed, "D4", date(2026, 3, 19)) is DutyState.OPEN
    assert duty(handed, "D4", date(2026, 3, 20)) is None
    assert clock.runs_sixty_days(handed, date(2026, 3, 19))
    assert not clock.runs_sixty_days(handed, date(2026, 3, 20))
    assert status.derive(handed, date(2026, 3, 19)) is Status.REGISTERED
    assert status.derive(handed, date(2026, 3, 20)) in (Status.TRANSFERRED, Status.LAWFUL_WAY)


@pytest.mark.parametrize("way", ["transferred_on", "lawful_way_on"])
@pytest.mark.law("D4")
def test_what_was_handed_on_after_the_sixty_days_stays_late_for_ever(way: str) -> None:
    handed = petition(**{way: date(2026, 7, 1)})
    assert state(handed, "D4", date(2026, 6, 30)) is DutyState.OVERDUE
    assert state(handed, "D4", date(2026, 8, 1)) is DutyState.LATE


@pytest.mark.law("clock.needs_notice")
def test_what_was_settled_counts_from_its_own_day() -> None:
    settled = petition(settled_on=date(2026, 3, 20))
    assert state(settled, "D1", date(2026, 3, 19)) is DutyState.OVERDUE
    assert duty(settled, "D1", date(2026, 3, 20)) is None
    assert duty(settled, "D4", date(2026, 3, 20)) is None


@pytest.mark.law("D2", "D13")
def test_a_matter_from_above_has_its_own_notice_and_date() -> None:
    handed = petition(channel=Channel.ASSIGNED, due=date(2026, 3, 16))
    assert state(handed, "D2", date(2026, 3, 18)) is DutyState.OVERDUE
    assert state(handed, "D13", date(2026, 3, 17)) is DutyState.OVERDUE
    assert duty(handed, "D1", CAME) is None


@pytest.mark.law("D6")
def test_a_review_is_the_visitors_right_and_nothing_to_be_late_with() -> None:
    told = petition(delivered_on=date(2026, 4, 1))
    found = duty(told, "D6", date(2026, 4, 2))
    assert found is not None
    assert (found.plain, found.state) == (date(2026, 5, 1), DutyState.OPEN)
    assert state(told, "D6", date(2026, 8, 1)) is DutyState.EXCUSED


@pytest.mark.law("status.is_followed")
def test_the_notice_is_followed_after_the_matter_was_handed_on() -> None:
    for now in (Status.TRANSFERRED, Status.LAWFUL_WAY):
        assert status.is_followed(now, "D1")
        assert not status.is_followed(now, "M")
    assert status.is_followed(Status.IN_HAND, "D4")
    assert not status.is_followed(Status.CLOSED, "D1")


@pytest.mark.law("clock.duties")
def test_dates_notified_in_writing_stay_under_another_profile() -> None:
    notified = petition(notified_on=CAME, notified_by="national")
    province = clock.profile("zhejiang-2016")
    (line,) = (d for d in clock.duties(notified, CALENDAR, province, CAME) if d.key == "D1")
    assert line.plain == D1_LAST
    (other,) = (d for d in clock.duties(petition(), CALENDAR, province, CAME) if d.key == "D1")
    assert other.plain != D1_LAST


@pytest.mark.law("standing.statutory", "standing.over_on")
def test_overdue_is_told_by_the_statutory_dates_alone() -> None:
    lines = standing.statutory(petition(), CALENDAR, NATIONAL, date(2026, 5, 20))
    assert [line.key for line in lines] == ["D4"]
    assert standing.passed(lines) == D4_LAST
    assert standing.over_on(None, date(2026, 5, 1), date(2026, 4, 1)) == date(2026, 4, 1)
