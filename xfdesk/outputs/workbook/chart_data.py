"""What the charts of 统计 draw: right of the print area, as references to the table, so that a corrected figure shows."""

from __future__ import annotations

import math

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.workbook import style
from xfdesk.records.book import CategoryFigures, MonthFigures

COLUMN = 26  # Z
MOST_BARS = 12
VERDICTS = (("全部合理", "I"), ("部分合理", "J"), ("不合理", "K"), ("待核实", "L"), ("不作判断", "M"))


def busiest(figures: tuple[CategoryFigures, ...]) -> list[int]:
    """Places of the categories with a matter, at most twelve, in code order."""
    rows = [(line.matters, -n) for n, line in enumerate(figures) if line.matters]
    return sorted(-n for _, n in sorted(rows, reverse=True)[:MOST_BARS])


def by_verdict(figures: tuple[CategoryFigures, ...]) -> list[int]:
    columns = ("fully", "partly", "unreasonable", "pending", "not_judged")
    return [sum(getattr(line, name) for line in figures) for name in columns]


def scale(most: int) -> tuple[int, int]:
    """An axis of whole numbers with about a fifth of headroom: its end and its step, at most six steps."""
    wanted = max(1, most * 1.2)
    steps = (factor * 10**power for power in range(9) for factor in (1, 2, 5))
    step = next(step for step in steps if wanted / step <= 6)
    return math.ceil(wanted / step) * step, step


def put(
    sheet: Worksheet,
    figures: tuple[CategoryFigures, ...],
    months: tuple[MonthFigures, ...],
    total: int,
    first: int,
) -> dict[str, int | str]:
    """Writes the data; `total` and `first` are the table's rows of sums and of the first category. Returns results."""
    results: dict[str, int | str] = {}

    def refer(row: int, offset: int, cell: str, result: int | str) -> None:
        sheet.cell(row, COLUMN + offset, f"={cell}")
        results[f"{get_column_letter(COLUMN + offset)}{row}"] = result

    sheet.cell(1, COLUMN, "图表数据（不打印）")
    for n, title in ((1, "办结"), (2, "未办结"), (4, "件数"), (6, "批次"), (7, "人次")):
        sheet.cell(2, COLUMN + n, title)
    for n, place in enumerate(busiest(figures) or [0], 3):
        line = figures[place]
        sheet.cell(n, COLUMN, line.category)
        refer(n, 1, f"P{first + place}", line.done)
        refer(n, 2, f"Q{first + place}", line.undone)
    for n, ((title, letter), count) in enumerate(zip(VERDICTS, by_verdict(figures), strict=True), 3):
        sheet.cell(n, COLUMN + 3, title)
        refer(n, 4, f"{letter}{total}", count)
    for n, month in enumerate(months, 3):
        sheet.cell(n, COLUMN + 5, str(int(month.month[5:]))).data_type = "s"
        sheet.cell(n, COLUMN + 6, month.visits)
        sheet.cell(n, COLUMN + 7, month.people)
    grey = Font(name=style.BODY, size=8, color="808080")
    for row in sheet.iter_rows(min_col=COLUMN, max_col=COLUMN + 7):
        for cell in row:
            cell.font = grey
    return results
