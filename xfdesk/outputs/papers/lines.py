"""A paragraph broken into lines: by the width of its characters, and by what may begin and end a line of Chinese."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from xfdesk.outputs.document import Passage, Type

Measure = Callable[[str, Type], float]
"""How many mm a text takes: asked of whoever draws it, or reckoned by `ems`."""

NOT_FIRST = frozenset("。，、：；！？）》〉」』】〕”’…·％—,.:;!?)]}%")
NOT_LAST = frozenset("（《〈「『【〔“‘([{")
TAB_STEP = 420 / 1440 * 25.4
LOOSEST = 0.2
"""A line is spread by at most this part of its characters; where a long number went to the next one it stays as it is."""
POINT = 25.4 / 72


def ems(text: str, type_: Type) -> float:
    """Without a screen: a Chinese character takes its size, a letter or figure half of it."""
    wide = sum(2 if unicodedata.east_asian_width(ch) in "WFA" else 1 for ch in text)
    return wide * type_.size * POINT / 2 * (1 + type_.spacing / 100)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one type in a line, `x` mm from the column's left edge."""

    x: float
    text: str
    type: Type
    width: float
    underlined: bool = False


Line = tuple[Stretch, ...]
Letter = tuple[str, Type, bool]


class Breaker:
    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self._widths: dict[tuple[str, Type], float] = {}

    def lines(self, passage: Passage, room: float) -> list[Line]:
        """The lines of a paragraph in a column of so many mm; an empty paragraph has one."""
        letters: list[Letter] = [(ch, run.type, run.underlined) for run in passage.runs for ch in run.text]
        width = room - passage.left - passage.right
        found: list[Line] = []
        for part in _parts(letters):
            found += self._broken(part, passage, width, first=not found)
        return found or [()]

    def _broken(self, letters: list[Letter], passage: Passage, width: float, first: bool) -> Iterator[Line]:
        rest = letters
        while True:
            indent = passage.first if first else 0.0
            taken = self._fits(rest, width - indent, passage.left + indent, passage.tabs)
            line, rest = rest[:taken], _without_blanks(rest[taken:])
            yield self._set(line, passage, indent, width, last=not rest)
            first = False
            if not rest:
                return

    def _fits(self, letters: list[Letter], width: float, start: float, tabs: tuple[float, ...]) -> int:
        """How many letters the line takes, at least one."""
        x, place = 0.0, 0
        for n, letter in enumerate(letters):
            x = self._after(x, letter, start, tabs)
            if x > width + 0.01 and n and letter[0] != " ":
                return place or n
            if n + 1 == len(letters) or _may_break(letter[0], letters[n + 1][0]):
                place = n + 1
        return len(letters)

    def _after(self, x: float, letter: Letter, start: float, tabs: tuple[float, ...]) -> float:
        if letter[0] != "\t":
            return x + self._width(letter)
        at = start + x + 0.01
        stop = next((tab for tab in tabs if tab > at), None)
        return (stop if stop is not None else (at // TAB_STEP + 1) * TAB_STEP) - start

    def _width(self, letter: Letter) -> float:
        key = letter[:2]
        if key not in self._widths:
            self._widths[key] = self.measure(*key)
        return self._widths[key]

    def _set(self, letters: list[Letter], passage: Passage, indent: float, width: float, last: bool) -> Line:
        """The letters where they stand."""
        while letters and letters[-1][0] == " ":
            letters = letters[:-1]
        if not letters:
            return ()
        start = passage.left + indent
        tabbed = any(letter[0] == "\t" for letter in letters)
        taken = 0.0
        for letter in letters:
            taken = self._after(taken, letter, start, passage.tabs)
        spread = 1.0
        if passage.align == "spread" and not last and not tabbed:
            spread = self._spread(letters, taken, width - indent)
        x = start
        if passage.align in ("centre", "right"):
            x += (width - indent - taken) / (1 if passage.align == "right" else 2)
        return tuple(self._stretches(letters, x, start, passage.tabs, spread))

    def _spread(self, letters: list[Letter], taken: float, width: float) -> float:
        """By how much wider the letters are set, so that the line reaches the right edge; none is set behind the last."""
        behind = self._width(letters[-1])
        if taken - behind <= 0:
            return 1.0
        wider = (width - behind) / (taken - behind)
        return wider if wider - 1 <= LOOSEST else 1.0

    def _stretches(
        self, letters: list[Letter], x: float, start: float, tabs: tuple[float, ...], spread: float
    ) -> Iterator[Stretch]:
        text, at = "", x
        for n, (ch, type_, underlined) in enumerate(letters):
            if ch == "\t":
                x = start + self._after(x - start, letters[n], start, tabs)
                at = x
                continue
            text += ch
            x += self._width(letters[n]) * spread
            following = letters[n + 1] if n + 1 < len(letters) else None
            if following is None or following[0] == "\t" or following[1:] != (type_, underlined):
                set_wider = replace(type_, spacing=round((100 + type_.spacing) * spread - 100, 3))
                yield Stretch(at, text, set_wider, x - at, underlined)
                text, at = "", x


def _parts(letters: list[Letter]) -> Iterator[list[Letter]]:
    part: list[Letter] = []
    for letter in letters:
        if letter[0] == "\n":
            yield part
            part = []
        else:
            part.append(letter)
    yield part


def _without_blanks(letters: list[Letter]) -> list[Letter]:
    n = 0
    while n < len(letters) and letters[n][0] == " ":
        n += 1
    return letters[n:]


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between the two: not inside a word or number, not before what closes or after what opens."""
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    if before in " \t" or after == "\t":
        return True
    return not (before.isascii() and after.isascii())
