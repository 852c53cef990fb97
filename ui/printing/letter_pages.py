"""Pages of a letter: lines justified on the grid, the signature kept with the text before it, the annex on a new page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ui.printing.type import advance, lines
from xfdesk.desk.papers import Letter, Paragraph, Type

POINT = 25.4 / 72
PITCH = 28.95 * POINT
TIGHT = (PITCH, 28.4 * POINT, 27.9 * POINT, 27.5 * POINT)
TITLE = Type("title", 22, 36 * POINT)
ABOUT_TITLE = 10.95 * POINT
BODY = Type("body", 16, PITCH, spacing=-0.25 / 16 * 100)
LABEL = replace(BODY, role="label")
PAGE = Type("value", 14, 14 * POINT)
PAGE_BELOW = 7.0
KEPT = 2
"""Lines of text that stay on one page with the signature, or with their heading."""
LOOSEST = 0.2
"""A line is spread by at most this part of its characters; where a long number went to the next one it stays as it is."""


@dataclass(frozen=True)
class Line:
    """A line with its place in mm; `top` is where its pitch begins."""

    x: float
    top: float
    text: str
    type: Type


@dataclass(frozen=True)
class _Strip:
    """A line not yet on a page: what it holds and how much it takes. An empty one separates."""

    height: float
    x: float = 0.0
    text: str = ""
    type: Type = BODY
    above: float = 0.0


Block = tuple[_Strip, ...]
"""Strips that no page break parts."""


def letter_pages(letter: Letter) -> tuple[tuple[Line, ...], ...]:
    """The letter, drawn together where its seal would else stand on a page without text; then the annex."""
    first = _fitting(letter)
    rest = _filled(letter, _annex(letter)) if letter.annex else []
    pages = [*first, *rest]
    if len(pages) > 1:
        pages = [(*page, _page_number(letter, n)) for n, page in enumerate(pages, 1)]
    return tuple(pages)


def _fitting(letter: Letter) -> list[tuple[Line, ...]]:
    made: list[tuple[Line, ...]] = []
    for pitch, airy in (*((pitch, True) for pitch in TIGHT), (TIGHT[-1], False)):
        made = _filled(letter, _letter(letter, pitch, airy))
        if len(made) == 1:
            return made
    return _filled(letter, _letter(letter, PITCH, True))


def _filled(letter: Letter, blocks: Iterable[Block]) -> list[tuple[Line, ...]]:
    pages: list[list[Line]] = [[]]
    y = letter.top
    for block in blocks:
        if pages[-1] and y + sum(strip.height for strip in block) > letter.bottom + 0.01:
            pages.append([])
            y = letter.top
        if not pages[-1] and not block[0].text and len(block) == 1 and len(pages) > 1:
            continue
        for strip in block:
            if strip.text:
                pages[-1].append(Line(letter.left + strip.x, y + strip.above, strip.text, strip.type))
            y += strip.height
    return [tuple(page) for page in pages]


# What stands where


def _letter(letter: Letter, pitch: float, airy: bool) -> list[Block]:
    empty = _Strip(pitch)
    text = [
        *_title(letter, letter.heading),
        *_centred(letter, letter.number, replace(BODY, pitch=pitch)),
        *([empty] if airy else []),
        *_paragraph(letter, Paragraph(letter.addressee, BODY, 0), pitch),
        *(strip for one in letter.body for strip in _paragraph(letter, one, pitch)),
    ]
    if letter.enclosed:
        text += [empty, *_paragraph(letter, Paragraph(letter.enclosed, BODY), pitch)]
    kept = max(0, [n for n, strip in enumerate(text) if strip.text][-KEPT])
    return [*((strip,) for strip in text[:kept]), (*text[kept:], empty, empty, *_signature(letter, pitch))]


def _annex(letter: Letter) -> Iterator[Block]:
    head = [_Strip(PITCH, 0.0, "附件", LABEL), _Strip(PITCH), *_title(letter, (letter.annex_heading,))]
    waiting: tuple[_Strip, ...] = tuple(head)
    for paragraph in letter.annex:
        strips = list(_paragraph(letter, paragraph, PITCH))
        if paragraph.heading:
            yield from ([waiting] if waiting else [])
            waiting = tuple(strips)
            continue
        if waiting:
            yield (*waiting, *strips[:KEPT])
            strips, waiting = strips[KEPT:], ()
        yield from ((strip,) for strip in strips)
    if waiting:
        yield waiting


def _title(letter: Letter, heading: tuple[str, ...]) -> Iterator[_Strip]:
    """With its space above and below one line takes two of the grid."""
    found = [strip for part in heading for strip in _centred(letter, part, TITLE)]
    for n, strip in enumerate(found):
        above = ABOUT_TITLE if n == 0 else 0.0
        below = ABOUT_TITLE if n == len(found) - 1 else 0.0
        yield replace(strip, above=above, height=strip.height + above + below)


def _centred(letter: Letter, text: str, type_: Type) -> Iterator[_Strip]:
    width = letter.right - letter.left
    for line in lines(text, width, type_):
        yield _Strip(type_.pitch, (width - advance(line, type_)) / 2, line, type_)


def _paragraph(letter: Letter, paragraph: Paragraph, pitch: float) -> Iterator[_Strip]:
    type_ = replace(paragraph.type, pitch=pitch)
    if paragraph.align == "centre":
        yield from _centred(letter, paragraph.text, type_)
        return
    width, indent = letter.right - letter.left, "　" * paragraph.indent
    found = lines(indent + paragraph.text, width, type_)
    for n, line in enumerate(found):
        words = line if n else line[len(indent) :]
        x = 0.0 if n else advance(indent, type_)
        last = n == len(found) - 1
        yield _Strip(pitch, x, words, type_ if last else _spread(words, width - x, type_))


def _spread(text: str, width: float, type_: Type) -> Type:
    """The type that makes the line reach the right edge; behind the last character no space is set."""
    plain = replace(type_, spacing=0.0)
    whole = advance(text, plain)
    wider = (width - whole) / max(1.0, whole - advance(text[-1:], plain))
    return replace(type_, spacing=round(100 * wider, 2)) if wider <= LOOSEST else type_


def _signature(letter: Letter, pitch: float) -> Iterator[_Strip]:
    """The date four characters from the right edge, the name centred over it; both give way to a long name."""
    type_ = replace(BODY, pitch=pitch)
    width = letter.right - letter.left
    names = lines(letter.signed, width, type_)
    dated = advance(letter.dated, type_)
    longest = max(advance(name, type_) for name in names)
    middle = min(width - 4 * advance("　", type_) - dated / 2, width - longest / 2)
    for text in (*names, letter.dated):
        yield _Strip(pitch, middle - advance(text, type_) / 2, text, type_)


def _page_number(letter: Letter, number: int) -> Line:
    """Below the text, one character in from the edge: right on odd pages, left on even ones."""
    text = f"— {number} —"
    one = advance("　", PAGE)
    x = letter.right - one - advance(text, PAGE) if number % 2 else letter.left + one
    return Line(x, letter.bottom + PAGE_BELOW, text, PAGE)
