"""A sealed accusation: number, date, people and the sealed words; a typed reason opens it, and that is written down (art. 30)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.matter.parts import button, label
from ui.theme import Theme
from ui.widgets import LineField
from xfdesk.records.ledger import MatterView
from xfdesk.rules import dates


class Sealed(QWidget):
    open_wanted = Signal(str)

    def __init__(self, theme: Theme, view: MatterView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(view.summary, role="title"))
        about = f"{view.number}    {dates.on_screen(view.received_on)}    {view.people} 人"
        column.addWidget(label(about, "ink2"))
        column.addSpacing(theme.px(16))
        column.addWidget(
            label("打开要写明原因，会记入操作历史。与被反映人同名的人不能打开（第30条）。", wrap=True)
        )
        self.reason = LineField(theme, "打开检举控告的原因", placeholder="为什么要看")
        self.reason.setMaximumWidth(theme.px(420))
        self.reason.returnPressed.connect(self._on_reason)
        self.refusal = label("", "red", "small", wrap=True)
        opens = button(theme, "打开检举控告", "lock", primary=True)
        opens.clicked.connect(self._on_reason)
        for widget in (self.reason, self.refusal):
            column.addWidget(widget)
        column.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _on_reason(self) -> None:
        self.open_wanted.emit(self.reason.text().strip())

    def refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.reason.setFocus()
