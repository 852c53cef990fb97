"""Rows streamed as XML into a workbook that openpyxl made: the prototype row's style numbers, every other part untouched."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from xfdesk.outputs.workbook import measure

_EPOCH = date(1899, 12, 30).toordinal()
_STYLE = re.compile(rb'<c r="([A-Z]+)\d+"(?: s="(\d+)")?')
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
CHUNK = 400


@dataclass
class SheetStream:
    """How one sheet's rows are written. `first` is the prototype row; the row after it is its quoted twin.

    `widths` are millimetres of wrapped text columns (0: never wraps), for the heights; `rows` gives lists of values
    (None: empty): str, int, date. `late` styles: column → prototype row of its bold twin (for overdue dates).
    """

    part: str
    first: int
    widths: Sequence[float]
    rows: Iterable[Sequence[Any]]
    bold_twin: int = 0
    bold: Callable[[Sequence[Any]], tuple[int, ...]] | None = None
    digest: Any = field(default_factory=hashlib.sha256)
    count: int = 0


def inject(skeleton: zipfile.ZipFile, out: zipfile.ZipFile, streams: Sequence[SheetStream]) -> None:
    """Copy every part of the skeleton; in the named sheets the prototype rows give way to the streamed ones."""
    by_part = {stream.part: stream for stream in streams}
    for info in skeleton.infolist():
        body = skeleton.read(info.filename)
        stream = by_part.get(info.filename)
        if stream is None:
            out.writestr(info, body)
            continue
        entry = zipfile.ZipInfo(info.filename, info.date_time)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with out.open(entry, "w", force_zip64=True) as part:
            _write(part, body, stream)


def _write(part: Any, body: bytes, stream: SheetStream) -> None:
    before, protos, after = _cut(body, stream)
    normal, quoted = _styles(protos[0]), _styles(protos[1])
    bold = _styles(protos[2]) if stream.bold_twin else normal
    put = _both(part, stream.digest)
    put(before)
    batch: list[str] = []
    row_number = stream.first
    for values in stream.rows:
        loud = stream.bold(values) if stream.bold else ()
        batch.append(_row(row_number, values, stream.widths, normal, quoted, bold, loud))
        row_number += 1
        if len(batch) == CHUNK:
            put("".join(batch).encode())
            batch.clear()
    put("".join(batch).encode())
    put(after)
    stream.count = row_number - stream.first


def _both(part: Any, digest: Any) -> Callable[[bytes], None]:
    def put(data: bytes) -> None:
        part.write(data)
        digest.update(data)

    return put


def _cut(body: bytes, stream: SheetStream) -> tuple[bytes, list[bytes], bytes]:
    """The sheet before the prototype rows, the prototypes, and after them."""
    last = stream.bold_twin or stream.first + 1
    start = body.index(b'<row r="%d"' % stream.first)
    protos, at = [], start
    for number in range(stream.first, last + 1):
        begin = body.index(b'<row r="%d"' % number, at)
        at = body.index(b"</row>", begin) + len(b"</row>")
        protos.append(body[begin:at])
    return body[:start], protos, body[at:]


def _styles(row: bytes) -> list[tuple[str, str]]:
    """Column letter and opening of a cell with its style, in order."""
    found = [(letter.decode(), (style or b"0").decode()) for letter, style in _STYLE.findall(row)]
    assert [letter for letter, _ in found] == [get_column_letter(n) for n in range(1, len(found) + 1)]
    return found


def _row(
    number: int,
    values: Sequence[Any],
    widths: Sequence[float],
    normal: list[tuple[str, str]],
    quoted: list[tuple[str, str]],
    bold: list[tuple[str, str]],
    loud: tuple[int, ...],
) -> str:
    cells, most = [], 1
    for n, value in enumerate(values):
        letter, style = bold[n] if n in loud else normal[n]
        if value is None or value == "":
            cells.append(f'<c r="{letter}{number}" s="{style}"/>')
        elif type(value) is str:
            mm = widths[n]
            text = measure.fitted(value, mm) if mm else measure.sane(value)
            if mm and len(text) * measure.EM_MM > mm - 2:
                most = max(most, measure.lines(text, mm))
            if measure.must_be_quoted(text):
                style = quoted[n][1]
            cells.append(
                f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>'
            )
        else:
            figure = value.toordinal() - _EPOCH if isinstance(value, date) else value
            cells.append(f'<c r="{letter}{number}" s="{style}"><v>{figure}</v></c>')
    return f'<row r="{number}" ht="{measure.height(most):.1f}" customHeight="1">{"".join(cells)}</row>'


def _escaped(text: str) -> str:
    for raw, entity in _ESCAPES:
        if raw in text:
            text = text.replace(raw, entity)
    return text
