"""排查 on paper: the blank sheet to take along and the month's review list; and the month as a workbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from tests import builders
from tests.flow.test_outreach import found
from ui.printing.layout import lay_out
from ui.printing.paper import picture, write_pdf
from ui.printing.type import advance
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import Book, Document, WordPaper, flow
from xfdesk.errors import NotSaved, Refused
from xfdesk.outputs import outreach_blank
from xfdesk.outputs.outreach_review import COLUMNS, WIDE
from xfdesk.rules.outreach import KINDS

NAUGHTY = (
    '=HYPERLINK("http://x")',
    "<b>粗</b>&amp;",
    "{{ 7 }} %s",
    "𠮷野家😀",
    "无" * 400,
    "a" * 400,
    "一\n二",
)


@pytest.fixture
def month(desk: Desk, clock: FixedClock, qapp: QApplication) -> Desk:
    """On 25 November: one overdue of October, two open, one settled, one a matter, one 零报告."""
    clock.set(datetime(2026, 11, 25, 9, 0))
    desk.outreach.save(found(month="2026-10", on="10-9", limit="11-20", village="西岭村", summary="十月的事"))
    desk.outreach.save(found(summary="东河的事", result="化解中"))
    desk.outreach.save(found(summary="看不清期限的事", limit="月底", village=""))
    desk.outreach.save(found(summary="办好了的事", result="已化解"))
    desk.outreach.to_matter(desk.outreach.save(found(summary="成了事项的事", parties="钱多多")).number)
    desk.outreach.save(found(month="2026-12", on="11-25", summary="下个月的事"))
    desk.outreach.nothing_to_report("新民社区", "2026-11")
    return desk


def words(document: Document, path: Path) -> list[str]:
    """Of each page, without blanks."""
    write_pdf(document, path)
    return ["".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_a_blank_sheet_a_village_with_the_columns_of_the_measures(month: Desk, tmp_path: Path) -> None:
    book = month.outreach.blank_sheets(("东河村", "西岭村"), "2026-11")
    assert isinstance(book, Book) and book.size == (297.0, 210.0)
    assert [width for width, _ in outreach_blank.COLUMNS] == [9, 16, 34, 12, 16, 70, 22, 44, 20, 24]
    assert outreach_blank.EDGES[-1] == outreach_blank.RIGHT == 282
    pages = words(book, tmp_path / "空白.pdf")
    assert ["东河村" in page for page in pages] == [True, False]
    for page in pages:
        assert "矛盾纠纷排查登记表" in page and "2026年11月" in page and "写“本月无”" in page
        assert page.count("□") == 0 and page.count("已化解") == page.count("未化解") == 8
        assert all(f"{code}{word}" in page for code, word in KINDS)
        assert "负责人（签字）" in page and "接收人（签字）" in page
    assert len(book.sheets[0].squares) == 24
    assert book.file_name == "排查登记表_2026-11"


def test_everything_on_the_blank_sheet_is_inside_it_and_nothing_is_printed_over_a_line(month: Desk) -> None:
    book = month.outreach.blank_sheets((), "2026-11")
    assert isinstance(book, Book)
    (sheet,) = book.sheets
    assert not any(block.text[-1:] == "村" for block in sheet.blocks)
    for block in sheet.blocks:
        wide = max(advance(line, block.type) for line in block.text.split("\n"))
        assert wide <= block.width + 0.2, block.text
        assert block.x >= 15 and block.y > 8
        left = (
            block.x
            if block.align == "left"
            else block.x + block.width - wide
            if block.align == "right"
            else block.x
        )
        assert left + wide <= 283, block.text
        assert block.y + block.type.pitch < 205
    for x1, y1, x2, y2, _ in sheet.rules:
        assert min(x1, x2) >= 15 and max(x1, x2) <= 282 and min(y1, y2) >= 28 and max(y1, y2) < 202
    ink = picture(book, 0, 1188)
    assert ink.pixelColor(600, 700).lightness() == 255
    assert min(ink.pixelColor(x, 400).lightness() for x in range(58, 63)) < 90


def test_the_review_lists_what_is_open_of_whatever_month_by_village(month: Desk, tmp_path: Path) -> None:
    document = month.outreach.review("2026-11")
    assert isinstance(document, WordPaper) and (document.width, document.height) == (297.0, 210.0)
    (page,) = words(document, tmp_path / "清单.pdf")
    assert "研判清单（2026年11月）" in page and "没有化解的3件，其中超过时限1件" in page
    assert page.index("东河村1件") < page.index("西岭村1件，超过时限1件") < page.index("没有写村（社区）1件")
    assert "十月的事" in page and "超过5天" in page and "月底" in page and "化解中" in page
    assert not any(word in page for word in ("办好了的事", "成了事项的事", "下个月的事"))
    assert "登记了纠纷的（1个）：东河村3件" in page
    assert "零报告的（1个）：新民社区" in page
    assert "还没有报的（3个）：西岭村、柳树湾村、石桥社区" in page


def test_a_month_in_which_all_is_settled_says_so(desk: Desk, qapp: QApplication, tmp_path: Path) -> None:
    for village in builders.VILLAGES:
        desk.outreach.nothing_to_report(village, "2026-11")
    (page,) = words(desk.outreach.review("2026-11"), tmp_path / "清单.pdf")
    assert "都已化解或转为事项" in page and "还没有报的（0个）：没有，都报了" in page and "序号" not in page


def test_a_long_review_repeats_its_head_and_stays_inside_its_pages(month: Desk) -> None:
    for n in range(60):
        odd = NAUGHTY[n % len(NAUGHTY)]
        month.outreach.save(
            found(summary=odd, parties=odd, measures=odd, leads=odd, kind=odd, on=odd, limit=odd)
        )
    document = month.outreach.review("2026-11")
    assert isinstance(document, WordPaper)
    pages = flow(document, advance)
    assert len(pages) > 3 and len(lay_out(document).pages) == len(pages)
    assert WIDE == 267 == sum(width for width, _, _ in COLUMNS)
    for page in pages:
        assert sum("牵头" in text.text for text in page.texts) >= 1
        for text in page.texts:
            assert text.x >= 15 and text.x + advance(text.text, text.type) <= 282.5, text.text
            assert text.top < 210 - 8
        assert all(max(y1, y2) <= 194.5 for _, y1, _, y2, _ in page.rules)


def test_the_workbook_has_real_dates_and_numbers_and_no_formula(month: Desk, tmp_path: Path) -> None:
    month.outreach.save(found(summary="=1+1", people="很多", limit="12-25"))
    path = month.outreach.write_workbook("2026-11", tmp_path / "十一月.xlsx")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("排查").to_python()
    assert rows[2][:8] == ["编号", "日期", "村（社区）", "当事人", "人数", "类型", "纠纷概况", "排查人"]
    named = {row[0]: row for row in rows[3:]}
    assert named["PC-2026-0002"][1] == date(2026, 11, 16) and named["PC-2026-0002"][4] == 2
    assert named["PC-2026-0002"][5:7] == ["邻里相邻", "东河的事"]
    assert named["PC-2026-0003"][10] == "月底"
    assert named["PC-2026-0007"][4] == "很多" and named["PC-2026-0007"][6] == "=1+1"
    assert named["PC-2026-0005"][13:15] == ["JF-2026-0001", "已登记"]
    assert rows[-1][2] == "新民社区" and rows[-1][6] == "本月无" and "PC-2026-0001" not in named
    sheet = load_workbook(path).active
    assert sheet is not None
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert sheet.freeze_panes == "D4" and sheet.print_title_rows == "$1:$3"


def test_a_month_without_rows_is_a_sheet_that_says_so(desk: Desk, tmp_path: Path) -> None:
    path = desk.outreach.write_workbook("2026-01", tmp_path / "一月.xlsx")
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("排查").to_python()
    assert rows[3][0] == "这个月还没有记录。"


def test_what_cannot_be_written_is_a_sentence_and_leaves_the_old_file(desk: Desk, tmp_path: Path) -> None:
    old = tmp_path / "旧.xlsx"
    old.write_bytes(b"old")
    with pytest.raises(Refused, match=r"\.xlsx"):
        desk.outreach.write_workbook("2026-11", tmp_path / "a.xls")
    with pytest.raises(NotSaved, match="文件夹不在了"):
        desk.outreach.write_workbook("2026-11", tmp_path / "没有" / "a.xlsx")
    mark = tmp_path / ".~lock.旧.xlsx#"
    mark.write_text("")
    with pytest.raises(NotSaved, match="正在"):
        desk.outreach.write_workbook("2026-11", old)
    mark.unlink()
    for month in ("13", "2026-13"):
        with pytest.raises(Refused, match="月份"):
            desk.outreach.review(month)
    assert old.read_bytes() == b"old" and [one.name for one in tmp_path.glob("*.xls*")] == ["旧.xlsx"]
    desk.outreach.write_workbook("2026-11", old)
    assert old.read_bytes()[:2] == b"PK"
