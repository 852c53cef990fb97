"""The page around the sheet: months, villages, 零报告, matters, papers, and how it looks in a narrow window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.outreach.conftest import Clerk, dispute, here, kept, page_of, parties, shown
from tests.ui.test_shell import nameless
from ui.followup.page import FollowUpPage
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.outreach.model import SheetModel
from ui.outreach.page import OutreachPage
from ui.theme import Theme
from ui.widgets import QuietButton
from xfdesk.desk.desk import Desk
from xfdesk.records.office import Village
from xfdesk.records.outreach import OutreachEntry, OutreachRow


def test_qt_finds_no_fault_with_the_model(
    desk: Desk, three: list[OutreachRow], qtmodeltester: ModelTester
) -> None:
    model = SheetModel(desk.outreach.mark)
    model.show(desk.outreach.sheet().rows, OutreachEntry(month="2026-11"), 2026)
    qtmodeltester.check(model)
    model.write(model.last, "parties", "赵德顺")
    model.remove(0)
    model.again(desk.outreach.sheet().rows)
    qtmodeltester.check(model)


def test_an_empty_month_teaches_and_steps_back_with_the_first_letter(
    desk: Desk, clerk: Clerk, page: OutreachPage
) -> None:
    teaching = page.work.teaching
    assert teaching.isVisible() and "2026 年 11 月" in teaching.title.text()
    clerk.type("11-3")
    clerk.key("Tab")
    assert not teaching.isVisible()


def test_months_are_turned_and_a_row_belongs_to_the_month_of_its_sheet(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    clerk.key("PageUp")
    assert page.top.month.word == "2026 年 10 月" and parties(page) == []
    clerk.row("10-8", "东河村", "吴满仓")
    clerk.key("Ctrl+PageDown")
    assert parties(page) == ["段桂芬", "何家旺", "尹宏图"]
    assert [entry.month for entry in kept(desk) if entry.parties == "吴满仓"] == ["2026-10"]
    page.top.change(month="")
    assert len(parties(page)) == 4
    assert not page.work.strip.isVisible()


def test_the_strip_tells_what_each_village_reported_and_narrows_by_a_key(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    strip = page.work.villages
    told = [strip.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(strip.count())]
    assert told[:3] == [
        "东河村 已报 2 件，1 件还没有结果",
        "西岭村 已报 1 件，1 件还没有结果",
        "柳树湾村 还没报",
    ]
    clerk.key("F6")
    clerk.key("Right")
    clerk.key("Return")
    assert parties(page) == ["段桂芬"]
    assert page.model.lines[-1].entry.village == "西岭村"
    clerk.key("Return")
    assert len(parties(page)) == 3
    clerk.key("F6")
    assert clerk.focus is page.table


def test_one_key_makes_the_zero_report_of_a_village_and_undo_takes_it_away(
    desk: Desk, window: MainWindow, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    clerk.key("F6")
    for _ in range(2):
        clerk.key("Right")
    clerk.key("Ctrl+0")
    assert desk.outreach.sheet().villages[2].nothing
    line = page.model.lines[-2]
    assert line.nothing and not page.model.flags(page.model.index(3, 1)) & Qt.ItemFlag.ItemIsEditable
    clerk.key("Ctrl+Shift+Z")
    assert not desk.outreach.sheet().villages[2].nothing
    assert len(page.model.lines) == 4


def test_a_village_with_disputes_has_no_zero_report(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "on")
    clerk.key("Ctrl+0")
    assert "西岭村" in page.foot.sentence.text()
    assert page.foot.sentence.property("tone") == "red"


def test_a_dispute_becomes_a_matter_and_each_leads_to_the_other(
    desk: Desk, three: list[OutreachRow], window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    assert page.foot.make.isVisible() and not page.foot.open.isVisible()
    clerk.key("Ctrl+M")
    number = desk.outreach.row(three[1].uid).matter_number
    assert number and number in window.status.said.text()
    assert page.model.section("matter") > 0
    assert page.model.lines[0].text("matter") == number
    assert not page.foot.make.isVisible() and page.foot.open.isVisible()
    result = page.model.index(0, page.model.section("result"))
    assert not page.model.flags(result) & Qt.ItemFlag.ItemIsEditable
    clerk.key("Ctrl+Return")
    ledger = window.page
    assert isinstance(ledger, LedgerPage) and ledger.opened.number == number
    back = next(one for one in ledger.findChildren(QuietButton) if one.text().startswith("来自排查"))
    assert three[1].number in back.text()
    back.click()
    place = page.model.place_of(three[1].uid)
    assert window.page is page and here(page) == (place, "result")
    clerk.key("Ctrl+Z")
    assert page.model.lines[place].text("matter") == ""


def test_what_a_matter_still_needs_is_said(desk: Desk, clerk: Clerk, page: OutreachPage) -> None:
    clerk.row("11-3", "东河村", "赵德顺")
    clerk.key("Ctrl+M")
    assert "概况" in page.foot.sentence.text()
    assert here(page) == (0, "summary")
    assert not any(row.matter for row in desk.outreach.sheet().rows)


def test_the_follow_up_list_opens_a_dispute_here(
    desk: Desk, three: list[OutreachRow], window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    window.open_page("followup")
    follow = window.page
    assert isinstance(follow, FollowUpPage)
    assert [one.name for one in follow.list.model_.items] == ["段桂芬", "何家旺"]
    clerk.key("Return")
    assert window.page is page and here(page) == (0, "result")
    window.open_page("followup")
    clerk.key("D")
    assert window.page is page


def test_who_comes_back_finds_what_has_no_result_first(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "result")
    clerk.key("1")
    clerk.key("Ctrl+2")
    clerk.key("Ctrl+4")
    assert parties(page)[0] == "何家旺"
    assert here(page) == (page.model.place_of(three[1].uid), "result")


def test_the_number_of_another_month_leads_to_its_sheet(
    desk: Desk, three: list[OutreachRow], window: MainWindow, page: OutreachPage
) -> None:
    row = dispute(desk, month="2026-09", on="9-8", parties="老账")
    window.open_page("outreach", row.number)
    assert page.top.query.month == "2026-09"
    assert parties(page) == ["老账"] and here(page) == (0, "result")
    window.open_page("outreach", "PC-2026-9999")
    assert "PC-2026-9999" in page.foot.sentence.text()


def test_papers_are_shown_and_the_month_is_saved_as_a_workbook(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage, asker: Asker, tmp_path: Path
) -> None:
    shown_: list[str] = []
    printer = SimpleNamespace(preview_document=lambda document, title, parent: shown_.append(title))
    page.papers.around = replace(page.around, printer=printer)
    clerk.key("Ctrl+P")
    clerk.key("Ctrl+Shift+P")
    assert shown_ == ["矛盾纠纷排查登记表", "月末清单"]
    asker.path = tmp_path / "十一月"
    clerk.key("Ctrl+E")
    book = openpyxl.load_workbook(tmp_path / "十一月.xlsx")
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert "段桂芬" in cells


def test_a_doubt_is_spoken_shown_and_counted(desk: Desk, clerk: Clerk, page: OutreachPage) -> None:
    dispute(desk, people="一家")
    index = page.model.index(0, page.model.section("people"))
    said = page.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("人数 一家，有疑问：")
    assert page.foot.doubts.isVisible() and "1 处" in page.foot.doubts.text()
    page.table.go(0, "people")
    assert page.foot.sentence.isVisible() and "一家" not in page.foot.about.text()


def test_everything_that_takes_the_focus_has_a_name(
    desk: Desk, three: list[OutreachRow], page: OutreachPage, clerk: Clerk
) -> None:
    assert nameless(page) == []
    page.table.go(0, "village")
    clerk.key("F2")
    editor = page.table.delegate.editor
    assert editor is not None and editor.accessibleName() == "村"


@pytest.mark.parametrize(
    ("size", "left_out"),
    [((1366, 728), set()), ((910, 485), {"by", "leads", "measures"})],
)
def test_a_narrow_window_leaves_columns_out_and_shows_all_by_a_key(
    desk: Desk, light: Theme, asker: Asker, qtbot: QtBot, size: tuple[int, int], left_out: set[str]
) -> None:
    dispute(desk, leads="周启明", measures="村委会调解")
    window = shown(desk, light, asker, qtbot, size)
    page, clerk = page_of(window), Clerk(window)
    keys = {column.key for column in page.model.columns}
    assert {"by", "leads", "measures"} - keys == left_out
    assert {"number", "on", "village", "parties", "kind", "summary", "limit", "result"} <= keys
    page.table.go(0, "on")
    assert page.work.all_columns.isVisible() == bool(left_out)
    assert ("牵头领导 周启明" in page.foot.about.text()) == bool(left_out)
    clerk.key("Ctrl+L")
    page.table.go(0, "leads")
    assert here(page) == (0, "leads")
    clerk.key("Ctrl+L")
    assert {column.key for column in page.model.columns} == keys


def test_figures_and_days_are_never_cut(desk: Desk, light: Theme, asker: Asker, qtbot: QtBot) -> None:
    dispute(
        desk,
        village="石桥社区",
        people="888",
        kind="山林水面权属",
        leads="韩雪梅",
        limit="2025-1-1",
        result="化解中",
    )
    for points in (10.5, 14.0):
        theme = Theme("light", points)
        page = page_of(shown(desk, theme, asker, qtbot, (1366, 728)))
        for key in ("number", "on", "people", "kind", "result"):
            section = page.model.section(key)
            place = page.table.visualRect(page.model.index(0, section))
            line, column = page.model.lines[0], page.model.columns[section]
            assert not page.table.cells.is_cut(place, line, column), (points, key)


def test_a_new_village_of_the_register_joins_the_strip(
    desk: Desk, three: list[OutreachRow], page: OutreachPage
) -> None:
    desk.office.put_village(Village("", "新庄村"))
    QApplication.processEvents()
    strip = page.work.villages
    assert "新庄村" in [strip.item(n).text() for n in range(strip.count())]


def test_a_click_on_a_village_narrows(desk: Desk, three: list[OutreachRow], page: OutreachPage) -> None:
    strip = page.work.villages
    box = strip.visualItemRect(strip.item(1))
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert parties(page) == ["段桂芬"]


def test_what_was_refused_is_no_longer_said_once_another_act_was_done(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "on")
    clerk.key("Ctrl+0")
    assert page.foot.sentence.property("tone") == "red"
    clerk.key("F6")
    for _ in range(2):
        clerk.key("Right")
    clerk.key("Ctrl+0")
    assert desk.outreach.sheet().villages[2].nothing and not page.foot.sentence.text()


def test_the_edge_stays_with_the_cursor_when_rows_come_above_it(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(page.model.last, "on")
    desk.outreach.nothing_to_report("柳树湾村", "2026-11")
    QApplication.processEvents()
    assert page.table.delegate.row == page.table.currentIndex().row() == page.model.last
