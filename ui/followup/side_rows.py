"""A matter in the list beside the opened one: who and how long is left, under it what it is and what is to be done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.followup import wording
from ui.followup.model import BoardModel, Head
from ui.followup.painting import Brush
from ui.theme import Theme
from ui.widgets import pill_width
from xfdesk.records.followup import BoardItem

ROW, HEAD = 50, 28
LEFT, RIGHT = 20, 8


class SideRows:
    high, head_high = ROW, HEAD

    def __init__(self, theme: Theme, model: BoardModel, view: QWidget) -> None:
        self.theme, self.model = theme, model
        self.brush = Brush(theme, view)

    def refresh(self) -> None:
        self.brush.refresh()

    def head(self, painter: QPainter, place: QRect, head: Head) -> None:
        words = f"{head.group} {head.many}"
        tone = wording.TONES.get(head.group, "ink")
        inside = QRectF(place).adjusted(self.theme.px(LEFT), self.theme.px(2), 0, 0)
        self.brush.text(painter, inside, words, role="bold", tone=tone)

    def row(self, painter: QPainter, place: QRect, one: BoardItem, selected: bool) -> None:
        px, brush = self.theme.px, self.brush
        if selected:
            self._ground(painter, place)
        inside = QRectF(place).adjusted(px(LEFT), px(4), -px(RIGHT), -px(4))
        upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        lower = QRectF(inside.left(), upper.bottom(), inside.width(), upper.height())
        left, tone = wording.left(one, self.model.today), wording.TONES.get(one.group, "")
        wide = pill_width(self.theme, left) if left else 0
        brush.pill(
            painter, QRectF(upper.right() - wide, upper.top(), wide, upper.height()), left, tone, False
        )
        who = one.matter if one.sealed else wording.name(one)
        brush.text(painter, upper.adjusted(0, 0, -wide - px(8), 0), who, role="medium")
        what = wording.duty(one)[0]
        room = brush.metrics("body").horizontalAdvance(what)
        brush.text(painter, lower, what, right=True)
        brush.text(painter, lower.adjusted(0, 0, -room - px(8), 0), one.summary, tone="ink2")

    def _ground(self, painter: QPainter, place: QRect) -> None:
        theme, px = self.theme, self.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("surface"))
        box = QRectF(place).adjusted(px(8) + 0.5, 1.5, -0.5, -1.5)
        painter.drawRoundedRect(box, px(6), px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.center().y() - px(9), px(3), px(18)), 1.5, 1.5)
