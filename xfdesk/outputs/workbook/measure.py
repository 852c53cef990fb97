"""Lengths, heights and texts of cells: what fits, and what a cell may never be (paper.md, Workbook)."""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

LINE_PT = 11.2
LEAST_PT = 24.0
MOST_PT = 409.0
EM_MM = 2.83
SIZE = 8.0
"""The three measures above are those of 8 pt text; other sizes scale them."""
MOST_UNITS = 32_767
CUT = "……（全文见登记表）"
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NARROW = re.compile(
    "["
    + "".join(re.escape(chr(n)) for n in range(0x20, 0x250) if unicodedata.east_asian_width(chr(n)) in "NaH")
    + "]+"
)


def width(mm: float) -> float:
    """Column width as the file holds it, its 5 px of padding included: characters of the Normal style (Arial 10, 7 px)."""
    return mm / 25.4 * 96 / 7


def ems(text: str) -> float:
    """Length in ems: Latin and figures a half, everything else counts as full-width."""
    if text.isascii():
        return len(text) / 2
    return (len(text) + len(_NARROW.sub("", text))) / 2


@lru_cache(maxsize=8_192)
def lines(text: str, mm: float, size: float = SIZE) -> int:
    """How many lines a text takes in a wrapped cell of this width. Kept, since reading back asks for each text again."""
    room = (mm - 2) / EM_MM * SIZE / size
    if "\n" not in text:
        return _lines(text, room)
    return sum(_lines(part, room) for part in text.split("\n"))


def _lines(text: str, room: float) -> int:
    """A line holds whole characters only: half ems of Latin and figures, else full ones."""
    whole = math.floor(room * 2) / 2 if text.isascii() else math.floor(room)
    return max(1, math.ceil(ems(text) / max(whole, 0.5)))


def height(most_lines: int, size: float = SIZE) -> float:
    return min(MOST_PT, max(LEAST_PT, LINE_PT * size / SIZE * most_lines + 5))


def most_lines(size: float = SIZE) -> int:
    return int((MOST_PT - 5) / (LINE_PT * size / SIZE))


def fitted(text: str, mm: float, size: float = SIZE) -> str:
    """The text, cut with a pointer to the form where a cell cannot be high enough for it."""
    text = sane(text)
    most = most_lines(size)
    if lines(text, mm, size) <= most:
        return text
    kept = text.replace("\n", " ")
    if lines(kept, mm, size) <= most:
        return kept
    # A line may end a character early before a wide one or a bracket: leave an em of each.
    room = int((mm - 2) / EM_MM * SIZE / size - 1) * most - len(CUT)
    used = 0.0
    for n, ch in enumerate(kept):
        used += ems(ch)
        if used > room:
            return kept[:n] + CUT
    return kept


def sane(text: str) -> str:
    """Without what makes a workbook unreadable; at most what Excel takes, counted in UTF-16 units."""
    clean = _BAD.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if len(clean) * 2 <= MOST_UNITS or len(clean.encode("utf-16-le")) // 2 <= MOST_UNITS:
        return clean
    return clean.encode("utf-16-le")[: 2 * (MOST_UNITS - len(CUT))].decode("utf-16-le", "ignore") + CUT


def must_be_quoted(text: str) -> bool:
    """Text that a spreadsheet would take for a formula; it is written as a string with the quote prefix."""
    return text[:1] in ("=", "+", "-", "@", "\t")
