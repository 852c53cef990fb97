"""The 录入卡 in the window: each field copied by one key, the number entered there, the next one a key away."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests import builders
from tests.ui.matter import conftest as life
from tests.ui.matter.conftest import Ctrl, Hand, Key, Town
from ui.matter.card import EntryCard
from xfdesk.records import acts
from xfdesk.records.visit import VisitorEntry


def card(hand: Hand) -> EntryCard:
    assert hand.opened.card is not None
    return hand.opened.card


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def another(town: Town) -> str:
    day = town.desk.reception.open_day(builders.reception_day(life.LATER.date())).uid
    entry = builders.visit(
        town.desk,
        day,
        visitor=VisitorEntry(name="赵德顺", village="东河村", address="一组", phone="13537717121"),
    )
    return town.desk.reception.save(entry).number


def test_each_field_is_copied_by_one_key_which_goes_on_to_the_next(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_K)
    filled = [line for line in card(hand).lines if line.value]
    for line in filled:
        assert hand.here() is line
        hand.press(Key.Key_Return)
        assert clipboard() == line.value and line.copied
    assert any(line.value == "411325197603142044" for line in filled)
    form = card(hand).form
    assert form is not None and hand.here() is form.fields["number"][1]
    hand.type("XF20261127001")
    hand.press(Key.Key_S, Ctrl)
    assert town.acts()[-1] == acts.EnterOfficial("已录入", "XF20261127001")
    assert "系统录入" in hand.said and hand.window.status.undo.isVisible()


def test_an_empty_field_is_passed_by(hand: Hand) -> None:
    hand.press(Key.Key_K)
    empty = next(line for line in card(hand).lines if not line.value)
    assert not empty.isEnabled() and "空着" in empty.accessibleName()
    for _ in card(hand).lines:
        hand.press(Key.Key_Down)
        assert hand.here() is not empty
        if not hand.record.isAncestorOf(hand.here()) and hand.here() not in card(hand).lines:
            break


def test_opening_the_card_is_written_down_as_showing_the_full_number(hand: Hand, town: Town) -> None:
    before = len(town.desk.ledger.matter(town.number).history)
    hand.press(Key.Key_K)
    entries = town.desk.ledger.matter(town.number).history
    assert [entry.what for entry in entries[before:]] == ["显示全号"]
    assert "已记入操作历史" in hand.said


def test_the_ledgers_key_opens_the_list_of_what_is_not_entered(hand: Hand, town: Town) -> None:
    other = another(town)
    hand.press(Key.Key_Escape)
    hand.press(Key.Key_K, Ctrl)
    opened = card(hand)
    assert "2 件" in opened.count.text()
    assert hand.here() is opened.list and opened.matter == ""
    assert opened.lines == [], "nothing is shown in full before a card is opened"
    hand.press(Key.Key_Return)
    assert opened.head.note.text().startswith(town.number)
    opened.form.begin("number")  # type: ignore[union-attr]
    hand.type("XF1")
    hand.press(Key.Key_S, Ctrl)
    assert "1 件" in opened.count.text() and hand.here() is opened.list
    hand.press(Key.Key_Return)
    assert opened.head.note.text().startswith(other)
    opened.form.begin("number")  # type: ignore[union-attr]
    hand.type("XF2")
    hand.press(Key.Key_S, Ctrl)
    assert "都录入了" in opened.hint.text()


def test_a_refused_entry_says_why_and_keeps_the_words(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_K)
    form = card(hand).form
    assert form is not None
    form.begin("number")
    hand.type("XF1")
    form.foot.day.setFocus()
    hand.type("2027-01-04")
    hand.press(Key.Key_S, Ctrl)
    assert card(hand).form is form and town.acts() == []
    assert "还没有到" in form.foot.trouble.text() and form.value("number") == "XF1"


def test_escape_goes_back_to_the_record_and_then_to_the_list(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_K)
    hand.press(Key.Key_Escape)
    assert hand.opened.card is None and hand.record.isVisible()
    hand.press(Key.Key_Escape)
    assert not hand.opened.is_open and hand.page.table.hasFocus()


def test_full_numbers_go_with_the_page(hand: Hand) -> None:
    hand.press(Key.Key_K)
    hand.window.open_page("office")
    QApplication.processEvents()
    assert hand.window.pages["ledger"].opened.card is None  # type: ignore[attr-defined]


def test_a_sealed_one_in_the_list_shows_nothing_and_has_no_card(hand: Hand, town: Town) -> None:
    day = town.desk.reception.open_day(builders.reception_day(life.LATER.date())).uid
    town.desk.reception.save(builders.accusation(town.desk, day))
    hand.press(Key.Key_Escape)
    hand.press(Key.Key_K, Ctrl)
    hand.press(Key.Key_Down)
    item = card(hand).list.currentItem()
    assert item is not None and "检举控告（已密封）" in item.text() and "邵" not in item.text()
    hand.press(Key.Key_Return)
    assert card(hand).lines == [] and "第三十条" in card(hand).hint.text()
