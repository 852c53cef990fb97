"""The sheet of a month: its rows in the order in which they want to be done, its counts, and what each village reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from xfdesk.desk.outreach_reading import Reader, order
from xfdesk.desk.table import Table
from xfdesk.records.outreach import OutreachQuery, OutreachRow, OutreachSheet, VillageReport
from xfdesk.rules import initials
from xfdesk.rules.text import fold
from xfdesk.store import outreach as store
from xfdesk.store.outreach import Stored


@dataclass
class Sheets:
    """A row that stands as it stood when it was last read is the same row."""

    table: Table
    _reader: Reader | None = None
    _known: dict[str, tuple[Stored, OutreachRow]] = field(default_factory=dict)

    def reader(self) -> Reader:
        """Made anew on another day, or when the office has changed."""
        office, calendar, today = self.table.office, self.table.calendar, self.table.today
        known = tuple(one.name for one in office.villages)
        active = tuple(one.name for one in office.villages if one.active)
        kept = self._reader
        stands = kept is not None and (kept.today, kept.villages, kept.known) == (today, active, known)
        if kept is None or not stands or kept.calendar is not calendar:
            kept = self._reader = Reader(today, active, known, calendar)
            self._known = {}
        return kept

    def sheet(self, query: OutreachQuery) -> OutreachSheet:
        with self.table.file.read():
            stored = store.of_month(self.table.file, query.month)
        found = self.rows(stored)
        reports = self.reports(found)
        own = [row for row in found if not query.village or row.entry.village == query.village]
        words = fold(query.text).split()
        return OutreachSheet(
            rows=tuple(row for row in own if _wanted(row, query.only, words)),
            villages=reports,
            disputes=sum(not row.nothing for row in own),
            open=sum(row.is_open for row in own),
            overdue=sum(row.overdue for row in own),
            doubtful=sum(bool(row.marks) for row in own),
        )

    def rows(self, stored: Iterable[Stored]) -> list[OutreachRow]:
        """In the order of the sheet."""
        reader, known, made = self.reader(), self._known, []
        for one in stored:
            had = known.get(one.uid)
            if had is None or had[0] != one:
                had = known[one.uid] = (one, reader.row(one))
            made.append((order(had[1], one.position), had[1]))
        made.sort(key=lambda pair: pair[0])
        return [row for _, row in made]

    def reports(self, rows: Iterable[OutreachRow]) -> tuple[VillageReport, ...]:
        """Of every village of the register, and of whatever else stands in the rows."""
        disputes: dict[str, list[int]] = {name: [0, 0] for name in self.reader().villages}
        nothing: set[str] = set()
        for row in rows:
            name = row.entry.village
            counted = disputes.setdefault(name, [0, 0])
            if row.nothing:
                nothing.add(name)
            else:
                counted[0] += 1
                counted[1] += row.is_open
        disputes.pop("", None)
        return tuple(
            VillageReport(name, all_, open_, name in nothing) for name, (all_, open_) in disputes.items()
        )

    def villages(self) -> tuple[str, ...]:
        """Those of the register, and whatever else was written."""
        with self.table.file.read():
            written = store.villages(self.table.file)
        return tuple(dict.fromkeys((*self.reader().villages, *written)))


def _wanted(row: OutreachRow, only: str, words: list[str]) -> bool:
    return _is(row, only) and (not words or _holds(row, words))


def _is(row: OutreachRow, only: str) -> bool:
    if only == "open":
        return row.is_open
    if only == "overdue":
        return row.overdue
    return bool(row.marks) if only == "doubtful" else True


def _holds(row: OutreachRow, words: list[str]) -> bool:
    """Every word stands somewhere in the row, or is the initials of a name in it."""
    one = row.entry
    shown = fold(
        f"{row.number} {one.village} {one.by} {one.parties} {one.kind} {one.summary} {one.leads} {one.measures}"
        f" {one.result} {row.matter_number}"
    )
    return all(word in shown or _initials(row, word) for word in words)


def _initials(row: OutreachRow, word: str) -> bool:
    if not (word.isascii() and word.isalpha()):
        return False
    named = (row.entry.parties, row.entry.by, row.entry.leads)
    return any(initials.found_in(name, word) for name in named if name)
