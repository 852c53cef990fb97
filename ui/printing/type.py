"""Fonts of the paper by role: the first family of each list that this machine has, and lines of a fixed pitch."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QTextLayout, QTextOption

from xfdesk.desk.papers import FAMILIES, Type

UNITS = 100.0
"""Layout units in a millimetre: fonts are set in whole pixels of this grid, fine enough for every size."""

DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日前?|\d{4}-\d{2}-\d{2}")
CLOSING = "。，、：；！？）》」』”’…"
FALLBACKS = ("Noto Serif CJK SC", "Noto Sans CJK SC")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@lru_cache(maxsize=16)
def family(role: str) -> str:
    """The family taken for a role; a stand-in when none of the list is here."""
    return next((name for name in FAMILIES[role] if name in _known()), QFont().defaultFamily())


def families() -> tuple[str, ...]:
    """All families that a page may be drawn with, the stand-ins of single characters among them."""
    return tuple(dict.fromkeys([*map(family, FAMILIES), *FALLBACKS]))


def stand_ins() -> tuple[str, ...]:
    """Roles whose first choice is missing, as `title: Noto Serif CJK SC`, for the one-time note."""
    return tuple(
        f"{role}: {family(role)}" for role, names in FAMILIES.items() if family(role) not in names[:4]
    )


@lru_cache(maxsize=64)
def font(type_: Type) -> QFont:
    made = QFont([family(type_.role), *FAMILIES[type_.role][-1:], *FALLBACKS])
    made.setPixelSize(round(type_.size * 25.4 / 72 * UNITS))
    made.setBold(type_.bold or (type_.role == "title" and family("title") in ("SimSun", "Noto Serif CJK SC")))
    if type_.spacing:
        # An absolute spacing would be enlarged by the resolution of the device once more.
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + type_.spacing)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    # A form of a figure chosen for the language has no code, and what has no code is lost to copying and search.
    made.setFeature(QFont.Tag("locl"), 0)
    return made


@lru_cache(maxsize=64)
def metrics(type_: Type) -> QFontMetricsF:
    return QFontMetricsF(font(type_))


def lines(text: str, width_mm: float, type_: Type, most: int = 0) -> list[str]:
    """The text broken into lines for a column; with `most`, the last line kept ends in …"""
    found: list[str] = []
    for paragraph in text.split("\n"):
        found += _broken(paragraph, width_mm * UNITS, type_) or [""]
    if most and len(found) > most:
        found = found[:most]
        found[-1] = found[-1][:-1] + "…"
    return found or [""]


def count(text: str, width_mm: float, type_: Type) -> int:
    """How many lines `lines` makes of it."""
    return len(lines(text, width_mm, type_))


def _broken(paragraph: str, width: float, type_: Type) -> list[str]:
    """Lines as Qt breaks them, but never inside a date, and the last one is not a single character."""
    found: list[str] = []
    rest = paragraph
    while rest:
        if metrics(type_).horizontalAdvance(rest) <= width:
            return [*found, rest]
        pieces = _as_qt_breaks(rest, width, type_)
        kept = 0
        for n, piece in enumerate(pieces[:-1]):
            end = _better_end(rest, kept, kept + len(piece), n == len(pieces) - 2)
            found.append(rest[kept:end].rstrip(" "))
            moved = end != kept + len(piece)
            kept = end
            if moved:
                break
        else:
            return [*found, rest[kept:].rstrip(" ")]
        rest = rest[kept:]
    return found or [""]


def _better_end(text: str, start: int, end: int, last_but_one: bool) -> int:
    """Where the line from `start`, which Qt ends at `end`, ends for a reader."""
    for date in DATE.finditer(text, start):
        if date.start() < end < date.end() and date.start() > start:
            return date.start()
        if date.start() >= end:
            break
    if last_but_one and len(text[end:].strip(" ").rstrip(CLOSING)) < 2 and end - start > 2:
        return _break_before(text, start, end)
    return end


def _break_before(text: str, start: int, end: int) -> int:
    """The last place before `end` where the line may be broken, at least two characters after `start`; else `end`."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text[start:end])
    finder.toEnd()
    units = finder.toPreviousBoundary()
    place = start + len(text[start:end].encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
    return place if units > 0 and place - start >= 2 and not _in_date(text, place) else end


def _in_date(text: str, place: int) -> bool:
    return any(date.start() < place < date.end() for date in DATE.finditer(text))


def _as_qt_breaks(paragraph: str, width: float, type_: Type) -> list[str]:
    layout = QTextLayout(paragraph, font(type_))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    # Qt counts in UTF-16 units, Python in characters.
    units = paragraph.encode("utf-16-le")
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        found.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace"))
    layout.endLayout()
    return found


def draw(painter: QPainter, x: float, baseline: float, text: str, type_: Type) -> None:
    """One line by the baseline of its main font, so that a fallback glyph never moves it. Millimetres."""
    if not text:
        return
    painter.setFont(font(type_))
    painter.drawText(QPointF(x * UNITS, baseline * UNITS), text)


def advance(text: str, type_: Type) -> float:
    """Width in millimetres."""
    return metrics(type_).horizontalAdvance(text) / UNITS


def baseline(top: float, type_: Type) -> float:
    """The baseline of a line whose pitch begins at `top`, in millimetres."""
    m = metrics(type_)
    free = type_.pitch - (m.ascent() + m.descent()) / UNITS
    return top + free / 2 + m.ascent() / UNITS
