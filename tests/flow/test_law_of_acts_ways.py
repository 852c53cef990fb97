"""Which way a matter goes, and its sixty days: acts at a real desk, each refusal beside the lawful act next to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk, begun
from tests.flow.refusals import refused
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import (
    Accept,
    ChangeRoute,
    Extend,
    Objection,
    Returned,
    Supervise,
    TakeStep,
    Transfer,
)
from xfdesk.records.office import Unit
from xfdesk.records.visit import MatterEntry, PointEntry
from xfdesk.rules.words import Channel, DutyState, Handling, MatterClass, Status

ACCEPTED = "2026-11-24"
D4_LAST, D4_ROLLED = "2027-01-23", "2027-01-25"
"""The sixtieth day is a Saturday."""
MONTH = Extend("30", "要到档案馆查证", "周启明")


def suggestion(desk: Desk, clock: FixedClock) -> Clerk:
    return begun(
        desk,
        clock,
        matter=MatterEntry(
            MatterClass.SUGGESTION,
            category="社会保障/养老保险",
            summary="窗口太少",
            facts="只有一个窗口。",
        ),
        points=(PointEntry(text="多开窗口"),),
        handling=Handling.ACCEPTED,
    )


def assigned_from_above(desk: Desk, clock: FixedClock, due: str = "") -> Clerk:
    """Received on Monday the sixteenth: the fifth working day is Monday the twenty-third."""
    came = {"origin": "区信访局", "due": due}
    plain = (PointEntry(text="补发补贴"),)
    entry = builders.letter(desk, Channel.ASSIGNED, came=came, unit="司法所", points=plain)
    saved = desk.followup.receive(entry)
    clerk = Clerk(desk, clock, saved.number)
    clerk.until("2027-12-01")
    return clerk


# Whose it is (art. 22)


@pytest.mark.law("unit_of_others", "ways.transfer", "ways.refuse_unit")
def test_a_matter_is_transferred_to_a_body_that_is_not_ours(desk: Desk, clock: FixedClock) -> None:
    desk.office.put_unit(Unit("", "区水务局", ours=False))
    clerk = begun(desk, clock)
    told = refused(clerk, "2026-11-25", Transfer("司法所"), "unit_of_others", "第二十二条")
    assert told.field == "to"
    assert clerk.status() == Status.IN_HAND
    assert clerk("2026-11-25", Transfer("区水务局")).notes == ()
    assert clerk.status() == Status.TRANSFERRED
    assert desk.check() == ()


@pytest.mark.law("handed_on")
def test_what_was_handed_on_is_not_handled_here_until_it_comes_back(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    clerk("2026-11-25", Transfer("区水务局"))
    for act in (Accept(), life.reply(), life.assign(), Transfer("区林业局"), TakeStep("调查", "", "看")):
        refused(clerk, "2026-11-26", act, "handed_on", "第二十二条")
    clerk("2026-11-27", Returned("区水务局", "不属于"))
    clerk("2026-11-27", Accept())
    assert clerk.status() == Status.IN_HAND
    assert desk.check() == ()


@pytest.mark.law("owning.assign", "due_beyond_law", "unit_of_others")
def test_a_unit_of_ours_gets_a_date_within_the_sixty_days(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    late = life.assign(due="2027-01-26")
    assert refused(clerk, "2026-11-25", late, "due_beyond_law", "第三十四条").field == "due"
    refused(clerk, "2026-11-25", life.assign("区人民法院"), "unit_of_others", "第二十二条")
    clerk("2026-11-25", life.assign("司法所", due=D4_ROLLED))
    assert (clerk.view().unit, clerk.view().due_on) == ("司法所", date(2027, 1, 25))
    clerk("2026-11-26", MONTH)
    clerk("2026-11-27", life.assign("司法所", due="2027-02-22"))
    assert clerk.view().due_on == date(2027, 2, 22), "an extension moves the limit"
    assert desk.check() == ()


@pytest.mark.law("owning.supervise", "S")
def test_a_supervision_wants_its_answer_on_or_after_its_own_day(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    early = Supervise("区信访局", "进展如何", "2026-11-24")
    assert refused(clerk, "2026-11-25", early, "due_before_act", "第二十二条").field == "answer_due"
    assert clerk.duty("S") is None
    clerk("2026-11-25", replace(early, answer_due="2026-11-25"))
    assert clerk.state("S", "2026-11-25") is DutyState.OPEN
    assert clerk.state("S", "2026-11-26") is DutyState.OVERDUE
    assert desk.check() == ()


@pytest.mark.law("due_beyond_assigner")
def test_what_was_handed_down_with_a_date_is_assigned_within_it(desk: Desk, clock: FixedClock) -> None:
    clerk = assigned_from_above(desk, clock, due="2026-12-11")
    late = life.assign("司法所", due="2026-12-14")
    assert refused(clerk, "2026-11-17", late, "due_beyond_assigner", "第二十二条").field == "due"
    clerk("2026-11-17", life.assign("司法所", due="2026-12-11"))
    assert clerk.view().due_on == date(2026, 12, 11)
    assert desk.check() == ()


# Objection (art. 23)


@pytest.mark.law("objection_to_nothing")
def test_only_what_was_handed_to_us_is_objected_to(desk: Desk, clock: FixedClock) -> None:
    refused(begun(desk, clock), "2026-11-21", Objection("不属于本镇"), "objection_to_nothing", "第二十三条")


@pytest.mark.law("ways.objection", "objection_spent")
@pytest.mark.parametrize(
    ("on", "state", "notes"), [("2026-11-23", DutyState.MET, 0), ("2026-11-24", DutyState.LATE, 1)]
)
def test_an_objection_has_five_working_days_and_a_late_one_is_kept_as_late(
    desk: Desk, clock: FixedClock, on: str, state: DutyState, notes: int
) -> None:
    clerk = assigned_from_above(desk, clock)
    assert len(clerk(on, Objection("不属于本镇")).notes) == notes
    assert clerk.state("D3") is state
    refused(clerk, "2026-11-24", Objection("还是不属于"), "objection_spent", "第二十三条")
    assert desk.check() == ()


@pytest.mark.law("objection_spent")
def test_what_was_accepted_is_not_objected_to_any_more(desk: Desk, clock: FixedClock) -> None:
    clerk = assigned_from_above(desk, clock)
    clerk("2026-11-18", Accept())
    refused(clerk, "2026-11-19", Objection("不属于本镇"), "objection_spent", "第二十三条")
    assert clerk.state("D3") is DutyState.EXCUSED


# Routes (art. 31)


@pytest.mark.law("route_of_petitions", "no_verdict_here", "extension_without_clock")
def test_a_suggestion_has_no_route_no_verdict_and_no_sixty_days(desk: Desk, clock: FixedClock) -> None:
    clerk = suggestion(desk, clock)
    refused(clerk, "2026-11-25", ChangeRoute("4"), "route_of_petitions", "第三十一条")
    refused(clerk, "2026-11-25", life.solved(), "no_verdict_here", "第三十一条")
    refused(clerk, "2026-11-25", MONTH, "extension_without_clock", "第三十四条")
    assert clerk.duty("D4") is None


@pytest.mark.law("ways.change_route", "same_route", "no_such_route", "no_verdict_here")
def test_a_petition_changes_to_another_of_the_six_routes(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    for typed, rule in (("6", "same_route"), ("7", "no_such_route"), ("0", "no_such_route")):
        told = refused(clerk, "2026-11-25", ChangeRoute(typed), rule, "第三十一条")
        assert told.field == "route"
    clerk("2026-11-25", ChangeRoute("5"))
    assert clerk.duty("D4") is None, "a duty to perform has no sixty days"
    refused(clerk, "2026-11-26", life.solved(), "no_verdict_here", "第三十一条")
    clerk("2026-11-27", ChangeRoute("4"))
    assert clerk.status() == Status.LAWFUL_WAY
    assert clerk.state("D1", "2026-11-27") is DutyState.OPEN, "the visitor is still told in writing"
    assert desk.check() == ()


@pytest.mark.law("judging.judge", "due_beyond_law")
def test_a_verdict_says_what_it_is_made_of_and_keeps_within_the_law(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    refused(clerk, "2026-11-25", life.refusing(basis=""), "verdict_basis", "第三十二条")
    refused(clerk, "2026-11-25", life.solved(due="2027-01-26"), "due_beyond_law", "第三十四条")
    clerk("2026-11-25", life.solved(due=D4_ROLLED))
    clerk("2026-11-26", life.refusing())
    assert clerk.view().points[0].point.verdict == "不合理"
    assert desk.check() == ()


# Acceptance and extension (art. 34)


@pytest.mark.law("ways.accept", "accepted_twice")
def test_a_matter_is_accepted_once_and_its_sixty_days_count_from_that_day(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock)
    before = clerk.duty("D4")
    assert before is not None and before.provisional
    done = clerk(ACCEPTED, Accept())
    refused(clerk, "2026-11-25", Accept(), "accepted_twice", "第三十四条")
    refused(clerk, "2026-11-23", Accept(), "accepted_twice", "第三十四条")
    duty = clerk.duty("D4")
    assert duty is not None
    assert (duty.plain.isoformat(), duty.rolled.isoformat(), duty.provisional) == (D4_LAST, D4_ROLLED, False)
    clerk.correct(done, "2026-11-25", Accept())
    duty = clerk.duty("D4")
    assert duty is not None and duty.plain == date(2027, 1, 24), "a wrong day is corrected"
    assert desk.check() == ()


@pytest.mark.law("accepted_after_extension")
def test_no_day_of_acceptance_is_given_to_what_was_extended_by_another(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    clerk("2026-12-20", MONTH)
    for on in ("2026-11-24", "2026-12-21"):
        refused(clerk, on, Accept(), "accepted_after_extension", "第三十四条")
    assert clerk.status("2026-12-21") == Status.EXTENDED


@pytest.mark.law("replied")
def test_what_was_answered_is_not_accepted_sent_on_or_extended(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    clerk.answered("2026-12-01")
    for act in (Accept(), Transfer("区水务局"), ChangeRoute("4"), MONTH):
        refused(clerk, "2026-12-02", act, "replied", "第三十四条")
    clerk("2026-12-02", life.reply())
    assert desk.check() == ()


@pytest.mark.law(
    "answering.extend", "extension_limit", "extension_once", "extending.once", "extending.of_days"
)
def test_thirty_days_more_are_taken_once_and_thirty_one_never(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    for days in ("31", "0"):
        told = refused(clerk, "2027-01-20", replace(MONTH, days=days), "extension_limit", "第三十四条")
        assert told.field == "days"
    clerk("2027-01-20", MONTH)
    duty = clerk.duty("D5")
    assert duty is not None and duty.plain == date(2027, 2, 22), "from the plain last day of the sixty"
    assert clerk.state("D4", "2027-02-01") is DutyState.EXCUSED
    for on in ("2027-01-19", "2027-01-21"):
        refused(clerk, on, replace(MONTH, days="1"), "extension_once", "第三十四条")
    assert desk.check() == ()


@pytest.mark.law("extension_expired", "extending.in_time")
def test_an_extension_is_taken_on_the_last_rolled_day_and_not_on_the_next(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    assert refused(clerk, "2027-01-26", MONTH, "extension_expired", "第三十四条").field == "on"
    assert clerk.duty("D5") is None
    clerk(D4_ROLLED, MONTH)
    assert clerk.state("D4", "2027-01-26") is DutyState.EXCUSED
    assert desk.check() == ()


@pytest.mark.law("extension_reason")
@pytest.mark.parametrize("lacking", ["reason", "approver"])
def test_an_extension_has_its_reason_and_who_approved_it(desk: Desk, clock: FixedClock, lacking: str) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    told = refused(clerk, "2027-01-04", replace(MONTH, **{lacking: " "}), "extension_reason", "第三十四条")
    assert told.field == lacking
    clerk("2027-01-04", MONTH)
    assert clerk.status() == Status.EXTENDED
