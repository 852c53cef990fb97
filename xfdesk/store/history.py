"""The history: append-only, chained, with a SHA-256 of every row an act touched, so that a value changed by another tool shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from xfdesk.records.ledger import HistoryEntry
from xfdesk.rules.words import SEALED, ActKind
from xfdesk.store import rows, tables
from xfdesk.store.database import LedgerFile
from xfdesk.store.history_head import head as head

Row = tuple[str, str]
"""Table name as in `Tables` and primary key."""

DERIVED = {
    "Matter": (
        "status", "verdict", "next_duty", "next_plain", "next_rolled", "next_safe", "without_owner", "without_answer",
        "next_key", "followed",
    ),
}  # fmt: skip
"""Columns recomputed by rules; they are no part of a row's digest, since holidays and the profile change them."""

LATER: dict[str, dict[str, Any]] = {
    "Matter": {"earlier": "", "origin": ""},
    "DemandPoint": {"answer_basis": ""},
    "Paper": {"given_on": None},
}
"""Columns of later formats with the value that says nothing: part of a row's digest only when they hold more."""

_NAMES = (
    "ReceptionDay", "Visitor", "Visit", "Matter", "DemandPoint", "PointVersion", "Assignment", "Paper", "Promise",
    "Setting", "Leader", "Clerk", "Unit", "Village", "Category", "HolidayYear", "Step", "Extension", "Reply", "CallBack",
    "DayLeader", "LeaderPost", "Representative", "Act", "Supervision", "Review", "Template",
    "OutreachRecord", "Conference", "ConferenceItem", "RotaDay", "Absence",
)  # fmt: skip
_LISTS = {
    "DayLeader": ("day", "position"),
    "LeaderPost": ("leader", "uid"),
    "Representative": ("visit", "position"),
}
"""Rows without an entry of their own: all of one owner are one digest, under the owner's key, in this order."""
_OWNERS = {"ReceptionDay": "DayLeader", "Leader": "LeaderPost"}
_CODES = {name: code for code, name in enumerate(_NAMES)}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the history and the rows disagree; `what` in words without personal data."""

    seq: int
    what: str


def append(
    file: LedgerFile,
    *,
    at: datetime,
    who: str,
    what: str,
    visit: str = "",
    matter: str = "",
    sealed: bool = False,
    before: object = None,
    after: object = None,
    touched: Iterable[Row] = (),
) -> int:
    """One entry, inside the act's transaction. `before` and `after` are JSON-able; a first recording needs no `after`."""
    last = file.sql("SELECT seq, digest FROM history ORDER BY seq DESC LIMIT 1")
    seq, previous = (last[0][0] + 1, last[0][1]) if last else (1, "")
    packed = _packed(file, touched)
    values: dict[str, Any] = {
        "seq": seq,
        "at": at.isoformat(timespec="seconds"),
        "who": who,
        "what": what,
        "visit": visit,
        "matter": matter,
        "sealed": sealed,
        "before": _json(before),
        "after": _json(after),
        "rows": packed,
        "previous": previous,
    }
    values["digest"] = _chain(values)
    rows.insert(file, "History", values)
    file.db.execute_sql(_PUT_HEAD, (SEQ, seq, DIGEST, _figure(values["digest"])))
    return seq


SEQ, DIGEST = "history.seq", "history.digest"
"""Counters that say where the chain ends, kept apart from it: an end that is cut off shows."""
_PUT_HEAD = "INSERT INTO counter(name, value) VALUES(?, ?), (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value"


def _figure(digest: str) -> int:
    return int(digest[:15] or "0", 16)


def of_matter(file: LedgerFile, matter: str, opened: bool = False) -> tuple[HistoryEntry, ...]:
    """Entries of one matter, oldest first. A sealed one's words are given only when `opened`."""
    found = file.sql(
        "SELECT seq, at, who, what, before, after, sealed FROM history WHERE matter = ? ORDER BY seq", matter
    )
    return tuple(_entry(row, opened) for row in found)


def of_visitors(file: LedgerFile, matter: str) -> tuple[HistoryEntry, ...]:
    """Entries that keep first texts of visits of those who came for this matter or wrote, in whatever matter; never a
    sealed one.
    """
    came = "SELECT visitor FROM visit WHERE matter = ? UNION SELECT visitor FROM matter WHERE uid = ?"
    theirs = f"SELECT matter FROM visit WHERE visitor IN ({came}) UNION SELECT uid FROM matter WHERE visitor IN ({came})"
    brought = (
        f"SELECT uid FROM visit WHERE visitor IN ({came}) UNION SELECT a.uid FROM act a JOIN matter m ON m.uid = a.matter"
        f" WHERE a.act = '{ActKind.RECEIVE}' AND m.visitor IN ({came})"
    )
    found = file.sql(
        "SELECT seq, at, who, what, before, after, sealed FROM history WHERE before <> '' AND sealed = 0"
        f" AND matter IN ({theirs}) AND visit IN ({brought}) ORDER BY seq",
        *(matter,) * 8,
    )
    return tuple(_entry(row, False) for row in found)


def _entry(row: tuple[Any, ...], opened: bool) -> HistoryEntry:
    seq, at, who, what, before, after, sealed = row
    if sealed and not opened:
        return HistoryEntry(seq, datetime.fromisoformat(at), who, SEALED)
    return HistoryEntry(seq, datetime.fromisoformat(at), who, what, before, after)


def verify(file: LedgerFile) -> tuple[Fault, ...]:
    """Walk the chain and compare every touched row with its last digest. Empty means: no trace of a change."""
    return (*_broken_links(file), *_cut_end(file), *_changed_rows(file))


def _broken_links(file: LedgerFile) -> Iterator[Fault]:
    previous, expected = "", 1
    for values in file.t.History.select().order_by(file.t.History.seq).dicts().iterator():
        if not _follows(values, previous, expected):
            yield Fault(values["seq"], "历史在这里断开或被改过")
        previous, expected = values["digest"], values["seq"] + 1


def _cut_end(file: LedgerFile) -> Iterator[Fault]:
    seq, digest = head(file)
    kept = dict(file.sql("SELECT name, value FROM counter WHERE name IN (?, ?)", SEQ, DIGEST))
    if (kept.get(SEQ, 0), kept.get(DIGEST, 0)) != (seq, _figure(digest)):
        yield Fault(seq, "历史的末尾被截断或被改过")


def _follows(values: dict[str, Any], previous: str, expected: int) -> bool:
    try:
        digest = _chain({**values, "rows": bytes(values["rows"])})
        return (values["seq"], values["previous"], values["digest"]) == (expected, previous, digest)
    except (TypeError, ValueError):
        # Another tool has put something of another type there.
        return False


def _changed_rows(file: LedgerFile) -> Iterator[Fault]:
    latest: dict[Row, tuple[int, bytes]] = {}
    for seq, packed in file.db.execute_sql("SELECT seq, rows FROM history ORDER BY seq"):
        try:
            for row, digest in _unpacked(bytes(packed)):
                latest[row] = (seq, digest)
        except (TypeError, LookupError, UnicodeDecodeError):
            yield Fault(seq, "历史记下的行读不懂")
    for (table, key), (seq, digest) in latest.items():
        if _digest(file, table, key) != digest:
            yield Fault(seq, f"{table} 的一行与历史记的不一样")
    for table, missing in unentered(file, set(latest)).items():
        yield Fault(head(file)[0], f"{table} 有 {len(missing)} 行没有登记过的历史")


def unentered(file: LedgerFile, entered: set[Row]) -> dict[str, list[str]]:
    """Keys of rows that no entry names, by table; but as many as were made in bulk, as demonstration data are."""
    made = _made(file)
    found = {}
    for table in _NAMES:
        name = getattr(file.t, table)._meta.table_name
        rows = file.db.execute_sql(f'SELECT DISTINCT "{_key_of(table)}" FROM "{name}"')
        missing = [
            str(one) for (one,) in rows if (table, str(one)) not in entered and _wanted(table, str(one))
        ]
        if len(missing) > made.get(table, 0):
            found[table] = missing
    return found


def _wanted(table: str, key: str) -> bool:
    """The window's own memory and the marks of imported rows are no part of the history."""
    return table != "Setting" or not key.startswith(("screen.", "import."))


def _made(file: LedgerFile) -> dict[str, int]:
    try:
        found = file.value("SELECT after FROM history WHERE after LIKE '{\"made\":%' LIMIT 1")
        made = json.loads(found)["made"] if found else {}
        return {table: int(count) for table, count in made.items()}
    except (ValueError, TypeError, LookupError, AttributeError):
        return {}


def made_in_bulk(file: LedgerFile) -> dict[str, dict[str, int]]:
    """What an entry says of rows that were made and not recorded: how many there are of each table."""
    names = {table: getattr(file.t, table)._meta.table_name for table in _NAMES}
    return {"made": {table: file.value(f'SELECT count(*) FROM "{name}"') for table, name in names.items()}}


def enter_all(file: LedgerFile, *, at: datetime, who: str, what: str) -> None:
    """An entry for every row that none names yet: those of a format that did not enter them."""
    entered: set[Row] = set()
    for (packed,) in file.db.execute_sql("SELECT rows FROM history"):
        entered.update(row for row, _ in _unpacked(bytes(packed)))
    touched = [(table, key) for table, keys in unentered(file, entered).items() for key in keys]
    append(file, at=at, who=who, what=what, touched=touched)


def _packed(file: LedgerFile, touched: Iterable[Row]) -> bytes:
    parts = []
    listed = list(touched)
    listed += [(_OWNERS[table], key) for table, key in listed if table in _OWNERS]
    for table, key in dict.fromkeys(listed):
        name = key.encode()
        parts.append(bytes([_CODES[table], len(name)]) + name + _digest(file, table, key))
    return b"".join(parts)


def _unpacked(packed: bytes) -> Iterator[tuple[Row, bytes]]:
    at = 0
    while at < len(packed):
        table, size = _NAMES[packed[at]], packed[at + 1]
        key = packed[at + 2 : at + 2 + size].decode()
        at += 2 + size
        yield (table, key), packed[at : at + 32]
        at += 32


def _digest(file: LedgerFile, table: str, key: str) -> bytes:
    """SHA-256 of a row as stored, or of the rows of one owner; of nothing when they are gone."""
    statement, columns = _statement(table)
    later = LATER.get(table, {})
    found = file.sql(statement, key)
    return hashlib.sha256(_json(_stored(found, columns, later)).encode("utf-8", "surrogatepass")).digest()


@cache
def _statement(table: str) -> tuple[str, list[str]]:
    model, later = getattr(tables, table), LATER.get(table, {})
    columns = [name for name in model._meta.sorted_field_names if name not in DERIVED.get(table, ())]
    columns = [name for name in columns if name not in later] + list(later)
    listed = ", ".join(f'"{name}"' for name in columns)
    where = f'"{_key_of(table)}" = ?'
    if table in _LISTS:
        where += f' ORDER BY "{_LISTS[table][1]}"'
    return f'SELECT {listed} FROM "{model._meta.table_name}" WHERE {where}', columns


def _key_of(table: str) -> str:
    """The column under whose value a row or an owner's rows are entered."""
    return _LISTS[table][0] if table in _LISTS else str(getattr(tables, table)._meta.primary_key.name)


def _stored(found: list[tuple[Any, ...]], columns: list[str], later: dict[str, Any]) -> list[list[Any]]:
    """The rows as their digest takes them, so that a row of an older format keeps the digest it was entered with."""
    first = len(columns) - len(later)
    return [
        [
            *row[:first],
            *(
                [name, value]
                for name, value in zip(columns[first:], row[first:], strict=True)
                if value != later[name]
            ),
        ]
        for row in found
    ]


def _chain(values: dict[str, Any]) -> str:
    parts = [
        values["previous"],
        str(values["seq"]),
        values["at"],
        values["who"],
        values["what"],
        values["visit"],
    ]
    parts += [
        values["matter"],
        str(int(values["sealed"])),
        values["before"],
        values["after"],
        values["rows"].hex(),
    ]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _json(value: object) -> str:
    return (
        ""
        if value is None
        else json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_odd)
    )


def _odd(value: object) -> object:
    """Bytes where another tool has put them: the digest is another, and that is said."""
    return {"bytes": value.hex()} if isinstance(value, bytes) else repr(value)
