"""Official papers as rows: which were drawn up or given, what they hang on, and the office's own templates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules.words import ActKind, PaperKind, Receipt
from xfdesk.store import rows
from xfdesk.store.database import LedgerFile


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper, or a reply as the paper it is. `delivered_on` is None until it reached its person."""

    uid: str
    matter: str
    kind: PaperKind
    number: str
    on: date
    given_on: date | None = None
    delivered_on: date | None = None
    method: str = ""
    by: str = ""


_PAPER = 'uid, matter, kind, number, "on", given_on, delivered_on, method'
_REPLY = 'uid, matter, number, "on", delivered_on, method, receipt, "by"'


def newest(file: LedgerFile, matter: str, kind: PaperKind) -> PaperRow | None:
    if kind is PaperKind.OPINION:
        return next(iter(replies(file, matter)), None)
    found = file.sql(
        f'SELECT {_PAPER} FROM paper WHERE matter = ? AND kind = ? ORDER BY coalesce("on", delivered_on) DESC, uid DESC LIMIT 1',
        matter,
        kind,
    )
    return _paper(found[0]) if found else None


def by_key(file: LedgerFile, uid: str) -> PaperRow | None:
    found = file.sql(f"SELECT {_PAPER} FROM paper WHERE uid = ?", uid)
    if found:
        return _paper(found[0])
    found = file.sql(f"SELECT {_REPLY} FROM reply WHERE uid = ?", uid)
    return _reply(found[0]) if found else None


def of_matter(file: LedgerFile, matter: str) -> tuple[PaperRow, ...]:
    """All papers and replies, oldest first."""
    found = [_paper(row) for row in file.sql(f"SELECT {_PAPER} FROM paper WHERE matter = ?", matter)]
    return tuple(sorted([*found, *replies(file, matter)], key=lambda one: (one.on, one.uid)))


def replies(file: LedgerFile, matter: str) -> list[PaperRow]:
    """The newest first."""
    found = file.sql(f'SELECT {_REPLY} FROM reply WHERE matter = ? ORDER BY "on" DESC, uid DESC', matter)
    return [_reply(row) for row in found]


def of_day(file: LedgerFile, on: date) -> tuple[PaperRow, ...]:
    """Drawn up, written or handed over on the day; nothing of a sealed matter."""
    day = on.isoformat()
    open_ = "JOIN matter m ON m.uid = t.matter WHERE m.sealed = 0 AND ? IN"
    names = ", ".join(f"t.{name.strip()}" for name in _PAPER.split(","))
    found = [
        _paper(row) for row in file.sql(f'SELECT {names} FROM paper t {open_} (t."on", t.given_on)', day)
    ]
    names = ", ".join(f"t.{name.strip()}" for name in _REPLY.split(","))
    found += [
        _reply(row) for row in file.sql(f'SELECT {names} FROM reply t {open_} (t."on", t.delivered_on)', day)
    ]
    return tuple(sorted(found, key=lambda one: one.uid))


def _paper(row: tuple[Any, ...]) -> PaperRow:
    uid, matter, kind, number, on, given, delivered, method = row
    written = on or given or delivered
    return PaperRow(
        uid,
        matter,
        PaperKind(kind),
        number,
        date.fromisoformat(written),
        _day(given),
        _day(delivered),
        method,
    )


def _reply(row: tuple[Any, ...]) -> PaperRow:
    uid, matter, number, on, delivered, method, receipt, by = row
    reached = _day(delivered) if receipt in (Receipt.SIGNED, Receipt.REFUSED) else None
    return PaperRow(
        uid, matter, PaperKind.OPINION, number, date.fromisoformat(on), _day(delivered), reached, method, by
    )


def count_before(file: LedgerFile, matter: str, kind: PaperKind, uid: str) -> int:
    """How many papers of the kind stand before the one with this key; all of them without one."""
    return int(
        file.value(
            "SELECT count(*) FROM paper WHERE matter = ? AND kind = ? AND (? = '' OR uid < ?)",
            matter,
            kind,
            uid,
            uid,
        )
    )


# What papers hang on


def assignment(file: LedgerFile, matter: str, on: date) -> dict[str, Any]:
    """The one in force at the end of the day, or {}."""
    found = file.sql(
        "SELECT uid FROM assignment WHERE matter = ? AND since <= ? ORDER BY since DESC, uid DESC LIMIT 1",
        matter,
        on.isoformat(),
    )
    return rows.one(file, "Assignment", found[0][0]) if found else {}


def extension(file: LedgerFile, matter: str) -> dict[str, Any]:
    return rows.newest(file, "Extension", "matter = ?", matter)


def supervisions(file: LedgerFile, matter: str, on: date) -> list[dict[str, Any]]:
    """Those that wait for an answer on the day, oldest first."""
    found = file.sql(
        'SELECT uid FROM supervision WHERE matter = ? AND "on" <= ? AND (answered_on IS NULL OR answered_on > ?)'
        ' ORDER BY "on", uid',
        matter,
        on.isoformat(),
        on.isoformat(),
    )
    return [rows.one(file, "Supervision", uid) for (uid,) in found]


def steps(file: LedgerFile, matter: str, kind: str, until: date) -> list[tuple[date, str, str]]:
    """Day, who and text of the steps of a kind up to the day."""
    found = file.sql(
        'SELECT "on", who, text FROM step WHERE matter = ? AND kind = ? AND "on" <= ? ORDER BY "on", uid',
        matter,
        kind,
        until.isoformat(),
    )
    return [(date.fromisoformat(on), who, text) for on, who, text in found]


def act_content(file: LedgerFile, uid: str) -> dict[str, Any]:
    """What was typed with an act, or {}."""
    found = file.value("SELECT content FROM act WHERE uid = ?", uid)
    return dict(json.loads(found)) if found else {}


def transferred_to(file: LedgerFile, matter: str, until: date) -> str:
    """The body of the newest transfer by an act up to the day, or ""."""
    found = file.value(
        'SELECT content FROM act WHERE matter = ? AND act = ? AND "on" <= ? ORDER BY "on" DESC, uid DESC',
        matter,
        ActKind.TRANSFER,
        until.isoformat(),
    )
    return str(json.loads(found).get("to", "")) if found else ""


def leaders(file: LedgerFile, visit: str) -> tuple[str, ...]:
    """Who received on the day of the visit."""
    return tuple(
        name
        for (name,) in file.sql(
            "SELECT l.name FROM dayleader l JOIN visit v ON v.day = l.day WHERE v.uid = ? ORDER BY l.position",
            visit,
        )
    )


# Templates


@dataclass(frozen=True, slots=True)
class TemplateRow:
    kind: PaperKind
    name: str
    at: str
    who: str


def templates(file: LedgerFile) -> tuple[TemplateRow, ...]:
    found = file.sql("SELECT kind, name, at, who FROM template")
    return tuple(TemplateRow(PaperKind(kind), name, at, who) for kind, name, at, who in found)


def template(file: LedgerFile, kind: PaperKind) -> bytes | None:
    """The office's own, or None."""
    found = file.value("SELECT content FROM template WHERE kind = ?", kind)
    return bytes(found) if found is not None else None


def put_template(file: LedgerFile, kind: PaperKind, name: str, content: bytes, at: str, who: str) -> None:
    rows.put(file, "Template", {"kind": kind, "name": name, "content": content, "at": at, "who": who})


def drop_template(file: LedgerFile, kind: PaperKind) -> None:
    file.db.execute_sql("DELETE FROM template WHERE kind = ?", (kind,))


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
