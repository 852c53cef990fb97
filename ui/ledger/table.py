"""The table: its places, its keys, and how the columns share the width."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from ui.actions import pressed
from ui.ledger.cells import ROW, Cells, Head, spans_of
from ui.ledger.model import LedgerModel
from ui.ledger.widths import fitting, widths
from ui.theme import Theme
from ui.widgets import keep_bar_room
from xfdesk.rules.columns import COLUMNS


class LedgerTable(QTableView):
    """`opened` Enter or double click; `preview_wanted` the space bar; `sort_wanted` a column's key."""

    opened = Signal(int)
    preview_wanted = Signal()
    sort_wanted = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, model: LedgerModel) -> None:
        super().__init__()
        self.theme = theme
        self.cells = Cells(theme, model, self)
        self.head = Head(theme, model, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.model_ = model
        self._quiet_table()
        self.chosen: tuple[str, ...] = model.keys
        self.head.sort_wanted.connect(self.sort_wanted)
        self.doubleClicked.connect(self._on_double_click)
        self.setAccessibleName("台账列表")
        self.empty = ""
        theme.changed.connect(self._on_theme)

    def _quiet_table(self) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.theme.px(ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        keep_bar_room(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)

    # Columns

    def choose(self, keys: tuple[str, ...]) -> None:
        """The clerk's columns in the clerk's order; a narrow table leaves some of them out."""
        self.chosen = keys
        self._fit()

    def _fit(self) -> None:
        width, least = self.viewport().width(), self.cells.least
        keys = fitting(self.chosen, width, least)
        if keys != self.model_.keys:
            place, chosen = self.currentIndex().row(), self.first_line()
            self.model_.show_columns(keys)
            self.verticalScrollBar().setValue(chosen)
            if place >= 0:
                self.go(place)
        for section, wide in enumerate(widths(self.theme, keys, width, least, self.cells.whole)):
            self.setColumnWidth(section, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Places

    def first_line(self) -> int:
        return max(0, self.rowAt(0))

    def lines_in_view(self) -> range:
        last = self.rowAt(self.viewport().height() - 1)
        last = self.model_.found.rows - 1 if last < 0 else last
        return range(self.first_line(), last + 1)

    def go(self, row: int) -> None:
        if 0 <= row < self.model_.found.rows:
            self.setCurrentIndex(self.model_.index(row, 0))

    def selected_lines(self, most: int) -> tuple[list[int], int]:
        """Up to `most` selected places in order, and how many are selected: ranges, never a million indexes."""
        selection, rows = self.selectionModel().selection(), list[int]()
        spans = sorted({(selection.at(n).top(), selection.at(n).bottom()) for n in range(selection.size())})
        count, last = 0, -1
        for top, bottom in spans:
            top = max(top, last + 1)
            if bottom < top:
                continue
            count += bottom - top + 1
            rows += range(top, min(bottom, top + most - len(rows) - 1) + 1) if len(rows) < most else []
            last = bottom
        return rows, count

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "open") and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif pressed(event, "preview"):
            self.preview_wanted.emit()
        elif pressed(event, "first_line", "last_line"):
            self.go(0 if pressed(event, "first_line") else self.model_.found.rows - 1)
        elif pressed(event, "sort_left", "sort_right"):
            self._sort_beside(-1 if pressed(event, "sort_left") else 1)
        elif pressed(event, "turn_order"):
            self.sort_wanted.emit(self.model_.query.sort)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters must not walk through a million lines: the search field is for that."""

    def _sort_beside(self, step: int) -> None:
        """Alt with an arrow sorts by the next sortable column on that side; Alt with up or down turns the order."""
        keys = [key for key in self.model_.keys if COLUMNS[key].sortable]
        sort = self.model_.query.sort
        place = keys.index(sort) + step if sort in keys else 0
        if keys and 0 <= place < len(keys):
            self.sort_wanted.emit(keys[place])

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that the event touches; what Qt would paint cell by cell is painted line by line."""
        painter = QPainter(self.viewport())
        if self.model_.found.rows == 0:
            self._say_empty(painter)
        else:
            self._lines(painter, event.rect())
        painter.end()

    def _lines(self, painter: QPainter, touched: QRect) -> None:
        last = self.rowAt(touched.bottom())
        lines = range(
            max(0, self.rowAt(touched.top())), (last if last >= 0 else self.lines_in_view().stop - 1) + 1
        )
        selection = self.selectionModel().selection()
        chosen = [(selection.at(n).top(), selection.at(n).bottom()) for n in range(selection.size())]
        spans = spans_of(self.theme, self.head, self.model_.keys)
        wide, high = self.viewport().width(), self.theme.px(ROW)
        for row in lines:
            place = QRect(0, self.rowViewportPosition(row), wide, high)
            selected = any(top <= row <= bottom for top, bottom in chosen)
            self.cells.row(painter, row, place, spans, selected)

    def _say_empty(self, painter: QPainter) -> None:
        painter.setFont(self.cells.body)
        painter.setPen(self.theme.color("ink2"))
        box = self.viewport().rect().adjusted(0, self.theme.px(60), 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.empty)

    def _on_theme(self) -> None:
        self.cells.refresh()
        self.viewport().update()
        self.head.viewport().update()
