"""排查 in its window over a small office, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.conftest import Asker
from tests.ui.opening import opened
from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.outreach.page import OutreachPage
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.outreach import OutreachEntry, OutreachRow

TODAY = datetime(2026, 11, 25, 9, 0)
MONTH = "2026-11"


class Clerk(Hands):
    """Letters as keys, Chinese as an input method commits it: into a cell they begin to write by themselves."""

    def type(self, words: str) -> None:
        if words.isascii():
            for letter in words:  # the first opens the cell, and the others go there
                super().type(letter)
            return
        QApplication.sendEvent(self.focus, QInputMethodEvent("pinyin", []))
        QApplication.processEvents()
        self.commit(words)

    def commit(self, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.focus, event)
        QApplication.processEvents()

    def row(self, *cells: str) -> None:
        """Cell after cell with Tab between them, from where the cursor stands."""
        for cell in cells:
            if cell:
                self.type(cell)
            self.key("Tab")

    def paste(self, *rows: tuple[str, ...]) -> None:
        QGuiApplication.clipboard().setText("\r\n".join("\t".join(row) for row in rows) + "\r\n")
        self.key("Ctrl+V")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(TODAY)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    made = builders.office_desk(tmp_path / "接访台账.xfd", clock)
    yield made
    if not made.file.closed:
        made.close()


def dispute(desk: Desk, **cells: str) -> OutreachRow:
    base = {
        "month": MONTH, "on": "11-03", "village": "东河村", "by": "王建国", "parties": "赵德顺", "people": "1",
        "kind": "邻里相邻", "summary": "宅基地滴水檐",
    }  # fmt: skip
    return desk.outreach.save(OutreachEntry(**{**base, **cells}))


@pytest.fixture
def three(desk: Desk) -> list[OutreachRow]:
    """One settled, one with a limit that has passed, one with a far limit."""
    return [
        dispute(desk, parties="尹宏图", result="已化解"),
        dispute(desk, parties="段桂芬", limit="11-10", village="西岭村"),
        dispute(desk, parties="何家旺", limit="12-20"),
    ]


def shown(
    desk: Desk, theme: Theme, asker: Asker, qtbot: QtBot, size: tuple[int, int] = (1366, 728)
) -> MainWindow:
    return opened("outreach", desk, theme, asker, qtbot, size)


def page_of(window: MainWindow) -> OutreachPage:
    found = window.pages["outreach"]
    assert isinstance(found, OutreachPage)
    return found


@pytest.fixture
def window(desk: Desk, light: Theme, asker: Asker, qtbot: QtBot) -> MainWindow:
    return shown(desk, light, asker, qtbot)


@pytest.fixture
def page(window: MainWindow) -> OutreachPage:
    return page_of(window)


@pytest.fixture
def clerk(window: MainWindow) -> Clerk:
    return Clerk(window)


def parties(page: OutreachPage) -> list[str]:
    """Whose disputes stand in the sheet, in their order, without the empty row."""
    return [line.entry.parties for line in page.model.lines[:-1]]


def here(page: OutreachPage) -> tuple[int, str]:
    index = page.table.currentIndex()
    return index.row(), page.model.key(index)


def kept(desk: Desk) -> list[OutreachEntry]:
    """What the file holds, in the order in which it came."""
    rows = desk.outreach.sheet().rows
    return [row.entry for row in sorted(rows, key=lambda row: row.number)]
