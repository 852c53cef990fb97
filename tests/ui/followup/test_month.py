"""期限月历 by keys: it stands in the page, walks by day, week and month, and the list beside it shows the day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.followup.conftest import names, page_of, shown
from tests.ui.reception.conftest import Hands
from ui.followup.month import MonthGrid, beside, said
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from ui.theme import SIZES, Theme
from xfdesk.desk.desk import Desk
from xfdesk.records.followup import DueDay

TODAY = date(2026, 11, 25)


def grid(page: FollowUpPage) -> MonthGrid:
    return page.work.month.grid


def test_it_opens_on_today_beside_the_list_and_closes_again(page: FollowUpPage, hands: Hands) -> None:
    before = names(page)
    hands.key("Ctrl+M")
    assert hands.focus is grid(page)
    assert (grid(page).day, page.work.month.title.text()) == (TODAY, "2026 年 11 月")
    assert names(page) == [] and "没有到期的" in page.list.empty
    assert page.see_month.word == "收起月历"
    hands.key("Escape")
    assert names(page) == before
    assert hands.focus is page.list
    assert not page.work.month.isVisible()


def test_keys_walk_by_day_week_and_month_and_home_is_today(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+M")
    walked = []
    for key in ("Right", "Down", "PageDown", "PageUp", "Up", "Left", "PageUp", "Home"):
        hands.key(key)
        walked.append(grid(page).day.isoformat())
    assert walked == [
        "2026-11-26", "2026-12-03", "2027-01-03", "2026-12-03", "2026-11-26", "2026-11-25", "2026-10-25", "2026-11-25",
    ]  # fmt: skip
    assert page.work.month.title.text() == "2026 年 11 月"


def test_a_day_shows_its_matters_and_enter_goes_to_them(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+M")
    hands.key("Right")
    assert names(page) == ["段桂芬"]
    assert page.work.day.text() == "11-26 周四   1 件到期"
    hands.key("Return")
    assert hands.focus is page.list
    hands.key("Return")
    assert page.opened.view is not None and page.opened.view.summary == "后坡林地界线不清"
    for _ in range(2):
        hands.key("Escape")
    assert hands.focus is grid(page)
    hands.key("Right")
    assert names(page) == ["何家旺"]


def test_enter_on_a_day_without_any_stays_on_the_day(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+M")
    hands.key("Return")
    assert hands.focus is grid(page)


def test_the_month_shows_what_the_filters_ask_for(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+F")
    hands.type("何家旺")
    hands.key("Ctrl+M")
    assert {day.day for day, one in grid(page).days.items() if one.items} == {27}
    hands.key("Alt+3")
    assert not any(one.items for one in grid(page).days.values())


def test_each_day_says_how_many_and_how_urgent_they_are(page: FollowUpPage, desk: Desk) -> None:
    september = {one.on.day: said(one) for one in desk.followup.month(2026, 9) if one.items}
    assert september == {24: [("超期 1", "red")]}
    november = {one.on.day: said(one) for one in desk.followup.month(2026, 11) if one.items}
    assert november == {26: [("1 件", "amber")], 27: [("1 件", "")]}
    items = desk.followup.board().items
    assert said(DueDay(TODAY, items)) == [("超期 1", "red"), ("1 件", "amber"), ("4 件", "")]


def test_a_day_is_spoken_with_what_falls_due_on_it(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+M")
    assert grid(page).accessibleName() == "期限月历 2026 年 11 月 25 日 星期三，今天，没有到期的"
    for _ in range(3):
        hands.key("Right")
    assert grid(page).accessibleName() == "期限月历 2026 年 11 月 28 日 星期六，休息日，没有到期的"


def test_a_click_on_a_day_shows_its_matters(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+M")
    shown = grid(page)
    wide, high = shown.width() / 7, (shown.height() - 26) / 5 if shown.height() else 0
    assert high > 0
    QTest.mouseClick(
        shown,
        Qt.MouseButton.LeftButton,
        pos=QPointF(4.5 * wide, shown.height() - high * 0.5 - high).toPoint(),
    )
    assert shown.day.weekday() == 4
    assert names(page) == (["何家旺"] if shown.day.day == 27 else [])


def test_the_months_buttons_go_one_month_on(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+M")
    page.work.month.later.click()
    assert page.work.month.title.text() == "2026 年 12 月"
    assert names(page) == []
    page.work.month.earlier.click()
    page.work.month.earlier.click()
    assert page.work.month.title.text() == "2026 年 10 月"
    page.work.month.to_today.click()
    assert grid(page).day == TODAY


def test_the_same_day_of_another_month_is_its_last_where_there_is_none() -> None:
    assert beside(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert beside(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert beside(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_searching_and_the_windows_numbers_close_the_month(
    window: MainWindow, page: FollowUpPage, hands: Hands
) -> None:
    hands.key("Ctrl+M")
    window.numbers.answer.click()
    assert not page.work.month.isVisible()
    assert len(names(page)) == 5


def test_on_a_small_screen_the_month_takes_the_room_of_the_tiles(
    window: MainWindow, page: FollowUpPage, hands: Hands, qtbot: QtBot, light: Theme
) -> None:
    window.resize(910, 485)
    qtbot.waitUntil(lambda: window.narrow)
    hands.key("Ctrl+M")
    assert not page.work.top.isVisible()
    assert page.list.isVisible() and page.list.viewport().width() > 400
    hands.key("Escape")
    assert page.work.top.isVisible()


def test_where_both_have_no_room_the_day_takes_the_place_of_the_month(
    desk: Desk, numbers: dict[str, str], asker: Asker, qtbot: QtBot, qapp: QApplication
) -> None:
    theme = Theme("light", SIZES[-1])
    theme.apply(qapp)
    window = shown(desk, theme, asker, qtbot, (910, 485))
    hands, page = Hands(window), page_of(window)
    hands.key("Ctrl+M")
    assert grid(page).isVisible() and not page.list.isVisible()
    hands.key("Right")
    hands.key("Return")
    assert not grid(page).isVisible()
    assert hands.focus is page.list and names(page) == ["段桂芬"]
    assert page.work.day.text() == "11-26 周四   1 件到期"
    hands.key("Escape")
    assert hands.focus is grid(page) and not page.list.isVisible()
    hands.key("Escape")
    assert page.list.isVisible() and len(names(page)) == 6
    Theme("light").apply(qapp)
