"""督办 by keys, as a clerk goes through it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.followup.conftest import names, shown
from tests.ui.reception.conftest import Hands
from tests.ui.test_shell import nameless
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from ui.theme import Theme
from ui.widgets import Tile
from ui.widgets.filters import ListPopup
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import KeepPromise
from xfdesk.records.followup import BoardQuery
from xfdesk.records.office import Clerk

ALL = ["尹宏图", "段桂芬", "何家旺", "高秀兰", "孙玉兰", "检举控告（已密封）"]


def current(page: FollowUpPage) -> str:
    one = page.list.current()
    return one.name if one else ""


def test_ctrl_3_leads_here_and_ctrl_9_to_the_settings(window: MainWindow, hands: Hands) -> None:
    hands.key("Ctrl+9")
    assert window.page is not None and window.page.key == "office"
    hands.key("Ctrl+3")
    assert window.page.key == "followup"
    assert window.bar.title.text() == "督办"
    assert "2026 年 11 月 25 日 星期三" in window.bar.about.accessibleName()


def test_the_list_stands_by_urgency_under_the_heads_of_its_groups(page: FollowUpPage) -> None:
    assert names(page) == ALL
    heads = [page.list.model_.lines[row] for row in page.list.model_.heads]
    assert [tuple(head) for head in heads] == [("已超期", 1), ("今明到期", 1), ("本周到期", 1), ("其后", 3)]  # type: ignore[arg-type]
    assert current(page) == "尹宏图"


def test_arrows_walk_over_the_heads_and_home_and_end_go_to_the_ends(page: FollowUpPage, hands: Hands) -> None:
    walked = []
    for key in ("Down", "Down", "Up", "End", "Home", "Up", "PageDown", "PageUp"):
        hands.key(key)
        walked.append(current(page))
    assert walked == ["段桂芬", "何家旺", "段桂芬", "", "尹宏图", "尹宏图", "", "尹宏图"]


def test_a_tile_filters_by_its_key_and_the_same_again_takes_it_away(page: FollowUpPage, hands: Hands) -> None:
    tiles = page.work.tiles.tiles
    assert [tile.figure for tile in tiles.values()] == ["1", "5", "1", "2"]
    hands.key("Alt+3")
    assert names(page) == ["尹宏图"]
    assert tiles["overdue"].isChecked()
    assert "正在只看这些" in tiles["overdue"].accessibleName()
    hands.key("Alt+1")
    assert names(page) == ["孙玉兰"]
    assert [field for field, tile in tiles.items() if tile.isChecked()] == ["without_owner"]
    hands.key("Alt+1")
    assert names(page) == ALL
    assert not any(tile.isChecked() for tile in tiles.values())


def test_a_tile_filters_by_a_click_and_by_enter_and_arrows_go_along_the_tiles(
    page: FollowUpPage, hands: Hands
) -> None:
    tiles = page.work.tiles.tiles
    QTest.mouseClick(tiles["due_this_week"], Qt.MouseButton.LeftButton)
    assert names(page) == ["段桂芬", "何家旺"]
    tiles["due_this_week"].setFocus()
    hands.key("Return")
    assert names(page) == ALL
    hands.key("Left")
    hands.key("Space")
    assert isinstance(hands.focus, Tile) and hands.focus.word == "已超期"
    assert names(page) == ["尹宏图"]


def test_words_are_searched_while_typing_and_escape_takes_them_away_then_the_tile(
    page: FollowUpPage, hands: Hands
) -> None:
    hands.key("Alt+2")
    hands.key("Ctrl+F")
    hands.type("dgf")
    assert names(page) == ["段桂芬"]
    assert page.filters.count.text() == "1 件，共 6 件未办结"
    hands.key("Return")
    assert hands.focus is page.list
    hands.key("Escape")
    assert names(page) == ALL[:5]
    hands.key("Escape")
    assert names(page) == ALL
    assert page.filters.count.text() == "共 6 件未办结"


def test_what_is_not_found_says_so_and_how_to_see_all_again(page: FollowUpPage, hands: Hands) -> None:
    hands.key("Ctrl+F")
    hands.type("没有这样的事")
    assert names(page) == []
    assert "清除" in page.list.empty
    page.filters.clear.click()
    assert names(page) == ALL


@pytest.mark.parametrize(
    ("tile", "said"),
    [
        ("without_owner", "每件都有领导、承办人和期限"),
        ("without_answer", "每条诉求都有了答复"),
        ("overdue", "没有超期的"),
        ("due_this_week", "本周没有"),
    ],
)
def test_a_tile_at_nought_says_what_that_means(page: FollowUpPage, tile: str, said: str) -> None:
    assert page.whole is not None
    none = replace(page.whole, items=())
    page.work.show_board(page.whole, none, BoardQuery(tile=tile))
    assert said in page.list.empty
    page.work.show_board(page.whole, none, BoardQuery(tile=tile, unit="司法所"))
    assert said not in page.list.empty


def test_each_filter_offers_what_open_matters_have_and_takes_one(page: FollowUpPage, hands: Hands) -> None:
    chip = page.filters.chips["leader"]
    chip.setFocus()
    hands.key("Return")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ListPopup)
    assert [popup.list.item(n).text() for n in range(popup.list.count())] == ["韩雪梅"]
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert names(page) == ALL[:4]
    assert chip.set_to == "韩雪梅"
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert names(page) == ALL
    assert page.filters.choices == {
        "leader": ("韩雪梅",),
        "unit": ("社会保障所",),
        "village": ("西岭村",),
        "channel": ("接访",),
    }


def test_the_cursor_stays_on_its_matter_when_the_list_changes(
    page: FollowUpPage, hands: Hands, desk: Desk, numbers: dict[str, str]
) -> None:
    hands.key("Down")
    hands.key("Down")
    assert current(page) == "何家旺"
    desk.followup.record(numbers["tomorrow"], "", KeepPromise("现场指界"))
    assert names(page) == ["尹宏图", "何家旺", "段桂芬", "高秀兰", "孙玉兰", "检举控告（已密封）"]
    assert current(page) == "何家旺"
    hands.key("Ctrl+F")
    hands.type("段桂芬")
    hands.key("Return")
    assert current(page) == "段桂芬"


def test_a_change_while_another_page_is_in_front_is_seen_on_the_way_back(
    window: MainWindow, page: FollowUpPage, hands: Hands, desk: Desk, numbers: dict[str, str]
) -> None:
    hands.key("Ctrl+2")
    desk.followup.record(numbers["tomorrow"], "", KeepPromise("现场指界"))
    assert names(page) == ALL
    hands.key("Ctrl+3")
    assert names(page)[1] == "何家旺"
    assert window.navigation.keys["followup"].count == "2"


def test_f3_and_its_button_ask_for_a_matter_without_a_visit(
    page: FollowUpPage, hands: Hands, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.receive_wanted):
        hands.key("F3")
    with qtbot.waitSignal(page.receive_wanted):
        page.receive.click()


def test_everything_has_a_name_and_a_place_in_the_tab_order(page: FollowUpPage, hands: Hands) -> None:
    assert nameless(page) == []
    page.list.setFocus()
    walked = []
    for _ in range(30):
        hands.key("Tab")
        walked.append(hands.focus)
    for widget in (
        page.filters.search,
        *page.filters.chips.values(),
        *page.work.tiles.tiles.values(),
        page.list,
    ):
        assert widget in walked


def test_an_empty_office_is_taught_what_will_stand_here(
    desk: Desk, light: Theme, asker: object, qtbot: QtBot
) -> None:
    window = shown(desk, light, asker, qtbot)  # type: ignore[arg-type]
    made = window.pages["followup"]
    assert isinstance(made, FollowUpPage)
    assert made.work.body.currentWidget() is made.work.empty
    assert QApplication.focusWidget() is made.work.empty.receive
    assert "F3 登记事项" in window.status.keys.text()
    with qtbot.waitSignal(made.receive_wanted):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_row_opens_by_a_double_click(page: FollowUpPage) -> None:
    row = page.list.model_.row_at(1)
    place = page.list.visualRect(page.list.model_.index(row, 0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.opened.view is not None and page.opened.view.summary == "后坡林地界线不清"


def test_a_click_on_a_head_keeps_the_cursor_on_its_matter(page: FollowUpPage) -> None:
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert current(page) == "尹宏图"


def test_a_change_that_concerns_nothing_listed_reads_nothing(
    page: FollowUpPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = page.whole
    desk.sign_in("王小兰")
    assert page.whole is before
    desk.office.put_clerk(Clerk("", "王小兰"))
    assert page.whole is not before
