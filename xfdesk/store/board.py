"""What is followed: open matters with their next duty, straight from the stored columns, or reckoned anew as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules.clock import Profile
from xfdesk.rules.workdays import Calendar
from xfdesk.store import facts
from xfdesk.store.database import LedgerFile


@dataclass(frozen=True, slots=True)
class Followed:
    """One followed matter; days are ISO text as stored, "" for none."""

    uid: str
    number: str
    next_duty: str
    next_key: str
    safe: str
    rolled: str
    name: str
    confidential: bool
    people: int
    summary: str
    verdict: str
    unit: str
    person: str
    leader: str
    village: str
    channel: str
    status: str
    without_owner: bool
    without_answer: bool
    sealed: bool


_COLUMNS = (
    "m.uid, m.number, m.next_duty, m.next_key, coalesce(m.next_safe, ''), coalesce(m.next_rolled, ''), l.name,"
    " l.confidential, coalesce(l.people, 0), m.summary, m.verdict, l.unit, l.person, l.lead_official, l.village, m.channel,"
    " m.status, m.without_owner, m.without_answer, m.sealed"
)
_FLAGS = (7, 17, 18, 19)
_FIRST = "l.id = (SELECT min(id) FROM ledgerline WHERE matter = m.uid)"
_NOW = (
    f"SELECT {_COLUMNS} FROM matter m JOIN ledgerline l ON {_FIRST} WHERE m.followed = 1"
    " ORDER BY m.next_safe IS NULL, m.next_safe, m.number"
)
_THEN = f"SELECT {_COLUMNS} FROM matter m JOIN ledgerline l ON {_FIRST} WHERE m.received_on <= ? ORDER BY m.number"


def now(file: LedgerFile) -> list[Followed]:
    """As the columns stand, the most urgent first."""
    return [_followed(row) for row in file.sql(_NOW)]


def then(file: LedgerFile, as_of: date, calendar: Calendar, limits: Profile) -> Iterator[Followed]:
    """Each matter received by that day and followed on it, with the duty that was next then; in the order of numbers."""
    for row in file.sql(_THEN, as_of.isoformat()):
        found = facts.derived(facts.of_matter(file, row[0], as_of), calendar, limits, as_of)
        if found["followed"]:
            yield _followed(_changed(file, row, found, as_of))


def _changed(file: LedgerFile, row: tuple[Any, ...], found: dict[str, Any], as_of: date) -> tuple[Any, ...]:
    owner = facts.of_matter(file, row[0], as_of).owner
    stood = list(row)
    stood[2:6] = found["next_duty"], found["next_key"], found["next_safe"] or "", found["next_rolled"] or ""
    stood[10:14] = found["verdict"], owner.unit, owner.person, owner.leader
    stood[16:19] = found["status"], found["without_owner"], found["without_answer"]
    return tuple(stood)


def _followed(row: tuple[Any, ...]) -> Followed:
    values: list[Any] = [bool(value) if n in _FLAGS else value for n, value in enumerate(row)]
    return Followed(*values)
