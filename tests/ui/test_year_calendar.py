"""The year's calendar and its lines: days turned, written and read back. By keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.holidays_at_hand import holidays_by_keys, seen, tab_to, years
from tests.ui.keyboard import press
from ui.main_window import MainWindow
from ui.office.holidays import Holidays, read_days, written
from ui.office.year_calendar import OFF, WORKED, YearCalendar
from ui.theme import Theme
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def at(window: MainWindow) -> Holidays:
    return holidays_by_keys(window)


@pytest.fixture
def matter(office_desk: Desk) -> str:
    """One that owes its notice on Saturday 5 December 2026 and its reply on 19 January 2027."""
    day = office_desk.reception.open_day(builders.reception_day()).uid
    entry = builders.visit(office_desk, day, points=(builders.PointEntry(text="补发"),), unit="社会保障所")
    return office_desk.reception.save(entry).number


# The calendar


def test_arrows_move_and_space_turns_a_day(
    at: Holidays, office_desk: Desk, matter: str, qtbot: QtBot
) -> None:
    tab_to(at.calendar)
    assert at.calendar.day == date(2026, 11, 23)
    press(Key.Key_Right)
    press(Key.Key_Down, times=2)
    press(Key.Key_Left)
    assert at.calendar.day == date(2026, 12, 7)
    press(Key.Key_Space)
    assert at.day_words.text() == "12 月 7 日 周一 放假"
    press(Key.Key_Left, times=2)
    press(Key.Key_Space)
    assert at.day_words.text() == "12 月 5 日 周六 上班"
    assert "2026-12-05" in at.worked.value() and "2026-12-07" in at.off.value()
    seen(at, qtbot)
    assert at.moves.list.item(0).text().endswith("从 12-07 周一 改到 12-05 周六")
    at.moves.agree_button.click()
    assert (
        date(2026, 12, 7) in years(office_desk)[2026].off,
        date(2026, 12, 5) in years(office_desk)[2026].worked,
    ) == (True, True)
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)
    assert at.calendar.changed == frozenset()


def test_turned_and_turned_back_proposes_nothing(at: Holidays, qtbot: QtBot) -> None:
    at.calendar.setFocus()
    press(Key.Key_Space)
    assert at.moves.proposed is not None
    press(Key.Key_Space)
    assert at.moves.proposed is None
    assert not at.moves.isVisible()
    at.calendar.stand_on(date(2026, 11, 28))
    states = []
    for _ in range(3):
        press(Key.Key_Space)
        states.append(at.calendar.state(date(2026, 11, 28)))
    assert states == [WORKED, OFF, ""]
    assert at.moves.proposed is None


def test_months_are_turned_and_the_year_has_its_ends(at: Holidays) -> None:
    at.calendar.setFocus()
    press(Key.Key_PageDown)
    assert at.calendar.day == date(2026, 12, 23)
    press(Key.Key_PageDown)
    press(Key.Key_End)
    press(Key.Key_Right)
    press(Key.Key_Down)
    assert at.calendar.day == date(2026, 12, 31)
    press(Key.Key_PageUp)
    assert at.calendar.day == date(2026, 11, 30), "no 31 November"
    press(Key.Key_Home)
    assert at.calendar.day == date(2026, 11, 1)


def test_in_a_low_window_the_cell_under_the_cursor_is_in_sight(at: Holidays, window: MainWindow) -> None:
    window.resize(910, 485)
    QApplication.processEvents()
    at.calendar.setFocus()
    for month, key in ((1, Key.Key_PageUp), (12, Key.Key_PageDown)):
        press(key, times=12)
        assert at.calendar.day.month == month
        place = at.calendar.place(at.calendar.day)
        assert at.calendar.visibleRegion().boundingRect().contains(place)


def test_a_click_turns_the_day_under_it(at: Holidays) -> None:
    place = at.calendar.place(date(2026, 12, 8)).center()
    QTest.mouseClick(at.calendar, Qt.MouseButton.LeftButton, pos=place)
    assert (at.calendar.day, at.calendar.state(date(2026, 12, 8))) == (date(2026, 12, 8), OFF)
    QTest.mouseClick(
        at.calendar,
        Qt.MouseButton.LeftButton,
        pos=at.calendar.place(date(2026, 12, 31)).topLeft() - QPointF(60, 40).toPoint(),
    )


def test_a_screen_reader_hears_the_day(at: Holidays) -> None:
    at.calendar.setFocus()
    at.calendar.stand_on(date(2026, 10, 1))
    heard = QAccessible.queryAccessibleInterface(at.calendar).text(QAccessible.Text.Name)
    assert heard == "2026 年的日历 10 月 1 日 周四 放假"


@pytest.mark.parametrize("width", [170, 360, 560, 720, 1500])
def test_every_day_has_a_cell_of_its_own_within_the_calendar(light: Theme, qtbot: QtBot, width: int) -> None:
    calendar = YearCalendar(light, date(2028, 2, 29))
    qtbot.addWidget(calendar)
    calendar.resize(width, calendar.heightForWidth(width))
    days = [date.fromordinal(date(2028, 1, 1).toordinal() + n) for n in range(366)]
    places = {day: calendar.place(day) for day in days}
    assert [calendar.day_at(QPointF(place.center())) for place in places.values()] == days
    assert all(calendar.rect().contains(place) for place in places.values())
    assert len({(place.x(), place.y()) for place in places.values()}) == 366
    assert not calendar.grab().isNull()


# The lines


def test_lines_typed_count_once_they_are_saved(at: Holidays, office_desk: Desk, qtbot: QtBot) -> None:
    at.year.set_value("2028")
    at.show_year()
    tab_to(at.lines_button)
    press(Key.Key_Return)
    assert at.off.hasFocus()
    at.off.set_value("2027-12-31 至 2028-01-03\n2028-10-01 到 2028-10-07")
    at.worked.set_value("2028-10-08")
    press(Key.Key_Tab)
    seen(at, qtbot)
    assert at.calendar.state(date(2028, 10, 8)) == WORKED
    tab_to(at.moves.agree_button)
    press(Key.Key_Return)
    year = years(office_desk)[2028]
    assert (len(year.off), year.worked, year.source) == (11, {date(2028, 10, 8)}, "本单位录入")
    assert not office_desk.table.calendar.is_working(date(2027, 12, 31))


def test_a_line_that_is_no_day_is_named(at: Holidays, office_desk: Desk) -> None:
    at.off.set_value("2026-13-01")
    at.take_lines()
    assert "2026-13-01" in at.moves.trouble.text() and at.moves.isVisible()
    assert at.moves.proposed is None
    assert years(office_desk) == {}


def test_days_that_contradict_are_refused_when_they_are_looked_at(at: Holidays, office_desk: Desk) -> None:
    at.worked.set_value("2026-10-01")
    at.take_lines()
    assert "既放假又上班" in at.moves.trouble.text()
    assert not at.moves.agree_button.isVisible()


@pytest.mark.parametrize(
    "line", ["2027-01-01", "2025-11-30", "2026-10-07 至 2026-10-01", "2026-01-01 至 2026-12-31"]
)
def test_days_of_another_year_are_refused(line: str) -> None:
    with pytest.raises(Refused):
        read_days(line, 2026)


def test_written_days_read_back() -> None:
    off = frozenset({date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 1)})
    assert written(off) == "2025-12-31 至 2026-01-01\n2026-05-01"
    assert read_days(written(off), 2026) == off
