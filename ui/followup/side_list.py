"""Beside an opened matter, 268 wide: the list it was opened from. Another matter is opened by going to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.followup.listing import Listing
from ui.followup.model import BoardModel
from ui.followup.side_rows import SideRows
from ui.theme import Theme
from ui.widgets import Ground, Words
from xfdesk.records.followup import BoardItem

WIDE = 268


class SideList(Ground):
    """`opened(uid)` when the clerk went to another matter."""

    opened = Signal(str)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(theme, "sunk")
        self.setFixedWidth(theme.px(WIDE))
        self.list = Listing(theme, BoardModel(today, self), "未办结的事项", SideRows)
        self.list.setProperty("ground", "sunk")
        self.count = Words(theme, "", role="bold")
        self.order = Words(theme, "按期限先后", role="small", tone="ink2")
        self.below = Words(theme, "", role="small", tone="ink2")
        self._silent = False
        self._lay_out()
        self.list.moved.connect(self._on_moved)
        self.list.clicked.connect(self._on_clicked)
        self.list.verticalScrollBar().valueChanged.connect(self._say_below)

    def _lay_out(self) -> None:
        px = self.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(10), px(18), px(6))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.order)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(20), px(4), px(18), px(6))
        foot.addWidget(self.below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_items(self, items: tuple[BoardItem, ...], total: int, today: date) -> None:
        self._silent = True
        self.list.show_items(items, today)
        self._silent = False
        whole = len(items) == total
        self.count.setText(f"未办结 {total} 件" if whole else f"筛出 {len(items)} 件，共 {total} 件")
        self.order.setVisible(whole)
        self._say_below()

    def stand_on(self, uid: str) -> bool:
        """On the matter that is opened already; on none when it is not listed (any more)."""
        self._silent = True
        found = self.list.go_to(uid)
        if not found:
            self.list.setCurrentIndex(QModelIndex())
        self._silent = False
        return found

    def _on_moved(self) -> None:
        if not self._silent and self.list.current_uid():
            self.opened.emit(self.list.current_uid())

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._on_moved()

    def _say_below(self) -> None:
        """How many matters lie below the last one that is seen whole."""
        model, seen = self.list.model_, self.list.in_view()
        last = seen.stop - 1
        if (
            last >= 0
            and self.list.rowViewportPosition(last) + self.list.rowHeight(last)
            > self.list.viewport().height()
        ):
            last -= 1
        below = sum(model.item(row) is not None for row in range(last + 1, len(model.lines)))
        self.below.setText(f"下面还有 {below} 件" if below else " ")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_below()
