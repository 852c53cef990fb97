"""Sessions of the joint conference and the matters brought to them, as rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from xfdesk.store import rows
from xfdesk.store.database import LedgerFile

NAME = "'第' || c.session || '次联席会议'"
"""What `rules.sessions.name` says of the session `c`."""


def sessions(file: LedgerFile) -> list[dict[str, Any]]:
    """The newest first."""
    found = rows.many(file, "Conference", "1 = 1")
    return sorted(found, key=lambda row: (row["year"], row["session"]), reverse=True)


def session(file: LedgerFile, uid: str) -> dict[str, Any]:
    return rows.one(file, "Conference", uid)


def numbered(file: LedgerFile, number: int, year: int | None = None) -> list[dict[str, Any]]:
    """The sessions with this number, of whatever year when none is said; the newest first."""
    return [row for row in sessions(file) if row["session"] == number and year in (None, row["year"])]


def on_day(file: LedgerFile, day: date) -> dict[str, Any]:
    """The session of that day, or {}."""
    found = rows.many(file, "Conference", '"on" = ?', day.isoformat())
    return found[-1] if found else {}


def next_number(file: LedgerFile, year: int) -> int:
    return int(file.value("SELECT coalesce(max(session), 0) + 1 FROM conference WHERE year = ?", year))


def ahead(file: LedgerFile, day: date) -> dict[str, Any]:
    """The next session that is not over by then: the nearest with a day, else the first without one; {} where none is planned."""
    dated = rows.many(file, "Conference", '"on" >= ?', day.isoformat())
    open_ones = rows.many(file, "Conference", '"on" IS NULL AND year >= ?', day.year)
    dated.sort(key=lambda row: (row["on"], row["session"]))
    open_ones.sort(key=lambda row: (row["year"], row["session"]))
    return next(iter(dated + open_ones), {})


def items(file: LedgerFile, conference: str) -> list[dict[str, Any]]:
    """In the order of the agenda."""
    found = rows.many(file, "ConferenceItem", "conference = ?", conference)
    return sorted(found, key=lambda row: (row["position"], row["uid"]))


def items_of(file: LedgerFile, matter: str) -> list[dict[str, Any]]:
    """The matter's, in the order in which it was brought."""
    found = rows.many(file, "ConferenceItem", "matter = ?", matter)
    return sorted(found, key=lambda row: (row["brought_on"], row["uid"]))


def item(file: LedgerFile, uid: str) -> dict[str, Any]:
    return rows.one(file, "ConferenceItem", uid)


def next_place(file: LedgerFile, conference: str) -> int:
    return int(
        file.value(
            "SELECT coalesce(max(position), 0) + 1 FROM conferenceitem WHERE conference = ?", conference
        )
    )


def every_item(file: LedgerFile) -> list[dict[str, Any]]:
    return rows.many(file, "ConferenceItem", "1 = 1")


def assigned_by(file: LedgerFile, matter: str, day: date) -> bool:
    """Whether a session had assigned the matter by the end of a day."""
    found = "SELECT 1 FROM conferenceitem WHERE matter = ? AND decided_on <= ? LIMIT 1"
    return bool(file.value(found, matter, day.isoformat()))
