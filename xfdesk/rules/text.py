"""What a typed text may hold, and how it is compared: NFC, no control characters, no broken surrogates."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

DROPPED = "有看不见的控制字符，已去掉"
TAB = "制表符已改为空格"
JOINED = "单行栏里的换行已改为空格"

# Zero-width joiners and direction marks hide what is really there; they carry nothing in a Chinese record.
_HIDDEN = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u00ad"
)
_BREAKS = {"\r\n": "\n", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    text: str
    notes: tuple[str, ...] = ()


def clean_line(typed: str) -> Cleaned:
    """One line: a line break becomes a blank, and that is said."""
    block = clean_block(typed)
    if "\n" not in block.text:
        return Cleaned(block.text.strip(), block.notes)
    joined = " ".join(part.strip() for part in block.text.split("\n"))
    return Cleaned(joined.strip(), (*block.notes, JOINED))


def clean_block(typed: str) -> Cleaned:
    """Several lines: line breaks are kept, a tab becomes a blank, everything unprintable goes; both are said."""
    text = typed
    for old, new in _BREAKS.items():
        if old in text:
            text = text.replace(old, new)
    notes: tuple[str, ...] = ()
    if "\t" in text:
        text, notes = text.replace("\t", " "), (TAB,)
    if text.isprintable():
        return Cleaned(_normal(text), notes)
    kept = "".join(ch for ch in text if ch == "\n" or _may_stay(ch))
    if len(kept) != len(text):
        notes += (DROPPED,)
    return Cleaned(_normal(kept), notes)


def fold(text: str) -> str:
    """For comparing and searching: full width as half width, case away, hidden characters away."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isprintable():
        return folded
    return "".join(ch for ch in folded if ch not in _HIDDEN and not "\ud800" <= ch <= "\udfff")


def half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def shorten(text: str, most: int) -> str:
    """At most `most` characters, the last one … when something was left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _may_stay(ch: str) -> bool:
    code = ord(ch)
    if ch in _HIDDEN or 0xD800 <= code <= 0xDFFF or (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return False
    return unicodedata.category(ch) not in ("Cc", "Cs")


def _normal(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
