"""Where the names of the registers stand in what was recorded: what is in use, and what is used but not registered."""

from __future__ import annotations

from xfdesk.records.office import Heard
from xfdesk.rules.words import ActKind
from xfdesk.store.database import LedgerFile

_NAMED = {
    "leader": (
        ("dayleader", "name"),
        ("assignment", "lead_official"),
        ("demandpoint", "leader"),
        ("demandpoint", "judged_by"),
        ("demandpoint", "explained_by"),
        ("outreachrecord", "leads"),
    ),
    "clerk": (("history", "who"), ("receptionday", "clerk"), ("visit", "recorded_by")),
    "unit": (("visit", "unit"), ("assignment", "unit"), ("demandpoint", "unit")),
    "village": (("visitor", "village"), ("matter", "place"), ("outreachrecord", "village")),
    "category": (("matter", "category"),),
}
_OFFERED = {
    "leader": "SELECT name, post FROM dayleader ORDER BY day DESC",
    "unit": "SELECT unit, '' FROM visit WHERE sealed = 0 UNION SELECT a.unit, '' FROM assignment a"
    " JOIN matter m ON m.uid = a.matter WHERE m.sealed = 0 UNION SELECT p.unit, '' FROM demandpoint p"
    " JOIN matter m ON m.uid = p.matter WHERE m.sealed = 0",
    "village": "SELECT village, '' FROM visitor WHERE sealed = 0"
    " UNION SELECT place, '' FROM matter WHERE sealed = 0 UNION SELECT village, '' FROM outreachrecord",
}
"""A sealed accusation offers nothing (art. 30)."""


_ON_THE_ROTA = (
    "SELECT 1 FROM rotaday, json_each(leaders) AS one WHERE ? IN (json_extract(one.value, '$.name'),"
    " json_extract(one.value, '$.stands_in_for')) UNION SELECT 1 FROM absence WHERE leader = ? LIMIT 1"
)


def is_used(file: LedgerFile, register: str, name: str) -> bool:
    """Whether a record names it; a category's first level is used by each of its second levels."""
    for table, column in _NAMED.get(register, ()):
        found = file.value(f'SELECT 1 FROM "{table}" WHERE "{column}" = ? LIMIT 1', name)
        if not found and register == "category":
            begin = name + "/"
            found = file.value(
                f'SELECT 1 FROM "{table}" WHERE substr("{column}", 1, ?) = ? LIMIT 1', len(begin), begin
            )
        if found:
            return True
    if register == "leader":
        return bool(file.value(_ON_THE_ROTA, name, name))
    return register == "unit" and bool(
        file.value(
            "SELECT 1 FROM act WHERE act = ? AND json_extract(content, '$.unit') = ? LIMIT 1",
            ActKind.RECEIVE,
            name,
        )
    )


_LATELY = {
    "points": "SELECT unit, person, leader FROM demandpoint ORDER BY rowid DESC LIMIT ?",
    "units": "SELECT unit FROM visit WHERE sealed = 0 ORDER BY rowid DESC LIMIT ?",
    "villages": "SELECT village FROM visitor WHERE sealed = 0 ORDER BY rowid DESC LIMIT ?",
    "places": "SELECT place FROM matter WHERE sealed = 0 ORDER BY rowid DESC LIMIT ?",
}
LATEST = 300
"""So many rows back: quick in a ledger of any size, and far enough for what is said at one table."""


def lately(file: LedgerFile) -> Heard:
    points = file.sql(_LATELY["points"], LATEST)
    one = {key: [row[0] for row in file.sql(_LATELY[key], LATEST)] for key in ("units", "villages", "places")}
    return Heard(
        units=_once([*(unit for unit, _, _ in points), *one["units"]]),
        persons=tuple(dict.fromkeys((unit, person) for unit, person, _ in points if person)),
        villages=_once([*one["villages"], *one["places"]]),
        leaders=_once([leader for _, _, leader in points]),
    )


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def named(file: LedgerFile, register: str) -> tuple[tuple[str, str], ...]:
    """(name, post) as they were typed in days and visits, each name once."""
    statement = _OFFERED.get(register, "")
    found: dict[str, str] = {}
    for name, post in file.sql(statement) if statement else ():
        if name.strip():
            found.setdefault(name.strip(), post)
    return tuple(found.items())
