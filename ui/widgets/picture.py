"""The sign of a page, large, above what an empty page teaches."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.theme import Theme

SIDE = 44


class Picture(QWidget):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self.theme, self.icon = theme, icon
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.theme, self.icon, QRectF(self.rect()), "accent")
        painter.end()
