"""期限月历: a month in the page. Each day says how much falls due on it and how urgent that is; days off are grey."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import actions
from ui.actions import pressed
from ui.theme import Theme
from ui.widgets import Button, Ground, QuietButton, Words, paint_pill, paint_ring, paint_word, pill_width
from xfdesk.records.followup import DueDay
from xfdesk.rules import board, dates

DAYS = 7
HEAD, NUMBER, LINE = 26, 24, 20
LOW_NUMBER, LOW_LINE = 20, 17
"""Where a day is low its number and two lines close up."""
LONGEST = ("超期 88", "188 件")
TONES = {board.OVERDUE: "red", board.NOW: "amber"}
Month = Callable[[int, int], tuple[DueDay, ...]]


class MonthGrid(QWidget):
    """`moved(day)` the cursor stands on another day, `chosen(day)` Enter or a click; arrows, month keys and Home move it."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self.theme, self.today, self.day = theme, today, today
        self.days: dict[date, DueDay] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_days(self, days: tuple[DueDay, ...], day: date, today: date) -> None:
        self.days, self.today = {one.on: one for one in days}, today
        self.day = day
        self._name()
        self.update()

    def _name(self) -> None:
        one = self.days.get(self.day)
        parts = [dates.on_screen(self.day), "今天" if self.day == self.today else ""]
        if one is not None:
            parts += ["休息日" if one.day_off else "", *(words for words, _ in said(one))]
            parts.append("" if one.items else "没有到期的")
        self.setAccessibleName("期限月历 " + "，".join(filter(None, parts)))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
        step = steps.get(Qt.Key(event.key()), 0)
        if pressed(event, "see_day"):
            self.chosen.emit(self.day)
        elif pressed(event, "month_before", "month_after"):
            self.go(beside(self.day, -1 if pressed(event, "month_before") else 1))
        elif pressed(event, "to_today"):
            self.go(self.today)
        elif step:
            self.go(self.day + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def go(self, day: date) -> None:
        if day != self.day:
            self.day = day
            self._name()
            self.update()
            self.moved.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        point = event.position()
        for day in self.days:
            if self._place(day).contains(point):
                self.go(day)
                self.chosen.emit(day)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting

    def minimumSizeHint(self) -> QSize:
        px, metrics = self.theme.px, QFontMetrics(self.theme.font("small_medium"))
        wide = max(map(metrics.horizontalAdvance, LONGEST)) + px(12)
        return QSize(DAYS * wide, px(HEAD) + self._weeks() * px(LOW_NUMBER + LOW_LINE + 5))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _weeks(self) -> int:
        first = self.day.replace(day=1)
        return -(-(first.weekday() + monthrange(first.year, first.month)[1]) // DAYS)

    def _place(self, day: date) -> QRectF:
        px = self.theme.px
        wide, high = self.width() / DAYS, (self.height() - px(HEAD)) / self._weeks()
        week = (day.replace(day=1).weekday() + day.day - 1) // DAYS
        return QRectF(day.weekday() * wide, px(HEAD) + week * high, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.color("ink2"))
        for n in range(DAYS):
            wide = self.width() / DAYS
            word = f"周{dates.WEEKDAYS[n]}"
            head = QRectF(n * wide + self.theme.px(8), 0, wide, self.theme.px(HEAD))
            paint_word(painter, head, word, self.theme, "small_medium")
        for one in self.days.values():
            self._paint_day(painter, one, self._place(one.on).adjusted(2, 2, -2, -2))
        painter.end()

    def _paint_day(self, painter: QPainter, one: DueDay, place: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        here = one.on == self.day
        painter.setPen(QPen(theme.color("accent" if here else "line"), 1))
        painter.setBrush(theme.color("accent_soft" if here else "chrome" if one.day_off else "surface"))
        painter.drawRoundedRect(place, px(5), px(5))
        low = place.height() < px(NUMBER) + 2 * px(LINE)
        number = QRectF(
            place.left() + px(6), place.top(), place.width() - px(10), px(LOW_NUMBER if low else NUMBER)
        )
        line = QRectF(place.left(), number.bottom(), place.width(), px(LOW_LINE if low else LINE) - 1)
        # Too low for a number above two lines: they stand at the right edge, the first beside the number.
        beside = number.height() + 2 * (line.height() + 1) > place.height() + 1
        if beside:
            line.setHeight(min(line.height(), place.height() / 2 - 1))
            line.moveTop(number.top() + 1)
        self._paint_number(painter, one, number, beside)
        for words, tone in said(one):
            self._paint_line(painter, line, words, tone, here, beside)
            line.translate(0, line.height() + 1)
        if here and self.hasFocus():
            paint_ring(painter, place, theme, px(5))

    def _paint_line(
        self, painter: QPainter, place: QRectF, words: str, tone: str, here: bool, beside: bool
    ) -> None:
        """On a ground where there is room for one, else in its colour alone; at the right edge `beside` the numbers."""
        theme, px = self.theme, self.theme.px
        painter.setPen(theme.color(tone or "ink"))
        if beside:
            wide = QFontMetrics(theme.font("small_medium")).horizontalAdvance(words)
            paint_word(
                painter, place.adjusted(place.width() - wide - px(5), 0, 0, 0), words, theme, "small_medium"
            )
            return
        if tone and pill_width(theme, LONGEST[0]) + px(8) <= place.width():
            box = QRectF(place.left() + px(4), place.top(), pill_width(theme, words), place.height())
            paint_pill(painter, box, words, theme, tone, here)
            return
        paint_word(painter, place.adjusted(px(6), 0, 0, 0), words, theme, "small_medium")

    def _paint_number(self, painter: QPainter, one: DueDay, place: QRectF, alone: bool) -> None:
        """With a word where there is room for it; `alone` where something due may stand beside it."""
        theme = self.theme
        today = one.on == self.today
        painter.setPen(theme.color("accent" if today else "ink2" if one.day_off else "ink"))
        paint_word(painter, place, str(one.on.day), theme, "bold" if today else "body")
        beside_number = "休" if one.day_off else "今天" if today and not alone else ""
        wide = painter.fontMetrics().horizontalAdvance(str(one.on.day)) + theme.px(7)
        if wide + QFontMetrics(theme.font("small")).horizontalAdvance(beside_number) <= place.width():
            painter.setPen(theme.color("accent" if today else "ink2"))
            paint_word(painter, place.adjusted(wide, 0, 0, 0), beside_number, theme, "small")


class MonthPanel(Ground):
    """The grid with its month's name; asks `month(year, mon)` for what falls due."""

    def __init__(self, theme: Theme, month: Month, today: date) -> None:
        super().__init__(theme, "surface")
        self.month, self.today = month, today
        self.grid = MonthGrid(theme, today)
        self.title = Words(theme, "", role="bold")
        self.earlier = Button(theme, "", icon="left", name="上个月")
        self.later = Button(theme, "", icon="right", name="下个月")
        self.to_today = QuietButton(theme, "今天", actions.keys("to_today"))
        self._lay_out()
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.to_today.clicked.connect(self._on_today)
        self.grid.moved.connect(self._on_moved)

    def _lay_out(self) -> None:
        px = self.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        for button, name in ((self.earlier, "month_before"), (self.later, "month_after")):
            button.setFixedHeight(px(28))
            button.setToolTip(f"{button.accessibleName()}   {actions.keys(name)}")
        head.addWidget(self.earlier)
        head.addWidget(self.title)
        head.addWidget(self.later)
        head.addStretch(1)
        head.addWidget(self.to_today)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(10), px(12), px(10))
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self.grid, 1)

    def show_day(self, day: date, today: date) -> None:
        """The day's month, read anew."""
        self.today = today
        self.grid.show_days(self.month(day.year, day.month), day, today)
        self.title.setText(f"{day.year} 年 {day.month} 月")
        self.grid.updateGeometry()

    def fold(self, folded: bool) -> None:
        self.to_today.show_shortcut(not folded)

    def due(self) -> DueDay | None:
        """What falls due on the day under the cursor."""
        return self.grid.days.get(self.grid.day)

    def _on_moved(self, day: date) -> None:
        if day not in self.grid.days:
            self.show_day(day, self.today)

    def _on_earlier(self) -> None:
        self.grid.go(beside(self.grid.day, -1))

    def _on_later(self) -> None:
        self.grid.go(beside(self.grid.day, 1))

    def _on_today(self) -> None:
        self.grid.go(self.today)


def said(one: DueDay) -> list[tuple[str, str]]:
    """The words for a day's groups, the most urgent first, with their tone."""
    counts = Counter(item.group for item in one.items)
    pressing = [(group, counts.pop(group)) for group in TONES if group in counts]
    words = [(f"超期 {n}" if group == board.OVERDUE else f"{n} 件", TONES[group]) for group, n in pressing]
    rest = counts.total()
    return words + ([(f"{rest} 件", "")] if rest else [])


def beside(day: date, months: int) -> date:
    """The same day of a month before or after, or its last."""
    month = day.year * 12 + day.month - 1 + months
    year, number = divmod(month, 12)
    return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))
