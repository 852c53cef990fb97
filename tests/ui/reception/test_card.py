"""A card put on the reader, a saved visit in the form: nobody's number lands on somebody else."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests import builders
from tests.ui.reception.conftest import Hands
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk

OTHER = "411325196209030016"


def saved_in_the_form(page: ReceptionPage, desk: Desk) -> str:
    assert page.day is not None
    visit = desk.reception.save(builders.visit(desk, page.day.uid)).visit
    page.today.acts.open(visit)
    return visit


def slowly(hands: Hands, number: str) -> None:
    """By hand: a tenth of a second between the keys."""
    for n, digit in enumerate(number):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, digit)
        event.setTimestamp(1000 + 100 * n)
        QApplication.sendEvent(hands.focus, event)


def test_another_persons_card_on_a_saved_visit_begins_the_next(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    visit = saved_in_the_form(page, reception_desk)
    hands.card(OTHER)
    hand = page.today.in_hand
    assert hand.entry.uid != visit and hand.written().visitor.id_number == OTHER
    assert hands.here() == "姓名"
    assert (
        reception_desk.reception.entry(visit).visitor.id_number
        == builders.visit(reception_desk, "").visitor.id_number
    )
    hands.key("F2")
    assert reception_desk.reception.draft_entry(visit) is None, "the saved visit was not touched"


def test_the_same_card_again_changes_nothing(page: ReceptionPage, hands: Hands, reception_desk: Desk) -> None:
    visit = saved_in_the_form(page, reception_desk)
    number = page.today.in_hand.entry.visitor.id_number
    hands.card(number)
    assert page.today.in_hand.entry.uid == visit
    assert page.today.in_hand.written().visitor.id_number == number


def test_a_number_mended_by_hand_stays_with_its_visit_and_is_said(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    visit = saved_in_the_form(page, reception_desk)
    hands.key("Ctrl+A")
    slowly(hands, OTHER)
    hands.key("Return")
    page.today.in_hand.check_now()
    assert page.today.in_hand.entry.uid == visit
    assert page.today.workplace.form.head.changed.text() == "改了证件号，还没有保存"


def test_a_wrong_card_is_replaced_before_anything_else_is_typed(page: ReceptionPage, hands: Hands) -> None:
    uid = page.today.in_hand.entry.uid
    hands.card(OTHER)
    page.today.workplace.form.places.start()
    hands.card("411325197603142044")
    assert page.today.in_hand.entry.uid == uid
    assert page.today.in_hand.written().visitor.id_number == "411325197603142044"


def test_a_card_on_a_half_typed_visit_leaves_it_in_the_queue(page: ReceptionPage, hands: Hands) -> None:
    uid = page.today.in_hand.entry.uid
    hands.card("411325197603142044")
    hands.type("高秀兰")
    page.today.workplace.form.places.start()
    hands.card(OTHER)
    assert page.today.in_hand.entry.uid != uid
    assert [(row.name, row.unfinished) for row in page.today.in_hand.rows][:1] == [("高秀兰", True)]


def test_a_saved_visit_rests_until_it_is_edited(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    saved_in_the_form(page, reception_desk)
    form = page.today.workplace.form
    assert form.who.name.property("rests") and not page.today.in_hand.unsaved
    form.who.address.setFocus()
    hands.type("三")
    page.today.in_hand.check_now()
    assert not form.who.name.property("rests")
    assert form.head.changed.text() == "改了住址，还没有保存"


def test_a_visit_read_back_into_the_form_is_what_was_saved(page: ReceptionPage, reception_desk: Desk) -> None:
    saved_in_the_form(page, reception_desk)
    assert page.today.in_hand.written() == page.today.in_hand.entry


def test_after_an_accusation_the_next_card_is_read(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    page.today.in_hand.show(builders.accusation(reception_desk, page.day.uid))
    page.today.in_hand.unsaved = True
    hands.key("Ctrl+Return")
    assert hands.here() == "证件号"
    hands.card(OTHER)
    assert page.today.in_hand.written().visitor.id_number == OTHER


def test_taking_a_save_back_keeps_the_visitor_in_hand_and_says_whose_it_was(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    said: list[str] = []
    page.said.connect(lambda text, _undo: said.append(text))
    assert page.day is not None
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.unsaved = True
    hands.key("Ctrl+Return")
    hands.type("123")
    hands.key("Ctrl+Z")
    assert reception_desk.ledger.total() == 1, "Ctrl+Z is for typing alone"
    hands.until("姓名")
    hands.type("王春生")
    hands.key("Ctrl+Shift+Z")
    assert reception_desk.ledger.total() == 0
    assert "高秀兰" in said[-1]
    assert {row.name for row in page.today.in_hand.rows} == {"高秀兰", "王春生"}


def test_the_marks_are_there_again_after_a_continued_visit(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    reception_desk.reception.save(builders.visit(reception_desk, page.day.uid))
    page.today.acts.begin()
    hands.card("411325197603142044")
    hands.key("F6")
    lines = page.today.workplace.form.points.earlier
    assert lines.count() == 1, "what was asked before is seen before anything is typed"
    hands.type("再来问一次。")
    hands.key("Ctrl+Return")
    handling = page.today.workplace.form.handling
    assert handling.urgent.isVisible() and handling.hardship.isVisible() and handling.conference.isVisible()
    assert lines.count() == 0


def test_a_settled_demand_takes_what_was_just_explained_as_its_answer(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    assert page.day is not None
    entry = builders.visit(reception_desk, page.day.uid, points=(builders.unreasonable_point(),))
    page.today.in_hand.show(replace(entry, handling=None, answer=""))
    ways = page.today.workplace.form.handling.ways
    ways.button("当场解决").click()
    assert page.today.workplace.form.handling.answer.value() == builders.unreasonable_point().explanation
