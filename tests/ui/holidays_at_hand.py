"""The page 节假日 reached by keys, and what is read of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from ui.main_window import MainWindow
from ui.office.holidays import Holidays
from ui.office.page import OfficePage
from ui.widgets import Sentence, Words
from xfdesk.desk.desk import Desk
from xfdesk.records.office import YearArrangement

Key, Held = Qt.Key, Qt.KeyboardModifier


def holidays_by_keys(window: MainWindow) -> Holidays:
    """The page in 设置, reached by keys."""
    press(Key.Key_9, Held.ControlModifier)
    page = window.page
    assert isinstance(page, OfficePage)
    press(Key.Key_Down, times=[title for title, _ in page._builders].index("节假日"))
    found = page.section("节假日")
    assert isinstance(found, Holidays)
    return found


def tab_to(widget: QWidget) -> int:
    """Tab until the cursor stands on it; how often that was."""
    for times in range(30):
        if QApplication.focusWidget() is widget:
            return times
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {widget.accessibleName()}")


def seen(at: Holidays, qtbot: QtBot) -> None:
    """The look came to its end."""
    qtbot.waitUntil(lambda: at.moves.moves is not None)


def years(desk: Desk) -> dict[int, YearArrangement]:
    return {year.year: year for year in desk.office.office().years}


def texts(widget: QWidget, kind: type[Words] | type[Sentence] = Words) -> list[str]:
    return [label.text() for label in widget.findChildren(kind) if not label.isHidden()]
