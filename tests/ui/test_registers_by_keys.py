"""The tables of 设置 as a clerk's hands know them from Excel: Enter and the arrows stay, nothing typed is lost by habit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.keyboard import press
from ui.main_window import MainWindow
from ui.office.page import OfficePage
from ui.office.register_table import RegisterTable
from xfdesk.desk.desk import Desk
from xfdesk.records.office import Village

Key, Held = Qt.Key, Qt.KeyboardModifier


def type_words(words: str) -> None:
    """Chinese as an input method commits it: into the field that has the cursor."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert(words)


@pytest.fixture
def at(window: MainWindow) -> Callable[[str], RegisterTable]:
    """The table of that title in 设置, reached by keys: down the list, then Tab."""

    def go(title: str) -> RegisterTable:
        press(Key.Key_9, Held.ControlModifier)
        page = window.page
        assert isinstance(page, OfficePage)
        titles = [each for each, _ in page._builders]
        press(Key.Key_Down, times=titles.index(title))
        press(Key.Key_Tab)
        found = page.section(title)
        assert isinstance(found, RegisterTable) and found.table.hasFocus()
        return found

    return go


def villages(desk: Desk) -> list[str]:
    return [village.name for village in desk.office.office().villages]


def clear_villages(desk: Desk) -> None:
    for village in desk.office.office().villages:
        desk.office.remove("village", village.uid)


def test_the_habit_of_excel_adds_rows_and_loses_none(
    at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    clear_villages(office_desk)
    found = at("村和社区")
    press(Key.Key_Return)
    type_words("东河村")
    press(Key.Key_Return)
    assert found.table.hasFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert villages(office_desk) == ["东河村"]
    type_words("柳树湾村")
    press(Key.Key_Down)
    assert villages(office_desk) == ["东河村", "柳树湾村"]
    assert found.table.currentRow() == found.table.last
    press(Key.Key_Return)
    type_words("石桥社区")
    press(Key.Key_Enter, Held.KeypadModifier)
    assert villages(office_desk) == ["东河村", "柳树湾村", "石桥社区"]


def test_enter_in_a_full_cell_goes_down_and_f2_changes_it(
    at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    office_desk.office.put_village(Village("", "东河村"))
    found = at("村和社区")
    press(Key.Key_Return)
    assert (found.table.currentRow(), found.table.is_editing) == (1, False)
    press(Key.Key_Up)
    press(Key.Key_F2)
    press(Key.Key_End)
    type_words("（新）")
    press(Key.Key_Return)
    assert villages(office_desk) == ["西岭村（新）", "东河村"]
    assert found.table.currentRow() == 1 and found.table.hasFocus()


def test_tab_and_enter_in_the_leaders_table_keep_what_was_typed(
    at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    found = at("接访领导")
    press(Key.Key_Down)
    press(Key.Key_Return)
    type_words("周启明")
    press(Key.Key_Tab)
    type_words("镇党委书记")
    press(Key.Key_Return)
    leader = office_desk.office.office().leaders[1]
    assert (leader.name, leader.posts[0].title) == ("周启明", "镇党委书记")
    assert found.table.hasFocus()
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert len(office_desk.office.office().leaders) == 2, "Enter on 加一行 begins a row, it removes none"


def test_a_category_asks_for_its_next_cell(at: Callable[[str], RegisterTable], office_desk: Desk) -> None:
    found = at("问题类别")
    press(Key.Key_End, Held.ControlModifier)
    press(Key.Key_Home)
    assert found.table.currentRow() == found.table.last
    press(Key.Key_Return)
    type_words("9999")
    press(Key.Key_Return)
    assert found.table.is_editing and found.table.currentColumn() == 1
    type_words("新的一级")
    press(Key.Key_Return)
    found.refresh()
    assert found.trouble.text() or any(c.code == "9999" for c in office_desk.office.office().categories)


def test_a_removal_is_undone_with_one_key(
    window: MainWindow, at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    office_desk.office.put_village(Village("", "东河村"))
    found = at("村和社区")
    press(Key.Key_Delete)
    assert villages(office_desk) == ["东河村"]
    assert "“西岭村”已删去" in window.status.said.text()
    assert window.status.undo.isVisible()
    assert found.table.hasFocus()
    press(Key.Key_Z, Held.ControlModifier)
    assert villages(office_desk) == ["西岭村", "东河村"]
    press(Key.Key_Delete)
    press(Key.Key_Z, Held.ControlModifier | Held.ShiftModifier)
    assert villages(office_desk) == ["西岭村", "东河村"]


def test_what_was_typed_is_undone_step_by_step(at: Callable[[str], RegisterTable], office_desk: Desk) -> None:
    at("村和社区")
    press(Key.Key_F2)
    type_words("甲")
    press(Key.Key_Return)
    press(Key.Key_Return)
    type_words("东河村")
    press(Key.Key_Return)
    assert len(villages(office_desk)) == 2
    press(Key.Key_Z, Held.ControlModifier)
    assert len(villages(office_desk)) == 1
    press(Key.Key_Z, Held.ControlModifier)
    assert villages(office_desk) == ["西岭村"]
    press(Key.Key_Z, Held.ControlModifier)
    assert villages(office_desk) == ["西岭村"]


def test_what_visits_name_is_retired_and_said(
    window: MainWindow, at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    day = office_desk.reception.open_day(builders.reception_day()).uid
    office_desk.reception.save(builders.visit(office_desk, day))
    found = at("村和社区")
    press(Key.Key_Delete)
    (village,) = office_desk.office.office().villages
    assert (village.name, village.active) == ("西岭村", False)
    assert "已停用" in window.status.said.text()
    assert found.item(0, 1).checkState() == Qt.CheckState.Unchecked
    press(Key.Key_Z, Held.ControlModifier)
    assert office_desk.office.office().villages[0].active


def test_a_name_twice_is_refused_and_the_cursor_stays_on_it(
    at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    found = at("村和社区")
    press(Key.Key_Down)
    press(Key.Key_Return)
    type_words("西岭村")
    press(Key.Key_Return)
    assert "已经有了" in found.trouble.text()
    assert found.table.currentRow() == found.table.last
    assert found.table.text(found.table.last, 0) == "西岭村", "what was typed stays to be mended"
    assert villages(office_desk) == ["西岭村"]


@pytest.mark.parametrize("begin", [Key.Key_Return, None])
def test_pasted_lines_become_rows(
    at: Callable[[str], RegisterTable], office_desk: Desk, begin: Qt.Key | None
) -> None:
    QApplication.clipboard().setText("东河村\n柳树湾村\r\n\n石桥社区")
    found = at("村和社区")
    press(Key.Key_Down)
    if begin is not None:
        press(begin)
    press(Key.Key_V, Held.ControlModifier)
    if begin is not None:
        press(Key.Key_Return)
    assert sorted(villages(office_desk)) == sorted(["西岭村", "东河村", "柳树湾村", "石桥社区"])
    assert found.table.currentRow() == found.table.last


def test_pasted_lines_with_columns_and_one_name_known_already(
    at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    QApplication.clipboard().setText("林业站\t马建国、高文斌\t61200001\n社会保障所\t某人\n司法所")
    found = at("责任单位")
    press(Key.Key_Down)
    press(Key.Key_V, Held.ControlModifier)
    units = {unit.name: unit for unit in office_desk.office.office().units}
    assert set(units) == {"社会保障所", "林业站", "司法所"}
    assert units["林业站"].persons == ("马建国", "高文斌") and units["林业站"].phone == "61200001"
    assert units["社会保障所"].persons == ("陈立群",), "nothing that stood there was overwritten"
    assert "1 行没有收" in found.trouble.text() and "社会保障所" in found.trouble.text()
    press(Key.Key_Z, Held.ControlModifier)
    assert [unit.name for unit in office_desk.office.office().units] == ["社会保障所"]


def test_one_pasted_word_takes_the_place_of_the_cell(
    at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    QApplication.clipboard().setText("西岭新村")
    at("村和社区")
    press(Key.Key_V, Held.ControlModifier)
    assert villages(office_desk) == ["西岭新村"]


def test_names_typed_in_visits_are_offered_and_taken_with_one_press(
    window: MainWindow, at: Callable[[str], RegisterTable], office_desk: Desk
) -> None:
    day = office_desk.reception.open_day(builders.reception_day()).uid
    entry = builders.visit(office_desk, day, visitor=builders.visitor(village="上庄村"))
    office_desk.reception.save(replace(entry, matter=replace(entry.matter, place="西岭村")))
    found = at("村和社区")
    assert [button.word for button in found.offers.buttons] == ["上庄村"]
    press(Key.Key_Tab, times=3)
    press(Key.Key_Return)
    assert villages(office_desk) == ["西岭村", "上庄村"]
    assert not found.offers.isVisible()
    leaders = window.page
    assert isinstance(leaders, OfficePage)
    offered = leaders.section("接访领导")
    assert isinstance(offered, RegisterTable)
    assert [button.word for button in offered.offers.buttons] == ["周启明 镇党委书记"]


def test_the_offers_are_new_each_time_the_page_comes_to_the_front(
    window: MainWindow, at: Callable[[str], RegisterTable], office_desk: Desk, qtbot: QtBot
) -> None:
    found = at("责任单位")
    assert not found.offers.isVisible()
    press(Key.Key_2, Held.ControlModifier)
    day = office_desk.reception.open_day(builders.reception_day()).uid
    points = (builders.solved_point(unit="林业站"),)
    office_desk.reception.save(builders.visit(office_desk, day, points=points))
    press(Key.Key_9, Held.ControlModifier)
    qtbot.waitUntil(found.offers.isVisible)
    assert [button.word for button in found.offers.buttons] == ["林业站"]
