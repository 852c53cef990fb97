"""会议 in its window: a session that sits today with three matters, one held before, two matters that wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import builders, open_matters
from tests.ui.conftest import Asker
from tests.ui.opening import opened
from tests.ui.reception.conftest import Hands
from ui.conference.page import ConferencePage
from ui.main_window import MainWindow
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import Bring, Decide
from xfdesk.records.conference import SessionEntry, SessionItem
from xfdesk.records.visit import MatterEntry

HELD = datetime(2026, 11, 12, 9, 0)
WAITING = (("钱卫东", "养猪场污水排入水渠"), ("买买提・艾力", "农贸市场管理费一年两涨"))


@dataclass
class Town:
    """The desk, its clock, matters by what they are for, and the two sessions."""

    desk: Desk
    clock: FixedClock
    numbers: dict[str, str]
    today: str = ""
    before: str = ""
    waiting: list[str] = field(default_factory=list)

    def items(self, session: str = "") -> tuple[SessionItem, ...]:
        return self.desk.conference.session(session or self.today).items

    def item(self, what: str) -> SessionItem:
        number = self.numbers[what]
        every = (one for uid in (self.today, self.before) for one in self.items(uid))
        return next(one for one in every if one.number == number)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Town]:
    """Open matters, and no session yet."""
    clock = FixedClock(open_matters.TODAY)
    desk = builders.office_desk(tmp_path / "接访台账.xfd", clock)
    yield Town(desk, clock, open_matters.fill(desk, clock))
    desk.close()


@pytest.fixture
def town(bare: Town) -> Town:
    desk, numbers = bare.desk, bare.numbers
    bare.clock.set(HELD)
    bare.before = desk.conference.plan(
        SessionEntry(session="4", on="2026-11-12", time="9:00", place="三楼会议室", host="周启明")
    ).uid
    desk.followup.record(numbers["overdue"], "", Bring(ask="修桥经费从哪里出", reports="农业农村办"))
    decided = Decide(
        decision="农业农村办牵头修桥", assigned_to="农业农村办", due="2026-11-19", lead_official="韩雪梅"
    )
    desk.followup.record(numbers["overdue"], "", decided)
    bare.clock.set(open_matters.TODAY)
    bare.today = desk.conference.plan(SessionEntry(session="5", on="2026-11-25", place="三楼会议室")).uid
    for what in ("tomorrow", "this_week", "later"):
        desk.followup.record(numbers[what], "", Bring(ask=f"{what} 请定", reports="社会保障所"))
    for name, summary in WAITING:
        matter = MatterEntry(
            category="社会保障/养老保险", summary=summary, facts="如下。", place="西岭村", conference=True
        )
        visitor = builders.visitor(name=name, id_number="", phone=f"1383770{sum(map(ord, name)) % 10000:04d}")
        bare.waiting.append(
            desk.followup.receive(builders.letter(desk, visitor=visitor, matter=matter)).number
        )
    return bare


def shown(town: Town, theme: Theme, qtbot: QtBot, size: tuple[int, int] = (1366, 728)) -> MainWindow:
    return opened("conference", town.desk, theme, Asker(), qtbot, size)


def page_of(window: MainWindow) -> ConferencePage:
    found = window.pages["conference"]
    assert isinstance(found, ConferencePage)
    return found


@pytest.fixture
def window(town: Town, light: Theme, qtbot: QtBot) -> MainWindow:
    return shown(town, light, qtbot)


@pytest.fixture
def page(window: MainWindow) -> ConferencePage:
    return page_of(window)


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


def said(window: MainWindow) -> str:
    return window.status.said.text()
