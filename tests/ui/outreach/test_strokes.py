"""Ctrl+Z in the sheet gives back cell by cell, as in Excel."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.outreach.conftest import Clerk, kept, parties
from ui.main_window import MainWindow
from ui.outreach.page import OutreachPage
from xfdesk.desk.desk import Desk
from xfdesk.records.outreach import OutreachRow


def test_a_cell_emptied_in_a_row_not_yet_saved_comes_back_and_the_row_stays(
    desk: Desk, window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.row("11-3", "东河村", "赵德顺", "2")
    page.table.go(0, "parties")
    clerk.key("Delete")
    clerk.key("Ctrl+Z")
    assert parties(page) == ["赵德顺"] and page.model.lines[0].entry.people == "2"
    assert page.model.key(page.table.currentIndex()) == "parties"
    assert window.status.said.text().startswith("已撤销：当事人 又是“赵德顺”")
    page.keep()
    assert [entry.parties for entry in kept(desk)] == ["赵德顺"]


def test_cells_come_back_one_after_the_other_though_the_row_was_saved_between(
    desk: Desk, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.row("11-3", "东河村", "赵德顺", "2")
    page.keep()
    clerk.key("Ctrl+Z")
    clerk.key("Ctrl+Z")
    page.keep()
    (entry,) = kept(desk)
    assert (entry.on, entry.parties, entry.people) == ("2026-11-03", "", "")
    for _ in range(3):
        clerk.key("Ctrl+Z")
    page.keep()
    QApplication.processEvents()
    assert kept(desk) == [] and page.model.last == 0


def test_what_was_given_back_does_not_come_again(
    window: MainWindow, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "people")
    clerk.row("8")
    clerk.key("Ctrl+Z")
    page.keep()
    clerk.key("Ctrl+Z")
    assert page.model.lines[0].entry.people == "1"
    assert window.status.said.text() == "写过的都已经撤销了"


def test_a_block_that_was_filled_comes_back_at_once(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    before = [entry.parties for entry in kept(desk)]
    page.table.go(0, "parties")
    clerk.key("Shift+Down")
    clerk.key("Shift+Down")
    clerk.key("Ctrl+D")
    page.keep()
    assert len({entry.parties for entry in kept(desk)}) == 1
    clerk.key("Ctrl+Z")
    page.keep()
    assert [entry.parties for entry in kept(desk)] == before


def test_after_another_act_that_act_comes_back_first(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "people")
    clerk.row("8")
    clerk.paste(("11-5", "东河村", "尹宏图"), ("11-6", "东河村", "孙玉兰"))
    assert len(kept(desk)) == 5
    clerk.key("Ctrl+Z")
    assert len(kept(desk)) == 3 and page.model.lines[0].entry.people == "8"


def test_a_row_never_saved_goes_with_its_last_cell(desk: Desk, clerk: Clerk, page: OutreachPage) -> None:
    clerk.row("11-3")
    clerk.key("Ctrl+Z")
    assert page.model.last == 0 and kept(desk) == []
    clerk.row("11-4", "东河村", "尹宏图")
    page.keep()
    assert [entry.parties for entry in kept(desk)] == ["尹宏图"]
