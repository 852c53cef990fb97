"""接访公示: A3 landscape, five days to a sheet, to be read from two steps away; on A4 the same, smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from xfdesk.outputs.document import Block, Book, Sheet, Type
from xfdesk.outputs.fitting import Fitted, fitted
from xfdesk.outputs.posting_words import (
    A_SHEET,
    CHANGES,
    HEADS,
    SMALLER,
    WIDTHS,
    cells,
    notes,
    sheets,
    signed,
)
from xfdesk.records.rota import Posting, PostingRow

Rules = list[tuple[float, float, float, float, float]]
WIDTH, HEIGHT, LEFT = 420.0, 297.0, 22.0
EDGES = tuple(accumulate(WIDTHS, initial=LEFT))
RIGHT = EDGES[-1]
MONTH, HEAD = Type("title", 26, 11), Type("label", 24, 11.5)
TEXT, SMALL = Type("value", 24, 11.5), Type("value", 20, 10)
SIZES = ((24, 11.5), (19, 9.2), (15, 7.2), (12, 5.8))
"""Sizes and pitches a text is tried in until it fits its row."""
TITLES = ((46, 18.0), (38, 16.0), (30, 13.0), (24, 11.0))
NAMES = ((30, 13.0), (24, 11.5), (19, 9.2), (15, 7.2))
NOTES = ((24, 11.5), (20, 11.5), (16, 11.5))
ROW, HEAD_ROW, OUTER, INNER = 31.0, 19.0, 0.45, 0.18
LABEL_WIDTH, SECOND = 46.0, 117.0
FULL_UP = 10.0
"""A full sheet begins so much higher, so that its last line stays on the paper."""


@dataclass
class _Drawn:
    blocks: list[Block] = field(default_factory=list)
    rules: Rules = field(default_factory=list)

    def put(self, x: float, y: float, width: float, text: str, type_: Type, align: str = "left") -> None:
        self.blocks.append(Block(x, y, width, text, type_, align, 1))

    def cell(self, left: float, right: float, top: float, height: float, found: Fitted) -> None:
        """Lines in the middle of a cell, each in its place."""
        y = top + (height - len(found.lines) * found.type.pitch) / 2
        for n, line in enumerate(found.lines):
            self.put(left + 0.5, y + n * found.type.pitch, right - left - 1, line, found.type, "centre")


def posting_document(posting: Posting) -> Book:
    pages = sheets(posting)
    scale = SMALLER[posting.paper]
    name = f"接访公示_{posting.span}"
    made = tuple(_page(rows, posting, n, len(pages)) for n, rows in enumerate(pages, 1))
    return Book(
        tuple(_sheet(one, scale, name, posting) for one in made),
        name,
        f"接访公示 {posting.span}",
        posting.office,
    )


def _page(rows: tuple[PostingRow, ...], posting: Posting, number: int, total: int) -> _Drawn:
    drawn, up = _Drawn(), FULL_UP if len(rows) == A_SHEET else 0.0
    which = f"（{posting.span}）" if total == 1 else f"（{posting.span}　第 {number} 张，共 {total} 张）"
    title = fitted(posting.title, RIGHT - LEFT, 18.0, "title", TITLES)
    drawn.cell(LEFT, RIGHT, 22.5 - up, 18.0, title)
    drawn.put(LEFT, 43.5 - up, RIGHT - LEFT, which, MONTH, "centre")
    top = 62.0 - up
    bottom = _table(drawn, rows, posting, top)
    _below(drawn, posting, bottom)
    return drawn


def _table(drawn: _Drawn, rows: tuple[PostingRow, ...], posting: Posting, top: float) -> float:
    columns = list(pairwise(EDGES))
    for (left, right), head in zip(columns, HEADS, strict=True):
        drawn.cell(left, right, top, HEAD_ROW, Fitted((head,), HEAD))
    y, lines = top + HEAD_ROW, [top + HEAD_ROW]
    for row in rows:
        for n, ((left, right), text) in enumerate(zip(columns, cells(row, posting), strict=True)):
            role, sizes = ("label", NAMES) if n == 2 else ("value", SIZES)
            drawn.cell(left, right, y, ROW, fitted(text, right - left - 3, ROW - 3, role, sizes))
        y += ROW
        lines.append(y)
    drawn.rules += [(LEFT, at, RIGHT, at, INNER) for at in lines[:-1]]
    drawn.rules += [(x, top, x, y, INNER) for x in EDGES[1:-1]]
    drawn.rules += [(LEFT, top, RIGHT, top, OUTER), (LEFT, y, RIGHT, y, OUTER)]
    drawn.rules += [(LEFT, top, LEFT, y, OUTER), (RIGHT, top, RIGHT, y, OUTER)]
    return y


def _below(drawn: _Drawn, posting: Posting, bottom: float) -> None:
    y = bottom + 6.5
    for label, first, then in notes(posting):
        drawn.put(LEFT, y, LABEL_WIDTH, label, HEAD)
        if then:
            _line(drawn, LEFT + LABEL_WIDTH, LEFT + SECOND - 2, y, first)
            _line(drawn, LEFT + SECOND, RIGHT, y, then)
        else:
            _line(drawn, LEFT + LABEL_WIDTH, RIGHT, y, first)
        y += 13.0
    drawn.put(LEFT, y + 3.5, 120.0, CHANGES, SMALL)
    drawn.put(LEFT + 120.0, y + 3.0, RIGHT - LEFT - 120.0, signed(posting), Type("value", 22, 10.5), "right")


def _line(drawn: _Drawn, x: float, right: float, y: float, text: str) -> None:
    """One line, smaller where it would not fit."""
    found = fitted(text, right - x, TEXT.pitch, "value", NOTES)
    drawn.put(x, y, right - x, found.lines[0], found.type)


def _sheet(drawn: _Drawn, scale: float, name: str, posting: Posting) -> Sheet:
    blocks = tuple(
        Block(
            block.x * scale,
            block.y * scale,
            block.width * scale,
            block.text,
            Type(block.type.role, block.type.size * scale, block.type.pitch * scale),
            block.align,
            block.lines,
        )
        for block in drawn.blocks
    )
    rules = tuple(_scaled(rule, scale) for rule in drawn.rules)
    size = (WIDTH, HEIGHT) if scale == 1.0 else (297.0, 210.0)
    return Sheet(
        *size, blocks, rules, file_name=name, title=f"接访公示 {posting.span}", office=posting.office
    )


def _scaled(rule: Sequence[float], scale: float) -> tuple[float, float, float, float, float]:
    x1, y1, x2, y2, width = (length * scale for length in rule)
    return x1, y1, x2, y2, width
