"""Papers to the visitor and their delivery: what is told in writing, and what cannot be told yet (arts. 23, 34, 35)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.flow.life import begun
from tests.flow.refusals import refused
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import Deliver, Extend, Notice
from xfdesk.rules.words import DutyState, Status

ACCEPTED = "2026-11-24"
EXTENSION = Notice("延期办理告知书", method="当面", receipt="签收")


@pytest.mark.law("notices.notice")
@pytest.mark.parametrize(("on", "state"), [("2026-12-07", DutyState.MET), ("2026-12-08", DutyState.LATE)])
def test_a_notice_meets_its_duty_on_the_day_it_was_posted(
    desk: Desk, clock: FixedClock, on: str, state: DutyState
) -> None:
    """Fifteen days from Friday the twentieth end on a Saturday; Monday is in time, Tuesday is kept as late."""
    clerk = begun(desk, clock)
    drawn = clerk("2026-11-23", Notice("受理告知书"))
    assert drawn.paper
    assert clerk.state("D1", "2026-12-05") is DutyState.OPEN, "drawn up is not yet told"
    clerk(on, Notice("受理告知书", method="邮寄"))
    assert clerk.state("D1") is state
    assert desk.check() == ()


@pytest.mark.law("no_extension", "N")
@pytest.mark.parametrize(("on", "state"), [("2027-01-25", DutyState.MET), ("2027-01-26", DutyState.LATE)])
def test_an_extension_is_told_only_when_there_is_one_and_before_the_sixty_days_are_over(
    desk: Desk, clock: FixedClock, on: str, state: DutyState
) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    assert refused(clerk, "2027-01-20", EXTENSION, "no_extension", "第三十四条").field == "kind"
    clerk("2027-01-20", Extend("30", "要到档案馆查证", "周启明"))
    refused(clerk, "2027-01-19", EXTENSION, "no_extension", "第三十四条")
    assert clerk.state("N", "2027-01-20") is DutyState.OPEN
    clerk(on, EXTENSION)
    assert clerk.state("N") is state
    assert desk.check() == ()


@pytest.mark.law("opinion_by_reply")
def test_an_opinion_is_not_a_notice_but_given_by_the_reply(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    opinion = Notice("信访处理意见书", method="当面", receipt="签收")
    refused(clerk, "2026-12-01", opinion, "opinion_by_reply", "第三十四条")
    assert clerk.state("D4", "2026-12-01") is DutyState.OPEN
    clerk.answered("2026-12-01", delivered="2026-12-02")
    assert clerk.state("D4") is DutyState.MET
    refused(clerk, "2026-12-03", opinion, "opinion_by_reply", "第三十四条")


@pytest.mark.law("review_notice_early")
def test_a_review_is_told_of_once_the_reply_was_delivered(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    told = Notice("复查告知", method="当面", receipt="签收")
    clerk.answered("2026-12-01")
    refused(clerk, "2026-12-02", told, "review_notice_early", "第三十五条")
    clerk("2026-12-03", Deliver("当面", "签收"))
    refused(clerk, "2026-12-02", told, "review_notice_early", "第三十五条")
    assert clerk("2026-12-03", told).matter == clerk.view().uid
    assert desk.check() == ()


@pytest.mark.law("nothing_to_deliver")
def test_only_a_reply_is_delivered(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    by_hand = Deliver("当面", "签收")
    refused(clerk, "2026-12-01", by_hand, "nothing_to_deliver", "第三十四条")
    clerk.answered("2026-12-01")
    refused(clerk, "2026-11-30", by_hand, "nothing_to_deliver", "第三十四条")
    clerk("2026-12-01", by_hand)
    assert clerk.status() == Status.ANSWERED
    assert desk.check() == ()


@pytest.mark.law("notices.deliver", "D6", "V")
@pytest.mark.parametrize("receipt", ["签收", "拒收"])
def test_the_thirty_days_of_the_remedy_run_from_delivery(desk: Desk, clock: FixedClock, receipt: str) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    clerk.answered("2026-12-01")
    assert clerk.state("V") is DutyState.OPEN
    clerk("2026-12-03", Deliver("当面", receipt))
    right = clerk.duty("D6")
    assert right is not None and right.plain == date(2027, 1, 2)
    assert clerk.state("V") is DutyState.MET
    assert desk.check() == ()


@pytest.mark.law("notices.deliver", "V")
def test_what_could_not_be_delivered_starts_no_remedy_and_may_be_delivered_again(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock, accepted=ACCEPTED)
    clerk.answered("2026-12-01")
    clerk("2026-12-03", Deliver("邮寄", "无法送达"))
    assert (clerk.duty("D6"), clerk.state("V")) == (None, DutyState.OPEN)
    assert clerk.status() != Status.ANSWERED
    clerk("2026-12-10", Deliver("当面", "签收"))
    right = clerk.duty("D6")
    assert right is not None and right.plain == date(2027, 1, 9)
    assert desk.check() == ()
