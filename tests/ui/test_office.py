"""设置: tables edited in place, refusals under them, size and scheme."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from ui.office.look import Look
from ui.office.page import OfficePage
from ui.office.register_table import RegisterTable
from ui.office.settings_form import SettingsForm
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.records.office import Village


@pytest.fixture
def page(office_desk: Desk, around: Surroundings, qtbot: QtBot) -> OfficePage:
    made = OfficePage(office_desk, around)
    qtbot.addWidget(made)
    made.resize(1298, 622)
    with qtbot.waitExposed(made):
        made.show()
    return made


def table(page: OfficePage, title: str) -> RegisterTable:
    found = page.section(title)
    assert isinstance(found, RegisterTable)
    return found


def settings(page: OfficePage, title: str) -> SettingsForm:
    found = page.section(title)
    assert isinstance(found, SettingsForm)
    return found


def write(found: RegisterTable, row: int, column: int, text: str) -> None:
    found.item(row, column).setText(text)


def test_typing_in_the_last_row_adds_a_village(page: OfficePage, office_desk: Desk) -> None:
    villages = table(page, "村和社区")
    write(villages, 1, 0, "柳树湾村")
    assert [village.name for village in office_desk.office.office().villages] == ["西岭村", "柳树湾村"]
    assert villages.table.rowCount() == 3


def test_a_unit_has_several_persons(page: OfficePage, office_desk: Desk) -> None:
    write(table(page, "责任单位"), 0, 1, "陈立群，马建国")
    assert office_desk.office.office().units[0].persons == ("陈立群", "马建国")


def test_unticking_takes_a_unit_out_of_use(page: OfficePage, office_desk: Desk) -> None:
    units = table(page, "责任单位")
    units.item(0, 4).setCheckState(Qt.CheckState.Unchecked)
    assert not office_desk.office.office().units[0].active


def test_delete_takes_a_row_away(page: OfficePage, office_desk: Desk) -> None:
    villages = table(page, "村和社区")
    villages.table.setCurrentCell(0, 0)
    QTest.keyClick(villages.table, Qt.Key.Key_Delete)
    assert office_desk.office.office().villages == ()


def test_an_emptied_name_is_refused_in_a_sentence_and_stands_again(page: OfficePage) -> None:
    villages = table(page, "村和社区")
    write(villages, 0, 0, "")
    assert "不能空着" in villages.trouble.text()
    assert villages.item(0, 0).text() == "西岭村"


def test_a_bad_date_of_a_post_is_refused(page: OfficePage, office_desk: Desk) -> None:
    leaders = table(page, "接访领导")
    write(leaders, 0, 2, "2026-02-30")
    assert "任职起" in leaders.trouble.text()
    assert office_desk.office.office().leaders[0].posts[0].since is None


def test_a_new_post_leaves_the_old_one_where_it_was(page: OfficePage, office_desk: Desk) -> None:
    leaders = table(page, "接访领导")
    leaders.table.setCurrentCell(0, 0)
    page._on_new_post()
    write(leaders, 1, 1, "镇长")
    leader = office_desk.office.office().leaders[0]
    assert leader.post_on(date(2026, 11, 20)) == "副镇长"
    assert leader.post_on(date(2026, 11, 23)) == "镇长"


def test_a_second_level_category_needs_four_figures(page: OfficePage, office_desk: Desk) -> None:
    categories = table(page, "问题类别")
    last = categories.table.rowCount() - 1
    categories.table.blockSignals(True)
    write(categories, last, 1, "土地征用")
    write(categories, last, 2, "青苗补偿")
    categories.table.blockSignals(False)
    write(categories, last, 0, "98")
    assert "四位" in categories.trouble.text()
    write(categories, last, 0, "0199")
    assert any(category.second == "青苗补偿" for category in office_desk.office.office().categories)


def test_a_bureau_code_is_kept_with_its_category(page: OfficePage, office_desk: Desk) -> None:
    write(table(page, "问题类别"), 1, 3, "010100")
    assert office_desk.office.office().categories[1].bureau_code == "010100"


def test_the_reviewing_body_is_saved_when_the_field_is_left(page: OfficePage, office_desk: Desk) -> None:
    row = settings(page, "单位").rows["reviewing_body"]
    row.field.setText("清河县人民政府")
    row.field.editingFinished.emit()
    assert office_desk.office.office().reviewing_body == "清河县人民政府"


def test_an_empty_office_name_stays_in_the_field_with_its_sentence(
    page: OfficePage, office_desk: Desk
) -> None:
    row = settings(page, "单位").rows["name"]
    row.field.setText("")
    row.field.editingFinished.emit()
    assert "不能空着" in row.sentence.text()
    assert row.field.property("mark") == "problem"
    assert office_desk.office.office().name == "清河镇人民政府"


def test_places_are_lines(page: OfficePage, office_desk: Desk) -> None:
    row = settings(page, "接访和编号").rows["places"]
    row.field.set_value("镇信访接待室\n村级接访点")
    row.save()
    assert office_desk.office.office().places == ("镇信访接待室", "村级接访点")


def test_the_scheme_is_remembered(page: OfficePage, office_desk: Desk) -> None:
    look = page.section("显示和文件")
    assert isinstance(look, Look)
    look.scheme.button("dark").click()
    assert office_desk.office.screen("scheme") == "dark"
    assert page.theme.dark
    page.theme.set_scheme("light")


def test_another_size_asks_for_the_window_anew(page: OfficePage, office_desk: Desk) -> None:
    look = page.section("显示和文件")
    assert isinstance(look, Look)
    wished: list[str] = []
    page.wanted.connect(lambda key, what: wished.append(key))
    look.size_row.button("12.0").click()
    assert office_desk.office.screen("points") == "12.0"
    assert wished == ["look"]


def test_only_a_demonstration_can_be_wiped(page: OfficePage) -> None:
    look = page.section("显示和文件")
    assert isinstance(look, Look)
    assert not look.wipe.isVisibleTo(page)


@pytest.fixture
def look(page: OfficePage) -> Look:
    found = page.section("显示和文件")
    assert isinstance(found, Look)
    return found


def test_the_ledgers_folder_and_another_ledger_are_one_press_away(
    page: OfficePage, look: Look, office_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    look.folder.click()
    assert opened == [str(office_desk.path.parent)]
    wished: list[str] = []
    page.wanted.connect(lambda key, what: wished.append(key))
    look.other.click()
    assert wished == ["other"]


def test_a_copy_goes_to_the_stick_and_opens_there(
    look: Look, office_desk: Desk, asker: Asker, tmp_path: Path
) -> None:
    office_desk.office.put_village(Village("", "东河村"))
    asker.path = tmp_path / "U盘"
    asker.path.mkdir()
    look.copy.click()
    (copied,) = asker.path.iterdir()
    assert str(copied) in look.answer.text() and "核对过" in look.answer.text()
    assert look.copy.isEnabled()
    there = Desk.open(copied)
    assert [village.name for village in there.office.office().villages] == ["西岭村", "东河村"]
    there.close()


@pytest.mark.parametrize("full", [False, True])
def test_a_copy_that_does_not_come_through_says_so_and_leaves_nothing(
    look: Look, asker: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    asker.path = tmp_path / "U盘"
    if full:
        asker.path.mkdir()
        monkeypatch.setattr(shutil, "copyfile", no_room)
    look.copy.click()
    assert ("磁盘已满" if full else "U 盘是否插好") in look.answer.text()
    assert "台账没有动过" in look.answer.text()
    assert look.copy.isEnabled()
    assert not full or list(asker.path.iterdir()) == []


def no_room(*_: object) -> None:
    raise OSError(28, "no room")


def test_the_status_line_offers_the_tables_keys_only_in_a_table(page: OfficePage) -> None:
    said: list[str] = []
    page.keys_changed.connect(said.append)
    page.show_what("村和社区")
    assert "F2 改一格" in said[-1]
    page.show_what("节假日")
    assert "空格 改一天" in said[-1]
    page.show_what("显示和文件")
    assert said[-1] == ""
