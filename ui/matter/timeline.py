"""The timeline of a matter: dated sentences, newest last, and what comes in outline, the nearest due on amber.

Each line is a control of its own: the arrows go from one to the next, Enter corrects an act or does what is due.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.actions import pressed
from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets import paint_ring
from xfdesk.records.ledger import Moment
from xfdesk.rules import dates

DAY, DOT, TEXT = 56, 112, 136
COMING = "coming"


class Timeline(QWidget):
    """`correct_wanted(key of a done act)`, `due_wanted(moment that comes)`."""

    correct_wanted = Signal(str)
    due_wanted = Signal(object)

    def __init__(self, theme: Theme, moments: tuple[Moment, ...], today: date) -> None:
        super().__init__()
        self.theme, self.moments, self.today = theme, moments, today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("经过")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(0)
        self.lines: list[MomentLine] = []
        nearest = next((n for n, moment in enumerate(moments) if moment.kind == COMING), -1)
        for n, moment in enumerate(moments):
            above = moments[n - 1].kind if n else ""
            below = moments[n + 1].kind if n + 1 < len(moments) else ""
            line = MomentLine(theme, moment, today, above, below, nearest=n == nearest)
            line.clicked.connect(self._on_clicked)
            self.lines.append(line)
            column.addWidget(line)
        if self.lines:
            self._rove(self.lines[max(0, nearest)])

    def step(self, by: int) -> None:
        at = next((n for n, line in enumerate(self.lines) if line.hasFocus()), -1)
        if 0 <= at + by < len(self.lines):
            self._rove(self.lines[at + by])
            self.lines[at + by].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "line_down"):
            self.step(1)
        elif pressed(event, "line_up"):
            self.step(-1)
        else:
            super().keyPressEvent(event)

    def _rove(self, stop: MomentLine) -> None:
        for line in self.lines:
            focus = Qt.FocusPolicy.StrongFocus if line is stop else Qt.FocusPolicy.ClickFocus
            line.setFocusPolicy(focus)

    def _on_clicked(self) -> None:
        line = self.sender()
        if not isinstance(line, MomentLine):
            return
        self._rove(line)
        if line.moment.kind == COMING:
            self.due_wanted.emit(line.moment)
        elif line.moment.act:
            self.correct_wanted.emit(line.moment.act)


class MomentLine(QAbstractButton):
    def __init__(
        self, theme: Theme, moment: Moment, today: date, above: str, below: str, *, nearest: bool
    ) -> None:
        super().__init__()
        self.theme, self.moment, self.today = theme, moment, today
        self.above, self.below, self.nearest = above, below, nearest
        self.comes = moment.kind == COMING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self._spoken())
        if self.leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription("回车去办" if self.comes else "回车更正")
        self._fit()

    @property
    def leads(self) -> bool:
        return self.comes or bool(self.moment.act)

    def _spoken(self) -> str:
        come = "将到 " if self.comes else ""
        moment = self.moment
        return f"{come}{dates.on_screen(moment.on)} {moment.first} {moment.second} {moment.by}".strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are the timeline's, not this line's."""
        if pressed(event, "line_down", "line_up"):
            event.ignore()
        elif pressed(event, "correct_act") and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    # Its height

    def _wide(self) -> float:
        return max(self.theme.px(80), self.width() - self.theme.px(TEXT + 8))

    def _heights(self) -> tuple[float, float]:
        """(first line, second line); long substance wraps."""
        moment, px = self.moment, self.theme.px
        first = self._high(self._head(), "bold", self._wide() - self._right() - px(10))
        second = self._high(moment.second, "small", self._wide() - px(20)) if moment.second else 0
        return first, second

    def _head(self) -> str:
        return self.moment.first.replace("   ", "  ")

    def _right(self) -> float:
        """The room of who wrote it, and of the pencil before it."""
        by = self._line(self.moment.by, "small") + self.theme.px(12) if self.moment.by else 0
        return by + (self.theme.px(22) if self.moment.act else 0)

    def _line(self, text: str, role: str) -> float:
        return QFontMetricsF(self.theme.font(role)).horizontalAdvance(text)

    def _high(self, text: str, role: str, wide: float) -> float:
        metrics = QFontMetricsF(self.theme.font(role))
        flags = Qt.TextFlag.TextWrapAnywhere
        return metrics.boundingRect(QRectF(0, 0, wide, 4_000), flags, text or " ").height()

    def _fit(self) -> None:
        first, second = self._heights()
        high = round(first + second + self.theme.px(15))
        if high != self.height() or self.minimumHeight() != high:
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(480), self.height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px, moment = self.theme, self.theme.px, self.moment
        first, second = self._heights()
        box = QRectF(px(TEXT - 10) + 0.5, 0.5, self.width() - px(TEXT - 10) - 1, self.height() - px(5))
        if self.comes:
            pen = QPen(theme.color("amber" if self.nearest else "edge"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.color("amber_bg") if self.nearest else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(5), px(5))
        elif moment.act and (self.underMouse() or self.hasFocus()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, px(5), px(5))
        self._threads(painter)
        self._day(painter)
        self._dot(painter)
        wide = self._wide() - self._right() - px(10)
        self._write(painter, QRectF(px(TEXT), px(4), wide, first), moment.first, "bold", self._token("ink"))
        if second:
            under = QRectF(px(TEXT), px(5) + first, self._wide() - px(20), second)
            self._write(painter, under, moment.second, "small", self._token("ink2"))
        self._who(painter, first)
        if self.hasFocus():
            paint_ring(painter, box, theme, px(5))
        painter.end()

    def _token(self, token: str) -> str:
        return "amber" if self.nearest else token

    def _middle(self) -> float:
        return self.theme.px(4) + QFontMetricsF(self.theme.font()).height() / 2

    def _threads(self, painter: QPainter) -> None:
        """From the line above and on to the line below; dashed from what comes."""
        x, gap, middle = self.theme.px(DOT), self.theme.px(8), self._middle()
        if self.above:
            self._thread(painter, self.above == COMING, x, 0, middle - gap)
        if self.below:
            self._thread(painter, self.comes, x, middle + gap, self.height())

    def _thread(self, painter: QPainter, dashed: bool, x: float, top: float, bottom: float) -> None:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self.theme.color("line2"), 1.5, style))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _who(self, painter: QPainter, first: float) -> None:
        theme, px, moment = self.theme, self.theme.px, self.moment
        right = float(self.width() - px(10))
        if moment.by:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink2"))
            wide = self._line(moment.by, "small")
            place = QRectF(right - wide, px(4), wide + 2, first)
            painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, moment.by)
            right -= wide + px(8)
        if moment.act and (self.underMouse() or self.hasFocus()):
            size = px(15)
            paint_icon(
                painter, theme, "edit", QRectF(right - size, self._middle() - size / 2, size, size), "accent"
            )

    def _day(self, painter: QPainter) -> None:
        theme, px, on = self.theme, self.theme.px, self.moment.on
        same = on.year == self.today.year
        day = f"{on:%m-%d}" if same else f"{on:%y-%m-%d}"
        high = QFontMetricsF(theme.font()).height()
        painter.setFont(theme.font("medium"))
        painter.setPen(theme.color(self._token("ink")))
        wide = px(DAY + (0 if same else 10))
        painter.drawText(QRectF(0, px(4), wide, high), Qt.AlignmentFlag.AlignRight, day)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(self._token("ink2")))
        word = "今天" if on == self.today else dates.weekday(on)
        painter.drawText(QRectF(px(DAY + 7) + (0 if same else px(8)), px(5), px(40), high), word)

    def _dot(self, painter: QPainter) -> None:
        token = "amber" if self.nearest else "edge" if self.comes else "accent"
        pen = QPen(self.theme.color(token), 1.6)
        if self.comes and not self.nearest:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        visit = self.moment.kind == "visit"
        painter.setBrush(self.theme.color(token if visit else "surface"))
        size = self.theme.px(4.5 if visit else 4)
        painter.drawEllipse(QPointF(self.theme.px(DOT), self._middle()), size, size)

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
