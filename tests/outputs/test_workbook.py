"""What the bureau finds in the month's workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.outputs.conftest import NOVEMBER, first_entry
from tests.outputs.reading import NS, SHEETS, Workbook, last_row
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.outputs.workbook import checking, measure, writer
from xfdesk.rules.columns import SHEET
from xfdesk.rules.span import Span

HEADERS = [
    "序号",
    "接访日期",
    "接访领导及职务",
    "信访人姓名",
    "性别",
    "年龄",
    "身份证号",
    "联系电话",
    "住址",
    "人数",
    "问题类别",
    "初访/重访",
    "主要诉求",
    "合理性判断",
    "判断理由",
    "处理方式及领导意见",
    "责任单位",
    "包案领导",
    "责任人",
    "受理日期",
    "应办结日期",
    "办理进展/结果",
    "答复日期及方式",
    "是否办结",
    "满意度",
    "编号",
    "备注",
]


def test_five_sheets_and_the_27_headers_stand_in_the_bureaus_order(month: Workbook) -> None:
    assert [sheet for sheet in SHEETS if month.values(sheet)] == list(SHEETS)
    assert [str(title).replace("\n", "") for title in month.values("台账")[2]] == HEADERS
    assert month.values("台账")[0][0] == "清河镇领导干部信访接待日工作台账（2026年11月）"
    head = "".join(str(text) for text in month.values("台账")[1])
    for said in (
        "填报单位（盖章）：清河镇人民政府",
        "填报人：林小雨",
        "联系电话：0377-61200315",
        "填报日期：2026年12月1日",
    ):
        assert said in head


def test_a_visit_a_group_and_a_repeat_visit_have_a_row_each(month: Workbook) -> None:
    rows = month.rows("台账")
    assert [row["序号"] for row in rows] == list(range(1, 10))
    assert rows[0]["主要诉求"] == "1.拨付青苗补偿款3600元 2.核实少算的两分地"
    assert rows[0]["接访日期"] == date(2026, 11, 20) and rows[0]["应办结日期"] == date(2026, 12, 10)
    assert rows[3]["信访人姓名"] == "钱卫东等7人" and rows[3]["人数"] == 7
    assert rows[8]["备注"] == "续访" and rows[8]["初访/重访"] == "重访"
    assert rows[4]["答复日期及方式"] == "2026-11-20\n当面"


def test_numbers_of_persons_leave_the_house_masked(month: Workbook) -> None:
    rows = month.rows("台账")
    assert rows[0]["身份证号"] == "411325********121X" and rows[0]["联系电话"] == "138****0415"
    assert {row["住址"] for row in rows} <= {"东河村", "西岭村", "柳树湾村", "石桥社区", "新民社区", ""}
    package = b"".join(month.part(f"xl/worksheets/sheet{n}.xml") for n in range(1, 6)).decode()
    for number in ("41132519630718121X", "13800000415"):
        assert number not in package


def test_the_full_version_says_for_whom_and_is_logged(full: Workbook, told: Desk) -> None:
    assert full.rows("台账")[0]["身份证号"].isalnum()
    assert "完整版，仅供 县信访局 使用" in "".join(map(str, full.values("台账")[1]))
    what, after = told.file.sql("SELECT what, after FROM history ORDER BY seq DESC LIMIT 1")[0]
    assert what == "导出完整版" and "县局核对" in after and "县信访局" in after


@pytest.mark.parametrize("kind", ["month", "full"])
def test_a_sealed_accusation_gives_four_cells(kind: str, request: pytest.FixtureRequest) -> None:
    row = request.getfixturevalue(kind).rows("台账")[5]
    filled = {name: value for name, value in row.items() if value not in ("", None)}
    expected = {
        "序号": 6,
        "接访日期": date(2026, 11, 20),
        "人数": 1,
        "主要诉求": "检举控告（已密封）",
        "备注": "JF-2026-0006",
    }
    assert filled == expected
    book: Workbook = request.getfixturevalue(kind)
    assert all(
        "JF-2026-0006" not in str(line) for line in book.values("未办结清单") + book.values("包案及交办件")
    )


def test_no_cell_of_the_data_is_a_formula_and_a_typed_one_shows_as_typed(month: Workbook) -> None:
    place = month.place("台账", "信访人姓名", 11)
    cell = month.cell("台账", place)
    assert cell.get("t") == "inlineStr" and "".join(cell.itertext()).startswith("=HYPERLINK(")
    assert month.look("台账", place)["quoted"]
    assert month.xml("台账").find(".//m:f", NS) is None
    assert not month.look("台账", month.place("台账", "信访人姓名", 4))["quoted"]


def test_figures_that_are_names_stay_text_also_on_300_rows_below(month: Workbook) -> None:
    for header in ("身份证号", "联系电话", "编号"):
        for row in (4, 12, 14, 14 + 299):
            assert month.look("台账", month.place("台账", header, row))["format"] == "@", (header, row)
    assert month.look("台账", "B4")["format"] == "yyyy-mm-dd"
    assert month.look("台账", month.place("台账", "人数", 4))["format"] == "0"


def test_every_width_holds_its_longest_value(month: Workbook) -> None:
    widths = month.widths("台账")
    for n, column in enumerate(SHEET, 2):
        letter = month.place("台账", HEADERS[n - 1], 4).rstrip("4")
        assert widths[letter] == pytest.approx(column.mm / 25.4 * 96 / 7)
    # 8 pt figures are 0.5 em of 2.83 mm; a date has ten, an ID number eighteen.
    assert 10 * 0.5 * 2.83 <= 17 - 2 and 18 * 0.5 * 2.83 <= 28.5 - 2


def test_the_print_set_up_is_a4_landscape_two_pages_wide(month: Workbook) -> None:
    sheet = month.xml("台账")
    setup = sheet.find("m:pageSetup", NS)
    assert setup is not None
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("scale")) == ("9", "landscape", "94")
    assert setup.get("pageOrder") == "overThenDown"
    assert [b.get("id") for b in sheet.iterfind("m:colBreaks/m:brk", NS)] == ["15"]
    names = month.names()
    assert "$2:$3" in names["_xlnm.Print_Titles/0"] and "$A:$D" in names["_xlnm.Print_Titles/0"]
    assert names["_xlnm.Print_Area/0"].endswith("$A$2:$AA$13")
    assert "工作台账（2026年11月）" in (sheet.findtext("m:headerFooter/m:oddHeader", "", NS))
    pane = sheet.find(".//m:pane", NS)
    assert pane is not None and pane.get("topLeftCell") == "E4"
    filtered = sheet.find("m:autoFilter", NS)
    assert filtered is not None and filtered.get("ref") == "A3:AA12"


def test_on_a3_the_whole_ledger_is_one_page_wide(told: Desk, tmp_path: Path) -> None:
    told.office.set("report_paper", "A3 一页")
    told.export.workbook(NOVEMBER, tmp_path / "a3.xlsx")
    sheet = Workbook(tmp_path / "a3.xlsx").xml("台账")
    setup = sheet.find("m:pageSetup", NS)
    assert setup is not None and setup.get("paperSize") == "8" and setup.get("fitToHeight") == "0"
    assert sheet.find("m:colBreaks", NS) is None


def test_a_month_without_visits_is_a_zero_report(told: Desk, tmp_path: Path) -> None:
    told.export.workbook(Span.month("2026-10"), tmp_path / "零.xlsx")
    rows = Workbook(tmp_path / "零.xlsx").rows("台账")
    assert len(rows) == 1 and rows[0]["主要诉求"] == "本月无来访" and not rows[0]["信访人姓名"]


def test_a_text_too_long_for_a_cell_points_to_the_form(told: Desk, tmp_path: Path) -> None:
    entry = first_entry(told)
    points = tuple(replace(entry.points[0], uid="", text="补偿款" * 150) for _ in range(5))
    told.reception.save(replace(entry, points=points))
    told.export.workbook(NOVEMBER, tmp_path / "长.xlsx")
    book = Workbook(tmp_path / "长.xlsx")
    row = next(row for row in book.rows("台账") if "补偿款补偿款" in row["主要诉求"])
    assert row["主要诉求"].endswith("……（全文见登记表）")
    heights = [float(r.get("ht", "0")) for r in book.xml("台账").iterfind(".//m:row", NS)]
    assert 340 < max(heights) <= 409


def test_the_hidden_sheet_carries_a_hash_for_every_row(month: Workbook) -> None:
    lines = month.values("_meta")
    assert ["schema", "1"] in lines and ["office_code", "QH"] in lines
    hashes = [line for line in lines[11:] if line[0]]
    assert len(hashes) == 9 and len({line[1] for line in hashes}) == 9
    assert b'state="hidden"' in month.part("xl/workbook.xml")


def test_the_lists_end_with_their_sum_and_stand_in_the_order_of_due_days(month: Workbook) -> None:
    rows = month.rows("未办结清单")
    due = [row["应办结日期"] for row in rows if row["应办结日期"]]
    assert due == sorted(due) and len(rows) == 5
    assert rows[0]["剩余天数"] == (date(2026, 12, 5) - date(2026, 11, 30)).days
    assert "合计 5 件，其中已超期 0 件、7日内到期 1 件。" in month.values("未办结清单")[8][0]
    assert [row["包案领导"] for row in month.rows("包案及交办件")] == ["韩雪梅", "韩雪梅", "周启明"]
    assert last_row(month.names()["_xlnm.Print_Area/2"]) == 10


def test_an_overdue_matter_is_bold_not_red(told: Desk, clock: FixedClock, tmp_path: Path) -> None:
    """Past a date of the office's own it is a minus; only past a date of the law it is 超期."""
    clock.set(datetime(2027, 2, 1, 9, 0))
    told.export.workbook(Span.month("2027-01"), tmp_path / "一月.xlsx")
    book = Workbook(tmp_path / "一月.xlsx")
    looks = {n: book.look("未办结清单", f"M{n}") for n, _ in enumerate(book.rows("未办结清单"), 4)}
    late = [n for n, look in looks.items() if look["font"] == "黑体"]
    on_time = [n for n in looks if n not in late]
    assert late and on_time
    assert f"其中已超期 {len(late)} 件" in book.values("未办结清单")[3 + len(looks)][0]
    assert {looks[n]["format"] for n in on_time} == {'0;-0;"今日"'}
    assert book.look("未办结清单", f"L{late[0]}")["font"] == "黑体"
    assert book.look("未办结清单", f"L{on_time[0]}")["font"] == "宋体"
    assert book.look("未办结清单", f"M{late[0]}")["format"] == '0;"超期 "0;"今日"'


def test_words_that_look_like_a_code_for_a_character_stay_these_words(told: Desk, tmp_path: Path) -> None:
    """`_x0041_` would be read as A; the check after writing reads as a spreadsheet does."""
    words = "设备_x0041_，_x005F_x000d_尾"
    entry = first_entry(told)
    told.reception.save(replace(entry, points=(replace(entry.points[0], text=words),)))
    told.office.set("name", "清河_x0042_镇")
    told.export.workbook(NOVEMBER, tmp_path / "码.xlsx")
    book = Workbook(tmp_path / "码.xlsx")
    assert b"_x005F_x0041_" in book.part("xl/worksheets/sheet1.xml")
    assert words in [row["主要诉求"] for row in book.rows("台账")]
    texts = [str(value) for line in book.values("台账")[:3] for value in line]
    assert any("清河_x0042_镇" in text for text in texts)


def test_the_check_after_writing_sees_words_that_would_be_read_as_others(
    told: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from benchmarks.bench_export import _book

    monkeypatch.setattr("xfdesk.outputs.workbook.stream.literal", lambda text: text)
    rows = [["0" * 32, *([None] * 12), "设备_x0041_", *([None] * 13)]]
    with pytest.raises(checking.Mismatch):
        writer.write(_book(rows), tmp_path / "x.part")


def _drawn(column: float) -> float:
    """Millimetres that Excel draws of a file's width: whole pixels of 7 a character, padding included."""
    return int(column * 7 + 0.5) / 96 * 25.4


@pytest.mark.parametrize(("figure", "dash"), [(0.5, 0.5), (0.5561, 0.333)], ids=["SimSun", "Arial"])
def test_every_date_fits_the_width_that_excel_draws(month: Workbook, figure: float, dash: float) -> None:
    """Widths of a figure and of a dash in ems; 5 px of the column are padding."""
    widths = month.widths("台账")
    for n, column in enumerate(SHEET, 2):
        letter = month.place("台账", HEADERS[n - 1], 4).rstrip("4")
        assert _drawn(widths[letter]) == pytest.approx(column.mm, abs=0.14)
        if column.kind == "date":
            room = _drawn(widths[letter]) - 5 / 96 * 25.4
            assert (8 * figure + 2 * dash) * 8 * 25.4 / 72 <= room


def test_days_of_three_figures_dates_and_id_numbers_in_any_font_are_one_whole_word(month: Workbook) -> None:
    """What does not wrap shrinks, should the font on that machine be wider than the one named."""
    assert _drawn(month.widths("未办结清单")["M"]) == pytest.approx(18, abs=0.14)
    for sheet, place in (
        ("台账", "B4"),
        ("台账", "J4"),
        ("台账", "G4"),
        ("未办结清单", "L4"),
        ("未办结清单", "M4"),
    ):
        worn = month.styles.findall("m:cellXfs/m:xf", NS)[int(month.cell(sheet, place).get("s", "0"))]
        alignment = worn.find("m:alignment", NS)
        assert alignment is not None and alignment.get("shrinkToFit") == "1", (sheet, place)


def test_the_normal_style_and_the_default_cell_are_the_books_own(month: Workbook) -> None:
    fonts = [font.find("m:name", NS).get("val") for font in month.styles.findall("m:fonts/m:font", NS)]  # type: ignore[union-attr]
    for kind in ("cellStyleXfs", "cellXfs"):
        first = month.styles.find(f"m:{kind}/m:xf", NS)
        assert first is not None and fonts[int(first.get("fontId", "0"))] == "Arial"


def test_the_package_says_who_made_it_and_marks_no_number_as_a_mistake(full: Workbook) -> None:
    assert "<Application>接访台</Application>" in full.part("docProps/app.xml").decode()
    ignored = full.xml("台账").find("m:ignoredErrors/m:ignoredError", NS)
    assert ignored is not None and ignored.get("numberStoredAsText") == "1"
    assert ignored.get("sqref", "").startswith("A4:AA")
    titles = full.names()["_xlnm.Print_Titles/0"]
    assert titles.index("$A:$D") < titles.index("$2:$3")


def test_a_row_is_as_high_as_its_lines_of_whole_characters() -> None:
    """40 mm hold 13 characters of 8 pt, not 13.4: 40 of them are four lines, not three."""
    assert measure.lines("诉" * 40, 40) == 4
    assert measure.lines("0" * 26, 40) == 1
