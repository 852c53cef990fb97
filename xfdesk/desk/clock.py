"""The clock, passed in and never looked up: the rules know no time of their own."""

from __future__ import annotations

from datetime import date, datetime, timedelta


class Clock:
    """Local time of the laptop."""

    def now(self) -> datetime:
        return datetime.now()

    def today(self) -> date:
        return self.now().date()


class FixedClock(Clock):
    """A clock that stands still until moved: for demonstrations and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def advance(self, **by: float) -> None:
        self._at += timedelta(**by)

    def set(self, at: datetime) -> None:
        self._at = at
