"""The foot of the form: the dates that saving will set, or what is still missing with a way to each field; and saving."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui import actions
from ui.theme import Theme
from ui.widgets import Button, Ground, QuietButton, Words
from xfdesk.records.visit import Check, Missing
from xfdesk.rules import dates

MOST = 5
SHOWN = {"D1": "书面告知", "D2": "书面告知", "D4": "书面答复", "D5": "延期届满", "D13": "交办期限"}


class Foot(Ground):
    missing_chosen = Signal(str)
    saved = Signal()
    saved_and_next = Signal()

    def __init__(self, theme: Theme, next_word: str = "保存并下一位") -> None:
        super().__init__(theme, "surface")
        self.theme = theme
        self.missing: tuple[Missing, ...] = ()
        self._heeded, self._most = (Check(), date.min), MOST
        self.setFixedHeight(theme.px(52))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(24), 0, theme.px(20), 0)
        self.row.setSpacing(theme.px(4))
        self.lead = Words(theme, "", elide=True)
        self.row.addWidget(self.lead)
        self.links: list[QuietButton] = []
        for _ in range(MOST):
            link = QuietButton(theme, "")
            link.setProperty("tone", "amber")
            link.hide()
            link.clicked.connect(self._on_link)
            self.links.append(link)
            self.row.addWidget(link)
        self.tail = Words(theme, "", role="small", tone="ink2")
        self.row.addWidget(self.tail)
        self.row.addStretch(1)
        self.save = Button(theme, "保存", actions.keys("save"))
        self.save_next = Button(theme, next_word, actions.keys("save_next"), primary=True)
        self.row.addWidget(self.save)
        self.row.addSpacing(theme.px(6))
        self.row.addWidget(self.save_next)
        self.save.clicked.connect(self.saved)
        self.save_next.clicked.connect(self.saved_and_next)

    def heed(self, check: Check, today: date) -> None:
        self._heeded = check, today
        self._dress()

    def _dress(self) -> None:
        check, today = self._heeded
        self.missing = check.missing
        problems = [f for f in check.findings if f.level == "problem"]
        shown = list({m.label: m for m in check.missing}.values())
        for n, link in enumerate(self.links):
            link.setVisible(n < min(len(shown), self._most))
            if n < len(shown):
                link.set_word(shown[n].label)
                link.setAccessibleName(f"还差{shown[n].label}，按回车去填")
        if shown:
            self.lead.say("还差：", "amber")
            more = f"等 {len(shown)} 项" if len(shown) > self._most else ""
            pending = any(m.rule.startswith("verdict_") for m in check.missing)
            self.tail.say(
                "   ".join(
                    part
                    for part in (
                        more,
                        f"先存为待核实按 {actions.keys('judge_later')}"
                        if pending
                        else actions.line("jump_missing"),
                    )
                    if part
                )
            )
        elif problems:
            self.lead.say(f"有 {len(problems)} 处要改，改好才能保存", "red")
            self.tail.say("")
        else:
            self.lead.say(self._dates(check, today), "")
            self.tail.say("")

    def _dates(self, check: Check, today: date) -> str:
        parts = []
        for duty in check.duties:
            if duty.key in SHOWN:
                note = "（暂计）" if duty.provisional else ""
                parts.append(
                    f"{SHOWN[duty.key]} {dates.before(duty.safe, today)} {dates.weekday(duty.safe)}{note}"
                )
        return "     ".join(parts if self._most == MOST else parts[:1])

    def first_missing(self) -> str:
        return self.missing[0].field if self.missing else ""

    def keep_to(self, width: int) -> None:
        """The buttons stand at the form's right edge, not at the window's."""
        beyond = max(0, self.width() - width)
        self.row.setContentsMargins(self.theme.px(24), 0, self.theme.px(20) + beyond, 0)

    def set_narrow(self, narrow: bool) -> None:
        """Keys leave the buttons; of the dates the first stays, of the missing fields the first two."""
        self._most = 2 if narrow else MOST
        self.save.show_shortcut(not narrow)
        self.save_next.show_shortcut(not narrow)
        self._dress()

    def _on_link(self) -> None:
        link = self.sender()
        label = link.word if isinstance(link, QuietButton) else ""
        found = next((missing for missing in self.missing if missing.label == label), None)
        if found:
            self.missing_chosen.emit(found.field)

    def paintEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().paintEvent(event)
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, 0, self.width(), 0)
