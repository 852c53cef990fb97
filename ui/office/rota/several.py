"""A line that several are picked into, one after another, parted by 、."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from ui.theme import Theme
from ui.widgets import PickField, ranked
from xfdesk.rules.text import fold

PARTS = "、，,;；"


class SeveralField(PickField):
    """`value()` is the line as it stands, each label that was picked written as its value. `came`: the cursor is in it."""

    came = Signal()

    def __init__(self, theme: Theme, name: str, *, placeholder: str = "") -> None:
        super().__init__(theme, name, placeholder=placeholder, rank=_ranked_by_last)
        self._before = ""
        self.textEdited.connect(self._on_edited_line)
        self.picked.connect(self._on_picked)

    def value(self) -> str:
        return self.text().strip()

    def set_value(self, value: str) -> None:
        self._before = _all_but_last(value)
        super().set_value(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def _on_edited_line(self, text: str) -> None:
        self._before = _all_but_last(text)

    def _on_picked(self, value: str) -> None:
        """The list wrote its line over everything; what was there before it comes back."""
        self.setText(f"{self._before}{value}")
        self._before = self.text()
        self.typed.emit()


def _last(text: str) -> str:
    return text[len(_all_but_last(text)) :]


def _all_but_last(text: str) -> str:
    cut = max(text.rfind(sign) for sign in PARTS)
    return text[: cut + 1]


def _ranked_by_last(typed: str, options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Only the piece that is being typed counts; one that stands already is not offered again."""
    standing = {fold(piece) for piece in _all_but_last(typed).replace("，", "、").split("、")}
    return [one for one in ranked(_last(typed), options) if fold(one[0]) not in standing]
