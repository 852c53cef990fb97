"""A matter that leaves the joint conference before its session, or before it reports: sealed, withdrawn, decided anew."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests import builders
from tests.flow import life
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import Bring, Decide, ReportBack, Withdraw
from xfdesk.records.conference import SessionEntry
from xfdesk.rules.words import DutyState, MatterClass


def states(desk: Desk, number: str, as_of: date) -> dict[str, DutyState]:
    duties = desk.ledger.matter(number, as_of=as_of).duties
    return {one.detail: one.state for one in duties if one.key == "D13"}


def decided(desk: Desk, clock: FixedClock) -> str:
    """Brought on the day of the session, decided then, to be done by 1 December."""
    number = desk.followup.receive(builders.letter(desk)).number
    desk.followup.record(number, "2026-11-18", Bring("2026-11-18"))
    desk.followup.record(number, "2026-11-18", Decide("", "先行垫付", "社会保障所", "2026-12-01"))
    clock.set(datetime(2026, 12, 14, 9, 0))
    return number


@pytest.mark.law("row_acts.RowActs.act")
def test_an_accusation_that_was_brought_before_it_was_known_as_one_can_leave_the_session(desk: Desk) -> None:
    done = desk.followup.receive(builders.letter(desk))
    brought = desk.followup.record(done.number, "", Bring("2026-12-03", "干部的事怎么定"))
    receiving = desk.followup.receiving
    entry = receiving.entry(done.visit)
    sealed = builders.replace(
        entry.matter, matter_class=MatterClass.ACCUSATION, category="纪检监察/检举控告", route=None
    )
    receiving.save(builders.replace(entry, matter=sealed, unit="纪委办公室", handling=None))
    with pytest.raises(Refused, match="第三十条"):
        desk.conference.change_item(brought.uid, ask="另外写")
    stood = life.dump(desk, without=life.DERIVED)
    desk.conference.take_off(brought.uid)
    assert desk.conference.session("").items == () and desk.check() == ()
    with desk.file.read():
        kept = desk.file.sql("SELECT before, sealed FROM history ORDER BY seq DESC LIMIT 1")[0]
    assert "干部的事" not in str(desk.ledger.matter(done.number))
    assert "干部的事怎么定" in kept[0] and kept[1] == 1
    desk.conference.undo_last()
    assert life.dump(desk, without=life.DERIVED) == stood
    desk.conference.take_off(brought.uid)
    desk.conference.remove("")
    assert desk.conference.sessions() == ()


def test_what_is_reported_after_the_matter_was_withdrawn_in_time_is_not_late(
    desk: Desk, clock: FixedClock
) -> None:
    number, named = decided(desk, clock), "第1次联席会议"
    desk.followup.record(number, "2026-11-25", Withdraw("已经解决"))
    desk.followup.record(number, "2026-11-27", ReportBack("已经撤回"))
    assert states(desk, number, date(2026, 12, 14)) == {named: DutyState.MET}
    desk.followup.undo_last()
    desk.followup.record(number, "2026-12-10", ReportBack("已经撤回"))
    assert states(desk, number, date(2026, 11, 24)) == {named: DutyState.OPEN}
    assert states(desk, number, date(2026, 12, 14)) == {named: DutyState.EXCUSED}


def test_a_date_that_a_later_session_set_anew_in_time_is_not_late(desk: Desk, clock: FixedClock) -> None:
    number = decided(desk, clock)
    desk.conference.plan(SessionEntry(on="2026-11-30"))
    desk.followup.record(number, "2026-11-26", Bring("2026-11-30"))
    desk.followup.record(number, "2026-11-30", Decide("2", "再给半个月", "社会保障所", "2026-12-15"))
    desk.followup.record(number, "2026-12-10", ReportBack("补贴已发", "2"))
    desk.followup.record(number, "2026-12-10", ReportBack("补贴已发", "1"))
    assert states(desk, number, date(2026, 12, 14)) == {
        "第1次联席会议": DutyState.EXCUSED,
        "第2次联席会议": DutyState.MET,
    }


def test_what_was_late_already_stays_late(desk: Desk, clock: FixedClock) -> None:
    number = decided(desk, clock)
    desk.followup.record(number, "2026-12-08", Withdraw("已经解决"))
    desk.followup.record(number, "2026-12-10", ReportBack("已经撤回"))
    assert states(desk, number, date(2026, 12, 14)) == {"第1次联席会议": DutyState.LATE}


@pytest.mark.parametrize("typed", ["0001-1", "9999-1", "2026-100", "0", "十十十", "第一一次"])
def test_a_session_that_cannot_be_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(Refused) as told:
        desk.conference.plan(SessionEntry(session=typed))
    assert told.value.rule == "bad_session" and desk.conference.sessions() == ()


def test_after_the_greatest_number_the_next_is_not_guessed(desk: Desk) -> None:
    desk.conference.plan(SessionEntry(session="99", on="2026-11-18"))
    with pytest.raises(Refused, match="已经排到第 99 次"):
        desk.conference.plan(SessionEntry(on="2026-12-03"))
    number = desk.followup.receive(builders.letter(desk)).number
    with pytest.raises(Refused, match="100"):
        desk.followup.record(number, "", Bring("2026-12-03"))
    assert [one.session for one in desk.conference.sessions()] == [99]


def test_a_session_is_known_by_its_day_also_when_that_is_past(desk: Desk, clock: FixedClock) -> None:
    number = decided(desk, clock)
    desk.followup.record(number, "2026-11-27", ReportBack("补贴已发", "11-18"))
    assert desk.conference.session("11-18").items[0].report == "补贴已发"
    other = desk.followup.receive(builders.letter(desk)).number
    done = desk.followup.record(other, "2026-11-18", Bring("11-18"))
    assert len(desk.conference.sessions()) == 1
    desk.conference.plan(SessionEntry(on="2026-12-20"))
    desk.followup.correct(
        done.uid, "", Bring("", "定牵头单位")
    )  # of no session is said: it stays where it is
    assert [one.ask for one in desk.conference.session("1").items] == ["", "定牵头单位"]
    assert desk.conference.session("2").items == ()
