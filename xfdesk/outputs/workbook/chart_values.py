"""What a chart draws, kept in the chart itself: phones and previews do not calculate and would draw nothing."""

from __future__ import annotations

from typing import Any

from openpyxl.chart.data_source import AxDataSource, NumData, NumVal, StrData, StrRef, StrVal
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

Results = dict[str, int | str]
"""What formulas come to, by cell."""


def keep(sheet: Worksheet, chart: Any, results: Results) -> None:
    """Give each series of the chart its name, its categories (as words) and its values."""
    for series in chart.series:
        series.tx.strRef.strCache = _words(_values(sheet, series.tx.strRef.f, results))
        names = series.cat.numRef.f if series.cat.numRef else series.cat.strRef.f
        words = _words(_values(sheet, names, results))
        series.cat = AxDataSource(strRef=StrRef(f=names, strCache=words))
        figures = _values(sheet, series.val.numRef.f, results)
        kept = [NumVal(idx=n, v=value) for n, value in enumerate(figures)]
        series.val.numRef.numCache = NumData(formatCode="General", ptCount=len(kept), pt=kept)


def _words(values: list[Any]) -> StrData:
    return StrData(ptCount=len(values), pt=[StrVal(idx=n, v=str(value)) for n, value in enumerate(values)])


def _values(sheet: Worksheet, reference: str, results: Results) -> list[Any]:
    left, top, right, bottom = range_boundaries(reference.rpartition("!")[2].replace("$", ""))
    cells = [
        (f"{get_column_letter(column)}{row}", sheet.cell(row, column).value)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    ]
    return [results.get(place, 0 if value is None else value) for place, value in cells]
