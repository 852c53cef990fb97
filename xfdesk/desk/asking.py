"""Asking the ledger what a check must know."""

from __future__ import annotations

from datetime import date

from xfdesk.desk.continuing import Earlier
from xfdesk.desk.known import Known
from xfdesk.desk.table import Table
from xfdesk.records.day import ReceptionDay
from xfdesk.records.visit import VisitEntry
from xfdesk.rules import idcard, masking, names
from xfdesk.rules.words import IdKind
from xfdesk.store import days, facts, matters, visits
from xfdesk.store import people as found_people


def known(table: Table, entry: VisitEntry) -> Known:
    file = table.file
    with file.read():
        day = days.get(file, entry.day) or ReceptionDay("", table.today)
        more: dict[str, object] = {"other_name": _other_name(table, entry, day.on)}
        matter = visits.matter_of(file, entry.uid) or entry.continues
        row = matters.row(file, matter) if matter else {}
        if row:
            more["category"] = row["category"]
            more["notified_by"] = facts.notified_by(file, matter, row["received_on"])
        if entry.continues and row:
            more |= _earlier(table, entry.continues, row)
    return Known(table.office, table.calendar, table.limits, day, table.today, **more)  # type: ignore[arg-type]


def _earlier(table: Table, matter: str, row: dict[str, str]) -> dict[str, object]:
    file, accepted = table.file, row["accepted_on"]
    earlier = Earlier(matter, matters.entry_of(file, matter), row["status"], visits.names_of(file, matter))
    return {
        "earlier": earlier,
        "continued_points": matters.points(file, matter),
        "continued_received": date.fromisoformat(row["received_on"]),
        "continued_accepted": date.fromisoformat(accepted) if accepted else None,
    }


def _other_name(table: Table, entry: VisitEntry, on: date) -> str:
    """The name of another record with the same sure ID number; whoever is taken over (F5) may be renamed."""
    visitor = entry.visitor
    if not visitor.name or visitor.anonymous or visitor.id_kind != IdKind.RESIDENT:
        return ""
    reading = idcard.read(visitor.id_number, on)
    if not reading.id_18 or reading.doubt or reading.fault:
        return ""
    own = visitor.uid or visits.visitor_of(table.file, entry.uid)
    numbered = found_people.with_number(table.file, reading.id_18)
    others = [other for uid in numbered if uid != own and (other := visits.visitor(table.file, uid))]
    different = [other for other in others if not names.same(other.name, visitor.name)]
    if not different or (not own and len(different) < len(others)):
        return ""  # nobody else, or somebody of this name is known under the number already
    return masking.name(different[0].name, different[0].confidential)
