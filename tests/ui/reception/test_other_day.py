"""Correcting a visit of another day: which day is said, numbers stay masked until asked for, and today comes back by itself."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from ui.main_window import MainWindow
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.records.day import ReceptionDay
from xfdesk.records.visit import Saved

CARD = "411325197603142044"
MASKED = "411325********2044"
WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def old(reception_desk: Desk) -> Saved:
    """A visit of Wednesday, in the ledger before the window opens; Friday is begun again after it."""
    reception = reception_desk.reception
    running = reception.current_day()
    assert running is not None
    reception.close_day(running.uid, "")
    day = reception.open_day(builders.reception_day(WEDNESDAY))
    saved = reception.save(builders.visit(reception_desk, day.uid))
    reception.close_day(day.uid, "")
    reception.reopen_day(running.uid)
    return saved


@pytest.fixture
def correcting(
    old: Saved, reception_window: MainWindow, page: ReceptionPage, hands: Hands
) -> tuple[MainWindow, ReceptionPage, Hands]:
    """While somebody sits at the table, half-typed, a visit of Wednesday is opened from the ledger."""
    hands.until("姓名")
    hands.type("杨树林")
    reception_window.open_page("ledger")
    reception_window.open_page("today", old.visit)
    return reception_window, page, hands


Correcting = tuple[MainWindow, ReceptionPage, Hands]


def test_the_day_bar_and_a_sentence_say_which_day_is_corrected(correcting: Correcting) -> None:
    window, page, _ = correcting
    assert window.bar.below.text() == "更正"
    assert "2026 年 11 月 18 日 星期三" in window.bar.about.pieces
    strip = page.today.other_day
    assert strip.isVisible()
    assert strip.words.text() == "正在更正 2026 年 11 月 18 日 星期三 第 1 号 的来访，存好就回到今天"
    assert page.today.workplace.queue.total.text() == "11 月 18 日   1 批 1 人"


def test_what_is_masked_in_lists_stays_masked_until_one_asks_and_that_is_written_down(
    correcting: Correcting, reception_desk: Desk
) -> None:
    _, page, hands = correcting
    who = page.today.workplace.form.who
    assert who.id_number.value() == MASKED and who.phone.value() == "135****7120"
    assert who.address.value() == "" and who.name.value() == "高秀兰"
    assert who.id_number.isReadOnly()
    before = reception_desk.file.value("SELECT count(*) FROM history WHERE what = '显示全号'")
    hands.key("Ctrl+R")
    assert who.id_number.value() == CARD and who.address.value() == "二组"
    assert not who.id_number.isReadOnly()
    after = reception_desk.file.value("SELECT count(*) FROM history WHERE what = '显示全号'")
    assert (before, after) == (0, 1)
    assert page.today.other_day.show_numbers.isHidden()


def test_saving_keeps_the_masked_numbers_whole_and_goes_back_to_today(
    correcting: Correcting, reception_desk: Desk, old: Saved
) -> None:
    window, page, hands = correcting
    page.today.in_hand.led_to.emit("matter.summary")
    hands.key("End")
    hands.type("，要求补发")
    hands.key("Ctrl+S")
    stored = reception_desk.reception.entry(old.visit)
    assert stored.matter.summary == "代课教龄未认定，要求补发"
    assert stored.visitor.id_number == CARD and stored.visitor.phone.replace(" ", "") == "13537717120"
    assert stored.visitor.address == "二组"
    assert page.today.in_hand.entry.visitor.name == "杨树林", "what was half-typed is in hand again"
    assert "11 月 18 日第 1 号已保存" in window.status.said.text()
    assert page.today.other_day.isHidden() and not page.today.workplace.form.who.id_number.isReadOnly()


def test_a_draft_of_the_correction_keeps_the_numbers_whole_and_comes_back_masked(
    correcting: Correcting, reception_desk: Desk, old: Saved
) -> None:
    _, page, hands = correcting
    page.today.in_hand.led_to.emit("matter.summary")
    hands.type("又")
    hands.key("Escape")
    kept = reception_desk.reception.draft_entry(old.visit)
    assert kept is not None and kept[0].visitor.id_number == CARD
    page.show_what(old.visit)
    assert page.today.workplace.form.who.id_number.value() == MASKED
    assert page.today.in_hand.saved, "a correction, not a new visit"


def test_esc_goes_back_to_what_was_in_hand_with_the_cursor_where_it_was(correcting: Correcting) -> None:
    window, page, hands = correcting
    hands.key("Escape")
    assert page.today.in_hand.entry.visitor.name == "杨树林"
    assert hands.here() == "姓名"
    assert window.bar.below.text() == ""


@pytest.mark.parametrize("key", ["F2", "Ctrl+Return"])
def test_the_next_visitor_never_gets_the_other_days_date_and_clock(
    correcting: Correcting, reception_desk: Desk, key: str
) -> None:
    _, page, hands = correcting
    hands.key(key)
    running = reception_desk.reception.current_day()
    assert running is not None
    entry = page.today.in_hand.entry
    assert (entry.day, entry.arrived) == (running.uid, "09:00")
    assert entry.visitor.name == "" and hands.here() == "证件号"


def test_a_card_put_on_the_reader_meanwhile_begins_a_visit_of_today(
    correcting: Correcting, reception_desk: Desk, old: Saved
) -> None:
    _, page, hands = correcting
    page.today.workplace.form.who.id_number.setFocus()
    hands.card("110101199003074514")
    running = reception_desk.reception.current_day()
    assert running is not None
    assert page.today.in_hand.entry.day == running.uid
    assert page.today.workplace.form.who.id_number.value() == "110101199003074514"
    assert reception_desk.reception.entry(old.visit).visitor.id_number == CARD


def test_closing_while_another_days_visit_is_in_hand_closes_today(
    correcting: Correcting, reception_desk: Desk
) -> None:
    window, page, hands = correcting
    hands.key("F12")
    assert "2026 年 11 月 20 日 星期五" in window.bar.about.pieces
    hands.key("Escape")
    assert page.today.in_hand.entry.day == page.today.in_hand.home


def test_the_same_person_is_not_registered_twice_by_mistake_on_another_day(
    correcting: Correcting, reception_desk: Desk
) -> None:
    window, page, hands = correcting
    hands.key("Ctrl+M")
    assert "另一天" in window.status.said.text()
    assert page.today.in_hand.away


def test_a_corrected_save_taken_back_is_another_days_again(
    correcting: Correcting, reception_desk: Desk, old: Saved
) -> None:
    _, page, hands = correcting
    page.today.in_hand.led_to.emit("matter.summary")
    hands.type("又")
    hands.key("Ctrl+S")
    hands.key("Ctrl+Shift+Z")
    assert page.today.in_hand.entry.uid == old.visit
    assert page.today.other_day.isVisible()
    assert page.today.workplace.form.who.id_number.value() == MASKED


def test_where_no_day_runs_the_card_comes_back_after_the_correction(
    reception_desk: Desk, make_window: MakeWindow
) -> None:
    day = reception_desk.reception.current_day()
    assert day is not None
    saved = reception_desk.reception.save(builders.visit(reception_desk, day.uid))
    reception_desk.reception.close_day(day.uid, "")
    window = make_window()
    page, hands = window.page, Hands(window)
    assert isinstance(page, ReceptionPage)
    window.open_page("today", saved.visit)
    assert page.today.workplace.isVisible() and page.today.other_day.isVisible()
    page.today.in_hand.led_to.emit("matter.summary")
    hands.type("又")
    hands.key("Ctrl+S")
    assert page.stack.currentWidget() is page.card
    assert page.today.in_hand.entry.uid == "" and page.today.workplace.form.who.name.value() == ""
    assert reception_desk.reception.entry(saved.visit).matter.summary.startswith("又")
    hands.key("Ctrl+Shift+Z")
    assert page.today.workplace.isVisible(), "what was taken back stands in the form"


def test_a_sealed_accusation_is_not_opened_from_here(reception_desk: Desk, make_window: MakeWindow) -> None:
    day: ReceptionDay | None = reception_desk.reception.current_day()
    assert day is not None
    saved = reception_desk.reception.save(builders.accusation(reception_desk, day.uid))
    reception_desk.reception.close_day(day.uid, "")
    window = make_window()
    assert isinstance(window.page, ReceptionPage)
    window.open_page("today", saved.visit)
    assert window.page.stack.currentWidget() is window.page.card
    assert "检举控告" in window.status.said.text()


def test_an_old_sentence_goes_when_another_visit_is_looked_at(
    page: ReceptionPage, hands: Hands, reception_window: MainWindow, reception_desk: Desk
) -> None:
    day = page.day
    assert day is not None
    for name in ("高秀兰", "杨树林"):
        visitor = builders.visitor(name=name, id_number="", phone="")
        reception_desk.reception.save(builders.visit(reception_desk, day.uid, visitor=visitor))
    page.today.acts.begin()
    assert "第 2 号已保存" in reception_window.status.said.text()
    hands.key("Ctrl+Up")
    assert reception_window.status.said.text() == ""
    assert reception_window.status.undo.isHidden()
