"""Working days: the State Council's yearly arrangement (调休) where it is known, else weekends and the statutory days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from xfdesk.rules import data

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`off`: days off that are not simply weekends (weekend days within a holiday may be listed too); `worked`: weekend days
    worked. Days of the December before may be among them: a new year's holiday often begins there.
    """

    year: int
    off: frozenset[date]
    worked: frozenset[date]
    source: str = ""
    known: bool = True


class Calendar:
    """Answers for any year: an unknown one falls back, and `knows` says so."""

    def __init__(self, arrangements: Iterable[Arrangement] = ()) -> None:
        self._years = {a.year: a for a in arrangements}

    def knows(self, year: int) -> bool:
        return self._year(year).known

    def is_working(self, day: date) -> bool:
        said = [self._year(day.year)]
        if day.month == 12 and (following := self._arranged(day.year + 1)):
            said.append(following)
        if any(day in year.off for year in said):
            return False
        return day.weekday() < 5 or any(day in year.worked for year in said)

    def roll(self, day: date) -> date:
        """遇休假顺延: the day itself, or the next working day."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def safe(self, day: date) -> date:
        """The last working day on or before it."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add_working(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; the first day does not count."""
        while count > 0:
            day += ONE_DAY
            count -= self.is_working(day)
        return day

    def _year(self, year: int) -> Arrangement:
        found = self._arranged(year)
        if found is None:
            found = self._years[year] = fallback(year)
        return found

    def _arranged(self, year: int) -> Arrangement | None:
        return self._years.get(year) or shipped(year)


@cache
def shipped(year: int) -> Arrangement | None:
    """The arrangement that comes with the program, or None when that year was not yet published."""
    raw = data.arrangement(year)
    if raw is None:
        return None
    off = frozenset(day for first, last in raw["off"] for day in _span(first, last))
    return Arrangement(
        year, off, frozenset(map(date.fromisoformat, raw["worked"])), raw["source"], raw["known"]
    )


@cache
def fallback(year: int) -> Arrangement:
    """Weekends and the fixed statutory days; those on a weekend are made good on the next working days."""
    if not 1900 <= year <= 2099:
        return Arrangement(year, frozenset(), frozenset(), "只按周末", known=False)
    off: set[date] = set()
    for days in _statutory(year):
        off.update(days)
        day, owed = days[-1], sum(d.weekday() >= 5 for d in days)
        while owed:
            day += ONE_DAY
            if day.weekday() < 5 and day not in off:
                off.add(day)
                owed -= 1
    return Arrangement(year, frozenset(off), frozenset(), "周末加法定节日推算，调休安排未导入", known=False)


def _statutory(year: int) -> list[list[date]]:
    """元旦 1, 春节 4 from the eve, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3 (decision of 2024-11-10)."""
    from borax.calendars.festivals2 import TermFestival
    from borax.calendars.lunardate import LunarDate

    def lunar(month: int, day: int) -> date:
        found: date = LunarDate(year, month, day).to_solar_date()
        return found

    spring = lunar(1, 1)
    clear = TermFestival(name="清明").at(year)
    festivals = [
        _run(date(year, 1, 1), 1),
        _run(spring - ONE_DAY, 4),
        _run(date(clear.year, clear.month, clear.day), 1),
        _run(date(year, 5, 1), 2),
        _run(lunar(5, 5), 1),
        _run(lunar(8, 15), 1),
        _run(date(year, 10, 1), 3),
    ]
    return sorted(festivals)


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days in order as (first, last) of each unbroken run."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] == ONE_DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _run(first: date, count: int) -> list[date]:
    return [first + ONE_DAY * n for n in range(count)]


def _span(first: str, last: str) -> list[date]:
    start = date.fromisoformat(first)
    return _run(start, (date.fromisoformat(last) - start).days + 1)
