"""The list's half of the page: tiles, filters, the list or what teaches, and beside it the month when it is wanted."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.followup.empty import Empty
from ui.followup.filter_row import FilterRow
from ui.followup.listing import Listing
from ui.followup.model import BoardModel
from ui.followup.month import Month, MonthPanel
from ui.followup.rows import Rows
from ui.followup.tiles import TileRow
from ui.theme import Theme
from ui.widgets import Ground, Words
from xfdesk.records.followup import Board, BoardItem, BoardQuery
from xfdesk.rules import dates

NONE = {
    "without_owner": "没有无着落的：每件都有领导、承办人和期限。",
    "without_answer": "没有无回音的：每条诉求都有了答复。",
    "overdue": "没有超期的。",
    "due_this_week": "本周没有要到期的了。",
}
LIST_LEAST = 380
"""What the list needs beside the month."""
NO_HIT = "没有符合的事项。可以少打几个字，或点“清除”看全部。"


class Top(Ground):
    """Tiles and filters on one ground, a line under them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bg")
        self.tiles, self.filters = TileRow(theme), FilterRow(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self.tiles)
        column.addWidget(self.filters)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class Workplace(QWidget):
    """`show_board` lists what is asked for; while the month is open, what falls due on its day."""

    def __init__(self, theme: Theme, month: Month, today: date) -> None:
        super().__init__()
        self.theme, self.today, self.folded = theme, today, False
        self.month_is_open = self._in_day = False
        self.board: Board | None = None
        self.top = Top(theme)
        self.tiles, self.filters = self.top.tiles, self.top.filters
        self.month = MonthPanel(theme, month, today)
        self.month.hide()
        self.day = Words(theme, "", role="bold")
        self.day.setContentsMargins(theme.px(24), theme.px(10), 0, theme.px(4))
        self.day.hide()
        self.list = Listing(theme, BoardModel(today, self), "督办清单", Rows)
        self.empty = Empty(theme)
        self.body = QStackedWidget()
        self._lay_out()
        self.month.grid.moved.connect(self._on_day)

    def _lay_out(self) -> None:
        self.listed = QWidget()
        inside = QVBoxLayout(self.listed)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.day)
        inside.addWidget(self.list, 1)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.month, 5)
        row.addWidget(self.listed, 6)
        self.body.addWidget(beside)
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.body, 1)

    # What it shows

    def show_board(self, whole: Board, narrowed: Board, query: BoardQuery) -> None:
        """Tiles and choices of all that is open, the list of what is asked for."""
        self.board, self.today = narrowed, whole.as_of
        self.list.model_.everything = whole.items
        self.tiles.show_tiles(whole.tiles, whole.as_of)
        self.tiles.set_chosen(query.tile)
        self.filters.show_board(whole, len(narrowed.items))
        self.body.setCurrentIndex(1 if whole.total == 0 else 0)
        if self.month_is_open:
            self.month.show_day(self.month.grid.day, whole.as_of)
        self._list(query)

    def _list(self, query: BoardQuery) -> None:
        items = self._of_day() if self.month_is_open else self.board.items if self.board else ()
        only_tile = query == BoardQuery(tile=query.tile)
        self.list.empty = NONE.get(query.tile, NO_HIT) if only_tile else NO_HIT
        if self.month_is_open:
            self.list.empty = "这一天没有到期的。"
        self.list.show_items(items, self.today, query.text, of_one_day=self.month_is_open)

    def _of_day(self) -> tuple[BoardItem, ...]:
        due = self.month.due()
        return due.items if due is not None else ()

    # The month

    def open_month(self) -> None:
        """Beside the list, on today."""
        self.month_is_open, self._in_day = True, False
        self._share()
        self.month.show_day(self.today, self.today)
        self._on_day(self.today)
        self.month.grid.setFocus()

    def close_month(self) -> None:
        self.month_is_open = False
        self._share()
        self._list(self.filters.query)
        self.list.setFocus()

    def go_into_day(self) -> None:
        self._in_day = True
        self._share()
        self.list.setFocus()

    def come_back_from_day(self) -> None:
        self._in_day = False
        self._share()
        self.month.grid.setFocus()

    def take_focus(self) -> None:
        """Where work goes on: the list, or what stands in its place."""
        if self.body.currentWidget() is self.empty:
            self.empty.receive.setFocus()
        elif self.listed.isHidden():
            self.month.grid.setFocus()
        else:
            self.list.setFocus()

    def _on_day(self, day: date) -> None:
        items = self._of_day()
        count = f"   {len(items)} 件到期" if items else ""
        self.day.setText(dates.short(day, self.today) + count)
        self._list(self.filters.query)

    def fold(self, folded: bool) -> None:
        self.folded = folded
        self.tiles.fold(folded)
        self.empty.fold(folded)
        self.month.fold(folded)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """On a small screen the month takes the room of tiles and filters, on a very small one the list's too."""
        least = self.month.minimumSizeHint().width() + self.theme.px(LIST_LEAST)
        alone = self.month_is_open and self.width() < least
        self.top.setVisible(not (self.folded and self.month_is_open))
        self.month.setVisible(self.month_is_open and not (alone and self._in_day))
        self.listed.setVisible(not alone or self._in_day)
        self.day.setVisible(self.month_is_open)
