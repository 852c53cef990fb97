"""Day bar, 46 high: page title, what it is about, the page's acts. Narrow, it is the whole head of the window, 42 high."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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
        self.row, self.under = QHBoxLayout(), QHBoxLayout()
        self.under.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (self.row, self.under):
            row.setContentsMargins(theme.px(24), 0, theme.px(20), 0)
            row.setSpacing(theme.px(8))
            column.addLayout(row)
        for widget in (self.title, self.arrow, self.below):
            self.row.addWidget(widget)
        self.row.addSpacing(theme.px(8))
        self.row.addWidget(self.about, 1)
        self._acts: list[QWidget] = []
        self._low = self._is_lower = False
        self._set_height()

    def show_bar(self, bar: Bar) -> None:
        self.title.setText(bar.title)
        self.below.setText(bar.below)
        self.arrow.setVisible(bool(bar.below))
        self.below.setVisible(bool(bar.below))
        self.about.show_pieces(bar.about)
        self._show_acts(bar.acts)

    def _show_acts(self, acts: tuple[QWidget, ...]) -> None:
        for widget in acts:
            if isinstance(widget, Button):
                widget.show_shortcut(not self.narrow)
        lower = self.narrow and self._needed(acts) > self.width()
        if list(acts) != self._acts or lower != self._is_lower:
            self._is_lower = lower
            for widget in self._acts:
                self._take_out(widget)
                if widget not in acts:
                    _put_out(widget)
            for offset, widget in enumerate(acts):
                if lower:
                    self.under.addWidget(widget)
                else:
                    self.row.insertWidget(self.row.indexOf(self.about) + 1 + offset, widget)
                widget.show()
            self._acts = list(acts)
            self._set_height()

    def _needed(self, acts: tuple[QWidget, ...]) -> int:
        """What one line must hold; at the large sizes on a small screen the acts go below."""
        gap, others = self.theme.px(8), 0
        for at in range(self.row.count()):
            item = self.row.itemAt(at)
            widget = item.widget()  # type: ignore[union-attr]
            if widget is None:
                others += item.sizeHint().width()  # type: ignore[union-attr]
            elif widget not in self._acts and not _is_put_away(widget):
                others += widget.minimumSizeHint().width() + gap
        margins = self.row.contentsMargins()
        return (
            sum(act.sizeHint().width() + gap for act in acts)
            + others
            + margins.left()
            + margins.right()
            + gap
        )

    def _take_out(self, widget: QWidget) -> None:
        for row in (self.row, self.under):
            row.removeWidget(widget)

    def _set_height(self) -> None:
        line = self.theme.px(NARROW if self.narrow else LOW if self._low else HEIGHT)
        self.setFixedHeight(line * (2 if self._is_lower else 1))

    def let_go(self) -> None:
        """The acts belong to their page; it keeps them while another page is shown."""
        for widget in self._acts:
            self._take_out(widget)
            _put_out(widget)
        self._acts = []

    def fold(self, narrow: bool, low: bool = False) -> None:
        self.narrow, self._low = narrow, low
        left, right = (14, 14) if narrow else (24, 20)
        for row in (self.row, self.under):
            row.setContentsMargins(self.theme.px(left), 0, self.theme.px(right), 0)
        self._set_height()
        ground = "chrome" if narrow else "surface"
        if self.property("ground") != ground:
            self.setProperty("ground", ground)
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
        self._show_acts(tuple(self._acts))

    def event(self, event: QEvent) -> bool:
        """What stands in the line has changed: numbers moved here, a word grew."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._show_acts(tuple(self._acts))
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


def _is_put_away(widget: QWidget) -> bool:
    """Hidden on purpose; what has just moved into the line is shown a moment later and counts already."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _put_out(widget: QWidget) -> None:
    """Hidden before it has no parent: with the cursor on it, it would become the window that the keys go to."""
    widget.hide()
    widget.setParent(None)
