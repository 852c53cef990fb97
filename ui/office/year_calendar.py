"""A year as twelve months: days off on a ground, weekend days worked in a frame. A click or Space turns a day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ui.actions import pressed
from ui.theme import Theme
from ui.widgets import paint_ring, paint_word
from xfdesk.rules import dates

CELL_WIDTH, CELL_HEIGHT, TITLE, WEEKDAYS, GAP, BELOW = 24, 21, 24, 18, 16, 10
WEEKS, MONTHS, MOST_ACROSS = 6, 12, 4
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
OFF, WORKED, NORMAL = "放假", "上班", ""


class YearCalendar(QWidget):
    """`turned(day)` when a person asks for another state of a day; `moved(day)` when the cursor stands on another one."""

    turned = Signal(object)
    moved = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self.theme, self.today = theme, today
        self.year, self.known = today.year, True
        self.off: frozenset[date] = frozenset()
        self.worked: frozenset[date] = frozenset()
        self.changed: frozenset[date] = frozenset()
        self.day = today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)
        self._name()

    def show_year(
        self,
        year: int,
        off: frozenset[date],
        worked: frozenset[date],
        *,
        known: bool = True,
        changed: frozenset[date] = frozenset(),
    ) -> None:
        """`known` False: only reckoned; `changed`: days that stand otherwise than stored."""
        self.off, self.worked, self.known, self.changed = off, worked, known, changed
        if year != self.year:
            self.year = year
            self.day = self.today if self.today.year == year else date(year, 1, 1)
        self._name()
        self.update()

    def state(self, day: date) -> str:
        return OFF if day in self.off else WORKED if day in self.worked else NORMAL

    def words(self, day: date) -> str:
        """`10 月 1 日 周四 放假`"""
        state = self.state(day) or ("周末休息" if day.weekday() >= 5 else "照常上班")
        reckoned = "（推算的）" if day in self.off and not self.known else ""
        return f"{dates.month_day(day)} {dates.weekday(day)} {state}{reckoned}"

    def stand_on(self, day: date) -> None:
        """The cursor on a day of the year."""
        if day.year != self.year or day == self.day:
            return
        self.day = day
        self._name()
        self.update()
        self._bring_into_view()
        self.moved.emit(day)

    def _bring_into_view(self) -> None:
        """The cell under the cursor, where the page around scrolls."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        held = around.widget() if around is not None else None
        if around is not None and held is not None:
            place = self.mapTo(held, self.place(self.day).center())
            room = self.theme.px(CELL_HEIGHT)
            around.ensureVisible(place.x(), place.y(), room, room)

    def _name(self) -> None:
        """A screen reader hears the day under the cursor."""
        self.setAccessibleName(f"{self.year} 年的日历 {self.words(self.day)}")

    # Where the days stand

    @property
    def across(self) -> int:
        """How many months stand side by side."""
        month, gap = self._month_width(), self.theme.px(GAP)
        return max(1, min(MOST_ACROSS, (self.width() + gap) // (month + gap)))

    def heightForWidth(self, width: int) -> int:
        month, gap = self._month_width(), self.theme.px(GAP)
        rows = -(-MONTHS // max(1, min(MOST_ACROSS, (width + gap) // (month + gap))))
        return rows * self._month_height() - self.theme.px(BELOW)

    def sizeHint(self) -> QSize:
        month, gap = self._month_width(), self.theme.px(GAP)
        width = MOST_ACROSS * (month + gap) - gap
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._month_width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _month_width(self) -> int:
        return 7 * self.theme.px(CELL_WIDTH)

    def _month_height(self) -> int:
        px = self.theme.px
        return px(TITLE) + px(WEEKDAYS) + WEEKS * px(CELL_HEIGHT) + px(BELOW)

    def _month_at(self, month: int) -> QPointF:
        across = self.across
        gap = self.theme.px(GAP)
        return QPointF(
            ((month - 1) % across) * (self._month_width() + gap),
            ((month - 1) // across) * self._month_height(),
        )

    def place(self, day: date) -> QRect:
        """The cell of a day."""
        px, corner = self.theme.px, self._month_at(day.month)
        first = day.replace(day=1).weekday()
        row, column = divmod(first + day.day - 1, 7)
        top = corner.y() + px(TITLE) + px(WEEKDAYS) + row * px(CELL_HEIGHT)
        return QRect(int(corner.x() + column * px(CELL_WIDTH)), int(top), px(CELL_WIDTH), px(CELL_HEIGHT))

    def day_at(self, point: QPointF) -> date | None:
        day = date(self.year, 1, 1)
        while day.year == self.year:
            if self.place(day).contains(point.toPoint()):
                return day
            day += timedelta(days=1)
        return None

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if pressed(event, "turn_day"):
            self.turned.emit(self.day)
        elif key in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stand_on(self.day + timedelta(days=STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn_month(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.stand_on(self.day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.stand_on(_last(self.day))
        else:
            super().keyPressEvent(event)

    def _turn_month(self, step: int) -> None:
        month = self.day.month + step
        if 1 <= month <= MONTHS:
            last = _last(self.day.replace(month=month, day=1))
            self.stand_on(last.replace(day=min(self.day.day, last.day)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.stand_on(day)
            self.turned.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        self.setToolTip(self.words(day) if day is not None else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit(self.day)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, MONTHS + 1):
            if self._month_rect(month).intersects(event.rect()):
                self._paint_month(painter, month)
        if self.hasFocus():
            paint_ring(painter, self.place(self.day), self.theme, self.theme.px(4))
        painter.end()

    def _month_rect(self, month: int) -> QRect:
        corner = self._month_at(month)
        return QRect(int(corner.x()), int(corner.y()), self._month_width(), self._month_height())

    def _paint_month(self, painter: QPainter, month: int) -> None:
        t, box = self.theme, self._month_rect(month)
        title = QRectF(box.left() + t.px(6), box.top(), box.width(), t.px(TITLE))
        painter.setPen(t.color("accent"))
        paint_word(painter, title, f"{month} 月", t, "section")
        for column, word in enumerate(dates.WEEKDAYS):
            cell = QRectF(
                box.left() + column * t.px(CELL_WIDTH),
                box.top() + t.px(TITLE),
                t.px(CELL_WIDTH),
                t.px(WEEKDAYS),
            )
            painter.setPen(t.color("ink2"))
            paint_word(painter, cell, word, t, "small", centred=True)
        day = date(self.year, month, 1)
        while day.month == month:
            self._paint_day(painter, day)
            if day == date.max:
                break
            day += timedelta(days=1)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        """Off: a soft ground, or only a broken frame where it is reckoned. Worked: a frame. Today: a line below."""
        t, state = self.theme, self.state(day)
        box = QRectF(self.place(day)).adjusted(1.5, 1.5, -1.5, -1.5)
        token = "accent" if state == OFF else "ink" if state == WORKED or day.weekday() < 5 else "ink2"
        if state:
            pen = QPen(t.color("accent_line" if state == OFF else "ink"), 1)
            if state == OFF and not self.known:
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.setBrush(t.color("accent_soft") if state == OFF and self.known else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, t.px(4), t.px(4))
        painter.setPen(t.color(token))
        paint_word(painter, box, str(day.day), t, "small_medium" if state else "small", centred=True)
        if day == self.today:
            painter.setPen(QPen(t.color("accent"), t.px(2)))
            painter.drawLine(
                box.bottomLeft() + QPointF(t.px(5), -1), box.bottomRight() + QPointF(-t.px(5), -1)
            )
        if day in self.changed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("amber"))
            painter.drawEllipse(box.topRight() + QPointF(-t.px(2), t.px(2)), t.px(2.5), t.px(2.5))


def _last(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
