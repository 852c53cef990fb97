"""A list of open matters in groups: its keys, its place kept when the list changes, its lines painted one by one."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.actions import pressed
from ui.followup.model import BoardModel, Head
from ui.matter.acts_row import KEYS
from ui.theme import Theme
from ui.widgets import keep_bar_room
from xfdesk.records.followup import BoardItem
from xfdesk.rules.words import ActKind

Move = QAbstractItemView.CursorAction


class Painted(Protocol):
    """Who paints the lines, and how high they are at 100 %."""

    high: int
    head_high: int

    def __init__(self, theme: Theme, model: BoardModel, view: QWidget) -> None: ...
    def refresh(self) -> None: ...
    def head(self, painter: QPainter, place: QRect, head: Head) -> None: ...
    def row(self, painter: QPainter, place: QRect, one: BoardItem, selected: bool) -> None: ...


class Listing(QTableView):
    """`opened(uid)` Enter or a double click; `act_wanted(uid, kind)` the letter of an act; `moved` the cursor came to another
    matter, or the list changed under it.
    """

    opened = Signal(str)
    act_wanted = Signal(str, object)
    moved = Signal()

    def __init__(self, theme: Theme, model: BoardModel, name: str, painted: type[Painted]) -> None:
        super().__init__()
        self.theme, self.model_, self.empty = theme, model, ""
        self.painted = painted(theme, model, self)
        self.setAccessibleName(name)
        self.setModel(model)
        self._quiet()
        self.doubleClicked.connect(self._on_double_click)
        theme.changed.connect(self._on_theme)

    def _quiet(self) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(self.theme.px(20))
        side.setDefaultSectionSize(self.theme.px(self.painted.high))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        keep_bar_room(self)

    # What it lists

    def show_items(
        self, items: tuple[BoardItem, ...], today: date, typed: str = "", *, of_one_day: bool = False
    ) -> None:
        """The cursor stays on its matter; when that has left the list, on the one that took its place."""
        uid, place = self.current_uid(), self.model_.place_at(self.currentIndex().row())
        below = self.currentIndex().row() - self.verticalScrollBar().value()
        self._set_heads(self.painted.high)
        self.model_.show(items, today, typed, of_one_day=of_one_day)
        self._set_heads(self.painted.head_high)
        self.painted.refresh()
        found = self.model_.place_of(uid)
        row = self.model_.row_at(found if found >= 0 else place)
        if row >= 0:
            self.setCurrentIndex(self.model_.index(row, 0))
            self.verticalScrollBar().setValue(max(0, row - below) if uid else 0)
            self._see(row)
        self.viewport().update()
        self.moved.emit()

    def _set_heads(self, high: int) -> None:
        for row in self.model_.heads:
            self.setRowHeight(row, self.theme.px(high))

    # Places

    def current(self) -> BoardItem | None:
        return self.model_.item(self.currentIndex().row())

    def current_uid(self) -> str:
        one = self.current()
        return one.uid if one is not None else ""

    def go(self, place: int) -> None:
        """To the matter at a place, or to the last one."""
        row = self.model_.row_at(place)
        if row >= 0:
            self.setCurrentIndex(self.model_.index(row, 0))
            self._see(row)

    def go_to(self, uid: str) -> bool:
        place = self.model_.place_of(uid)
        if place >= 0:
            self.go(place)
        return place >= 0

    def place(self) -> int:
        return self.model_.place_at(self.currentIndex().row())

    def _see(self, row: int) -> None:
        """A group's first matter is seen with its head."""
        if row - 1 in self.model_.heads:
            self.scrollTo(self.model_.index(row - 1, 0))
        self.scrollTo(self.model_.index(row, 0))

    def in_view(self) -> range:
        """The rows that are seen, the last perhaps in part."""
        last = self.rowAt(self.viewport().height() - 1)
        return range(max(0, self.rowAt(0)), (last if last >= 0 else len(self.model_.lines) - 1) + 1)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "open_matter"):
            if self.current_uid():
                self.opened.emit(self.current_uid())
        elif pressed(event, "first_matter", "last_matter"):
            self.go(0 if pressed(event, "first_matter") else len(self.model_.items))
        elif (kind := self._act_of(event)) is not None and self.current_uid():
            self.act_wanted.emit(self.current_uid(), kind)
        else:
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> ActKind | None:
        return next((kind for kind, name in KEYS.items() if pressed(event, name)), None)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """From matter to matter, over the heads."""
        page = max(1, len(self.in_view()) - 2)
        steps = {Move.MoveUp: -1, Move.MoveDown: 1, Move.MovePageUp: -page, Move.MovePageDown: page}
        place = self.place() + steps.get(action, 0)
        row = self.model_.row_at(place)
        if row < 0 or action not in steps:
            return QModelIndex(self.currentIndex())
        self._see(row)
        return self.model_.index(row, 0)

    def keyboardSearch(self, search: str) -> None:
        """Letters are acts; words belong into the search field."""

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def _on_double_click(self, index: QModelIndex) -> None:
        one = self.model_.item(index.row())
        if one is not None:
            self.opened.emit(one.uid)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self.model_.lines:
            self._lines(painter, event.rect())
        else:
            self._say_empty(painter)
        painter.end()

    def _lines(self, painter: QPainter, touched: QRect) -> None:
        current, wide = self.currentIndex().row(), self.viewport().width()
        for row in self.in_view():
            place = QRect(0, self.rowViewportPosition(row), wide, self.rowHeight(row))
            if not place.intersects(touched):
                continue
            line = self.model_.lines[row]
            if isinstance(line, Head):
                self.painted.head(painter, place, line)
            else:
                self.painted.row(painter, place, line, row == current)

    def _say_empty(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font())
        painter.setPen(self.theme.color("ink2"))
        box = self.viewport().rect().adjusted(self.theme.px(20), self.theme.px(40), -self.theme.px(20), 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextWordWrap), self.empty)

    def _on_theme(self) -> None:
        self.painted.refresh()
        self.viewport().update()
