"""统计: first-level categories with live totals, and three native charts that can be read in black and white."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.fill import ColorChoice, PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Border, Side
from openpyxl.styles import Font as CellFont
from openpyxl.utils import get_column_letter
from openpyxl.utils.units import cm_to_EMU
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import measure, style
from xfdesk.records.book import BookHead, CategoryFigures, MonthFigures

HEADERS = (
    "批次", "人次", "集体访|批次", "集体访|人次", "初访", "重访", "件数", "全部|合理", "部分|合理", "不合理", "待核实",
    "不作|判断", "当场|解决", "交办", "办结", "未办结", "超期",
)  # fmt: skip
GROUPS = (("来访（按次数）", 2, 7), ("事项与初步研判（按件数）", 8, 13), ("办理（按件数）", 14, 18))
FIRST = 5
MOST_BARS = 12
CHART_COLUMN = 26  # Z
NOTES = (
    "来访各栏按次数数，初访、重访按同一人同一事；人次按每次实到人数。",
    "件数是本期收到的事项，等于五个研判栏之和，也等于办结加未办结；续访不另计件。",
    "初步研判是接访当日意见，处理结论以书面答复为准；检举控告、建议、咨询和法定途径事项不作判断。",
)


def build(
    sheet: Worksheet, head: BookHead, figures: tuple[CategoryFigures, ...], months: tuple[MonthFigures, ...]
) -> None:
    sheet.title = "统计"
    last = FIRST + len(figures) - 1
    total = last + 1
    _widths(sheet)
    style.put(sheet, "A1", f"{head.office}信访接待情况统计（{head.span}）", font=style.TITLE, size=16)
    sheet.row_dimensions[1].height = 30
    style.put(sheet, "A2", f"填报 {head.filled_on:%Y-%m-%d}", size=9)
    _headers(sheet)
    for row, line in enumerate(figures, FIRST):
        _line(sheet, row, line.category, astuple(line)[1:])
    sums = [f"=SUM({get_column_letter(n)}{FIRST}:{get_column_letter(n)}{last})" for n in range(2, 19)]
    _line(sheet, total, "合计", sums, formula=True)
    for n, note in enumerate(NOTES, total + 1):
        style.put(sheet, f"A{n}", f"说明{n - total}：{note}" if n > total else note, size=8.5)
        sheet.row_dimensions[n].height = 14
    _chart_data(sheet, figures, months, total)
    _charts(sheet, figures, months)
    style.page(sheet)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.print_area = f"A1:W{total + len(NOTES)}"
    sheet.freeze_panes = "B5"
    style.foot(sheet, f"{head.office}　{head.span}统计", f"填报 {head.filled_on:%Y-%m-%d}")


def _widths(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = measure.width(40)
    for n in range(2, 19):
        sheet.column_dimensions[get_column_letter(n)].width = measure.width(11.8 if n in (4, 5) else 8.4)
    sheet.column_dimensions["S"].width = measure.width(2.5)
    for letter in "TUVW":
        sheet.column_dimensions[letter].width = measure.width(20.5)


def _headers(sheet: Worksheet) -> None:
    options: dict[str, Any] = {
        "font": style.LABEL,
        "size": 9,
        "horizontal": "center",
        "box": True,
        "grey": True,
    }
    sheet.merge_cells("A3:A4")
    style.put(sheet, "A3", "领域", **dict(options))
    style.put(sheet, "A4", None, **dict(options))
    for title, first, last in GROUPS:
        sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=last)
        for n in range(first, last + 1):
            style.put(sheet, f"{get_column_letter(n)}3", title if n == first else None, **dict(options))
            _group_border(sheet, n, 3)
    for n, header in enumerate(HEADERS, 2):
        style.put(sheet, f"{get_column_letter(n)}4", header.replace("|", "\n"), wrap=True, **dict(options))
        _group_border(sheet, n, 4)
    sheet.row_dimensions[3].height, sheet.row_dimensions[4].height = 18.6, 27


def _line(sheet: Worksheet, row: int, title: str, values: Any, formula: bool = False) -> None:
    sheet.row_dimensions[row].height = 18.6
    bold = {"font": style.LABEL} if formula else {}
    style.put(sheet, f"A{row}", title, size=10, box=True, **bold)
    for n, value in enumerate(values, 2):
        cell = f"{get_column_letter(n)}{row}"
        style.put(
            sheet,
            cell,
            value,
            size=10,
            horizontal="center",
            box=True,
            formula=formula,
            number_format=style.COUNT,
            **bold,
        )
        _group_border(sheet, n, row)


def _group_border(sheet: Worksheet, n: int, row: int) -> None:
    if n in (2, 8, 14):
        thin = Side("thin", color="000000")
        sheet.cell(row, n).border = Border(Side("medium", color="000000"), thin, thin, thin)


def _busiest(figures: tuple[CategoryFigures, ...]) -> list[int]:
    """Rows of the categories with a matter, at most twelve, in code order."""
    rows = [(line.matters, n) for n, line in enumerate(figures) if line.matters]
    return sorted(n for _, n in sorted(rows, reverse=True)[:MOST_BARS])


def _chart_data(
    sheet: Worksheet, figures: tuple[CategoryFigures, ...], months: tuple[MonthFigures, ...], total: int
) -> None:
    """Right of the print area, as references to the table, so that the charts stay true when a figure is corrected."""
    z = get_column_letter(CHART_COLUMN)
    sheet[f"{z}1"] = "图表数据（不打印）"
    for n, row in enumerate(_busiest(figures) or [0], 3):
        sheet.cell(n, CHART_COLUMN, f"=A{FIRST + row}")
        sheet.cell(n, CHART_COLUMN + 1, f"=P{FIRST + row}")
        sheet.cell(n, CHART_COLUMN + 2, f"=Q{FIRST + row}")
    sheet.cell(2, CHART_COLUMN + 1, "办结")
    sheet.cell(2, CHART_COLUMN + 2, "未办结")
    sheet.cell(2, CHART_COLUMN + 4, "件数")
    for n, (title, letter) in enumerate(
        zip(("全部合理", "部分合理", "不合理", "待核实", "不作判断"), "IJKLM", strict=True), 3
    ):
        sheet.cell(n, CHART_COLUMN + 3, title)
        sheet.cell(n, CHART_COLUMN + 4, f"={letter}{total}")
    sheet.cell(2, CHART_COLUMN + 6, "批次")
    sheet.cell(2, CHART_COLUMN + 7, "人次")
    for n, month in enumerate(months, 3):
        sheet.cell(n, CHART_COLUMN + 5, f"{int(month.month[5:])}月").data_type = "s"
        sheet.cell(n, CHART_COLUMN + 6, month.visits)
        sheet.cell(n, CHART_COLUMN + 7, month.people)
    for row in sheet.iter_rows(min_col=CHART_COLUMN, max_col=CHART_COLUMN + 7):
        for cell in row:
            cell.font = CellFont(name=style.BODY, size=8, color="808080")


def _charts(sheet: Worksheet, figures: tuple[CategoryFigures, ...], months: tuple[MonthFigures, ...]) -> None:
    shown = max(1, len(_busiest(figures)))
    _place(sheet, _by_category(sheet, shown), 2, 68.5)
    _place(sheet, _by_verdict(sheet), 12, 45.5)
    _place(sheet, _by_month(sheet, len(months)), 19, 52)


def _by_category(sheet: Worksheet, shown: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 45
    chart.add_data(_range(sheet, 1, 2, shown, columns=2), titles_from_data=True)
    chart.set_categories(_range(sheet, 0, 3, shown - 1))
    done, undone = chart.series
    done.graphicalProperties = GraphicalProperties(
        solidFill="404040", ln=LineProperties(solidFill="000000", w=6350)
    )
    undone.graphicalProperties = _hatched("wdUpDiag")
    chart.x_axis.scaling.orientation = "maxMin"
    _finish(chart, "各领域事项数", legend="b")
    return chart


def _by_verdict(sheet: Worksheet) -> BarChart:
    chart = BarChart()
    chart.type, chart.gapWidth = "col", 70
    chart.add_data(_range(sheet, 4, 2, 5), titles_from_data=True)
    chart.set_categories(_range(sheet, 3, 3, 4))
    chart.series[0].graphicalProperties = _hatched("dkUpDiag")
    _labels(chart.series[0])
    _finish(chart, "初步研判", legend="")
    return chart


def _by_month(sheet: Worksheet, months: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.gapWidth = "col", 60
    chart.add_data(_range(sheet, 6, 2, months), titles_from_data=True)
    chart.set_categories(_range(sheet, 5, 3, months - 1))
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill="7F7F7F")
    line = LineChart()
    line.add_data(_range(sheet, 7, 2, months), titles_from_data=True)
    series = line.series[0]
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill="000000", w=15875))
    series.marker.symbol, series.marker.size, series.smooth = "circle", 5, False
    series.marker.graphicalProperties = GraphicalProperties(solidFill="000000")
    _labels(series)
    _finish(chart, "近十二个月来访", legend="b")
    chart += line
    return chart


def _range(sheet: Worksheet, offset: int, row: int, more: int, columns: int = 1) -> Reference:
    column = CHART_COLUMN + offset
    return Reference(sheet, min_col=column, max_col=column + columns - 1, min_row=row, max_row=row + more)


def _hatched(preset: str) -> GraphicalProperties:
    fill = PatternFillProperties(
        prst=preset, fgClr=ColorChoice(srgbClr="000000"), bgClr=ColorChoice(srgbClr="FFFFFF")
    )
    return GraphicalProperties(pattFill=fill, ln=LineProperties(solidFill="000000", w=6350))


def _labels(series: Any) -> None:
    series.dLbls = DataLabelList(showVal=True)
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(series.dLbls, other, False)
    series.dLbls.txPr = _text(7.5)


def _finish(chart: Any, title: str, legend: str) -> None:
    chart.title = title
    chart.title.tx.rich.paragraphs[0].pPr = ParagraphProperties(defRPr=_characters(10, style.LABEL))
    for run in chart.title.tx.rich.paragraphs[0].r:
        run.rPr = _characters(10, style.LABEL)
    chart.title.overlay = False
    if legend:
        chart.legend.position = legend
        chart.legend.txPr = _text(7.5)
    else:
        chart.legend = None
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete, axis.title = False, None
        axis.txPr = _text(7.5)
    chart.x_axis.majorGridlines = None
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="BFBFBF", w=6350))
    chart.y_axis.scaling.min, chart.y_axis.number_format = 0, "0"
    chart.roundedCorners = False


def _text(size: float) -> RichText:
    properties = ParagraphProperties(defRPr=_characters(size, style.BODY))
    return RichText(p=[Paragraph(pPr=properties, endParaRPr=_characters(size, style.BODY))])


def _characters(size: float, face: str) -> CharacterProperties:
    return CharacterProperties(sz=int(size * 100), b=False, latin=Font(typeface=face), ea=Font(typeface=face))


def _place(sheet: Worksheet, chart: Any, row: int, height_mm: float) -> None:
    size = XDRPositiveSize2D(cm_to_EMU(8.0), cm_to_EMU(height_mm / 10))
    chart.anchor = OneCellAnchor(_from=AnchorMarker(col=19, row=row), ext=size)
    sheet.add_chart(chart)
