"""The days that were left: closed, or with a draft that waits. Each can be gone on with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import QuietButton, SectionTitle, Words
from xfdesk.records.reception_day import DayBehind
from xfdesk.rules import dates
from xfdesk.rules.words import DayState


class DaysBehind(QWidget):
    """`wanted(day uid)`: that day is to be gone on with."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.rows: list[_Row] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(40), theme.px(8), theme.px(40), theme.px(8))
        self.column.setSpacing(theme.px(2))
        self.column.addWidget(SectionTitle(theme, "以前的接访日", "别的日子，写上日期就能接着记"))

    def show_days(self, days: tuple[DayBehind, ...], today: date) -> None:
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_Row(self.theme, one, today) for one in days]
        for row in self.rows:
            row.wanted.connect(self.wanted)
            self.column.addWidget(row)
        self.setVisible(bool(days))


class _Row(QWidget):
    wanted = Signal(str)

    def __init__(self, theme: Theme, behind: DayBehind, today: date) -> None:
        super().__init__()
        day = behind.day
        self.act = QuietButton(theme, "接着记", name=f"接着记 {dates.on_screen(day.on)}")
        self.act.clicked.connect(lambda: self.wanted.emit(day.uid))
        year = "" if day.on.year == today.year else f"{day.on.year} 年 "
        on = Words(theme, f"{year}{dates.month_day(day.on)} {dates.weekday(day.on)}", role="bold")
        on.setMinimumWidth(theme.px(130))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(16))
        row.addWidget(on)
        row.addWidget(Words(theme, state_of(behind), tone="ink2"))
        if behind.drafts:
            row.addWidget(Words(theme, waiting(behind), tone="amber"))
        row.addStretch(1)
        row.addWidget(self.act)


def state_of(behind: DayBehind) -> str:
    state = "已收班" if behind.day.state is DayState.CLOSED else "没有收班"
    return f"{state}，记了 {behind.visits} 批" if behind.visits else f"{state}，没有人来"


def waiting(behind: DayBehind) -> str:
    return f"{behind.drafts} 份草稿没有记完"
