"""A unit that no register has: whose it is decides whether it can be assigned or handed on (art. 22), so it is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.theme import Theme
from ui.widgets import QuietButton, Strip, Words
from xfdesk.records.visit import Finding


class UnitQuestion(Strip):
    """`answered(unit, ours)`: it goes into the register. Left alone, the unit is kept as typed and marked."""

    answered = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "amber")
        self.unit = ""
        self.words = Words(theme, "", elide=True)
        self.ours = QuietButton(theme, "是本单位的", "")
        self.others = QuietButton(theme, "是外单位", "")
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.ours)
        self.row.addWidget(self.others)
        self.ours.clicked.connect(self._on_ours)
        self.others.clicked.connect(self._on_others)
        self.hide()

    def heed(self, findings: tuple[Finding, ...], units: dict[str, str]) -> None:
        """`units` is what stands in each field that names one, by its path."""
        asked = next((f.field for f in findings if f.rule == "unit_unknown"), "")
        self.unit = units.get(asked, "").strip()
        self.words.say(f"“{self.unit}”是谁的单位？答了就记进登记簿；先不答，照填的保留")
        self.setVisible(bool(self.unit))

    def _on_ours(self) -> None:
        self.answered.emit(self.unit, True)

    def _on_others(self) -> None:
        self.answered.emit(self.unit, False)
