"""The two numbers that stand on the window at all times: 无着落 and 无回音."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets import paint_ring
from xfdesk.records.counts import Counts

WITHOUT_OWNER, WITHOUT_ANSWER = "无着落", "无回音"


class NumberPill(QAbstractButton):
    """Amber when not 0, a plain outline at 0. A click shows the matters behind the number."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self.theme, self.word, self.number = theme, word, 0
        self.setFixedHeight(theme.px(24))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_number(0)

    def set_number(self, number: int) -> None:
        self.number = number
        self.setText(f"{self.word} {number}")
        self.setAccessibleName(f"{self.word} {number} 件，打开看是哪些")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        t = self.theme
        width = self._advance("medium", self.word) + self._advance("bold", str(self.number))
        return QSize(width + t.px(44), t.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _advance(self, role: str, text: str) -> int:
        from PySide6.QtGui import QFontMetrics

        return QFontMetrics(self.theme.font(role)).horizontalAdvance(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, box = self.number > 0, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(t.color("amber_line" if on else "line2"), 1))
        painter.setBrush(t.color("amber_bg") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(t.color("amber" if on else "ink2"))
        room = self.rect().adjusted(t.px(13), 0, -t.px(13), 0)
        painter.setFont(t.font("medium"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.word)
        painter.setFont(t.font("bold"))
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(self.number)
        )
        if self.hasFocus():
            paint_ring(painter, self.rect(), t, self.height() / 2 - 1)
        painter.end()


class Numbers(QWidget):
    """`asked("without_owner" | "without_answer")` when one was pressed."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.owner = NumberPill(theme, WITHOUT_OWNER)
        self.answer = NumberPill(theme, WITHOUT_ANSWER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.owner)
        row.addWidget(self.answer)
        self.owner.clicked.connect(self._on_owner)
        self.answer.clicked.connect(self._on_answer)

    def show_counts(self, counts: Counts) -> None:
        self.owner.set_number(counts.without_owner)
        self.answer.set_number(counts.without_answer)

    def _on_owner(self) -> None:
        self.asked.emit("without_owner")

    def _on_answer(self) -> None:
        self.asked.emit("without_answer")
