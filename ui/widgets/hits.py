"""Which letters of a shown text were searched for."""

from __future__ import annotations

from xfdesk.rules import initials
from xfdesk.rules.text import fold


def found_in(text: str, typed: str, *, named: bool = False) -> list[tuple[int, int]]:
    """(start, length) of each place where a typed word stands; a `named` text found by its initials counts as a whole."""
    if not typed or not text:
        return []
    folded, found = text.casefold(), []
    for word in fold(typed).split():
        start = folded.find(word)
        if (
            start < 0
            and named
            and word.isascii()
            and word.isalpha()
            and initials.matches(text.split(" ")[0], word)
        ):
            found.append((0, len(text.split(" ")[0])))
        while start >= 0:
            found.append((start, len(word)))
            start = folded.find(word, start + len(word))
    return found
