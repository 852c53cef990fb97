"""The sheet by keys: as fast to fill as one of Excel."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.outreach.conftest import Clerk, dispute, here, kept, parties
from ui.main_window import MainWindow
from ui.outreach.page import OutreachPage
from ui.widgets import PickField
from xfdesk.desk.desk import Desk
from xfdesk.records.outreach import OutreachRow


def test_ctrl_4_leads_here_into_the_empty_row(window: MainWindow, clerk: Clerk, page: OutreachPage) -> None:
    clerk.key("Ctrl+3")
    clerk.key("Ctrl+4")
    assert window.page is page
    assert clerk.focus is page.table
    assert here(page) == (0, "on")
    assert window.bar.title.text() == "排查"


def test_a_row_is_typed_with_tab_alone_and_the_next_begins_below(
    desk: Desk, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.row("11-3", "dhc", "赵德顺", "7", "1", "机动地三户都说是自家的", "王建国")
    clerk.row("zqm", "村委会调解", "12-1", "hjz")
    assert here(page) == (1, "on")
    (one,) = kept(desk)
    assert (one.on, one.village, one.parties, one.people) == ("2026-11-03", "东河村", "赵德顺", "7")
    assert (one.kind, one.leads, one.limit, one.result) == ("土地承包流转", "周启明", "2026-12-01", "化解中")
    assert one.summary == "机动地三户都说是自家的"


def test_enter_after_tab_goes_to_where_the_row_was_begun(clerk: Clerk, page: OutreachPage) -> None:
    clerk.key("Right")
    clerk.row("", "赵德顺")
    assert here(page) == (0, "people")
    clerk.type("3")
    clerk.key("Return")
    assert here(page) == (1, "village")


def test_enter_goes_down_and_shift_goes_back(
    three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.key("Return")
    assert here(page) == (1, "parties")
    clerk.key("Shift+Return")
    assert here(page) == (0, "parties")
    clerk.key("Shift+Backtab")
    clerk.key("Shift+Tab")
    clerk.key("Shift+Tab")
    assert here(page) == (0, "on")


def test_typing_overwrites_f2_changes_and_escape_gives_the_cell_back(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.type("吴满仓")
    clerk.key("Return")
    clerk.key("Up")
    clerk.key("F2")
    clerk.type("等")
    clerk.key("Tab")
    assert page.model.lines[0].entry.parties == "吴满仓等"
    clerk.key("Left")
    clerk.type("X")
    clerk.key("Escape")
    assert page.model.lines[0].entry.parties == "吴满仓等"
    assert clerk.focus is page.table


def test_arrows_leave_a_cell_that_is_being_typed_in(
    three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "by")
    clerk.type("abc")
    clerk.key("Down")
    assert here(page) == (1, "by")
    assert page.model.lines[0].entry.by == "abc"


def test_delete_empties_and_ctrl_d_takes_the_cell_above(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.key("Down")
    clerk.key("Delete")
    assert page.model.lines[1].entry.parties == ""
    clerk.key("Ctrl+D")
    assert parties(page)[:2] == ["段桂芬", "段桂芬"]


def test_a_block_is_filled_from_its_first_row_and_copied_as_tabs(
    three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    for key in ("Shift+Down", "Shift+Down", "Shift+Right"):
        clerk.key(key)
    clerk.key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "段桂芬\t1\n何家旺\t1\n尹宏图\t1\n"
    clerk.key("Ctrl+D")
    assert parties(page) == ["段桂芬"] * 3


def test_the_new_row_takes_village_and_who_found_it_of_the_row_before(
    desk: Desk, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.row("11-3", "西岭村", "赵德顺", "", "", "", "李秀英")
    new = page.model.lines[-1]
    assert (new.entry.month, new.entry.village, new.entry.by) == ("2026-11", "西岭村", "李秀英")
    assert new.is_empty and len(kept(desk)) == 0  # the cursor is still in the row above
    clerk.key("Down")
    assert len(kept(desk)) == 1
    clerk.key("Up")
    clerk.key("Down")
    assert len(kept(desk)) == 1, "what was taken over alone is no row"


def test_choices_open_by_their_key_and_are_narrowed_by_initials(clerk: Clerk, page: OutreachPage) -> None:
    clerk.key("Right")
    clerk.key("Alt+Down")
    editor = page.table.delegate.editor
    assert isinstance(editor, PickField) and editor.is_open
    clerk.key("Down")
    clerk.key("Return")
    assert page.model.lines[0].entry.village == "西岭村"
    clerk.key("Right")
    clerk.key("Right")
    clerk.type("sqsq")
    assert page.table.delegate.editor is not None
    clerk.key("Escape")


@pytest.mark.parametrize(("key", "result"), [("1", "已化解"), ("2", "化解中"), ("3", "未化解")])
def test_a_digit_on_the_result_sets_it_in_the_order_of_the_paper(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage, key: str, result: str
) -> None:
    page.table.go(0, "result")
    clerk.key(key)
    row = desk.outreach.row(three[1].uid)
    assert row.entry.result == result and row.entry.result_on == "2026-11-25"
    clerk.key("Alt+2")
    assert desk.outreach.row(three[1].uid).entry.result == "化解中"


def test_what_has_no_result_stands_first_and_no_row_leaves_its_place_while_one_types(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    assert parties(page) == ["段桂芬", "何家旺", "尹宏图"]
    page.table.go(0, "result")
    clerk.key("1")
    clerk.key("Down")
    assert parties(page) == ["段桂芬", "何家旺", "尹宏图"]
    clerk.key("PageUp")
    clerk.key("PageDown")
    assert parties(page)[0] == "何家旺"


def test_removing_is_taken_back_by_ctrl_z_and_by_the_window(
    three: list[OutreachRow], window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(1, "parties")
    clerk.key("Ctrl+Delete")
    assert parties(page) == ["段桂芬", "尹宏图"]
    assert window.status.undo.isVisible()
    clerk.key("Ctrl+Z")
    assert sorted(parties(page)) == sorted(["段桂芬", "尹宏图", "何家旺"])
    clerk.key("Ctrl+Delete")
    clerk.key("Ctrl+Shift+Z")
    assert len(parties(page)) == 3


def test_the_cursor_in_a_sheet_of_no_rows_stays_when_enter_is_pressed(
    clerk: Clerk, page: OutreachPage
) -> None:
    clerk.key("Return")
    clerk.key("Up")
    clerk.key("Shift+Tab")
    assert here(page) == (0, "on")


def test_escape_leads_back_from_search_and_filters(
    three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    clerk.key("Ctrl+F")
    clerk.type("dgf")
    assert parties(page) == ["段桂芬"]
    assert page.top.count.text() == "1 件，共 3 件"
    clerk.key("Escape")
    assert clerk.focus is page.table
    clerk.key("Escape")
    assert len(parties(page)) == 3
    page.top.change(only="overdue")
    assert parties(page) == ["段桂芬"]
    clerk.key("Escape")
    assert len(parties(page)) == 3


def test_a_long_text_grows_over_its_cell_and_its_lines_are_walked_through(
    desk: Desk, clerk: Clerk, page: OutreachPage
) -> None:
    dispute(desk, summary="安置房工地拖欠工资四个月，" * 6)
    page.table.go(0, "summary")
    clerk.key("F2")
    QApplication.processEvents()
    editor = page.table.delegate.editor
    assert editor is not None and editor.height() > page.table.rowHeight(0)
    clerk.key("Up")
    assert page.table.is_editing
    QTest.keyClicks(editor, "x")
    clerk.key("Return")
    assert not page.table.is_editing
    assert "x" in page.model.lines[0].entry.summary


def test_a_word_that_comes_without_being_composed_begins_a_cell_too(
    three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.commit("吴满仓")
    clerk.key("Tab")
    assert page.model.lines[0].entry.parties == "吴满仓"
