"""The lines of the queue and how one is painted: number, name and verdict above, time and what about below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import paint_icon
from ui.reception.changed import NOT_SAVED
from ui.theme import Theme
from ui.widgets import chip_width, paint_verdict_chip, paint_verdict_mark, paint_word, verdict_token
from xfdesk.records.day import QueueRow
from xfdesk.rules.words import SEALED, Verdict

Index = QModelIndex | QPersistentModelIndex
HIGH, NARROW_HIGH = 50, 36
LEFT, RIGHT = 38, 10
TALKING, UNFINISHED, NAMELESS = "在谈", "未记完", "（还没有姓名）"


def who(row: QueueRow) -> str:
    return f"{row.name} 等{row.people}人" if row.people > 1 and not row.sealed else row.name


def second_line(row: QueueRow) -> str:
    return f"{row.people} 人" if row.sealed else f"{row.arrived}  {row.summary}"


def state_word(row: QueueRow, in_hand: str, changed: frozenset[str] = frozenset()) -> str:
    """What stands where the verdict will stand."""
    if row.sealed:
        return ""
    if not row.unfinished:
        return NOT_SAVED if row.visit in changed else ""
    return TALKING if row.visit == in_hand else UNFINISHED


class QueueModel(QAbstractListModel):
    """`changed`: saved visits with a change that is not saved. `sealing`: what is being taken down is an accusation, so its line is sealed before it is kept or saved."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[QueueRow, ...] = ()
        self.in_hand, self.sealing = "", False
        self.changed: frozenset[str] = frozenset()

    def show(
        self, rows: tuple[QueueRow, ...], in_hand: str, sealing: bool, changed: frozenset[str] = frozenset()
    ) -> None:
        rows = tuple(_sealed(row) if sealing and row.visit == in_hand else row for row in rows)
        if (rows, in_hand, changed) == (self.rows, self.in_hand, self.changed):
            return
        same = len(rows) == len(self.rows)
        self.in_hand, self.changed = in_hand, changed
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = state_word(row, self.in_hand, self.changed) or str(row.verdict or "")
            return f"第 {row.queue_number} 号 {who(row)} {row.summary} {words}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (who(row), row.summary) if part)
        return row if role == Qt.ItemDataRole.UserRole else None


def _sealed(row: QueueRow) -> QueueRow:
    return replace(row, arrived="", name=SEALED, summary="", verdict=None, status="", sealed=True)


class QueueDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: QueueModel) -> None:
        super().__init__()
        self.theme, self.model, self.narrow = theme, model, False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.px(NARROW_HIGH if self.narrow else HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            self._ground(painter, rect)
        self._number(painter, rect, str(row.queue_number))
        if self.narrow:
            self._mark(painter, QPointF(rect.right() - self.theme.px(11), rect.center().y()), row)
        else:
            self._first_line(painter, rect, row, selected)
            self._second_line(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF) -> None:
        t = self.theme
        painter.setPen(t.color("line2"))
        painter.setBrush(t.color("surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), t.px(6), t.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("accent"))
        high = rect.height() - t.px(24)
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + t.px(12), t.px(3), high), 1.5, 1.5)

    def _number(self, painter: QPainter, rect: QRectF, number: str) -> None:
        px = self.theme.px
        left, high = (px(2), rect.height()) if self.narrow else (px(6), px(28))
        wide = QFontMetricsF(self.theme.font()).horizontalAdvance(number)
        painter.setPen(self.theme.color("ink2"))
        box = QRectF(rect.left() + left + px(20) - wide, rect.top(), wide, high)
        paint_word(painter, box, number, self.theme)

    def _mark(self, painter: QPainter, center: QPointF, row: QueueRow) -> None:
        """Where only number and mark have room."""
        t, size = self.theme, self.theme.px(14)
        if row.sealed:
            box = QRectF(center.x() - size / 2, center.y() - size / 2, size, size)
            paint_icon(painter, t, "lock", box)
        elif row.unfinished or row.visit in self.model.changed:
            paint_verdict_mark(painter, center, Verdict.PENDING, t.color("amber"), t.px(5))
        elif row.verdict:
            paint_verdict_mark(painter, center, row.verdict, t.color(verdict_token(row.verdict)), t.px(5))

    def _first_line(self, painter: QPainter, rect: QRectF, row: QueueRow, selected: bool) -> None:
        t, px = self.theme, self.theme.px
        left, right, high = rect.left() + px(LEFT), rect.right() - px(RIGHT), px(22)
        box = QRectF(left, rect.top() + px(3), right - left, high)
        if row.sealed:
            size = px(18)
            middle = rect.center().y()
            paint_icon(painter, t, "lock", QRectF(right - size, middle - size / 2, size, size))
            taken: float = size
        elif word := state_word(row, self.model.in_hand, self.model.changed):
            taken = QFontMetricsF(t.font("small_medium")).horizontalAdvance(word)
            painter.setPen(t.color("accent" if word == TALKING else "amber"))
            paint_word(painter, QRectF(right - taken, box.top(), taken, high), word, t, "small_medium")
        else:
            taken = chip_width(t)
            chip = QRectF(right - taken, box.top(), taken, high)
            paint_verdict_chip(painter, chip, row.verdict, t, selected=selected)
        painter.setPen(t.color("ink"))
        self._fitted(painter, box.adjusted(0, 0, -taken - px(6), 0), who(row) or NAMELESS, "medium")

    def _second_line(self, painter: QPainter, rect: QRectF, row: QueueRow) -> None:
        """It has the whole width: the chip stands beside the name."""
        px = self.theme.px
        painter.setPen(self.theme.color("ink2"))
        box = QRectF(rect.left() + px(LEFT), rect.top() + px(25), rect.width() - px(LEFT + RIGHT), px(20))
        if row.sealed:
            box.setRight(box.right() - px(24))
        self._fitted(painter, box, second_line(row), "small")

    def _fitted(self, painter: QPainter, box: QRectF, text: str, role: str) -> None:
        metrics = QFontMetricsF(self.theme.font(role))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        paint_word(painter, box, shown, self.theme, role)
