"""Where others receive than were planned: who stands in for whom is said, and why is asked, in one row. Nothing waits for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import PickField, Words
from xfdesk.rules import standing_in

REASONS = ("开会", "外出", "请假", "培训", "下乡")


class StandsIn(QWidget):
    """`value()` is the reason; the row is hidden while those planned receive."""

    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.who = Words(theme, "", tone="ink2", elide=True)
        self.why = PickField(theme, "为什么换人", REASONS, placeholder="为什么：开会、外出、请假")
        self._planned: tuple[str, ...] = ()
        self._sat: tuple[str, ...] = ()
        self.setFocusProxy(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self.who)
        row.addWidget(self.why, 1)
        self.why.typed.connect(self.typed)

    def compare(self, planned: Sequence[str], sat: Sequence[str]) -> bool:
        """Whether there is something to ask: others receive, while the day has somebody at all."""
        self._planned, self._sat = tuple(planned), tuple(sat)
        said = standing_in.sentence(self._planned, self._sat, "") if self._planned and self._sat else ""
        self.who.say(said)
        self.who.setToolTip(f"接访安排里是{'、'.join(self._planned)}" if said else "")
        return bool(said)

    def set_absence(self, absence: str) -> None:
        """The reason alone of the sentence that the day keeps."""
        self.why.set_value(standing_in.reason(absence, self._planned))

    def value(self) -> str:
        return self.why.value().strip() if self.who.text() else ""

    def mark(self, level: str) -> None:
        self.why.mark(level)
