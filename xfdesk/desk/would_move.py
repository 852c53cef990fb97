"""What a change of the profile or of a year's holidays would move: the open matters are reckoned both ways, in slices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

from xfdesk.desk.table import Table, calendar_of
from xfdesk.records.keys import new_key
from xfdesk.records.office import YearArrangement
from xfdesk.records.reckoning import DATES, Move, Moves, Proposed
from xfdesk.rules import clock
from xfdesk.rules.clock import DutyLine, ThreeDates
from xfdesk.rules.words import DutyState
from xfdesk.store import facts, settings
from xfdesk.store.projection import Counting

MOST_TOLD = 50
SLICE = 200
_OPEN = "next_safe IS NOT NULL"
_WAITING = (DutyState.OPEN, DutyState.OVERDUE)
Dated = dict[tuple[str, int], tuple[str, ThreeDates]]


class _TakenBack(Exception):
    """Ends a transaction in which a change was only tried on."""


class Look:
    """`step` until it says False; then `moves` tells. Each step is a transaction that is taken back: nothing is changed."""

    def __init__(self, table: Table, proposed: Proposed) -> None:
        self.table, self.proposed = table, proposed
        self._now = table.counting()
        self._then = _counting(table, self._now, proposed)
        self._found: list[Move] = []
        self._matters = self._kept = self.done = 0
        self._last = ""
        with table.file.read():
            self.of = int(table.file.value(f"SELECT count(*) FROM matter WHERE {_OPEN}"))

    @property
    def moves(self) -> Moves:
        urgent = sorted(self._found, key=lambda move: (move.after.safe, move.number))
        return Moves(self.done, self._matters, self._kept, len(urgent), tuple(urgent[:MOST_TOLD]))

    def step(self, most: int = SLICE) -> bool:
        """Look at the next few matters. True while there are more."""
        file = self.table.file
        listed = f"SELECT uid, number FROM matter WHERE uid > ? AND {_OPEN} ORDER BY uid LIMIT ?"
        rows: list[tuple[str, str]] = []
        with suppress(_TakenBack), file.act():
            rows = file.sql(listed, self._last, most)
            if self.proposed.profile:
                # What was notified keeps its dates; under which profile it was is known only once another one is in force.
                settings.leave_profile(file, new_key(), self.table.limits.key)
                settings.put(file, "profile", self.proposed.profile)
            for uid, number in rows:
                self._compare(uid, number)
            raise _TakenBack
        self.done += len(rows)
        self._last = rows[-1][0] if rows else self._last
        return len(rows) == most

    def _compare(self, uid: str, number: str) -> None:
        happened = facts.of_matter(self.table.file, uid).happened
        now, then = (
            _dated(clock.duties(happened, counting.calendar, counting.limits, counting.today))
            for counting in (self._now, self._then)
        )
        found = [
            Move(number, title, dates, then[key][1])
            for key, (title, dates) in now.items()
            if key in then and dates != then[key][1]
        ]
        self._found += found
        self._matters += bool(found)
        self._kept += bool(self.proposed.profile and happened.notified_by)


def _dated(lines: Iterable[DutyLine]) -> Dated:
    """The dates of what is still to be done, by key and place among those of its key."""
    return dict(
        _placed(sorted((line for line in lines if line.state in _WAITING), key=lambda line: line.key))
    )


def _placed(lines: list[DutyLine]) -> Iterator[tuple[tuple[str, int], tuple[str, ThreeDates]]]:
    for key, group in groupby(lines, key=lambda line: line.key):
        for n, line in enumerate(group):
            yield (key, n), (line.title, ThreeDates(*(getattr(line, name) for name in DATES)))


def _counting(table: Table, now: Counting, proposed: Proposed) -> Counting:
    if proposed.profile:
        return replace(now, limits=clock.profile(proposed.profile))
    return replace(now, calendar=calendar_of(years_after(table.office.years, proposed)))


def years_after(years: tuple[YearArrangement, ...], proposed: Proposed) -> tuple[YearArrangement, ...]:
    """The office's own arrangements as they would be."""
    new = proposed.year
    gone = new.year if new else proposed.as_shipped
    return (*(year for year in years if year.year != gone), *((new,) if new else ()))
