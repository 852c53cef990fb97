"""One field of the 录入卡: its label and its text; pressed, the text lies in the clipboard and the next one has the cursor."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.actions import pressed
from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets import paint_ring

LABEL, MARK = 84, 76
MOST_LINES = 4


class CardLine(QAbstractButton):
    def __init__(self, theme: Theme, label: str, value: str) -> None:
        super().__init__()
        self.theme, self.label, self.value = theme, label, value
        self.copied = False
        self.setText(label)
        self.setAccessibleName(f"{label} {value or '空着'}")
        self.setAccessibleDescription("回车复制，到下一项" if value else "这一项空着")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if value else Qt.FocusPolicy.NoFocus)
        self.setEnabled(bool(value))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def mark(self) -> None:
        self.copied = True
        self.setAccessibleDescription("已复制")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "done") and not event.isAutoRepeat():
            self.click()
        elif pressed(event, "line_down", "line_up"):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _room(self) -> QRectF:
        px = self.theme.px
        return QRectF(px(LABEL), px(5), max(px(120), self.width() - px(LABEL + MARK)), 10_000)

    def _fit(self) -> None:
        metrics = QFontMetricsF(self.theme.font())
        flags = Qt.TextFlag.TextWrapAnywhere
        high = metrics.boundingRect(self._room(), flags, self.value or " ").height()
        high = min(high, MOST_LINES * metrics.lineSpacing())
        wanted = round(high) + self.theme.px(10)
        if wanted != self.height() or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(360), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px, painter = self.theme, self.theme.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.value and (self.underMouse() or self.hasFocus()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, -1), px(5), px(5))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setFont(theme.font())
        painter.setPen(theme.color("ink2"))
        painter.drawText(QRectF(px(6), px(5), px(LABEL), self.height()), 0, self.label)
        painter.setPen(theme.color("ink" if self.value else "ink3"))
        room = self._room()
        room.setBottom(self.height() - px(5))
        painter.drawText(room, Qt.TextFlag.TextWrapAnywhere, self.value or "空着")
        self._mark(painter)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()).adjusted(0, 0, 0, -1), theme, px(5))
        painter.end()

    def _mark(self, painter: QPainter) -> None:
        """`已复制` with its tick once it was copied; the word of the key while the cursor is here."""
        theme, px = self.theme, self.theme.px
        word = "已复制" if self.copied else "复制" if self.hasFocus() or self.underMouse() else ""
        if not word or not self.value:
            return
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2" if self.copied else "accent"))
        box = QRectF(self.width() - px(MARK), px(5), px(MARK - 8), px(20))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        if self.copied:
            size = px(14)
            paint_icon(
                painter, theme, "check", QRectF(self.width() - px(MARK - 4), px(8), size, size), "accent"
            )
