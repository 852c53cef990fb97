"""How much that is open waits, counted in the file alone: for the window's own number and its line at the start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xfdesk.records.counts import Pressing
from xfdesk.rules.board import last_pressing
from xfdesk.rules.words import OutreachResult
from xfdesk.store.database import LedgerFile

_COUNT = "SELECT count(*), coalesce(sum(next_safe <= ?), 0) FROM matter WHERE followed = 1 AND next_safe <= ?"

_LIMITS = (
    'SELECT "limit", count(*) FROM outreachrecord WHERE "limit" IS NOT NULL AND matter = \'\' AND "nothing" = 0'
    f" AND result <> '{OutreachResult.SETTLED}' GROUP BY \"limit\""
)
"""Of disputes that outreach found and that are still to be settled: a few hundred days at most."""


def of_day(file: LedgerFile, day: date, safe: Callable[[date], date]) -> Pressing:
    """What is overdue has a safe date that is past: a rolled date never comes before the safe one. `safe` gives it of a
    limit, and is asked only of those that lie ahead.
    """
    last = last_pressing(day)
    waiting, due = file.sql(_COUNT, day.isoformat(), last.isoformat())[0]
    for text, count in file.sql(_LIMITS):
        limit = date.fromisoformat(text)
        until = limit if limit <= day else safe(limit)
        waiting += count * (until <= last)
        due += count * (until <= day)
    return Pressing(int(waiting), int(due))
