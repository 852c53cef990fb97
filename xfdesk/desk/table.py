"""What the acts of all pages share: the open file, the clock, who types, and the office as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from xfdesk.changes import Change, Watchers
from xfdesk.desk.clock import Clock
from xfdesk.records.office import Office, YearArrangement
from xfdesk.store import registers
from xfdesk.store.database import LedgerFile

if TYPE_CHECKING:
    from xfdesk.rules.clock import Profile
    from xfdesk.rules.workdays import Calendar
    from xfdesk.store.projection import Counting


@dataclass
class Table:
    """Handed to each page's acts. The office is read once and again after it was changed."""

    file: LedgerFile
    clock: Clock
    who: str
    watchers: Watchers = field(default_factory=Watchers)
    _office: Office | None = None
    _calendar: Calendar | None = None

    @property
    def office(self) -> Office:
        if self._office is None:
            with self.file.read():
                self._office = registers.office(self.file)
        return self._office

    @property
    def calendar(self) -> Calendar:
        if self._calendar is None:
            self._calendar = calendar_of(self.office.years)
        return self._calendar

    @property
    def limits(self) -> Profile:
        from xfdesk.rules import clock

        return clock.profile(self.office.profile)

    @property
    def today(self) -> date:
        return self.clock.today()

    def counting(self) -> Counting:
        from xfdesk.store.projection import Counting

        return Counting(self.calendar, self.limits, self.today)

    def office_changed(self) -> None:
        self._office = self._calendar = None

    def tell(self, change: Change) -> None:
        self.watchers.tell(change)


def calendar_of(years: Iterable[YearArrangement]) -> Calendar:
    """Working days by the office's own arrangements, those of the program beside them."""
    from xfdesk.rules.workdays import Arrangement, Calendar

    return Calendar(Arrangement(year.year, year.off, year.worked, year.source) for year in years)
