"""统计: first-level categories with live totals, and three native charts that can be read in black and white."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import chart_data, charts, measure, style
from xfdesk.records.book import BookHead, CategoryFigures, MonthFigures

HEADERS = (
    "批|次", "人|次", "集体访|批次", "集体访|人次", "初|访", "重|访", "件|数", "全部|合理", "部分|合理", "不|合理", "待|核实",
    "不作|判断", "当场|解决", "交|办", "办|结", "未|办结", "超|期",
)  # fmt: skip
GROUPS = (("来访（按次数）", 2, 7), ("事项与初步研判（按件数）", 8, 13), ("办理（按件数）", 14, 18))
FIRST = 5
BALANCE = (
    ("上期结转", "B", "D", "E"),
    ("＋本期新收", "F", "H", "I"),
    ("－本期办结", "J", "L", "M"),
    ("＝期末未办结", "N", "Q", "R"),
)
"""The line that reconciles the sheets: words from the first to the second column, the figure in the third."""
CARRIED = (35, 36)
"""AI and AJ, beside the charts' data: 上期结转 and what of it ended in the span, by category."""
NOTES = (
    "1. 一次来访计1批次；续访计批次，不另计件。本表只计本期收到的事项，以前的见“未办结清单”。",
    "2. 件数＝五个研判栏之和＝办结＋未办结，都按期末的状态。办结：已办结、转送或导入法定途径；超期：未办结且过了法定期限。",
    "3. 不作判断：咨询、建议意见、检举控告和导入其他法定途径的事项。检举控告只计数，不列内容。",
)
LAST = "W"


def build(
    sheet: Worksheet, head: BookHead, figures: tuple[CategoryFigures, ...], months: tuple[MonthFigures, ...]
) -> dict[str, int | str]:
    """Makes the sheet; returns what its formulas come to, by cell, for viewers that do not calculate."""
    sheet.title = "统计"
    last = FIRST + len(figures) - 1
    total = last + 1
    _widths(sheet)
    _head(sheet, head)
    _headers(sheet)
    for row, line in enumerate(figures, FIRST):
        _line(sheet, row, f"{line.code} {line.category}".strip(), _counts(line))
    sums = [f"=SUM({get_column_letter(n)}{FIRST}:{get_column_letter(n)}{last})" for n in range(2, 19)]
    _line(sheet, total, "合　　计", sums, formula=True)
    balance = total + 1
    for n, note in enumerate(NOTES, 1):
        style.put(sheet, f"A{balance + n}", f"说明：{note}" if n == 1 else f"　　　{note}", size=8.5)
        sheet.row_dimensions[balance + n].height = 14
    results: dict[str, int | str] = dict(
        zip((f"{get_column_letter(n)}{total}" for n in range(2, 19)), _totals(figures), strict=True)
    )
    results.update(_balance(sheet, balance, total, figures))
    results.update(chart_data.put(sheet, figures, months, total, FIRST))
    charts.add(sheet, figures, months, results)
    style.page(sheet)
    sheet.print_options.horizontalCentered = True
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.print_area = f"A1:{LAST}{balance + len(NOTES)}"
    sheet.freeze_panes = "B5"
    style.foot(sheet, f"{head.office}　{head.span}统计", f"填报 {head.filled_on:%Y-%m-%d}")
    return results


def _counts(line: CategoryFigures) -> tuple[int, ...]:
    return astuple(line)[1:18]


def _balance(
    sheet: Worksheet, row: int, total: int, figures: tuple[CategoryFigures, ...]
) -> dict[str, int | str]:
    """上期结转 + 本期新收 - 本期办结 = 期末未办结, over the whole stock; returns what its formulas come to."""
    for column, title in zip(CARRIED, ("上期结转", "其中本期办结"), strict=True):
        sheet.cell(2, column, title)
    for n, line in enumerate(figures, FIRST):
        sheet.cell(n, CARRIED[0], line.carried)
        sheet.cell(n, CARRIED[1], line.carried_done)
    end = total - 1
    formulas = (
        f"=SUM(AI{FIRST}:AI{end})", f"=H{total}", f"=P{total}+SUM(AJ{FIRST}:AJ{end})", f"=E{row}+I{row}-M{row}",
    )  # fmt: skip
    carried, received = sum(line.carried for line in figures), sum(line.matters for line in figures)
    done = sum(line.done + line.carried_done for line in figures)
    counts = (carried, received, done, carried + received - done)
    _line(sheet, row, "结转核对（全部事项）", (None,) * 17)
    for (words, first, last, cell), formula in zip(BALANCE, formulas, strict=True):
        style.put(sheet, f"{first}{row}", words, size=9, font=style.LABEL, horizontal="center", border="box")
        sheet.merge_cells(f"{first}{row}:{last}{row}")
        look: dict[str, Any] = {"size": 10, "font": style.LABEL, "horizontal": "center", "border": "box"}
        style.put(sheet, f"{cell}{row}", formula, formula=True, number_format=style.WHOLE, **look)
    return {f"{cell}{row}": count for (*_, cell), count in zip(BALANCE, counts, strict=True)}


def _totals(figures: tuple[CategoryFigures, ...]) -> list[int]:
    return [sum(column) for column in zip(*map(_counts, figures), strict=True)]


def _head(sheet: Worksheet, head: BookHead) -> None:
    sheet.merge_cells(f"A1:{LAST}1")
    title = f"{style.short_office(head.office)}领导干部信访接待日工作统计表（{head.span}）"
    style.put(sheet, "A1", title, font=style.TITLE, size=18, horizontal="center")
    sheet.row_dimensions[1].height = 32
    style.put(sheet, "A2", f"填报单位（盖章）：{head.office}")
    span = f"统计期间：{style.on_paper(head.since)}至{style.on_paper(head.until)}"
    filled = f"填报日期：{style.on_paper(head.filled_on)}"
    style.put(sheet, f"{LAST}2", f"{span}　　{filled}", horizontal="right")
    sheet.row_dimensions[2].height = 20


def _widths(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = measure.width(40)
    for n in range(2, 19):
        sheet.column_dimensions[get_column_letter(n)].width = measure.width(11.8 if n in (4, 5) else 8.4)
    sheet.column_dimensions["S"].width = measure.width(2.5)
    for letter in "TUVW":
        sheet.column_dimensions[letter].width = measure.width(20.5)


def _headers(sheet: Worksheet) -> None:
    look: dict[str, Any] = {"font": style.LABEL, "size": 9, "horizontal": "center", "grey": True}
    sheet.merge_cells("A3:A4")
    style.put(sheet, "A3", "诉求领域", border="box", **look)
    style.put(sheet, "A4", None, border="box", **look)
    for title, first, last in GROUPS:
        sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=last)
        for n in range(first, last + 1):
            text = title if n == first else None
            style.put(sheet, f"{get_column_letter(n)}3", text, border=_border(n), **look)
    for n, header in enumerate(HEADERS, 2):
        text = header.replace("|", "\n")
        style.put(sheet, f"{get_column_letter(n)}4", text, wrap=True, border=_border(n), **look)
    sheet.row_dimensions[3].height, sheet.row_dimensions[4].height = 20, 30


def _line(sheet: Worksheet, row: int, title: str, values: Any, formula: bool = False) -> None:
    sheet.row_dimensions[row].height = 18.6
    look: dict[str, Any] = {"size": 10, "font": style.LABEL if formula else style.BODY}
    border, place = ("sum", "center") if formula else ("box", "left")
    style.put(sheet, f"A{row}", title, border=border, horizontal=place, **look)
    look.update(horizontal="center", number_format=style.COUNT, formula=formula)
    for n, value in enumerate(values, 2):
        style.put(sheet, f"{get_column_letter(n)}{row}", value, border=_border(n, formula), **look)


def _border(n: int, sums: bool = False) -> str:
    if n in (2, 8, 14):
        return "group sum" if sums else "group"
    return "sum" if sums else "box"
