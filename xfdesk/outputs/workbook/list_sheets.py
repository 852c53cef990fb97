"""未办结清单, 包案及交办件 and the hidden _meta: heads, feet and prototypes; their rows are streamed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import measure, style
from xfdesk.records.book import BookHead

FIRST = 4
SIZE = 9.5


@dataclass(frozen=True, slots=True)
class ListColumn:
    """`title` breaks at `|` only."""

    title: str
    mm: float
    kind: str = "text"
    centred: bool = True


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One list: its name, the words of its title after the office, its columns."""

    name: str
    title: str
    note: str
    columns: tuple[ListColumn, ...]


OPEN = ListSheet(
    "未办结清单",
    "信访事项未办结清单",
    "剩余天数按应办结日期计算；超期的是法定期限",
    (
        ListColumn("序|号", 8, "number"),
        ListColumn("编号", 24, "digits"),
        ListColumn("来访日期", 19, "date"),
        ListColumn("信访人", 19),
        ListColumn("住址", 24),
        ListColumn("主要诉求", 38, centred=False),
        ListColumn("合理性|判断", 17),
        ListColumn("责任单位", 20),
        ListColumn("包案|领导", 13),
        ListColumn("责任人", 13.5),
        ListColumn("受理日期", 19, "date"),
        ListColumn("应办结|日期", 19, "date"),
        ListColumn("剩余|天数", 18, "days"),
        ListColumn("最近进展", 34, centred=False),
        ListColumn("下一步", 28, centred=False),
        ListColumn("延期", 10),
        ListColumn("备注", 14),
    ),
)
DUE, DAYS = 11, 12
OWNED = ListSheet(
    "包案及交办件",
    "领导包案及交办信访事项",
    "",
    (
        ListColumn("序|号", 8, "number"),
        ListColumn("编号", 24, "digits"),
        ListColumn("来访日期", 19, "date"),
        ListColumn("信访人", 19),
        ListColumn("主要诉求", 42, centred=False),
        ListColumn("合理性|判断", 17),
        ListColumn("包案|领导", 15),
        ListColumn("责任单位", 22),
        ListColumn("责任人", 15),
        ListColumn("协办单位", 26, centred=False),
        ListColumn("措施", 48, centred=False),
        ListColumn("应办结|日期", 19, "date"),
        ListColumn("办理进展/结果", 40, centred=False),
        ListColumn("状态", 18),
    ),
)
_FORMATS = {
    "date": style.DATE,
    "number": style.WHOLE,
    "digits": style.TEXT,
    "days": style.DAYS_LEFT,
    "text": "General",
}


def widths(sheet: ListSheet) -> tuple[float, ...]:
    """For the heights of rows: only text wraps."""
    return tuple(0.0 if column.kind in ("date", "number", "days") else column.mm for column in sheet.columns)


def look(rows: int) -> int:
    """The row of the first prototype: below the sum and the signatures."""
    return FIRST + max(rows, 1) + 3


def build(sheet: Worksheet, head: BookHead, made: ListSheet, rows: int) -> None:
    sheet.title = made.name
    last = get_column_letter(len(made.columns))
    for n, column in enumerate(made.columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = measure.width(column.mm)
    _head(sheet, head, made, last)
    foot = FIRST + max(rows, 1)
    _foot(sheet, head, made, foot, rows)
    for twin in range(3):
        _prototype(sheet, made, look(rows) + twin, quoted=twin == 1, bold=twin == 2)
    sheet.auto_filter.ref = f"A3:{last}{foot - 1}"
    sheet.freeze_panes = "C4"
    style.page(sheet)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:3"
    sheet.print_area = f"A1:{last}{foot + 1}"
    style.foot(sheet, f"{head.office}　{head.span}{made.name}", f"填报 {head.filled_on:%Y-%m-%d}")


def _head(sheet: Worksheet, head: BookHead, made: ListSheet, last: str) -> None:
    sheet.merge_cells(f"A1:{last}1")
    when = f"截至{style.on_paper(head.as_of)}" if made is OPEN else head.span
    title = f"{style.short_office(head.office)}{made.title}（{when}）"
    style.put(sheet, "A1", title, font=style.TITLE, size=18, horizontal="center")
    sheet.row_dimensions[1].height = 32
    style.put(sheet, "A2", f"填报单位（盖章）：{head.office}　　填报人：{head.reporter}")
    if made.note:
        style.put(sheet, f"{last}2", made.note, horizontal="right")
    sheet.row_dimensions[2].height = 22
    options: dict[str, Any] = {"font": style.LABEL, "size": 10, "horizontal": "center", "vertical": "top"}
    for n, column in enumerate(made.columns, 1):
        text = column.title.replace("|", "\n")
        style.put(sheet, f"{get_column_letter(n)}3", text, wrap=True, border="box", grey=True, **options)
    sheet.row_dimensions[3].height = 41


def _foot(sheet: Worksheet, head: BookHead, made: ListSheet, row: int, rows: int) -> None:
    """The sum in words and where it is signed; without a matter the one empty row says so."""
    if not rows:
        style.put(sheet, f"A{FIRST}", "本期没有这样的事项。", size=SIZE)
        sheet.row_dimensions[FIRST].height = 24
    parts = [f"合计 {rows} 件"]
    if made is OPEN and rows:
        parts.append(f"其中已超期 {head.open_overdue} 件、7日内到期 {head.open_soon} 件")
    if made is OPEN and head.open_sealed:
        parts.append(f"另有检举控告 {head.open_sealed} 件不列入")
    text = (
        "，".join(parts) + "。" + ("超期的列明原因和办结时间。" if made is OPEN and head.open_overdue else "")
    )
    style.put(sheet, f"A{row}", text)
    sheet.row_dimensions[row].height = 22
    signed = ("单位负责人（签字）：", "审核人：", f"填报日期：{style.on_paper(head.filled_on)}")
    for letter, words in zip(("A", "G", "L"), signed, strict=True):
        style.put(sheet, f"{letter}{row + 1}", words)
    sheet.row_dimensions[row + 1].height = 30


def _prototype(sheet: Worksheet, made: ListSheet, row: int, *, quoted: bool, bold: bool) -> None:
    for n, column in enumerate(made.columns, 1):
        style.prototype(
            sheet.cell(row, n, "x"),
            number_format=style.DAYS_OVER if bold and column.kind == "days" else _FORMATS[column.kind],
            centred=column.centred,
            quoted=quoted and column.kind in ("text", "digits"),
            size=SIZE,
            bold=bold,
            wrap=column.kind in ("text", "digits"),
        )


META_FIRST = 12


def meta_look(rows: int) -> int:
    return META_FIRST + rows + 1


def build_meta(sheet: Worksheet, head: BookHead) -> None:
    """What corrections and the bureau's merge look for; hashes of the rows are streamed in below."""
    sheet.title = "_meta"
    sheet.sheet_state = "hidden"
    for row, (key, value) in enumerate(
        (
            ("schema", "1"),
            ("office", head.office),
            ("office_code", head.code),
            ("since", head.since.isoformat()),
            ("until", head.until.isoformat()),
            ("version", str(head.version)),
            ("full", "1" if head.full else "0"),
            ("rows", str(head.rows)),
        ),
        1,
    ):
        style.put(sheet, f"A{row}", key)
        style.put(sheet, f"B{row}", value, number_format=style.TEXT)
    style.put(sheet, f"A{META_FIRST - 1}", "row_key")
    style.put(sheet, f"B{META_FIRST - 1}", "row_sha256")
    for twin in range(2):
        for column in (1, 2):
            style.prototype(
                sheet.cell(meta_look(head.rows) + twin, column, "x"),
                number_format="@",
                centred=False,
                quoted=False,
                size=8,
            )
