"""F1: every key of the window on one sheet; Esc or F1 closes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import actions
from ui.actions import ACTIONS, PAGE_WORDS
from ui.theme import Theme
from ui.widgets import Button, Ground, SectionTitle, Words

COLUMN = 330
EDGE = 40


class HelpSheet(QDialog):
    """The keys of the page in hand stand first; as many columns as the window is wide, and it scrolls when it must."""

    def __init__(self, theme: Theme, parent: QWidget, page: str = "") -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("快捷键一览")
        room = parent.window().size() - QSize(theme.px(EDGE), theme.px(EDGE))
        keys = _keys(theme, page, max(1, min(3, room.width() // theme.px(COLUMN))))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("快捷键一览")
        self.area.setWidget(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(14))
        column.setSpacing(theme.px(8))
        column.addWidget(self.area, 1)
        column.addLayout(self._foot())
        wanted = QSize(keys.sizeHint().width() + theme.px(16), keys.sizeHint().height() + theme.px(64))
        self.resize(wanted.boundedTo(room))
        actions.bind(self, "help", self.accept)
        self.area.setFocus()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(self.theme.px(24), 0, self.theme.px(24), 0)
        foot.addStretch(1)
        close = Button(self.theme, "看完了", actions.keys("back"), primary=True)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        return foot


def _keys(theme: Theme, page: str, count: int) -> QWidget:
    """The sections in columns of about the same length."""
    sheet = Ground(theme, "surface")
    row = QHBoxLayout(sheet)
    row.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(8))
    row.setSpacing(theme.px(28))
    order = sorted(PAGE_WORDS, key=lambda key: (key != page, key != ""))
    for sections in _shared_out(order, count):
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        for key in sections:
            column.addWidget(SectionTitle(theme, PAGE_WORDS[key]))
            column.addLayout(_section(theme, key))
        column.addStretch(1)
        row.addLayout(column, 1)
    return sheet


def _shared_out(order: list[str], count: int) -> list[list[str]]:
    """Each section goes to the column that is shortest so far."""
    columns, lengths = [list[str]() for _ in range(count)], [0] * count
    for key in order:
        at = lengths.index(min(lengths))
        columns[at].append(key)
        lengths[at] += 2 + sum(action.page == key for action in ACTIONS)
    return columns


def _section(theme: Theme, page: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.px(4))
    grid.setHorizontalSpacing(theme.px(12))
    for at, action in enumerate(action for action in ACTIONS if action.page == page):
        grid.addWidget(Words(theme, actions.all_keys(action.name), role="medium"), at, 0)
        grid.addWidget(Words(theme, action.text, tone="ink2"), at, 1)
    grid.setColumnMinimumWidth(0, theme.px(92))
    grid.setColumnStretch(1, 1)
    return grid
