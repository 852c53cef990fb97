"""Lives told as an office lives them: extended, late, reviewed, sent away and come back, typed late, corrected, undone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import builders, every_act
from tests.flow import life
from tests.flow.life import Clerk
from xfdesk.commands.line import main
from xfdesk.desk.clock import Clock, FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import (
    KINDS,
    Accept,
    CarryOut,
    ChangeRoute,
    Close,
    Deliver,
    EnterOfficial,
    Extend,
    GiveReply,
    MakeCallBack,
    MakePromise,
    Notice,
    PointAnswer,
    Reopen,
    RequestReview,
    Returned,
    ReviewOpinion,
    TakeStep,
    Transfer,
    Withdraw,
)
from xfdesk.records.visit import MatterEntry, PointEntry
from xfdesk.rules.words import DutyState, Status, Verdict

MET, LATE, OVERDUE = DutyState.MET, DutyState.LATE, DutyState.OVERDUE
EXCUSED, OPEN = DutyState.EXCUSED, DutyState.OPEN
ACCEPTANCE = Notice("受理告知书", "", "当面", "签收")


# An extension


def test_an_extension_once_of_at_most_thirty_days_carries_the_date(desk: Desk, clock: FixedClock) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    assert str(clerk.duty("D4", "2026-12-31").plain) == "2027-01-19"  # type: ignore[union-attr]
    refused = clerk.refused("2027-01-05", Extend("31", "情况复杂", "周启明"))
    assert (refused.rule, refused.article, refused.field) == ("extension_limit", "第三十四条", "days")
    clerk("2027-01-05", Extend("30", "情况复杂", "周启明"))
    second = clerk.refused("2027-01-06", Extend("1", "还没有办完", "周启明"))
    assert (second.rule, second.article) == ("extension_once", "第三十四条")
    assert clerk.refused("2026-12-01", Extend("1", "补记", "周启明")).rule == "extension_once"
    assert clerk.status("2027-01-05") == Status.EXTENDED
    assert clerk.status("2027-01-04") == Status.IN_HAND
    assert clerk.duty("D5", "2027-01-04") is None
    assert (clerk.state("D4", "2027-01-20"), clerk.state("D5", "2027-01-20")) == (EXCUSED, OPEN)
    assert str(clerk.duty("D5").plain) == "2027-02-18"  # type: ignore[union-attr]
    assert clerk.state("D5", "2027-03-10") is OVERDUE
    clerk.answered("2027-02-10", delivered="2027-02-10")
    assert (clerk.state("D4"), clerk.state("D5"), clerk.status()) == (EXCUSED, MET, Status.ANSWERED)
    assert desk.check() == ()


def test_after_expiry_there_is_no_extension_and_the_late_answer_stays_late(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    refused = clerk.refused("2027-01-20", Extend("10", "情况复杂", "周启明"))
    assert (refused.rule, refused.article, refused.field) == ("extension_expired", "第三十四条", "on")
    clerk.answered("2027-01-25", delivered="2027-01-26")
    clerk.closed("2027-02-01")
    assert (clerk.state("D4", "2027-01-19"), clerk.state("D4", "2027-01-20")) == (OPEN, OVERDUE)
    assert (clerk.state("D4"), clerk.duty("D5")) == (LATE, None)


def test_a_file_of_acts_is_refused_by_the_same_rules(
    desk: Desk,
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    monkeypatch.setattr(Clock, "now", lambda _: clock.now())
    common = {"matter": clerk.matter, "act": "extend", "reason": "情况复杂", "approver": "周启明"}
    lines = [
        {**common, "on": "2027-01-05", "days": 31},
        {**common, "on": "2027-01-20", "days": 30},
        {**common, "on": "2027-01-05", "days": 30},
        {**common, "on": "2027-01-06", "days": 1},
        {"matter": clerk.matter, "act": "close", "on": "2027-01-06"},
    ]
    file = tmp_path / "办理.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    desk.close()
    assert main(["--ledger", str(desk.path), "record", str(file), "--json"]) == 3
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one.get("rule"), one.get("article")) for one in said] == [
        ("extension_limit", "第三十四条"), ("extension_expired", "第三十四条"), (None, None), ("extension_once", "第三十四条"),
        ("close_unanswered", "第三十四条"),
    ]  # fmt: skip
    assert (said[2]["matter"], said[2]["status"]) == (clerk.matter, "已延期")


# Late for ever


def test_a_late_notice_stays_late_after_closing(desk: Desk, clock: FixedClock) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    clerk("2026-12-08", ACCEPTANCE)
    assert (clerk.state("D1", "2026-12-07"), clerk.state("D1", "2026-12-08")) == (OPEN, LATE)
    clerk.answered("2026-12-15", delivered="2026-12-15")
    clerk.closed("2026-12-16")
    clerk("2026-12-20", Reopen("材料有误"))
    for day in ("2026-12-16", "2026-12-20", "2027-12-01"):
        assert clerk.state("D1", day) is LATE


def test_a_second_notice_does_not_make_the_first_one_timely_but_one_found_later_does(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    clerk("2026-12-08", ACCEPTANCE)
    clerk("2026-12-09", ACCEPTANCE)
    assert clerk.state("D1") is LATE
    clerk("2026-11-30", Notice("转送(交办)告知单", "", "邮寄", "签收"))
    assert clerk.state("D1") is MET, "what counts is when it was handed over, not when it was typed"


@pytest.mark.parametrize(("withdrawn", "state"), [("2026-12-07", EXCUSED), ("2026-12-08", LATE)])
def test_a_notice_owed_on_withdrawing_stays_late_when_it_was_late(
    desk: Desk, clock: FixedClock, withdrawn: str, state: DutyState
) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    clerk(withdrawn, Withdraw("已经自行解决"))
    assert (clerk.status(), clerk.state("D1"), clerk.state("D1", withdrawn)) == (
        Status.WITHDRAWN,
        state,
        state,
    )
    assert clerk.state("D1", "2027-11-30") is state


# Reviews


def refused_reply(number: str = "") -> GiveReply:
    answers = (PointAnswer("1", "不符合认定条件", "不予支持", "某办法第三条"),)
    return GiveReply(number, "社会保障所", answers, life.REMEDY)


def test_a_review_changes_the_outcome_and_the_second_one_ends_the_matter(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    clerk("2026-11-20", ACCEPTANCE)
    clerk("2026-11-25", life.refusing())
    clerk("2026-12-01", refused_reply())
    clerk("2026-12-02", Deliver("当面", "签收"))
    clerk("2026-12-03", MakeCallBack("电话", "林小雨", "满意", "不满意", ""))
    clerk("2026-12-03", EnterOfficial("已录入", "XF-2026-7"))
    clerk("2026-12-04", Close())
    assert str(clerk.duty("D6").plain) == "2027-01-01"  # type: ignore[union-attr]

    clerk("2026-12-10", RequestReview("复查", "区人民政府"))
    assert (clerk.status(), clerk.state("D6")) == (Status.IN_REVIEW, MET)
    assert (str(clerk.duty("D7").plain), clerk.state("D7", "2027-01-09")) == ("2027-01-09", OPEN)  # type: ignore[union-attr]
    clerk("2027-01-05", ReviewOpinion("复查", "撤销原处理意见，责令重新作出"))
    assert clerk.state("D7") is MET

    clerk("2027-01-06", Reopen("复查责令重新作出"))
    clerk("2027-01-07", life.solved(due="2027-01-15"))
    given = clerk("2027-01-08", life.reply(carried_out="未落实"))
    assert (given.paper, clerk.view("2027-01-07").points[0].outcome) == ("处〔2027〕1号", "不予支持")
    clerk("2027-01-11", Deliver("当面", "签收"))
    view = clerk.view()
    assert (view.points[0].outcome, view.points[0].point.verdict) == ("支持", Verdict.FULLY_REASONABLE)
    assert [version[2].verdict for version in view.points[0].versions][-1] is Verdict.UNREASONABLE
    assert [row[0] for row in desk.file.sql('SELECT "on" FROM reply ORDER BY "on"')] == [
        "2026-12-01",
        "2027-01-08",
    ]
    assert (str(clerk.duty("D6").plain), clerk.state("D6", "2027-02-01")) == ("2027-02-10", OPEN)  # type: ignore[union-attr]
    assert (str(clerk.duty("D6", "2027-01-10").plain)) == "2027-01-01"  # type: ignore[union-attr]

    assert clerk.refused("2027-01-12", ReviewOpinion("复核", "维持")).rule == "no_review"
    clerk("2027-02-01", RequestReview("复核", "市人民政府"))
    assert clerk.status() == Status.IN_SECOND_REVIEW
    assert str(clerk.duty("D9").plain) == "2027-03-03"  # type: ignore[union-attr]
    assert clerk.refused("2027-02-20", ReviewOpinion("复核", "维持", "20")).rule == "hearing_days"
    clerk("2027-03-10", ReviewOpinion("复核", "维持复查意见", "10"))
    assert (str(clerk.duty("D9").plain), clerk.state("D9")) == ("2027-03-13", MET)  # type: ignore[union-attr]
    assert (clerk.status(), clerk.status("2027-03-09")) == (Status.FINAL, Status.IN_SECOND_REVIEW)
    for act in (Accept(), life.assign(), Reopen("再来"), Close(), life.reply(), Withdraw("不要了")):
        assert clerk.refused("2027-03-11", act).rule == "final"
    assert desk.followup.board(as_of=date(2027, 3, 11)).items == ()
    assert desk.check() == ()


def test_a_late_opinion_without_hearing_days_stays_late(desk: Desk, clock: FixedClock) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    clerk.answered("2026-12-01", delivered="2026-12-02")
    clerk("2027-01-10", RequestReview("复查", "区人民政府"))
    assert clerk.state("D6") is LATE
    clerk("2027-02-12", ReviewOpinion("复查", "维持"))
    assert clerk.state("D7") is LATE
    clerk("2027-02-15", RequestReview("复核", "市人民政府"))
    clerk("2027-03-20", ReviewOpinion("复核", "维持", "2"))
    assert (str(clerk.duty("D9").plain), clerk.state("D9")) == ("2027-03-19", LATE)  # type: ignore[union-attr]


# A transfer that comes back


def test_a_transfer_that_comes_back_is_finished_here(desk: Desk, clock: FixedClock) -> None:
    clerk = life.begun(desk, clock)
    clerk("2026-11-23", Transfer("区水务局"))
    clerk("2026-11-23", Notice("转送(交办)告知单", "", "当面", "签收"))
    assert clerk.status() == Status.TRANSFERRED
    assert clerk.refused("2026-11-24", life.assign()).rule == "handed_on"
    assert desk.followup.board(as_of=date(2026, 11, 24)).items == ()
    clerk("2026-11-30", Returned("区水务局", "属于镇管小型水利"))
    assert (clerk.status("2026-11-29"), clerk.status("2026-11-30")) == (Status.TRANSFERRED, Status.IN_HAND)
    assert [one.matter for one in desk.followup.board(as_of=date(2026, 12, 1)).items] == [clerk.matter]
    clerk("2026-12-01", Accept())
    clerk("2026-12-01", life.assign())
    assert str(clerk.duty("D4").plain) == "2027-01-30"  # type: ignore[union-attr]
    clerk.answered("2026-12-20", delivered="2026-12-21")
    clerk.closed("2026-12-22")
    assert (clerk.status(), clerk.state("D1"), clerk.state("D4")) == (Status.CLOSED, MET, MET)
    told = [moment.first for moment in clerk.view().timeline]
    assert any("退回" in one for one in told), told
    assert any("转送" in one for one in told), told
    assert desk.check() == ()


# As of a day


def test_a_day_in_the_middle_answers_by_when_it_happened(desk: Desk, clock: FixedClock) -> None:
    """Everything is typed a year later, the last first where that is lawful."""
    points = (PointEntry(text="补发补贴"), PointEntry(text="认定教龄"))
    letter = builders.letter(desk, handling=None, points=points, came={"received_on": "2026-11-20"})
    clerk = Clerk(desk, clock, desk.followup.receive(letter).number)
    clerk.until("2027-12-01")
    clerk("2026-11-21", Accept())
    clerk("2026-11-23", life.assign("社会保障所", "2027-01-10"))
    clerk("2026-12-01", life.assign("司法所", "2027-01-15"))
    clerk("2026-11-25", life.solved("1", due="2027-01-05"))
    clerk("2026-12-05", life.refusing("2"))
    clerk.answered("2026-12-15", delivered="2026-12-18", points=2)
    clerk("2026-11-30", ACCEPTANCE)

    stands = {
        day: (view.status, view.unit, str(view.due_on), [p.point.verdict for p in view.points], view.without_answer)
        for day in ("2026-11-20", "2026-11-22", "2026-11-24", "2026-11-26", "2026-12-02", "2026-12-15", "2026-12-18")
        for view in (clerk.view(day),)
    }  # fmt: skip
    full, no, none = Verdict.FULLY_REASONABLE, Verdict.UNREASONABLE, None
    assert stands == {
        "2026-11-20": (Status.REGISTERED, "", "None", [none, none], True),
        "2026-11-22": (Status.IN_HAND, "", "None", [none, none], True),
        "2026-11-24": (Status.IN_HAND, "社会保障所", "2027-01-10", [none, none], True),
        "2026-11-26": (Status.IN_HAND, "社会保障所", "2027-01-10", [full, none], True),
        "2026-12-02": (Status.IN_HAND, "司法所", "2027-01-15", [full, none], True),
        "2026-12-15": (Status.IN_HAND, "司法所", "2027-01-15", [full, no], False),
        "2026-12-18": (Status.ANSWERED, "司法所", "2027-01-15", [full, no], False),
    }
    assert [clerk.state("D1", day) for day in ("2026-11-29", "2026-11-30")] == [OPEN, MET]
    assert [clerk.state("D4", day) for day in ("2026-12-14", "2026-12-15")] == [OPEN, MET]
    items = {
        day: desk.followup.board(as_of=date.fromisoformat(day)).items for day in ("2026-11-22", "2026-12-02")
    }
    assert [(one.unit, one.without_owner) for one in items["2026-11-22"]] == [("", True)]
    assert [(one.unit, one.without_owner) for one in items["2026-12-02"]] == [("司法所", False)]
    assert clerk.view("2026-11-22").without_owner
    late = [moment for moment in clerk.view().timeline if moment.late]
    assert len(late) == len(desk.followup.done(clerk.matter)) == 8
    assert desk.check() == ()


# Corrected and taken back


def test_a_correction_keeps_the_first_text_and_a_second_one_does_too(desk: Desk, clock: FixedClock) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    first = TakeStep("调查", "陈立群", "去了东河村")
    done = clerk("2026-12-01", first)
    clerk.until("2027-12-05")
    clerk.correct(done, "2026-12-02", replace(first, text="去了西岭村"))
    clerk.correct(done, "", replace(first, text="去了西岭村二组"))
    (now,) = (one for one in desk.followup.done(clerk.matter) if one.uid == done.uid)
    assert (now.act, now.first) == (replace(first, text="去了西岭村二组"), first)
    assert (str(now.on), str(now.first_on), str(now.at.date())) == ("2026-12-02", "2026-12-01", "2027-12-01")
    assert [row[0] for row in desk.file.sql("SELECT text FROM step")] == ["去了西岭村二组"]
    with pytest.raises(Refused, match="找不到"):
        desk.followup.correct(done.uid, "", Accept())
    assert desk.check() == ()


def test_a_correction_is_refused_like_the_act_itself_and_changes_nothing(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    done = clerk("2027-01-05", Extend("20", "情况复杂", "周启明"))
    stood = life.dump(desk)
    for on, act, rule in (
        ("", Extend("31", "情况复杂", "周启明"), "extension_limit"),
        ("2027-01-21", Extend("20", "情况复杂", "周启明"), "extension_expired"),
        ("2026-11-01", Extend("20", "情况复杂", "周启明"), "before_received"),
        ("2029-11-01", Extend("20", "情况复杂", "周启明"), "future_date"),
        ("", Extend("20", "", "周启明"), "extension_reason"),
    ):
        with pytest.raises(Refused) as refused:
            clerk.correct(done, on, act)
        assert refused.value.rule == rule
        assert life.dump(desk) == stood
    clerk.correct(done, "2027-01-06", Extend("30", "情况复杂", "周启明"))
    assert str(clerk.duty("D5").plain) == "2027-02-18"  # type: ignore[union-attr]


def test_taking_back_restores_every_row_after_an_act_of_any_kind(desk: Desk, clock: FixedClock) -> None:
    every_act.office(desk, clock)
    kinds = set()
    for matter, on, act in every_act.LIVES:
        stood = life.dump(desk, without=life.DERIVED)
        view, board = desk.ledger.matter(matter), desk.followup.board()
        desk.followup.record(matter, on, act)
        assert life.dump(desk, without=life.DERIVED) != stood
        desk.followup.undo_last()
        assert life.dump(desk, without=life.DERIVED) == stood
        assert replace(desk.ledger.matter(matter), history=()) == replace(view, history=())
        assert desk.followup.board() == board
        desk.followup.record(matter, on, act)
        kinds.add(type(act))
    assert kinds == set(KINDS.values())
    assert desk.check() == ()


def test_taking_back_a_correction_restores_what_it_corrected(desk: Desk, clock: FixedClock) -> None:
    every_act.office(desk, clock)
    for matter, on, act in every_act.LIVES:
        done = desk.followup.record(matter, on, act)
        stood = life.dump(desk, without=life.DERIVED)
        desk.followup.correct(done.uid, "", act)
        desk.followup.undo_last()
        assert life.dump(desk, without=life.DERIVED) == stood, act
    assert desk.check() == ()


# An owner set by an act


def test_an_assignment_by_an_act_is_not_overwritten_by_a_later_visit(desk: Desk, clock: FixedClock) -> None:
    clerk = life.begun(desk, clock)
    clerk("2026-11-23", life.assign("司法所", "2027-01-10"))
    clerk.until("2026-12-04")
    desk.reception.close_day(desk.reception.current_day().uid, "")  # type: ignore[union-attr]
    day = desk.reception.open_day(builders.reception_day(date(2026, 12, 4))).uid
    again = replace(
        desk.reception.blank(day),
        visitor=builders.visitor(),
        matter=MatterEntry(),
        continues=clerk.view().uid,
        statement="又来问，另外要求补发差额",
        points=(builders.solved_point(text="补发差额", unit="社会保障所", due="2026-12-30"),),
    )
    desk.reception.save(again)
    view = clerk.view()
    assert (view.unit, view.person, str(view.due_on)) == ("司法所", "陈立群", "2027-01-10")
    assert (len(view.points), len(view.visits)) == (2, 2)
    assert desk.file.sql("SELECT count(*) FROM assignment WHERE until IS NULL") == [(1,)]
    clerk("2026-12-04", life.solved("2", unit="农业农村办", due="2026-12-20"))
    assert clerk.view().unit == "司法所", "nor by a new judgement"
    assert desk.check() == ()


# Other ways


def test_a_matter_led_to_its_lawful_way_and_back_again_keeps_its_clock(desk: Desk, clock: FixedClock) -> None:
    clerk = life.begun(desk, clock, accepted="2026-11-20")
    clerk("2026-11-25", ChangeRoute("1"))
    clerk("2026-11-26", Notice("法定途径告知单", "", "邮寄", "签收"))
    assert (clerk.status(), clerk.duty("D4")) == (Status.LAWFUL_WAY, None)
    clerk("2026-12-10", ChangeRoute("6"))
    assert clerk.status() == Status.IN_HAND
    assert str(clerk.duty("D4").plain) == "2027-01-19"  # type: ignore[union-attr]
    clerk("2026-12-11", MakePromise("年前答复", "韩雪梅", "2027-01-15"))
    clerk.answered("2026-12-20", delivered="2026-12-20")
    assert clerk.refused("2026-12-21", Close()).rule == "close_undone"
    clerk("2026-12-21", CarryOut("1", "已落实"))
    assert clerk.refused("2026-12-21", Close()).rule == "close_not_entered"
