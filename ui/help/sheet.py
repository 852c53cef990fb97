"""F1: every key of the window on one sheet; Esc or F1 closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import ACTIONS, PAGE_WORDS
from ui.theme import Theme
from ui.widgets import Button, SectionTitle, Words

LONGEST = "today"  # its keys fill one column, all others share the second


class HelpSheet(QDialog):
    """In the shared column the keys of the page in hand stand first."""

    def __init__(self, theme: Theme, parent: QWidget, page: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("快捷键一览")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(8))
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(32))
        sides = (QVBoxLayout(), QVBoxLayout())
        for key in sorted(PAGE_WORDS, key=lambda key: (key != page, key != "")):
            side = sides[0 if key == LONGEST else 1]
            side.setSpacing(theme.px(6))
            side.addWidget(SectionTitle(theme, PAGE_WORDS[key]))
            side.addLayout(_keys(theme, key))
        for side in sides:
            side.addStretch(1)
            columns.addLayout(side, 1)
        column.addLayout(columns)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = Button(theme, "看完了", "Esc", primary=True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.accept()
        else:
            super().keyPressEvent(event)


def _keys(theme: Theme, page: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.px(4))
    grid.setHorizontalSpacing(theme.px(16))
    for at, action in enumerate(action for action in ACTIONS if action.page == page):
        grid.addWidget(Words(theme, action.keys, role="medium"), at, 0)
        grid.addWidget(Words(theme, action.text, tone="ink2"), at, 1)
    grid.setColumnMinimumWidth(0, theme.px(92))
    grid.setColumnStretch(1, 1)
    return grid
