"""接访安排 in its window: three leaders, a month half planned, today Monday 23 November 2026; driven by keys and the mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MORNING
from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.office.rota.page import RotaPage
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.office import Leader, Post, Unit
from xfdesk.records.rota import RotaEntry

LEADERS = (("周启明", "镇党委书记"), ("罗建平", "镇长"), ("韩雪梅", "副镇长"))
PLANNED = ((25, "罗建平", "约访"), (27, "韩雪梅", "定点接访"))


@pytest.fixture
def office_desk(tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock(MORNING)
    desk = Desk.create(tmp_path / "接访台账.xfd", office_name="清河镇人民政府", who="林小雨", clock=clock)
    for name, post in LEADERS:
        desk.office.put_leader(Leader("", name, (Post(post),)))
    for unit in ("综合执法队", "农业农村办"):
        desk.office.put_unit(Unit("", unit))
    desk.office.set("places", "镇信访接待室\n柳树湾村村委会")
    for day, leader, kind in PLANNED:
        desk.rota.put(RotaEntry(on=f"2026-11-{day}", leaders=(leader,), kind=kind))
    yield desk
    desk.close()


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> RotaPage:
    window.open_page("office")
    window.open_page("rota")
    assert isinstance(window.page, RotaPage)
    QApplication.processEvents()
    return window.page


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


class Mouse:
    """A hand on the mouse, above the calendar."""

    def __init__(self, page: RotaPage) -> None:
        self.view = page.calendar

    def place(self, day: int, month: int = 11) -> QPoint:
        index = self.view.days.index_of(MORNING.date().replace(month=month, day=day))
        return self.view.visualRect(index).center()

    def drag(self, day: int, to: int, *, let_go: bool = True) -> None:
        port, start, end = self.view.viewport(), self.place(day), self.place(to)
        QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(port, (start + end) / 2)
        QTest.mouseMove(port, end)
        QApplication.processEvents()
        if let_go:
            self.let_go(to)

    def let_go(self, day: int) -> None:
        QTest.mouseRelease(
            self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.place(day)
        )
        QApplication.processEvents()


@pytest.fixture
def mouse(page: RotaPage) -> Mouse:
    return Mouse(page)
