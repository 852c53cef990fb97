"""The field that an ID-card reader or a scanner types into, like a keyboard but faster than a hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from ui import actions
from ui.theme import Theme
from ui.widgets import LineField

FASTEST_HAND_MS = 50
SHORTEST_CARD = 15


class NumberField(LineField):
    """`card(number, before)`: a burst of keys ended in Enter; `before` is what had stood in the field until then."""

    card = Signal(str, str)

    def __init__(self, theme: Theme, name: str, *, width: int = 0) -> None:
        super().__init__(theme, name, width=width)
        self._burst = self._before = ""
        self._last = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if actions.pressed(event, "next_field"):
            burst, self._burst = self._burst, ""
            if len(burst) >= SHORTEST_CARD:
                self.card.emit(burst, self._before)
        elif event.text().isprintable() and event.text():
            if not self._burst or event.timestamp() - self._last > FASTEST_HAND_MS:
                self._burst, self._before = "", self.text()
            self._burst += event.text()
            self._last = event.timestamp()
        else:
            self._burst = ""
        super().keyPressEvent(event)
