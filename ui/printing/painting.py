"""Painting one page: frame, inner lines, cells, marks to sign and tick, head and foot. Black on white in either scheme."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.printing.layout import PAD_X, PAD_Y, Page, Pages, Placed
from ui.printing.type import UNITS, advance, baseline, draw, lines
from xfdesk.desk.papers import (
    TURN_OVER,
    Block,
    Book,
    Cell,
    Form,
    Letter,
    Rule,
    Sheet,
    Square,
    Type,
    WordPaper,
    Words,
)

OUTER, INNER = 0.45, 0.18
BLACK = QColor(0, 0, 0)
OFFICE = Type("value", 12, 6)
TITLE = Type("title", 20, 9)
NEXT_TITLE = Type("title", 15, 7)
HEAD = Type("value", 10.5, 4.8)
FOOT = Type("value", 9, 4.4)

__all__ = ["UNITS", "paint_page"]


def paint_page(painter: QPainter, pages: Pages, page: Page) -> None:
    painter.setPen(BLACK)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if isinstance(pages.document, Sheet):
        _sheet(painter, pages.document)
        return
    if isinstance(pages.document, Book):
        _sheet(painter, pages.document.sheets[page.number - 1])
        return
    if isinstance(pages.document, Letter):
        for line in page.lines:
            draw(painter, line.x, baseline(line.top, line.type), line.text, line.type)
        return
    if isinstance(pages.document, WordPaper):
        _word_page(painter, page)
        return
    form = pages.document
    _head(painter, form, page)
    for placed in page.rows:
        _row(painter, form, placed)
    _frame(painter, form, page)
    _foot(painter, form, page, len(pages.pages))


def _word_page(painter: QPainter, page: Page) -> None:
    for text in page.texts:
        draw(painter, text.x, baseline(text.top, text.main), text.text, text.type)
    for rule in page.rules:
        _line(painter, *rule)


def said(pages: Pages) -> list[tuple[QFont, str]]:
    """Every text of the pages with its font, in the order in which it is painted."""
    listener = _Listener()
    for page in pages.pages:
        paint_page(listener, pages, page)  # type: ignore[arg-type]
    return listener.heard


class _Listener:
    """Takes a painter's place and keeps the words."""

    def __init__(self) -> None:
        self.heard: list[tuple[QFont, str]] = []

    def setFont(self, font: QFont) -> None:
        self.font = font

    def drawText(self, _: QPointF, text: str) -> None:
        self.heard.append((self.font, text))

    def _nothing(self, *_: object) -> None:
        """Lines and pens have no words."""

    setPen = setBrush = drawLine = drawRect = setLayoutDirection = _nothing


def _pen(painter: QPainter, width: float, dashed: bool = False) -> None:
    pen = QPen(BLACK, width * UNITS)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    if dashed:
        pen.setDashPattern([4, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)


def _line(
    painter: QPainter, x1: float, y1: float, x2: float, y2: float, width: float, dashed: bool = False
) -> None:
    _pen(painter, width, dashed)
    painter.drawLine(QPointF(x1 * UNITS, y1 * UNITS), QPointF(x2 * UNITS, y2 * UNITS))
    painter.setPen(BLACK)


def _centred(painter: QPainter, middle: float, base: float, text: str, type_: Type) -> None:
    draw(painter, middle - advance(text, type_) / 2, base, text, type_)


def _head(painter: QPainter, form: Form, page: Page) -> None:
    middle, right = form.left + form.width / 2, form.left + form.width
    if page.number == 1:
        _centred(painter, middle, 15.6, form.office, OFFICE)
        _centred(painter, middle, 25.4, " ".join(form.title), TITLE)
        base, left_text = 34.6, form.left_line
    else:
        _centred(painter, middle, 18.4, form.next_title, NEXT_TITLE)
        base, left_text = 27.2, f"{form.left_line}　{form.next_line}"
    draw(painter, form.left, base, left_text, HEAD)
    draw(painter, right - advance(form.right_line, HEAD), base, form.right_line, HEAD)


def _row(painter: QPainter, form: Form, placed: Placed) -> None:
    for cell, text in zip(placed.row.cells, placed.texts, strict=True):
        _cell(painter, form, placed, cell, text)
        if cell.left:
            _line(
                painter,
                form.left + cell.left,
                placed.top,
                form.left + cell.left,
                placed.top + placed.height,
                INNER,
            )
    bottom = placed.top + placed.height
    _line(painter, form.left, bottom, form.left + form.width, bottom, INNER)
    for mark in placed.row.marks:
        if isinstance(mark, Words):
            _words(painter, form, placed, mark)
        elif isinstance(mark, Rule):
            y = _from(placed, mark.y, mark.from_top)
            _line(painter, form.left + mark.x, y, form.left + mark.x + mark.length, y, INNER)
        else:
            top = placed.top + mark.y if mark.from_top else bottom - mark.y - mark.height
            _square(painter, form.left + mark.x, top, mark)


def _cell(painter: QPainter, form: Form, placed: Placed, cell: Cell, text: tuple[str, ...]) -> None:
    height = len(text) * cell.type.pitch
    free = placed.height - placed.row.room - height
    top = placed.top + (free / 2 if not placed.row.room else PAD_Y + 0.6)
    if cell.align == "centre":
        top = placed.top + (placed.height - height) / 2
    elif cell.type.role == "kai":
        top = placed.top + PAD_Y
    for n, line in enumerate(text):
        x = form.left + cell.left + PAD_X
        if cell.align == "centre":
            x = form.left + (cell.left + cell.right - advance(line, cell.type)) / 2
        draw(painter, x, baseline(top + n * cell.type.pitch, cell.type), line, cell.type)


def _from(placed: Placed, y: float, from_top: bool) -> float:
    return placed.top + y if from_top else placed.top + placed.height - y


def _words(painter: QPainter, form: Form, placed: Placed, mark: Words) -> None:
    x = form.left + mark.x
    if mark.align != "left":
        x -= advance(mark.text, mark.type) / (1 if mark.align == "right" else 2)
    draw(painter, x, _from(placed, mark.y, mark.from_top), mark.text, mark.type)


def _square(painter: QPainter, x: float, top: float, square: Square) -> None:
    _pen(painter, INNER, square.dashed)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(x * UNITS, top * UNITS, square.width * UNITS, square.height * UNITS))
    painter.setPen(BLACK)
    if square.ticked:
        points = ((0.15, 0.5), (0.42, 0.8), (0.88, 0.15))
        spots = [(x + a * square.width, top + b * square.height) for a, b in points]
        for (x1, y1), (x2, y2) in pairwise(spots):
            _line(painter, x1, y1, x2, y2, 0.35)


def _frame(painter: QPainter, form: Form, page: Page) -> None:
    """Round each page; it also closes a cell cut by the break."""
    left, right, top, bottom = form.left, form.left + form.width, page.top, page.bottom
    for x1, y1, x2, y2 in (
        (left, top, right, top),
        (right, top, right, bottom),
        (right, bottom, left, bottom),
        (left, bottom, left, top),
    ):
        _line(painter, x1, y1, x2, y2, OUTER)


def _foot(painter: QPainter, form: Form, page: Page, total: int) -> None:
    right = form.left + form.width
    number = f"第 {page.number} 页　共 {total} 页"
    if page.number == total:
        draw(painter, form.left, 286.6, form.foot, FOOT)
    else:
        draw(painter, form.left, 286.6, form.check_line, FOOT)
        _centred(painter, form.left + form.width / 2 + 20, 286.6, TURN_OVER, FOOT)
    draw(painter, right - advance(number, HEAD), 286.6, number, HEAD)


def _sheet(painter: QPainter, sheet: Sheet) -> None:
    for block in sheet.blocks:
        _block(painter, block)
    for x1, y1, x2, y2, width in sheet.rules:
        _line(painter, x1, y1, x2, y2, width)
    for square in sheet.squares:
        _square(painter, square.x, square.y, square)
    if sheet.cut:
        _line(painter, sheet.cut, 6.0, sheet.cut, sheet.height - 6.0, INNER, dashed=True)


def _block(painter: QPainter, block: Block) -> None:
    for n, line in enumerate(lines(block.text, block.width, block.type, block.lines)):
        x = block.x
        if block.align != "left":
            free = block.width - advance(line, block.type)
            x += free / (1 if block.align == "right" else 2)
        draw(painter, x, baseline(block.y + n * block.type.pitch, block.type), line, block.type)
