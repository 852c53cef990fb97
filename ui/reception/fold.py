"""A finished section folded to one line; Enter or a click opens it again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets import Chevron, Words, paint_ring


class OpeningLine(QWidget):
    """A line that Enter, the space bar or a click opens."""

    opened = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class FoldLine(OpeningLine):
    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme, self.title = theme, title
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme.px(30))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = Words(theme, "", role="medium")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(Words(theme, title, role="section", tone="accent"))
        row.addWidget(self.words, 1)
        row.addWidget(Chevron(theme))

    def say(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(f"{self.title} {text}，回车展开")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.color("line"))
        painter.setBrush(self.theme.color("sunk"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, self.theme.px(5), self.theme.px(5))
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.theme, self.theme.px(5))
