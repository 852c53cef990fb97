"""A list of records painted line by line: its cursor stays on its record when the list changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets import keep_bar_room

Index = QModelIndex | QPersistentModelIndex


class Painted(Protocol):
    """Who paints a line, how high it is at 100 %, and how it is spoken."""

    high: int

    def row(self, painter: QPainter, place: QRectF, one: Any, selected: bool) -> None: ...
    def sentence(self, one: Any) -> str: ...


class Lines(QAbstractListModel):
    def __init__(self, say: Callable[[Any], str], parent: QObject) -> None:
        super().__init__(parent)
        self.say, self.items = say, tuple[Any, ...]()

    def show(self, items: Sequence[Any]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        spoken = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        return self.say(self.items[index.row()]) if index.isValid() and role in spoken else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: RecordList) -> None:
        super().__init__(view)
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self.view.theme.px(self.view.painted.high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, place = self.view, QRectF(option.rect)
        selected = index.row() == view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected and (view.hasFocus() or not view.quiet):
            self._ground(painter, place)
        view.painted.row(painter, place, view.lines.items[index.row()], selected)
        painter.restore()

    def _ground(self, painter: QPainter, place: QRectF) -> None:
        """The row in hand, with the ring while the keys go to it."""
        theme, view = self.view.theme, self.view
        box = place.adjusted(1.5, 1.5, -1.5, -2.5)
        focus = view.hasFocus()
        painter.setPen(QPen(theme.color("accent" if focus else "accent_soft"), 1.5 if focus else 1))
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        high = theme.px(20)
        painter.drawRoundedRect(QRectF(box.left(), box.center().y() - high / 2, theme.px(3), high), 1.5, 1.5)


class RecordList(QListView):
    """`moved`: another record is in hand, or the list changed; `opened`: a double click. `key(record)` tells them apart;
    `quiet`: no row is in hand unless the keys go to the list.
    """

    moved = Signal()
    opened = Signal()

    def __init__(
        self, theme: Theme, name: str, painted: Painted, key: Callable[[Any], str], ground: str = "surface"
    ) -> None:
        super().__init__()
        self.theme, self.painted, self.key, self.empty = theme, painted, key, ""
        self.quiet = False
        self.lines = Lines(painted.sentence, self)
        self._delegate = _Delegate(self)
        self._silent = False
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setProperty("ground", ground)
        if ground != "surface":
            self.setStyleSheet("QListView { background: transparent; }")
        keep_bar_room(self)
        self.doubleClicked.connect(self._on_double)
        theme.changed.connect(self.viewport().update)

    # What it lists

    def show_items(self, items: Sequence[Any]) -> None:
        """The cursor stays on its record; when that has gone, on the one that took its place."""
        had, place = self.current_key(), self.currentIndex().row()
        self._silent = True
        self.lines.show(items)
        if not self.go_to(had) and items:
            self.go(max(0, place))
        self._silent = False
        self.viewport().update()
        self.moved.emit()

    def current(self) -> Any:
        row = self.currentIndex().row()
        return self.lines.items[row] if 0 <= row < len(self.lines.items) else None

    def current_key(self) -> str:
        one = self.current()
        return self.key(one) if one is not None else ""

    def go(self, place: int) -> None:
        """To the record at a place, or to the last one."""
        last = len(self.lines.items) - 1
        if last >= 0:
            index = self.lines.index(max(0, min(place, last)), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_to(self, key: str) -> bool:
        place = next((n for n, one in enumerate(self.lines.items) if self.key(one) == key), -1)
        if place >= 0:
            self.go(place)
        return place >= 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._silent:
            self.moved.emit()

    def minimumSizeHint(self) -> QSize:
        """A line is always seen whole."""
        return QSize(0, self.theme.px(self.painted.high) + 4)

    def keyboardSearch(self, search: str) -> None:
        """Letters are acts."""

    def _on_double(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.lines.items or not self.empty:
            return
        painter, px = QPainter(self.viewport()), self.theme.px
        painter.setFont(self.theme.font())
        painter.setPen(self.theme.color("ink2"))
        box = self.viewport().rect().adjusted(px(12), px(16), -px(12), 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextWordWrap), self.empty)
        painter.end()
