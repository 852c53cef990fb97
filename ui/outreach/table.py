"""The sheet on the screen: moves, overwrites, fills and copies as one of Excel does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.actions import pressed
from ui.clipboard import as_mime
from ui.outreach.cells import ROW, Cells, Head
from ui.outreach.columns import MOST_WIDE, fitting, least, widths
from ui.outreach.delegate import STEPS, Choices, SheetDelegate
from ui.outreach.model import Line, SheetModel
from ui.outreach.strokes import Strokes
from ui.outreach.wording import RESULTS
from ui.theme import Theme
from ui.widgets import PickField, TextField, keep_bar_room

Edit = QAbstractItemView.EditTrigger
Index = QModelIndex | QPersistentModelIndex


class SheetTable(QTableView):
    """`row_left` the cursor came to another row; `moved` to another cell; `pasted(text)` a block is to be put in here;
    `fitted(whether all columns are seen)`; `result_wanted(result)`, `undo_wanted` by their keys; `open_wanted` Enter or a double click on the matter's cell.
    """

    row_left = Signal()
    moved = Signal()
    fitted = Signal(bool)
    pasted = Signal(str)
    result_wanted = Signal(str)
    undo_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, theme: Theme, model: SheetModel, choices: Choices) -> None:
        super().__init__()
        self.theme, self.model_ = theme, model
        self.cells, self.strokes = Cells(theme, model), Strokes(model, self)
        self.delegate = SheetDelegate(theme, model, self.cells, choices, self)
        self.head = Head(theme, model, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("排查表")
        self._quiet()
        self._tab_from, self.whole = -1, False
        self.delegate.stepped.connect(self.step)
        self.delegate.left.connect(self._on_left)
        self.doubleClicked.connect(self._on_double_click)
        model.modelReset.connect(self._fit)
        model.rowsInserted.connect(self._show_row)
        model.rowsRemoved.connect(self._show_row)
        theme.changed.connect(self._on_theme)

    def _quiet(self) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(self.theme.px(ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(Edit.DoubleClicked | Edit.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        keep_bar_room(self)

    # Columns

    def fit_columns(self) -> None:
        """As many as the width holds; the cursor keeps its cell."""
        width = self.viewport().width()
        matters = any(line.row is not None and line.row.matter_number for line in self.model_.lines)
        columns = fitting(self.theme, MOST_WIDE if self.whole else width, matters=matters)
        if columns != self.model_.columns:
            row, key = self.currentIndex().row(), self.model_.key(self.currentIndex())
            self.model_.show_columns(columns)
            if row >= 0:
                self.go(row, key)
        self._fit()
        fits = len(columns) == len(fitting(self.theme, MOST_WIDE, matters=matters))
        self.fitted.emit(fits and not self.whole)

    def show_whole(self, whole: bool) -> None:
        """All columns, which the view then slides over; or as many as fit."""
        self.whole = whole
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(as_needed if whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fit_columns()

    def _fit(self) -> None:
        width, columns = self.viewport().width(), self.model_.columns
        if self.whole:
            width = max(width, least(self.theme, columns))
        for at, wide in enumerate(widths(self.theme, columns, width)):
            self.setColumnWidth(at, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    # Places

    @property
    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState and self.delegate.editor is not None

    def line(self) -> Line | None:
        at = self.currentIndex().row()
        return self.model_.lines[at] if 0 <= at <= self.model_.last else None

    def go(self, row: int, key: str = "") -> None:
        """To a cell; of a row alone to its first cell that is written."""
        section = self.model_.section(key)
        if section < 0:
            section = next(at for at, column in enumerate(self.model_.columns) if column.written)
        index = self.model_.index(max(0, min(row, self.model_.last)), section)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def show_from(self, row: int) -> None:
        """To a row and to what came with it below."""
        self.go(row)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    def step(self, name: str) -> None:
        """Tab goes right and on in the next row; Enter down, after Tab to where that row was begun."""
        index, written = self.currentIndex(), self._written()
        row, column = index.row(), index.column()
        if name in ("cell_right", "cell_left"):
            if self._tab_from < 0:
                self._tab_from = column
            on = [at for at in written if (at > column if name == "cell_right" else at < column)]
            if on:
                column = on[0] if name == "cell_right" else on[-1]
            elif name == "cell_right" and row < self.model_.last:
                row, column = row + 1, written[0]
                self._tab_from = column
            elif name == "cell_left" and row > 0:
                row, column = row - 1, written[-1]
            begun = self._tab_from
        else:
            begun = -1
            if name == "cell_down" and self._tab_from >= 0 and row < self.model_.last:
                column = self._tab_from
            row = max(0, min(self.model_.last, row + (1 if name == "cell_down" else -1)))
        self.setFocus()
        self.setCurrentIndex(self.model_.index(row, column))
        self._tab_from = begun

    def _written(self) -> list[int]:
        return [at for at, column in enumerate(self.model_.columns) if column.written]

    def _on_left(self, by: int) -> None:
        self.step("cell_down" if by > 0 else "cell_up")

    def chosen(self) -> QRect:
        """The selected block: columns across, rows down; of no selection the cursor's cell."""
        spans = self.selectionModel().selection()
        index = self.currentIndex()
        if not spans.isEmpty():
            span = spans.at(0)
            return QRect(span.left(), span.top(), span.width(), span.height())
        return QRect(index.column(), index.row(), 1, 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tab_from = -1
        self._show_row()
        if previous.isValid() and current.row() != previous.row():
            self.row_left.emit()
        self.moved.emit()

    def _show_row(self) -> None:
        """The edge stands at the cursor's row, also after rows came or went above it."""
        row = self.currentIndex().row()
        if self.delegate.row != row:
            self.delegate.row = row
            self.viewport().update()

    # Typing

    def take_typed(self) -> None:
        """What stands in an open editor is taken, as when its cell is left."""
        editor = self.delegate.editor
        if editor is not None and self.is_editing:
            if isinstance(editor, PickField):
                editor.close_list()
            self.delegate.finish(editor)

    def change(self, *, with_list: bool = False) -> None:
        """F2: what stands there is changed, from its end."""
        if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(self.currentIndex())
        editor = self.delegate.editor
        if isinstance(editor, TextField):
            editor.moveCursor(editor.textCursor().MoveOperation.End)
        elif editor is not None:
            editor.end(False)
        if with_list and isinstance(editor, PickField):
            editor.open_list()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab goes through the cells; other keys lead out of the sheet."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[str, Callable[[], object]] = {
            **{name: partial(self.step, name) for name in STEPS},
            "change_cell": self.change,
            "open_list": partial(self.change, with_list=True),
            "clear_cell": self.clear,
            "fill_down": self.fill_down,
            "copy_cells": self.copy,
            "paste_cells": self.paste,
            "undo_dispute": self.undo_wanted.emit,
        }
        name = next((one for one in acts if pressed(event, one)), "")
        key = self.model_.key(self.currentIndex())
        if self.is_editing:
            super().keyPressEvent(event)
        elif key == "matter" and pressed(event, "cell_down"):
            self.open_wanted.emit()
        elif name:
            acts[name]()
        elif key == "result" and pressed(event, "result_nth"):
            self.result_wanted.emit(RESULTS[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A word that an input method gives without showing it first begins a cell too; Qt would drop it."""
        index = self.currentIndex()
        if event.commitString() and not self.is_editing and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            if self.delegate.editor is not None:
                QGuiApplication.sendEvent(self.delegate.editor, event)
        else:
            super().inputMethodEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are written into the cell, or mean nothing where none can be."""

    def _on_double_click(self, index: QModelIndex) -> None:
        if self.model_.key(index) == "matter":
            self.open_wanted.emit()

    # Several cells at once

    def clear(self) -> None:
        block = self.chosen()
        with self.strokes.one():
            for row in range(block.top(), min(block.bottom(), self.model_.last) + 1):
                for column in range(block.left(), block.right() + 1):
                    self.model_.write(row, self.model_.columns[column].key, "")

    def fill_down(self) -> None:
        """The cell above; in a block its first row down to its last."""
        block = self.chosen()
        first = block.top() if block.height() > 1 else block.top() - 1
        if first < 0:
            return
        with self.strokes.one():
            for column in range(block.left(), block.right() + 1):
                key = self.model_.columns[column].key
                text = self.model_.lines[first].text(key)
                for row in range(first + 1, block.bottom() + 1):
                    self.model_.write(row, key, text)

    def copy(self) -> None:
        block = self.chosen()
        keys = [column.key for column in self.model_.columns[block.left() : block.right() + 1]]
        rows = [
            [line.text(key) for key in keys] for line in self.model_.lines[block.top() : block.bottom() + 1]
        ]
        QGuiApplication.clipboard().setMimeData(as_mime(rows))

    def paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.pasted.emit(text)

    def choose_one(self, row: int, column: int) -> None:
        """The cursor and nothing else."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model_.index(row, column), flags)

    def _on_theme(self) -> None:
        self.cells.refresh()
        self.viewport().update()
        self.head.viewport().update()
