"""Pages of a form: rows measured, cut between lines where they may be, kept together where they must. Nothing is painted here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ui.printing.letter_pages import Line, letter_pages
from ui.printing.type import advance, lines
from xfdesk.desk.papers import (
    CONTINUED,
    Book,
    Cell,
    Document,
    Form,
    Letter,
    Row,
    RuledLine,
    Sheet,
    Text,
    WordPaper,
    flow,
)

PAD_X, PAD_Y = 1.6, 1.1
BEFORE, AFTER = 3, 2


@dataclass(frozen=True)
class Placed:
    """A row, or a piece of one, on a page: `top` and `height` in mm from the sheet's corner, each cell's lines."""

    row: Row
    top: float
    height: float
    texts: tuple[tuple[str, ...], ...]
    last_piece: bool = True


@dataclass(frozen=True)
class Page:
    number: int
    top: float
    rows: tuple[Placed, ...] = ()
    lines: tuple[Line, ...] = ()
    texts: tuple[Text, ...] = ()
    rules: tuple[RuledLine, ...] = ()

    @property
    def bottom(self) -> float:
        return self.rows[-1].top + self.rows[-1].height if self.rows else self.top


@dataclass(frozen=True)
class Pages:
    document: Document
    size: tuple[float, float]
    pages: tuple[Page, ...]


def lay_out(document: Document) -> Pages:
    """All pages before the first is drawn, so that their number is known."""
    if isinstance(document, Sheet):
        return Pages(document, (document.width, document.height), (Page(1, 0.0),))
    if isinstance(document, Book):
        return Pages(document, document.size, tuple(Page(n + 1, 0.0) for n in range(len(document.sheets))))
    if isinstance(document, Letter):
        numbered = enumerate(letter_pages(document), 1)
        return Pages(document, (210.0, 297.0), tuple(Page(n, 0.0, lines=found) for n, found in numbered))
    if isinstance(document, WordPaper):
        flowed = enumerate(flow(document, advance), 1)
        pages = tuple(Page(n, 0.0, texts=one.texts, rules=one.rules) for n, one in flowed)
        return Pages(document, (document.width, document.height), pages)
    return Pages(document, (210.0, 297.0), tuple(_Filling(document).run()))


def measured(row: Row) -> tuple[tuple[tuple[str, ...], ...], float]:
    """Each cell's lines and the row's height."""
    texts = tuple(
        tuple(lines(cell.text, cell.right - cell.left - 2 * PAD_X, cell.type)) for cell in row.cells
    )
    return texts, _height(row, texts)


def _height(row: Row, texts: tuple[tuple[str, ...], ...], room: bool = True) -> float:
    tallest = max(
        (len(text) * cell.type.pitch for text, cell in zip(texts, row.cells, strict=True)), default=0.0
    )
    return max(row.least if room else 7.0, tallest + 2 * PAD_Y + (row.room if room else 0.0))


@dataclass
class _Filling:
    """Fills page after page."""

    form: Form
    pages: list[Page] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)

    def run(self) -> list[Page]:
        self.y = self.form.top
        rows = list(self.form.rows)
        for n, row in enumerate(rows):
            self._row(row, self._needed_after(rows, n))
        self._turn()
        return self.pages

    def _needed_after(self, rows: list[Row], n: int) -> float:
        """Height that must follow on the same page: the rest of what is kept together, or the first lines of the next row."""
        if not rows[n].with_next or n + 1 >= len(rows):
            return 0.0
        following = rows[n + 1]
        texts, height = measured(following)
        if following.splits:
            height = min(height, _piece_height(following, texts, BEFORE))
        return height + self._needed_after(rows, n + 1)

    @property
    def _room(self) -> float:
        return self.form.bottom - self.y

    def _row(self, row: Row, after: float) -> None:
        texts, height = measured(row)
        if height + after <= self._room:
            self._place(row, texts, height)
        elif row.splits and self._may_cut(row, texts):
            self._cut(row, texts)
        elif self.placed:
            self._next_page(row)
            self._row(row, min(after, self._room - 1))
        else:
            # Higher than a page and never to be split: a page of its own, cut as if it might be.
            self._cut(replace(row, splits=True), texts)

    def _may_cut(self, row: Row, texts: tuple[tuple[str, ...], ...]) -> bool:
        fit = self._lines_that_fit(row, texts)
        return fit >= BEFORE and max(len(text) for text in texts) >= BEFORE + AFTER

    def _lines_that_fit(self, row: Row, texts: tuple[tuple[str, ...], ...]) -> int:
        longest = max(range(len(texts)), key=lambda n: len(texts[n]))
        pitch = row.cells[longest].type.pitch
        return int((self._room - 2 * PAD_Y) / pitch + 1e-6)

    def _cut(self, row: Row, texts: tuple[tuple[str, ...], ...]) -> None:
        longest = max(range(len(texts)), key=lambda n: len(texts[n]))
        count = min(self._lines_that_fit(row, texts), len(texts[longest]) - AFTER)
        count = max(1, count)
        first = tuple(text[:count] if n == longest else text for n, text in enumerate(texts))
        rest = tuple(text[count:] if n == longest else _label_again(row, n) for n, text in enumerate(texts))
        piece = replace(row, marks=(), least=7.0, room=0.0)
        self._place(piece, first, _height(piece, first, room=False), last=False)
        self._next_page(None)
        height = _height(row, rest)
        if height <= self._room:
            self._place(row, rest, height)
        else:
            self._cut(row, rest)

    def _next_page(self, coming: Row | None) -> None:
        self._turn()
        if coming is not None and coming.head is not None:
            head = _again(coming.head)
            texts, height = measured(head)
            self._place(head, texts, height)

    def _turn(self) -> None:
        if self.placed or not self.pages:
            top = self.form.top if not self.pages else self.form.next_top
            self.pages.append(Page(len(self.pages) + 1, top, tuple(self.placed)))
        self.placed = []
        self.y = self.form.next_top

    def _place(self, row: Row, texts: tuple[tuple[str, ...], ...], height: float, last: bool = True) -> None:
        self.placed.append(Placed(row, self.y, height, texts, last))
        self.y += height


def _piece_height(row: Row, texts: tuple[tuple[str, ...], ...], count: int) -> float:
    return max(
        min(len(text), count) * cell.type.pitch + 2 * PAD_Y
        for text, cell in zip(texts, row.cells, strict=True)
    )


def _label_again(row: Row, n: int) -> tuple[str, ...]:
    """The label of a split cell says so on the next page; other short cells stay empty there."""
    cell = row.cells[n]
    if cell.type.role == "label" and n == 0:
        return tuple(lines(f"{cell.text}\n{CONTINUED}", cell.right - cell.left, cell.type))
    return ("",)


def _again(head: Row) -> Row:
    """A demand point's head row once more, marked; of a long text only the first lines, then …"""
    first = head.cells[0]
    label = Cell(first.left, first.right, f"{first.text}\n{CONTINUED}", first.type, first.align)
    others = tuple(
        replace(cell, text="\n".join(lines(cell.text, cell.right - cell.left - 2 * PAD_X, cell.type, AFTER)))
        for cell in head.cells[1:]
    )
    return replace(head, cells=(label, *others), splits=False)
