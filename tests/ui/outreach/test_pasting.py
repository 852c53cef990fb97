"""A block from Excel or WPS: rows of its own, or over the cells that stand there; doubtful cells are marked."""

from __future__ import annotations

from tests.ui.outreach.conftest import Clerk, dispute, here, kept, parties
from ui.main_window import MainWindow
from ui.outreach.page import OutreachPage
from xfdesk.desk.desk import Desk
from xfdesk.records.outreach import OutreachRow


def test_a_block_comes_into_the_empty_row_and_the_cursor_goes_to_its_first_doubt(
    desk: Desk, window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.paste(
        ("11-3", "东河村", "赵德顺", "3", "邻里相邻", "滴水檐"),
        ("十一月初", "西岭村", "段桂芬", "一家", "邻里相邻", "借地"),
    )
    assert parties(page) == ["赵德顺", "段桂芬"]
    assert here(page) == (1, "on")
    assert "贴进 2 行" in window.status.said.text() and "2 格有疑问" in window.status.said.text()
    assert page.foot.sentence.text().startswith("△")
    clerk.key("F9")
    assert here(page) == (1, "people")
    clerk.key("F9")
    assert here(page) == (1, "on")
    assert page.model.lines[1].entry.people == "一家"
    assert len(kept(desk)) == 2


def test_one_undo_takes_the_whole_block_back(
    desk: Desk, window: MainWindow, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.paste(*((f"11-{n}", "东河村", f"当事人{n}", "1", "4", "滴水檐") for n in range(1, 21)))
    assert len(parties(page)) == 20
    clerk.key("Ctrl+Shift+Z")
    assert parties(page) == [] and kept(desk) == []
    assert page.work.teaching.isVisible()


def test_a_block_begins_at_the_column_of_the_cursor(desk: Desk, clerk: Clerk, page: OutreachPage) -> None:
    page.table.go(0, "parties")
    clerk.paste(("赵德顺", "3"), ("段桂芬", "2"))
    assert [(entry.parties, entry.people) for entry in kept(desk)] == [("赵德顺", "3"), ("段桂芬", "2")]


def test_one_row_goes_over_the_row_that_stands_there(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.paste(("吴满仓", "4", "婚姻家庭"))
    page.keep()
    entry = desk.outreach.row(three[1].uid).entry
    assert (entry.parties, entry.people, entry.kind, entry.summary) == (
        "吴满仓",
        "4",
        "婚姻家庭",
        "宅基地滴水檐",
    )
    assert len(kept(desk)) == 3


def test_one_column_goes_over_the_rows_that_stand_there_and_comes_back_by_one_undo(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "measures")
    clerk.paste(('说“行”，再"看"',), ("社区调解",))
    page.keep()
    assert [line.entry.measures for line in page.model.lines[:3]] == ['说“行”，再"看"', "社区调解", ""]
    assert len(kept(desk)) == 3
    clerk.key("Ctrl+Z")
    assert [line.entry.measures for line in page.model.lines[:3]] == ["", "", ""]


def test_several_rows_never_overwrite_what_stands_there(
    desk: Desk, three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    page.table.go(0, "parties")
    clerk.paste(("甲", "1"), ("乙", "2"))
    assert parties(page) == ["段桂芬", "何家旺", "尹宏图", "甲", "乙"]


def test_a_single_cell_is_written_where_the_cursor_stands(
    clerk: Clerk, page: OutreachPage, desk: Desk
) -> None:
    page.table.go(0, "parties")
    clerk.paste(("赵德顺",))
    assert page.model.lines[0].entry.parties == "赵德顺"
    dispute(desk)
    clerk.paste(("",))
    assert page.model.lines[0].entry.parties == "赵德顺"


def test_what_cannot_be_pasted_is_a_sentence_and_nothing_is_changed(
    desk: Desk, clerk: Clerk, page: OutreachPage
) -> None:
    clerk.paste(*(("11-3", "东河村", "赵德顺") for _ in range(5_001)))
    assert "5,000" in page.foot.sentence.text() or "5000" in page.foot.sentence.text()
    assert kept(desk) == []


def test_pasted_rows_stand_as_they_stood_in_the_block_and_are_shown_from_the_first(
    three: list[OutreachRow], clerk: Clerk, page: OutreachPage
) -> None:
    rows = [
        ("11-5", "东河村", f"第{n}户", "2", "4", "排水沟", "", "", "", f"12-{29 - n}") for n in range(1, 26)
    ]
    page.table.go(page.model.last, "on")
    clerk.paste(*rows)
    assert parties(page)[3:] == [row[2] for row in rows]
    assert page.table.rowAt(0) == 3
