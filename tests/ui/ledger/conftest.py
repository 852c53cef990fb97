"""A ledger of invented visits over three months, and the page on it as the window would show it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.ask import Ask
from ui.bridge import Bridge
from ui.ledger.page import LedgerPage
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import Theme
from xfdesk.desk import demo
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import MatterEntry, VisitEntry, VisitorEntry
from xfdesk.rules.words import Handling, MatterClass

NOW = datetime(2026, 11, 23, 9, 0)


class Answers(Ask):
    """Presses the first verb of every box and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def choose(self, parent, title, sentence, verbs, *, grave=False):  # type: ignore[no-untyped-def]
        self.asked.append(title)
        return 0


@pytest.fixture(scope="session")
def invented_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "ledger.xfd"
    demo.make(path, months=3, visits=240, seed=5, until=date(2026, 11, 20))
    desk = Desk.open(path, who="林小雨", clock=FixedClock(NOW))
    day = desk.reception.open_day(desk.reception.suggest_day())
    desk.reception.save(accusation(desk.reception.blank(day.uid)))
    desk.close()
    return path


def accusation(blank: VisitEntry) -> VisitEntry:
    return replace(
        blank,
        visitor=VisitorEntry(anonymous=True, anonymous_reason="来访人要求匿名"),
        matter=MatterEntry(
            matter_class=MatterClass.ACCUSATION,
            category="纪检监察/检举控告",
            summary="反映优亲厚友",
            facts="事情经过",
        ),
        points=(),
        handling=Handling.TRANSFERRED,
        unit="纪委办公室",
    )


@pytest.fixture
def filled(invented_ledger: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "ledger.xfd"
    shutil.copy(invented_ledger, path)
    desk = Desk.open(path, who="林小雨", clock=FixedClock(NOW))
    yield desk
    desk.close()


@pytest.fixture
def ask() -> Answers:
    return Answers()


@pytest.fixture
def page(filled: Desk, ask: Answers, qtbot: QtBot, qapp: QApplication) -> Iterator[LedgerPage]:
    made = shown(filled, ask, qtbot, qapp)
    yield made
    made.close()


def shown(desk: Desk, ask: Answers, qtbot: QtBot, app: QApplication) -> LedgerPage:
    theme = Theme("light")
    theme.apply(app)
    made = LedgerPage(desk, Surroundings(theme, TasksAtOnce(), ask, Bridge(desk.watchers)))
    made.sentences = []  # type: ignore[attr-defined]
    made.said.connect(lambda sentence, undo: made.sentences.append(sentence))  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(1298, 656)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.entered()
    return made
