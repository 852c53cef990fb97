"""Matters that the official system does not know yet (art. 21)."""

from __future__ import annotations

from typing import NamedTuple

from xfdesk.rules.words import OfficialState, Status
from xfdesk.store.database import LedgerFile


class Row(NamedTuple):
    uid: str
    number: str
    received_on: str
    name: str
    confidential: bool
    summary: str
    sealed: bool


_WAITS = "m.official_state NOT IN (?, ?) AND m.status <> ?"
_VALUES = (OfficialState.ENTERED.value, OfficialState.NOT_NEEDED.value, Status.WITHDRAWN.value)
"""What was withdrawn before it was entered is no more to be."""
_LINE = "l.id = (SELECT min(id) FROM ledgerline WHERE matter = m.uid)"


def not_entered(file: LedgerFile, most: int) -> list[Row]:
    """The oldest first."""
    found = file.sql(
        "SELECT m.uid, m.number, m.received_on, coalesce(l.name, ''), coalesce(l.confidential, 0), m.summary, m.sealed"
        f" FROM matter m LEFT JOIN ledgerline l ON {_LINE} WHERE {_WAITS} ORDER BY m.received_on, m.number LIMIT ?",
        *_VALUES,
        most,
    )
    return [Row(*row) for row in found]


def how_many(file: LedgerFile) -> int:
    return int(file.value(f"SELECT count(*) FROM matter m WHERE {_WAITS}", *_VALUES))
