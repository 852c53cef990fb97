"""Taking a day file in: each row whole or not at all, in a transaction of its own, known again by date and number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from xfdesk.desk.accused import apart, refused_apart
from xfdesk.desk.reception import Reception
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.intake import day_file
from xfdesk.intake.day_file import DayFile, DayRow
from xfdesk.intake.values import AGAIN, NOT_TAKEN
from xfdesk.records.day import ReceptionDay
from xfdesk.records.keys import new_key
from xfdesk.records.visit import Saved, VisitEntry
from xfdesk.rules.text import clean_line, shorten
from xfdesk.rules.words import DayState
from xfdesk.store import days, matters, settings, visits


class _Tried(Exception):
    """Takes an act back that was only tried."""


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What became of one row: `saved`, or the refusal; `already` when the same content was taken before."""

    no: int
    saved: Saved | None = None
    refusal: Refused | None = None
    already: bool = False


class DayImport:
    def __init__(self, table: Table, reception: Reception) -> None:
        self.table, self.reception = table, reception
        self.units: tuple[str, ...] = ()
        """The office's units as the head of the file names them."""

    def read(self, path: Path) -> DayFile:
        return day_file.read(path)

    def rows(self, file: DayFile) -> Iterator[RowAnswer]:
        """Take the rows one by one; each answer is given after its commit.

        A day that is not there is begun with the first row taken, so that a file refused whole leaves none behind.
        """
        day = self._day(file.day)
        taken: dict[int, str] = {}
        self.units = file.units
        for row in file.rows:
            yield self._row(row, day, taken)

    def _day(self, wanted: ReceptionDay) -> ReceptionDay:
        with self.table.file.read():
            known = days.of_date(self.table.file, wanted.on)
        if known is not None:
            return known
        wanted = replace(wanted, uid=new_key(self.table.clock.now()), clerk=wanted.clerk or self.table.who)
        try:
            with suppress(_Tried), self.table.file.act():
                self.reception.open_day(wanted)
                raise _Tried
        except Refused as refusal:
            raise _for_a_file(refusal) from refusal
        return wanted

    def _row(self, row: DayRow, day: ReceptionDay, taken: dict[int, str]) -> RowAnswer:
        notes: list[str] = []
        try:
            day_file.look(row)
            known = self._known(row, day)
            if known is not None:
                taken[row.no] = known.matter
                return RowAnswer(row.no, known, already=True)
            if day.state is DayState.CLOSED:
                raise Refused("day_closed", "这一天已经收班", "没有收进来", "要补记请先重新打开这一天")
            uid = new_key(self.table.clock.now())
            entry = day_file.entry(row, uid, day, lambda which: self._earlier(which, day, taken))
            entry, notes = apart(self.reception, entry)
            with self.table.file.act():
                saved = self._save(entry, day)
                settings.put(self.table.file, self._mark(row, day), self._digest(row) + saved.visit)
        except Refused as refusal:
            return RowAnswer(row.no, refusal=refused_apart(refusal) if notes else refusal)
        # Nobody sees amber fields here: every doubt that was kept is said.
        saved = replace(saved, notes=(*saved.notes, *saved.doubts, *notes))
        taken[row.no] = saved.matter
        return RowAnswer(row.no, saved)

    def _save(self, entry: VisitEntry, day: ReceptionDay) -> Saved:
        file = self.table.file
        try:
            if days.get(file, day.uid) is None:
                self.reception.open_day(day)
            return self.reception.save(entry, units=self.units)
        except OverflowError as error:
            raise Refused("bad_date", "有一个日期太远了", NOT_TAKEN, AGAIN) from error
        except Refused as refusal:
            raise _for_a_file(refusal) from refusal

    def _known(self, row: DayRow, day: ReceptionDay) -> Saved | None:
        """The visit this row became earlier; other content under the same number is refused."""
        with self.table.file.read():
            mark = settings.get(self.table.file, self._mark(row, day))
            other = visits.by_queue_number(self.table.file, day.uid, row.no)
            if not mark and not other:
                return None
            digest, visit = mark[:64], mark[64:]
            if not other and not visits.exists(self.table.file, visit):
                return None  # it was taken back since
            if digest != self._digest(row) or not visits.exists(self.table.file, visit):
                raise Refused(
                    "other_content",
                    f"{day.on} 第 {row.no} 号已经有另外的内容",
                    "没有收进来",
                    "要改请在窗口里打开那一次来访更正",
                )
            matter = visits.matter_of(self.table.file, visit)
            number = matters.row(self.table.file, matter)["number"]
        return Saved(visit, matter, number, row.no, already=True)

    def _earlier(self, which: object, day: ReceptionDay, taken: dict[int, str]) -> str:
        """A number of the same file, or a matter's own number."""
        with self.table.file.read():
            if isinstance(which, int):
                visit = visits.by_queue_number(self.table.file, day.uid, which)
                found = taken.get(which) or (visits.matter_of(self.table.file, visit) if visit else "")
            else:
                which = clean_line(str(which)).text
                found = matters.find(self.table.file, which)
        if not found:
            told = shorten(str(which), 30)
            raise Refused("no_matter", f"要续的事项 {told} 没有找到", "没有收进来", "请核对号码")
        return found

    @staticmethod
    def _mark(row: DayRow, day: ReceptionDay) -> str:
        return f"import.{day.on}.{row.no}"

    @staticmethod
    def _digest(row: DayRow) -> str:
        return hashlib.sha256(day_file.content(row).encode("utf-8", "surrogatepass")).hexdigest()


def _for_a_file(refusal: Refused) -> Refused:
    """The desk's refusal speaks of a form on the screen; here it is a row of a file."""
    do = refusal.do if refusal.rule in ("day_open", "future_day") else AGAIN
    return Refused(refusal.rule, refusal.what, NOT_TAKEN, do, article=refusal.article, field=refusal.field)
