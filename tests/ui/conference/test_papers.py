"""议程 and 事项摘要 from the page: looked at, printed, and saved as Word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conference.conftest import Town, said
from tests.ui.conftest import Asker
from tests.ui.reception.conftest import Hands
from ui.conference.page import ConferencePage
from ui.main_window import MainWindow
from ui.printing.paper import pages_of
from ui.printing.preview import Preview
from ui.theme import Theme
from xfdesk.desk.papers import Document
from xfdesk.records.conference import SessionEntry

Save = Callable[[Path], object]


class Looked:
    """In the printer's place: what was to be previewed."""

    def __init__(self) -> None:
        self.shown: list[tuple[Document, str, Save | None]] = []

    def preview_document(
        self, document: Document, title: str, parent: QWidget | None = None, word: Save | None = None
    ) -> None:
        self.shown.append((document, title, word))


@pytest.fixture
def looked(page: ConferencePage) -> Looked:
    printer = Looked()
    page.around = replace(page.around, printer=printer)
    return printer


def test_the_agenda_is_a_key_away_and_goes_to_word(
    hands: Hands, page: ConferencePage, looked: Looked, tmp_path: Path, light: Theme, asker: Asker
) -> None:
    hands.key("Ctrl+P")
    ((document, title, word),) = looked.shown
    assert title == "第5次联席会议议程"
    preview = Preview(light, asker, title, document, None, word)
    asker.path = tmp_path / "议程"
    preview.save_word()
    assert (tmp_path / "议程.docx").stat().st_size > 2_000
    assert preview.said.text() == "已存为 Word：议程.docx"
    preview.deleteLater()


def test_the_summaries_are_a_page_a_matter(hands: Hands, page: ConferencePage, looked: Looked) -> None:
    hands.key("Ctrl+Shift+P")
    ((document, title, word),) = looked.shown
    assert title == "第5次联席会议事项摘要" and word is not None
    assert len(pages_of(document).pages) == 3


def test_a_session_without_matters_has_no_agenda_and_says_so(
    hands: Hands, page: ConferencePage, looked: Looked, town: Town, window: MainWindow
) -> None:
    made = town.desk.conference.plan(SessionEntry(on="2026-12-08")).uid
    page.side.sessions.go_to(made)
    hands.key("Ctrl+P")
    assert looked.shown == [] and "还没有提请的事项" in said(window)


def test_what_is_being_typed_is_on_the_paper(
    hands: Hands, page: ConferencePage, looked: Looked, town: Town
) -> None:
    page.place.items.setFocus()
    hands.key("F2")
    hands.type("界线怎么勘")
    hands.key("Ctrl+P")
    assert len(looked.shown) == 1
    assert town.item("tomorrow").ask == "界线怎么勘"


def test_in_a_small_window_what_is_said_of_the_paper_has_room(
    page: ConferencePage, looked: Looked, light: Theme, asker: Asker, qtbot: QtBot
) -> None:
    page.print_agenda()
    ((document, title, word),) = looked.shown
    small = QWidget()
    qtbot.addWidget(small)
    small.resize(910, 485)
    preview = Preview(light, asker, title, document, small, word)
    preview.show()
    assert preview.said.width() > 200
    assert preview.word_button.isVisible() and preview.word_button.toolTip() == "Ctrl+Shift+S"
    preview.hide()
