"""The whole workbook: skeleton by openpyxl, rows streamed in, then read back and compared before it counts as written."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.writer.excel import ExcelWriter

from xfdesk.outputs.workbook import checking, ledger_sheet, list_sheets, statistics_sheet
from xfdesk.outputs.workbook.stream import SheetStream, inject, literal
from xfdesk.records.book import BookHead, CategoryFigures, MonthFigures

LEVEL = 6
PARTS = tuple(f"xl/worksheets/sheet{n}.xml" for n in range(1, 6))


class Hashes:
    """Key and hash of each row, for _meta: on a scratch file, so that memory does not grow with the rows."""

    def __init__(self) -> None:
        self._file = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed when it has been read

    def add(self, key: str, values: Sequence[Any]) -> None:
        digest = hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
        self._file.write(f"{key} {digest}\n")

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Once, when all are there."""
        self._file.seek(0)
        for line in self._file:
            key, _, digest = line.rstrip("\n").rpartition(" ")
            yield key, digest
        self._file.close()


@dataclass
class Book:
    """What to write. The three row sources are read once each, in this order."""

    head: BookHead
    figures: tuple[CategoryFigures, ...]
    months: tuple[MonthFigures, ...]
    rows: Iterable[Sequence[Any]]
    open_rows: Iterable[Sequence[Any]]
    owned_rows: Iterable[Sequence[Any]]
    hashes: Hashes = field(default_factory=Hashes)


def write(book: Book, part: Path, progress: Callable[[int], None] = lambda done: None) -> str:
    """Write to `part` (made anew), sync it, read it back; returns the SHA-256. Raises OSError, or `Mismatch`."""
    checking.compare(part, *put(book, part, progress))
    return _sha256(part)


def put(
    book: Book, part: Path, progress: Callable[[int], None] = lambda done: None
) -> tuple[list[SheetStream], checking.Kept]:
    """Write and sync; returns what reading back is compared with."""
    memory, late = checking.Kept(), _Late()
    head = book.head
    streams = [
        SheetStream(
            PARTS[0],
            ledger_sheet.FIRST,
            ledger_sheet.look(head),
            ledger_sheet.WIDTHS,
            _counted(book, memory, progress),
        ),
        _list(PARTS[2], list_sheets.OPEN, head.open_rows, _told(book.open_rows, late), late.columns),
        _list(PARTS[3], list_sheets.OWNED, head.owned_rows, book.owned_rows, None),
        SheetStream(
            PARTS[4],
            list_sheets.META_FIRST,
            list_sheets.meta_look(head.rows),
            (0.0, 0.0),
            book.hashes,
        ),
    ]
    skeleton, results = _skeleton(book)
    with part.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as out:
            inject(skeleton, out, streams, {PARTS[1]: results})
        file.flush()
        os.fsync(file.fileno())
    return streams, memory


def _list(
    part: str,
    made: list_sheets.ListSheet,
    count: int,
    rows: Iterable[Sequence[Any]],
    bold: Callable[[Sequence[Any]], tuple[int, ...]] | None,
) -> SheetStream:
    widths, look = list_sheets.widths(made), list_sheets.look(count)
    return SheetStream(part, list_sheets.FIRST, look, widths, rows, list_sheets.SIZE, bold)


def _counted(book: Book, memory: checking.Kept, progress: Callable[[int], None]) -> Iterator[Sequence[Any]]:
    """The ledger's rows with their running number; the first value of each is its key for _meta."""
    for n, (key, *values) in enumerate(book.rows, 1):
        row = [n, *values]
        book.hashes.add(str(key), values)
        memory.add(row)
        if n % 500 == 0:
            progress(n)
        yield row


class _Late:
    """Which lines of 未办结清单 are 超期: their date and days stand in 黑体."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()

    def columns(self, values: Sequence[Any]) -> tuple[int, ...]:
        return (list_sheets.DUE, list_sheets.DAYS) if values[0] in self.numbers else ()


def _told(rows: Iterable[Sequence[Any]], late: _Late) -> Iterator[Sequence[Any]]:
    """The cells; whether the matter is 超期 comes behind them."""
    for *values, overdue in rows:
        if overdue:
            late.numbers.add(values[0])
        yield values


def _skeleton(book: Book) -> tuple[zipfile.ZipFile, dict[str, int | str]]:
    """The workbook without its rows, and what its formulas come to."""
    workbook = Workbook()
    # Arial 10 gives 7 px a figure on every system, so that widths hold.
    normal = Font(name="Arial", size=10)
    workbook._fonts = IndexedList([normal])  # the default cell's too, which other programs measure widths by
    workbook._named_styles["Normal"].font = normal
    ledger_sheet.build(workbook.active, book.head)
    results = statistics_sheet.build(workbook.create_sheet(), book.head, book.figures, book.months)
    list_sheets.build(workbook.create_sheet(), book.head, list_sheets.OPEN, book.head.open_rows)
    list_sheets.build(workbook.create_sheet(), book.head, list_sheets.OWNED, book.head.owned_rows)
    list_sheets.build_meta(workbook.create_sheet(), book.head)
    for sheet in workbook:
        for cell in sheet._cells.values():  # iterating over rows would make cells that are not there
            if isinstance(cell.value, str):
                cell.value = literal(cell.value)
    workbook.properties.creator = workbook.properties.lastModifiedBy = book.head.office
    workbook.properties.title = book.head.title
    filled = book.head.filled_on
    workbook.properties.created = workbook.properties.modified = datetime(
        filled.year, filled.month, filled.day
    )
    memory = io.BytesIO()
    # Not `workbook.save`: that deflates what is inflated again at once.
    ExcelWriter(workbook, zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED)).save()
    return zipfile.ZipFile(memory), results


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
