"""Names of people compared as people write them, and found in what was said (arts. 28, 30)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xfdesk.rules import data
from xfdesk.rules.text import fold

_LOOSE = re.compile(r"[\s·•・‧･∙⋅●.]")
_HAN = re.compile(r"[㐀-鿿豈-\ufaff]|[\U00020000-\U0003ffff]")


def folded(name: str) -> str:
    """For comparing: without blanks and without the dot between the parts of a name, however it was typed."""
    return _LOOSE.sub("", fold(name))


def same(one: str, other: str) -> bool:
    return bool(one) and folded(one) == folded(other)


def stands_in(name: str, words: str, longer: Iterable[str] = ()) -> bool:
    """Whether this person is named in `words`: the whole name, not the beginning of a longer one.

    `longer` are other known names; 王丽 does not stand where 王丽娟 does.
    """
    wanted, text = folded(name), folded(words)
    if len(wanted) < 2:
        return False
    for other in sorted({folded(one) for one in longer}, key=len, reverse=True):
        if len(other) > len(wanted) and wanted in other:
            text = text.replace(other, "\n")
    start = text.find(wanted)
    while start >= 0:
        if not _goes_on(wanted, text[start + len(wanted) : start + len(wanted) + 1]):
            return True
        start = text.find(wanted, start + 1)
    return False


def _goes_on(name: str, after: str) -> bool:
    """Two characters with a third behind them that names are made of: probably somebody else's longer name."""
    return len(name) == 2 and bool(_HAN.match(after)) and after in data.given_name_characters()
