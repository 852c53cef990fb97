"""A typed date that says weekday and days left beside itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import Theme
from ui.widgets.fields import LineField, repolish
from xfdesk.rules import dates

LONGEST = "周五 还有 888 天"


class DateField(QWidget):
    """`value()` is what was typed; `day()` what it means, or None. The hint reads `周五 还有 28 天`.

    `future`: month and day alone mean the next such day (a date to come), else the last one.
    """

    typed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        today: date,
        *,
        future: bool = True,
        width: int = 84,
        hint: bool = True,
        left: bool = True,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self.theme, self.today, self.future, self.left = theme, today, future, left
        self.line = LineField(theme, name, width=width, placeholder=placeholder)
        self.hint = QLabel()
        self.hint.setProperty("tone", "ink2")
        # Never shown before it has a parent: it would be a window for a moment, and take the focus away.
        if not hint:
            self.hint.hide()
        elif left:
            # Its room is kept, so that the field does not slide while a date is typed.
            self.hint.setMinimumWidth(self.hint.fontMetrics().horizontalAdvance(LONGEST) + theme.px(2))
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.line)
        row.addWidget(self.hint, 1)
        self.line.typed.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_finished)

    def value(self) -> str:
        return self.line.text()

    def set_value(self, text: str) -> None:
        self.line.set_value(text)
        self._say()

    def set_day(self, day: date | None) -> None:
        self.set_value(day.isoformat() if day else "")

    def set_today(self, today: date) -> None:
        self.today = today
        self._say()

    def day(self) -> date | None:
        try:
            return dates.parse(self.line.text(), self.today, future=self.future)
        except dates.BadDate:
            return None

    def mark(self, level: str) -> None:
        self.line.mark(level)

    def _on_typed(self) -> None:
        self._say()
        self.typed.emit()

    def _on_finished(self) -> None:
        """Write the whole date once the field is left, so that everybody sees which year was meant."""
        day = self.day()
        if day is not None and self.line.text() != day.isoformat() and self.line.isModified():
            room = self.line.fontMetrics().horizontalAdvance(day.isoformat()) + self.theme.px(24)
            if self.line.width() >= room:
                self.line.set_value(day.isoformat())
                self.typed.emit()

    def _say(self) -> None:
        day = self.day()
        left = (day - self.today).days if day else 0
        words = ""
        if day is not None:
            words = dates.weekday(day) + (f" {dates.days_left(left)}" if self.left else "")
        self.hint.setText(words)
        # Only a day that is waited for can be near or past.
        waited = day is not None and self.left and self.future
        tone = "red" if waited and left < 0 else "amber" if waited and left <= 1 else "ink2"
        if self.hint.property("tone") != tone:
            self.hint.setProperty("tone", tone)
            repolish(self.hint)


class HeldOn(DateField):
    """The date of a day that has come: it says how long it is past, never that it is overdue."""

    def day(self) -> date | None:
        try:
            return dates.held(self.line.text(), self.today)
        except dates.BadDate:
            return None

    def _say(self) -> None:
        day = self.day()
        self.hint.setText(f"{dates.weekday(day)}   {dates.ago((self.today - day).days)}" if day else "")
