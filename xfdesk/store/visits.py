"""Visits and visitors: from a checked entry to rows, and back to an entry for correction and printing."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from xfdesk.records.day import QueueRow
from xfdesk.records.visit import Derived, Representative, VisitEntry, VisitorEntry
from xfdesk.rules import initials, names
from xfdesk.rules.phone import NONE, digits_of
from xfdesk.rules.words import SEALED, Channel, Handling, MatterClass, Verdict
from xfdesk.store import matters, rows
from xfdesk.store.database import LedgerFile

VISITOR = tuple(name for name in VisitorEntry.__dataclass_fields__ if name != "uid")


def put_visitor(file: LedgerFile, uid: str, visitor: VisitorEntry, derived: Derived) -> dict[str, Any]:
    """Store the particulars; returns the row as it stood before, {} for somebody new."""
    values: dict[str, Any] = {name: getattr(visitor, name) for name in VISITOR}
    values["birth_date"] = (
        derived.birth_date.isoformat() if derived.birth_date else visitor.birth_date or None
    )
    values["sex"] = derived.sex or visitor.sex
    values.update(uid=uid, id_18=derived.id_18, id_doubtful=derived.id_doubtful, sealed=derived.sealed)
    stood = visitor_row(file, uid)
    _put_row(file, uid, values, new=not stood)
    return stood


def visitor_row(file: LedgerFile, uid: str) -> dict[str, Any]:
    return rows.one(file, "Visitor", uid)


def put_visitor_back(file: LedgerFile, stood: dict[str, Any]) -> None:
    """The particulars as they stood before a save that is taken back."""
    _put_row(file, stood["uid"], stood)


def _put_row(file: LedgerFile, uid: str, values: dict[str, Any], new: bool = False) -> None:
    before = () if new else stored_keys(file, uid)
    rows.put(file, "Visitor", values)
    now = stored_keys(file, uid)
    _put_keys(file, uid, [key for key in before if key not in now], [key for key in now if key not in before])


def matters_of(file: LedgerFile, visitor: str) -> list[str]:
    """Every matter that this visitor brought or came for."""
    found = file.sql(
        "SELECT uid FROM matter WHERE visitor = ? UNION SELECT matter FROM visit WHERE visitor = ?",
        visitor,
        visitor,
    )
    return [uid for (uid,) in found]


def keys_of(visitor: VisitorEntry, id_18: str) -> tuple[str, ...]:
    """What a visitor is found by while typing, each with the letter of its kind."""
    keys = [f"i{number}" for number in (visitor.id_number, id_18) if number]
    keys += [f"p{digits_of(phone)}" for phone in (visitor.phone, visitor.phone2) if phone and phone != NONE]
    if visitor.name:
        keys.append(f"n{names.folded(visitor.name)}")
        keys += [f"z{spelling}" for spelling in initials.initials(visitor.name)]
    return tuple(dict.fromkeys(keys))


def stored_keys(file: LedgerFile, uid: str) -> tuple[str, ...]:
    """What a stored visitor is to be found by; nothing for a sealed one."""
    found = file.sql("SELECT id_18, sealed FROM visitor WHERE uid = ?", uid)
    known = visitor(file, uid) if found and not found[0][1] else None
    return keys_of(known, found[0][0]) if known else ()


def _put_keys(file: LedgerFile, visitor: str, gone: list[str], come: list[str]) -> None:
    run = file.db.connection().executemany
    if gone:
        run("DELETE FROM visitorkey WHERE key = ? AND visitor = ?", [(key, visitor) for key in gone])
    if come:
        run("INSERT OR IGNORE INTO visitorkey(key, visitor) VALUES(?, ?)", [(key, visitor) for key in come])


def visitor(file: LedgerFile, uid: str) -> VisitorEntry | None:
    listed = ", ".join(VISITOR)
    found = file.sql(f"SELECT {listed} FROM visitor WHERE uid = ?", uid)
    if not found:
        return None
    values: dict[str, Any] = dict(zip(VISITOR, found[0], strict=True))
    values["birth_date"] = values["birth_date"] or ""
    for flag in ("anonymous", "confidential"):
        values[flag] = bool(values[flag])
    return VisitorEntry(uid=uid, **values)


def put(
    file: LedgerFile,
    entry: VisitEntry,
    derived: Derived,
    *,
    visitor_uid: str,
    matter_uid: str,
    who: str,
    at: str,
) -> None:
    """The visit's own row and its representatives; `entry` is clean, `no` is drawn."""
    values = {
        "uid": entry.uid,
        "day": entry.day,
        "queue_number": int(entry.no),
        "arrived": entry.arrived,
        "left": entry.left,
        "visitor": visitor_uid,
        "matter": matter_uid,
        "people": int(entry.people),
        "affected": int(entry.affected) if entry.affected else None,
        "order": derived.order,
        "handling": entry.handling or "",
        "unit": entry.unit,
        "statement": entry.statement,
        "leader_opinion": entry.leader_opinion,
        "answer": entry.answer,
        "age": derived.age,
        "sealed": derived.sealed,
        "recorded_by": who,
        "recorded_at": at,
    }
    rows.put(file, "Visit", values)
    put_representatives(file, entry)


def put_representatives(file: LedgerFile, entry: VisitEntry) -> None:
    file.db.execute_sql("DELETE FROM representative WHERE visit = ?", (entry.uid,))
    for position, person in enumerate(entry.representatives):
        rows.insert(file, "Representative", {"visit": entry.uid, "position": position, **asdict(person)})


def next_queue_number(file: LedgerFile, day: str) -> int:
    """Restarts each day; a number once taken by a visit or kept by a draft is not given again."""
    return int(file.value("SELECT coalesce(max(queue_number), 0) + 1 FROM visit WHERE day = ?", day))


def queue_number_taken(file: LedgerFile, day: str, number: int, but: str) -> bool:
    return bool(
        file.value("SELECT 1 FROM visit WHERE day = ? AND queue_number = ? AND uid <> ?", day, number, but)
    )


def exists(file: LedgerFile, uid: str) -> bool:
    return bool(file.value("SELECT 1 FROM visit WHERE uid = ?", uid))


def by_queue_number(file: LedgerFile, day: str, number: int) -> str:
    """The visit's uid, or ""."""
    return str(file.value("SELECT uid FROM visit WHERE day = ? AND queue_number = ?", day, number) or "")


def matter_of(file: LedgerFile, visit: str) -> str:
    return str(file.value("SELECT matter FROM visit WHERE uid = ?", visit) or "")


def visitor_of(file: LedgerFile, visit: str) -> str:
    return str(file.value("SELECT visitor FROM visit WHERE uid = ?", visit) or "")


def others_under(file: LedgerFile, visitor: str, visit: str) -> bool:
    """Whether a record stands under more than this visit (or what came otherwise) and the matter that it brought."""
    return bool(
        file.value(
            "SELECT 1 FROM visit WHERE visitor = ? AND uid <> ? UNION ALL SELECT 1 FROM matter WHERE visitor = ?"
            " AND uid NOT IN (SELECT matter FROM visit WHERE uid = ? UNION ALL SELECT matter FROM act WHERE uid = ?) LIMIT 1",
            visitor,
            visit,
            visitor,
            visit,
            visit,
        )
    )


def is_sealed(file: LedgerFile, visitor: str) -> bool:
    """Who brought an accusation is nobody's acquaintance (art. 30)."""
    return bool(visitor and file.value("SELECT sealed FROM visitor WHERE uid = ?", visitor))


def is_open(file: LedgerFile, visitor: str) -> bool:
    """Whether there is such a record, and not a sealed one."""
    return bool(file.value("SELECT 1 FROM visitor WHERE uid = ? AND sealed = 0", visitor))


def names_of(file: LedgerFile, matter: str) -> tuple[str, ...]:
    """Who has come for this matter so far, by name."""
    found = file.sql(
        "SELECT name FROM visitor WHERE uid IN (SELECT visitor FROM visit WHERE matter = ?"
        " UNION SELECT visitor FROM matter WHERE uid = ?)",
        matter,
        matter,
    )
    return tuple(name for (name,) in found if name)


def came_before(file: LedgerFile, matter: str, visitor: str, visit: str) -> bool:
    """Whether this person has brought this matter before, in an earlier visit or otherwise: the same record, or the same
    sure ID number.
    """
    return bool(
        file.value(
            "SELECT 1 FROM (SELECT visitor FROM visit WHERE matter = ? AND uid < ? UNION ALL SELECT visitor FROM matter"
            " WHERE uid = ? AND channel <> ?) v JOIN visitor p ON p.uid = v.visitor WHERE (p.uid = ? OR"
            " (p.id_doubtful = 0 AND p.id_18 <> '' AND p.id_18 ="
            " (SELECT id_18 FROM visitor WHERE uid = ? AND id_doubtful = 0))) LIMIT 1",
            matter,
            visit,
            matter,
            Channel.RECEPTION,
            visitor,
            visitor,
        )
    )


def of_matter(file: LedgerFile, matter: str) -> list[str]:
    found = file.sql(
        'SELECT v.uid FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.matter = ? ORDER BY d."on", v.uid',
        matter,
    )
    return [uid for (uid,) in found]


def remove(file: LedgerFile, visit: str) -> None:
    """For the undo of a first recording only; the history keeps that it was there."""
    file.db.execute_sql("DELETE FROM representative WHERE visit = ?", (visit,))
    file.db.execute_sql("DELETE FROM visit WHERE uid = ?", (visit,))


def make_keys_again(file: LedgerFile) -> None:
    """What everybody is recognised by, as today's program makes it."""
    for (uid,) in file.sql("SELECT uid FROM visitor"):
        stood = [key for (key,) in file.sql("SELECT key FROM visitorkey WHERE visitor = ?", uid)]
        now = stored_keys(file, uid)
        _put_keys(
            file, uid, [key for key in stood if key not in now], [key for key in now if key not in stood]
        )


def forget_visitor(file: LedgerFile, visitor: str) -> bool:
    """The particulars of somebody whose only visit was taken back: nobody is to be recognised by what was never saved."""
    for table in ("visit", "matter"):
        if file.value(f"SELECT 1 FROM {table} WHERE visitor = ? LIMIT 1", visitor):
            return False
    file.db.execute_sql("DELETE FROM visitorkey WHERE visitor = ?", (visitor,))
    file.db.execute_sql("DELETE FROM visitor WHERE uid = ?", (visitor,))
    return True


def entry_of(file: LedgerFile, uid: str) -> VisitEntry | None:
    """The saved visit as an entry: full particulars and the whole matter; of a 续访 only the points that are its own."""
    found = file.sql(
        "SELECT day, queue_number, arrived, left, visitor, matter, people, affected, handling, unit, statement,"
        " leader_opinion, answer FROM visit WHERE uid = ?",
        uid,
    )
    if not found:
        return None
    (
        day,
        number,
        arrived,
        left,
        person,
        matter,
        people,
        affected,
        handling,
        unit,
        statement,
        opinion,
        answer,
    ) = found[0]
    first = handling != Handling.CONTINUED
    notice, letter = matters.papers_of(file, uid)
    return VisitEntry(
        uid=uid,
        day=day,
        no=str(number),
        arrived=arrived,
        left=left,
        visitor=visitor(file, person) or VisitorEntry(),
        people=str(people),
        affected="" if affected is None else str(affected),
        representatives=representatives(file, uid),
        continues="" if first else matter,
        matter=matters.entry_of(file, matter),
        points=matters.points(file, matter) if first else matters.own_points(file, matter, uid),
        handling=Handling(handling) if handling else None,
        unit=unit,
        statement=statement,
        leader_opinion=opinion,
        answer=answer,
        promise=matters.promise_of(file, uid),
        notice=notice,
        paper=letter,
    )


def representatives(file: LedgerFile, visit: str) -> tuple[Representative, ...]:
    found = file.sql(
        "SELECT name, id_number, phone FROM representative WHERE visit = ? ORDER BY position", visit
    )
    return tuple(Representative(*row) for row in found)


def queue(file: LedgerFile, day: str) -> tuple[QueueRow, ...]:
    found = file.sql(
        "SELECT v.uid, v.matter, v.queue_number, v.arrived, p.name, p.anonymous, v.people, m.summary, m.verdict,"
        " m.status, v.sealed, m.matter_class, p.confidential FROM visit v JOIN visitor p ON p.uid = v.visitor"
        " JOIN matter m ON m.uid = v.matter WHERE v.day = ? ORDER BY v.queue_number",
        day,
    )
    return tuple(_queue_row(row) for row in found)


def _queue_row(row: tuple[Any, ...]) -> QueueRow:
    (
        uid,
        matter,
        number,
        arrived,
        name,
        anonymous,
        people,
        summary,
        verdict,
        status,
        sealed,
        kind,
        confidential,
    ) = row
    if sealed:
        return QueueRow(uid, matter, number, "", SEALED, people, "", None, "", sealed=True)
    shown = "匿名" if anonymous else f"{name[:1]}**" if confidential else name
    judged = Verdict(verdict) if verdict else Verdict.NONE
    if kind != MatterClass.PETITION:
        judged = Verdict.NONE
    return QueueRow(uid, matter, number, arrived, shown, people, summary, judged, status)


def day_of(file: LedgerFile, visit: str) -> date:
    found = file.value(
        'SELECT d."on" FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.uid = ?', visit
    )
    return date.fromisoformat(found)


def known_as(file: LedgerFile, entry: VisitorEntry, uid: str) -> VisitorEntry:
    """The entry with what is blank in it filled from the known visitor (nothing is typed again)."""
    known = visitor(file, uid)
    if known is None:
        return replace(entry, uid=uid)
    filled = {
        name: getattr(known, name) for name in VISITOR if not getattr(entry, name) and getattr(known, name)
    }
    filled.pop("anonymous", None)
    filled.pop("anonymous_reason", None)
    return replace(entry, uid=uid, **filled)
