"""Where the history ends: all that a start asks of it."""

from __future__ import annotations

from datetime import datetime

from xfdesk.store.database import LedgerFile


def head(file: LedgerFile) -> tuple[int, str]:
    """Number and digest of the last entry; (0, "") for an empty history."""
    found = file.sql("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT 1")
    return found[0] if found else (0, "")


def last_at(file: LedgerFile) -> datetime | None:
    found = file.value("SELECT max(at) FROM history WHERE seq > (SELECT max(seq) FROM history) - 50")
    return datetime.fromisoformat(found) if found else None
