"""The timeline of a matter: dated sentences, newest last, and what comes in outline, the nearest due on amber."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from xfdesk.records.ledger import Moment
from xfdesk.rules import dates

DAY, DOT, TEXT = 56, 112, 136


class Timeline(QWidget):
    def __init__(self, theme: Theme, moments: tuple[Moment, ...], today: date) -> None:
        super().__init__()
        self.theme, self.moments, self.today = theme, moments, today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("经过")
        self.setAccessibleDescription("。".join(self._spoken(moment) for moment in moments))
        self._fit()

    def _spoken(self, moment: Moment) -> str:
        come = "将到 " if moment.kind == "coming" else ""
        return f"{come}{dates.on_screen(moment.on)} {moment.first} {moment.second}".strip()

    def _wide(self) -> float:
        return max(self.theme.px(160), self.width() - self.theme.px(TEXT + 8))

    def _heights(self) -> list[tuple[float, float]]:
        """(first line, second line) of each moment; long substance wraps."""
        heights = []
        for moment in self.moments:
            by = self._line(moment.by, "small") + self.theme.px(12) if moment.by else 0
            first = self._high(moment.first, "bold", self._wide() - by - self.theme.px(10))
            second = (
                self._high(moment.second, "small", self._wide() - self.theme.px(20)) if moment.second else 0
            )
            heights.append((first, second))
        return heights

    def _line(self, text: str, role: str) -> float:
        return QFontMetricsF(self.theme.font(role)).horizontalAdvance(text)

    def _high(self, text: str, role: str, wide: float) -> float:
        metrics = QFontMetricsF(self.theme.font(role))
        flags = Qt.TextFlag.TextWrapAnywhere
        return metrics.boundingRect(QRectF(0, 0, wide, 4_000), flags, text or " ").height()

    def _fit(self) -> None:
        total = sum(first + second + self.theme.px(15) for first, second in self._heights())
        self.setFixedHeight(round(total) + self.theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(480), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, nearest = float(self.theme.px(4)), True
        spans = []
        for first, second in self._heights():
            high = first + second + self.theme.px(15)
            spans.append((top, first, second, high))
            top += high
        for n, moment in enumerate(self.moments):
            if n + 1 < len(spans):
                self._thread(painter, spans[n], spans[n + 1], moment.kind == "coming")
        for moment, span in zip(self.moments, spans, strict=True):
            comes = moment.kind == "coming"
            self._moment(painter, moment, span, comes, comes and nearest)
            nearest = nearest and not comes
        painter.end()

    def _middle(self, span: tuple[float, float, float, float]) -> float:
        return span[0] + self.theme.px(4) + QFontMetricsF(self.theme.font()).height() / 2

    def _thread(
        self,
        painter: QPainter,
        span: tuple[float, float, float, float],
        following: tuple[float, float, float, float],
        dashed: bool,
    ) -> None:
        pen = QPen(self.theme.color("line2"), 1.5, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        x, gap = self.theme.px(DOT), self.theme.px(8)
        painter.drawLine(QPointF(x, self._middle(span) + gap), QPointF(x, self._middle(following) - gap))

    def _moment(
        self,
        painter: QPainter,
        moment: Moment,
        span: tuple[float, float, float, float],
        comes: bool,
        nearest: bool,
    ) -> None:
        theme, px = self.theme, self.theme.px
        top, first, second, high = span
        left = px(TEXT)
        box = QRectF(px(TEXT - 10) + 0.5, top + 0.5, self.width() - px(TEXT - 10) - 1, high - px(5))
        if comes:
            pen = QPen(theme.color("amber" if nearest else "edge"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.color("amber_bg") if nearest else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(5), px(5))
        self._day(painter, moment.on, top + px(4), nearest)
        self._dot(painter, moment.kind, self._middle(span), nearest)
        by_wide = self._line(moment.by, "small") if moment.by else 0
        self._write(painter, QRectF(left, top + px(4), self._wide() - by_wide - px(10), first), moment.first,
                    "bold", "amber" if nearest else "ink")  # fmt: skip
        if moment.second:
            under = QRectF(left, top + px(5) + first, self._wide() - px(20), second)
            self._write(painter, under, moment.second, "small", "amber" if nearest else "ink2")
        if moment.by:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink2"))
            right = QRectF(self.width() - by_wide - px(10), top + px(4), by_wide + 2, first)
            painter.drawText(right, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, moment.by)

    def _day(self, painter: QPainter, on: date, top: float, nearest: bool) -> None:
        theme, px = self.theme, self.theme.px
        same = on.year == self.today.year
        day = f"{on:%m-%d}" if same else f"{on:%y-%m-%d}"
        high = QFontMetricsF(theme.font()).height()
        painter.setFont(theme.font("medium"))
        painter.setPen(theme.color("amber" if nearest else "ink"))
        painter.drawText(
            QRectF(0, top, px(DAY + (0 if same else 10)), high), Qt.AlignmentFlag.AlignRight, day
        )
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("amber" if nearest else "ink2"))
        word = "今天" if on == self.today else dates.weekday(on)
        painter.drawText(QRectF(px(DAY + 7) + (0 if same else px(8)), top + 1, px(40), high), word)

    def _dot(self, painter: QPainter, kind: str, middle: float, nearest: bool) -> None:
        token = "amber" if nearest else "edge" if kind == "coming" else "accent"
        pen = QPen(self.theme.color(token), 1.6)
        if kind == "coming":
            pen.setStyle(Qt.PenStyle.DotLine if not nearest else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(self.theme.color(token if kind == "visit" else "surface"))
        size = self.theme.px(4.5 if kind == "visit" else 4)
        painter.drawEllipse(QPointF(self.theme.px(DOT), middle), size, size)

    def _write(self, painter: QPainter, box: QRectF, text: str, role: str, token: str) -> None:
        """The first words of a headline are bold, what follows three blanks is not."""
        painter.setPen(self.theme.color(token))
        head, gap, rest = text.partition("   ")
        font: QFont = self.theme.font(role)
        painter.setFont(font)
        if role != "bold" or not gap:
            painter.drawText(box, Qt.TextFlag.TextWrapAnywhere, text)
            return
        painter.drawText(box, Qt.TextFlag.TextSingleLine, head)
        wide = QFontMetricsF(font).horizontalAdvance(head) + self.theme.px(12)
        painter.setFont(self.theme.font())
        painter.drawText(box.adjusted(wide, 0, 0, 0), Qt.TextFlag.TextWrapAnywhere, rest)
