"""The search index's words: a pure, versioned function of a ledger row.

Distinct single characters and pairs of neighbours, triples inside runs of digits or Latin letters, and the beginnings of
the name's pinyin initials marked with ~. A query is the AND of its own; what is longer is verified on the row.
"""

from __future__ import annotations

import re
from functools import lru_cache

from xfdesk.rules import initials
from xfdesk.rules.text import fold

VERSION = 1
FIELD_BREAK = "\n"
_PARTS = re.compile(r"[^\W_]+")
LONGEST_INITIALS = 6


def folded(fields: tuple[str, ...]) -> str:
    """The searched fields as one text; a break keeps a hit from running over two fields."""
    return FIELD_BREAK.join(fold(field).replace("\n", " ") for field in fields if field)


def of_row(search_text: str, name: str) -> frozenset[str]:
    grams: set[str] = set()
    for part in _PARTS.findall(search_text):
        grams |= _of_part(part)
    for spelling in initials.initials(name):
        grams |= {"~" + spelling[:n] for n in range(1, min(len(spelling), LONGEST_INITIALS) + 1)}
    return frozenset(grams)


@lru_cache(maxsize=2_048)
def _of_part(part: str) -> frozenset[str]:
    """Kept, since a correction asks for most parts of a line twice, and a village or a category comes again all day."""
    grams = set(part) | {part[n : n + 2] for n in range(len(part) - 1)}
    grams |= {three for n in range(len(part) - 2) if (three := part[n : n + 3]).isascii()}
    return frozenset(grams)


def expression(typed: str) -> str:
    """The index's query for what was typed, or "" when nothing in it can be looked up."""
    words = [word for word in fold(typed).split() if _PARTS.search(word)]
    return " AND ".join(f"({_of_word(word)})" for word in words)


def _of_word(word: str) -> str:
    wanted: set[str] = set()
    for part in _PARTS.findall(word):
        wanted |= _needed(part)
    plain = " AND ".join(f'"{gram}"' for gram in sorted(wanted, key=lambda gram: (-len(gram), gram)))
    if word.isascii() and word.isalpha() and len(word) <= LONGEST_INITIALS:
        return f'({plain}) OR "~{word}"'
    return plain


def _needed(part: str) -> set[str]:
    """The longest grams that cover the part: the rarest, and the fewest to intersect."""
    if len(part) == 1:
        return {part}
    if len(part) >= 3:
        threes = {part[n : n + 3] for n in range(len(part) - 2)}
        if all(three.isascii() for three in threes):
            return threes
    return {part[n : n + 2] for n in range(len(part) - 1)}


def must_verify(typed: str) -> bool:
    """Whether the grams alone can be met by a row that does not hold the text in one piece."""
    return any(_unsure(word) for word in fold(typed).split())


def _unsure(word: str) -> bool:
    if not _PARTS.fullmatch(word):
        return True
    return len(word) > (3 if word.isascii() else 2)
