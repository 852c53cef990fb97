"""Nothing that was typed is lost: a row when it is left, a second after its last cell, half a cell after its letters."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.outreach.conftest import Clerk, dispute, kept, page_of, parties, shown
from ui.main_window import MainWindow
from ui.outreach.keeping import HALF
from ui.outreach.page import OutreachPage
from ui.theme import Theme
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.outreach import OutreachRow


def test_a_row_is_kept_when_it_is_left_and_asked_then_for_what_it_lacks(
    desk: Desk, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.row("11-3", "东河村", "赵德顺")
    page.keeper.keep_all()
    assert page.model.lines[0].marks == {}, "while it is written, what it lacks is no doubt"
    clerk.key("Return")
    assert "summary" in page.model.lines[0].marks
    assert [entry.parties for entry in kept(desk)] == ["赵德顺"]


def test_the_page_keeps_what_stands_in_an_open_cell_when_it_is_left(
    desk: Desk, window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.type("11-3")
    clerk.key("Tab")
    clerk.key("Tab")
    clerk.type("赵德顺")
    clerk.key("Ctrl+2")
    assert [entry.parties for entry in kept(desk)] == ["赵德顺"]


def test_closing_the_window_keeps_it_too(
    desk: Desk, window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.key("Right")
    clerk.key("Right")
    clerk.type("赵德顺")
    window.keep()
    assert [entry.parties for entry in kept(desk)] == ["赵德顺"]


def test_a_row_is_kept_a_pause_after_its_last_cell(
    desk: Desk, clerk: Clerk, page: OutreachPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.keeper._rows.interval() <= 1000
    page.keeper._rows.setInterval(0)
    clerk.type("11-3")
    with qtbot.waitSignal(page.keeper.kept):
        clerk.key("Tab")
    assert [entry.on for entry in kept(desk)] == ["2026-11-03"]


def test_half_a_cell_comes_back_after_the_program_ended_without_a_word(
    desk: Desk, light: Theme, asker: Asker, qtbot: QtBot
) -> None:
    dispute(desk, parties="赵德顺", summary="")
    first = shown(desk, light, asker, qtbot)
    page, clerk = page_of(first), Clerk(first)
    page.table.go(0, "summary")
    assert page.keeper._cell.interval() <= 1000
    page.keeper._cell.setInterval(0)
    clerk.type("村东机动地")
    qtbot.waitUntil(lambda: desk.office.screen(HALF) != "")
    assert kept(desk)[0].summary == ""
    again = shown(desk, light, asker, qtbot)  # the first window is never asked to keep anything
    assert kept(desk)[0].summary == "村东机动地"
    assert page_of(again).model.lines[0].entry.summary == "村东机动地"
    assert desk.office.screen(HALF) == ""
    assert "补上" in again.status.said.text()


def test_what_was_half_kept_goes_when_the_cell_is_written_or_given_back(
    desk: Desk, clerk: Clerk, page: OutreachPage, qtbot: QtBot
) -> None:
    dispute(desk)
    page.table.go(0, "measures")
    for end in ("Escape", "Return"):
        clerk.type("调解")
        page.keeper.keep_half()
        assert "调解" in desk.office.screen(HALF)
        clerk.key(end)
        page.keeper.keep_all()
        assert desk.office.screen(HALF) == ""


def test_a_refusal_stands_under_the_sheet_and_the_row_stays_as_it_was_typed(
    desk: Desk, clerk: Clerk, page: OutreachPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("磁盘已满", "这一行没有存", "请腾出空间再试")

    monkeypatch.setattr(desk.outreach, "save", full)
    clerk.row("11-3", "东河村", "赵德顺")
    page.keep()
    assert "磁盘已满" in page.foot.sentence.text()
    assert parties(page) == ["赵德顺"]
    monkeypatch.undo()
    clerk.key("Down")
    assert [entry.parties for entry in kept(desk)] == ["赵德顺"]


def test_taking_back_gives_the_cell_that_stood_before(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.type("吴满仓")
    clerk.key("Tab")
    clerk.key("Ctrl+Z")
    assert page.model.lines[0].entry.parties == "段桂芬"
    assert desk.outreach.row(three[1].uid).entry.parties == "段桂芬"


def test_what_is_typed_stays_while_something_is_saved_elsewhere(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.type("吴满仓")
    desk.outreach.set_result(three[2].uid, "已化解")
    dispute(desk, parties="新来的")
    QApplication.processEvents()
    assert page.table.is_editing
    assert parties(page) == ["段桂芬", "何家旺", "尹宏图", "新来的"]
    assert page.model.lines[1].entry.result == "已化解"
    QTest.keyClick(clerk.focus, "\r")
    assert page.model.lines[0].entry.parties == "吴满仓"


def test_a_row_of_which_every_cell_is_emptied_goes_when_it_is_left_and_comes_back(
    desk: Desk, three: list[OutreachRow], window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "on")
    for _ in page.model.columns[1:]:
        clerk.key("Delete")
        clerk.key("Right")
    page.keeper._rows.timeout.emit()
    assert len(kept(desk)) == 3, "the cursor is still in it"
    clerk.key("Down")
    assert len(kept(desk)) == 2 and "段桂芬" not in parties(page)
    assert window.status.undo.isVisible()
    clerk.key("Ctrl+Z")
    assert "段桂芬" in parties(page)


def test_half_a_cell_is_kept_though_its_row_is_saved_while_it_is_typed(
    desk: Desk, light: Theme, asker: Asker, clerk: Clerk, page: OutreachPage, qtbot: QtBot
) -> None:
    clerk.row("11-3", "东河村", "赵德顺")
    page.table.go(0, "summary")
    page.keeper._cell.setInterval(0)
    clerk.type("村东")
    page.keeper.keep_half()  # before the row has a number
    clerk.type("机动地")
    page.keeper._cell.start()
    page.keeper._rows.timeout.emit()
    assert page.keeper._cell.isActive()
    again = shown(desk, light, asker, qtbot)  # the first window is never asked to keep anything
    (entry,) = kept(desk)
    assert (entry.parties, entry.summary) == ("赵德顺", "村东机动地")
    assert page_of(again).model.last == 1
