"""By its key, whether it was a visit or came otherwise: what was recorded, and what it stands under."""

from __future__ import annotations

from xfdesk.records.visit import VisitEntry
from xfdesk.store import incoming, visits
from xfdesk.store.database import LedgerFile


def entry_of(file: LedgerFile, uid: str) -> VisitEntry | None:
    return visits.entry_of(file, uid) or incoming.entry_of(file, uid)


def exists(file: LedgerFile, uid: str) -> bool:
    return visits.exists(file, uid) or bool(incoming.matter_of(file, uid))


def matter_of(file: LedgerFile, uid: str) -> str:
    """The matter's uid, or ""."""
    return visits.matter_of(file, uid) or incoming.matter_of(file, uid)


def visitor_of(file: LedgerFile, uid: str) -> str:
    return visits.visitor_of(file, uid) or incoming.visitor_of(file, uid)


def of_matter(file: LedgerFile, matter: str) -> list[str]:
    """What came otherwise, then the visits, each in order."""
    return [came.uid for came in incoming.of_matter(file, matter)] + visits.of_matter(file, matter)
