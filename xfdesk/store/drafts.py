"""Drafts: what is half-typed, one row per visit in hand, without history."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from xfdesk.records.day import Draft
from xfdesk.store import rows
from xfdesk.store.database import LedgerFile


def put(file: LedgerFile, draft: Draft, place: str = "") -> None:
    with file.act():
        values = {
            "visit": draft.visit,
            "day": draft.day,
            "saved_at": draft.saved_at.isoformat(timespec="seconds"),
            "payload": draft.payload,
            "place": place,
            "sealed": draft.sealed,
        }
        rows.put(file, "Draft", {**values, "digest": _digest(values)})


def _digest(values: dict[str, Any]) -> str:
    said = "\x1f".join(str(value) for value in (*list(values.values())[:-1], int(values["sealed"])))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def altered(file: LedgerFile) -> bool:
    """Whether a draft is not as it was kept; those of the first format have no digest."""
    columns = ("visit", "day", "saved_at", "payload", "place", "sealed")
    for *kept, digest in file.sql(f"SELECT {', '.join(columns)}, digest FROM draft"):
        if digest != "" and digest != _digest(dict(zip(columns, kept, strict=True))):
            return True
    return False


def drop(file: LedgerFile, visit: str) -> None:
    """Called within the save's transaction, or alone."""
    file.db.execute_sql("DELETE FROM draft WHERE visit = ?", (visit,))


def of_day(file: LedgerFile, day: str) -> tuple[Draft, ...]:
    return _drafts(file, "WHERE day = ?", day)


def all_of_them(file: LedgerFile) -> tuple[Draft, ...]:
    return _drafts(file, "")


def one(file: LedgerFile, visit: str) -> Draft | None:
    return next(iter(_drafts(file, "WHERE visit = ?", visit)), None)


def place(file: LedgerFile, visit: str) -> str:
    """Where the cursor stood when it was kept."""
    return str(file.value("SELECT place FROM draft WHERE visit = ?", visit) or "")


def _drafts(file: LedgerFile, where: str, *values: object) -> tuple[Draft, ...]:
    found = file.sql(
        f"SELECT visit, day, saved_at, payload, sealed FROM draft {where} ORDER BY visit", *values
    )
    return tuple(Draft(v, d, datetime.fromisoformat(at), payload, bool(s)) for v, d, at, payload, s in found)
