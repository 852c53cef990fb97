"""The three native charts of 统计, readable in black and white: no 3-D, no pie, whole numbers from 0."""

from __future__ import annotations

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
from openpyxl.utils.units import cm_to_EMU
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import chart_data, chart_values, style
from xfdesk.records.book import CategoryFigures, MonthFigures


def add(
    sheet: Worksheet,
    figures: tuple[CategoryFigures, ...],
    months: tuple[MonthFigures, ...],
    results: chart_values.Results,
) -> None:
    """`results` are what the sheet's formulas come to: each chart keeps what it draws."""
    shown = chart_data.busiest(figures)
    most = max((figures[place].matters for place in shown), default=0)
    made = (
        _by_category(sheet, max(1, len(shown)), most),
        _by_verdict(sheet, max(chart_data.by_verdict(figures))),
    )
    most = max((max(month.visits, month.people) for month in months), default=0)
    by_month, line = _by_month(sheet, len(months), most)
    for chart in (*made, by_month, line):
        chart_values.keep(sheet, chart, results)
    by_month += line
    for chart, row, height in zip((*made, by_month), (2, 12, 19), (68.5, 45.5, 52), strict=True):
        _place(sheet, chart, row, height)


def _by_category(sheet: Worksheet, shown: int, most: int) -> BarChart:
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
    _finish(chart, "各领域事项数（件）", most, legend="b")
    # The categories run from the top, so the axis of numbers would stand there too.
    chart.y_axis.crosses = "max"
    return chart


def _by_verdict(sheet: Worksheet, most: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.gapWidth = "col", 70
    chart.add_data(_range(sheet, 4, 2, 5), titles_from_data=True)
    chart.set_categories(_range(sheet, 3, 3, 4))
    chart.series[0].graphicalProperties = _hatched("dkUpDiag")
    _labels(chart.series[0])
    _finish(chart, "初步研判（件）", most, legend="")
    return chart


def _by_month(sheet: Worksheet, months: int, most: int) -> tuple[BarChart, LineChart]:
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
    line.set_categories(_range(sheet, 5, 3, months - 1))
    _labels(series, "t")
    _finish(chart, "近十二个月来访（至本月）", most, legend="b")
    return chart, line


def _range(sheet: Worksheet, offset: int, row: int, more: int, columns: int = 1) -> Reference:
    column = chart_data.COLUMN + offset
    return Reference(sheet, min_col=column, max_col=column + columns - 1, min_row=row, max_row=row + more)


def _hatched(preset: str) -> GraphicalProperties:
    fill = PatternFillProperties(
        prst=preset, fgClr=ColorChoice(srgbClr="000000"), bgClr=ColorChoice(srgbClr="FFFFFF")
    )
    return GraphicalProperties(pattFill=fill, ln=LineProperties(solidFill="000000", w=6350))


def _labels(series: Any, position: str = "outEnd") -> None:
    """Values outside the column, or above the line."""
    series.dLbls = DataLabelList(showVal=True, numFmt="0;;", dLblPos=position)
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(series.dLbls, other, False)
    series.dLbls.txPr = _text(7.5)


def _finish(chart: Any, title: str, most: int, legend: str) -> None:
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
    chart.x_axis.tickLblSkip = 1  # every category named
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="BFBFBF", w=6350))
    chart.y_axis.scaling.min, chart.y_axis.number_format = 0, "0"
    chart.y_axis.scaling.max, chart.y_axis.majorUnit = chart_data.scale(most)
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
