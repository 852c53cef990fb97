"""台账: head, headers, prototype rows, foot, print set-up. The data rows are streamed in afterwards."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import measure, style
from xfdesk.records.book import BookHead
from xfdesk.rules.columns import SHEET, Column
from xfdesk.rules.words import Satisfaction, Verdict, VisitOrder

FIRST = 4
ORDER_MM = 7.0
BLANK_ROWS = 300
SCALE = 94
"""Per cent: LibreOffice, and Excel on a finer screen, draw a column up to 5.9 per cent wider; both halves still fit."""
LEFT_LAST = 15  # column O, 判断理由
_FORMATS = {"date": style.DATE, "number": style.WHOLE, "digits": style.TEXT, "text": "General"}
LAST = get_column_letter(len(SHEET) + 1)


def _wraps(column: Column) -> bool:
    """A number of a person is one word: rather a little smaller than in two pieces."""
    return column.kind in ("text", "digits") and column.key != "id_number"


DIGITS = tuple(n for n, column in enumerate(SHEET, 2) if column.kind == "digits")
WIDTHS = (0.0, *(column.mm if _wraps(column) else 0.0 for column in SHEET))


def look(head: BookHead) -> int:
    """The row of the first prototype: below everything that stays."""
    return FIRST + head.rows + 1 + BLANK_ROWS


def build(sheet: Worksheet, head: BookHead) -> None:
    sheet.title = "台账"
    last_row = FIRST + head.rows - 1
    _widths(sheet)
    _head(sheet, head)
    _headers(sheet)
    foot = last_row + 1
    _foot(sheet, foot)
    _blank(sheet, foot + 1)
    for row, quoted in ((look(head), False), (look(head) + 1, True)):
        _prototype(sheet, row, quoted)
    sheet.freeze_panes = "E4"
    sheet.auto_filter.ref = f"A3:{LAST}{last_row}"
    _lists(sheet, last_row + BLANK_ROWS)
    _print(sheet, head, foot)


def _widths(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = measure.width(ORDER_MM)
    for n, column in enumerate(SHEET, 2):
        sheet.column_dimensions[get_column_letter(n)].width = measure.width(column.mm)


def _head(sheet: Worksheet, head: BookHead) -> None:
    sheet.merge_cells(f"A1:{LAST}1")
    style.put(sheet, "A1", head.title, font=style.TITLE, size=18)
    sheet.row_dimensions[1].height = 32
    masked = "身份证号、联系电话已隐去中间位；检举控告件只列编号和日期。"
    note = f"完整版，仅供 {head.recipient} 使用；检举控告件只列编号和日期。" if head.full else masked
    for cells, text in (
        ("A2:D2", f"填报单位（盖章）：{head.office}"),
        ("E2:I2", f"填报人：{head.reporter}"),
        ("J2:M2", f"联系电话：{head.phone}"),
        ("N2:O2", f"填报日期：{head.filled_on.year}年{head.filled_on.month}月{head.filled_on.day}日"),
        (f"P2:{LAST}2", f"说明：{note}"),
    ):
        sheet.merge_cells(cells)
        style.put(sheet, cells.partition(":")[0], text, shrink=True)
    sheet.row_dimensions[2].height = 22


def _headers(sheet: Worksheet) -> None:
    for n, title in enumerate(("序|号", *(column.sheet for column in SHEET)), 1):
        text = title.replace("|", "\n")
        options: dict[str, Any] = {
            "font": style.LABEL,
            "size": 8.5,
            "horizontal": "center",
            "vertical": "top",
        }
        style.put(sheet, f"{get_column_letter(n)}3", text, wrap=True, border="box", grey=True, **options)
    sheet.row_dimensions[3].height = 35


def _prototype(sheet: Worksheet, row: int, quoted: bool) -> None:
    style.prototype(
        sheet.cell(row, 1, 0), number_format=style.WHOLE, centred=True, quoted=False, size=8, wrap=False
    )
    for n, column in enumerate(SHEET, 2):
        number_format = _FORMATS[column.kind]
        is_text = column.kind in ("text", "digits")
        style.prototype(
            sheet.cell(row, n, "x"),
            number_format=number_format,
            centred=column.centred,
            quoted=quoted and is_text,
            size=8,
            wrap=_wraps(column),
        )


def _foot(sheet: Worksheet, row: int) -> None:
    sheet.row_dimensions[row].height = 30
    for column, text in (("B", "单位负责人（签字）："), ("J", "审核人："), ("P", "说明：")):
        style.put(sheet, f"{column}{row}", text)


def _blank(sheet: Worksheet, first: int) -> None:
    """Rows that a clerk may still fill by hand keep figures as text."""
    for row in range(first, first + BLANK_ROWS):
        for column in DIGITS:
            sheet.cell(row, column).number_format = style.TEXT


def _lists(sheet: Worksheet, last_row: int) -> None:
    offers = {
        "sex": ("男", "女"),
        "order": tuple(VisitOrder),
        "verdict": tuple(word for word in Verdict if word is not Verdict.NONE),
        "closed": ("是", "否"),
        "satisfaction": tuple(Satisfaction),
    }
    for n, column in enumerate(SHEET, 2):
        if column.key in offers:
            choice = DataValidation("list", formula1=f'"{",".join(offers[column.key])}"', allow_blank=True)
            choice.errorStyle, choice.showErrorMessage = "warning", True
            choice.errorTitle, choice.error = "请核对", "不在列表里；确实如此可以保留"
            letter = get_column_letter(n)
            choice.add(f"{letter}{FIRST}:{letter}{last_row}")
            sheet.add_data_validation(choice)


def _print(sheet: Worksheet, head: BookHead, foot_row: int) -> None:
    whole = head.paper != "A4 两页"
    style.page(sheet, paper=8 if whole else 9)
    sheet.print_title_rows = "1:3" if whole else "2:3"
    sheet.print_area = f"A{1 if whole else 2}:{LAST}{foot_row}"
    if whole:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet["A1"].alignment = sheet["A1"].alignment.copy(horizontal="center")
    else:
        sheet.page_setup.scale = SCALE
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.print_title_cols = "A:D"
        sheet.col_breaks.append(Break(id=LEFT_LAST))
        sheet.oddHeader.center.text = head.title.replace("&", "&&")
        sheet.oddHeader.center.font, sheet.oddHeader.center.size = style.TITLE, 18
    version = "完整版" if head.full else f"第{head.version}版"
    style.foot(sheet, f"{head.office}　{head.span}台账", f"填报 {head.filled_on:%Y-%m-%d}　{version}")
