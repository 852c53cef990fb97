"""The two remedies: 复查 against a delivered opinion, 复核 against that of the 复查, and what is then final (arts. 35, 36)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.flow import life
from tests.flow.life import Clerk, begun
from tests.flow.refusals import refused
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import (
    CarryOut,
    ChangeRoute,
    Close,
    Deliver,
    EnterOfficial,
    RequestReview,
    ReviewOpinion,
    TakeStep,
    Withdraw,
)
from xfdesk.rules.words import ActKind, DutyState, Status

FIRST, SECOND = RequestReview("复查", "区人民政府"), RequestReview("复核", "市人民政府")
FIRST_SAYS, SECOND_SAYS = ReviewOpinion("复查", "维持"), ReviewOpinion("复核", "维持")
BOTH = "第三十五条、第三十六条"


def told(desk: Desk, clock: FixedClock) -> Clerk:
    """Answered, delivered on 2026-12-03, and else ready to be closed."""
    clerk = begun(desk, clock, accepted="2026-11-24")
    clerk.answered("2026-12-01", delivered="2026-12-03")
    clerk("2026-12-03", CarryOut("1", "已落实"))
    clerk("2026-12-03", EnterOfficial("已录入", "XF-2026-7"))
    return clerk


def reviewed(desk: Desk, clock: FixedClock) -> Clerk:
    """With the opinion on its 复查 of 2027-01-04."""
    clerk = told(desk, clock)
    clerk("2026-12-10", FIRST)
    clerk("2027-01-04", FIRST_SAYS)
    return clerk


@pytest.mark.law("review_without_opinion")
def test_a_review_follows_a_delivered_opinion(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted="2026-11-24")
    refused(clerk, "2026-12-01", FIRST, "review_without_opinion", "第三十五条")
    clerk.answered("2026-12-01")
    clerk("2026-12-02", Deliver("邮寄", "无法送达"))
    refused(clerk, "2026-12-02", FIRST, "review_without_opinion", "第三十五条")
    clerk("2026-12-03", Deliver("当面", "签收"))
    refused(clerk, "2026-12-02", FIRST, "review_without_opinion", "第三十五条")
    clerk("2026-12-03", FIRST)
    assert clerk.status() == Status.IN_REVIEW
    assert desk.check() == ()


@pytest.mark.law("ending.request_review", "remedies.review", "D6", "D7")
@pytest.mark.parametrize(("on", "state"), [("2027-01-04", DutyState.MET), ("2027-01-05", DutyState.LATE)])
def test_a_review_has_thirty_days_and_a_late_one_is_kept_as_late(
    desk: Desk, clock: FixedClock, on: str, state: DutyState
) -> None:
    """Thirty days from the third end on a Saturday, 2027-01-02."""
    clerk = told(desk, clock)
    clerk(on, FIRST)
    assert clerk.state("D6") is state
    assert clerk.state("D7", on) is DutyState.OPEN
    assert desk.check() == ()


@pytest.mark.law("review_once", "no_review", "second_without_first")
def test_a_review_is_asked_for_once_and_answered_once(desk: Desk, clock: FixedClock) -> None:
    clerk = told(desk, clock)
    refused(clerk, "2026-12-10", FIRST_SAYS, "no_review", BOTH)
    refused(clerk, "2026-12-10", SECOND, "second_without_first", "第三十六条")
    clerk("2026-12-10", FIRST)
    refused(clerk, "2026-12-11", FIRST, "review_once", "第三十五条")
    refused(clerk, "2026-12-11", SECOND_SAYS, "no_review", BOTH)
    refused(clerk, "2026-12-09", FIRST_SAYS, "no_review", BOTH)
    clerk("2026-12-11", FIRST_SAYS)
    refused(clerk, "2026-12-12", FIRST_SAYS, "no_review", BOTH)
    assert clerk.state("D7") is DutyState.MET
    assert desk.check() == ()


@pytest.mark.law("remedies.review")
def test_a_review_is_offered_while_one_of_the_two_can_be_asked_for(desk: Desk, clock: FixedClock) -> None:
    clerk = told(desk, clock)

    def offered() -> bool:
        return any(one.kind is ActKind.REVIEW_REQUESTED for one in desk.followup.offers(clerk.matter).offers)

    assert offered()
    clerk("2026-12-10", FIRST)
    assert not offered()
    with pytest.raises(Refused, match="第三十五条"):
        desk.followup.may(clerk.matter, ActKind.REVIEW_REQUESTED)
    clerk("2027-01-04", FIRST_SAYS)
    assert offered()
    clerk("2027-01-11", SECOND)
    assert not offered()


@pytest.mark.law("close_in_review")
def test_nothing_is_closed_while_it_is_reviewed(desk: Desk, clock: FixedClock) -> None:
    clerk = told(desk, clock)
    clerk("2026-12-10", FIRST)
    refused(clerk, "2026-12-11", Close(), "close_in_review", BOTH)
    clerk("2026-12-12", FIRST_SAYS)
    clerk("2026-12-12", Close())
    assert clerk.status() == Status.CLOSED
    assert desk.check() == ()


@pytest.mark.law("second_without_first", "second_once", "D8", "D9")
@pytest.mark.parametrize(("on", "state"), [("2027-02-03", DutyState.MET), ("2027-02-04", DutyState.LATE)])
def test_a_second_review_follows_the_opinion_on_the_first(
    desk: Desk, clock: FixedClock, on: str, state: DutyState
) -> None:
    clerk = reviewed(desk, clock)
    refused(clerk, "2027-01-03", SECOND, "second_without_first", "第三十六条")
    clerk(on, SECOND)
    assert clerk.state("D8") is state
    assert clerk.state("D9", on) is DutyState.OPEN
    refused(clerk, "2027-02-05", SECOND, "second_once", "第三十六条")
    assert clerk.status() == Status.IN_SECOND_REVIEW
    assert desk.check() == ()


@pytest.mark.law("D9", "remedies.hearing", "hearing_days")
def test_the_days_of_a_hearing_are_not_counted_and_lie_within_the_review(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = reviewed(desk, clock)
    clerk("2027-01-11", SECOND)
    too_long = ReviewOpinion("复核", "维持", "45")
    told = refused(clerk, "2027-02-24", too_long, "hearing_days", "第三十六条")
    assert told.field == "hearing_days"
    clerk("2027-02-24", replace(too_long, hearing_days="14"))
    duty = clerk.duty("D9")
    assert duty is not None
    assert (duty.plain, duty.state) == (date(2027, 2, 24), DutyState.MET)
    assert desk.check() == ()


@pytest.mark.law("final")
def test_the_opinion_on_the_second_review_is_final(desk: Desk, clock: FixedClock) -> None:
    clerk = reviewed(desk, clock)
    clerk("2027-01-11", SECOND)
    clerk("2027-01-12", TakeStep("调查", "林小雨", "核对过一次"))
    clerk("2027-02-01", SECOND_SAYS)
    assert clerk.status() == Status.FINAL
    for act in (life.reply(), life.assign(due="2027-03-01"), ChangeRoute("4"), Withdraw("不要了"), Close()):
        refused(clerk, "2027-02-02", act, "final", "第三十六条")
    assert desk.check() == ()
