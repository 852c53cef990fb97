"""Parts of the closing page: its ruled columns and foot, one line of what is incomplete, the verdicts of the day as a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets import Ground, QuietButton, Words, keep_bar_room, verdict_token
from xfdesk.records.day import Incomplete
from xfdesk.rules.words import Verdict


class Ruled(Ground):
    """A ground with a thin line along one edge: `top` or `right`."""

    def __init__(self, theme: Theme, token: str, edge: str) -> None:
        super().__init__(theme, token)
        self.edge = edge

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        across, down = self.width() - 0.5, self.height()
        line = QLineF(0, 0.5, self.width(), 0.5) if self.edge == "top" else QLineF(across, 0, across, down)
        painter = QPainter(self)
        painter.setPen(_thin(self.theme))
        painter.drawLine(line)
        painter.end()


def scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    keep_bar_room(area)
    return area


class Fitted(Words):
    """One line that ends in … where it does not fit; the whole stands in its tooltip."""

    def __init__(self, theme: Theme, text: str, *, role: str = "body") -> None:
        super().__init__(theme, text, role=role)
        self.whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self.whole else self.whole)


class IncompleteRow(QWidget):
    def __init__(self, theme: Theme, row: Incomplete, mend: Callable[[Incomplete], object]) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedHeight(theme.px(40))
        box = QHBoxLayout(self)
        box.setContentsMargins(theme.px(26), 0, 0, 0)
        box.setSpacing(theme.px(8))
        number = Words(theme, f"第 {row.queue_number} 号", tone="ink2")
        number.setMinimumWidth(theme.px(48))
        name = Fitted(theme, row.name, role="medium")
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        name.setFixedWidth(theme.px(138))
        what = Fitted(theme, row.what)
        self.act = QuietButton(theme, row.act, "", name=f"第 {row.queue_number} 号 {row.act}")
        self.act.clicked.connect(lambda: mend(row))
        for widget, stretch in ((number, 0), (name, 0), (what, 1), (self.act, 0)):
            box.addWidget(widget, stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(_thin(self.theme))
        y = self.height() - 0.5
        painter.drawLine(QLineF(0, y, self.width(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("amber"))
        size = self.theme.px(9)
        painter.drawEllipse(QRectF(self.theme.px(6), (self.height() - size) / 2, size, size))
        painter.end()


class Shares(QWidget):
    """The verdicts of the day as one bar; the words and figures stand below it."""

    def __init__(self, theme: Theme, shares: list[tuple[Verdict, int]], sealed: int) -> None:
        super().__init__()
        self.theme = theme
        self.shares = [
            ("pend" if verdict is Verdict.NONE else verdict_token(verdict), count)
            for verdict, count in shares
            if count
        ]
        if sealed:
            self.shares.append(("pend", sealed))
        self.setFixedHeight(theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(count for _, count in self.shares)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, x = self.theme.px(2), 0.5
        room = self.width() - 1 - gap * (len(self.shares) - 1)
        for token, count in self.shares:
            width = room * count / total
            rect = QRectF(x, 1.5, width, self.height() - 3)
            solid = token != "pend"
            painter.setPen(Qt.PenStyle.NoPen if solid else QPen(self.theme.color("pend"), 1))
            painter.setBrush(self.theme.color(token) if solid else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 3, 3)
            x += width + gap
        painter.end()


def _thin(theme: Theme) -> QPen:
    pen = QPen(theme.color("line"), 1)
    pen.setCosmetic(True)
    return pen
