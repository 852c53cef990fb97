"""Fixed vocabularies: a word that is none of them is answered with the nearest; and the words that no category may be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from xfdesk.rules import categories
from xfdesk.rules.text import fold

_LABELS = (
    "(?<![养敬])老户|老访|缠访|缠诉|闹访|非访|越级访|重点人|稳控|维稳|进京|赴京|赴省|无理上访|无理取闹|上访户|上访专业户|职业上访"
    "|刁民|钉子户|风险人|高危人|黑名单"
)


def nearest(word: str, words: Iterable[str]) -> str:
    """The word most like it, or ""."""
    import difflib  # a start does without it

    listed = list(words)
    found = difflib.get_close_matches(word, listed, 1, 0.3)
    return found[0] if found else ""


def nearest_category(word: str, names: Iterable[str]) -> str:
    listed = list(names)
    found = [
        name for part in reversed(re.split(r"[/／]", word)) for name in categories.find(part, listed) if part
    ]
    return found[0] if found else nearest(word, listed)


def sentence(label: str, word: str, words: Iterable[str], near: str = "") -> str:
    """What is wrong with a word that is none of the fixed ones."""
    listed = list(words)
    near = near or nearest(word, listed)
    hint = f"最接近的是“{near}”" if near else ""
    offered = f"可写：{'、'.join(listed)}" if len(listed) <= 8 else "请从列表里选"
    return f"“{word[:20]}”不在{label}的固定用词里；{'；'.join(part for part in (hint, offered) if part)}"


def label_in(name: str) -> str:
    """The word in a category's name that marks people instead of a matter, or "" (law.md, 'What stays out')."""
    found = re.search(_LABELS, "".join(fold(name).split()))
    return found[0] if found else ""
