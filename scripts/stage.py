"""A window without a screen: the theme, the desk and the pages, for the demonstration and the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import speak_chinese
from ui.ask import Ask
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.printing.preview import Printer
from ui.surroundings import Surroundings
from ui.tasks import Tasks
from ui.theme import SIZES, Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk

EVENING = datetime(2026, 11, 20, 11, 30)


class Stage:
    """One application; `window(desk, scheme, width, height)` opens the desk's window on it."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or QApplication(["xfdesk"])
        speak_chinese(self.app)  # type: ignore[arg-type]

    @contextmanager
    def window(
        self, desk: Desk, scheme: str = "light", size: tuple[int, int] = (1366, 728), points: float = SIZES[0]
    ) -> Iterator[MainWindow]:
        theme = Theme(scheme, points)
        theme.apply(self.app)  # type: ignore[arg-type]
        ask, tasks = Ask(), Tasks(self.app)
        around = Surroundings(theme, tasks, ask, Bridge(desk.watchers, self.app), Printer(theme, ask))
        window = MainWindow(desk, around)
        window.resize(*size)
        window.show()
        try:
            yield window
        finally:
            window.keep()
            tasks.stop()
            window.hide()
            window.deleteLater()

    def settle(self, milliseconds: int = 150) -> None:
        """Let timers and paints come through."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def grab(self, window: MainWindow, path: Path, page: str, what: object = None) -> None:
        window.open_page(page)
        if what is not None and window.page is not None:
            window.page.show_what(what)
        self.take(window, path)

    def take(self, widget: QWidget, path: Path) -> None:
        self.settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(path))


def story_desk(path: Path, story: Path) -> Desk:
    """The demonstration's reception day in a ledger of its own, with the three months up to its eve."""
    from xfdesk.desk import demo

    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    demo.make(path, months=3, visits=300, seed=13, until=EVENING.date() - timedelta(days=1))
    desk = Desk.open(path, who="林小雨", clock=FixedClock(EVENING))
    for answer in desk.day_import.rows(desk.day_import.read(story)):
        if answer.refusal is not None:
            raise answer.refusal
    return desk
