"""What stands around every page: title strip, navigation, day bar, status line; and how it folds on a small screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from ui import actions
from ui.shell.day_bar import DayBar
from ui.shell.navigation import Navigation
from ui.shell.numbers import Numbers
from ui.shell.pages import NAVIGATED
from ui.shell.status_line import StatusLine
from ui.shell.title_strip import TitleStrip, UserButton
from ui.theme import Theme
from ui.widgets import Tag

NARROW_WIDTH, NARROW_HEIGHT, LOW = 1000, 560, 726


class Shell(QWidget):
    """`stack` holds the pages; `folded` is called when the window became narrow or wide again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.narrow = theme, False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.strip, self.numbers = TitleStrip(theme), Numbers(theme)
        self.user, self.bar = UserButton(theme), DayBar(theme)
        self.demo = Tag(theme, "演示")
        self.navigation = Navigation(
            theme, tuple((p.key, p.word, p.icon, actions.keys(p.action)) for p in NAVIGATED)
        )
        self.stack, self.status = QStackedWidget(), StatusLine(theme)
        self._lay()

    def _lay(self) -> None:
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(0)
        self.grid.addWidget(self.strip, 0, 0, 1, 2)
        self.grid.addWidget(self.navigation, 1, 0, 2, 1)
        self.grid.addWidget(self.bar, 1, 1)
        self.grid.addWidget(self.stack, 2, 1)
        self.grid.addWidget(self.status, 3, 0, 1, 2)
        self.grid.setRowStretch(2, 1)
        self.grid.setColumnStretch(1, 1)
        self.strip.take(self.demo, self.numbers, self.user)
        self.setMinimumSize(QSize(self.theme.px(600), self.theme.px(340)))
        self.resize(self.theme.px(1366), self.theme.px(728))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(NARROW_WIDTH) or self.height() < self.theme.px(NARROW_HEIGHT)
        if narrow != self.narrow:
            self._fold(narrow)
        elif not narrow:
            self.bar.fold(False, self.height() < self.theme.px(LOW))

    def _fold(self, narrow: bool) -> None:
        """150 % on a small screen: title strip and day bar become one, no status line, navigation without words."""
        self.narrow = narrow
        self.strip.setVisible(not narrow)
        self.status.setVisible(not narrow)
        self.navigation.fold(narrow)
        self.user.fold(narrow)
        self.grid.removeWidget(self.bar)
        self.grid.addWidget(self.bar, 0 if narrow else 1, 0 if narrow else 1, 1, 2 if narrow else 1)
        (self.bar if narrow else self.strip).take(self.demo, self.numbers, self.user)
        self.bar.fold(narrow, self.height() < self.theme.px(LOW))
        self.folded(narrow)

    def folded(self, narrow: bool) -> None:
        """The page in front follows."""
