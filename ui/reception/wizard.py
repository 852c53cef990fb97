"""F8: at most three plain questions that propose class and route; the clerk can overrule."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import actions
from ui.theme import Theme
from ui.widgets import Button, QuietButton, Strip, Words
from xfdesk.rules import routes
from xfdesk.rules.routes import Proposal


class RouteQuestions(Strip):
    """A strip within the form, not a box before it. Keys 1 to 5 answer, Esc leaves all as it was."""

    proposed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "accent")
        self.theme = theme
        self.question = Words(theme, "", role="medium")
        self.buttons = QWidget()
        self.button_row = QHBoxLayout(self.buttons)
        self.button_row.setContentsMargins(0, 0, 0, 0)
        self.button_row.setSpacing(theme.px(8))
        leave = QuietButton(theme, "不用问了", actions.keys("back"))
        leave.clicked.connect(self.leave)
        actions.bind(self, "back", self.leave, context=Qt.ShortcutContext.WindowShortcut)
        self.row.addWidget(self.question)
        self.row.addWidget(self.buttons, 1)
        self.row.addWidget(leave)
        self.answers: tuple[int, ...] = ()
        self._keys: list[Button] = []
        self.hide()

    def begin(self) -> None:
        self.answers = ()
        self.show()
        self._ask()

    def _ask(self) -> None:
        asked = routes.ask(self.answers)
        if isinstance(asked, Proposal):
            self.hide()
            self.proposed.emit(asked)
            return
        self.question.say(asked.text)
        for button in self._keys:
            self.button_row.removeWidget(button)
            button.deleteLater()
        self._keys = []
        for n, (words, _) in enumerate(asked.choices, 1):
            button = Button(self.theme, words, str(n))
            button.clicked.connect(self._on_answer)
            self._keys.append(button)
            self.button_row.addWidget(button)
        self.button_row.addStretch(1)
        self._keys[0].setFocus()

    def _on_answer(self) -> None:
        self._answer(self._keys.index(self.sender()))  # type: ignore[arg-type]

    def _answer(self, n: int) -> None:
        self.answers = (*self.answers, n)
        self._ask()

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if number.isdigit() and 1 <= int(number) <= len(self._keys):
            self._answer(int(number) - 1)
        else:
            super().keyPressEvent(event)
