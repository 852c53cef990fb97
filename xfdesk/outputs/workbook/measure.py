"""Lengths, heights and texts of cells: what fits, and what a cell may never be (paper.md, Workbook)."""

from __future__ import annotations

import math
import re
import unicodedata

LINE_PT = 11.2
LEAST_PT = 24.0
MOST_PT = 409.0
EM_MM = 2.83
MOST_LINES = int((MOST_PT - 5) / LINE_PT)
MOST_UNITS = 32_767
CUT = "……（全文见登记表）"
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def width(mm: float) -> float:
    """Column width in characters of the Normal style (Arial 10, 7 px a figure)."""
    return (mm / 25.4 * 96 - 5) / 7


def ems(text: str) -> float:
    """Length in ems: full-width characters one, the rest a half."""
    if text.isascii():
        return len(text) / 2
    return sum(1.0 if unicodedata.east_asian_width(ch) in "WFA" else 0.5 for ch in text)


def lines(text: str, mm: float) -> int:
    """How many lines a text takes in a wrapped cell of this width."""
    if not text:
        return 1
    return sum(max(1, math.ceil(ems(part) * EM_MM / (mm - 2))) for part in text.split("\n"))


def height(most_lines: int) -> float:
    return min(MOST_PT, max(LEAST_PT, LINE_PT * most_lines + 5))


def fitted(text: str, mm: float) -> str:
    """The text, cut with a pointer to the form where a cell cannot be high enough for it."""
    text = sane(text)
    if len(text) < 200 or lines(text, mm) <= MOST_LINES:
        return text
    room = int((mm - 2) / EM_MM) * MOST_LINES - len(CUT) - 2
    kept = text.replace("\n", " ")
    used = 0.0
    for n, ch in enumerate(kept):
        used += 1.0 if unicodedata.east_asian_width(ch) in "WFA" else 0.5
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
