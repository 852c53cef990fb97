"""What was recorded of each visit and of who came, as far as it may be shown."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from xfdesk.desk import asking
from xfdesk.desk import check as checking
from xfdesk.desk.table import Table
from xfdesk.records.ledger import VisitAccount, VisitorView
from xfdesk.records.visit import Representative, VisitEntry, VisitorEntry
from xfdesk.rules import masking
from xfdesk.rules.words import Channel
from xfdesk.store import arrivals, incoming, visits

PRIVATE = ("id_number", "phone", "phone2", "address", "household")


def accounts(table: Table, matter: str, revealed: bool) -> tuple[VisitAccount, ...]:
    """What came and every visit of the matter in order: who, what was said, answered, promised and handed over."""
    found = []
    for uid in arrivals.of_matter(table.file, matter):
        entry = arrivals.entry_of(table.file, uid)
        if entry is not None:
            found.append(_account(table, entry, revealed))
    return tuple(found)


def _account(table: Table, entry: VisitEntry, revealed: bool) -> VisitAccount:
    file, visitor = table.file, entry.visitor
    came = incoming.one(file, entry.uid) if entry.incoming else None
    if came is not None:
        on, order, age = came.on, "", came.age
    else:
        on = visits.day_of(file, entry.uid)
        ((order, age),) = file.sql('SELECT "order", age FROM visit WHERE uid = ?', entry.uid)
    return VisitAccount(
        visit=entry.uid,
        on=on,
        no=int(entry.no or 0),
        arrived=entry.arrived,
        left=entry.left,
        visitor=visitor_view(visitor, age, revealed),
        people=int(entry.people),
        affected=int(entry.affected) if entry.affected else None,
        order=order,
        representatives=tuple(_person(one, visitor.confidential, revealed) for one in entry.representatives),
        handling=entry.handling,
        unit=entry.unit,
        statement=entry.statement,
        leader_opinion=entry.leader_opinion,
        answer=entry.answer,
        promise=entry.promise,
        notice=entry.notice,
        paper=entry.paper,
        doubts=_doubts(table, entry),
        channel=came.channel if came else Channel.RECEPTION,
    )


def _doubts(table: Table, entry: VisitEntry) -> tuple[str, ...]:
    """What was kept although it is doubtful, said again whenever the matter is looked at."""
    found = checking.check(entry, asking.known(table, entry))[1].findings
    return tuple(dict.fromkeys(one.message for one in found if one.level == "doubt"))


def visitor_view(visitor: VisitorEntry, age: int | None, revealed: bool) -> VisitorView:
    """In full only when revealed; else masked as the lists are."""
    values: dict[str, Any] = {
        field.name: getattr(visitor, field.name)
        for field in fields(VisitorView)
        if field.name in VisitorEntry.__dataclass_fields__
    }
    name = "匿名" if visitor.anonymous else visitor.name
    values["name"] = name if revealed else masking.name(name, visitor.confidential and not visitor.anonymous)
    if not revealed:
        values |= dict.fromkeys(PRIVATE, "")
        values["id_number"] = masking.id_number(visitor.id_number)
        values["phone"], values["phone2"] = masking.phone(visitor.phone), masking.phone(visitor.phone2)
    return VisitorView(**values, age=age)


def _person(one: Representative, confidential: bool, revealed: bool) -> Representative:
    if revealed:
        return one
    return Representative(
        masking.name(one.name, confidential), masking.id_number(one.id_number), masking.phone(one.phone)
    )
