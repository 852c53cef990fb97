"""Lives of matters against the clock: what is refused with its article, what is recorded late and stays late for ever."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk, begun
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import (
    Accept,
    AnswerSupervision,
    ChangeRoute,
    Close,
    Deliver,
    EnterOfficial,
    Extend,
    KeepPromise,
    MakePromise,
    Notice,
    Objection,
    Reopen,
    Returned,
    Supervise,
    TakeStep,
    Transfer,
    Withdraw,
)
from xfdesk.records.visit import PromiseEntry
from xfdesk.rules.words import Channel, DutyState, Handling, MatterClass, PaperKind, Status

MET, LATE, OVERDUE, OPEN = DutyState.MET, DutyState.LATE, DutyState.OVERDUE, DutyState.OPEN
EXCUSED = DutyState.EXCUSED


@pytest.fixture
def clerk(desk: Desk, clock: FixedClock) -> Clerk:
    """A petition of 20 November, accepted the day after: its sixty days end on 20 January."""
    return begun(desk, clock, accepted="2026-11-21")


def handed_down(desk: Desk, clock: FixedClock, **came: str) -> Clerk:
    """A matter from above, received on 16 November and in nobody's hands yet."""
    clock.set(life.moment("2026-11-20"))
    entry = builders.letter(desk, Channel.ASSIGNED, came=came, handling=None)
    clerk = Clerk(desk, clock, desk.followup.receive(entry).number)
    clerk.until("2027-12-01")
    return clerk


def extend(days: str = "30", approver: str = "周启明") -> Extend:
    return Extend(days, "须向县里调取档案", approver)


# The extension (art. 34)


@pytest.mark.law("extension_limit", "extending.of_days", "answering.extend")
def test_thirty_one_days_more_are_refused_and_thirty_are_given(clerk: Clerk) -> None:
    for days in ("31", "0", "45"):
        refused = clerk.refused("2027-01-10", extend(days))
        assert (refused.rule, refused.article) == ("extension_limit", "第三十四条")
    assert clerk("2027-01-10", extend("30日")).status == Status.EXTENDED
    assert clerk.duty("D5").plain == date(2027, 2, 19)  # type: ignore[union-attr]
    assert clerk.state("D4") is EXCUSED


@pytest.mark.law("extension_once", "extending.once")
def test_a_second_extension_is_refused_whenever_it_is_dated(clerk: Clerk) -> None:
    clerk("2027-01-10", extend("10"))
    for on in ("2027-01-12", "2026-12-20"):
        assert clerk.refused(on, extend("5")).rule == "extension_once"
    assert "已延期一次，法定不再延" in clerk.desk.followup.offers(clerk.matter).why_not


@pytest.mark.law("extension_expired", "extending.in_time")
def test_after_the_sixty_days_there_is_none_and_the_lateness_stays(clerk: Clerk) -> None:
    clerk("2027-01-20", TakeStep("调查", "陈立群", "调档"))
    refused = clerk.refused("2027-01-21", extend())
    assert (refused.rule, refused.article, refused.field) == ("extension_expired", "第三十四条", "on")
    assert clerk.state("D4", "2027-01-21") is OVERDUE
    assert clerk("2027-01-20", extend()).status == Status.EXTENDED, (
        "on the last day it is in time, though typed later"
    )


@pytest.mark.law("extension_reason", "extension_without_clock")
def test_an_extension_has_a_reason_an_approver_and_a_clock(
    clerk: Clerk, desk: Desk, clock: FixedClock
) -> None:
    for lacking, field in ((Extend("10", "", "周启明"), "reason"), (Extend("10", "难", ""), "approver")):
        refused = clerk.refused("2027-01-10", lacking)
        assert (refused.rule, refused.field) == ("extension_reason", field)
    base = builders.visit(desk, desk.reception.current_day().uid)  # type: ignore[union-attr]
    asked = builders.replace(base.matter, matter_class=MatterClass.SUGGESTION)
    suggestion = begun(
        desk, clock, matter=asked, handling=Handling.ACCEPTED, visitor=builders.visitor(name="邱玉梅")
    )
    assert suggestion.refused("2026-12-01", extend()).rule == "extension_without_clock"


@pytest.mark.law("N", "no_extension", "notices.notice")
def test_an_extension_is_told_before_the_sixty_days_are_over(clerk: Clerk) -> None:
    told = Notice("延期办理告知书", method="邮寄")
    assert clerk.refused("2027-01-05", told).rule == "no_extension"
    clerk("2027-01-10", extend())
    assert clerk.state("N", "2027-01-15") is OPEN
    assert clerk.state("N", "2027-01-21") is OVERDUE
    paper = clerk("2027-01-25", told)
    assert (paper.paper, clerk.state("N")) == ("延〔2027〕1号", LATE)


@pytest.mark.law("accepted_after_extension", "accepted_twice", "ways.accept")
def test_the_day_of_acceptance_is_set_once_and_not_moved_from_under_an_extension(
    clerk: Clerk, desk: Desk, clock: FixedClock
) -> None:
    assert clerk.refused("2026-11-25", Accept()).rule == "accepted_twice"
    other = begun(desk, clock, visitor=builders.visitor(name="邱玉梅", id_number="", phone=""))
    assert other.duty("D4").provisional  # type: ignore[union-attr]
    other("2027-01-15", extend())
    assert other.refused("2026-11-25", Accept()).rule == "accepted_after_extension"


def test_an_acceptance_is_corrected_only_while_the_extension_stays_in_time(clerk: Clerk) -> None:
    (done,) = clerk.desk.followup.done(clerk.matter)
    clerk("2027-01-20", extend("10"))
    with pytest.raises(life.Refused) as refused:
        clerk.desk.followup.correct(done.uid, "2026-11-20", Accept())
    assert refused.value.rule == "extension_expired"
    clerk.desk.followup.correct(done.uid, "2026-11-24", Accept())
    assert clerk.duty("D5").plain == date(2027, 2, 2)  # type: ignore[union-attr]
    assert clerk.desk.check() == ()


# What is late


@pytest.mark.parametrize("end", [Withdraw("不再追究"), None])
@pytest.mark.law("D1")
def test_a_late_notice_stays_late_for_ever_also_when_the_matter_ends(
    clerk: Clerk, end: Withdraw | None
) -> None:
    assert clerk.state("D1", "2026-12-07") is OPEN, "the fifth is a Saturday"
    assert clerk.state("D1", "2026-12-08") is OVERDUE
    clerk("2026-12-09", Notice("受理告知书", method="当面", receipt="签收"))
    if end:
        clerk("2026-12-20", end)
    else:
        clerk.answered("2026-12-20", delivered="2026-12-21")
        clerk.closed("2027-01-05")
    for day in ("2026-12-09", "2026-12-31", "2027-01-10", ""):
        assert clerk.state("D1", day) is LATE
    assert clerk.state("D1", "2026-12-08") is OVERDUE, "and that day it was neither given nor excused"


@pytest.mark.law("D1", "D4")
def test_what_nobody_did_is_late_for_ever_once_the_matter_is_withdrawn(clerk: Clerk) -> None:
    clerk("2027-02-01", Withdraw("已经解决"))
    assert (clerk.state("D1"), clerk.state("D4")) == (LATE, LATE)
    assert (clerk.state("D1", "2026-12-06"), clerk.state("D4", "2027-01-31")) == (OPEN, OVERDUE)


@pytest.mark.law("D1")
def test_a_notice_counts_on_the_day_it_was_posted_and_not_when_it_came_or_was_typed(clerk: Clerk) -> None:
    clerk("2026-12-04", Notice("受理告知书", method="邮寄", delivered_on="2026-12-11"))
    assert clerk.state("D1") is MET
    assert clerk.state("D1", "2026-12-03") is OPEN


@pytest.mark.law("D4", "reply_before_acceptance", "answering.reply")
def test_a_late_answer_is_taken_and_says_so_for_ever(clerk: Clerk) -> None:
    assert clerk.refused("2026-11-20", life.reply()).rule == "reply_before_acceptance"
    clerk.answered("2027-02-10", delivered="2027-02-11")
    clerk.closed("2027-02-12")
    assert clerk.state("D4") is LATE
    assert (clerk.status("2027-02-09"), clerk.status("2027-02-11")) == (Status.IN_HAND, Status.ANSWERED)


# Elsewhere and back


@pytest.mark.law("handed_on", "ways.transfer", "ways.refuse_unit")
def test_a_transfer_that_comes_back_has_run_on(clerk: Clerk) -> None:
    assert clerk.refused("2026-12-01", Transfer("司法所")).article == "第二十二条", "one of ours is assigned"
    assert clerk("2026-12-01", Transfer("区水务局")).status == Status.TRANSFERRED
    assert clerk.duty("D4", "2026-12-02") is None
    refused = clerk.refused("2026-12-05", TakeStep("调查", "陈立群", "去看了"))
    assert (refused.rule, refused.article) == ("handed_on", "第二十二条")
    assert clerk.refused("2026-12-05", life.reply()).rule == "handed_on"
    assert clerk("2026-12-20", Returned("区水务局", "不属于我局")).status == Status.IN_HAND
    assert clerk.duty("D4").plain == date(2027, 1, 20)  # type: ignore[union-attr]
    assert [clerk.status(day) for day in ("2026-11-30", "2026-12-10", "2026-12-20")] == [
        Status.IN_HAND,
        Status.TRANSFERRED,
        Status.IN_HAND,
    ]
    assert clerk.refused("2026-12-25", Returned("区水务局", "又来")).rule == "not_transferred"
    assert clerk.refused("2026-11-25", Transfer("区水务局")).rule == "out_of_order"
    clerk.answered("2027-01-10", delivered="2027-01-11")
    assert clerk.refused("2027-01-12", Transfer("区水务局")).rule == "replied"


@pytest.mark.law("D4")
def test_what_is_handed_on_after_its_last_day_stays_late(clerk: Clerk) -> None:
    clerk("2027-02-01", Transfer("区水务局"))
    assert (clerk.status(), clerk.state("D4")) == (Status.TRANSFERRED, LATE)


@pytest.mark.law("ways.change_route", "same_route", "no_such_route", "replied")
def test_led_to_a_lawful_way_and_back(clerk: Clerk) -> None:
    assert clerk.refused("2026-12-01", ChangeRoute("6")).rule == "same_route"
    assert clerk.refused("2026-12-01", ChangeRoute("7")).rule == "no_such_route"
    led = clerk("2026-12-01", ChangeRoute("2"))
    assert (led.status, clerk.view().verdict, clerk.duty("D4")) == (Status.LAWFUL_WAY, None, None)
    assert clerk.refused("2026-12-02", life.solved()).rule == "handed_on"
    assert clerk.view("2026-11-30").route == 6
    clerk("2026-12-03", Notice("法定途径告知单", method="当面", receipt="签收"))
    assert clerk.state("D1") is MET
    assert clerk("2026-12-10", ChangeRoute("6")).status == Status.IN_HAND
    assert clerk.duty("D4").plain == date(2027, 1, 20)  # type: ignore[union-attr]
    assert clerk.view().verdict == clerk.view("2026-11-30").verdict
    clerk.answered("2026-12-20")
    assert clerk.refused("2026-12-21", ChangeRoute("1")).rule == "replied"


@pytest.mark.law("D4")
def test_led_away_after_the_last_day_it_stays_late(clerk: Clerk) -> None:
    clerk("2027-02-01", ChangeRoute("1"))
    assert (clerk.status(), clerk.state("D4")) == (Status.LAWFUL_WAY, LATE)
    clerk("2027-02-02", ChangeRoute("6"))
    assert clerk.state("D4") is OVERDUE


def test_a_duty_that_is_ours_to_perform_is_answered_without_a_verdict(clerk: Clerk) -> None:
    """Route 5 leads nowhere else: the office performs and answers."""
    assert clerk("2026-12-01", ChangeRoute("5")).status == Status.IN_HAND
    assert clerk.view().verdict is None
    given = clerk("2026-12-10", builders.replace(life.reply(), remedy=""))
    assert given.paper == "回〔2026〕1号"
    clerk("2026-12-11", Deliver("当面", "签收"))
    clerk.closed("2026-12-12")
    assert clerk.duty("D6") is None


@pytest.mark.law("route_of_petitions", "no_verdict_here")
def test_only_a_petition_has_a_route_and_a_verdict(desk: Desk, clock: FixedClock) -> None:
    day = desk.reception.open_day(builders.reception_day()).uid
    asked = builders.replace(builders.visit(desk, day).matter, matter_class=MatterClass.SUGGESTION)
    clerk = begun(desk, clock, matter=asked, handling=Handling.ACCEPTED)
    assert clerk.refused("2026-12-01", ChangeRoute("1")).article == "第三十一条"
    refused = clerk.refused("2026-12-01", life.solved())
    assert (refused.rule, refused.article) == ("no_verdict_here", "第三十一条")


@pytest.mark.law("D3", "objection_spent", "ways.objection")
def test_an_objection_after_five_working_days_is_recorded_as_late(desk: Desk, clock: FixedClock) -> None:
    clerk = handed_down(desk, clock)
    assert clerk.duty("D3").plain == date(2026, 11, 23)  # type: ignore[union-attr]
    assert clerk.state("D3", "2026-11-20") is OPEN
    assert clerk.state("D3", "2026-11-26") is EXCUSED, "a right that was not used is nothing to be late with"
    done = clerk("2026-11-25", Objection("不属于本镇管辖"))
    assert any("逾期" in note for note in done.notes)
    assert clerk.state("D3") is LATE
    assert clerk.refused("2026-11-26", Objection("再说一次")).rule == "objection_spent"
    assert clerk.refused("2026-11-20", Objection("早些说")).rule == "objection_spent"


@pytest.mark.law("objection_to_nothing", "objection_spent")
def test_what_is_ours_or_was_accepted_is_not_objected_to(clerk: Clerk, desk: Desk, clock: FixedClock) -> None:
    assert clerk.refused("2026-11-22", Objection("不属于本镇")).rule == "objection_to_nothing"
    other = handed_down(desk, clock)
    other("2026-11-19", Accept())
    assert other.refused("2026-11-20", Objection("不属于本镇")).rule == "objection_spent"
    in_time = other("2026-11-18", Objection("不属于本镇"))
    assert (in_time.notes, other.state("D3")) == ((), MET), "it was made before the acceptance"


@pytest.mark.law("D2", "D13", "due_beyond_assigner")
def test_handed_down_with_a_date_that_is_earlier_than_the_laws(desk: Desk, clock: FixedClock) -> None:
    clerk = handed_down(desk, clock, due="2026-12-11")
    clerk("2026-11-18", Accept())
    assert clerk.view("2026-11-30").duties[0].key == "D2"
    board = desk.followup.board(as_of=date(2026, 12, 1)).items
    assert [(one.key, one.safe) for one in board] == [("D2", date(2026, 12, 1))]
    clerk("2026-12-01", Notice("受理告知书", method="当面", receipt="签收"))
    (item,) = desk.followup.board(as_of=date(2026, 12, 2)).items
    assert (item.key, item.safe) == ("D13", date(2026, 12, 11))
    refused = clerk.refused("2026-12-02", life.assign(due="2026-12-20"))
    assert (refused.rule, refused.article) == ("due_beyond_assigner", "第二十二条")
    clerk("2026-12-02", life.assign(due="2026-12-10"))
    clerk.answered("2026-12-15", delivered="2026-12-16")
    assert (clerk.state("D13"), clerk.state("D4")) == (LATE, MET)


# What was promised and asked


@pytest.mark.law("S", "owning.supervise")
def test_a_supervision_wants_its_answer_and_shows_when_it_came_late(clerk: Clerk) -> None:
    asked = Supervise("区信访局", "核对档案到哪一步了", "2026-12-10")
    clerk("2026-12-01", asked)
    early = clerk.refused("2026-12-02", Supervise("区信访局", "再催", "2026-12-01"))
    assert (early.rule, early.article) == ("due_before_act", "第二十二条")
    assert clerk.state("S", "2026-12-10") is OPEN
    assert clerk.state("S", "2026-12-11") is OVERDUE
    clerk("2026-12-14", AnswerSupervision("核对档案", "已调到两年的"))
    assert clerk.state("S") is LATE
    assert clerk.refused("2026-12-15", AnswerSupervision("核对档案", "又报")).rule == "no_supervision"
    clerk("2026-12-15", Supervise("镇党委", "当面报告"))
    assert clerk.duty("S").detail == "核对档案到哪一步了", "without a date there is nothing to be late with"  # type: ignore[union-attr]


@pytest.mark.law("D4")
def test_a_promise_at_the_table_and_a_later_one_are_kept_each_by_itself(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock, promise=PromiseEntry("补发到账", "韩雪梅", "2026-12-10"))
    clerk("2026-12-01", MakePromise("当面再谈一次", "周启明", "2026-12-04"))
    which = clerk.refused("2026-12-04", KeepPromise("再谈三次"))
    assert which.rule == "which_one"
    clerk("2026-12-04", KeepPromise("当面"))
    promised = {one.detail: one.state for one in clerk.view().duties if one.key == "P"}
    assert promised == {"当面再谈一次": MET, "补发到账": OVERDUE}
    clerk("2026-12-20", KeepPromise())
    assert {one.detail: one.state for one in clerk.view().duties if one.key == "P"}["补发到账"] is LATE
    assert clerk.refused("2026-12-21", KeepPromise("补发")).rule == "no_promise"


def test_withdrawn_and_taken_up_again(clerk: Clerk) -> None:
    assert clerk("2026-12-01", Withdraw("私下和解")).status == Status.WITHDRAWN
    for act in (TakeStep("调查", "陈立群", "去看了"), life.reply(), Close(), Withdraw("再撤一次")):
        assert clerk.refused("2026-12-02", act).rule == "withdrawn"
    assert clerk("2026-12-15", Reopen("对方没有兑现")).status == Status.IN_HAND
    assert clerk.state("D4") is OVERDUE
    assert [clerk.status(day) for day in ("2026-11-30", "2026-12-01", "2026-12-15")] == [
        Status.IN_HAND,
        Status.WITHDRAWN,
        Status.IN_HAND,
    ]
    assert clerk.refused("2026-12-16", Reopen("再开")).rule == "not_over"
    assert clerk.refused("2026-11-25", Withdraw("早就不追究了")).rule == "out_of_order"


@pytest.mark.law("accusation_sealed")
def test_of_a_sealed_accusation_only_its_letter_and_its_entry_are_recorded(
    desk: Desk, clock: FixedClock
) -> None:
    day = desk.reception.open_day(builders.reception_day()).uid
    clerk = Clerk(desk, clock, desk.reception.save(builders.accusation(desk, day)).number)
    clerk.until("2026-12-01")
    for act in (TakeStep("调查", "陈立群", "去看了"), life.assign(), Notice("受理告知书", method="当面")):
        refused = clerk.refused("2026-11-21", act)
        assert (refused.rule, refused.article) == ("accusation_sealed", "第三十条")
    before = life.dump(desk, without=life.DERIVED)
    letter = clerk("2026-11-23", Notice(PaperKind.ACCUSATION_LETTER, method="其他", receipt="签收"))
    assert letter.paper
    desk.followup.undo_last()
    assert life.dump(desk, without=life.DERIVED) == before
    clerk("2026-11-23", Notice(PaperKind.ACCUSATION_LETTER, method="其他", receipt="签收"))
    clerk("2026-11-23", Notice(PaperKind.TRANSFER, method="当面", receipt="签收"))
    clerk("2026-11-24", EnterOfficial("不需录入", reason="密件"))
    assert desk.followup.done(clerk.matter) == ()
    told = desk.file.sql("SELECT DISTINCT what FROM history WHERE matter <> '' AND sealed = 0")
    assert told == []
    assert desk.check() == ()
