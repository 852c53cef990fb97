"""Whose record a visit stands under: a known visitor's, or one of its own."""

from __future__ import annotations

from xfdesk.desk.recognition import same_visitor
from xfdesk.desk.table import Table
from xfdesk.records.visit import Derived, VisitEntry, VisitorEntry
from xfdesk.rules import names
from xfdesk.rules.people import Particulars
from xfdesk.rules.words import MatterClass
from xfdesk.store import arrivals, matters, people, visits
from xfdesk.store.database import LedgerFile


def record_of(table: Table, entry: VisitEntry, derived: Derived, before: VisitEntry | None) -> str:
    """The record that a save writes, or "" for one to be made; `before` is the visit that a correction changes."""
    if before:
        return _corrected(table, entry, derived, before)
    if derived.sealed:
        return ""
    uid = entry.visitor.uid
    if (
        uid
        and not visits.is_sealed(table.file, uid)
        and not is_parted(table.file, entry, sure_number(entry, derived))
    ):
        return uid
    found = _known_visitor(table, entry, derived)
    return "" if visits.is_sealed(table.file, found) else found


def _corrected(table: Table, entry: VisitEntry, derived: Derived, before: VisitEntry) -> str:
    """An accusation is tied to nobody: it leaves the record that other matters stand under (art. 30); so does whoever
    really came.
    """
    file, stood = table.file, before.visitor.uid
    if derived.sealed:
        alone = before.matter.matter_class is MatterClass.ACCUSATION
        return stood if alone and not visits.others_under(file, stood, entry.uid) else ""
    named = entry.visitor.uid if may_stand_under(file, entry.visitor.uid) else stood
    parted = visits.is_sealed(file, named) or is_parted(file, entry, sure_number(entry, derived))
    return "" if parted else named


def is_parted(file: LedgerFile, entry: VisitEntry, number: str) -> bool:
    """Whether a save keeps the record that the entry names as it is, and makes another for whoever came."""
    stood = arrivals.visitor_of(file, entry.uid)
    named = entry.visitor.uid if may_stand_under(file, entry.visitor.uid) else stood
    differs = bool(named) and _differs(file, named, entry.visitor, number)
    if differs is None:
        return bool(stood) and visits.others_under(file, named, entry.uid)
    return differs


def _differs(file: LedgerFile, uid: str, typed: VisitorEntry, number: str) -> bool | None:
    """Whether what was typed speaks of somebody else than the record does: two sure numbers decide, with another name.

    None: another name alone, or none. It is somebody else where other visits stand under the record, since nobody else's
    matters are renamed by it.
    """
    stored = visits.visitor(file, uid)
    if stored is None:
        return False
    if stored.anonymous is not typed.anonymous:
        return None
    if stored.anonymous or not (stored.name and typed.name) or names.same(stored.name, typed.name):
        return False
    known = people.particulars(file, uid)
    stands = known.id_18 or known.id_number
    return stands != number if stands and number else None


def may_stand_under(file: LedgerFile, uid: str) -> bool:
    """A record that is there and not sealed: nothing else is tied to who brought an accusation (art. 30)."""
    return bool(uid) and visits.is_open(file, uid)


def sure_number(entry: VisitEntry, derived: Derived) -> str:
    """The number that identifies: a doubtful one is none."""
    return "" if derived.id_doubtful else derived.id_18 or entry.visitor.id_number


def _known_visitor(table: Table, entry: VisitEntry, derived: Derived) -> str:
    """The same person by one of the three rules; for a 续访 the matter's own visitor when the name agrees."""
    visitor = entry.visitor
    id_18 = "" if derived.id_doubtful else derived.id_18
    if entry.continues:
        own = str(matters.row(table.file, entry.continues)["visitor"])
        if _is_own(table.file, own, visitor, id_18):
            return own
    if visitor.anonymous:
        return ""
    number = "" if derived.id_doubtful else visitor.id_number
    typed = Particulars(visitor.name, number, id_18, visitor.phone, visitor.village, visitor.address)
    return same_visitor(table, typed)


def _is_own(file: LedgerFile, own: str, visitor: VisitorEntry, id_18: str) -> bool:
    """Whether somebody who goes on with a matter is the one whose matter it is."""
    stored = visits.visitor(file, own)
    if stored is None or stored.anonymous is not visitor.anonymous:
        return False
    known = people.particulars(file, own)
    if id_18 and known.id_18 and id_18 != known.id_18:
        return False
    return not visitor.name or names.same(visitor.name, known.name)
