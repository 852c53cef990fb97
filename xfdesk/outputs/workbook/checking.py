"""Reading a workbook back after writing: every cell up to 5,000 rows; above that the digest of each sheet and both ends."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import fromstring

from xfdesk.outputs.workbook import measure
from xfdesk.outputs.workbook.stream import EPOCH, SheetStream

_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a spreadsheet writes a character it cannot write otherwise; it reads any text that looks so in this way."""
WHOLE = 5_000
ENDS = 500
SHORT = 30
"""So few characters fit any column in any case."""


class Mismatch(Exception):
    """What was read back is not what was to be written."""


class Kept:
    """The rows to compare with: all of them while they are few, else the first and last."""

    def __init__(self) -> None:
        self.first: list[Sequence[Any]] = []
        self.last: deque[Sequence[Any]] = deque(maxlen=ENDS)
        self.count = 0

    def add(self, row: Sequence[Any]) -> None:
        self.count += 1
        if len(self.first) < WHOLE:
            self.first.append(row)
        self.last.append(row)


def compare(path: Path, streams: Sequence[SheetStream], kept: Kept) -> None:
    with zipfile.ZipFile(path) as book:
        for stream in streams[1:]:
            with book.open(stream.part) as part:
                _same(hashlib.file_digest(part, "sha256"), stream)  # type: ignore[arg-type]
        with book.open(streams[0].part) as part:
            whole = _Digested(part)
            _cells(whole, streams[0], kept)
            _same(whole.digest, streams[0])


def _same(digest: Any, stream: SheetStream) -> None:
    if digest.digest() != stream.digest.digest():
        raise Mismatch(stream.part)


class _Digested:
    """A part that is digested while it is read."""

    def __init__(self, part: IO[bytes]) -> None:
        self.part, self.digest = part, hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self.part.read(size)
        self.digest.update(data)
        return data


def _cells(part: _Digested, stream: SheetStream, kept: Kept) -> None:
    whole = kept.count <= WHOLE
    found = 0
    first = kept.first if whole else kept.first[:ENDS]
    for number, values in _rows(part, stream.first, stream.first + kept.count, None if whole else ENDS):
        place = number - stream.first
        if place < len(first):
            expected = first[place]
        elif place >= kept.count - len(kept.last):
            expected = kept.last[place - (kept.count - len(kept.last))]
        else:
            continue
        as_read = [
            value
            if type(value) is str and len(value) <= SHORT and value.isprintable()
            else _as_read(value, mm)
            for value, mm in zip(expected, stream.widths, strict=True)
        ]
        if values != as_read:
            raise Mismatch(f"row {number}")
        found += 1
    if found != (kept.count if whole else ENDS + len(kept.last)):
        raise Mismatch("rows")


def _rows(part: _Digested, first: int, end: int, ends: int | None) -> Iterator[tuple[int, list[str]]]:
    """The data rows as read; with `ends` only so many at both ends: the digest has vouched for what lies between."""
    wanted: range | set[int] = range(first, end)
    if ends is not None:
        wanted = {*range(first, first + ends), *range(max(first + ends, end - ends), end)}
    rest = b""
    while chunk := part.read(1 << 18):
        pieces = (rest + chunk).split(b"</row>")
        rest = pieces.pop()
        yield from _parsed(piece for piece in pieces if _number(piece) in wanted)


def _number(piece: bytes) -> int:
    start = piece.rfind(b"<row ")
    return int(piece[start : start + 40].split(b'"', 2)[1])


def _parsed(pieces: Iterator[bytes]) -> Iterator[tuple[int, list[str]]]:
    rows = b"</row>".join(piece[piece.rfind(b"<row ") :] for piece in pieces)
    if rows:
        for element in fromstring(b"<rows>" + rows + b"</row></rows>"):
            yield int(element.get("r", "0")), [_text(cell) for cell in element]


def _text(cell: Any) -> str:
    """A cell holds nothing, <v>figure</v>, or <is><t>text</t></is>."""
    for inner in cell:
        text = str((inner[0] if len(inner) else inner).text or "")
        return _CODE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text
    return ""


def _as_read(value: Any, mm: float) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return measure.fitted(value, mm) if mm else measure.sane(value)
    return str(value.toordinal() - EPOCH if hasattr(value, "toordinal") else value)
