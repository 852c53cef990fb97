"""Days counted as the clock counts them: the plain last day, rolled past days off, and the safe day before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.rules import clock, dates
from xfdesk.rules.clock import ThreeDates
from xfdesk.rules.workdays import Calendar

MOST = 3_660


@dataclass(frozen=True, slots=True)
class DayCount:
    """`unknown`: years on which it hangs and whose arrangement nobody knows yet."""

    start: date
    count: int
    working: bool
    dates: ThreeDates
    unknown: tuple[int, ...]


def count_days(start: date, count: int, calendar: Calendar, *, working: bool = False) -> DayCount:
    """The first day does not count. Raises `BadDate` where the calendar has no such day any more."""
    try:
        found = clock.three_dates(start, count, calendar, working)
    except OverflowError as error:
        raise dates.BadDate("这个日期太远了，请看一眼年份") from error
    if found.rolled.year not in dates.YEARS:
        raise dates.BadDate("这个日期太远了，请看一眼年份")
    first = start if working else found.safe
    years = range(first.year, found.rolled.year + 1)
    return DayCount(start, count, working, found, tuple(year for year in years if not calendar.knows(year)))
