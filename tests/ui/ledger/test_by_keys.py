"""台账 in the whole window, by real keys: what opens closes with Esc, and nothing slides while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.ledger.conftest import Answers
from ui.bridge import Bridge
from ui.ledger.columns import ColumnsPopup
from ui.ledger.filters import SpanPopup
from ui.ledger.left_over import LeftOverPopup
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import SIZES, Theme
from ui.widgets.filters import FilterChip, ListPopup
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import MatterEntry, VisitorEntry

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Printed:
    def __init__(self) -> None:
        self.kinds: list[str] = []

    def preview_register(self, data: object) -> None:
        self.kinds.append("register")


@pytest.fixture
def printer() -> Printed:
    return Printed()


@pytest.fixture
def window(
    filled: Desk, ask: Answers, printer: Printed, qtbot: QtBot, qapp: QApplication
) -> Iterator[MainWindow]:
    made = windowed(filled, ask, printer, qapp, SIZES[0])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    press(Key.Key_2, Ctrl)
    yield made
    made.close()


def windowed(desk: Desk, ask: Answers, printer: Printed, app: QApplication, points: float) -> MainWindow:
    theme = Theme("light")
    theme.set_points(points)
    theme.apply(app)
    return MainWindow(desk, Surroundings(theme, TasksAtOnce(), ask, Bridge(desk.watchers), printer))


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    """As a keyboard gives it: to the window in front, which hands it to whatever has the cursor."""
    for _ in range(times):
        front = QApplication.focusWindow()
        assert front is not None
        QTest.keyClick(front, key, held)
        QApplication.processEvents()  # a list that closed gives the window its keys back


def page_of(window: MainWindow) -> LedgerPage:
    page = window.page
    assert isinstance(page, LedgerPage)
    return page


def popup() -> QWidget | None:
    return QApplication.activePopupWidget()


def open_record(window: MainWindow) -> LedgerPage:
    page = page_of(window)
    number = next(n for n in range(50) if (line := page.model.line(n)) is not None and not line.sealed)
    page.table.go(number)
    press(Key.Key_Return)
    assert page.bar().below
    assert page.opened.record is not None
    assert page.opened.record.acts.isAncestorOf(QApplication.focusWidget()), "on the act that is due next"
    return page


def test_escape_leaves_a_record_and_the_cursor_is_in_the_list_again(window: MainWindow) -> None:
    page = open_record(window)
    press(Key.Key_Escape)
    assert page.bar().below == ""
    assert page.table.hasFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert page.bar().below


@pytest.mark.parametrize(
    ("key", "seen"),
    [
        (Key.Key_F, lambda page: page.row.search.hasFocus()),
        (Key.Key_E, lambda page: page.panel is not None and page.panel.isVisible()),
        (Key.Key_P, lambda page: page.around.printer.kinds == ["register"]),
        (Key.Key_R, lambda page: page.opened.revealed),
    ],
)
def test_the_pages_keys_hold_while_the_cursor_stands_in_the_day_bar(
    window: MainWindow, key: Qt.Key, seen: Callable[[LedgerPage], bool]
) -> None:
    page = open_record(window)
    page.to_list.setFocus()
    assert window.bar.isAncestorOf(QApplication.focusWidget())
    press(key, Ctrl)
    assert seen(page)


def test_a_pages_keys_rest_while_another_page_is_in_front(window: MainWindow, printer: Printed) -> None:
    open_record(window)
    press(Key.Key_3, Ctrl)
    press(Key.Key_P, Ctrl)
    assert printer.kinds == []


def go_to_chip(page: LedgerPage) -> FilterChip:
    press(Key.Key_F, Ctrl)
    for _ in range(4):
        press(Key.Key_Tab)
        if isinstance(QApplication.focusWidget(), FilterChip):
            break
    chip = QApplication.focusWidget()
    assert isinstance(chip, FilterChip)
    return chip


def test_escape_closes_a_filters_list_and_sets_nothing(window: MainWindow) -> None:
    page = page_of(window)
    before = page.model.rowCount()
    chip = go_to_chip(page)
    press(Key.Key_Return)
    assert isinstance(popup(), SpanPopup)
    press(Key.Key_Escape)
    assert popup() is None
    assert QApplication.focusWidget() is chip
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert isinstance(popup(), ListPopup), "the next chip's own list"
    press(Key.Key_Escape)
    assert popup() is None
    assert not page.row.is_set()
    assert page.model.rowCount() == before


def test_escape_closes_a_long_list_from_its_search_field_and_the_columns(window: MainWindow) -> None:
    page = page_of(window)
    go_to_chip(page)
    press(Key.Key_Tab, times=3)
    press(Key.Key_Return)
    opened = popup()
    assert isinstance(opened, ListPopup) and opened.finder.hasFocus()
    press(Key.Key_Escape)
    assert popup() is None
    press(Key.Key_L, Ctrl)
    assert isinstance(popup(), ColumnsPopup)
    press(Key.Key_Escape)
    assert popup() is None
    assert page.row.chips["categories"].hasFocus()


def places(page: LedgerPage) -> dict[str, int]:
    found = {field: chip.x() for field, chip in page.row.chips.items() if chip.isVisible()}
    found |= {f"column {n}": page.table.columnViewportPosition(n) for n in range(len(page.model.keys))}
    return found | {"words too": page.row.words_too.x(), "search": page.row.search.width()}


@pytest.mark.parametrize("width", [910, 1366, 1920])
def test_nothing_slides_while_one_types(window: MainWindow, width: int) -> None:
    page = page_of(window)
    window.resize(width, 697)
    press(Key.Key_F, Ctrl)
    before = places(page)
    QTest.keyClicks(page.row.search, "zzz")
    assert page.model.rowCount() == 0
    assert places(page) == before


@pytest.mark.parametrize("points", SIZES)
def test_the_search_field_shows_its_whole_hint_and_a_cross_only_when_there_is_something_to_clear(
    filled: Desk, ask: Answers, printer: Printed, qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    window = windowed(filled, ask, printer, qapp, points)
    qtbot.addWidget(window)
    window.resize(1366, 697)
    with qtbot.waitExposed(window):
        window.show()
    window.open_page("ledger")
    field = page_of(window).row.search
    cross = field.findChild(QWidget, "qt_clear_button") or next(
        child for child in field.children() if isinstance(child, QWidget)
    )
    hint = field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert hint <= field.width() - window.theme.px(40)
    assert not cross.isVisible()
    field.setText("高")
    assert cross.isVisible()
    Theme("light").apply(qapp)


def test_what_was_said_of_one_record_is_gone_with_the_next(window: MainWindow) -> None:
    page = open_record(window)
    press(Key.Key_R, Ctrl)
    assert "全号" in window.status.said.text()
    press(Key.Key_Escape)
    assert window.status.said.text().startswith("共 ")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert page.bar().below
    assert window.status.said.text() == ""


def leave_half_typed(desk: Desk) -> str:
    """A visitor who was not finished when the day was closed."""
    day = desk.reception.current_day()
    assert day is not None
    entry = replace(
        desk.reception.blank(day.uid),
        visitor=VisitorEntry(name="高秀兰"),
        matter=MatterEntry(summary="桥没修"),
    )
    desk.reception.leave_unfinished(entry)
    assert any("草稿" in line.what for line in desk.reception.summary(day.uid).incomplete)
    desk.reception.close_day(day.uid, "")
    return entry.uid


def test_a_visit_left_half_typed_on_a_closed_day_is_found_in_the_ledger(
    window: MainWindow, filled: Desk
) -> None:
    page = page_of(window)
    assert not page.left_over.button.isVisible()
    visit = leave_half_typed(filled)
    assert page.left_over.button.isVisible()
    assert page.left_over.button.word == "没记完 1"
    press(Key.Key_U, Ctrl)
    opened = popup()
    assert isinstance(opened, LeftOverPopup)
    said = opened.list.item(0).text()
    assert "高秀兰" in said and "桥没修" in said and "11-23" in said
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda key, what: wanted.append((key, what)))
    press(Key.Key_Return)
    assert popup() is None
    assert wanted == [("today", visit)]


def test_the_offer_goes_with_the_draft(window: MainWindow, filled: Desk) -> None:
    page = page_of(window)
    visit = leave_half_typed(filled)
    filled.reception.drop_draft(visit)
    assert not page.left_over.button.isVisible()
    press(Key.Key_U, Ctrl)
    assert popup() is None
