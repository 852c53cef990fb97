"""A finished demand folded to one line, and a demand of the earlier matter that a 续访 goes on with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.reception.fold import OpeningLine
from ui.theme import Theme
from ui.widgets import Chevron, VerdictChip, Words, paint_ring
from ui.widgets.grid import FIRST, SECOND, side_by_side
from xfdesk.records.visit import PointEntry
from xfdesk.rules import dates


class PointLine(OpeningLine):
    """A finished demand folded to one line of 34: text, chip at the second edge, owner, date. Enter or a click opens it."""

    def __init__(
        self, theme: Theme, index: int, point: PointEntry, today: date, *, earlier: bool = False
    ) -> None:
        """`earlier`: a demand of the matter gone on with, only to be read."""
        super().__init__()
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if earlier else Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme.px(34))
        word = f"原诉求 {index + 1}" if earlier else f"诉求 {index + 1}"
        label = Words(theme, word, tone="ink2" if earlier else "accent", role="medium")
        label.setFixedWidth(theme.px(64))
        text = Words(theme, point.text or "（还没有写）", role="medium")
        owner = Words(theme, " ".join(part for part in (point.unit, point.person) if part), tone="ink2")
        for words in (text, owner):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        try:
            due = dates.short(dates.parse(point.due, today, future=True), today) if point.due else ""
        except dates.BadDate:
            due = point.due
        # The chip stands at the form's second edge: the shares are those of the grid, with its labels.
        at_right = side_by_side(
            theme,
            *((VerdictChip(theme, point.verdict),) if point.verdict else ()),
            owner,
            Words(theme, due),
            *(() if earlier else (Chevron(theme),)),
            stretch=(0, 1) if point.verdict else (1,),
        )
        at_right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(label)
        row.addWidget(text, FIRST)
        row.addWidget(at_right, SECOND + 66)
        self.setAccessibleName(f"{word} {point.text} {point.verdict or ''}{'' if earlier else '，回车展开'}")
        if not earlier:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.theme, self.theme.px(5))
