"""A unit that no register has: whose it is decides whether it can be assigned or handed on (art. 22), so it is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import QuietButton, Words
from xfdesk.records.visit import Finding

RULE = "unit_unknown"


class UnitQuestion(QWidget):
    """`answered(unit, ours)`: it goes into the register. Left alone, the unit is kept as typed and marked."""

    answered = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.unit = ""
        self.words = Words(theme, "", role="small", tone="amber", elide=True)
        self.ours = QuietButton(theme, "是本单位的", "")
        self.others = QuietButton(theme, "是外单位", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for widget in (self.words, self.ours, self.others):
            row.addWidget(widget)
        row.addStretch(1)
        self.ours.clicked.connect(self._on_ours)
        self.others.clicked.connect(self._on_others)

    def heed(self, findings: tuple[Finding, ...], path: str, unit: str) -> bool:
        """Whether the unit that stands in the field of this path is asked about."""
        asked = any(found.rule == RULE and found.field == path for found in findings)
        self.unit = unit.strip() if asked else ""
        self.words.say(f"△ 登记簿里没有“{self.unit}”，是谁的单位？先不答，照填的保留")
        return bool(self.unit)

    def stops(self) -> list[QWidget]:
        return [self.ours, self.others]

    def _on_ours(self) -> None:
        self.answered.emit(self.unit, True)

    def _on_others(self) -> None:
        self.answered.emit(self.unit, False)
