"""What the cells of every table that is written in have in common: a field as editor, and arrows that end the typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.actions import pressed
from ui.theme import Theme
from ui.widgets.fields import LineField

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """`left(step)`: an arrow ended the typing, up -1 or down 1, as in a sheet."""

    left = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineField(self.theme, self.name_of(index))
        editor.setParent(parent)
        return editor

    def name_of(self, index: Index) -> str:
        return str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setFixedHeight(rect.height() - 2)
        editor.setGeometry(rect.adjusted(0, 1, 0, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(editor, QWidget) and self.takes(editor, event):  # type: ignore[arg-type]
            return True
        return super().eventFilter(editor, event)

    def takes(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Up and down end the typing and go on, as in Excel."""
        step = -1 if pressed(event, "row_up") else 1 if pressed(event, "row_down") else 0
        if step:
            self.finish(editor)
            self.left.emit(step)
            return True
        return False

    def finish(self, editor: QWidget) -> None:
        """What was typed is taken, and the editor goes."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
