"""接访安排 in the list of 设置: the way to its page and to the leaflet, and by what days are proposed and posted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.office.rota import wording
from ui.office.settings_form import SettingsForm
from ui.theme import Theme
from ui.widgets import Button, SectionTitle, Words
from xfdesk.desk.desk import Desk

SETTINGS = (
    ("排班", "照着这些提议", ("rota_weekdays", "rota_hours", "principals", "principal_least")),
    ("接访公示和信访须知", "", ("posting_ahead", "posting_paper", "appointment", "place_help")),
)
LABEL = 180


class RotaSection(QWidget):
    """`wanted` is the key of what to open: the page, or the leaflet."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.state = Words(theme, "", tone="ink2", wrap=True)
        self.open = Button(theme, "打开接访安排", actions.keys("open_rota"), primary=True, icon="calendar")
        self.leaflet = Button(theme, actions.words("leaflet"), actions.keys("leaflet"), icon="print")
        self.form = SettingsForm(theme, desk.office, SETTINGS, LABEL)
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(8))
        acts.addWidget(self.open)
        acts.addWidget(self.leaflet)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(SectionTitle(theme, "接访安排", "谁哪天接访，一个月一个月地排"))
        column.addWidget(self.state)
        column.addLayout(acts)
        column.addSpacing(theme.px(8))
        column.addWidget(self.form, 1)
        self.open.clicked.connect(lambda: self.wanted.emit("rota"))
        self.leaflet.clicked.connect(lambda: self.wanted.emit("leaflet"))
        self.setFocusProxy(self.open)
        self.refresh()

    def refresh(self) -> None:
        """How this month stands, in a line."""
        today = self.desk.clock.today()
        month = self.desk.rota.month(today.year, today.month)
        many = sum(times for _kind, times in month.kinds)
        planned = f"{today.month} 月 {many} 次" if many else f"{today.month} 月还没有安排"
        line, _tone = wording.posting_line(month.post_by, month.posted_on, today)
        self.state.say("　".join(filter(None, (planned, line))))
        self.form.refresh()
