"""A card's keys come within milliseconds: nothing is kept in their midst, and nobody's number lands on somebody else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from tests.ui.reception.test_card import OTHER, saved_in_the_form, slowly
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk

CARD = "411325197603142044"
WITH_X = "11010119900307803X"


def half(hands: Hands) -> None:
    QTest.keyClicks(hands.focus, OTHER[:10])


def rest(hands: Hands) -> None:
    QTest.keyClicks(hands.focus, OTHER[10:])
    QTest.keyClick(hands.focus, Qt.Key.Key_Return)
    QApplication.processEvents()


def card_with_shift(hands: Hands, number: str) -> None:
    """A reader that sends the X as a keyboard does, with Shift held."""
    QTest.keyClicks(hands.focus, number[:-1])
    QTest.keyPress(hands.focus, Qt.Key.Key_Shift)
    QTest.keyClick(hands.focus, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyRelease(hands.focus, Qt.Key.Key_Shift)
    QTest.keyClick(hands.focus, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize("act", ["keep", "keep_now"])
def test_half_a_card_is_never_kept_over_a_saved_visit(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, act: str
) -> None:
    visit = saved_in_the_form(page, reception_desk)
    half(hands)
    getattr(page.today.in_hand, act)()
    assert reception_desk.reception.draft_entry(visit) is None
    rest(hands)
    assert page.today.in_hand.entry.uid != visit
    assert page.today.in_hand.written().visitor.id_number == OTHER
    assert reception_desk.reception.draft_entry(visit) is None


def test_what_else_was_changed_is_kept_without_the_half_of_a_card(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    visit = saved_in_the_form(page, reception_desk)
    page.today.in_hand.led_to.emit("matter.summary")
    hands.key("End")
    hands.type("，补发")
    page.today.workplace.form.places.start()
    half(hands)
    page.today.in_hand.keep_now()
    kept = reception_desk.reception.draft_entry(visit)
    assert kept is not None
    assert kept[0].matter.summary.endswith("，补发")
    assert kept[0].visitor.id_number == reception_desk.reception.entry(visit).visitor.id_number


def test_a_number_typed_by_hand_is_kept_to_its_last_figure(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    hands.type("4")
    page.today.in_hand.keep_now()
    kept = reception_desk.reception.draft_entry(page.today.in_hand.entry.uid)
    assert kept is not None and kept[0].visitor.id_number == "4"


def test_an_x_sent_with_shift_is_read_like_any_card(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    visit = saved_in_the_form(page, reception_desk)
    card_with_shift(hands, WITH_X)
    assert page.today.in_hand.entry.uid != visit
    assert page.today.in_hand.written().visitor.id_number.upper() == WITH_X
    assert reception_desk.reception.entry(visit).visitor.id_number == CARD


def half_typed(page: ReceptionPage, hands: Hands) -> str:
    hands.card(CARD)
    hands.type("高秀兰")
    hands.until("概况")
    hands.type("养老金")
    return page.today.in_hand.entry.uid


def names(page: ReceptionPage) -> list[tuple[str, bool]]:
    return [(row.name, row.unfinished) for row in page.today.in_hand.rows]


def test_another_persons_card_on_a_draft_that_was_opened_again_begins_the_next(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    uid = half_typed(page, hands)
    hands.key("F2")
    page.today.acts.open(uid)
    page.today.workplace.form.places.start()
    hands.card(OTHER)
    written = page.today.in_hand.written()
    assert written.uid != uid
    assert (written.visitor.id_number, written.visitor.name, written.matter.summary) == (OTHER, "", "")
    kept = reception_desk.reception.draft_entry(uid)
    assert kept is not None and kept[0].visitor.id_number == CARD
    assert ("高秀兰", True) in names(page)


def test_another_persons_card_on_the_draft_offered_at_the_start_begins_the_next(
    page: ReceptionPage, hands: Hands, make_window: MakeWindow
) -> None:
    uid = half_typed(page, hands)
    page.today.in_hand.keep_now()
    window = make_window()
    again = window.page
    assert isinstance(again, ReceptionPage) and again.today.in_hand.entry.uid == uid
    again.today.workplace.form.places.start()
    Hands(window).card(OTHER)
    written = again.today.in_hand.written()
    assert written.uid != uid
    assert (written.visitor.id_number, written.visitor.name) == (OTHER, "")


@pytest.mark.parametrize("number", [CARD, ""])
def test_another_persons_card_after_one_more_matter_begins_the_next(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, number: str
) -> None:
    assert page.day is not None
    entry = builders.visit(reception_desk, page.day.uid, visitor=builders.visitor(id_number=number))
    page.today.in_hand.show(entry)
    page.today.in_hand.typed()
    hands.key("Ctrl+M")
    second = page.today.in_hand.entry
    page.today.workplace.form.places.start()
    hands.card(OTHER)
    written = page.today.in_hand.written()
    assert written.uid not in (entry.uid, second.uid)
    assert (written.visitor.id_number, written.visitor.name, written.visitor.uid) == (OTHER, "", "")
    assert ("高秀兰", True) in names(page), "the one more matter waits in the queue"


def test_another_persons_card_after_the_particulars_were_taken_over_begins_the_next(
    page: ReceptionPage, hands: Hands, reception_desk: Desk
) -> None:
    saved_in_the_form(page, reception_desk)
    page.today.acts.begin()
    hands.card(CARD)
    hands.key("F5")
    taken = page.today.in_hand.entry.uid
    page.today.workplace.form.places.start()
    hands.card(OTHER)
    assert page.today.in_hand.entry.uid != taken
    assert page.today.in_hand.written().visitor.uid == ""


def test_a_number_typed_by_hand_is_not_overwritten_by_a_card(page: ReceptionPage, hands: Hands) -> None:
    uid = page.today.in_hand.entry.uid
    slowly(hands, CARD)
    hands.key("Return")
    page.today.workplace.form.places.start()
    hands.card(OTHER)
    assert page.today.in_hand.entry.uid != uid


@pytest.mark.parametrize("read", ["11010119900307803x", "１１０１０１１９９００３０７８０３Ｘ", WITH_X])
def test_the_same_number_written_otherwise_is_the_same_person(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, read: str
) -> None:
    assert page.day is not None
    entry = builders.visit(reception_desk, page.day.uid, visitor=builders.visitor(id_number=WITH_X))
    visit = reception_desk.reception.save(entry).visit
    page.today.acts.open(visit)
    if read.isascii():
        hands.card(read)
    else:
        page.today.acts.card_read(read, page.today.workplace.form.who.id_number.value())
    hand = page.today.in_hand
    assert hand.entry.uid == visit and hand.written().visitor.id_number == WITH_X
    hand.keep_now()
    assert not hand.unsaved and reception_desk.reception.draft_entry(visit) is None
