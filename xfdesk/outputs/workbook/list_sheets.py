"""未办结清单, 包案及交办件 and the hidden _meta: heads and prototypes; their rows are streamed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import measure, style
from xfdesk.records.book import BookHead

FIRST = 4
TWINS = 3


@dataclass(frozen=True, slots=True)
class ListColumn:
    title: str
    mm: float
    kind: str = "text"
    centred: bool = True


OPEN = (
    ListColumn("序号", 8, "number"),
    ListColumn("编号", 24, "digits"),
    ListColumn("来访日期", 19, "date"),
    ListColumn("信访人", 19),
    ListColumn("住址", 24, centred=False),
    ListColumn("主要诉求", 38, centred=False),
    ListColumn("合理性判断", 17),
    ListColumn("责任单位", 20),
    ListColumn("包案领导", 13),
    ListColumn("责任人", 13.5),
    ListColumn("受理日期", 19, "date"),
    ListColumn("应办结日期", 19, "date"),
    ListColumn("剩余天数", 14, "days"),
    ListColumn("最近进展", 36, centred=False),
    ListColumn("下一步", 30, centred=False),
    ListColumn("延期", 10),
    ListColumn("备注", 14, centred=False),
)
DUE, DAYS = 11, 12
OWNED = (
    ListColumn("序号", 8, "number"),
    ListColumn("编号", 24, "digits"),
    ListColumn("来访日期", 19, "date"),
    ListColumn("信访人", 19),
    ListColumn("主要诉求", 42, centred=False),
    ListColumn("合理性判断", 17),
    ListColumn("包案领导", 15),
    ListColumn("责任单位", 22),
    ListColumn("责任人", 15),
    ListColumn("协办单位", 26, centred=False),
    ListColumn("措施", 48, centred=False),
    ListColumn("应办结日期", 19, "date"),
    ListColumn("办理进展/结果", 40, centred=False),
    ListColumn("状态", 18),
)
_FORMATS = {
    "date": style.DATE,
    "number": style.WHOLE,
    "digits": style.TEXT,
    "days": style.DAYS_LEFT,
    "text": "General",
}


def widths(columns: tuple[ListColumn, ...]) -> tuple[float, ...]:
    """For the heights of rows; the print is fitted to the page, so the font is 9.5 pt in wider cells."""
    return tuple(0.0 if column.kind in ("date", "number", "days") else column.mm / 1.19 for column in columns)


def build(sheet: Worksheet, head: BookHead, title: str, columns: tuple[ListColumn, ...], rows: int) -> None:
    sheet.title = title
    last = get_column_letter(len(columns))
    for n, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(n)].width = measure.width(column.mm)
    sheet.merge_cells(f"A1:{last}1")
    style.put(sheet, "A1", f"{head.office}{title}（{head.span}）", font=style.TITLE, size=18)
    sheet.row_dimensions[1].height = 32
    note = f"填报单位（盖章）：{head.office}　　填报人：{head.reporter}　　剩余天数算到 {head.as_of:%Y-%m-%d}"
    style.put(sheet, "A2", note)
    sheet.row_dimensions[2].height = 22
    for n, column in enumerate(columns, 1):
        options: dict[str, Any] = {
            "font": style.LABEL,
            "size": 10,
            "horizontal": "center",
            "box": True,
            "grey": True,
        }
        style.put(sheet, f"{get_column_letter(n)}3", column.title, wrap=True, **options)
    sheet.row_dimensions[3].height = 30
    for twin in range(TWINS):
        for n, column in enumerate(columns, 1):
            text = column.kind in ("text", "digits")
            style.prototype(
                sheet.cell(FIRST + twin, n, "x"),
                number_format=_FORMATS[column.kind],
                centred=column.centred,
                quoted=twin == 1 and text,
                size=9.5,
                bold=twin == 2,
            )
    last_row = FIRST + max(rows, 1) - 1
    sheet.auto_filter.ref = f"A3:{last}{last_row}"
    sheet.freeze_panes = "C4"
    style.page(sheet)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:3"
    sheet.print_area = f"A1:{last}{last_row}"
    style.foot(sheet, f"{head.office}　{head.span}{title}", f"填报 {head.filled_on:%Y-%m-%d}")


META_FIRST = 12


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
                sheet.cell(META_FIRST + twin, column, "x"),
                number_format="@",
                centred=False,
                quoted=False,
                size=8,
            )
