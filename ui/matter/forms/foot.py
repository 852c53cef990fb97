"""The foot of a short form: the act's own day at the left, putting it away and recording at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.theme import Theme
from ui.widgets import Button, HeldOn, LabelCell, QuietButton, Sentence, Words


class Foot(QWidget):
    """The day is today unless another is typed; one that has passed is said to be 补记."""

    recorded = Signal()
    left = Signal()
    paper_wanted = Signal()

    def __init__(self, theme: Theme, day: str, done: str, today: date) -> None:
        super().__init__()
        self.theme, self.today = theme, today
        self.trouble = Sentence(theme)
        self.day = HeldOn(theme, day, today, future=False, width=100)
        self.day.set_day(today)
        self.late = Words(theme, "", role="small", tone="amber")
        self.paper = QuietButton(theme, actions.words("papers"), actions.keys("papers"))
        self.paper.hide()
        self.leave = QuietButton(theme, "收起", actions.keys("back"))
        self.record = Button(theme, done, actions.keys("record_act"), primary=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(LabelCell(theme, day, self.day))
        row.addWidget(self.day)
        row.addWidget(self.late)
        row.addStretch(1)
        for widget in (self.paper, self.leave, self.record):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.trouble)
        column.addLayout(row)
        self.day.typed.connect(self._on_typed)
        self.record.clicked.connect(self.recorded)
        self.leave.clicked.connect(self.left)
        self.paper.clicked.connect(self.paper_wanted)

    def stops(self) -> list[QWidget]:
        return [self.day, self.record, self.leave, self.paper]

    def offer_paper(self) -> None:
        self.paper.show()

    def refuse(self, sentence: str, *, day: bool = False) -> None:
        self.trouble.say("problem", sentence)
        if day:
            self.day.mark("problem")
            self.day.setFocus()

    def clear(self) -> None:
        self.trouble.clear()
        self.day.mark("")

    def set_narrow(self, narrow: bool) -> None:
        for button in (self.paper, self.leave, self.record):
            button.show_shortcut(not narrow)

    def say_day(self) -> None:
        day = self.day.day()
        self.late.say("补记" if day is not None and day < self.today else "")

    def _on_typed(self) -> None:
        self.say_day()
