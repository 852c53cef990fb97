"""The written answer and the end of a matter: each demand with outcome and basis, the remedy, and the self-check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk, begun
from tests.flow.refusals import refused
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import Act, CarryOut, Close, Deliver, EnterOfficial, GiveReply
from xfdesk.rules.words import DutyState, Status

ACCEPTED = "2026-11-24"
BY_HAND = Deliver("当面", "签收")
ENTERED = EnterOfficial("已录入", "XF-2026-7")


def of_two(desk: Desk, clock: FixedClock) -> Clerk:
    points = (builders.solved_point(), builders.solved_point(text="补发教龄津贴"))
    return begun(desk, clock, accepted=ACCEPTED, points=points)


def but_for(reply: GiveReply, **changed: str) -> GiveReply:
    first, *rest = reply.answers
    return replace(reply, answers=(replace(first, **changed), *rest))


# The reply (arts. 32, 34, 35)


@pytest.mark.law("answering.reply", "reply_points")
def test_a_reply_answers_every_demand(desk: Desk, clock: FixedClock) -> None:
    clerk = of_two(desk, clock)
    told = refused(clerk, "2026-12-01", life.reply(1), "reply_points", "第三十二条")
    assert "第 2 项" in told.sentence
    clerk("2026-12-01", life.reply(2))
    assert clerk.state("D4") is DutyState.MET
    clerk("2026-12-05", life.reply(1))
    assert desk.check() == (), "what was answered once may be answered anew alone"


@pytest.mark.law("answering.reply")
@pytest.mark.parametrize("lacking", ["answer", "outcome", "basis"])
def test_each_answer_has_its_words_its_outcome_and_its_basis(
    desk: Desk, clock: FixedClock, lacking: str
) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    half = but_for(life.reply(), **{lacking: " "})
    told = refused(clerk, "2026-12-01", half, f"reply_{lacking}", "第三十二条")
    assert told.field == f"answers.0.{lacking}"
    clerk("2026-12-01", life.reply())
    assert clerk.state("D4") is DutyState.MET


@pytest.mark.law("reply_remedy")
def test_an_opinion_tells_the_remedy(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    mute = replace(life.reply(), remedy="")
    assert refused(clerk, "2026-12-01", mute, "reply_remedy", "第三十五条").field == "remedy"
    clerk("2026-12-01", life.reply())
    assert desk.check() == ()


@pytest.mark.law("reply_before_acceptance")
def test_nothing_is_answered_before_it_was_accepted(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    told = refused(clerk, "2026-11-23", life.reply(), "reply_before_acceptance", "第三十四条")
    assert told.field == "on"
    clerk(ACCEPTED, life.reply())
    assert clerk.state("D4") is DutyState.MET
    assert desk.check() == ()


@pytest.mark.law("answering.reply", "D4")
@pytest.mark.parametrize(("on", "state"), [("2027-01-25", DutyState.MET), ("2027-01-26", DutyState.LATE)])
def test_a_late_reply_is_taken_and_stays_late(
    desk: Desk, clock: FixedClock, on: str, state: DutyState
) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    clerk(on, life.reply())
    assert clerk.state("D4") is state
    assert desk.check() == ()


@pytest.mark.law("answering.carry_out", "nothing_promised_in_reply")
def test_only_what_was_answered_is_carried_out(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    done = CarryOut("1", "已落实")
    refused(clerk, "2026-12-01", done, "nothing_promised_in_reply", "第二十七条")
    clerk.answered("2026-12-01", delivered="2026-12-02")
    assert clerk.state("L") is DutyState.OPEN
    refused(clerk, "2026-11-30", done, "nothing_promised_in_reply", "第二十七条")
    clerk("2026-12-03", done)
    assert clerk.duty("L") is None
    assert desk.check() == ()


# The official system (art. 21)


@pytest.mark.law("ending.enter_official", "entered_without_number", "E")
def test_what_was_entered_has_its_number_there(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    clerk.answered("2026-12-01", delivered="2026-12-02")
    told = refused(clerk, "2026-12-03", replace(ENTERED, number=" "), "entered_without_number", "第二十一条")
    assert told.field == "number"
    assert clerk.state("E") is DutyState.OPEN
    clerk("2026-12-03", ENTERED)
    assert clerk.state("E") is DutyState.MET
    assert desk.check() == ()


@pytest.mark.law("ending.enter_official", "E")
def test_what_need_not_be_entered_wants_no_number(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    clerk.answered("2026-12-01", delivered="2026-12-02")
    clerk("2026-12-03", EnterOfficial("不需录入", reason="已由上级录入"))
    assert clerk.state("E") is DutyState.MET


# Closing


@pytest.mark.law("close_unanswered", "close_undelivered", "close_undone", "close_not_entered")
def test_closing_asks_step_by_step_for_what_is_lacking_and_then_closes(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    steps: tuple[tuple[str, str, Act], ...] = (
        ("close_unanswered", "第三十四条", life.reply()),
        ("close_undelivered", "第三十四条", Deliver("邮寄", "无法送达")),
        ("close_undelivered", "第三十四条", BY_HAND),
        ("close_undone", "第二十七条", CarryOut("1", "部分")),
        ("close_undone", "第二十七条", CarryOut("1", "已落实")),
        ("close_not_entered", "第二十一条", EnterOfficial("未录入")),
        ("close_not_entered", "第二十一条", ENTERED),
    )
    for n, (rule, article, supplied) in enumerate(steps):
        refused(clerk, f"2026-12-{n + 1:02}", Close(), rule, article)
        clerk(f"2026-12-{n + 1:02}", supplied)
    assert clerk.status() == Status.ANSWERED
    clerk("2026-12-08", Close())
    assert clerk.status() == Status.CLOSED
    assert desk.check() == ()


@pytest.mark.law("close_undelivered")
def test_a_refused_paper_is_delivered_and_what_was_not_supported_needs_no_carrying_out(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED, unit="社会保障所", points=(builders.unreasonable_point(),))
    clerk("2026-12-01", but_for(life.reply(), outcome="不予支持"))
    clerk("2026-12-01", ENTERED)
    refused(clerk, "2026-12-02", Close(), "close_undelivered", "第三十四条")
    clerk("2026-12-02", Deliver("当面", "拒收"))
    clerk("2026-12-02", Close())
    assert clerk.status() == Status.CLOSED
    assert desk.check() == ()
