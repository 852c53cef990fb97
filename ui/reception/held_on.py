"""The date of something that has come: a reception day, or a letter received."""

from __future__ import annotations

from datetime import date

from ui.widgets import DateField
from xfdesk.rules import dates


class HeldOn(DateField):
    """It says how long it is past, never that it is overdue."""

    def day(self) -> date | None:
        try:
            return dates.held(self.line.text(), self.today)
        except dates.BadDate:
            return None

    def _say(self) -> None:
        day = self.day()
        self.hint.setText(f"{dates.weekday(day)}   {dates.ago((self.today - day).days)}" if day else "")
