"""A theme, an empty office on a real file, an asker that answers, and what a page is handed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.waiting import PATIENCE
from ui.ask import Ask
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.office import Leader, Post, Unit, Village

MORNING = datetime(2026, 11, 23, 9, 0)


class PatientBot(QtBot):
    """Waits for a window or a signal as long as a busy machine needs."""

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE * 1000) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE * 1000, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE * 1000) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


class Asker(Ask):
    """Answers every question as told beforehand and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.path: Path | None = None

    def choose(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        verbs: tuple[str, ...],
        *,
        grave: bool = False,
    ) -> int:
        self.asked.append(f"{title} {sentence}")
        return 0

    def open_path(self, parent: QWidget | None, title: str, folder: Path, kinds: str = "") -> Path | None:
        self.asked.append(title)
        return self.path

    def folder(self, parent: QWidget | None, title: str, folder: Path) -> Path | None:
        self.asked.append(title)
        return self.path

    def save_path(self, parent: QWidget | None, title: str, suggested: Path, kinds: str = "") -> Path | None:
        self.asked.append(title)
        return self.path


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied goes with it; left in the offscreen clipboard it would outlive the application."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def light(qapp: QApplication) -> Theme:
    theme = Theme("light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def asker() -> Asker:
    return Asker()


@pytest.fixture
def office_desk(tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock(MORNING)
    desk = Desk.create(tmp_path / "接访台账.xfd", office_name="清河镇人民政府", who="林小雨", clock=clock)
    desk.office.put_leader(Leader("", "韩雪梅", (Post("副镇长"),)))
    desk.office.put_unit(Unit("", "社会保障所", ("陈立群",)))
    desk.office.put_village(Village("", "西岭村"))
    yield desk
    desk.close()


@pytest.fixture
def around(office_desk: Desk, light: Theme, asker: Asker) -> Surroundings:
    return Surroundings(light, TasksAtOnce(), asker, Bridge(office_desk.watchers))


@pytest.fixture
def window(office_desk: Desk, around: Surroundings, qtbot: QtBot) -> MainWindow:
    made = MainWindow(office_desk, around)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made
