"""Pinyin initials: every reading of every character, so that 单玉兰 is found by syl as well as by dyl."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from xfdesk.rules import data
from xfdesk.rules.text import fold

MOST = 24
LONGEST = 12


def letters(ch: str) -> str:
    """The first letters of all readings of one character, lower case; a Latin letter or digit stands for itself; else ""."""
    found = data.initials().get(ch, "")
    if found:
        return found
    folded = fold(ch)
    return folded if len(folded) == 1 and folded.isascii() and folded.isalnum() else ""


def initials(name: str) -> tuple[str, ...]:
    """All spellings of a name by initials, at most `MOST`, the usual reading first; characters without a reading are skipped."""
    sets = [found for ch in name[: LONGEST * 2] if (found := letters(ch))][:LONGEST]
    if not sets:
        return ()
    spellings = ("".join(pick) for pick in itertools.product(*sets))
    return tuple(dict.fromkeys(itertools.islice(spellings, MOST)))


def of_text(text: str) -> str:
    """The usual reading's initials of a text (`tdzy` for 土地征用)."""
    return "".join(found[0] for ch in text if (found := letters(ch)))


def matches(name: str, typed: str) -> bool:
    """Whether the typed letters begin a spelling of the name."""
    wanted = fold(typed).strip()
    return bool(wanted) and any(spelling.startswith(wanted) for spelling in initials(name))


def found_in(text: str, typed: str) -> bool:
    """Characters anywhere in the text, or letters as a run of its initials: how a picker narrows its list."""
    wanted = fold(typed).replace(" ", "")
    if not wanted:
        return True
    return wanted in fold(text) or (wanted.isascii() and _runs(text, wanted))


def _runs(text: str, wanted: str) -> bool:
    sets = [found for ch in text if (found := letters(ch))]
    return any(
        all(letter in found for letter, found in zip(wanted, window, strict=True))
        for window in _windows(sets, len(wanted))
    )


def _windows(sets: list[str], size: int) -> Iterator[list[str]]:
    return (sets[start : start + size] for start in range(len(sets) - size + 1))
