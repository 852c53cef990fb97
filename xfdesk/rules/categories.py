"""问题类别, two levels: the shipped list and how one is found by characters or pinyin initials."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from xfdesk.rules import data, initials
from xfdesk.rules.text import fold
from xfdesk.rules.words import OTHER


@cache
def shipped() -> tuple[tuple[str, str, str], ...]:
    """(code, first level, second level); each first level stands alone too and has 其他 as its last second level."""
    rows: list[tuple[str, str, str]] = []
    for line in data.lines("categories.txt"):
        code, first, *seconds = line.split()
        rows.append((code, first, ""))
        named = [*seconds, OTHER] if first != OTHER else []
        rows += [(f"{code}{n:02d}", first, second) for n, second in enumerate(named, 1)]
    return tuple(rows)


@cache
def first_levels() -> tuple[str, ...]:
    return tuple(first for code, first, second in shipped() if not second)


def find(typed: str, names: Iterable[str]) -> list[str]:
    """Names (一级/二级) that match, best first: the second level's beginning, its inside, then the first level."""
    wanted = fold(typed).replace(" ", "").replace("/", "")
    if not wanted:
        return list(names)
    ranked = [(rank, n, name) for n, name in enumerate(names) if (rank := _rank(wanted, name)) is not None]
    return [name for _, _, name in sorted(ranked)]


def _rank(wanted: str, name: str) -> int | None:
    first, _, second = name.partition("/")
    leaf = second or first
    if fold(leaf).startswith(wanted):
        return 0
    if wanted.isascii() and initials.matches(leaf, wanted):
        return 1
    if wanted in fold(leaf):
        return 2
    if initials.found_in(leaf, wanted):
        return 3
    return 4 if initials.found_in(first + second, wanted) else None
