"""The record: only lawful acts, each by its letter; the story corrected in place; what closing wants leads to its place."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from tests.ui.matter import conftest as life
from tests.ui.matter.conftest import Ctrl, Hand, Key, Town
from ui import actions
from ui.matter.acting import LEADS
from ui.matter.acts_row import KEYS
from ui.matter.timeline import MomentLine
from xfdesk.records import acts
from xfdesk.rules.words import ActKind

CtrlShiftZ = (Key.Key_Z, Ctrl | life.Shift)


def words(hand: Hand) -> list[str]:
    return [button.word for button in hand.record.acts.acts.values()]


# The acts


def test_only_what_is_lawful_now_stands_there_the_due_one_first_and_primary(hand: Hand, town: Town) -> None:
    offered = town.desk.followup.offers(town.number).offers
    assert words(hand) == [offer.label for offer in offered]
    assert "记送达" not in words(hand) and "办结" not in words(hand)
    primary = [one.word for one in hand.record.acts.acts.values() if one.property("primary")]
    assert primary == [offered[0].label]
    for kind, button in hand.record.acts.acts.items():
        assert button.text().endswith(actions.keys(KEYS[kind]))
        assert button.accessibleName()


def test_every_act_has_a_letter_of_its_own() -> None:
    letters = [actions.keys(name) for name in KEYS.values()]
    assert set(KEYS) == set(acts.KINDS)
    assert len(set(letters)) == len(letters) and all(len(one.removeprefix("Shift+")) == 1 for one in letters)


def test_an_unlawful_letter_says_why_with_the_article(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_H)
    assert hand.acting.form is None
    assert "第三十四条" in hand.said
    life.accepted(town)
    town.did(acts.Extend("30", "要比对", "周启明"))
    assert hand.record.acts.why.text() == "已延期一次，法定不再延"
    hand.press(Key.Key_Y)
    assert "只能延期一次" in hand.said and hand.acting.form is None


def test_what_was_recorded_stands_in_the_story_at_once_and_the_next_duty_is_primary(
    hand: Hand, town: Town
) -> None:
    hand.press(Key.Key_P)
    hand.press(Key.Key_S, Ctrl)
    assert hand.record.timeline is not None
    assert any(line.moment.first == "兑现答应" for line in hand.record.timeline.lines)
    first = next(iter(hand.record.acts.acts.values()))
    assert first.word == "书面告知" and first.hasFocus()


def test_the_status_line_takes_it_back(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_P)
    hand.press(Key.Key_S, Ctrl)
    assert "记兑现" in hand.said and hand.window.status.undo.isVisible()
    hand.press(*CtrlShiftZ)
    assert town.acts() == []
    assert "撤销" in hand.said and not hand.window.status.undo.isVisible()
    assert next(iter(hand.record.acts.acts.values())).word == "记兑现"


def test_what_is_recorded_elsewhere_leaves_the_cursor_on_the_acts(hand: Hand, town: Town) -> None:
    assert hand.record.acts.isAncestorOf(hand.here())
    town.did(acts.KeepPromise("核对档案"))
    assert hand.here() is next(iter(hand.record.acts.acts.values()))
    assert next(iter(hand.record.acts.acts.values())).word == "书面告知"


def test_it_is_taken_back_from_the_list_too(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_P)
    hand.press(Key.Key_S, Ctrl)
    hand.press(Key.Key_Escape)
    assert not hand.opened.is_open
    hand.page.undo()
    assert town.acts() == []


def test_more_opens_the_acts_without_room_by_its_key_and_closes_again(hand: Hand) -> None:
    row = hand.record.acts
    assert not row.acts[ActKind.WITHDRAW].isVisible() and row.more.isVisible()
    hand.press(Key.Key_M)
    assert row.acts[ActKind.WITHDRAW].isVisible() and row.isAncestorOf(hand.here())
    assert hand.here() is not row.more
    hand.press(Key.Key_M)
    assert not row.acts[ActKind.WITHDRAW].isVisible() and row.more.hasFocus()


def test_an_act_without_room_still_answers_its_letter(hand: Hand) -> None:
    hand.press(Key.Key_W)
    assert hand.form.asks.kind is ActKind.WITHDRAW


def test_letters_answer_while_the_cursor_stands_in_the_day_bar(hand: Hand) -> None:
    hand.page.to_list.setFocus()
    hand.press(Key.Key_D)
    assert hand.form.asks.kind is ActKind.STEP


def test_letters_rest_in_the_list(hand: Hand) -> None:
    hand.press(Key.Key_Escape)
    hand.press(Key.Key_D)
    assert not hand.opened.is_open


# The story


def lines(hand: Hand) -> list[MomentLine]:
    assert hand.record.timeline is not None
    return hand.record.timeline.lines


def line_of(hand: Hand, first: str) -> MomentLine:
    return next(line for line in lines(hand) if line.moment.first.startswith(first))


def test_an_act_is_corrected_in_its_own_form_and_its_first_text_is_shown(hand: Hand, town: Town) -> None:
    town.did(acts.TakeStep("调查", "马建国", "查了册子"))
    line_of(hand, "调查").setFocus()
    hand.press(Key.Key_Return)
    assert hand.form.value("text") == "查了册子"
    assert "更正" in hand.form.accessibleName() and not hand.form.first.isVisible()
    hand.press(Key.Key_Tab)
    hand.type("查了县档案馆的册子")
    hand.press(Key.Key_S, Ctrl)
    assert town.acts() == [acts.TakeStep("调查", "马建国", "查了县档案馆的册子")]
    line = line_of(hand, "调查")
    assert "查了县档案馆的册子" in line.moment.second and "原为：查了册子" in line.moment.second
    line.setFocus()
    hand.press(Key.Key_Return)
    assert "原为：查了册子" in hand.form.first.text() and hand.form.first.isVisible()


def test_a_correction_keeps_the_day_unless_it_is_changed(hand: Hand, town: Town) -> None:
    town.did(acts.TakeStep("调查", "马建国", "查了册子"), on="2026-11-24")
    line_of(hand, "调查").setFocus()
    hand.press(Key.Key_Return)
    assert hand.form.on() == "2026-11-24"
    hand.form.foot.day.setFocus()
    hand.type("11-25")
    hand.press(Key.Key_S, Ctrl)
    (one,) = town.desk.followup.done(town.number)
    assert one.on.isoformat() == "2026-11-25"


def test_an_unlawful_correction_is_refused_and_changes_nothing(hand: Hand, town: Town) -> None:
    life.accepted(town)
    town.did(acts.Extend("20", "要比对", "周启明"))
    line_of(hand, "延期").setFocus()
    hand.press(Key.Key_Return)
    hand.form.fields["days"][1].setFocus()
    hand.type("31")
    hand.press(Key.Key_S, Ctrl)
    assert hand.acting.form is not None
    assert acts.Extend("20", "要比对", "周启明") in town.acts()


def test_the_arrows_go_through_the_story_and_only_what_leads_somewhere_says_so(
    hand: Hand, town: Town
) -> None:
    town.did(acts.TakeStep("调查", "马建国", "查了册子"))
    first = lines(hand)[0]
    first.setFocus()
    hand.press(Key.Key_Down)
    assert lines(hand)[1].hasFocus()
    hand.press(Key.Key_Up)
    assert first.hasFocus()
    for line in lines(hand):
        assert line.accessibleName()
        assert bool(line.accessibleDescription()) is bool(line.leads)
    hand.press(Key.Key_Return)
    assert hand.acting.form is None, "a visit is corrected on its own form"


def test_what_comes_leads_to_the_act_that_meets_it(hand: Hand) -> None:
    line_of(hand, "兑现答应").setFocus()
    hand.press(Key.Key_Return)
    assert hand.form.asks.kind is ActKind.PROMISE_KEPT
    assert hand.form.value("what") == "核对档案后电话告知"
    hand.press(Key.Key_Escape)
    line_of(hand, "书面答复").setFocus()
    hand.press(Key.Key_Return)
    assert hand.form.asks.kind is ActKind.REPLY


# What closing still wants


def test_each_word_of_what_closing_wants_leads_to_its_place(hand: Hand, town: Town) -> None:
    life.accepted(town)
    links = hand.record.closing.links
    assert tuple(links) == town.desk.ledger.matter(town.number).closing_needs
    assert set(links) <= set(LEADS)
    for word, where in (("书面答复", "answer"), ("办理结论", "outcome")):
        links[word].setFocus()
        hand.press(Key.Key_Return)
        assert hand.form.asks.kind is ActKind.REPLY
        field = hand.form.fields[f"answers.0.{where}"][1]
        assert field is hand.here() or field.isAncestorOf(hand.here())
    links["救济途径"].setFocus()
    hand.press(Key.Key_Return)
    assert hand.here() is hand.form.fields["remedy"][1]
    links["系统录入"].setFocus()
    hand.press(Key.Key_Return)
    assert hand.form.asks.kind is ActKind.ENTER_OFFICIAL and hand.here() is hand.form.fields["number"][1]


def test_a_word_whose_act_has_to_wait_says_what_comes_first(hand: Hand, town: Town) -> None:
    life.accepted(town)
    hand.record.closing.links["送达"].setFocus()
    hand.press(Key.Key_Return)
    assert hand.acting.form is None
    assert "出具答复" in hand.said


def test_the_list_grows_shorter_and_is_gone_when_nothing_lacks(hand: Hand, town: Town) -> None:
    life.delivered(town)
    assert tuple(hand.record.closing.links) == ("落实", "系统录入")
    hand.record.closing.links["落实"].setFocus()
    hand.press(Key.Key_Return)
    hand.press(Key.Key_S, Ctrl)
    assert tuple(hand.record.closing.links) == ("系统录入",)
    town.did(acts.EnterOfficial("已录入", "XF1"))
    assert not hand.record.closing.isVisible()


# The demands


def test_a_new_judgement_stands_above_the_earlier_one(hand: Hand, town: Town) -> None:
    from PySide6.QtWidgets import QLabel

    judged = acts.Judge(
        point="1", verdict="不合理", by="周启明", reason="档案不符", basis="《教师法》", explanation="说明了", explained_by="周启明",
        explained_on="2026-11-27", remedy=life.REMEDY,
    )  # fmt: skip
    town.did(judged)
    said = [one.text() for one in hand.record.side_area.findChildren(QLabel)]
    assert any("前判" in one for one in said)
    assert any("核对档案，有证明的三年先行认定" in one and "全部合理" in one for one in said)


# Sealed


@pytest.mark.law("accusation_sealed")
def test_an_opened_accusation_offers_its_letter_and_its_entry_alone(hand: Hand, town: Town) -> None:
    from tests import builders

    town.clock.set(life.LATER)
    day = town.desk.reception.open_day(builders.reception_day(life.LATER.date())).uid
    saved = town.desk.reception.save(builders.accusation(town.desk, day))
    hand.open(saved.number)
    assert hand.record.acts.acts == {} and not hand.record.acts.isVisible()
    hand.press(Key.Key_G)
    assert hand.acting.form is None
    sealed = hand.record.sealed
    assert sealed is not None and sealed.reason.hasFocus()
    hand.type("纪委来函调阅")
    QTest.keyClick(sealed.reason, Key.Key_Return)
    assert set(hand.record.acts.acts) == {ActKind.NOTICE, ActKind.ENTER_OFFICIAL}
    assert "card" not in hand.record.acts.others
    hand.record.acts.take_focus()
    hand.press(Key.Key_G)
    assert hand.form.value("kind") == "移送函"
    hand.press(Key.Key_S, Ctrl)
    assert hand.acting.form is None
    assert any("移送函" in line.moment.first for line in lines(hand))
    assert not hand.window.status.undo.isVisible()
    with pytest.raises(Exception, match="第三十条"):
        town.desk.followup.record(saved.number, "", acts.Accept())


def test_the_status_line_names_the_keys_of_what_is_in_hand(hand: Hand) -> None:
    def keys() -> str:
        return hand.window.status.keys.text()

    assert "回到列表" in keys()
    hand.press(Key.Key_D)
    assert actions.line("record_act") in keys() and "收起" in keys()
    hand.press(Key.Key_Escape)
    assert "回到列表" in keys()


# From 督办


def test_the_same_record_stands_beside_the_list_of_what_is_due(hand: Hand, town: Town) -> None:
    hand.window.open_page("followup", town.number)
    page = hand.window.page
    opened = page.opened  # type: ignore[union-attr]
    hand.press(Key.Key_P)
    hand.press(Key.Key_S, Ctrl)
    assert town.acts() == [acts.KeepPromise("核对档案后电话告知")]
    assert opened.record.acts.isAncestorOf(hand.here())
    hand.press(*CtrlShiftZ)
    assert town.acts() == []
    hand.press(Key.Key_K)
    assert opened.card is not None and hand.window.bar.title.text() == "督办"
    hand.press(Key.Key_Escape)
    assert opened.card is None and opened.record is not None
    hand.press(Key.Key_Escape)
    assert not opened.is_open
