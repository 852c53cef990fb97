"""Lists with a tick in each line: the same box and tick as everywhere, in both schemes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets.boxes import paint_check
from ui.widgets.marks import paint_word

BOX, GAP = 17, 7


class TickDelegate(QStyledItemDelegate):
    """Paints; a click and the space bar turn the tick as Qt does it. The view is its parent and keeps it."""

    def __init__(self, theme: Theme, view: QObject) -> None:
        super().__init__(view)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, line = self.theme, QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        widget = line.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, line, painter, widget)
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, line, widget)
        size = theme.px(BOX)
        box = QRectF(place.left() + 0.5, line.rect.center().y() - size / 2 + 1, size - 1, size - 1)
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        paint_check(painter, box, theme, on=Qt.CheckState(checked) == Qt.CheckState.Checked)
        words = QRectF(line.rect)
        words.setLeft(box.right() + theme.px(GAP))
        painter.save()
        painter.setPen(theme.color("ink"))
        paint_word(painter, words, line.text, theme)
        painter.restore()
