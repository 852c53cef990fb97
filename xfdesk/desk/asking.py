"""Asking the ledger what a check must know."""

from __future__ import annotations

from datetime import date

from xfdesk.desk import whose
from xfdesk.desk.continuing import Earlier
from xfdesk.desk.known import Known
from xfdesk.desk.table import Table
from xfdesk.records.day import ReceptionDay
from xfdesk.records.visit import VisitEntry, VisitorEntry
from xfdesk.rules import dates, idcard, masking, names
from xfdesk.rules.words import IdKind
from xfdesk.store import arrivals, days, facts, matters, visits
from xfdesk.store import people as found_people


def known(table: Table, entry: VisitEntry) -> Known:
    file = table.file
    with file.read():
        day = days.get(file, entry.day) or _no_day(table, entry)
        more: dict[str, object] = {"other_name": _other_name(table, entry, day.on)}
        more["parted"] = whose.is_parted(file, entry, _sure_number(entry.visitor, day.on))
        matter = entry.continues or arrivals.matter_of(file, entry.uid)
        row = matters.row(file, matter) if matter else {}
        if row:
            more["category"] = row["category"]
            more["notified_by"] = facts.notified_by(file, matter)
        if entry.continues and row:
            more |= _earlier(table, entry, row)
    return Known(table.office, table.calendar, table.limits, day, table.today, **more)  # type: ignore[arg-type]


def _no_day(table: Table, entry: VisitEntry) -> ReceptionDay:
    """Of what came otherwise than by a visit: the day it was received, and whoever takes it down."""
    if entry.incoming is None:
        return ReceptionDay("", table.today)
    try:
        on = dates.held(entry.incoming.received_on, table.today)
    except dates.BadDate:
        on = table.today
    return ReceptionDay("", on, clerk=table.who)


def _earlier(table: Table, entry: VisitEntry, row: dict[str, str]) -> dict[str, object]:
    file, matter, accepted = table.file, row["uid"], row["accepted_on"]
    earlier = Earlier(
        matter,
        matters.entry_of(file, matter),
        row["status"],
        visits.names_of(file, matter),
        row["handling"],
        joined=arrivals.exists(file, entry.uid),
    )
    return {
        "earlier": earlier,
        "continued_points": matters.points(file, matter),
        "continued_received": date.fromisoformat(row["received_on"]),
        "continued_accepted": date.fromisoformat(accepted) if accepted else None,
        "continued_due": date.fromisoformat(row["due"]) if row["due"] else None,
    }


def _sure_number(visitor: VisitorEntry, on: date) -> str:
    """The number that identifies: a doubtful one is none."""
    if visitor.id_kind != IdKind.RESIDENT:
        return idcard.tidy(visitor.id_number)
    reading = idcard.read(visitor.id_number, on)
    return "" if reading.doubt or reading.fault else reading.id_18


def _other_name(table: Table, entry: VisitEntry, on: date) -> str:
    """The name of another record with the same sure ID number; whoever is taken over (F5) may be renamed."""
    visitor = entry.visitor
    number = _sure_number(visitor, on)
    if not number or not visitor.name or visitor.anonymous or visitor.id_kind != IdKind.RESIDENT:
        return ""
    own = visitor.uid or arrivals.visitor_of(table.file, entry.uid)
    numbered = found_people.with_number(table.file, number)
    others = [other for uid in numbered if uid != own and (other := visits.visitor(table.file, uid))]
    different = [other for other in others if not names.same(other.name, visitor.name)]
    if not different or (not own and len(different) < len(others)):
        return ""  # nobody else, or somebody of this name is known under the number already
    return masking.name(different[0].name, different[0].confidential)
