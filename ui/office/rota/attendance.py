"""出勤: of each leader what was planned, held, done for others and missed, for a month, a quarter or a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme
from ui.widgets import RadioRow, Words
from xfdesk.desk.desk import Desk
from xfdesk.records.rota import Attendance

Index = QModelIndex | QPersistentModelIndex
SPANS = ("本月", "本季", "全年")
COLUMNS = (
    ("领导", "接访领导"), ("计划", "到今天为止安排了几次"), ("到", "安排了也来了的"), ("代", "替别人接访的"),
    ("缺", "安排了没有来的"), ("加", "没有安排也来了的"),
    ("还有", "以后安排着的"),
)  # fmt: skip
NUMBER = 37
NOTE = "到、代、缺按接访日实际接访的领导数，不用另外登记。"


class LineDelegate(QStyledItemDelegate):
    """A line under each row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        box = option.rect
        painter.setPen(self.theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


class AttendancePanel(QWidget):
    """`show_month(year, month)` says which month, quarter and year are meant."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme, self.desk = theme, desk
        today = desk.clock.today()
        self.year, self.month = today.year, today.month
        self.span = RadioRow(theme, "出勤的时段", SPANS)
        self.span.set_value(SPANS[0])
        self.title = Words(theme, "", tone="ink2")
        self.table = self._table()
        note = Words(theme, NOTE, role="small", tone="ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.span, self.title):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(note)
        self.span.typed.connect(self.refresh)

    def _table(self) -> QTableWidget:
        px, table = self.theme.px, QTableWidget(0, len(COLUMNS))
        table.setAccessibleName("出勤")
        table.setHorizontalHeaderLabels([title for title, _hint in COLUMNS])
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(34))
        table.setItemDelegate(LineDelegate(self.theme, table))
        head = table.horizontalHeader()
        head.setProperty("tight", True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(px(20))
        head.setFixedHeight(px(30))
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, (_title, hint) in enumerate(COLUMNS):
            item = table.horizontalHeaderItem(at)
            assert item is not None
            item.setToolTip(hint)
            item.setTextAlignment(_aligned(at))
            if at:
                table.setColumnWidth(at, px(NUMBER))
        return table

    def show_month(self, year: int, month: int) -> None:
        if (year, month) != (self.year, self.month):
            self.year, self.month = year, month
        self.refresh()

    def refresh(self) -> None:
        if self.isHidden():
            return
        since, until, words = span_of(self.span.value(), self.year, self.month)
        self.title.say(words)
        rows = self.desk.rota.attendance(since, until)
        self.table.setRowCount(len(rows))
        for n, row in enumerate(rows):
            self._put(n, row)

    def _put(self, at: int, row: Attendance) -> None:
        figures = (row.planned, row.held, row.stood_in, row.missed, row.beyond, row.ahead)
        for column, words in enumerate((row.leader, *map(str, figures))):
            item = QTableWidgetItem("" if words == "0" else words)
            item.setTextAlignment(_aligned(column))
            item.setToolTip(f"{row.leader} {row.post}".strip() if not column else "")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{row.leader} {COLUMNS[column][0]} {words}" if column else words,
            )
            if not column:
                item.setFont(self.theme.font("medium"))
            if column == 4 and row.missed:
                item.setForeground(self.theme.color("amber"))
            self.table.setItem(at, column, item)

    def take_focus(self) -> None:
        self.span.button(self.span.value()).setFocus()


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def span_of(span: str, year: int, month: int) -> tuple[date, date, str]:
    """First and last day, and how the span is called."""
    if span == SPANS[1]:
        first = (month - 1) // 3 * 3 + 1
        words = f"{year} 年{'一二三四'[first // 3]}季度"
        return date(year, first, 1), _last(year, first + 2), words
    if span == SPANS[2]:
        return date(year, 1, 1), date(year, 12, 31), f"{year} 年"
    return date(year, month, 1), _last(year, month), f"{year} 年 {month} 月"


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
