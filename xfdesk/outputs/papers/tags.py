"""Placeholders as an office types them: full-width braces and blanks, cut into runs by WPS. Made plain before they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN, _CLOSE = "[{｛]", "[}｝]"
TAG = re.compile(
    f"{_OPEN}\\s?{_OPEN}.*?{_CLOSE}\\s?{_CLOSE}|{_OPEN}\\s?[%％].*?[%％]\\s?{_CLOSE}|{_OPEN}\\s?[#＃].*?[#＃]\\s?{_CLOSE}"
)
_FULL = {0x3000: " ", 0xA0: " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}
"""Full-width forms and blanks as their half-width sisters, one for one."""
_QUOTES = {ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'"}
_PARTS = re.compile(r"\{\s?([{%#])(.*?)([}%#])\s?\}")
_BLOCK = re.compile(r"^(p|tr|tc|r)\s+")


def tidy(root: Any) -> None:
    """Each placeholder below `root` plain and in one run, so that whatever stood between its letters is gone."""
    for paragraph in root.iter(f"{W}p"):
        _tidy_paragraph(list(_texts(paragraph)))


def _texts(paragraph: Any) -> Iterator[Any]:
    """The texts of a paragraph itself, not of a text box that hangs in it."""
    for element in paragraph.iter(f"{W}t"):
        holder = element.getparent()
        while holder is not None and holder.tag != f"{W}p":
            holder = holder.getparent()
        if holder is paragraph:
            yield element


def _tidy_paragraph(texts: list[Any]) -> None:
    whole = "".join(text.text or "" for text in texts)
    found = [(tag.start(), tag.end(), plain(tag[0])) for tag in TAG.finditer(whole)]
    if not found:
        return
    at = 0
    for element in texts:
        text = element.text or ""
        element.text = _piece(text, at, found)
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        at += len(text)


def _piece(text: str, at: int, tags: list[tuple[int, int, str]]) -> str:
    """What of the paragraph stays in this run: a placeholder belongs whole to the run in which it begins."""
    kept, place, end = "", at, at + len(text)
    for start, stop, said in tags:
        if stop <= at or start >= end:
            continue
        kept += text[place - at : max(start, place) - at]
        if start >= at:
            kept += said
        place = max(place, min(stop, end))
    return kept + text[place - at :]


def plain(tag: str) -> str:
    """`｛｛　来访人　｝｝` as `{{ 来访人 }}`; the letters behind `{%` that name a paragraph or a row stay at the brace."""
    half = tag.translate(_FULL).translate(_QUOTES)
    parts = _PARTS.fullmatch(half)
    if parts is None:
        return half
    inner = parts[2].strip()
    if parts[1] == "{" or not (block := _BLOCK.match(inner)):
        return f"{{{parts[1]} {inner} {parts[3]}}}"
    return f"{{{parts[1]}{block[1]} {inner[block.end() :]} {parts[3]}}}"
