"""How a day is painted: its number, 休, and the card of what is planned. Held days are filled, days to come in outline."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.office.rota import wording
from ui.office.rota.model import RotaModel
from ui.theme import Theme
from ui.widgets import paint_ring, paint_word
from xfdesk.records.rota import RotaCell
from xfdesk.records.rota_day import RotaDay
from xfdesk.rules import dates

Index = QModelIndex | QPersistentModelIndex
NUMBER, LINE, PAD, GAP = 27, 23, 8, 6
LOW_NUMBER = 22
UNSAVED = "没存"


class CellDelegate(QStyledItemDelegate):
    """`over` is the cell above which the day `carried` hangs."""

    def __init__(self, theme: Theme, model: RotaModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.model = theme, model
        self.over: Index | None = None
        self.carried: date | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = self.model.cell(index)
        if cell is None:
            return
        t, box = self.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        aimed_at = self.over is not None and self.over == index
        weekend = cell.day_off or index.column() >= 5
        painter.fillRect(box, t.color("accent_soft" if aimed_at else "sunk" if weekend else "surface"))
        painter.setPen(QPen(t.color("line"), 1))
        right, below = box.right() - 0.5, box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), below), QPointF(box.right(), below))
        painter.drawLine(QPointF(right, box.top()), QPointF(right, box.bottom()))
        low = box.height() < t.px(NUMBER + 2 * LINE + 10)
        head = QRectF(box.left(), box.top() + t.px(2), box.width(), t.px(LOW_NUMBER if low else NUMBER))
        self._paint_head(painter, cell, head)
        card = QRectF(
            box.left() + t.px(GAP),
            head.bottom() + t.px(1),
            box.width() - t.px(2 * GAP),
            min(t.px(2 * LINE + 8), box.bottom() - head.bottom() - t.px(5)),
        )
        self.paint_card(painter, cell, card, leaves=cell.on in (self.model.lifted, self.carried))
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_cursor(painter, box, strong=bool(option.state & QStyle.StateFlag.State_Active))
        painter.restore()

    def _paint_cursor(self, painter: QPainter, box: QRectF, *, strong: bool) -> None:
        """Where the clerk stands, whether the cursor is here or in the form beside it."""
        view = self.parent()
        inside = box.adjusted(0.5, 0.5, -1.5, -1.5)
        if strong and isinstance(view, QWidget) and view.hasFocus():
            paint_ring(painter, inside, self.theme, self.theme.px(5))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("accent"), 1))
        painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), self.theme.px(4), self.theme.px(4))

    # The line of the number

    def _paint_head(self, painter: QPainter, cell: RotaCell, box: QRectF) -> None:
        t, on = self.theme, cell.on
        today = on == self.model.today
        month = self.model.month
        outside = month is not None and (on.year, on.month) != (month.year, month.month)
        number = dates.month_day(on) if outside and (on.day == 1 or self._is_first(cell)) else str(on.day)
        words, role = (f"{number} 今天", "bold") if today else (number, "body" if outside else "medium")
        painter.setPen(t.color("accent" if today else "ink2" if outside else "ink"))
        x = box.left() + t.px(PAD)
        wide = QFontMetrics(t.font(role)).horizontalAdvance(words)
        if today and x + wide > box.right():
            words = number
        paint_word(painter, QRectF(x, box.top(), box.width(), box.height()), words, t, role)
        rest = "休" if cell.day_off else "班" if on.weekday() >= 5 else ""
        right = box.right() - t.px(PAD)
        if rest:
            metrics = QFontMetrics(t.font("small"))
            left = right - metrics.horizontalAdvance(rest)
            painter.setPen(t.color("ink2"))
            paint_word(painter, QRectF(left, box.top(), right - left, box.height()), rest, t, "small")
            right = left - t.px(6)
        said = UNSAVED if on in self.model.unsaved else self._trouble(cell)
        if said:
            self._paint_trouble(painter, QRectF(x + wide + t.px(8), box.top(), 0, box.height()), right, said)

    def _trouble(self, cell: RotaCell) -> str:
        """The first of its own."""
        leaders = cell.planned.leaders if cell.planned else ()
        return next((wording.in_cell(one, leaders) for one in self.model.troubles(cell)), "")

    def _is_first(self, cell: RotaCell) -> bool:
        month = self.model.month
        return month is not None and month.cells[0] is cell

    def _paint_trouble(self, painter: QPainter, box: QRectF, right: float, said: str) -> None:
        """As much of the sentence as there is room for; the whole of it stands beside the calendar."""
        metrics = QFontMetrics(self.theme.font("small_medium"))
        room = int(right - box.left())
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
        if len(shown) < 3 and shown != said:
            shown = "!" if room >= metrics.horizontalAdvance("!") else ""
        painter.setPen(self.theme.color("amber"))
        left = right - metrics.horizontalAdvance(shown)
        paint_word(painter, QRectF(left, box.top(), room, box.height()), shown, self.theme, "small_medium")

    # The card

    def paint_card(self, painter: QPainter, cell: RotaCell, box: QRectF, *, leaves: bool = False) -> None:
        """`leaves`: it is on its way to another day."""
        proposed = self.model.proposed.get(cell.on)
        if cell.planned is not None or cell.held:
            self._paint_planned(painter, cell, box, leaves=leaves)
        elif proposed is not None:
            self._paint_proposed(painter, proposed, box)

    def _paint_planned(self, painter: QPainter, cell: RotaCell, box: QRectF, *, leaves: bool) -> None:
        t, today = self.theme, self.model.today
        passed = cell.on < today
        missed = passed and not cell.held
        edge = (
            "amber_line" if self.model.troubles(cell) and not passed else "line2" if missed else "accent_line"
        )
        pen = QPen(t.color(edge), 1)
        if leaves:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(t.color("accent_soft" if cell.held else "sunk" if missed else "surface"))
        painter.drawRoundedRect(_on_pixels(box), t.px(5), t.px(5))
        tone = "ink2" if leaves or missed else "ink"
        self._paint_lines(
            painter,
            box,
            wording.first_line(cell),
            wording.second_line(cell, today, self.model.usual),
            tone,
        )

    def _paint_proposed(self, painter: QPainter, day: RotaDay, box: QRectF) -> None:
        pen = QPen(self.theme.color("accent"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(_on_pixels(box), self.theme.px(5), self.theme.px(5))
        short = wording.short_kind(day.kind)
        self._paint_lines(painter, box, wording.names(day.leaders), (short, "提议"), "accent")

    def _paint_lines(
        self, painter: QPainter, box: QRectF, first: str, second: tuple[str, ...], tone: str
    ) -> None:
        """Names, then the rest below; where the card is low both share a line, and what has no room is left out."""
        t = self.theme
        x, room = box.left() + t.px(PAD), box.width() - t.px(2 * PAD - 2)
        names = QFontMetrics(t.font("medium"))
        painter.setPen(t.color(tone))
        two = box.height() >= t.px(2 * LINE - 4)
        high = box.height() / 2 - 1 if two else box.height()
        if names.horizontalAdvance(first) > room:
            first = "、".join(piece.split(" ")[0] for piece in first.split("、"))
        shown = names.elidedText(first, Qt.TextElideMode.ElideRight, int(room))
        top = box.top() + (t.px(1) if two else 0)
        paint_word(painter, QRectF(x, top, room, high), shown, t, "medium")
        small = QFontMetrics(t.font("small"))
        painter.setPen(t.color("accent" if tone == "accent" else "ink2"))
        if two:
            words = _fitting(second, small, room)
            paint_word(painter, QRectF(x, box.top() + high - t.px(1), room, high), words, t, "small")
            return
        used = names.horizontalAdvance(shown) + t.px(8)
        words = _fitting(second, small, room - used, whole=True)
        if words:
            paint_word(painter, QRectF(x + used, box.top(), room - used, high), words, t, "small")


def _fitting(pieces: tuple[str, ...], metrics: QFontMetrics, room: float, *, whole: bool = False) -> str:
    """Pieces with blanks between; the last that has no room ends in …, or is left out where only `whole` ones may stand."""
    words = "　".join(pieces)
    if metrics.horizontalAdvance(words) <= room:
        return words
    if whole:
        return _fitting(pieces[:-1], metrics, room, whole=True) if pieces else ""
    return metrics.elidedText("  ".join(pieces), Qt.TextElideMode.ElideRight, int(room))


def _on_pixels(box: QRectF) -> QRectF:
    return QRectF(box.toRect()).adjusted(0.5, 0.5, -0.5, -0.5)
