"""The table of a pack's page: labelled rows placed on the sheet, each text cut to its lines with ……."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from xfdesk.outputs.document import LABEL, VALUE, Block, Cell, Count, Type

Rules = list[tuple[float, float, float, float, float]]
LEFT, WIDTH, LABELS = 25.0, 170.0, 22.0
PAD_X, PAD_Y = 1.6, 1.1
LEAST = 7.0
OUTER, INNER = 0.45, 0.18
MORE = "……"
POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Item:
    """A line or a few: `mark` stands before the text, `right` after it, each in its own column. At most `lines`."""

    text: str
    mark: str = ""
    right: str = ""
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled row of items; `mark` and `right` are the widths of their columns, in characters."""

    label: str
    items: tuple[Item, ...]
    marks: float = 0.0
    rights: float = 0.0
    type: Type = VALUE

    @property
    def mark(self) -> float:
        return self.marks * self.type.size * POINT

    @property
    def right(self) -> float:
        return self.rights * self.type.size * POINT

    @property
    def room(self) -> float:
        """Width of the text."""
        return WIDTH - LABELS - 2 * PAD_X - self.mark - self.right


def cut(text: str, width: float, type_: Type, most: int, count: Count) -> str:
    """In one line of source, at most `most` lines on paper; what is left out leaves …… behind."""
    text = "　".join(part.strip() for part in text.split("\n") if part.strip())
    if count(text, width, type_) <= most:
        return text
    fits, beyond = 0, len(text)
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        if count(text[:middle] + MORE, width, type_) <= most:
            fits = middle
        else:
            beyond = middle
    return text[:fits].rstrip("，、；：。　 ") + MORE


def height(section: Section, count: Count) -> float:
    """Of the row: its items, or its label where that takes more."""
    lines = sum(_lines(section, item, count) for item in section.items)
    label = (section.label.count("\n") + 1) * LABEL.pitch
    return max(LEAST, max(lines * section.type.pitch, label) + 2 * PAD_Y)


def _lines(section: Section, item: Item, count: Count) -> int:
    type_ = section.type
    return count(cut(item.text, section.room, type_, item.lines, count), section.room, type_)


@dataclass
class Table:
    """Rows from `top` downwards; `blocks` and `rules` are what the sheet holds in the end."""

    top: float
    count: Count
    blocks: list[Block] = field(default_factory=list)
    rules: Rules = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y = self.top

    def section(self, section: Section) -> None:
        tall = height(section, self.count)
        self._label(section.label, tall)
        lines = sum(_lines(section, item, self.count) for item in section.items)
        y = self.y + (tall - lines * section.type.pitch) / 2
        for item in section.items:
            y = self._item(section, item, y)
        self._close_row(tall, (LABELS,))

    def _item(self, section: Section, item: Item, y: float) -> float:
        x, type_ = LEFT + LABELS + PAD_X, section.type
        text = cut(item.text, section.room, type_, item.lines, self.count)
        taken = self.count(text, section.room, type_)
        self.blocks.append(Block(x + section.mark, y, section.room, text, type_, lines=taken))
        if item.mark:
            self.blocks.append(Block(x, y, section.mark, item.mark, type_, lines=1))
        if item.right:
            right, said = x + section.mark + section.room, replace(type_, role="label")
            self.blocks.append(Block(right, y, section.right, item.right, said, "right", 1))
        return y + taken * type_.pitch

    def row(self, cells: Iterable[Cell], most: int = 2, least: float = LEAST) -> None:
        """Plain cells side by side, each at most so many lines."""
        placed = list(cells)
        tall = self.tall(placed, most, least)
        for cell, text in self._fitted(placed, most):
            width = cell.right - cell.left - 2 * PAD_X
            high = self.count(text, width, cell.type) * cell.type.pitch
            y = self.y + (tall - high) / 2
            self.blocks.append(Block(LEFT + cell.left + PAD_X, y, width, text, cell.type, cell.align))
        self._close_row(tall, [cell.left for cell in placed if cell.left])

    def tall(self, cells: Iterable[Cell], most: int = 2, least: float = LEAST) -> float:
        """How high `row` would be."""
        highs = [
            self.count(text, cell.right - cell.left - 2 * PAD_X, cell.type) * cell.type.pitch
            for cell, text in self._fitted(cells, most)
        ]
        return max(least, max(highs) + 2 * PAD_Y)

    def _fitted(self, cells: Iterable[Cell], most: int) -> list[tuple[Cell, str]]:
        return [
            (cell, cut(cell.text, cell.right - cell.left - 2 * PAD_X, cell.type, most, self.count))
            for cell in cells
        ]

    def lined(self, label: str, bottom: float, pitch: float = 9.0) -> None:
        """A row down to `bottom` with lines to write on."""
        tall = bottom - self.y
        self._label(label, tall)
        y = self.y + pitch
        while y < bottom - 3.0:
            self.rules.append((LEFT + LABELS + 3.0, y, LEFT + WIDTH - 3.0, y, INNER))
            y += pitch
        self._close_row(tall, (LABELS,))

    def frame(self) -> None:
        right = LEFT + WIDTH
        self.rules += [
            (LEFT, self.top, right, self.top, OUTER),
            (right, self.top, right, self.y, OUTER),
            (right, self.y, LEFT, self.y, OUTER),
            (LEFT, self.y, LEFT, self.top, OUTER),
        ]

    def _label(self, text: str, tall: float) -> None:
        parts = text.split("\n")
        y = self.y + (tall - len(parts) * LABEL.pitch) / 2
        for n, part in enumerate(parts):
            self.blocks.append(Block(LEFT, y + n * LABEL.pitch, LABELS, part, LABEL, "centre", 1))

    def _close_row(self, tall: float, edges: Iterable[float]) -> None:
        bottom = self.y + tall
        self.rules += [(LEFT + edge, self.y, LEFT + edge, bottom, INNER) for edge in edges]
        self.rules.append((LEFT, bottom, LEFT + WIDTH, bottom, INNER))
        self.y = bottom
