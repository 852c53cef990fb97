"""Above the calendar: which month, how many times and of what kind, who sits how often, and what is to be known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import actions
from ui.office.rota import wording
from ui.theme import Theme
from ui.widgets import Button, Ground, Sentence, Words
from xfdesk.records.rota import RotaMonth

EMPTY = "这个月还没有安排"


class RotaHead(Ground):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bg")
        px = theme.px
        self.earlier = Button(theme, "", icon="left", name="上个月")
        self.later = Button(theme, "", icon="right", name="下个月")
        for button, name in ((self.earlier, "rota_before"), (self.later, "rota_after")):
            button.setToolTip(f"{button.accessibleName()}   {actions.keys(name)}")
        self.title = Words(theme, "", role="title")
        self.counts = Words(theme, "", tone="ink2", elide=True)
        self.turns = Words(theme, "", tone="ink2", elide=True)
        self.notes = Sentence(theme)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        for widget in (self.earlier, self.title, self.later):
            row.addWidget(widget)
        row.addSpacing(px(6))
        row.addWidget(self.counts)
        row.addWidget(self.turns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(20), px(8))
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self.notes)
        self.turns.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_month(self, month: RotaMonth) -> None:
        self.title.say(f"{month.year} 年 {month.month} 月")
        many = sum(times for _kind, times in month.kinds)
        self.counts.say(
            "　".join(filter(None, (f"{many} 次", wording.kinds_line(month.kinds)))) if many else EMPTY
        )
        self.turns.say(wording.turns_line(month.turns))
        self.notes.say("doubt", "\n".join(month.notes))
