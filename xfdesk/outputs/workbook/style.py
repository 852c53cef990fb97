"""Fonts, borders and named looks of the sheets. A workbook names one family a cell: the one that WPS expects."""

from __future__ import annotations

from datetime import date
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLE, BODY, LABEL = "方正小标宋简体", "宋体", "黑体"
GREY = PatternFill("solid", start_color="EDEDED", end_color="EDEDED")
_THIN, _MEDIUM = Side("thin", color="000000"), Side("medium", color="000000")
BOX = Border(_THIN, _THIN, _THIN, _THIN)
GROUP_LEFT = Border(_MEDIUM, _THIN, _THIN, _THIN)
DATE, TEXT, WHOLE = "yyyy-mm-dd", "@", "0"
COUNT = '0;-0;"–"'
DAYS_LEFT = '0;"超期 "0;"今日"'


def on_paper(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def short_office(office: str) -> str:
    """As titles name it: 清河镇人民政府 → 清河镇."""
    return office.removesuffix("人民政府")


def mm(value: float) -> float:
    """Millimetres as the inches that page margins want."""
    return value / 25.4


def put(sheet: Worksheet, cell: str, value: Any, *, font: str = BODY, size: float = 9.5, **more: Any) -> Any:
    """A single cell outside the data: value, font, alignment. A string is never taken for a formula unless asked for."""
    target = sheet[cell]
    if value is not None:
        target.value = value
    formula = more.pop("formula", False)
    if isinstance(value, str) and not formula:
        target.data_type = "s"
    target.font = Font(name=font, size=size, bold=more.pop("bold", False))
    target.alignment = Alignment(
        horizontal=more.pop("horizontal", "left"),
        vertical=more.pop("vertical", "center"),
        wrap_text=more.pop("wrap", False),
        shrink_to_fit=more.pop("shrink", False),
    )
    if more.pop("box", False):
        target.border = more.pop("border", BOX)
    if more.pop("grey", False):
        target.fill = GREY
    if number_format := more.pop("number_format", ""):
        target.number_format = number_format
    return target


def prototype(
    cell: Any, *, number_format: str, centred: bool, quoted: bool, size: float, bold: bool = False
) -> None:
    """The look of a data column, from which the streamed rows take their style number."""
    cell.font = Font(name=LABEL if bold else BODY, size=size)
    cell.border = BOX
    cell.number_format = number_format
    cell.alignment = Alignment(horizontal="center" if centred else "left", vertical="center", wrap_text=True)
    cell.quotePrefix = quoted


def page(sheet: Worksheet, *, paper: int = 9, landscape: bool = True) -> None:
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = mm(8), mm(8), mm(22), mm(14)
    margins.header, margins.footer = mm(10), mm(6)


def foot(sheet: Worksheet, left: str, right: str) -> None:
    for part, text in (("left", left), ("center", "第 &P 页　共 &N 页"), ("right", right)):
        getattr(sheet.oddFooter, part).text = text if part == "center" else text.replace("&", "&&")
        getattr(sheet.oddFooter, part).font = BODY
        getattr(sheet.oddFooter, part).size = 8
