"""From the reply to the end: what closing wants, the two remedies, an outcome that a review has changed."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk, begun
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import (
    CarryOut,
    Close,
    Deliver,
    EnterOfficial,
    GiveReply,
    MakeCallBack,
    Notice,
    PointAnswer,
    Reopen,
    RequestReview,
    ReviewOpinion,
    TakeStep,
)
from xfdesk.records.visit import PointEntry
from xfdesk.rules.words import DutyState, Handling, Status

MET, OPEN, EXCUSED, LATE = DutyState.MET, DutyState.OPEN, DutyState.EXCUSED, DutyState.LATE


@pytest.fixture
def clerk(desk: Desk, clock: FixedClock) -> Clerk:
    return begun(desk, clock, accepted="2026-11-21")


@pytest.fixture
def two(desk: Desk, clock: FixedClock) -> Clerk:
    """With a second demand that nobody has judged yet."""
    points = (builders.solved_point(), PointEntry(text="核实少算的年限"))
    return begun(desk, clock, accepted="2026-11-21", points=points)


@pytest.mark.law(
    "close_unanswered", "close_undelivered", "close_undone", "close_not_entered", "V", "E", "notices.deliver",
    "ending.enter_official", "answering.carry_out",
)  # fmt: skip
def test_closing_wants_one_thing_after_the_other_and_says_all_at_once(clerk: Clerk) -> None:
    unanswered = clerk.refused("2026-12-01", Close())
    assert (unanswered.rule, unanswered.article) == ("close_unanswered", "第三十四条")
    assert "书面答复、办理结论、依据、救济途径、送达、系统录入" in unanswered.what
    clerk("2026-12-10", life.reply())
    assert clerk.state("V") is OPEN
    assert clerk.refused("2026-12-11", Close()).rule == "close_undelivered"
    clerk("2026-12-11", Deliver("邮寄", "无法送达"))
    assert (clerk.state("V"), clerk.refused("2026-12-12", Close()).rule) == (OPEN, "close_undelivered")
    clerk("2026-12-14", Deliver("当面", "拒收"))
    assert (clerk.state("V"), clerk.status()) == (MET, Status.ANSWERED)
    assert clerk.refused("2026-12-15", Close()).article == "第二十七条"
    clerk("2026-12-20", CarryOut("1", "部分"))
    assert clerk.refused("2026-12-20", Close()).rule == "close_undone"
    clerk("2026-12-21", CarryOut("诉求1", "已落实"))
    assert (clerk.refused("2026-12-21", Close()).article, clerk.state("E")) == ("第二十一条", OPEN)
    assert clerk.desk.followup.closing_needs(clerk.matter) == ("系统录入",)
    clerk("2026-12-22", EnterOfficial("不需录入", reason="上级已录"))
    done = clerk("2026-12-22", Close())
    assert (done.status, clerk.state("E")) == (Status.CLOSED, MET)
    assert any("回访" in note for note in done.notes), "a missing call-back only warns"
    for act in (TakeStep("调查", "陈立群", "又去"), life.reply(), CarryOut("1", "部分"), Close()):
        assert clerk.refused("2026-12-23", act).rule == "closed"
    clerk("2026-12-30", MakeCallBack("电话", "林小雨", "满意", "未评价"))
    assert clerk.view().closing_needs == ()


@pytest.mark.law("close_outcome", "close_basis")
def test_an_answer_without_outcome_or_basis_closes_nothing(desk: Desk, clock: FixedClock) -> None:
    """Settled at the table it has both by itself; answered otherwise they are asked with the answer (art. 32)."""
    from xfdesk.errors import Refused
    from xfdesk.rules import closing, finishing
    from xfdesk.rules.closing import MatterState, PointState

    for point, rule in (
        (PointState("同意"), "close_outcome"),
        (PointState("同意", "解释说明"), "close_basis"),
    ):
        with pytest.raises(Refused) as refused:
            finishing.complete(closing.needs(MatterState((point,), official="已录入")))
        assert (refused.value.rule, refused.value.article) == (rule, "第三十二条")


@pytest.mark.law("close_remedy")
def test_nor_does_an_opinion_that_tells_no_remedy() -> None:
    from xfdesk.errors import Refused
    from xfdesk.rules import closing, finishing
    from xfdesk.rules.closing import MatterState, PointState

    with pytest.raises(Refused) as refused:
        finishing.complete(
            closing.needs(MatterState((PointState("同意", "解释说明", "某办法"),), receipt="签收"))
        )
    assert refused.value.article == "第三十五条"


@pytest.mark.law(
    "reply_points", "reply_remedy", "reply_answer", "reply_outcome", "reply_basis", "answering.reply"
)
def test_a_reply_answers_every_demand_with_outcome_basis_and_remedy(two: Clerk) -> None:
    part = two.refused("2026-12-10", life.reply(1))
    assert (part.rule, part.article) == ("reply_points", "第三十二条")
    assert "第 2 项" in part.what
    whole = life.reply(2)
    assert two.refused("2026-12-10", builders.replace(whole, remedy="")).article == "第三十五条"
    for name in ("answer", "outcome", "basis"):
        lacking = (whole.answers[0], builders.replace(whole.answers[1], **{name: " "}))
        refused = two.refused("2026-12-10", builders.replace(whole, answers=lacking))
        assert (refused.rule, refused.field) == (f"reply_{name}", f"answers.1.{name}")
    assert two.refused("2026-12-10", builders.replace(whole, answers=whole.answers * 2)).rule == "reply_twice"
    none = builders.replace(whole, answers=(*whole.answers, PointAnswer("3", "同意", "支持", "某办法")))
    assert two.refused("2026-12-10", none).rule == "no_such_point"
    given = two("2026-12-10", whole)
    assert (given.status, given.paper) == (Status.IN_HAND, "处〔2026〕1号")
    assert [view.answer for view in two.view().points] == ["第 1 项同意补发", "第 2 项同意补发"]
    assert not two.view().without_answer


def test_a_second_reply_is_a_new_version_and_answers_what_came_since(
    clerk: Clerk, desk: Desk, clock: FixedClock
) -> None:
    clerk("2026-12-10", life.reply())
    clerk.until("2026-12-12")
    desk.reception.close_day(desk.reception.current_day().uid, "")  # type: ignore[union-attr]
    day = desk.reception.open_day(builders.reception_day(date(2026, 12, 12))).uid
    again = builders.visit(desk, day, continues=clerk.view().uid, points=(PointEntry(text="再补一年"),))
    desk.reception.save(again)
    clerk.until("2027-02-01")
    assert (len(clerk.view().points), clerk.view().without_answer) == (2, True)
    assert (
        clerk.refused("2026-12-20", builders.replace(life.reply(1), answers=life.reply(1).answers)).rule
        == "reply_points"
    )
    second = builders.replace(life.reply(2), answers=life.reply(2).answers[1:])
    assert clerk("2026-12-20", second).paper == "处〔2026〕2号"
    assert clerk.refused("2026-12-11", life.reply(2)).rule == "no_such_point", (
        "it was not brought yet that day"
    )
    assert not clerk.view().without_answer
    assert clerk.state("D4") is MET, "by the first answer"


@pytest.mark.law("nothing_to_deliver", "nothing_promised_in_reply")
def test_nothing_is_delivered_or_carried_out_before_it_was_answered(clerk: Clerk) -> None:
    assert clerk.refused("2026-12-01", Deliver("当面", "签收")).rule == "nothing_to_deliver"
    assert clerk.refused("2026-12-01", CarryOut("1", "已落实")).rule == "nothing_promised_in_reply"
    assert clerk.refused("2026-12-01", MakeCallBack("电话", "林小雨")).rule == "call_back_early"
    clerk.answered("2026-12-10", delivered="2026-12-11")
    assert clerk.refused("2026-12-12", Deliver("当面", "签收")).rule == "delivered_twice"
    assert clerk.refused("2026-12-09", Deliver("当面", "签收")).rule == "nothing_to_deliver"


@pytest.mark.law("opinion_by_reply", "review_notice_early", "entered_without_number")
def test_each_paper_and_entry_has_its_own_act(clerk: Clerk) -> None:
    assert clerk.refused("2026-12-01", Notice("信访处理意见书", method="当面")).rule == "opinion_by_reply"
    early = clerk.refused("2026-12-01", Notice("复查告知", method="当面"))
    assert (early.rule, early.article) == ("review_notice_early", "第三十五条")
    bare = clerk.refused("2026-12-01", EnterOfficial("已录入"))
    assert (bare.rule, bare.article) == ("entered_without_number", "第二十一条")


# The remedies (arts. 35, 36)


@pytest.mark.law(
    "D6", "D7", "review_without_opinion", "review_once", "second_without_first", "no_review", "close_in_review",
    "ending.request_review", "remedies.review",
)  # fmt: skip
def test_a_review_that_changes_the_outcome(clerk: Clerk) -> None:
    """复查 sends it back: reopened, answered anew, and the new opinion can be reviewed again."""
    asked = RequestReview("复查", "区人民政府")
    assert clerk.refused("2026-12-01", asked).article == "第三十五条"
    explained = (PointAnswer("1", "不符合条件", "解释说明", "某办法第三条"),)
    clerk("2026-12-10", GiveReply("", "社会保障所", explained, life.REMEDY))
    assert clerk.refused("2026-12-10", asked).rule == "review_without_opinion", (
        "it has not reached the visitor"
    )
    clerk("2026-12-14", Deliver("当面", "签收"))
    assert clerk.duty("D6").plain == date(2027, 1, 13)  # type: ignore[union-attr]
    clerk("2026-12-15", EnterOfficial("已录入", "XF-1"))
    clerk("2026-12-15", Close())
    assert clerk.refused("2026-12-20", ReviewOpinion("复查", "维持")).rule == "no_review"
    assert clerk.refused("2026-12-20", RequestReview("复核", "市人民政府")).rule == "second_without_first"
    assert clerk("2026-12-28", asked).status == Status.IN_REVIEW
    assert (clerk.state("D6"), clerk.state("D7", "2027-01-27")) == (MET, OPEN)
    assert clerk.duty("D7").plain == date(2027, 1, 27)  # type: ignore[union-attr]
    assert clerk.refused("2026-12-29", asked).rule == "review_once"
    assert clerk.refused("2026-12-29", ReviewOpinion("复核", "维持")).rule == "no_review"
    clerk("2027-01-20", ReviewOpinion("复查", "撤销原意见，责令重新处理"))
    assert (clerk.status(), clerk.state("D7")) == (Status.CLOSED, MET)
    assert clerk.refused("2027-01-21", life.reply()).rule == "closed"
    assert clerk("2027-01-21", Reopen("复查撤销原意见")).status == Status.ANSWERED
    second = clerk("2027-02-01", life.reply())
    assert second.paper == "处〔2027〕1号"
    assert (clerk.state("V"), clerk.duty("V").plain) == (OPEN, date(2027, 2, 16))  # type: ignore[union-attr]
    assert clerk.refused("2027-02-02", Close()).rule == "close_undelivered", (
        "the new opinion has not reached anybody"
    )
    clerk("2027-02-03", Deliver("邮寄", "签收"))
    assert (clerk.state("D6", "2027-02-04"), clerk.duty("D6").plain) == (OPEN, date(2027, 3, 5))  # type: ignore[union-attr]
    assert clerk.duty("D6", "2027-01-30").plain == date(2027, 1, 13)  # type: ignore[union-attr]
    (point,) = clerk.view().points
    assert (point.outcome, clerk.view("2027-01-31").points[0].outcome) == ("支持", "解释说明")
    assert clerk("2027-02-10", asked).status == Status.IN_REVIEW
    assert clerk.refused("2027-02-11", Close()).rule == "close_in_review"
    clerk("2027-02-20", ReviewOpinion("复查", "维持"))
    clerk.closed("2027-02-21")
    assert clerk.desk.check() == ()


@pytest.mark.law("D8", "D9", "second_once", "final", "hearing_days", "remedies.hearing")
def test_a_second_review_with_a_hearing_ends_the_matter(clerk: Clerk) -> None:
    clerk.answered("2026-12-10", delivered="2026-12-14")
    clerk("2026-12-28", RequestReview("复查", "区人民政府"))
    clerk("2027-01-20", ReviewOpinion("复查", "维持"))
    assert (clerk.state("D8", "2027-01-21"), clerk.duty("D8").plain) == (OPEN, date(2027, 2, 19))  # type: ignore[union-attr]
    assert clerk("2027-02-10", RequestReview("复核", "市人民政府")).status == Status.IN_SECOND_REVIEW
    assert (clerk.state("D8"), clerk.duty("D9", "2027-03-01").plain) == (MET, date(2027, 3, 12))  # type: ignore[union-attr]
    assert clerk.refused("2027-02-11", RequestReview("复核", "省人民政府")).rule == "second_once"
    too_long = clerk.refused("2027-03-20", ReviewOpinion("复核", "维持", "60"))
    assert (too_long.rule, too_long.article) == ("hearing_days", "第三十六条")
    done = clerk("2027-03-20", ReviewOpinion("复核", "维持复查意见", "10"))
    assert (done.status, clerk.duty("D9").plain, clerk.state("D9")) == (Status.FINAL, date(2027, 3, 22), MET)  # type: ignore[union-attr]
    for act in (TakeStep("调查", "陈立群", "又去"), life.reply(), Reopen("又来")):
        refused = clerk.refused("2027-03-21", act)
        assert (refused.rule, refused.article) == ("final", "第三十六条")
    clerk("2027-03-22", MakeCallBack("电话", "林小雨"))


@pytest.mark.law("D6", "D9")
def test_a_remedy_used_late_is_recorded_and_stays_late(clerk: Clerk) -> None:
    clerk.answered("2026-12-10", delivered="2026-12-14")
    assert clerk.state("D6", "2027-01-15") is EXCUSED
    clerk("2027-02-01", RequestReview("复查", "区人民政府"))
    assert clerk.state("D6") is LATE
    clerk("2027-02-20", ReviewOpinion("复查", "维持"))
    clerk("2027-02-25", RequestReview("复核", "市人民政府"))
    clerk("2027-05-06", ReviewOpinion("复核", "维持", "30"))
    assert clerk.state("D9") is LATE


def test_settled_at_the_table_it_wants_its_entry_and_takes_no_reply(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, handling=Handling.SETTLED, answer="当场补发到位")
    assert clerk.status() == Status.ANSWERED
    assert clerk.refused("2026-11-21", life.reply()).rule == "settled"
    assert clerk.refused("2026-11-21", RequestReview("复查", "区人民政府")).rule == "review_without_opinion"
    assert clerk.desk.followup.closing_needs(clerk.matter) == ("系统录入",)
    clerk("2026-11-25", EnterOfficial("已录入", "XF-9"))
    assert clerk("2026-11-25", Close()).status == Status.CLOSED


@pytest.mark.law("judging.judge")
def test_judged_again_by_version_and_the_owner_follows(two: Clerk) -> None:
    lacking = two.refused("2026-12-01", life.solved("2", measure=""))
    assert (lacking.rule, lacking.article) == ("verdict_measure", "第二十七条")
    assert two.refused("2026-12-01", life.solved("2", due="2027-03-01")).rule == "due_beyond_law"
    two("2026-12-01", life.solved("2", unit="自然资源所", due="2027-01-10"))
    assert (two.view().verdict, two.view().due_on) == ("全部合理", date(2027, 1, 10))
    two("2026-12-05", life.refusing("2"))
    view = two.view()
    assert (view.verdict, [len(one.versions) for one in view.points]) == ("部分合理", [0, 1])
    assert view.points[1].versions[0][2].unit == "自然资源所"
    assert two.view("2026-12-03").points[1].point.verdict == "全部合理"
    assert two.view("2026-11-30").points[1].point.verdict is None
    assert two.view("2026-12-03").due_on == date(2027, 1, 10)
    assert two.refused("2026-12-02", life.solved("2")).rule == "out_of_order"
    for day in ("2026-11-25", "2026-12-03", ""):
        assert two.view(day).unit == "社会保障所"
