"""Matters come to a session: those that wait, those that are looked for, and those that are never brought."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conference.conftest import Town, page_of, said, shown
from tests.ui.reception.conftest import Hands
from ui.conference.page import ConferencePage
from ui.main_window import MainWindow
from ui.theme import Theme
from xfdesk.records.conference import SessionEntry


def test_all_that_wait_are_brought_by_one_key(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    assert [one.number for one in page.waiting] == town.waiting
    hands.key("Ctrl+B")
    assert [one.number for one in town.items()][3:] == town.waiting
    assert said(window) == "提上会 2 件" and window.status.undo.isHidden()
    assert page.waiting == () and not page.side.below.isVisible()
    hands.key("Ctrl+B")
    assert said(window) == "没有等着上会的事项"


def test_the_cursor_is_on_what_was_brought_to_an_empty_session(
    hands: Hands, page: ConferencePage, window: MainWindow
) -> None:
    hands.key("Ctrl+N")
    hands.key("Escape")
    assert hands.focus is page.place.finder and "提上会" in window.status.keys.text()
    hands.key("Ctrl+B")
    assert hands.focus is page.place.items and "记交办" in window.status.keys.text()


def test_one_that_waits_is_brought_with_enter(hands: Hands, page: ConferencePage, town: Town) -> None:
    page.side.waiting.setFocus()
    hands.key("Down")
    hands.key("Return")
    assert [one.number for one in town.items()][3:] == town.waiting[1:]
    assert [one.number for one in page.waiting] == town.waiting[:1]
    item = page.place.current()
    assert item is not None and item.number == town.waiting[1]


def test_bringing_is_taken_back_by_the_status_line(hands: Hands, page: ConferencePage, town: Town) -> None:
    page.side.waiting.setFocus()
    hands.key("Return")
    assert len(town.items()) == 4
    hands.key("Ctrl+Shift+Z")
    assert len(town.items()) == 3 and len(page.waiting) == 2


def test_a_matter_is_found_by_its_words_and_brought(hands: Hands, page: ConferencePage, town: Town) -> None:
    hands.key("Ctrl+F")
    hands.type("公益性岗位")
    assert page.place.finder.is_open
    hands.key("Return")
    assert town.items()[-1].number == town.numbers["without_owner"]
    assert page.place.finder.text() == ""


def test_who_has_the_matter_reports(hands: Hands, page: ConferencePage, town: Town) -> None:
    page.side.sessions.go_to(town.before)
    made = town.desk.conference.plan(SessionEntry(on="2026-12-08")).uid
    page.side.sessions.go_to(made)
    page.bring(town.numbers["overdue"])
    assert [one.reports for one in town.items(made)] == ["农业农村办"]


def test_a_matter_is_found_by_initials_and_those_on_the_session_are_not_offered(
    hands: Hands, page: ConferencePage, town: Town
) -> None:
    offered = page.place.finder.rank("JF-2026", ())
    words = " ".join(label for _key, label in offered)
    assert town.numbers["without_owner"] in words and town.numbers["overdue"] in words
    assert town.numbers["tomorrow"] not in words
    hands.key("Ctrl+F")
    hands.type("syl")
    hands.key("Return")
    assert town.items()[-1].number == town.numbers["without_owner"]


def test_a_sealed_accusation_is_neither_offered_nor_brought(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    number = town.numbers["sealed"]
    assert page.place.finder.rank(number, ()) == []
    hands.key("Ctrl+F")
    hands.type(number)
    hands.key("Return")
    assert "第三十条" in said(window) and "邵" not in said(window)
    assert len(town.items()) == 3


def test_a_matter_brought_twice_is_a_sentence(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    hands.key("Ctrl+F")
    hands.type(town.numbers["later"])
    hands.key("Return")
    assert "已经提请2026年第5次联席会议" in said(window)
    assert len(town.items()) == 3


def test_from_a_session_that_was_held_a_matter_goes_to_the_next(
    hands: Hands, page: ConferencePage, town: Town
) -> None:
    page.side.sessions.go_to(town.before)
    assert page.session == town.before
    page.bring(town.numbers["without_owner"])
    assert page.session == town.today
    assert town.items()[-1].number == town.numbers["without_owner"]


def test_the_first_session_is_made_for_what_waits(town: Town, bare: Town, light: Theme, qtbot: QtBot) -> None:
    for uid in (town.today, town.before):
        for item in town.items(uid):
            if not item.decided_on:
                town.desk.conference.take_off(item.uid)
    town.desk.conference.remove(town.today)
    window = shown(town, light, qtbot)
    page, hands = page_of(window), Hands(window)
    hands.key("Ctrl+B")
    QApplication.processEvents()
    made = town.desk.conference.session(page.session)
    assert made.session.uid not in (town.today, town.before)
    assert [one.number for one in made.items] == town.waiting
    assert "还没有安排，已先建上" in said(window)
