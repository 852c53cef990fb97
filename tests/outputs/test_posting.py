"""接访公示 on paper and as a workbook: five days to a sheet, in its place, one page wide, never a formula."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from ui.printing.paper import write_pdf
from ui.printing.type import lines
from xfdesk.desk import sheet_files
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, NotSaved, Refused
from xfdesk.outputs.document import Block, Book
from xfdesk.outputs.fitting import broken, fitted
from xfdesk.outputs.posting import RIGHT, posting_document
from xfdesk.outputs.posting_book import book
from xfdesk.outputs.workbook.measure import ems
from xfdesk.records.office import Leader, Post
from xfdesk.records.rota import Posting, PostingRow, RotaEntry
from xfdesk.records.rota_day import RotaLeader

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
PLANNED = (
    (4, "罗建平", "司法所"),
    (11, "韩雪梅", "社会保障所"),
    (18, "周启明", ""),
    (25, "罗建平", "村镇建设办"),
)


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.office.put_leader(Leader("", "罗建平", (Post("镇长"),), "财政、项目建设、应急管理"))
    desk.office.set("place_address", "清河镇人民政府一楼")
    desk.office.set("place_help", "无台阶，可代写")
    desk.office.set("supervision_phone", "0377-61200316")
    for day, name, unit in PLANNED:
        desk.rota.put(RotaEntry(f"2026-12-{day}", leaders=(name,), attendants=unit))
    return desk


@pytest.fixture
def posting(office: Desk) -> Posting:
    return office.rota.posting(*DECEMBER)


def drawn(posting: Posting) -> Book:
    made = posting_document(posting)
    assert isinstance(made, Book)
    return made


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def row(n: int, **more: object) -> PostingRow:
    base = PostingRow(
        date(2026, 12, 1 + n), "8:30—11:30", (RotaLeader("罗建平", "镇长"),), "财政", "司法所", "信访接待室"
    )
    return replace(base, **more)  # type: ignore[arg-type]


def test_the_posting_says_who_when_where_and_whom_to_call(posting: Posting) -> None:
    assert (posting.title, posting.span) == ("清河镇领导干部接访公示", "2026年12月")
    assert [(one.on.day, one.leaders[0].name, one.attendants) for one in posting.rows] == list(PLANNED)
    assert posting.rows[0].duties == "财政、项目建设、应急管理"
    said = words(drawn(posting).sheets[0].blocks)
    for text in (
        "清河镇领导干部接访公示", "（2026年12月）", "12月4日　星期五", "8:30—11:30", "14:30—17:00", "罗建平", "镇　长",
        "镇党委书记", "财政、项目建设", "应急管理", "村镇建设办", "清河镇人民政府一楼　镇信访接待室（无台阶，可代写）",
        "0377-61200315", "不预约也可以当天取号，按号接待", "0377-61200316", "清河镇人民政府（盖章）　　2026年11月20日公布",
    ):  # fmt: skip
        assert text in said, text


def test_it_is_dated_with_the_day_on_which_it_was_posted(office: Desk, clock: object) -> None:
    from datetime import datetime

    office.rota.mark_posted(*DECEMBER)
    clock.set(datetime(2026, 11, 30, 9, 0))  # type: ignore[attr-defined]
    assert office.rota.posting(*DECEMBER).posted_on == date(2026, 11, 20)
    office.rota.put(RotaEntry("2026-12-29", leaders=("韩雪梅",)))
    assert office.rota.posting(*DECEMBER).posted_on == date(2026, 11, 30)


def test_a_day_held_elsewhere_says_where_beside_its_date(office: Desk) -> None:
    office.rota.put(RotaEntry("2026-12-29", leaders=("韩雪梅",), place="柳树湾村村委会"))
    posting = office.rota.posting(*DECEMBER)
    assert posting.place == "镇信访接待室"
    said = words(drawn(posting).sheets[0].blocks)
    assert (
        said.count("柳树湾村村委会") == 1
        and said.index("柳树湾村村委会") == said.index("12月29日　星期二") + 1
    )


def test_a_span_without_days_has_no_posting(office: Desk) -> None:
    with pytest.raises(Refused, match="这一段没有排接访"):
        office.rota.posting(date(2027, 1, 1), date(2027, 1, 31))


def test_telephones_not_entered_leave_a_line_to_write_on(posting: Posting) -> None:
    said = words(drawn(replace(posting, phone="", supervision_phone="")).sheets[0].blocks)
    assert sum("＿" in text for text in said) == 2


def test_it_is_the_sheet_of_the_paper_page(posting: Posting) -> None:
    """A3 landscape, the table from 22 to 398, columns 78, 60, 48, 58, 84, 48, rows of 31; title 46, names 30, text 24."""
    [sheet] = drawn(posting).sheets
    assert (sheet.width, sheet.height) == (420.0, 297.0)
    edges = sorted({x1 for x1, _, x2, _, _ in sheet.rules if x1 == x2})
    assert [b - a for a, b in pairwise(edges)] == [78, 60, 48, 58, 84, 48]
    assert (edges[0], edges[-1]) == (22, 398)
    levels = sorted({y1 for _, y1, _, y2, _ in sheet.rules if y1 == y2})
    assert [b - a for a, b in pairwise(levels)] == [19, 31, 31, 31, 31]
    size = {block.text: block.type.size for block in sheet.blocks}
    assert (size["清河镇领导干部接访公示"], size["（2026年12月）"], size["韩雪梅"], size["镇党委书记"]) == (
        46,
        26,
        30,
        24,
    )


def test_on_a4_everything_is_smaller_by_the_same_part(office: Desk) -> None:
    large = drawn(office.rota.posting(*DECEMBER)).sheets[0]
    office.office.set("posting_paper", "A4")
    small = drawn(office.rota.posting(*DECEMBER)).sheets[0]
    assert (small.width, small.height) == (297.0, 210.0)
    for a, b in zip(large.blocks, small.blocks, strict=True):
        assert (b.x, b.y, b.type.size) == pytest.approx((a.x * 0.707, a.y * 0.707, a.type.size * 0.707))


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (5, 1), (6, 2), (10, 2), (23, 5)])
def test_five_days_to_a_sheet_each_with_head_and_foot(posting: Posting, count: int, sheets: int) -> None:
    made = drawn(replace(posting, rows=tuple(row(n) for n in range(count))))
    assert len(made.sheets) == sheets
    days = [text for sheet in made.sheets for text in words(sheet.blocks) if "星期" in text]
    assert len(days) == count and len(set(days)) == count
    for n, sheet in enumerate(made.sheets, 1):
        said = words(sheet.blocks)
        assert "监督电话" in said and "接访领导" in said
        assert any(f"第 {n} 张，共 {sheets} 张" in text for text in said) is (sheets > 1)


LONG = st.text("财政、项目建设，应急管理ab1 ", max_size=90)


@given(
    duties=LONG,
    unit=LONG,
    place=LONG,
    phone=LONG,
    names=st.lists(st.sampled_from(("罗建平", "买买提·艾合买提", "欧阳")), min_size=1, max_size=4),
    a4=st.booleans(),
)
def test_whatever_is_written_stays_in_its_cell_and_on_the_sheet(
    qapp: QApplication, duties: str, unit: str, place: str, phone: str, names: list[str], a4: bool
) -> None:
    leaders = tuple(RotaLeader(name, "镇党委副书记、政法委员") for name in names)
    rows = tuple(
        row(n, duties=duties, attendants=unit, place=place if n else "信访接待室", leaders=leaders)
        for n in range(5)
    )
    posting = Posting(
        "清河镇人民政府", "清河镇领导干部接访公示", "2026年12月", rows, "信访接待室", phone, "",
        date(2026, 11, 20), "A4" if a4 else "A3", "不预约也可以当天取号", "清河镇人民政府一楼",
    )  # fmt: skip
    [sheet] = drawn(posting).sheets
    scale = 0.707 if a4 else 1.0
    for block in sheet.blocks:
        assert len(lines(block.text, block.width, block.type)) == 1, block.text
        assert block.y >= 0 and block.y + block.type.pitch <= sheet.height - 5
        assert block.x + block.width <= RIGHT * scale + 0.01
    levels = sorted({y1 for _, y1, _, y2, _ in sheet.rules if y1 == y2})
    inside = [block for block in sheet.blocks if levels[0] < block.y < levels[-1]]
    for block in inside:
        top = max(y for y in levels if y <= block.y + 0.01)
        assert block.y + block.type.pitch <= min(y for y in levels if y > top) + 0.01


@given(text=st.text("财政、项目，ab1\n", max_size=60), room=st.floats(2, 20))
def test_a_broken_text_loses_nothing_but_commas_at_the_ends(text: str, room: float) -> None:
    found = broken(text, room)
    assert all(ems(line) <= room for line in found)
    strip = str.maketrans("", "", "、，；\n")
    assert "".join(found).translate(strip) == text.translate(strip)


def test_what_fits_in_no_size_is_cut_with_a_sign() -> None:
    found = fitted("一" * 200, 40, 12, "value", ((24, 11.5), (12, 5.8)))
    assert len(found.lines) == 2 and found.lines[-1].endswith("…") and found.type.size == 12


@pytest.mark.parametrize(("paper", "size"), [("A3", (1191, 842)), ("A4", (842, 595))])
def test_the_pdf_has_its_size_and_words(
    office: Desk, tmp_path: Path, qapp: QApplication, paper: str, size: tuple[int, int]
) -> None:
    office.office.set("posting_paper", paper)
    path = tmp_path / "接访公示.pdf"
    assert write_pdf(office.rota.posting_document(office.rota.posting(*DECEMBER)), path) == 1
    page = PdfReader(path).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == pytest.approx(size, abs=1)
    for text in ("罗建平", "12月25日", "0377-61200316"):
        assert text in page.extract_text()


# The workbook


def test_the_workbook_says_the_same(office: Desk, posting: Posting, tmp_path: Path) -> None:
    path = office.rota.write_posting(posting, tmp_path / "接访公示.xlsx")
    [sheet] = [CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]
    assert sheet[0][0] == "清河镇领导干部接访公示" and sheet[1][0] == "（2026年12月）"
    assert sheet[3] == [
        "12月4日　星期五",
        "8:30—11:30\n14:30—17:00",
        "罗建平",
        "镇　长",
        "财政、项目建设\n应急管理",
        "司法所",
    ]
    assert [line[0] for line in sheet[3:7]] == [
        "12月4日　星期五",
        "12月11日　星期五",
        "12月18日　星期五",
        "12月25日　星期五",
    ]
    assert sheet[8][:2] == ["地　　点", "清河镇人民政府一楼　镇信访接待室（无台阶，可代写）"]
    assert sheet[11][2] == "清河镇人民政府（盖章）　　2026年11月20日公布"


@pytest.mark.parametrize(("paper", "code", "scale"), [("A3", 8, 1.0), ("A4", 9, 0.707)])
def test_it_prints_one_page_wide_as_the_poster(
    office: Desk, tmp_path: Path, paper: str, code: int, scale: float
) -> None:
    office.office.set("posting_paper", paper)
    posting = office.rota.posting(*DECEMBER)
    many = replace(posting, rows=tuple(row(n) for n in range(12)))
    sheet = load_workbook(office.rota.write_posting(many, tmp_path / "接访公示.xlsx")).active
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.orientation) == (code, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (int(sheet.page_setup.fitToWidth), int(sheet.page_setup.fitToHeight)) == (1, 0)
    assert [one.id for one in sheet.row_breaks.brk] == [8, 13]
    assert sheet.print_title_rows == "$1:$3"
    wide = [sheet.column_dimensions[letter].width * 7 / 96 * 25.4 for letter in "ABCDEF"]
    assert wide == pytest.approx([mm * scale for mm in (78, 60, 48, 58, 84, 48)])
    assert sheet.row_dimensions[4].height == pytest.approx(31 * scale * 72 / 25.4)
    assert sheet["A4"].font.size == pytest.approx(24 * scale, abs=0.1)


@pytest.mark.parametrize("typed", ['=HYPERLINK("http://a")', "+1", "-1", "@SUM(1)", "#N/A", "1e5", "a\x00b"])
def test_no_text_becomes_a_formula(posting: Posting, tmp_path: Path, typed: str) -> None:
    bad = replace(
        posting,
        office=typed,
        title=typed,
        span=typed,
        where=typed,
        appointment=typed,
        rows=(row(0, duties=typed, attendants=typed, place=typed, leaders=(RotaLeader(typed, typed),)),),
    )
    path = sheet_files.put(book(bad), tmp_path / "接访公示.xlsx")
    with ZipFile(path) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "<f>" not in text and 't="e"' not in text
    sheet = load_workbook(path).active
    for cell in ("A1", "C4", "E4", "F4"):
        assert sheet[cell].data_type == "s" and sheet[cell].number_format == "@"
        assert sheet[cell].quotePrefix is (typed[0] in "=+-@")


def test_a_workbook_that_cannot_be_written_leaves_the_old_one(
    office: Desk, posting: Posting, tmp_path: Path
) -> None:
    path = tmp_path / "接访公示.xlsx"
    path.write_bytes(b"old")
    (tmp_path / "~$访公示.xlsx").write_bytes(b"")
    (tmp_path / ".~lock.接访公示.xlsx#").write_bytes(b"")
    with pytest.raises(NotSaved, match="正在"):
        office.rota.write_posting(posting, path)
    with pytest.raises(Refused, match="xlsx"):
        office.rota.write_posting(posting, tmp_path / "接访公示.xls")
    with pytest.raises(DeskError, match="不在了"):
        office.rota.write_posting(posting, tmp_path / "没有" / "接访公示.xlsx")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.glob(".xfdesk-*"))) == 0
