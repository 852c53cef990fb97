"""排查 of a month as a workbook: the columns of the sheet, so that a block copied from it can be pasted back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import measure, style
from xfdesk.outputs.workbook.style import Look
from xfdesk.records.outreach import OutreachRow
from xfdesk.rules.outreach import COLUMNS, NOTHING

HEAD_ROW, FIRST, SIZE = 3, 4, 9.5
MM: dict[str, float] = {
    "number": 26, "on": 19, "village": 20, "parties": 30, "people": 9, "kind": 22, "summary": 64, "by": 16, "leads": 16,
    "measures": 42, "limit": 19, "result": 15, "result_on": 19, "matter": 26, "status": 16,
}  # fmt: skip
TITLES = {"number": "编号", **COLUMNS, "matter": "转为事项", "status": "事项状态"}
DAYS = {"on", "limit", "result_on"}
WRAPPED = {"parties", "summary", "measures", "village", "kind", "by", "leads"}
LEFT_SIDE = {"parties", "summary", "measures"}


@dataclass(frozen=True, slots=True)
class Head:
    office: str
    month: tuple[int, int]
    filled_on: date
    filled_by: str


def made(head: Head, rows: list[OutreachRow]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "排查"
    _head(sheet, head)
    for n, row in enumerate(rows, FIRST):
        _row(sheet, n, row)
    if not rows:
        style.put(sheet, f"A{FIRST}", "这个月还没有记录。", size=SIZE)
    last = get_column_letter(len(MM))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{max(FIRST, FIRST + len(rows) - 1)}"
    sheet.freeze_panes = f"D{FIRST}"
    style.page(sheet)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = f"1:{HEAD_ROW}"
    year, month = head.month
    style.foot(sheet, f"{head.office}　{year}年{month}月排查", f"填报 {head.filled_on:%Y-%m-%d}")
    book.properties.title = f"矛盾纠纷排查登记表 {year}-{month:02d}"
    book.properties.creator = head.office
    blob = BytesIO()
    book.save(blob)
    return blob.getvalue()


def _head(sheet: Worksheet, head: Head) -> None:
    for n, (key, mm) in enumerate(MM.items(), 1):
        letter = get_column_letter(n)
        sheet.column_dimensions[letter].width = measure.width(mm)
        style.put(
            sheet,
            f"{letter}{HEAD_ROW}",
            TITLES[key],
            font=style.LABEL,
            size=10,
            horizontal="center",
            vertical="top",
            wrap=True,
            border="box",
            grey=True,
        )
    last = get_column_letter(len(MM))
    sheet.merge_cells(f"A1:{last}1")
    year, month = head.month
    title = f"{style.short_office(head.office)}矛盾纠纷排查登记表（{year}年{month}月）"
    style.put(sheet, "A1", title, font=style.TITLE, size=18, horizontal="center")
    style.put(sheet, "A2", f"填报单位：{head.office}　　填报人：{head.filled_by}")
    style.put(sheet, f"{last}2", "改好以后可以连表头复制、粘贴回去，编号认得原来那一行", horizontal="right")
    for row, tall in ((1, 32), (2, 22), (HEAD_ROW, 32)):
        sheet.row_dimensions[row].height = tall


def _row(sheet: Worksheet, n: int, row: OutreachRow) -> None:
    most = 1
    for column, (key, mm) in enumerate(MM.items(), 1):
        value = _value(key, row)
        cell = sheet.cell(n, column)
        quoted = False
        if isinstance(value, str):
            value = measure.sane(value)  # never cut: what is pasted back says all of it
            quoted = measure.must_be_quoted(value)
            most = max(most, measure.lines(value, mm, SIZE) if key in WRAPPED else 1)
        if value is not None and value != "":
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        style.wear(cell, _look(key, value, quoted=quoted))
    sheet.row_dimensions[n].height = measure.height(most, SIZE)


def _value(key: str, row: OutreachRow) -> Any:
    """Real dates and numbers where they were read, else the words that stand in the cell."""
    if row.nothing and key == "summary":
        return NOTHING[0]
    if key == "number":
        return row.number
    if key == "matter":
        return row.matter_number
    if key == "status":
        return row.matter_status
    typed: str = getattr(row.entry, key)
    if key in DAYS:
        return _day(typed)
    return row.people if key == "people" and row.people else typed


def _day(typed: str) -> date | str:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return typed


def _look(key: str, value: object, *, quoted: bool) -> Look:
    number_format = (
        style.DATE if isinstance(value, date) else style.WHOLE if isinstance(value, int) else style.TEXT
    )
    return Look(
        size=SIZE,
        horizontal="left" if key in LEFT_SIDE else "center",
        wrap=key in WRAPPED,
        shrink=key not in WRAPPED,
        border="box",
        number_format=number_format,
        quoted=quoted,
    )
