"""Pages of a Word paper: lines and rows one below another, broken where a word processor would break them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from xfdesk.outputs.document import PAGE_NUMBER, Band, Grid, Passage, Run, Slot, Type, WordPaper
from xfdesk.outputs.papers.lines import Breaker, Line, Measure

FINE = 0.01
UNDER = 0.8
"""How far below the middle of its line an underline stands, in parts of the type's size."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch in its place, mm from the sheet's corner; the line is placed by the baseline of its `main` type."""

    x: float
    top: float
    text: str
    type: Type
    main: Type


RuledLine = tuple[float, float, float, float, float]
"""x1, y1, x2, y2, width."""


@dataclass(frozen=True, slots=True)
class FlowPage:
    texts: tuple[Text, ...] = ()
    rules: tuple[RuledLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line or a row not yet on a page. `glued`: no page ends behind it. `texts` and `rules` count from its top."""

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[RuledLine, ...] = ()
    glued: bool = False
    new_page: bool = False
    repeats: bool = False
    before: float = 0.0


def flow(paper: WordPaper, measure: Measure) -> tuple[FlowPage, ...]:
    """The pages as they are printed, with heads, feet and page numbers."""
    return _Flow(paper, measure).pages()


class _Flow:
    def __init__(self, paper: WordPaper, measure: Measure) -> None:
        self.paper, self.breaker = paper, Breaker(measure)
        self.room = paper.width - paper.left - paper.right
        self.bottom = paper.height - paper.bottom

    def pages(self) -> tuple[FlowPage, ...]:
        bodies = list(self._filled(list(self._strips())))
        return tuple(self._whole(body, n) for n, body in enumerate(bodies, 1))

    # Strips

    def _strips(self) -> Iterator[_Strip]:
        for block in self.paper.blocks:
            if isinstance(block, Grid):
                yield from (self._row(band, block.left) for band in block.bands)
            else:
                yield from self._passage(block, self.paper.left, self.room)

    def _passage(self, passage: Passage, left: float, room: float) -> Iterator[_Strip]:
        """Two lines of a paragraph at least stay together at either end of a page."""
        lines = self.breaker.lines(passage, room)
        last = len(lines) - 1
        for n, line in enumerate(lines):
            texts, rules = self._placed(line, passage, left)
            glued = passage.keep_next if n == last else passage.keep_lines or n == 0 or n == last - 1
            below = passage.after if n == last else 0.0
            above = passage.before if n == 0 else 0.0
            moved = tuple(replace(text, top=text.top + above) for text in texts)
            lowered = tuple((x1, y1 + above, x2, y2 + above, w) for x1, y1, x2, y2, w in rules)
            yield _Strip(above + passage.pitch + below, moved, lowered, glued, passage.new_page and n == 0)

    def _placed(
        self, line: Line, passage: Passage, left: float
    ) -> tuple[tuple[Text, ...], tuple[RuledLine, ...]]:
        if not line:
            return (), ()
        pitch = passage.pitch
        largest = max(stretch.type.size for stretch in line)
        main = next(stretch.type for stretch in line if stretch.type.size == largest)
        main = replace(main, pitch=pitch, spacing=0.0)
        texts = tuple(
            Text(left + stretch.x, 0.0, stretch.text, replace(stretch.type, pitch=pitch), main)
            for stretch in line
        )
        rules = tuple(
            (left + stretch.x, y, left + stretch.x + stretch.width, y, 0.18)
            for stretch in line
            if stretch.underlined
            for y in [pitch / 2 + UNDER * stretch.type.size * 25.4 / 72 * 0.6]
        )
        return texts, rules

    # Rows

    def _row(self, band: Band, left: float) -> _Strip:
        start = self.paper.left + left
        cells = [(slot, self._cell(slot, start)) for slot in band.slots]
        inner = max(
            (sum(strip.height for strip in strips) + slot.pad[0] + slot.pad[2] for slot, strips in cells),
            default=0.0,
        )
        height = band.least if band.exact else max(band.least, inner)
        texts: list[Text] = []
        rules: list[RuledLine] = []
        for slot, strips in cells:
            free = height - slot.pad[0] - slot.pad[2] - sum(strip.height for strip in strips)
            y = slot.pad[0] + max(0.0, {"middle": free / 2, "bottom": free}.get(slot.stands, 0.0))
            for strip in strips:
                texts += [replace(text, top=text.top + y) for text in strip.texts]
                rules += [(x1, y1 + y, x2, y2 + y, w) for x1, y1, x2, y2, w in strip.rules]
                y += strip.height
            rules += _edges(slot, start, height)
        return _Strip(height, tuple(texts), tuple(rules), repeats=band.repeats)

    def _cell(self, slot: Slot, start: float) -> list[_Strip]:
        room = slot.right - slot.left - slot.pad[1] - slot.pad[3]
        return [
            strip
            for passage in slot.passages
            for strip in self._passage(passage, start + slot.left + slot.pad[3], room)
        ]

    # Pages

    def _filled(self, strips: list[_Strip]) -> Iterator[FlowPage]:
        page, y, heads = _Page(), self.paper.top, [strip for strip in strips if strip.repeats]
        for block in _blocks(strips):
            height = sum(strip.height for strip in block)
            fits = y + height <= self.bottom + FINE
            if page.begun and (block[0].new_page or not fits):
                yield page.made()
                page, y = _Page(), self.paper.top
                if _is_row(block[0]) and not block[0].repeats:
                    for head in heads:
                        y = page.put(head, y)
            for strip in block:
                if page.begun and y + strip.height > self.bottom + FINE and strip is not block[0]:
                    yield page.made()
                    page, y = _Page(), self.paper.top
                y = page.put(strip, y)
        yield page.made()

    def _whole(self, body: FlowPage, number: int) -> FlowPage:
        """With the head and the foot of this page."""
        odd = number % 2
        heads, feet = self.paper.heads[1 - odd], self.paper.feet[1 - odd]
        texts, rules = list(body.texts), list(body.rules)
        head = self._edge(heads, number)
        foot = self._edge(feet, number)
        high = sum(strip.height for strip in foot)
        for strips, y in ((head, self.paper.head_at), (foot, self.paper.height - self.paper.foot_at - high)):
            for strip in strips:
                texts += [replace(text, top=text.top + y) for text in strip.texts]
                rules += [(x1, y1 + y, x2, y2 + y, w) for x1, y1, x2, y2, w in strip.rules]
                y += strip.height
        return FlowPage(tuple(texts), tuple(rules))

    def _edge(self, passages: tuple[Passage, ...], number: int) -> list[_Strip]:
        said = (_numbered(passage, number) for passage in passages)
        return [strip for passage in said for strip in self._passage(passage, self.paper.left, self.room)]


class _Page:
    """A page being filled."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.rules: list[RuledLine] = []
        self.begun = False

    def put(self, strip: _Strip, y: float) -> float:
        self.texts += [replace(text, top=text.top + y) for text in strip.texts]
        self.rules += [(x1, y1 + y, x2, y2 + y, w) for x1, y1, x2, y2, w in strip.rules]
        self.begun = True
        return y + strip.height

    def made(self) -> FlowPage:
        return FlowPage(tuple(self.texts), tuple(self.rules))


def _blocks(strips: list[_Strip]) -> Iterator[list[_Strip]]:
    """Strips that no page break parts."""
    block: list[_Strip] = []
    for strip in strips:
        block.append(strip)
        if not strip.glued:
            yield block
            block = []
    if block:
        yield block


def _is_row(strip: _Strip) -> bool:
    return bool(strip.rules)


def _edges(slot: Slot, start: float, height: float) -> Iterator[RuledLine]:
    left, right = start + slot.left, start + slot.right
    top, right_edge, bottom, left_edge = slot.borders
    for width, line in (
        (top, (left, 0.0, right, 0.0)),
        (right_edge, (right, 0.0, right, height)),
        (bottom, (left, height, right, height)),
        (left_edge, (left, 0.0, left, height)),
    ):
        if width:
            yield (*line, width)


def _numbered(passage: Passage, number: int) -> Passage:
    runs = tuple(
        Run(run.text.replace(PAGE_NUMBER, str(number)), run.type, run.underlined) for run in passage.runs
    )
    return replace(passage, runs=runs)
