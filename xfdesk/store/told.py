"""All that is recorded of one matter, as rows: read from its file by need, or made in memory before it is written.

What follows from them is reckoned in one place (`facts`, `turns`, `points_then`), whichever they are.
"""

from __future__ import annotations

from typing import Any, Protocol

from xfdesk.store import matters, rows, settings
from xfdesk.store.database import LedgerFile


class Told(Protocol):
    matter: dict[str, Any]

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Those that hang on the matter, in the order of their keys; table name as in `Tables`."""
        ...

    def versions(self, point: str) -> list[dict[str, Any]]:
        """The earlier judgements of a demand, in the order of their keys."""
        ...

    def came_on(self, key: str) -> str:
        """The day of the visit with this key, or that on which it was received otherwise, or ""."""
        ...

    def handed_on(self, handling: str) -> str:
        """The day of the matter's first visit that was handled in this way, or ""."""
        ...

    def profile_of(self, paper: str) -> str:
        """The profile under which a paper was written, when the office counts by another one since; else ""."""
        ...

    def session(self, conference: str) -> dict[str, Any]:
        """The session of the joint conference with this key, or {}."""
        ...


_TABLES = (
    "Act",
    "Assignment",
    "Paper",
    "Promise",
    "Extension",
    "Reply",
    "CallBack",
    "Supervision",
    "Review",
    "ConferenceItem",
)
_THERE = "SELECT " + ", ".join(
    f"EXISTS(SELECT 1 FROM {name.lower()} WHERE matter = m.uid)" for name in _TABLES
)


class InFile:
    """Each table is read once, and only where it has anything of the matter: a fresh one is asked no further."""

    def __init__(self, file: LedgerFile, uid: str) -> None:
        self.file = file
        self.matter = matters.row(file, uid)
        (found,) = file.sql(f"{_THERE} FROM matter m WHERE uid = ?", uid)
        self._rows: dict[str, list[dict[str, Any]]] = {
            name: [] for name, there in zip(_TABLES, found, strict=True) if not there
        }

    def rows(self, table: str) -> list[dict[str, Any]]:
        if table not in self._rows:
            self._rows[table] = rows.many(self.file, table, "matter = ?", self.matter["uid"])
        return self._rows[table]

    def versions(self, point: str) -> list[dict[str, Any]]:
        return rows.many(self.file, "PointVersion", "point = ?", point)

    def came_on(self, key: str) -> str:
        found = key and self.file.value(
            'SELECT d."on" FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.uid = ?'
            ' UNION ALL SELECT "on" FROM act WHERE uid = ?',
            key,
            key,
        )
        return str(found or "")

    def handed_on(self, handling: str) -> str:
        found = self.file.value(
            'SELECT min(d."on") FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.matter = ? AND v.handling = ?',
            self.matter["uid"],
            handling,
        )
        return str(found or "")

    def profile_of(self, paper: str) -> str:
        return settings.profile_of(self.file, paper)

    def session(self, conference: str) -> dict[str, Any]:
        return rows.one(self.file, "Conference", conference)
