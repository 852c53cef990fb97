"""How days are counted, changed: the profile or a year's holidays, and the stored dates that hang on them.

The change marks the file in its own transaction; each slice of the rewriting moves the mark on, and the last one takes it
away. So what a power cut or a closed window left undone goes on at the next start.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from xfdesk.changes import Change, Touched
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.keys import new_key
from xfdesk.records.office import YearArrangement
from xfdesk.records.reckoning import Proposed
from xfdesk.store import history, projection, registers, settings
from xfdesk.store.database import LedgerFile
from xfdesk.store.projection import Counting
from xfdesk.store.settings import RECKONING

if TYPE_CHECKING:
    from xfdesk.desk.would_move import Look

NOT_SAVED = "没有改动"
SAVED = "设置已保存"
SLICE = 200
OPEN, ALL = "open", "all"
"""What is rewritten: matters with something to do, or all; the mark is this word and the key of the last one done."""
_WHICH = {OPEN: "next_safe IS NOT NULL", ALL: "1"}
Said = Callable[[int, int], None]


class Reckoning:
    def __init__(self, table: Table) -> None:
        self.table = table

    def look(self, proposed: Proposed) -> Look:
        """What a change would move; nothing is changed by looking. Raises `Refused` for what `begin` would refuse."""
        from xfdesk.desk.would_move import Look

        _may_be(proposed)
        return Look(self.table, proposed)

    def begin(self, proposed: Proposed) -> Rewriting:
        """Count otherwise from now on. The stored dates follow in the slices of the rewriting that is handed back."""
        with self.table.file.act():
            self._change(proposed)
        self.table.office_changed()
        self.table.tell(Change(Touched.OFFICE, SAVED))
        return self.rewriting()

    def whole(self, proposed: Proposed, said: Said | None = None) -> int:
        """The same with every stored date in one transaction: whoever stops it finds everything as before.

        `said(done, of)` hears how far it has come. Returns how many matters got other dates.
        """
        try:
            with self.table.file.act():
                self._change(proposed)
                self.table.office_changed()
                rewriting = self._to_the_end(said)
        finally:
            self.table.office_changed()
        self.table.tell(Change(Touched.OFFICE, SAVED))
        rewriting.tell()
        return rewriting.changed

    def text_of(self, path: Path) -> str:
        """The words of a notice that was saved as a text file."""
        from xfdesk.intake import text_file

        return text_file.read(path)

    def again(self) -> None:
        """Rewrite what hangs on the way of counting, though nothing was changed."""
        with self.table.file.act():
            settings.put(self.table.file, RECKONING, OPEN)
        self._to_the_end(None)

    def rewriting(self) -> Rewriting:
        """The rewriting, from where it stands."""
        return Rewriting(self.table)

    def _to_the_end(self, said: Said | None) -> Rewriting:
        rewriting, more = Rewriting(self.table, tells=False), True
        while more:
            more = rewriting.step()
            if said is not None:
                said(rewriting.done, rewriting.of)
        return rewriting

    def _change(self, proposed: Proposed) -> None:
        _may_be(proposed)
        file, year = self.table.file, proposed.year
        if proposed.profile:
            what, touched = "改设置 期限规定", [("Setting", "profile"), ("Setting", settings.PROFILES_BEFORE)]
            if (before := settings.get(file, "profile")) != proposed.profile:
                settings.leave_profile(file, new_key(), before)
            settings.put(file, "profile", proposed.profile)
        elif year is not None:
            what, touched = "改节假日安排", [("HolidayYear", str(year.year))]
            registers.put_year(file, year)
        else:
            what, touched = "节假日改回程序自带的", [("HolidayYear", str(proposed.as_shipped))]
            registers.remove(file, "holidayyear", str(proposed.as_shipped))
        history.append(file, at=self.table.clock.now(), who=self.table.who, what=what, touched=touched)
        # Holidays move nothing that is over, unless handling counts working days; a profile moves its 应办结日期 as well.
        # A rewriting that is still under way begins anew, and of all if either wants all.
        wants_all = proposed.profile or self.table.limits.handle[1]
        under_way = settings.get(file, RECKONING).startswith(ALL)
        settings.put(file, RECKONING, ALL if wants_all or under_way else OPEN)


class Rewriting:
    """`step` until it says False. `changed` counts the matters that got other dates; at its end it `tells` the pages."""

    def __init__(self, table: Table, *, tells: bool = True) -> None:
        self.table, self.tells = table, tells
        self.changed = self.done = self.of = 0
        file = table.file
        with file.read():
            self._which, _, self._last = settings.get(file, RECKONING).partition(" ")
            if self._which:
                count = f"SELECT count(*) FROM matter WHERE {_WHICH[self._which]}"
                self.of = int(file.value(count))
                self.done = int(file.value(f"{count} AND uid <= ?", self._last))

    def step(self, most: int = SLICE) -> bool:
        """Rewrite the next few matters. True while there are more."""
        if not self._which:
            return False
        file, counting = self.table.file, self.table.counting()
        listed = f"SELECT uid FROM matter WHERE uid > ? AND {_WHICH[self._which]} ORDER BY uid LIMIT ?"
        with file.act():
            rows = file.sql(listed, self._last, most)
            changed = sum(_rewritten(file, uid, counting) for (uid,) in rows)
            last = rows[-1][0] if rows else self._last
            more = len(rows) == most
            settings.put(file, RECKONING, f"{self._which} {last}" if more else "")
        self.done, self.changed, self._last = self.done + len(rows), self.changed + changed, last
        if not more:
            self._which = ""
            if self.tells:
                self.tell()
        return more

    def tell(self) -> None:
        """The pages show the new dates."""
        self.table.tell(Change(Touched.MATTER | Touched.COUNTS, self.sentence))

    @property
    def sentence(self) -> str:
        if not self.changed:
            return "期限已重新算过，日期都没有变"
        return f"期限已重新算过，{self.changed:,} 件改了日期"


def _rewritten(file: LedgerFile, uid: str, counting: Counting) -> bool:
    """Whether the matter has other dates than before."""
    before = _stored(file, uid)
    projection.refresh(file, uid, counting)
    return _stored(file, uid) != before


def _stored(file: LedgerFile, uid: str) -> list[tuple[object, ...]]:
    own = file.sql("SELECT next_duty, next_plain, next_rolled, next_safe FROM matter WHERE uid = ?", uid)
    return own + file.sql("SELECT due_on, safe_on FROM ledgerline WHERE matter = ? ORDER BY uid", uid)


def _may_be(proposed: Proposed) -> None:
    if proposed.profile and proposed.profile not in settings.BY_KEY["profile"].choices:
        raise Refused("choice", "没有这个期限规定", NOT_SAVED, "请从列出的规定里选一个")
    if proposed.year is not None:
        _year_may_be(proposed.year)


def _year_may_be(year: YearArrangement) -> None:
    """Days of the year or of the December before it; none both off and worked, none worked that is no weekend."""
    if not year.off:
        raise Refused("no_day_off", "放假的日子一天也没有", NOT_SAVED, "请先填写放假安排")
    if both := year.off & year.worked:
        raise Refused("both", f"{min(both).isoformat()} 既放假又上班", NOT_SAVED, "请只留一处")
    for day in sorted(year.off | year.worked):
        if day.year != year.year and (day.year, day.month) != (year.year - 1, 12):
            raise Refused(
                "other_year", f"{day.isoformat()} 不是 {year.year} 年的日子", NOT_SAVED, "请核对年份"
            )
    for day in sorted(year.worked):
        if day.weekday() < 5:
            raise Refused("no_weekend", f"{day.isoformat()} 不是周末，本来就上班", NOT_SAVED, "请核对")
