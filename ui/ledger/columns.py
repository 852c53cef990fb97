"""列: which columns stand in the table and in which order; remembered with the ledger."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import actions
from ui.actions import pressed
from ui.matter.parts import label, quiet
from ui.theme import Theme
from ui.widgets.ticks import TickDelegate
from xfdesk.rules.columns import COLUMNS, USUAL

KEY = "ledger.columns"


def remembered(text: str) -> tuple[str, ...]:
    """The clerk's columns; the usual ones when nothing is remembered or nothing of it is known any more."""
    return tuple(key for key in text.split(",") if key in COLUMNS) or USUAL


class ColumnsPopup(QFrame):
    """Space checks, Alt with an arrow moves, the mouse drags. `changed(keys)` at each step."""

    changed = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget, keys: tuple[str, ...]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.theme = theme
        self.list = QListWidget()
        self.list.setItemDelegate(TickDelegate(theme, self.list))
        self.list.setAccessibleName("列")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._fill(keys)
        self.list.setFixedHeight(theme.px(28) * 14)
        self.list.itemChanged.connect(self._on_changed)
        self.list.model().rowsMoved.connect(self._on_changed)
        back = quiet(theme, "恢复常用列")
        back.clicked.connect(self._on_usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(6),) * 4)
        column.addWidget(self.list)
        column.addWidget(
            label(f"{actions.line('tick', 'move_up', 'move_down')}   或用鼠标拖", "ink2", "small", wrap=True)
        )
        column.addWidget(back)
        self.setFixedWidth(theme.px(240))

    def _fill(self, keys: tuple[str, ...]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for key in dict.fromkeys((*keys, *COLUMNS)):
            item = QListWidgetItem(COLUMNS[key].title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, self.theme.px(28)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def open_below(self, widget: QWidget) -> None:
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + self.theme.px(4)))
        self.move(place)
        self.show()
        self.list.setFocus()

    def keys(self) -> tuple[str, ...]:
        items = (self.list.item(n) for n in range(self.list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "move_up", "move_down"):
            self.shift(-1 if pressed(event, "move_up") else 1)
        elif pressed(event, "done"):
            self.close()
        else:
            super().keyPressEvent(event)

    def shift(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentItem(item)
            self._on_changed()

    def _on_changed(self, *_: object) -> None:
        if keys := self.keys():
            self.changed.emit(keys)

    def _on_usual(self) -> None:
        self._fill(USUAL)
        self._on_changed()
