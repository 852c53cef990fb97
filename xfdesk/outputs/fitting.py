"""Text made to fit a cell that cannot grow: broken after its commas, smaller where it must be, cut with … at the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xfdesk.outputs.document import Type
from xfdesk.outputs.workbook.measure import ems

_PIECE = re.compile(r"[^、，；]*[、，；]?")
LATIN = 1.12
"""Figures and Latin of some faces are wider than half a character."""


@dataclass(frozen=True, slots=True)
class Fitted:
    lines: tuple[str, ...]
    type: Type


def fitted(text: str, width: float, height: float, role: str, sizes: Sequence[tuple[float, float]]) -> Fitted:
    """The text in the first of the sizes (pt, pitch in mm) in which it fits width and height in mm."""
    for size, pitch in sizes:
        lines = broken(text, width / (size * 25.4 / 72))
        most = max(1, int((height + 0.01) / pitch))
        if len(lines) <= most:
            return Fitted(tuple(lines), Type(role, size, pitch))
    kept = lines[:most]
    return Fitted((*kept[:-1], kept[-1][:-1] + "…"), Type(role, size, pitch))


def broken(text: str, room: float) -> list[str]:
    """Lines of at most `room` characters, rather after 、，； (left out at an end) than within a word."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for piece in _PIECE.findall(part):
            if line and _long(line + piece.rstrip("、，；")) > room:
                lines.append(line)
                line = ""
            line += piece
            while _long(line.rstrip("、，；")) > room:
                cut = _fits(line, room)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    last = lines[-1]
    ends = last if _long(last) <= room else last.rstrip("、，；")
    return [*(line.rstrip("、，；") for line in lines[:-1]), ends]


def _fits(line: str, room: float) -> int:
    """How many characters of a line without a break stay in it, one at least."""
    return next((n for n in range(len(line), 0, -1) if _long(line[:n]) <= room), 1)


def _long(text: str) -> float:
    half = 2 * (len(text) - ems(text))
    return ems(text) + (LATIN - 1) * half / 2
