"""One of two ways to begin: a radio with a word and a sentence, as a card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui.actions import pressed
from ui.theme import Theme
from ui.widgets import paint_ring


class OptionCard(QRadioButton):
    """Enter on a card is `entered`: the choice is made, go on."""

    entered = Signal()

    def __init__(self, theme: Theme, word: str, sentence: str) -> None:
        super().__init__(word)
        self.theme, self.sentence = theme, sentence
        self.setAccessibleName(f"{word}，{sentence}")
        self.setFixedHeight(theme.px(60))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "done"):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self.theme.px(60))

    def minimumSizeHint(self) -> QSize:
        word = QFontMetrics(self.theme.font("medium")).horizontalAdvance(self.text())
        below = QFontMetrics(self.theme.font("small")).horizontalAdvance(self.sentence)
        return QSize(max(word, below) + self.theme.px(52), self.theme.px(60))

    def hitButton(self, pos) -> bool:  # type: ignore[no-untyped-def]
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, size = self.isChecked(), t.px(17)
        painter.setPen(QPen(t.color("accent" if on else "line2"), 1.5 if on else 1))
        painter.setBrush(t.color("accent_soft" if on else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), t.px(6), t.px(6))
        ring = QRectF(t.px(15), t.px(12), size, size)
        painter.setPen(QPen(t.color("accent" if on else "edge"), 1.4))
        painter.setBrush(t.color("surface"))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            painter.drawEllipse(ring.adjusted(size * 0.25, size * 0.25, -size * 0.25, -size * 0.25))
        flags, left = int(Qt.AlignmentFlag.AlignVCenter), t.px(44)
        painter.setFont(t.font("medium"))
        painter.setPen(t.color("ink"))
        painter.drawText(self.rect().adjusted(left, t.px(6), -4, -t.px(26)), flags, self.text())
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink2"))
        painter.drawText(self.rect().adjusted(left, t.px(28), -4, -t.px(4)), flags, self.sentence)
        if self.hasFocus():
            paint_ring(painter, self.rect(), t, t.px(6))
        painter.end()
