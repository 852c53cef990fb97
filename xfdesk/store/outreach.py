"""排查: rows of the sheet as stored, with what became of those that were made a matter."""

from __future__ import annotations

from datetime import date
from itertools import starmap
from typing import Any, NamedTuple

from xfdesk.rules.words import OutreachResult
from xfdesk.store import counters, rows
from xfdesk.store.database import LedgerFile

TABLE = "OutreachRecord"
_COUNTER = "outreach."


class Stored(NamedTuple):
    """One row; days are ISO text or None. The last three are of the matter that was made of it."""

    uid: str
    number: str
    month: str
    position: int
    on: str | None
    village: str
    by: str
    parties: str
    people: int | None
    kind: str
    summary: str
    leads: str
    measures: str
    limit: str | None
    result: str
    result_on: str | None
    nothing: int
    matter: str
    unread: str
    recorded_at: str
    matter_number: str
    matter_status: str
    sealed: int

    @property
    def values(self) -> dict[str, Any]:
        """By column."""
        return dict(zip(self.__annotations__, self, strict=True))


OPEN = f"o.result <> '{OutreachResult.SETTLED}' AND o.\"nothing\" = 0 AND o.matter = ''"
"""What is still to be settled, of whatever month."""
_OWN = tuple(Stored.__annotations__)[:-3]
_COLUMNS = ", ".join(f'o."{name}"' for name in _OWN)
_SELECT = (
    f"SELECT {_COLUMNS}, coalesce(m.number, ''), coalesce(m.status, ''),"
    " coalesce(m.sealed, 0) FROM outreachrecord o LEFT JOIN matter m ON m.uid = o.matter"
)

_THEN = _SELECT.replace('o."result",', "CASE WHEN o.result_on > ?1 THEN '' ELSE o.result END,", 1)


def of_month(file: LedgerFile, month: str) -> list[Stored]:
    """Those of a month, or all when it is ""."""
    where, values = (" WHERE o.month = ?", (month,)) if month else ("", ())
    return list(starmap(Stored, file.sql(_SELECT + where, *values)))


def unsettled(file: LedgerFile) -> list[Stored]:
    """Of whatever month: neither settled nor made a matter."""
    return list(starmap(Stored, file.sql(f"{_SELECT} WHERE {OPEN}")))


def followed(file: LedgerFile) -> list[Stored]:
    """What is still to be settled and has a limit."""
    return list(starmap(Stored, file.sql(f'{_SELECT} WHERE {OPEN} AND o."limit" IS NOT NULL')))


def followed_then(file: LedgerFile, day: date) -> list[Stored]:
    """As of the end of a day: found by then, and neither settled nor made a matter yet. What became a sealed accusation
    is told of no day (art. 30).
    """
    where = (
        ' WHERE o."limit" IS NOT NULL AND o."nothing" = 0 AND coalesce(o."on", substr(o.recorded_at, 1, 10)) <= ?1'
        f" AND (o.result <> '{OutreachResult.SETTLED}' OR o.result_on > ?1) AND (o.matter = '' OR m.received_on > ?1)"
        " AND coalesce(m.sealed, 0) = 0"
    )
    return list(starmap(Stored, file.sql(_THEN + where, day.isoformat())))


def find(file: LedgerFile, uid_or_number: str) -> Stored | None:
    if not uid_or_number:
        return None
    found = file.sql(f"{_SELECT} WHERE o.uid = ? OR o.number = ?", uid_or_number, uid_or_number)
    return Stored(*found[0]) if found else None


def many(file: LedgerFile, uids: list[str]) -> list[Stored]:
    """In the order asked for."""
    found: dict[str, Stored] = {}
    for n in range(0, len(uids), 500):
        part = uids[n : n + 500]
        marks = ", ".join("?" * len(part))
        found |= {row[0]: Stored(*row) for row in file.sql(f"{_SELECT} WHERE o.uid IN ({marks})", *part)}
    return [found[uid] for uid in uids]


def of_matter(file: LedgerFile, matter: str) -> Stored | None:
    found = file.sql(f"{_SELECT} WHERE o.matter = ? ORDER BY o.uid LIMIT 1", matter) if matter else []
    return Stored(*found[0]) if found else None


def row(file: LedgerFile, uid: str) -> dict[str, Any]:
    """The row by its columns, or {}."""
    return rows.one(file, TABLE, uid)


def uids_by_number(file: LedgerFile) -> dict[str, str]:
    return dict(file.sql("SELECT number, uid FROM outreachrecord WHERE number <> ''"))


def nothing_rows(file: LedgerFile, month: str) -> dict[str, str]:
    """The villages that reported none in the month, with the key of that row."""
    found = file.sql('SELECT village, uid FROM outreachrecord WHERE month = ? AND "nothing" = 1', month)
    return dict(found)


def villages_with_disputes(file: LedgerFile, month: str) -> set[str]:
    found = file.sql('SELECT DISTINCT village FROM outreachrecord WHERE month = ? AND "nothing" = 0', month)
    return {village for (village,) in found}


def rows_of(file: LedgerFile, month: str) -> int:
    """How many rows the month's sheet has."""
    return int(file.value("SELECT count(*) FROM outreachrecord WHERE month = ?", month))


def months(file: LedgerFile) -> tuple[str, ...]:
    return tuple(
        month for (month,) in file.sql("SELECT DISTINCT month FROM outreachrecord ORDER BY month DESC")
    )


def villages(file: LedgerFile) -> list[str]:
    return [one for (one,) in file.sql("SELECT DISTINCT village FROM outreachrecord ORDER BY village") if one]


def next_position(file: LedgerFile, month: str) -> int:
    return int(file.value("SELECT coalesce(max(position), 0) + 1 FROM outreachrecord WHERE month = ?", month))


def next_number(file: LedgerFile, year: str) -> int:
    """What the next draw gives."""
    return counters.value(file, _COUNTER + year) + 1


def draw(file: LedgerFile, year: str, count: int) -> int:
    """The first of so many running numbers."""
    first = next_number(file, year)
    counters.add(file, _COUNTER + year, count)
    return first


def miscounted(file: LedgerFile) -> bool:
    """Whether a counter stands below a number that was given."""
    for year, most in file.sql(
        "SELECT substr(number, 4, 4), max(CAST(substr(number, 9) AS INTEGER)) FROM outreachrecord"
        " WHERE number <> '' GROUP BY 1"
    ):
        if counters.value(file, f"{_COUNTER}{year}") < most:
            return True
    return False


def without_its_matter(file: LedgerFile) -> list[str]:
    """Numbers of records whose matter is not there."""
    found = file.sql(
        "SELECT number FROM outreachrecord WHERE matter <> '' AND matter NOT IN (SELECT uid FROM matter) ORDER BY number"
    )
    return [number for (number,) in found]
