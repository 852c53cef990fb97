"""接访包: what lies before the leader on a reception day, a page a matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.records.duty import Duty
from xfdesk.records.ledger import MatterView


@dataclass(frozen=True, slots=True)
class Promised:
    """What somebody answers for: at a visit or by an act. `kept_on` None: not yet."""

    what: str
    by_whom: str = ""
    by_when: date | None = None
    kept_on: date | None = None
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class PackMatter:
    """A matter as of the day, masked as the lists are. `waiting` are its duties not yet done, the most urgent first.

    `expected`: its visitor was told to come on the day. `people` is that of the first visit.
    """

    view: MatterView
    people: int = 1
    promises: tuple[Promised, ...] = ()
    waiting: tuple[Duty, ...] = ()
    expected: bool = False


@dataclass(frozen=True, slots=True)
class PackData:
    """`week_end` is the last working day of the day's week. `rest` are the numbers of the matters that got no page.

    `coming` is the number of the first matter due later, with its duty; only where nothing else is to be shown.
    """

    office: str
    on: date
    week_end: date
    made_on: date
    leader: str = ""
    matters: tuple[PackMatter, ...] = ()
    rest: tuple[str, ...] = ()
    coming: tuple[str, str, date] | None = None
