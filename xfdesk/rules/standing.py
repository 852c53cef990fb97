"""办结 and 超期 as of a day: the one definition that every sheet of the workbook reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from xfdesk.rules import clock
from xfdesk.rules.clock import DutyLine, Happened, Profile
from xfdesk.rules.words import DutyState
from xfdesk.rules.workdays import Calendar

STATUTORY = ("D4", "D5", "D13")


def over_on(*ends: date | None) -> date | None:
    """办结: the first of the days on which it was closed, settled at the table, withdrawn, transferred or led to its
    lawful way (arts. 22, 31, 33); a reply that was delivered alone does not end it.
    """
    return min((day for day in ends if day is not None), default=None)


def is_over(over: date | None, day: date) -> bool:
    return over is not None and over <= day


def statutory(h: Happened, calendar: Calendar, limits: Profile, day: date) -> tuple[DutyLine, ...]:
    """D4, D5 and D13 as they stood on that day (arts. 22, 34)."""
    return tuple(line for line in clock.duties(h, calendar, limits, day) if line.key in STATUTORY)


def last_day(lines: Iterable[DutyLine]) -> date | None:
    """应办结日期 by the law: the sixty days or their extension, or the assigning body's date where that is the earlier
    one (arts. 22, 34); None where nothing is set.
    """
    law = max((line.plain for line in lines if line.key in ("D4", "D5")), default=None)
    assigned = min((line.plain for line in lines if line.key == "D13"), default=None)
    return min((day for day in (law, assigned) if day is not None), default=None)


def passed(lines: tuple[DutyLine, ...]) -> date | None:
    """超期: the plain last day of the first statutory duty whose rolled date is past undone; None when there is none."""
    return min((line.plain for line in lines if line.state is DutyState.OVERDUE), default=None)
