"""What came otherwise than by a visit: the act `receive`, whose key the rows that it wrote carry.

A first one brings its matter; a later one on the same matter is told beside it. The act holds what no other row does;
who wrote stands with the matter, or in the act where somebody else wrote on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from xfdesk.records.visit import Derived, IncomingEntry, VisitEntry, VisitorEntry
from xfdesk.rules.words import ActKind, Channel, Handling
from xfdesk.store import matters, rows, visits
from xfdesk.store.database import LedgerFile

_SAID = ("people", "affected", "unit", "statement", "leader_opinion", "answer")


@dataclass(frozen=True, slots=True)
class Came:
    """One act of receiving. `visitor` is who wrote where that is not the matter's own."""

    uid: str
    matter: str
    on: date
    at: datetime
    who: str
    channel: Channel
    origin: str
    due: str
    people: int
    affected: str
    handling: Handling | None
    unit: str
    statement: str
    leader_opinion: str
    answer: str
    age: int | None
    visitor: VisitorEntry | None = None

    @property
    def brought(self) -> bool:
        """It brought the matter; else it goes on with one that was there."""
        return self.handling is not Handling.CONTINUED


def put(
    file: LedgerFile,
    entry: VisitEntry,
    derived: Derived,
    *,
    matter: str,
    who: str,
    at: str,
    visitor: VisitorEntry | None = None,
) -> None:
    """The act's row and its representatives; of one that is corrected the first text, day of typing and clerk stay."""
    came = entry.incoming
    assert came is not None
    content: dict[str, Any] = {
        "channel": came.channel,
        "from": came.origin,
        "due": came.due,
        "handling": entry.handling or "",
        "age": derived.age,
        **{name: getattr(entry, name) for name in _SAID},
    }
    if visitor is not None:
        content["visitor"] = asdict(visitor)
    text = json.dumps(content, ensure_ascii=False)
    stood = rows.one(file, "Act", entry.uid)
    kept = {"at": at, "who": who, "first": ""}
    if stood:
        first = stood["first"] or (stood["content"] if stood["content"] != text else "")
        kept = {"at": stood["at"], "who": stood["who"], "first": first}
    values = {"uid": entry.uid, "matter": matter, "act": ActKind.RECEIVE.value, "on": came.received_on}
    rows.put(file, "Act", {**values, **kept, "content": text})
    visits.put_representatives(file, entry)


def one(file: LedgerFile, uid: str) -> Came | None:
    return next(iter(_found(file, "uid = ?", uid)), None)


def of_matter(file: LedgerFile, matter: str) -> list[Came]:
    """In the order in which they came."""
    return _found(file, "matter = ?", matter)


def matter_of(file: LedgerFile, uid: str) -> str:
    return str(file.value("SELECT matter FROM act WHERE uid = ? AND act = ?", uid, ActKind.RECEIVE) or "")


def visitor_of(file: LedgerFile, uid: str) -> str:
    """The record of whoever wrote; "" for somebody who has none, because the matter is another's."""
    came = one(file, uid)
    return "" if came is None or came.visitor else str(matters.row(file, came.matter)["visitor"])


def _found(file: LedgerFile, where: str, value: str) -> list[Came]:
    listed = ("uid", "matter", "on", "at", "who", "content")
    columns = ", ".join(f'"{name}"' for name in listed)
    found = file.sql(
        f'SELECT {columns} FROM act WHERE {where} AND act = ? ORDER BY "on", uid', value, ActKind.RECEIVE
    )
    return [of_row(dict(zip(listed, row, strict=True))) for row in found]


def of_row(row: Mapping[str, Any]) -> Came:
    """From the columns of an act `receive`."""
    kept = json.loads(row["content"])
    writer = kept.get("visitor")
    names = {field.name for field in fields(VisitorEntry)}
    return Came(
        uid=row["uid"],
        matter=row["matter"],
        on=date.fromisoformat(row["on"]),
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        channel=Channel(kept["channel"]),
        origin=kept["from"],
        due=kept["due"],
        people=int(kept["people"]),
        affected=kept["affected"],
        handling=Handling(kept["handling"]) if kept["handling"] else None,
        unit=kept["unit"],
        statement=kept["statement"],
        leader_opinion=kept["leader_opinion"],
        answer=kept["answer"],
        age=kept["age"],
        visitor=VisitorEntry(**{k: v for k, v in writer.items() if k in names}) if writer else None,
    )


def entry_of(file: LedgerFile, uid: str) -> VisitEntry | None:
    """As an entry, for correction and printing: full particulars and the whole matter; of a later one its own points."""
    came = one(file, uid)
    if came is None:
        return None
    matter = came.matter
    notice, letter = matters.papers_of(file, uid)
    person = came.visitor or visits.visitor(file, str(matters.row(file, matter)["visitor"]))
    return VisitEntry(
        uid=uid,
        visitor=person or VisitorEntry(),
        people=str(came.people),
        affected=came.affected,
        representatives=visits.representatives(file, uid),
        continues="" if came.brought else matter,
        matter=matters.entry_of(file, matter),
        points=matters.points(file, matter) if came.brought else matters.own_points(file, matter, uid),
        handling=came.handling,
        unit=came.unit,
        statement=came.statement,
        leader_opinion=came.leader_opinion,
        answer=came.answer,
        promise=matters.promise_of(file, uid),
        notice=notice,
        paper=letter,
        incoming=IncomingEntry(came.channel, came.on.isoformat(), came.origin, came.due),
    )
