"""A gate page: one card in the middle of a quiet ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.shell.title_strip import Mark
from ui.theme import Theme
from ui.widgets import Card, Ground, Words

WIDTH = 760


class Gate(Ground):
    """`column` is the card's inside, `foot` the quiet line under the card."""

    def __init__(self, theme: Theme, title: str, below: str) -> None:
        super().__init__(theme, "bg")
        self.setWindowTitle("接访台")
        self.resize(theme.px(1366), theme.px(728))
        self.card, self.foot = Card(theme), Words(theme, "", role="small", tone="ink2")
        self.card.setFixedWidth(theme.px(WIDTH))
        self.foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(theme.px(44), theme.px(36), theme.px(44), theme.px(24))
        self.column.setSpacing(theme.px(8))
        self.column.addLayout(self._head(title, below))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        grid.setRowStretch(0, 2)
        grid.addWidget(self.card, 1, 0, Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(self.foot, 2, 0)
        grid.setVerticalSpacing(theme.px(20))
        grid.setRowStretch(3, 3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the card gives way as far as its lines allow; then the page scrolls."""
        super().resizeEvent(event)
        room = self.width() - self.theme.px(48)
        least = self.column.minimumSize().width()
        self.card.setFixedWidth(max(least, min(self.theme.px(WIDTH), room)))

    def _head(self, title: str, below: str) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.theme.px(16))
        row.addWidget(Mark(self.theme, 44))
        words.setSpacing(self.theme.px(4))
        words.addWidget(Words(self.theme, title, role="gate"))
        words.addWidget(Words(self.theme, below, tone="ink2", wrap=True))
        row.addLayout(words, 1)
        return row
