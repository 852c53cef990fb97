"""The ten commonest acts, each by keys alone from the open record: a key or a choice counts one, typing is free."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.matter import conftest as life
from tests.ui.matter.conftest import Ctrl, Hand, Key, Town
from xfdesk.records import acts
from xfdesk.records.acts import Act

MOST = 6


def done(hand: Hand, town: Town) -> Act:
    """The last act on the disk; the form is gone, the cursor stands on what is due next."""
    assert len(hand.pressed) <= MOST, hand.pressed
    assert hand.acting.form is None
    assert hand.record.acts.isAncestorOf(hand.here())
    return town.acts()[-1]


def test_a_notice_handed_over(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_G)
    hand.press(Key.Key_S, Ctrl)
    act = done(hand, town)
    assert isinstance(act, acts.Notice)
    assert (act.method, act.receipt) == ("当面", "签收") and act.number
    assert town.status() == "办理中"
    assert "书面告知" in hand.said and act.number in hand.said


def test_a_step(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    hand.type("查了县档案馆的名册")
    hand.press(Key.Key_S, Ctrl)
    act = done(hand, town)
    assert act == acts.TakeStep("调查", "陈立群", "查了县档案馆的名册")


def test_an_assignment(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_A)
    hand.type("周启明")
    hand.press(Key.Key_Return)
    hand.type("12-10")
    hand.press(Key.Key_S, Ctrl)
    act = done(hand, town)
    assert isinstance(act, acts.Assign)
    assert (act.lead_official, act.due, act.unit) == ("周启明", "2026-12-10", "社会保障所")


def test_a_promise_kept(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_P)
    hand.press(Key.Key_S, Ctrl)
    assert done(hand, town) == acts.KeepPromise("核对档案后电话告知")


def test_an_extension(hand: Hand, town: Town) -> None:
    life.accepted(town)
    hand.press(Key.Key_Y)
    hand.type("周启明")
    hand.press(Key.Key_Return)
    hand.type("档案要省里比对")
    hand.press(Key.Key_S, Ctrl)
    assert done(hand, town) == acts.Extend("30", "档案要省里比对", "周启明")
    assert town.status() == "已延期"


def test_a_reply_for_one_point(hand: Hand, town: Town) -> None:
    life.accepted(town)
    hand.press(Key.Key_R)
    hand.type("经核对档案，认定教龄三年")
    hand.press(Key.Key_S, Ctrl)
    act = done(hand, town)
    assert isinstance(act, acts.GiveReply)
    assert act.answers[0].outcome == "支持" and act.answers[0].basis == "《教师法》第三十一条"
    assert act.remedy and act.number


def test_a_delivery(hand: Hand, town: Town) -> None:
    life.replied(town)
    hand.press(Key.Key_H)
    hand.press(Key.Key_S, Ctrl)
    assert done(hand, town) == acts.Deliver("当面", "签收")
    assert town.status() == "已答复"


def test_what_was_supported_is_carried_out(hand: Hand, town: Town) -> None:
    life.delivered(town)
    hand.press(Key.Key_L)
    hand.press(Key.Key_S, Ctrl)
    assert done(hand, town) == acts.CarryOut("1", "已落实")


def test_a_call_back(hand: Hand, town: Town) -> None:
    life.delivered(town)
    hand.press(Key.Key_C)
    hand.press(Key.Key_1)
    hand.press(Key.Key_Return)
    hand.press(Key.Key_2)
    hand.press(Key.Key_S, Ctrl)
    act = done(hand, town)
    assert isinstance(act, acts.MakeCallBack)
    assert (act.method, act.reception, act.unit_satisfaction) == ("电话", "满意", "基本满意")


def test_the_entry_in_the_official_system(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_O)
    hand.type("XF20261127001")
    hand.press(Key.Key_S, Ctrl)
    assert done(hand, town) == acts.EnterOfficial("已录入", "XF20261127001")


def test_closing(hand: Hand, town: Town) -> None:
    life.ready_to_close(town)
    hand.press(Key.Key_E)
    hand.press(Key.Key_Return)
    assert done(hand, town) == acts.Close()
    assert town.status() == "已办结"


def kept(town: Town) -> None:
    town.did(acts.KeepPromise("核对档案"))


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ((), "记兑现"),
        ((kept,), "书面告知"),
        ((kept, life.accepted), "出具答复"),
        ((kept, life.replied), "记送达"),
        ((kept, life.ready_to_close), "记回访"),
    ],
)
def test_enter_on_the_open_record_begins_what_is_due_next(
    hand: Hand, town: Town, before: tuple[Callable[[Town], None], ...], label: str
) -> None:
    """The primary button has the cursor: the act due next is one key away."""
    for step in before:
        step(town)
    hand.open(town.number)
    hand.press(Key.Key_Return)
    assert hand.form.asks.title == label
