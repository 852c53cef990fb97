"""Fonts, borders and named looks of the sheets. A workbook names one family a cell: the one that WPS expects."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

TITLE, BODY, LABEL = "方正小标宋简体", "宋体", "黑体"
GREY = PatternFill("solid", start_color="EDEDED", end_color="EDEDED")
_THIN, _MEDIUM = Side("thin", color="000000"), Side("medium", color="000000")
BORDERS = {
    "box": Border(_THIN, _THIN, _THIN, _THIN),
    "group": Border(_MEDIUM, _THIN, _THIN, _THIN),
    "sum": Border(_THIN, _THIN, _MEDIUM, _THIN),
    "group sum": Border(_MEDIUM, _THIN, _MEDIUM, _THIN),
}
"""Thin all round; a medium line before a group of columns and above the sums."""
DATE, TEXT, WHOLE = "yyyy-mm-dd", "@", "0"
COUNT = '0;-0;"–"'
DAYS_LEFT = '0;-0;"今日"'
DAYS_OVER = '0;"超期 "0;"今日"'
"""A date of the office's own that is past shows as a minus; only a statutory one is 超期."""


def on_paper(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def short_office(office: str) -> str:
    """As titles name it: 清河镇人民政府 → 清河镇."""
    return office.removesuffix("人民政府")


def mm(value: float) -> float:
    """Millimetres as the inches that page margins want."""
    return value / 25.4


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. `border` is a key of `BORDERS`, or empty."""

    font: str = BODY
    size: float = 9.5
    horizontal: str = "left"
    vertical: str = "center"
    wrap: bool = False
    shrink: bool = False
    border: str = ""
    grey: bool = False
    number_format: str = "General"
    quoted: bool = False


_worn: WeakKeyDictionary[Any, dict[Look, Any]] = WeakKeyDictionary()


def wear(cell: Any, look: Look) -> None:
    """Gives the cell its look; a workbook's second cell of a look takes the number of the first, which is far cheaper."""
    known = _worn.setdefault(cell.parent.parent, {})
    if look in known:
        cell._style = copy(known[look])
        return
    cell.font = Font(name=look.font, size=look.size)
    cell.alignment = Alignment(
        horizontal=look.horizontal, vertical=look.vertical, wrap_text=look.wrap, shrink_to_fit=look.shrink
    )
    if look.border:
        cell.border = BORDERS[look.border]
    if look.grey:
        cell.fill = GREY
    cell.number_format = look.number_format
    cell.quotePrefix = look.quoted
    known[look] = copy(cell._style)


def put(sheet: Worksheet, cell: str, value: Any, *, formula: bool = False, **look: Any) -> Any:
    """A single cell outside the data. A string is never taken for a formula unless asked for. `look` as in `Look`."""
    target = sheet[cell]
    if value is not None:
        target.value = value
    if isinstance(value, str) and not formula:
        target.data_type = "s"
    wear(target, Look(**look))
    return target


def prototype(
    cell: Any,
    *,
    number_format: str,
    centred: bool,
    quoted: bool,
    size: float,
    bold: bool = False,
    wrap: bool = True,
) -> None:
    """The look of a data column, from which the streamed rows take their style number. What does not wrap (dates,
    figures) shrinks where a font is wider than the one meant: a cell never shows ####.
    """
    font, place = LABEL if bold else BODY, "center" if centred else "left"
    wear(
        cell,
        Look(
            font,
            size,
            place,
            wrap=wrap,
            shrink=not wrap,
            border="box",
            number_format=number_format,
            quoted=quoted,
        ),
    )


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
