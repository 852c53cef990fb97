"""Sessions of the joint conference as they are shown: their items, how each stands today, and the register's numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from xfdesk.desk.table import Table
from xfdesk.records.conference import MatterSession, Session, SessionItem, SessionView, Tally, Waiting
from xfdesk.rules import clock, masking, sessions, status
from xfdesk.rules.words import SEALED, Channel, Status
from xfdesk.store import conferences, facts, matters

Row = dict[str, Any]
_FIRST = "l.id = (SELECT min(id) FROM ledgerline WHERE matter = m.uid)"


def every(table: Table) -> tuple[Session, ...]:
    """Newest first."""
    found = conferences.sessions(table.file)
    of: dict[str, list[Row]] = {row["uid"]: [] for row in found}
    for item in conferences.every_item(table.file):
        of.setdefault(item["conference"], []).append(item)
    return tuple(session(table, row, of[row["uid"]]) for row in found)


def session(table: Table, row: Row, items: Iterable[Row]) -> Session:
    tally, name = _tally(table, items), sessions.name(row["session"])
    return Session(
        uid=row["uid"],
        year=row["year"],
        session=row["session"],
        name=name,
        on=_day(row["on"]),
        tally=tally,
        sentence=sessions.sentence(name, tally.assigned, tally.struck_off, tally.overdue),
        **{part: row[part] for part in ("time", "place", "host", "attendants", "agenda", "summary")},
    )


def _tally(table: Table, items: Iterable[Row]) -> Tally:
    found = list(items)
    assigned = [one for one in found if one["decided_on"]]
    return Tally(
        brought=len(found),
        assigned=len(assigned),
        struck_off=sum(1 for one in assigned if one["struck_off_on"]),
        overdue=sum(1 for one in assigned if _is_overdue(table, one)),
    )


def _is_overdue(table: Table, one: Row) -> bool:
    return sessions.is_overdue(_day(one["due"]), one["struck_off_on"], table.today, table.calendar)


def view(table: Table, row: Row) -> SessionView:
    items = conferences.items(table.file, row["uid"])
    return SessionView(session(table, row, items), tuple(item(table, one) for one in items))


def item(table: Table, one: Row) -> SessionItem:
    row = matters.row(table.file, one["matter"])
    common: dict[str, Any] = {
        "uid": one["uid"],
        "conference": one["conference"],
        "matter": one["matter"],
        "number": row["number"],
        "position": one["position"],
        "brought_on": date.fromisoformat(one["brought_on"]),
        "due": _day(one["due"]),
        "decided_on": _day(one["decided_on"]),
        "reported_on": _day(one["reported_on"]),
        "struck_off_on": _day(one["struck_off_on"]),
        "state": sessions.state(one["decided_on"], one["reported_on"], one["struck_off_on"]),
        "overdue": _is_overdue(table, one),
        "days_left": _days_left(table, one),
    }
    if row["sealed"]:
        return SessionItem(
            name="", people=0, summary=SEALED, status="", ask="", reports="", sealed=True, **common
        )
    who, people, village = _who(table, one["matter"])
    owner = matters.assignment(table.file, one["matter"])
    return SessionItem(
        name=who,
        people=people,
        summary=row["summary"],
        status=row["status"],
        ask=one["ask"],
        reports=one["reports"],
        decision=one["decision"],
        assigned_to=one["assigned_to"],
        report=one["report"],
        lead_official=owner.get("lead_official") or "",
        unit=owner.get("unit") or "",
        village=village,
        answer_due=_answer_due(table, one["matter"]),
        found=row["channel"] == Channel.OUTREACH,
        **common,
    )


def _who(table: Table, matter: str) -> tuple[str, int, str]:
    """Name as lists show it, people, village."""
    found = table.file.sql(
        "SELECT l.name, l.confidential, coalesce(l.people, 0), l.village FROM matter m"
        f" JOIN ledgerline l ON {_FIRST} WHERE m.uid = ?",
        matter,
    )
    if not found:
        return "", 0, ""
    name, confidential, people, village = found[0]
    return masking.name(name, bool(confidential)), people, village


def _answer_due(table: Table, matter: str) -> date | None:
    """法定答复: the sixty days, or what they were extended to (art. 34)."""
    known = facts.of_matter(table.file, matter)
    lines = clock.duties(known.happened, table.calendar, table.limits, table.today)
    return max((line.plain for line in lines if line.key in ("D4", "D5")), default=None)


def _days_left(table: Table, one: Row) -> int | None:
    due = _day(one["due"])
    if due is None or one["struck_off_on"]:
        return None
    return (table.calendar.safe(due) - table.today).days


def of_matter(table: Table, matter: str) -> tuple[MatterSession, ...]:
    """In the order in which it was brought."""
    file = table.file
    found = []
    for one in conferences.items_of(file, matter):
        row = conferences.session(file, one["conference"])
        items = conferences.items(file, row["uid"])
        found.append(MatterSession(session(table, row, items), item(table, one)))
    return tuple(found)


def waiting(table: Table) -> tuple[Waiting, ...]:
    """Marked 提请联席会议, still in hand, and brought to no session yet; those that wait longest first."""
    rows = table.file.sql(
        "SELECT m.uid, m.number, m.summary, m.status, m.received_on, l.unit FROM matter m"
        f" JOIN ledgerline l ON {_FIRST} WHERE m.conference = 1 AND m.sealed = 0"
        " AND NOT EXISTS (SELECT 1 FROM conferenceitem i WHERE i.matter = m.uid) ORDER BY m.received_on, m.number"
    )
    found = []
    for uid, number, summary, state, received, unit in rows:
        if not status.is_open(Status(state)):
            continue
        name, people, _ = _who(table, uid)
        found.append(Waiting(uid, number, name, people, summary, unit, state, date.fromisoformat(received)))
    return tuple(found)


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
