"""The papers of a session of the joint conference: its agenda as a letter, and a page on each of its matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xfdesk.outputs.papers import filling, finishing, making
from xfdesk.outputs.papers.words import allowed, values
from xfdesk.records.papers import PaperData, PaperItem
from xfdesk.rules import text
from xfdesk.rules.words import PaperKind

ROOMY = ((12, 400), (8, 260), (6, 160), (4, 110), (3, 70), (2, 40), (1, 24))
"""So many lines of each part, each of so many characters: the first that keeps every matter on its page is taken."""
_LONG = ("summary", "ask", "demands", "done", "waiting", "earlier")


def made(template: bytes, data: PaperData) -> bytes:
    """The Word file. Raises `filling.Unfit` for a template that loses or does not know a word."""
    if data.kind is PaperKind.AGENDA:
        return making.made(template, data)
    found = b""
    for lines, most in ROOMY:
        found, pages = _once(template, replace(data, matters=tuple(_cut(data.matters, lines, most))))
        if pages <= len(data.matters):
            break
    return found


def _once(template: bytes, data: PaperData) -> tuple[bytes, int]:
    docx, put = filling.filled(template, values(data), allowed(data.kind))
    pages = finishing.pages_of(docx, finishing.SPARE)
    return making.named(docx, data, put), pages


def _cut(items: tuple[PaperItem, ...], lines: int, most: int) -> Iterator[PaperItem]:
    for item in items:
        yield replace(item, **{name: _lines(getattr(item, name), lines, most) for name in _LONG})


def _lines(said: str, lines: int, most: int) -> str:
    found = said.split("\n")
    kept = [text.shorten(line, most) for line in found[:lines]]
    if len(found) > lines:
        kept.append(f"……另有 {len(found) - lines} 项")
    return "\n".join(kept)
