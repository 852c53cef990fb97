"""Rows streamed as XML into a workbook that openpyxl made: the prototype row's style numbers, every other part untouched."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from xfdesk.outputs.workbook import measure
from xfdesk.outputs.workbook.package import MENDS

EPOCH = date(1899, 12, 30).toordinal()
_STYLE = re.compile(rb'<c r="([A-Z]+)\d+"(?: s="(\d+)")?')
_ROW = re.compile(rb'<row r="(\d+)"')
_END = b"</sheetData>"
_SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
CHUNK = 400
SHORT, KEPT = 24, 5_000
"""Texts up to so many characters are remembered as written, so many a column: units, names and words come again."""

Tail = tuple[str, int]
"""A cell from its style onwards, and the lines it takes."""


@dataclass
class SheetStream:
    """How one sheet's rows are written: from row `first` on, before whatever stands below.

    The prototypes stand last in the sheet, from row `look` on: plain, its quoted twin, and, where `bold` names the
    columns to stress in a row, a bold twin. `widths` are millimetres of wrapped text columns (0: never wraps), for the
    heights of text of `size` points; `rows` gives lists of values (None: empty): str, int, date.
    """

    part: str
    first: int
    look: int
    widths: Sequence[float]
    rows: Iterable[Sequence[Any]]
    size: float = measure.SIZE
    bold: Callable[[Sequence[Any]], tuple[int, ...]] | None = None
    digest: Any = field(default_factory=hashlib.sha256)
    count: int = 0


def inject(
    skeleton: zipfile.ZipFile,
    out: zipfile.ZipFile,
    streams: Sequence[SheetStream],
    results: dict[str, dict[str, int | str]],
) -> None:
    """Copy every part of the skeleton; in the named sheets the prototypes give way to rows, formulas get `results`."""
    by_part = {stream.part: stream for stream in streams}
    for info in skeleton.infolist():
        body = MENDS.get(info.filename, bytes)(skeleton.read(info.filename))
        if info.filename in results:
            body = with_results(body, results[info.filename])
        stream = by_part.get(info.filename)
        if stream is None:
            out.writestr(info, body, zipfile.ZIP_DEFLATED, out.compresslevel)
            continue
        entry = zipfile.ZipInfo(info.filename, info.date_time)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with out.open(entry, "w", force_zip64=True) as part, _Behind(part, stream.digest) as put:
            _write(put, body, stream)


class _Behind:
    """Deflating and digesting one chunk behind, in a thread: both let the rows be made meanwhile."""

    def __init__(self, part: Any, digest: Any) -> None:
        self.part, self.digest = part, digest
        self.worker = ThreadPoolExecutor(1)
        self.last: Future[None] | None = None

    def __enter__(self) -> Callable[[bytes], None]:
        return self.put

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None and self.last:
                self.last.result()
        finally:
            self.worker.shutdown()

    def put(self, data: bytes) -> None:
        if self.last:
            self.last.result()
        self.last = self.worker.submit(self._take, data)

    def _take(self, data: bytes) -> None:
        self.part.write(data)
        self.digest.update(data)


def _write(put: Callable[[bytes], None], body: bytes, stream: SheetStream) -> None:
    before, looks, after = _cut(body, stream)
    maker = _Rows(stream, [_styles(look) for look in looks])
    put(before)
    batch: list[str] = []
    row_number = stream.first
    for values in stream.rows:
        batch.append(maker.row(row_number, values))
        row_number += 1
        if len(batch) == CHUNK:
            put("".join(batch).encode())
            batch.clear()
    put("".join(batch).encode())
    put(_unmarked(after, stream))
    stream.count = row_number - stream.first


def _unmarked(after: bytes, stream: SheetStream) -> bytes:
    """No green triangle on figures that are a name: full ID and phone numbers are text on purpose."""
    last = get_column_letter(len(stream.widths))
    cells = f"A{stream.first}:{last}{stream.look - 1}"
    ignored = f'<ignoredErrors><ignoredError sqref="{cells}" numberStoredAsText="1"/></ignoredErrors>'
    return after.replace(b"</worksheet>", ignored.encode() + b"</worksheet>")


def _cut(body: bytes, stream: SheetStream) -> tuple[bytes, list[bytes], bytes]:
    """The sheet up to where the rows go, the prototypes, and what follows the rows."""
    start, end = body.index(b'<row r="%d"' % stream.look), body.index(_END)
    looks = [part + b"</row>" for part in body[start:end].split(b"</row>")[:-1]]
    place = next(found.start() for found in _ROW.finditer(body) if int(found[1]) >= stream.first)
    return body[:place], looks, body[place:start] + body[end:]


def _styles(row: bytes) -> list[str]:
    """The style numbers of a prototype's cells, in the order of the columns."""
    found = [(letter.decode(), (style or b"0").decode()) for letter, style in _STYLE.findall(row)]
    assert [letter for letter, _ in found] == [get_column_letter(n) for n in range(1, len(found) + 1)]
    return [style for _, style in found]


class _Rows:
    """Makes the XML of rows."""

    def __init__(self, stream: SheetStream, looks: list[list[str]]) -> None:
        self.widths, self.size, self.bold = stream.widths, stream.size, stream.bold
        self.normal, self.quoted, self.loud = looks[0], looks[1], looks[-1]
        self.openings = [f'<c r="{get_column_letter(n)}' for n in range(1, len(self.normal) + 1)]
        self.known: list[dict[Any, Tail]] = [{} for _ in self.normal]

    def row(self, number: int, values: Sequence[Any]) -> str:
        loud = self.bold(values) if self.bold else ()
        most, cells = 1, []
        for n, (value, opening, known) in enumerate(zip(values, self.openings, self.known, strict=True)):
            tail = known.get(value) if n not in loud else self._tail(n, value, self.loud[n])
            if tail is None:
                tail = self._tail(n, value, self.normal[n])
                if not isinstance(value, str) or len(value) <= SHORT:
                    if len(known) > KEPT:
                        known.clear()
                    known[value] = tail
            cells.append(f"{opening}{number}{tail[0]}")
            if tail[1] > most:
                most = tail[1]
        height = measure.height(most, self.size)
        return f'<row r="{number}" ht="{height:.1f}" customHeight="1">{"".join(cells)}</row>'

    def _tail(self, n: int, value: Any, style: str) -> Tail:
        if value is None or value == "":
            return f'" s="{style}"/>', 1
        if not isinstance(value, str):
            figure = value.toordinal() - EPOCH if isinstance(value, date) else value
            return f'" s="{style}"><v>{figure}</v></c>', 1
        text, lines = self._text(value, self.widths[n])
        if measure.must_be_quoted(text):
            style = self.quoted[n]
        return f'" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>', lines

    def _text(self, text: str, mm: float) -> tuple[str, int]:
        """What is written of it, and its lines."""
        if _SPECIAL.search(text) or len(text) > 5_000:
            text = measure.sane(text)
        if not mm:
            return text, 1
        lines = measure.lines(text, mm, self.size)
        if lines > measure.most_lines(self.size):
            text = measure.fitted(text, mm, self.size)
            lines = measure.lines(text, mm, self.size)
        return text, lines


def literal(text: str) -> str:
    """Words that look like a spreadsheet's code for a character (`_x0041_` is A) stay the words they are."""
    return _CODE.sub("_x005F_", text) if "_x" in text else text


def _escaped(text: str) -> str:
    text = literal(text)
    if not _SPECIAL.search(text):
        return text
    for raw, entity in _ESCAPES:
        text = text.replace(raw, entity)
    return text


def with_results(body: bytes, results: dict[str, int | str]) -> bytes:
    """A sheet whose formulas carry their results, for viewers that do not calculate (previews, phones, protected view)."""

    def filled(found: re.Match[bytes]) -> bytes:
        value = results[found[1].decode()]
        kind = b' t="str"' if isinstance(value, str) else b""
        shown = _escaped(str(value)).encode()
        return b'<c r="%s"%s%s>%s<v>%s</v></c>' % (found[1], found[2], kind, found[3], shown)

    return re.sub(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v ?(?:/>|></v>)</c>', filled, body)
