"""The window opened on one page, as a clerk finds it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker, TasksAtOnce
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.surroundings import Surroundings
from ui.theme import Theme
from xfdesk.desk.desk import Desk


def opened(
    page: str, desk: Desk, theme: Theme, asker: Asker, qtbot: QtBot, size: tuple[int, int] = (1366, 728)
) -> MainWindow:
    made = MainWindow(desk, Surroundings(theme, TasksAtOnce(), asker, Bridge(desk.watchers)))
    made.resize(*size)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open_page(page)
    QApplication.processEvents()
    return made
