"""How many open matters wait, counted in the file alone: for the window's own number and its line at the start."""

from __future__ import annotations

from datetime import date

from xfdesk.records.counts import Pressing
from xfdesk.rules.board import last_pressing
from xfdesk.store.database import LedgerFile

_COUNT = "SELECT count(*), coalesce(sum(next_safe <= ?), 0) FROM matter WHERE followed = 1 AND next_safe <= ?"


def of_day(file: LedgerFile, day: date) -> Pressing:
    """What is overdue has a safe date that is past: a rolled date never comes before the safe one."""
    waiting, due = file.sql(_COUNT, day.isoformat(), last_pressing(day).isoformat())[0]
    return Pressing(int(waiting), int(due))
