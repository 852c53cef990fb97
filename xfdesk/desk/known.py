"""What a check must know besides the entry: the office, the day, the earlier matter of a 续访, who has this ID number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.desk.continuing import Earlier
from xfdesk.records.day import ReceptionDay
from xfdesk.records.office import Office
from xfdesk.records.visit import PointEntry
from xfdesk.rules.clock import Profile
from xfdesk.rules.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Known:
    """`other_name` is the name under which the same ID number stands already; `category` that of the saved matter;
    `parted`: another person than the record named; `listed` are units that a day file names as the office's own.
    `day` is the reception day; of what came otherwise it only tells when that was, and has no key.
    """

    office: Office
    calendar: Calendar
    limits: Profile
    day: ReceptionDay
    today: date
    earlier: Earlier | None = None
    continued_points: tuple[PointEntry, ...] = ()
    continued_received: date | None = None
    continued_accepted: date | None = None
    continued_due: date | None = None
    other_name: str = ""
    parted: bool = False
    category: str = ""
    notified_by: str = ""
    listed: tuple[str, ...] = ()

    @property
    def roster(self) -> tuple[str, ...]:
        """Everybody of the office by name: leaders, clerks, and who receives that day."""
        named = [leader.name for leader in self.office.leaders] + [clerk.name for clerk in self.office.clerks]
        return tuple(dict.fromkeys([*named, *(leader.name for leader in self.day.leaders), self.day.clerk]))

    @property
    def units(self) -> tuple[tuple[str, bool], ...]:
        """The register's units, each with whether it is ours."""
        return tuple((unit.name, unit.ours) for unit in self.office.units)
