"""The editors of the cells: a field, a list that is narrowed by typing, or a field that grows; each key leads on as in a sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui.actions import pressed
from ui.outreach.cells import Cells
from ui.outreach.model import SheetModel
from ui.theme import Theme
from ui.widgets import LineField, PickField, TextField
from ui.widgets.cell_delegate import CellDelegate, Index
from ui.widgets.choices import Option

STEPS = ("cell_right", "cell_left", "cell_down", "cell_up")
LONG = frozenset({"summary", "measures"})
LEAST = 116
"""A cell is narrower than what may have to be typed into it."""
Choices = Callable[[str], tuple[Option, ...]]
Editor = LineField | TextField


class SheetDelegate(CellDelegate):
    """`stepped(name of the act)` a key ended the typing; `typing` a letter was typed, `ended` the editor is gone; `text()`
    is what stands in it.
    """

    stepped = Signal(str)
    typing = Signal()
    ended = Signal()

    def __init__(
        self, theme: Theme, model: SheetModel, cells: Cells, choices: Choices, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self.model, self.cells, self.choices = model, cells, choices
        self.editor: Editor | None = None
        self.row = -1  # the one in hand
        self._at = QRect()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        column = self.model.columns[index.column()]
        in_hand = index.row() == self.row
        self.cells.cell(
            painter, option.rect, index.row(), column, selected=selected, current=current, in_hand=in_hand
        )

    # Editors

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        key, name = self.model.key(index), self.name_of(index)
        editor: Editor
        if self.model.columns[index.column()].choice:
            editor = PickField(self.theme, name, self.choices(key))
        elif key in LONG:
            editor = TextField(self.theme, name, lines=2, most=6)
            editor.grown.connect(self._on_grown)
        else:
            editor = LineField(self.theme, name)
        editor.setParent(parent)
        editor.typed.connect(self.typing)
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self.editor is editor:
            self.editor = None
            self.ended.emit()
        super().destroyEditor(editor, index)

    def text(self) -> str:
        return self.editor.value() if self.editor is not None else ""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands there is chosen, so that a letter overwrites it. A cell that is being typed in is left alone."""
        if not isinstance(editor, Editor) or editor.property("filled"):
            return
        editor.setProperty("filled", True)
        editor.set_value(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, Editor):
            model.setData(index, " ".join(editor.value().split()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        self._at = QRect(option.rect)
        self._place(editor)

    def _place(self, editor: QWidget) -> None:
        """Over its cell, as wide as typing needs, and never beyond the edge of the table."""
        table = editor.parentWidget()
        assert table is not None
        room, at = table.rect(), self._at
        wide = max(at.width(), self.theme.px(LEAST))
        left = max(0, min(at.left(), room.right() - wide))
        if isinstance(editor, TextField):
            top = at.top() + 1
        else:
            top = at.center().y() - editor.height() // 2
        top = max(0, min(top, room.bottom() - editor.height()))
        editor.setFixedWidth(wide)
        editor.move(left, top)

    def _on_grown(self) -> None:
        if self.editor is not None:
            self._place(self.editor)

    # Keys

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys of the page that mean something else while one types are kept from it."""
        overrides = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overrides and pressed(event, "earlier_month", "later_month", *STEPS):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().eventFilter(editor, event)

    def takes(self, editor: QWidget, event: QKeyEvent) -> bool:
        name = next((step for step in STEPS if pressed(event, step)), "")
        if name:
            if isinstance(editor, PickField):
                editor.take_marked()
            self.finish(editor)
            self.stepped.emit(name)
            return True
        if isinstance(editor, PickField) and editor.is_open:
            return False
        if isinstance(editor, TextField) and self._has_line(editor, event):
            return False
        return super().takes(editor, event)

    def _has_line(self, editor: TextField, event: QKeyEvent) -> bool:
        """Up and down walk through the lines of a long text first."""
        cursor = editor.textCursor()
        way = cursor.MoveOperation.Up if pressed(event, "row_up") else cursor.MoveOperation.Down
        return pressed(event, "row_up", "row_down") and not cursor.hasSelection() and cursor.movePosition(way)
