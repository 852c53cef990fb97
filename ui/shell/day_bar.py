"""Day bar, 46 high: page title, what it is about, the page's acts. Narrow, it is the whole head of the window, 42 high."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.page import Bar
from ui.shell.numbers import Numbers
from ui.shell.title_strip import UserButton
from ui.theme import Theme
from ui.widgets import Button, Ground, Words, repolish

HEIGHT, LOW, NARROW = 46, 40, 42


class About(QWidget):
    """Quiet pieces with blanks between; when there is no room, the last pieces go first, then letters."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.pieces: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_pieces(self, pieces: tuple[str, ...]) -> None:
        self.pieces = tuple(piece for piece in pieces if piece)
        self.setToolTip("   ".join(self.pieces))
        self.setAccessibleName("，".join(self.pieces))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.theme.color("ink2"))
        metrics, x, gap = painter.fontMetrics(), 0, self.theme.px(16)
        for piece in self.pieces:
            room = self.width() - x
            if room < metrics.averageCharWidth() * 3:
                break
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.drawText(x, 0, room, self.height(), int(Qt.AlignmentFlag.AlignVCenter), shown)
            x += metrics.horizontalAdvance(piece) + gap
        painter.end()


class DayBar(Ground):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface")
        self.narrow = False
        self.title = Words(theme, "", role="title")
        self.arrow = Words(theme, "›", role="title", tone="ink2")
        self.below = Words(theme, "", role="title")
        self.about = About(theme)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(24), 0, theme.px(20), 0)
        self.row.setSpacing(theme.px(8))
        for widget in (self.title, self.arrow, self.below):
            self.row.addWidget(widget)
        self.row.addSpacing(theme.px(8))
        self.row.addWidget(self.about, 1)
        self._acts: list[QWidget] = []
        self.setFixedHeight(theme.px(HEIGHT))

    def show_bar(self, bar: Bar) -> None:
        self.title.setText(bar.title)
        self.below.setText(bar.below)
        self.arrow.setVisible(bool(bar.below))
        self.below.setVisible(bool(bar.below))
        self.about.show_pieces(bar.about)
        self._show_acts(bar.acts)

    def _show_acts(self, acts: tuple[QWidget, ...]) -> None:
        if list(acts) != self._acts:
            for widget in self._acts:
                self.row.removeWidget(widget)
                if widget not in acts:
                    _put_out(widget)
            at = self.row.indexOf(self.about) + 1
            for offset, widget in enumerate(acts):
                self.row.insertWidget(at + offset, widget)
                widget.show()
            self._acts = list(acts)
        for widget in acts:
            if isinstance(widget, Button):
                widget.show_shortcut(not self.narrow)

    def let_go(self) -> None:
        """The acts belong to their page; it keeps them while another page is shown."""
        for widget in self._acts:
            self.row.removeWidget(widget)
            _put_out(widget)
        self._acts = []

    def fold(self, narrow: bool, low: bool = False) -> None:
        self.narrow = narrow
        self.setFixedHeight(self.theme.px(NARROW if narrow else LOW if low else HEIGHT))
        left = 14 if narrow else 24
        self.row.setContentsMargins(self.theme.px(left), 0, self.theme.px(14 if narrow else 20), 0)
        self.setProperty("ground", "chrome" if narrow else "surface")
        repolish(self)
        self._show_acts(tuple(self._acts))

    def take(self, demo: QWidget, numbers: Numbers, user: UserButton) -> None:
        at = self.row.indexOf(self.about) + 1
        self.row.insertWidget(at - 1, demo)
        at += 1
        self.row.insertWidget(at, numbers)
        self.row.addWidget(user)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.about.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


def _put_out(widget: QWidget) -> None:
    """Hidden before it has no parent: with the cursor on it, it would become the window that the keys go to."""
    widget.hide()
    widget.setParent(None)
