"""The field that an ID-card reader or a scanner types into, like a keyboard but faster than a hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ui import actions
from ui.theme import Theme
from ui.widgets import LineField

FASTEST_HAND_MS = 50
SHORTEST_CARD = 15
STILL_MS = 4 * FASTEST_HAND_MS  # a busy machine hands the keys over late
BESIDE = (
    Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_NumLock,
)  # fmt: skip
"""A reader sends some of these with the X of a number."""


class NumberField(LineField):
    """`card(number, before)`: a burst of keys ended in Enter; `before` is what had stood in the field until then."""

    card = Signal(str, str)

    def __init__(self, theme: Theme, name: str, *, width: int = 0) -> None:
        super().__init__(theme, name, width=width)
        self._burst = self._before = ""
        self._last = 0
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)

    @property
    def reading(self) -> bool:
        """A card may be under way; a hand that types looks the same until it rests."""
        return bool(self._burst) and self._still.isActive()

    def whole(self) -> str:
        """What stands in the field without the half of a card; a single key counts as typed."""
        return self._before if self.reading and len(self._burst) > 1 else self.text()

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
            self._still.start()
        elif event.key() not in BESIDE:
            self._burst = ""
        super().keyPressEvent(event)
