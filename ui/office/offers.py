"""Under a register: names that were typed on the day's card or in visits and are not in the table yet, one press away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets import Flow, QuietButton, Words
from xfdesk.desk.office import OfficeDesk

MOST = 12


class Offers(QWidget):
    """`taken(name, post)`. Hidden while there is nothing to offer."""

    taken = Signal(str, str)

    def __init__(self, theme: Theme, desk: OfficeDesk, register: str) -> None:
        super().__init__()
        self.theme, self.desk, self.register = theme, desk, register
        self.buttons: list[QuietButton] = []
        self.words = Words(theme, "", role="small", tone="ink2")
        self.flow = Flow(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.words)
        column.addWidget(self.flow)

    def look(self) -> None:
        """Ask the desk again; called when the page comes to the front, not at each letter."""
        found = self.desk.offered(self.register)
        for button in self.buttons:
            self.flow.take(button)
        self.buttons = []
        for name, post in found[:MOST]:
            button = QuietButton(self.theme, f"{name} {post}".strip(), icon="plus", name=f"加进 {name}")
            button.clicked.connect(partial(self._on_taken, button, name, post))
            self.buttons.append(button)
            self.flow.put(button)
        more = f"，还有 {len(found) - MOST} 个" if len(found) > MOST else ""
        self.words.setText(f"接访日和来访里写过、这里还没有的，点一下就加进来{more}")
        self.setVisible(bool(found))

    def _on_taken(self, button: QuietButton, name: str, post: str) -> None:
        self.taken.emit(name, post)
        self.buttons.remove(button)
        self.flow.take(button)
        self.setVisible(bool(self.buttons))
