"""One matter with two demands in the window's ledger, its life led by real keys; the clock stands where a test puts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.conftest import Asker
from ui.bridge import Bridge
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.matter.acting import Acting
from ui.matter.forms.form import ActForm
from ui.matter.opened import OpenedMatter
from ui.matter.record import Record
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import (
    Accept,
    Act,
    CarryOut,
    Deliver,
    EnterOfficial,
    GiveReply,
    Notice,
    PointAnswer,
)
from xfdesk.records.visit import PromiseEntry

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
VISIT = date(2026, 11, 20)
LATER = datetime(2026, 11, 27, 9, 0)
REMEDY = "如不服，可在收到书面答复之日起30日内向区人民政府请求复查"


@dataclass
class Town:
    """The desk, its clock, and the number of the one matter."""

    desk: Desk
    clock: FixedClock
    number: str = ""

    def did(self, act: Act, on: str = "") -> None:
        self.desk.followup.record(self.number, on, act)

    def status(self) -> str:
        return self.desk.ledger.matter(self.number).status

    def acts(self) -> list[Act]:
        return [one.act for one in self.desk.followup.done(self.number)]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    clock = FixedClock(datetime(2026, 11, 20, 9, 0))
    desk = builders.office_desk(tmp_path / "台账.xfd", clock)
    day = desk.reception.open_day(builders.reception_day(VISIT)).uid
    entry = builders.visit(
        desk,
        day,
        points=(builders.solved_point(basis="《教师法》第三十一条"),),
        promise=PromiseEntry("核对档案后电话告知", "周启明", "2026-12-01"),
    )
    saved = desk.reception.save(entry)
    desk.reception.close_day(day, "")
    clock.set(LATER)
    yield Town(desk, clock, saved.number)
    desk.close()


@dataclass
class Hand:
    """What a clerk does: each key is one act, what is typed is free. Every key goes to the window in front."""

    window: MainWindow
    pressed: list[str] = field(default_factory=list)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed.append(key.name)
        front = QApplication.focusWindow()
        assert front is not None
        QTest.keyClick(front, key, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """As an input method puts words into the field that has the cursor."""
        here = QApplication.focusWidget()
        assert isinstance(here, QLineEdit | QPlainTextEdit), here
        if isinstance(here, QLineEdit):
            here.selectAll()
            here.insert(words)
            here.textEdited.emit(here.text())
        else:
            here.selectAll()
            here.insertPlainText(words)
        QApplication.processEvents()

    @property
    def page(self) -> LedgerPage:
        assert isinstance(self.window.page, LedgerPage)
        return self.window.page

    @property
    def opened(self) -> OpenedMatter:
        return self.page.opened

    @property
    def record(self) -> Record:
        assert self.opened.record is not None
        return self.opened.record

    @property
    def acting(self) -> Acting:
        assert self.opened.acting is not None
        return self.opened.acting

    @property
    def form(self) -> ActForm:
        assert self.acting.form is not None
        return self.acting.form

    @property
    def said(self) -> str:
        return self.window.status.said.text()

    def here(self) -> QWidget:
        here = QApplication.focusWidget()
        assert here is not None
        return here

    def open(self, number: str) -> None:
        self.window.open_page("ledger", number)
        QApplication.processEvents()
        self.pressed.clear()


@pytest.fixture
def hand(town: Town, qtbot: QtBot, qapp: QApplication) -> Iterator[Hand]:
    """The record of the matter stands open in the whole window."""
    theme = Theme("light")
    theme.apply(qapp)
    desk = town.desk
    window = MainWindow(desk, Surroundings(theme, TasksAtOnce(), Asker(), Bridge(desk.watchers)))
    window.resize(1366, 697)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made = Hand(window)
    made.open(town.number)
    yield made
    window.close()


def told(town: Town) -> None:
    town.did(Notice("受理告知书", method="当面", receipt="签收"))


def accepted(town: Town) -> None:
    told(town)
    town.did(Accept())


def replied(town: Town) -> None:
    accepted(town)
    answer = PointAnswer("1", "认定教龄三年", "支持", "《教师法》第三十一条", "未落实")
    town.did(GiveReply(by="清河镇人民政府", answers=(answer,), remedy=REMEDY))


def delivered(town: Town) -> None:
    replied(town)
    town.did(Deliver("当面", "签收"))


def ready_to_close(town: Town) -> None:
    delivered(town)
    town.did(CarryOut("1", "已落实"))
    town.did(EnterOfficial("已录入", "XF20261127001"))
