"""The rows of a visit and its matters as they stand, so that a save can be taken back to the letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xfdesk.store import rows, visits
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import DERIVED, Row
from xfdesk.store.matters import HANGING

Standing = dict[Row, tuple[dict[str, Any], ...]]
"""By table and key; the representatives of a visit are one entry, as in the history."""


def of(
    file: LedgerFile, visit: str, matters: Iterable[str], visitors: Iterable[str], sessions: bool = False
) -> Standing:
    """What there is of these; a row that is not there is left out. Without a visit, of matters alone; with `sessions` also
    those of the joint conference, which an act may make.
    """
    found: Standing = {}
    if visit:
        _take(file, found, "Visit", visit)
        _take(file, found, "Representative", visit)
    for visitor in visitors:
        _take(file, found, "Visitor", visitor)
    for matter in matters:
        _take(file, found, "Matter", matter)
        for table, key in _hanging(file, matter):
            _take(file, found, table, key)
    if sessions:
        for (key,) in file.sql("SELECT uid FROM conference"):
            _take(file, found, "Conference", key)
    return found


def _hanging(file: LedgerFile, matter: str) -> Iterable[Row]:
    for table in HANGING:
        name = table.lower()
        yield from ((table, key) for (key,) in file.sql(f"SELECT uid FROM {name} WHERE matter = ?", matter))
    points = "SELECT uid FROM demandpoint WHERE matter = ?"
    versions = file.sql(f"SELECT uid FROM pointversion WHERE point IN ({points})", matter)
    yield from (("PointVersion", key) for (key,) in versions)


def _take(file: LedgerFile, found: Standing, table: str, key: str) -> None:
    if table == "Representative":
        listed = ("visit", "position", "name", "id_number", "phone")
        many = file.sql(
            f"SELECT {', '.join(listed)} FROM representative WHERE visit = ? ORDER BY position", key
        )
        found[table, key] = tuple(dict(zip(listed, row, strict=True)) for row in many)
    elif row := rows.one(file, table, key):
        found[table, key] = (row,)


def put_back(file: LedgerFile, stood: Standing, now: Standing) -> list[Row]:
    """Make the rows say again what they said; returns those that are touched. Derived columns are left to be reckoned."""
    gone = [row for row in now if row not in stood]
    changed = [row for row in stood if stood[row] != now.get(row)]
    for table, key in gone:
        if table != "Visitor":
            _remove(file, table, key)
    for table, key in changed:
        _write(file, table, key, stood[table, key])
    # Only now does nothing stand under somebody whom the save made known.
    for table, key in gone:
        if table == "Visitor":
            visits.forget_visitor(file, key)
    return [*gone, *changed]


def _remove(file: LedgerFile, table: str, key: str) -> None:
    column = "visit" if table == "Representative" else "uid"
    file.db.execute_sql(f"DELETE FROM {table.lower()} WHERE {column} = ?", (key,))


def _write(file: LedgerFile, table: str, key: str, stood: tuple[dict[str, Any], ...]) -> None:
    if table == "Visitor":
        visits.put_visitor_back(file, stood[0])
    elif table == "Matter":
        kept = {name: value for name, value in stood[0].items() if name not in DERIVED["Matter"]}
        rows.update(file, "Matter", key, kept)
    elif table == "Representative":
        _remove(file, table, key)
        for row in stood:
            rows.insert(file, table, row)
    else:
        rows.put(file, table, stood[0])
