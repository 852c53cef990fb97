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
from typing import Any

from xfdesk.outputs.workbook import checking
from xfdesk.outputs.workbook.stream import SheetStream, inject
from xfdesk.records.book import BookHead, CategoryFigures, MonthFigures

LEVEL = 6
PARTS = tuple(f"xl/worksheets/sheet{n}.xml" for n in range(1, 6))


@dataclass
class Book:
    """What to write. The three row sources are read once each, in this order."""

    head: BookHead
    figures: tuple[CategoryFigures, ...]
    months: tuple[MonthFigures, ...]
    rows: Iterable[Sequence[Any]]
    open_rows: Iterable[Sequence[Any]]
    owned_rows: Iterable[Sequence[Any]]
    keys: list[tuple[str, str]] = field(default_factory=list)


def write(book: Book, part: Path, progress: Callable[[int], None] = lambda done: None) -> str:
    """Write to `part` (made anew), sync it, read it back; returns the SHA-256. Raises OSError, or `Mismatch`."""
    from xfdesk.outputs.workbook import ledger_sheet, list_sheets

    memory = checking.Kept()
    counted = _counted(book, memory, progress)
    streams = [
        SheetStream(PARTS[0], ledger_sheet.FIRST, ledger_sheet.WIDTHS, counted),
        SheetStream(
            PARTS[2],
            list_sheets.FIRST,
            list_sheets.widths(list_sheets.OPEN),
            book.open_rows,
            bold_twin=list_sheets.FIRST + 2,
            bold=_overdue,
        ),
        SheetStream(
            PARTS[3],
            list_sheets.FIRST,
            list_sheets.widths(list_sheets.OWNED),
            book.owned_rows,
            bold_twin=list_sheets.FIRST + 2,
        ),
        SheetStream(PARTS[4], list_sheets.META_FIRST, (0.0, 0.0), _Late(lambda: iter(book.keys))),
    ]
    skeleton = _skeleton(book)
    with part.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as out:
            inject(skeleton, out, streams)
        file.flush()
        os.fsync(file.fileno())
    checking.compare(part, streams, memory)
    return _sha256(part)


@dataclass
class _Late:
    """Rows known only when the sheets before have been written."""

    make: Callable[[], Iterator[Any]]

    def __iter__(self) -> Iterator[Any]:
        return self.make()


def _counted(book: Book, memory: checking.Kept, progress: Callable[[int], None]) -> Iterator[Sequence[Any]]:
    """The ledger's rows with their running number; the first value of each is its key for _meta."""
    for n, (key, *values) in enumerate(book.rows, 1):
        row = [n, *values]
        book.keys.append(
            (str(key), hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest())
        )
        memory.add(row)
        if n % 500 == 0:
            progress(n)
        yield row


def _overdue(values: Sequence[Any]) -> tuple[int, ...]:
    from xfdesk.outputs.workbook.list_sheets import DAYS, DUE

    days = values[DAYS]
    return (DUE, DAYS) if isinstance(days, int) and days < 0 else ()


def _skeleton(book: Book) -> zipfile.ZipFile:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    from xfdesk.outputs.workbook import ledger_sheet, list_sheets, statistics_sheet

    workbook = Workbook()
    # Arial 10 gives 7 px a figure on every system, so that widths hold.
    workbook._named_styles["Normal"].font = Font(name="Arial", size=10)
    ledger_sheet.build(workbook.active, book.head)
    statistics_sheet.build(workbook.create_sheet(), book.head, book.figures, book.months)
    list_sheets.build(workbook.create_sheet(), book.head, "未办结清单", list_sheets.OPEN, book.head.open_rows)
    list_sheets.build(
        workbook.create_sheet(), book.head, "包案及交办件", list_sheets.OWNED, book.head.owned_rows
    )
    list_sheets.build_meta(workbook.create_sheet(), book.head)
    workbook.properties.creator = workbook.properties.lastModifiedBy = book.head.office
    workbook.properties.title = book.head.title
    filled = book.head.filled_on
    workbook.properties.created = workbook.properties.modified = datetime(
        filled.year, filled.month, filled.day
    )
    memory = io.BytesIO()
    workbook.save(memory)
    return zipfile.ZipFile(memory)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
