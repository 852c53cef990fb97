"""What is proposed, before any of it counts: the days, the notes, 采用 or not."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.actions import keys, pressed
from ui.office.rota import wording
from ui.theme import Theme
from ui.widgets import QuietButton, Sentence, Words
from xfdesk.records.rota import RotaProposal
from xfdesk.rules import dates

DAY = Qt.ItemDataRole.UserRole


class ProposalPanel(QWidget):
    """`looked_at(day)` one of its days; `taken_out(day)` a day the clerk does not want."""

    looked_at = Signal(object)
    taken_out = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.what = Words(theme, "", tone="ink2", wrap=True)
        self.notes = Sentence(theme)
        self.list = QListWidget()
        self.list.setAccessibleName("提议的日子")
        self.list.setProperty("popup", "side")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.without = QuietButton(theme, "这一天不要", keys("rota_remove"), tone="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.what, self.notes):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.without, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.without.clicked.connect(self._on_without)

    def show_proposal(self, proposal: RotaProposal, turns: tuple[tuple[str, int], ...], today: date) -> None:
        """`turns`: how often each leader would sit in the month."""
        many = len(proposal.days)
        self.what.say(
            f"提议 {many} 天，虚线画在月历上，还没有存。不要的先去掉，再采用。\n采用后：{wording.turns_line(turns)}"
            if many
            else "没有可以提议的日子，已经排好的不动。"
        )
        self.notes.say("doubt", "\n".join(proposal.notes))
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for day in proposal.days:
            item = QListWidgetItem(f"{dates.short(day.on, today)}　{wording.names(day.leaders)}", self.list)
            item.setData(DAY, day.on)
            item.setToolTip(day.note)
            item.setSizeHint(QSize(0, self.theme.px(32)))
        self.list.setCurrentRow(min(row, many - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(many))
        self.without.setVisible(bool(many))

    def take_focus(self) -> None:
        if self.list.count():
            self.list.setFocus()

    def _day(self) -> date | None:
        item = self.list.currentItem()
        day = item.data(DAY) if item is not None else None
        return day if isinstance(day, date) else None

    def _on_chosen(self, *_: object) -> None:
        if (day := self._day()) is not None:
            self.looked_at.emit(day)

    def _on_without(self) -> None:
        if (day := self._day()) is not None:
            self.taken_out.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "rota_remove"):
            self._on_without()
        else:
            super().keyPressEvent(event)
