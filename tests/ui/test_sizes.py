"""Every size of type in every room of the window: what does not fit scrolls, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from ui.bridge import Bridge
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from ui.office.page import OfficePage
from ui.office.rota.page import RotaPage
from ui.reception.came_page import CamePage
from ui.start.first import FirstStart
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import SIZES, Theme
from ui.widgets import Words
from xfdesk.desk import demo
from xfdesk.desk.desk import Desk
from xfdesk.records.followup import BoardQuery
from xfdesk.records.visit import IncomingEntry, MatterEntry, VisitorEntry
from xfdesk.rules.words import Channel

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, Words)
# A screen of 1366 × 768 inside the system's frame; the same at 125 % and 150 %; a large one.
ROOMS = ((1366, 697), (1093, 558), (910, 485), (1920, 1017))


@pytest.fixture(params=SIZES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    made = Theme("light")
    made.set_points(request.param)
    made.apply(qapp)
    yield made
    Theme("light").apply(qapp)


def cut(window: QWidget) -> list[str]:
    """Controls that lie beyond the window without a way to scroll to them, or narrower than their words."""
    found = []
    for widget in window.findChildren(QWidget):
        if (
            not isinstance(widget, CONTROLS)
            or not widget.isVisible()
            or widget.objectName().startswith("qt_")
        ):
            continue
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        lies_in = _scrolled_by(widget)
        if lies_in is not None:
            inside = lies_in.widget().rect()
            place = QRect(widget.mapTo(lies_in.widget(), QPoint(0, 0)), widget.size())
        else:
            inside = window.rect()
        squeezed = isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width()
        if not inside.contains(place) or squeezed:
            found.append(
                f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"
            )
    return found


def _scrolled_by(widget: QWidget) -> QScrollArea | None:
    """The innermost scroll area around a widget that can show all of what it holds."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.widget() is not None:
            return parent
        parent = parent.parentWidget()
    return None


def scrolls(area: QAbstractScrollArea) -> bool:
    """What an area holds is no larger than it can show by scrolling."""
    held, seen = area.widget(), area.viewport()  # type: ignore[attr-defined]
    wide = held.width() <= seen.width() + area.horizontalScrollBar().maximum()
    return wide and held.height() <= seen.height() + area.verticalScrollBar().maximum()


@pytest.fixture
def window(theme: Theme, tmp_path: Path, asker: Asker, qtbot: QtBot) -> Iterator[MainWindow]:
    path = tmp_path / "台账.xfd"
    demo.make(path, months=1, visits=30, seed=2, until=date(2026, 11, 20))
    desk = Desk.open(path)
    made = MainWindow(desk, Surroundings(theme, TasksAtOnce(), asker, Bridge(desk.watchers)))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    desk.close()


@pytest.mark.parametrize("room", ROOMS)
def test_the_ledger_its_export_and_a_record_fit_or_scroll(
    window: MainWindow, room: tuple[int, int], qtbot: QtBot
) -> None:
    window.open_page("ledger")
    page = window.page
    assert page is not None
    for step in (lambda: None, page.open_export, lambda: page.open_matter(page.model.line(3).matter)):  # type: ignore[attr-defined]
        step()
        window.resize(*room)
        QApplication.processEvents()
        assert (window.width(), window.height()) == room
        assert cut(window) == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_list_of_open_matters_and_its_month_fit_or_scroll(
    window: MainWindow, room: tuple[int, int]
) -> None:
    window.open_page("followup")
    page = window.page
    assert isinstance(page, FollowUpPage)
    for step in (lambda: page.show_what(BoardQuery(tile="without_owner", unit="司法所")), page.turn_month):
        window.resize(*room)
        QApplication.processEvents()
        assert (window.width(), window.height()) == room
        assert cut(window) == []
        step()
    QApplication.processEvents()
    assert cut(window) == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_form_of_what_came_without_a_visit_fits_or_scrolls(
    window: MainWindow, room: tuple[int, int]
) -> None:
    window.open_page("ledger")
    window.open_page("receive")
    page = window.page
    assert isinstance(page, CamePage)
    hand = page.in_hand
    came = IncomingEntry(Channel.ASSIGNED, "2026-11-18", "区信访局", "2026-12-01")
    matter = MatterEntry(category="农村农业/村组道路水利", summary="村西桥面塌陷")
    nobody = VisitorEntry(anonymous=True, anonymous_reason="信上没有署名")
    for visitor in (VisitorEntry(name="吴满仓"), nobody):
        hand.adopt(replace(hand.written(), incoming=came, matter=matter, visitor=visitor))
        window.resize(*room)
        QApplication.processEvents()
        assert (window.width(), window.height()) == room
        assert cut(window) == []


@pytest.mark.parametrize("room", ROOMS)
def test_what_teaches_on_an_empty_page_fits(
    theme: Theme, office_desk: Desk, asker: Asker, qtbot: QtBot, room: tuple[int, int]
) -> None:
    made = MainWindow(office_desk, Surroundings(theme, TasksAtOnce(), asker, Bridge(office_desk.watchers)))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.open_page("followup")
    made.resize(*room)
    QApplication.processEvents()
    assert (made.width(), made.height()) == room
    assert cut(made) == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_of_the_settings_fits_or_scrolls(window: MainWindow, room: tuple[int, int]) -> None:
    window.open_page("office")
    page = window.page
    assert isinstance(page, OfficePage)
    for title, _build in page._builders:
        page.show_what(title)
        window.resize(*room)
        QApplication.processEvents()
        assert (window.width(), window.height()) == room, title
        assert (title, cut(window)) == (title, [])
        area = page.stack.currentWidget()
        assert isinstance(area, QScrollArea) and scrolls(area), title


@pytest.mark.parametrize("room", ROOMS)
def test_the_rota_and_all_that_stands_beside_it_fit_or_scroll(
    window: MainWindow, room: tuple[int, int]
) -> None:
    window.open_page("rota")
    page = window.page
    assert isinstance(page, RotaPage)
    for step in (lambda: None, page.turn_away, page.turn_attendance, page.back, page.propose_turns):
        step()
        window.resize(*room)
        QApplication.processEvents()
        assert (window.width(), window.height()) == room
        assert cut(window) == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_first_start_fits_or_scrolls(theme: Theme, room: tuple[int, int], qtbot: QtBot) -> None:
    page = FirstStart(theme, Asker(), lambda office: Path("/台账.xfd"), Path("/原来的.xfd"))
    qtbot.addWidget(page)
    page.resize(*room)
    with qtbot.waitExposed(page):
        page.show()
    QApplication.processEvents()
    assert (page.width(), page.height()) == room
    assert cut(page) == []
    (area,) = page.findChildren(QScrollArea)
    assert scrolls(area)
