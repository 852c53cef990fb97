"""On a wide screen the earlier matter's story stands to the right of the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import Ground, SectionTitle, Words
from xfdesk.desk.desk import Desk
from xfdesk.rules import dates


class EarlierMatter(Ground):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "sunk")
        self.theme = theme
        self._allowed, self._matter = False, ""
        self.setFixedWidth(theme.px(380))
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        self.box.setSpacing(theme.px(6))
        self.box.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()

    def allow(self, allowed: bool) -> None:
        self._allowed = allowed
        self.setVisible(allowed and bool(self._matter))

    def show_matter(self, desk: Desk, matter: str) -> None:
        if matter == self._matter:
            return
        self._matter = matter
        while self.box.count():
            item = self.box.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        if matter:
            self._fill(desk, matter)
        self.setVisible(self._allowed and bool(matter))

    def _fill(self, desk: Desk, matter: str) -> None:
        t = self.theme
        view = desk.ledger.matter(matter)
        today = desk.clock.today()
        lines: list[QWidget] = [
            Words(t, view.summary, role="bold", wrap=True),
            Words(t, f"{view.number}   {view.status}", tone="ink2"),
            SectionTitle(t, "经过"),
        ]
        for moment in view.timeline:
            tone = "amber" if moment.kind == "coming" else "ink2"
            lines.append(Words(t, f"{dates.short(moment.on, today)}   {moment.first}", tone=tone, wrap=True))
            if moment.second:
                lines.append(Words(t, moment.second, role="small", tone="ink2", wrap=True))
        for line in lines:
            self.box.addWidget(line)
