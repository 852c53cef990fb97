"""Finding a visitor while typing, by the beginning of a number, a phone, a name or its pinyin initials."""

from __future__ import annotations

from datetime import date
from typing import Any

from xfdesk.records.visit import Recognised
from xfdesk.rules.people import Particulars
from xfdesk.rules.words import Verdict
from xfdesk.store.database import LedgerFile

MOST_VISITORS = 12
MOST_MATTERS = 8


def by_key(file: LedgerFile, kind: str, typed: str) -> list[str]:
    """Visitor keys beginning with what was typed; `kind` is i, p, n or z as in the table's docstring."""
    low = kind + typed
    rows = file.sql(
        "SELECT DISTINCT visitor FROM visitorkey WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
        low,
        low + "\U0010ffff",
        MOST_VISITORS,
    )
    return [visitor for (visitor,) in rows]


def exactly(file: LedgerFile, kind: str, value: str) -> list[str]:
    rows = file.sql("SELECT visitor FROM visitorkey WHERE key = ? LIMIT ?", kind + value, MOST_VISITORS)
    return [visitor for (visitor,) in rows]


def with_number(file: LedgerFile, number: str) -> list[str]:
    """Those whose ID number this surely is: a doubtful one identifies nobody, an anonymous one is nobody's acquaintance."""
    rows = file.sql(
        "SELECT v.uid FROM visitorkey k JOIN visitor v ON v.uid = k.visitor"
        " WHERE k.key = ? AND v.id_doubtful = 0 AND v.anonymous = 0 AND v.sealed = 0 ORDER BY v.uid DESC LIMIT ?",
        "i" + number,
        MOST_VISITORS,
    )
    return [uid for (uid,) in rows]


def particulars(file: LedgerFile, uid: str) -> Particulars:
    """Without the ID number when it is doubtful; nothing of somebody anonymous."""
    rows = file.sql(
        "SELECT name, CASE WHEN id_doubtful THEN '' ELSE id_number END, CASE WHEN id_doubtful THEN '' ELSE id_18 END,"
        " phone, village, address FROM visitor WHERE uid = ? AND anonymous = 0",
        uid,
    )
    return Particulars(*rows[0]) if rows else Particulars()


def matters_of(file: LedgerFile, visitors: list[str], by: str, same: bool) -> list[Recognised]:
    """The unsealed matters of these visitors, newest first."""
    if not visitors:
        return []
    marks = ", ".join("?" * len(visitors))
    rows = file.sql(
        "SELECT m.visitor, m.uid, m.number, p.name, p.confidential, p.village, m.received_on, m.summary, m.verdict,"
        " m.status, a.unit, a.person, r.what, r.by_when FROM matter m JOIN visitor p ON p.uid = m.visitor"
        " LEFT JOIN assignment a ON a.matter = m.uid AND a.until IS NULL"
        " LEFT JOIN promise r ON r.matter = m.uid AND r.kept_on IS NULL"
        f" WHERE m.visitor IN ({marks}) AND m.sealed = 0 AND p.anonymous = 0 GROUP BY m.uid ORDER BY m.received_on DESC, m.uid DESC LIMIT ?",
        *visitors,
        MOST_MATTERS,
    )
    return [_recognised(row, by, same) for row in rows]


def _recognised(row: tuple[Any, ...], by: str, same: bool) -> Recognised:
    visitor, matter, number, name, hidden, village, on, summary, verdict, status, unit, person, what, when = (
        row
    )
    return Recognised(
        visitor=visitor,
        matter=matter,
        number=number,
        name=f"{name[:1]}**" if hidden else name,
        village=village,
        on=date.fromisoformat(on),
        summary=summary,
        verdict=Verdict(verdict) if verdict else None,
        status=status,
        unit=unit or "",
        person=person or "",
        promise=what or "",
        promise_due=date.fromisoformat(when) if when else None,
        by=by,
        same=same,
    )
