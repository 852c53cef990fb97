"""排查: disputes found in the villages, as they are typed and as they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.rules.words import OutreachResult


@dataclass(frozen=True, slots=True)
class OutreachEntry:
    """One row of the sheet, every cell as it was typed or pasted. `month` is `2026-11`; a row without `uid` is new."""

    uid: str = ""
    month: str = ""
    on: str = ""
    village: str = ""
    by: str = ""
    parties: str = ""
    people: str = ""
    kind: str = ""
    summary: str = ""
    leads: str = ""
    measures: str = ""
    limit: str = ""
    result: str = ""
    result_on: str = ""


@dataclass(frozen=True, slots=True)
class OutreachMark:
    """A doubtful cell. What was typed there is kept as it is; `unread` when no value could be made of it."""

    field: str
    message: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class OutreachRow:
    """A row as it stands. `entry` holds the cells as they are shown: dates as ISO text, an unread cell as it was typed.

    `nothing` is a 零报告. `matter` is the key of the matter that was made of it, with its number and status. `days_left`
    counts to the limit's safe date; None where there is no limit or nothing is left to settle. `notes` say what the act
    that gave the row did besides.
    """

    uid: str
    number: str
    entry: OutreachEntry
    on: date | None = None
    people: int | None = None
    limit: date | None = None
    result: OutreachResult | None = None
    nothing: bool = False
    matter: str = ""
    matter_number: str = ""
    matter_status: str = ""
    marks: tuple[OutreachMark, ...] = ()
    is_open: bool = True
    overdue: bool = False
    days_left: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutreachQuery:
    """`month` is `2026-11`, "" for all; `only` is "open" (no result yet), "overdue", "doubtful" or ""."""

    month: str = ""
    village: str = ""
    only: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class VillageReport:
    """What a village reported in a month: so many disputes, or none (`nothing`), or nothing at all yet."""

    village: str
    disputes: int = 0
    open: int = 0
    nothing: bool = False

    @property
    def reported(self) -> bool:
        return self.nothing or self.disputes > 0


@dataclass(frozen=True, slots=True)
class OutreachSheet:
    """`rows` with what has no result yet first, the most urgent limit first, then by day; counts are of all that the
    query's month and village have, whatever its other filters say.
    """

    rows: tuple[OutreachRow, ...]
    villages: tuple[VillageReport, ...] = ()
    disputes: int = 0
    open: int = 0
    overdue: int = 0
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a block gave: the rows, how many cells are doubtful, which column was read as which field ("" for none), and
    sentences on what was not as expected (a head row found, merged cells, a column that is not kept).
    """

    rows: tuple[OutreachRow, ...]
    doubtful: int = 0
    columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutreachDone:
    """What a line of the file of acts gave."""

    uid: str
    number: str
    result: str = ""
    matter: str = ""
    matter_number: str = ""
    status: str = ""
    notes: tuple[str, ...] = ()
