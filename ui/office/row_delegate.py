"""How a register's row is painted and edited: one line under each row, a field as editor, a hint in the empty last row."""

from __future__ import annotations

import re

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui.widgets import LineField, paint_ring
from ui.widgets.boxes import paint_check
from ui.widgets.cell_delegate import CellDelegate

Index = QModelIndex | QPersistentModelIndex
HINT = "在这里加一行"
LINE_END = re.compile(r"[\r\n\u2028\u2029]+")


class RowDelegate(CellDelegate):
    """`more_pasted(lines)`: several lines came into one cell; the first is written there, these are for rows of their own."""

    more_pasted = Signal(list)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then words or box, then the line under the row."""
        t, rect = self.theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.fillRect(rect, t.color("accent_soft" if chosen else "surface"))
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is not None:
            size = t.px(17)
            box = QRectF(rect.left() + t.px(12), rect.center().y() - size / 2 + 0.5, size - 1, size - 1)
            paint_check(painter, box, t, on=Qt.CheckState(checked) == Qt.CheckState.Checked)
        else:
            room = rect.adjusted(t.px(8), 0, -t.px(4), 0)
            painter.setFont(t.font("medium" if index.column() == 0 else "body"))
            painter.setPen(t.color("ink"))
            text = painter.fontMetrics().elidedText(
                index.data() or "", Qt.TextElideMode.ElideRight, room.width()
            )
            if not text and index.column() == 0 and index.row() == index.model().rowCount() - 1:
                painter.setFont(t.font("body"))
                painter.setPen(t.color("ink3"))
                text = HINT
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if current:
            paint_ring(painter, rect.adjusted(0, 0, 0, -1), t, t.px(4))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click anywhere in a box's cell turns it; Space as usual."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if released and checked is not None and isinstance(index, QModelIndex):
            turned = Qt.CheckState(checked) != Qt.CheckState.Checked
            state = Qt.CheckState.Checked if turned else Qt.CheckState.Unchecked
            return model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
        if (
            event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
            and checked is not None
        ):
            return True
        return super().editorEvent(event, model, option, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, LineField)
        first, *more = LINE_END.split(editor.text().strip()) or [""]
        model.setData(index, first)
        if more:
            self.more_pasted.emit(more)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(34))
