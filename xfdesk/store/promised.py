"""What was promised and who is awaited: read for the pack of a reception day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from xfdesk.records.pack import Promised
from xfdesk.store.database import LedgerFile

_MADE = (
    'coalesce((SELECT "on" FROM act WHERE uid = p.uid), (SELECT d."on" FROM visit v JOIN receptionday d ON d.uid = v.day'
    " WHERE v.uid = p.visit), '')"
)
"""The day of a promise: at a visit that visit's, by an act the act's."""


def of_matter(file: LedgerFile, matter: str, as_of: date) -> tuple[Promised, ...]:
    """Those made by the end of the day, the earliest due first."""
    till = as_of.isoformat()
    rows = file.sql(
        f"SELECT what, by_whom, by_when, kept_on, {_MADE} AS made FROM promise p WHERE matter = ? AND made <= ?"
        " ORDER BY by_when IS NULL, by_when, uid",
        matter,
        till,
    )
    return tuple(
        Promised(what, by_whom, _day(when), _day(kept) if kept and kept <= till else None, _day(made))
        for what, by_whom, when, kept, made in rows
    )


def expected(file: LedgerFile, days: Iterable[date]) -> set[str]:
    """Matters of which something was promised for one of the days, or which are looked at again then."""
    wanted = [day.isoformat() for day in days]
    marks = ", ".join("?" for _ in wanted)
    found = file.sql(
        f"SELECT matter FROM promise WHERE by_when IN ({marks})"
        f" UNION SELECT matter FROM demandpoint WHERE not_yet_solvable AND next_look_on IN ({marks})",
        *wanted,
        *wanted,
    )
    return {matter for (matter,) in found}


def answered(file: LedgerFile) -> set[str]:
    """Open matters that were answered: what the office set itself may wait behind a date of the law that is far off."""
    found = file.sql(
        "SELECT uid FROM matter m WHERE followed = 1 AND sealed = 0 AND (settled_on IS NOT NULL"
        " OR EXISTS (SELECT 1 FROM reply WHERE matter = m.uid))"
    )
    return {matter for (matter,) in found}


def naming(file: LedgerFile, leader: str) -> set[str]:
    """Matters of which a leader owns a demand, or in which a promise of that name is open."""
    found = file.sql(
        "SELECT matter FROM demandpoint WHERE leader = ?"
        " UNION SELECT matter FROM promise WHERE by_whom = ? AND kept_on IS NULL",
        leader,
        leader,
    )
    return {matter for (matter,) in found}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
