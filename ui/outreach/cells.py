"""How a cell of the sheet is painted: two lines of words, a doubt on amber with its sign, the limit with what is left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.outreach import wording
from ui.outreach.columns import GAP, LEFT, Column
from ui.outreach.model import Line, SheetModel
from ui.theme import Theme
from ui.widgets import paint_pill, paint_ring, paint_word, pill_width
from xfdesk.rules.words import OutreachResult

ROW, HEAD, LINE = 46, 32, 19
DOUBT = "△"
KEPT = 8_000
Folded = tuple[tuple[str, ...], bool]
QUIET = frozenset({"number", "by"})
TONES = {OutreachResult.SETTLED: "full", OutreachResult.UNDER_WAY: "part", OutreachResult.NOT_SETTLED: "ink2"}


class Cells:
    """`cell` paints one; `is_cut` says whether its words did not all find room."""

    def __init__(self, theme: Theme, model: SheetModel) -> None:
        self.theme, self.model = theme, model
        self._folded: dict[tuple[str, str, int], Folded] = {}

    def refresh(self) -> None:
        """Another scheme or size."""
        self._folded.clear()

    def folded(self, role: str, text: str, width: int) -> Folded:
        """A text in at most two lines of a width, and whether something of it was left out; laid once."""
        found = self._folded.get((role, text, width))
        if found is None:
            if len(self._folded) > KEPT:
                self._folded.clear()
            found = self._folded[role, text, width] = fold(self.theme.font(role), text, width)
        return found

    def cell(
        self,
        painter: QPainter,
        place: QRect,
        at: int,
        column: Column,
        *,
        selected: bool,
        current: bool,
        in_hand: bool,
    ) -> None:
        theme, line = self.theme, self.model.lines[at]
        painter.save()
        painter.fillRect(place, theme.color(self._ground(line, column.key, selected)))
        painter.setPen(QPen(theme.color("line"), 0))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if in_hand and column is self.model.columns[0]:
            edge = QRect(place.left(), place.top(), theme.px(3), place.height())
            painter.fillRect(edge, theme.color("accent"))
        room = self.room(place, column)
        if line.nothing:
            self._nothing(painter, room, line, column)
        elif column.key == "limit":
            self._limit(painter, room, line, selected)
        elif column.key == "result":
            self._result(painter, room, line)
        elif column.key == "matter":
            self._matter(painter, room, line)
        else:
            self._words(painter, room, at, column)
        if column.key in line.marks:
            self._doubt(painter, place)
        if current:
            paint_ring(painter, place.adjusted(0, 0, 0, -1), theme, theme.px(4))
        painter.restore()

    def _ground(self, line: Line, key: str, selected: bool) -> str:
        if key in line.marks:
            return "amber_bg"
        return "accent_soft" if selected else "surface"

    def room(self, place: QRect, column: Column) -> QRectF:
        """A cell without the page's edge and the gap after it."""
        px = self.theme.px
        first = column is self.model.columns[0]
        return QRectF(place).adjusted(px(LEFT if first else 6), 0, -px(GAP - 6), -1)

    # What stands in a cell

    def _words(self, painter: QPainter, room: QRectF, at: int, column: Column) -> None:
        line, key = self.model.lines[at], column.key
        text = self.shown(line, key)
        empty = at == self.model.last and line.is_empty
        if empty and key == "summary":
            text = "在这里写下一件，或贴进几行"
        if not text:
            return
        tone = "ink3" if empty else "ink2" if key in QUIET else "ink"
        self._lines(painter, room, text, tone, "medium" if key == "parties" else "body", right=column.right)

    def shown(self, line: Line, key: str) -> str:
        """A cell's words as they are painted."""
        text = line.text(key)
        if key in ("on", "limit"):
            return "\n".join(filter(None, wording.day_lines(text, self.model.year)))
        return text[::-1].replace("-", "\n-", 1)[::-1] if key == "number" else text

    def _lines(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        tone: str,
        role: str = "body",
        *,
        right: bool = False,
    ) -> None:
        """In one line in the middle, or in two; what does not fit ends in …."""
        theme = self.theme
        lines, _ = self.folded(role, text, int(room.width()))
        painter.setPen(theme.color(tone))
        high = theme.px(LINE)
        top = room.center().y() - high * len(lines) / 2
        for n, words in enumerate(lines):
            box = QRectF(room.left(), top + n * high, room.width(), high)
            if right:
                box.setLeft(
                    room.right() - QFontMetricsF(theme.font(role)).horizontalAdvance(words) - theme.px(8)
                )
            paint_word(painter, box, words, theme, role)

    def is_cut(self, place: QRect, line: Line, column: Column) -> bool:
        role = "medium" if column.key == "parties" else "body"
        text = self.shown(line, column.key)
        room = int(self.room(place, column).width())
        return bool(text) and self.folded(role, text, room)[1]

    def _nothing(self, painter: QPainter, room: QRectF, line: Line, column: Column) -> None:
        """零报告: one quiet sentence across the row."""
        if column.key == "summary":
            self._lines(painter, room, wording.NOTHING, "ink2")
        elif column.key in ("number", "on", "village", "by"):
            self._lines(painter, room, self.shown(line, column.key), "ink2")

    def _limit(self, painter: QPainter, room: QRectF, line: Line, selected: bool) -> None:
        """The day, below it what is left; on its ground where it presses."""
        theme, px = self.theme, self.theme.px
        left, tone = wording.left_words(line.row) if not line.changed else ("", "")
        day = self.shown(line, "limit")
        if not left:
            self._lines(painter, room, day, "ink")
            return
        high = px(LINE)
        top = room.center().y() - high
        painter.setPen(theme.color("ink"))
        paint_word(painter, QRectF(room.left(), top, room.width(), high), day.replace("\n", "-"), theme)
        below = QRectF(room.left(), top + high, room.width(), high)
        if tone:
            below.setWidth(min(room.width(), pill_width(theme, left)))
            paint_pill(painter, below, left, theme, tone, selected)
        else:
            painter.setPen(theme.color("ink2"))
            paint_word(painter, below, left, theme, "small")

    def _result(self, painter: QPainter, room: QRectF, line: Line) -> None:
        """Mark and word: told apart without colour."""
        theme, px, text = self.theme, self.theme.px, line.text("result")
        known = next((one for one in OutreachResult if one.value == text), None)
        if known is None:
            self._lines(painter, room, text, "ink")
            return
        color = theme.color(TONES[known])
        mark = QPointF(room.left() + px(6), room.center().y())
        paint_result(painter, mark, known, color, px(4.6))
        painter.setPen(color)
        paint_word(painter, room.adjusted(px(16), 0, 0, 0), text, theme, "medium")

    def _matter(self, painter: QPainter, room: QRectF, line: Line) -> None:
        row, theme = line.row, self.theme
        if row is None or not row.matter_number:
            return
        high = theme.px(LINE)
        top = room.center().y() - high
        painter.setPen(theme.color("accent"))
        paint_word(painter, QRectF(room.left(), top, room.width(), high), row.matter_number, theme)
        painter.setPen(theme.color("ink2"))
        below = QRectF(room.left(), top + high, room.width(), high)
        paint_word(painter, below, row.matter_status, theme, "small")

    def _doubt(self, painter: QPainter, place: QRect) -> None:
        theme, px = self.theme, self.theme.px
        painter.setPen(QPen(theme.color("amber"), px(2)))
        painter.drawLine(place.left(), place.bottom() - 1, place.right(), place.bottom() - 1)
        painter.setPen(theme.color("amber"))
        sign = QRectF(place.right() - px(14), place.top() + px(1), px(14), px(14))
        paint_word(painter, sign, DOUBT, theme, "badge", centred=True)


class Head(QHeaderView):
    """Paints its own sections."""

    def __init__(self, theme: Theme, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme, self.model_ = theme, model
        self.setFixedHeight(theme.px(HEAD))
        self.setMinimumSectionSize(theme.px(20))
        self.setAccessibleName("排查表的列")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, px = self.theme, self.theme.px
        column = self.model_.columns[section]
        painter.save()
        painter.fillRect(rect, theme.color("bg"))
        painter.setPen(QPen(theme.color("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color("ink2"))
        room = QRectF(rect).adjusted(px(LEFT if section == 0 else 6), 0, -px(GAP - 6), 0)
        if column.right:
            wide = QFontMetricsF(theme.font("small_medium")).horizontalAdvance(column.title)
            room.setLeft(room.right() - wide - px(8))
        paint_word(painter, room, column.title, theme, "small_medium")
        painter.restore()


def paint_result(
    painter: QPainter, center: QPointF, result: OutreachResult, color: QColor, radius: float
) -> None:
    """● settled, ◐ under way, ○ not settled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(color, max(1.4, radius * 0.3)))
    painter.setBrush(color if result is OutreachResult.SETTLED else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
    if result is OutreachResult.UNDER_WAY:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPie(box, 90 * 16, 180 * 16)
    painter.restore()


def fold(font: QFont, text: str, width: int) -> Folded:
    """Two lines at most; the second ends in … where there is more."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(max(1, width))
    layout.endLayout()
    end = first.textStart() + first.textLength()
    head, rest = text[:end].strip(), " ".join(text[end:].split())
    if not rest:
        return (head,), False
    shown = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return (head, shown), shown != rest
