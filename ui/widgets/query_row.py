"""The row above a list that asks: a search field and chips, which together make the query. Nothing moves while one types."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.fields import LineField
from ui.widgets.strips import Ground


class SearchField(LineField):
    """With a sign that empties it while there is something in it."""

    def __init__(self, theme: Theme, name: str, hint: str) -> None:
        super().__init__(theme, name, placeholder=hint)
        self.wipe = QAction(icon(theme, "close", "ink2", 14), "清空", self)
        self.wipe.triggered.connect(self.clear)
        self.addAction(self.wipe, QLineEdit.ActionPosition.TrailingPosition)
        self.wipe.setVisible(False)
        self.textChanged.connect(lambda typed: self.wipe.setVisible(bool(typed.strip())))

    def hint_width(self) -> int:
        """What the hint takes, with its margins."""
        return self.fontMetrics().horizontalAdvance(self.placeholderText()) + self.theme.px(44)


class QueryRow(Ground):
    """`asked(query)` with every letter and every filter; `left_downwards` when the list is wanted.

    The query is a frozen record with a field `text`. A row says in `show_query` what is set, and in `fit` what steps back in
    a narrow window.
    """

    asked = Signal(object)
    left_downwards = Signal()

    def __init__(self, theme: Theme, query: Any, search: SearchField) -> None:
        super().__init__(theme, "bg")
        self.query, self.search = query, search
        search.textChanged.connect(self._on_typed)
        search.returnPressed.connect(self.left_downwards)

    def ask(self, query: Any) -> None:
        """Show a query in field and chips, and ask for it."""
        self.query = query
        if self.search.text().strip() != query.text:
            self.search.setText(query.text)
        self.show_query()
        self.asked.emit(query)

    def change(self, **fields: str) -> None:
        self.ask(replace(self.query, **fields))

    def show_query(self) -> None:
        self.fit()

    def fit(self) -> None: ...

    def _on_typed(self, typed: str) -> None:
        if typed.strip() != self.query.text:
            self.query = replace(self.query, text=typed.strip())
            self.show_query()
            self.asked.emit(self.query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
