"""A matter opened from the list: the list stands beside it, the next one is a key away, and what is done leaves."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.followup.conftest import names
from tests.ui.reception.conftest import Hands
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import KeepPromise, TakeStep
from xfdesk.records.followup import BoardQuery


def opened(page: FollowUpPage) -> str:
    view = page.opened.view
    return view.summary if view else ""


def beside(page: FollowUpPage) -> str:
    one = page.side.list.current()
    return one.name if one else ""


def test_enter_opens_and_escape_comes_back_to_the_same_matter(
    window: MainWindow, page: FollowUpPage, hands: Hands
) -> None:
    hands.key("Down")
    hands.key("Return")
    assert opened(page) == "后坡林地界线不清"
    assert (window.bar.title.text(), window.bar.below.text()) == ("督办", "段桂芬")
    assert page.side.count.text() == "未办结 6 件"
    assert beside(page) == "段桂芬"
    hands.key("Escape")
    assert not opened(page)
    assert hands.focus is page.list
    assert page.list.current() is not None and page.list.current().name == "段桂芬"  # type: ignore[union-attr]


def test_the_next_and_the_one_before_are_a_key_away_and_the_ends_are_said(
    window: MainWindow, page: FollowUpPage, hands: Hands
) -> None:
    hands.key("Return")
    for _ in range(2):
        hands.key("Ctrl+Down")
    assert (opened(page), beside(page)) == ("安置房工地工资没有给", "何家旺")
    hands.key("Ctrl+Up")
    assert opened(page) == "后坡林地界线不清"
    for _ in range(2):
        hands.key("Ctrl+Up")
    assert opened(page) == "冲毁的过水桥没有修"
    assert window.status.said.text() == "已经是第一件"
    page.after.click()
    assert opened(page) == "后坡林地界线不清"


def test_walking_through_the_list_beside_opens_each_matter_and_stays_there(
    page: FollowUpPage, hands: Hands
) -> None:
    hands.key("Return")
    page.side.list.setFocus()
    hands.key("Down")
    assert (opened(page), hands.focus) == ("后坡林地界线不清", page.side.list)
    hands.key("End")
    assert page.opened.is_sealed
    hands.key("Home")
    assert opened(page) == "冲毁的过水桥没有修"


def test_a_click_in_the_list_beside_opens_that_matter(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Return")
    listed = page.side.list
    place = listed.visualRect(listed.model_.index(listed.model_.row_at(2), 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened(page) == "安置房工地工资没有给"


def test_the_list_beside_is_the_filtered_one(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Alt+4")
    hands.key("Return")
    assert page.side.count.text() == "筛出 2 件，共 6 件"
    hands.key("Ctrl+Down")
    hands.key("Ctrl+Down")
    assert opened(page) == "安置房工地工资没有给"


def test_a_letter_in_the_list_opens_the_matter_with_the_acts_form(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Down")
    hands.key("D")
    assert opened(page) == "后坡林地界线不清"
    assert page.opened.acting is not None and page.opened.acting.form is not None
    hands.key("Escape")
    assert opened(page) and page.opened.acting.form is None
    hands.key("Escape")
    assert not opened(page)


def test_an_act_shows_at_once_in_the_list_beside_and_on_the_navigation(
    window: MainWindow, page: FollowUpPage, hands: Hands
) -> None:
    hands.key("Down")
    hands.key("P")
    hands.key("Ctrl+S")
    assert opened(page) == "后坡林地界线不清"
    assert beside(page) == "段桂芬"
    one = page.side.list.current()
    assert one is not None and (one.next_duty, one.group) == ("书面告知", "其后")
    assert window.navigation.keys["followup"].count == "2"
    assert window.status.undo.isVisible()


def test_undo_in_the_status_line_puts_it_back_where_it_was(
    window: MainWindow, page: FollowUpPage, hands: Hands
) -> None:
    hands.key("Down")
    hands.key("P")
    hands.key("Ctrl+S")
    hands.key("Escape")
    assert names(page)[:2] == ["尹宏图", "何家旺"]
    hands.key("Ctrl+Shift+Z")
    assert names(page)[:2] == ["尹宏图", "段桂芬"]
    assert "已撤销" in window.status.said.text()
    assert not window.status.undo.isVisible()


def test_a_matter_that_leaves_the_list_stays_open_and_the_next_takes_its_place(
    page: FollowUpPage, hands: Hands, desk: Desk, numbers: dict[str, str]
) -> None:
    page.show_what(BoardQuery(tile="due_this_week"))
    hands.key("Return")
    assert opened(page) == "后坡林地界线不清"
    desk.followup.record(numbers["tomorrow"], "", KeepPromise("现场指界"))
    assert opened(page) == "后坡林地界线不清"
    assert beside(page) == ""
    hands.key("Ctrl+Down")
    assert opened(page) == "安置房工地工资没有给"
    hands.key("Escape")
    assert names(page) == ["何家旺"]


def test_a_sealed_matter_asks_for_a_reason_and_shows_nothing(
    window: MainWindow, page: FollowUpPage, hands: Hands, numbers: dict[str, str]
) -> None:
    hands.key("End")
    hands.key("Return")
    assert page.opened.is_sealed
    assert window.bar.below.text() == numbers["sealed"]
    assert hands.focus.accessibleName() == "打开检举控告的原因"
    hands.key("Escape")
    hands.key("D")
    assert page.opened.acting is not None and page.opened.acting.form is None


def test_numbers_shown_in_full_do_not_stay_when_the_page_is_left(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Return")
    hands.key("Ctrl+R")
    assert page.opened.revealed
    hands.key("Ctrl+2")
    hands.key("Ctrl+3")
    assert not page.opened.revealed and not opened(page)


def test_another_page_may_send_here_for_a_matter_or_a_tile(
    window: MainWindow, page: FollowUpPage, numbers: dict[str, str]
) -> None:
    window.open_page("followup", numbers["later"])
    assert opened(page) == "代课教龄未认定"
    assert page.where() == numbers["later"]
    window.numbers.owner.click()
    assert names(page) == ["孙玉兰"]
    assert page.where() == BoardQuery(tile="without_owner")
    assert QApplication.focusWidget() is page.list


def test_what_an_act_in_the_ledger_changed_is_seen_here(
    window: MainWindow, page: FollowUpPage, hands: Hands, numbers: dict[str, str], desk: Desk
) -> None:
    window.open_page("ledger", numbers["tomorrow"])
    desk.followup.record(numbers["tomorrow"], "", TakeStep("联系来访人", "马建国", "约好了时间"))
    hands.key("P")
    hands.key("Ctrl+S")
    hands.key("Ctrl+3")
    assert names(page)[1] == "何家旺"


def test_in_a_narrow_window_the_list_beside_folds_and_the_keys_still_go_on(
    window: MainWindow, page: FollowUpPage, hands: Hands, qtbot: QtBot
) -> None:
    window.resize(910, 485)
    qtbot.waitUntil(lambda: window.narrow)
    hands.key("Return")
    assert not page.side.isVisible()
    hands.key("Ctrl+Down")
    assert opened(page) == "后坡林地界线不清"


@pytest.mark.parametrize("size", [(1366, 728), (910, 485)])
def test_a_new_day_is_a_new_list_when_the_page_is_entered(
    window: MainWindow, page: FollowUpPage, hands: Hands, clock: FixedClock, size: tuple[int, int]
) -> None:
    window.resize(*size)
    hands.key("Ctrl+2")
    clock.set(datetime(2026, 11, 27, 9, 0))
    hands.key("Ctrl+3")
    assert [one.group for one in page.list.model_.items][:3] == ["已超期", "已超期", "今明到期"]
    assert "11 月 27 日" in window.bar.about.accessibleName()


def test_f3_takes_down_a_letter_and_its_matter_is_listed_here(
    window: MainWindow, page: FollowUpPage, hands: Hands, desk: Desk
) -> None:
    hands.key("F3")
    assert window.page is not None and window.page.key == "receive"
    number = desk.followup.receive(builders.letter(desk)).number
    hands.key("Ctrl+3")
    listed = page.list.model_.items
    assert [one.channel for one in listed if one.matter == number] == ["来信"]
    assert set(page.filters.choices["channel"]) == {"接访", "来信"}
