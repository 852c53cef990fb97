"""The table of a register: moves and edits as a sheet does. Enter and the arrows stay in it; only Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableWidget, QWidget

from ui.actions import pressed
from ui.office.registers import Register
from ui.office.row_delegate import RowDelegate
from ui.theme import Theme

Hint = QAbstractItemDelegate.EndEditHint


class Table(QTableWidget):
    """The last row is always an empty one. `pasted(text)` from the clipboard while nothing is edited."""

    remove_asked = Signal()
    take_back_asked = Signal()
    pasted = Signal(str)

    def __init__(self, theme: Theme, register: Register) -> None:
        super().__init__(0, len(register.columns))
        self.theme, self.register = theme, register
        self.refused = False
        self.delegate = RowDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.delegate.left.connect(self.step)
        self.setAccessibleName(register.title)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._head()

    def _head(self) -> None:
        px, columns = self.theme.px, self.register.columns
        self.setHorizontalHeaderLabels([column.title for column in columns])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(34))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(px(34))
        for at, column in enumerate(columns):
            self.setColumnWidth(at, px(column.width))
            if column.wide:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            item = self.horizontalHeaderItem(at)
            assert item is not None
            item.setToolTip(column.hint)

    @property
    def last(self) -> int:
        return self.rowCount() - 1

    @property
    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def step(self, by: int) -> None:
        """To the row below or above; what was refused keeps the cursor where it is to be mended."""
        if not self.refused:
            self.setCurrentCell(max(0, min(self.last, self.currentRow() + by)), self.currentColumn())
        self.setFocus()

    def edit_current(self) -> None:
        item = self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing:
            super().keyPressEvent(event)
        elif pressed(event, "remove_row"):
            self.remove_asked.emit()
        elif pressed(event, "undo_row"):
            self.take_back_asked.emit()
        elif pressed(event, "paste_rows"):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif pressed(event, "edit_cell") or (pressed(event, "row_on") and self.currentRow() == self.last):
            self.edit_current()
        elif pressed(event, "row_on"):
            self.step(1)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Enter goes on: down, or in a row that is not whole yet to the next cell that it needs."""
        super().closeEditor(editor, hint)
        if hint != Hint.SubmitModelCache:
            return
        lacks = [at for at in self.register.needs if not self.text(self.currentRow(), at).strip()]
        if (
            self.currentRow() == self.last
            and lacks
            and any(self.text(self.last, at) for at in range(self.columnCount()))
        ):
            self.setCurrentCell(self.last, lacks[0])
            self.edit_current()
        else:
            self.step(1)

    def text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

    def select(self, row: int, column: int) -> None:
        index = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
