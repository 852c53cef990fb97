"""The workbook's writing and checking against XlsxWriter (constant memory) writing the same cells; its peak memory."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.data import FOLDER, ledger
from benchmarks.figures import Figure, median, timed
from xfdesk.desk import export
from xfdesk.desk.clock import Clock
from xfdesk.desk.desk import Desk
from xfdesk.desk.export_rows import ledger_values
from xfdesk.outputs.workbook import checking, writer
from xfdesk.records.book import BookHead, CategoryFigures, MonthFigures
from xfdesk.rules.span import Span
from xfdesk.store import book

ROWS = (1_000, 10_000, 100_000)
DAY = date(2026, 11, 30)


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    for count in (n for n in ROWS if n <= max(sizes)):
        source = ledger(min(size for size in sizes if size >= count))
        rows = _rows(source, count)
        runs = range(3 if count > 10_000 else 5)
        written, checked, peer = zip(*(_once(rows) for _ in runs), strict=True)
        against = median(peer)
        yield Figure("export, written", count, median(written), "ms", "XlsxWriter", against, 0.40)
        both = [one + two for one, two in zip(written, checked, strict=True)]
        yield Figure("export, written and checked", count, median(both), "ms", "XlsxWriter", against, 0.65)
        del rows
        yield _memory(source, count)


def _rows(source: Path, count: int) -> list[list[Any]]:
    """Ledger lines as the workbook gets them."""
    desk = Desk.open(source)
    try:
        rows: list[list[Any]] = []
        after = 0
        while len(rows) < count:
            found = book.rows_after(desk.file, after, 1 << 60, DAY)
            rows += [ledger_values(line[1:], False, DAY) for line in found]
            after = found[-1][0]
        return rows[:count]
    finally:
        desk.close()


def _once(rows: list[list[Any]]) -> tuple[float, float, float]:
    """Both without the collector, as the workbook's child is."""
    gc.collect()
    gc.disable()
    try:
        return _timed(rows)
    finally:
        gc.enable()


def _timed(rows: list[list[Any]]) -> tuple[float, float, float]:
    part, peer = FOLDER / "export.part", FOLDER / "peer.xlsx"
    part.unlink(missing_ok=True)
    kept: list[Any] = []
    written = timed(lambda: kept.extend(writer.put(_book(rows), part)))
    checked = timed(lambda: (checking.compare(part, *kept), writer._sha256(part)))
    against = timed(lambda: _peer(rows, peer))
    part.unlink()
    peer.unlink()
    return written, checked, against


def _book(rows: list[list[Any]]) -> writer.Book:
    head = BookHead(
        office="清河镇人民政府", code="QH", title="工作台账", span="2026年11月", since=DAY.replace(day=1), until=DAY,
        as_of=DAY, reporter="", phone="", filled_on=DAY, rows=len(rows),
    )  # fmt: skip
    figures = tuple(CategoryFigures(str(n), matters=1) for n in range(20))
    months = tuple(MonthFigures(f"2026-{n:02d}", n, n) for n in range(1, 13))
    return writer.Book(head, figures, months, iter(rows), iter(()), iter(()))


def _peer(rows: list[list[Any]], path: Path) -> None:
    import xlsxwriter

    made = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = made.add_worksheet()
    look = {"font_name": "宋体", "font_size": 8, "border": 1, "text_wrap": True, "valign": "vcenter"}
    plain, day = made.add_format(look), made.add_format({**look, "num_format": "yyyy-mm-dd"})
    for n, row in enumerate(rows, 3):
        sheet.set_row(n, 24)
        _peer_row(sheet, n, [n - 2, *row[1:]], plain, day)
    made.close()


def _peer_row(sheet: Any, n: int, values: Sequence[Any], plain: Any, day: Any) -> None:
    for column, value in enumerate(values):
        if value is None or value == "":
            sheet.write_blank(n, column, None, plain)
        elif isinstance(value, str):
            sheet.write_string(n, column, value, plain)
        elif isinstance(value, date):
            sheet.write_datetime(n, column, value, day)
        else:
            sheet.write_number(n, column, value, plain)


def _memory(source: Path, count: int) -> Figure:
    """Peak of the process that builds it, when the export runs as from the window."""
    command = [sys.executable, "-m", "benchmarks.bench_export", str(source), str(count)]
    peak, bare = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Figure(
        "export, memory of the child", count, float(peak), "MB", "Python with openpyxl", float(bare)
    )


def _child_peak(source: Path, count: int) -> tuple[float, float]:
    reading = "import openpyxl, openpyxl.chart, zipfile, hashlib; from benchmarks import peak; print(peak.kilobytes())"
    bare = int(subprocess.run([sys.executable, "-c", reading], check=True, capture_output=True).stdout) / 1024
    answer = FOLDER / "export.peak"
    desk = Desk.open(source, clock=Clock())
    try:
        days = desk.file.sql("SELECT received_on FROM ledgerline ORDER BY id LIMIT 1 OFFSET ?", count - 1)
        first = desk.file.value("SELECT received_on FROM ledgerline ORDER BY id LIMIT 1")
        span = Span(date.fromisoformat(first), date.fromisoformat(days[0][0]))
        with patch.object(export, "CHILD", ("-m", "benchmarks.peak", str(answer.absolute()))):
            desk.export.workbook(span, FOLDER / "export.xlsx")
    finally:
        desk.close()
        (FOLDER / "export.xlsx").unlink(missing_ok=True)
    return int(answer.read_text()) / 1024, bare


if __name__ == "__main__":
    print(*_child_peak(Path(sys.argv[1]), int(sys.argv[2])))
