"""Which characters each glyph stands for, font by font, in the order in which the glyphs are first painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtGui import QFont, QTextLayout

Key = tuple[str, str]
"""Family and style."""


def texts(said: Sequence[tuple[QFont, str]]) -> list[list[str]]:
    """For each font that was used, the text of its glyphs; empty where a text holds nothing that Qt has no code for."""
    if not any(_needs_more(text) for _, text in said):
        return []
    found: dict[Key, dict[int, str]] = {}
    for font, text in said:
        for key, glyph, characters in _glyphs(font, text):
            found.setdefault(key, {}).setdefault(glyph, characters)
    return [list(one.values()) for one in found.values()]


def _needs_more(text: str) -> bool:
    """Beyond U+FFFF, or of a script whose letters join."""
    return any(ord(ch) > 0xFFFF or 0x0590 <= ord(ch) < 0x1100 or 0x1780 <= ord(ch) < 0x1900 for ch in text)


def _glyphs(font: QFont, text: str) -> Iterator[tuple[Key, int, str]]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(1e9)
    layout.endLayout()
    runs = layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    units = text.encode("utf-16-le")
    places = sorted({place for run in runs for place in run.stringIndexes()} | {len(units) // 2})
    after = dict(pairwise(places))
    for run in runs:
        raw = run.rawFont()
        key = (raw.familyName(), raw.styleName())
        used: set[int] = set()
        for glyph, place in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
            characters = units[2 * place : 2 * after.get(place, place)].decode("utf-16-le", "ignore")
            if glyph:
                # Of several glyphs for one piece of text the first stands for all of it.
                yield key, glyph, "" if place in used else characters
            used.add(place)
