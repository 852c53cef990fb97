"""The page 今日接访 in its window, with a day begun, driven by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.conftest import Asker
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.reception.day_card import DayCard
from ui.reception.page import ReceptionPage
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.day import ReceptionDay

MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class Hands:
    """A clerk's hands: `key` and `choose` are actions and are counted, letters typed into a field are free."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.actions = 0

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the cursor"
        return found

    def key(self, keys: str) -> None:
        *held, name = keys.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= MODIFIERS[one]
        code = getattr(Qt.Key, f"Key_{name}")
        QTest.keyClick(self.focus, code, modifiers)
        QApplication.processEvents()
        self.actions += 1

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            self.key("Tab")

    def type(self, words: str) -> None:
        """ASCII by real keys; Chinese as an input method commits it."""
        field = self.focus
        if words.isascii():
            QTest.keyClicks(field, words)
        elif isinstance(field, QLineEdit):
            field.insert(words)
            field.textEdited.emit(field.text())
        elif isinstance(field, QPlainTextEdit):
            field.insertPlainText(words)
        QApplication.processEvents()

    def card(self, number: str) -> None:
        """A reader's burst: digits and Enter within milliseconds; one action."""
        QTest.keyClicks(self.focus, number)
        QTest.keyClick(self.focus, Qt.Key.Key_Return)
        QApplication.processEvents()
        self.actions += 1

    def here(self) -> str:
        """The accessible name of what has the cursor."""
        return self.focus.accessibleName()

    def until(self, name: str, most: int = 40) -> None:
        """Tab on to a field, each press counted."""
        for _ in range(most):
            if self.here() == name:
                return
            self.tab()
        raise AssertionError(f"never came to {name}, stands at {self.here()}")


@pytest.fixture
def reception_desk(tmp_path: Path) -> Iterator[Desk]:
    desk = builders.office_desk(tmp_path / "台账.xfd", FixedClock(datetime(2026, 11, 20, 9, 0)))
    desk.reception.open_day(builders.reception_day())
    yield desk
    if not desk.file.closed:
        desk.close()


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(reception_desk: Desk, light: Theme, asker: Asker, qtbot: QtBot) -> Iterator[MakeWindow]:
    """Opens windows on the day's page; each is gone before the ledger is closed."""
    made: list[MainWindow] = []

    def make(theme: Theme = light, size: tuple[int, int] = (1366, 728)) -> MainWindow:
        window = MainWindow(
            reception_desk, Surroundings(theme, TasksAtOnce(), asker, Bridge(reception_desk.watchers))
        )
        made.append(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.open_page("today")
        QTest.mouseMove(window, QPoint(1, 1))
        QApplication.processEvents()
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def reception_window(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def page(reception_window: MainWindow) -> ReceptionPage:
    found = reception_window.page
    assert isinstance(found, ReceptionPage)
    return found


@pytest.fixture
def hands(reception_window: MainWindow, page: ReceptionPage) -> Hands:
    return Hands(reception_window)


@pytest.fixture
def card_desk(tmp_path: Path) -> Iterator[Desk]:
    """An office that has never received, on a Tuesday morning."""
    desk = builders.office_desk(tmp_path / "台账.xfd", FixedClock(datetime(2026, 11, 24, 9, 0)))
    yield desk
    if not desk.file.closed:
        desk.close()


@pytest.fixture
def friday(card_desk: Desk) -> ReceptionDay:
    """Last Friday: one visit saved, one left half-typed, closed."""
    day = card_desk.reception.open_day(builders.reception_day(date(2026, 11, 20)))
    card_desk.reception.save(builders.visit(card_desk, day.uid))
    half = builders.replace(
        card_desk.reception.blank(day.uid), visitor=builders.visitor(name="杨树林", id_number="")
    )
    card_desk.reception.keep_draft(half, "")
    return card_desk.reception.close_day(day.uid, "")


@pytest.fixture
def card(page: ReceptionPage) -> DayCard:
    return page.card
