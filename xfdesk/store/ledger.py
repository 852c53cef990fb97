"""Listing the ledger: filters, search, any sort, and any place in a million lines without reading those before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from xfdesk.records.ledger import Found, LedgerQuery
from xfdesk.rules.text import clean_line, fold
from xfdesk.rules.words import ActKind
from xfdesk.store import counters, grams
from xfdesk.store.database import LedgerFile
from xfdesk.store.projection import DAY_BITS
from xfdesk.store.tables import SORTS, LedgerLine

COLUMNS = tuple(name for name in LedgerLine._meta.sorted_field_names if name != "search_text")
_SELECT = "SELECT " + ", ".join(f'r."{name}"' for name in COLUMNS) + " FROM ledgerline r"
MOST_TYPED, MOST_WORDS = 200, 20
_IN_FILTERS = (
    ("verdicts", "r.verdict"),
    ("villages", "r.village"),
    ("states", "r.state"),
    ("channels", "r.channel"),
)


@dataclass(frozen=True, slots=True)
class Where:
    """The condition of a query in SQL, with what it binds."""

    sql: str
    values: tuple[object, ...] = ()
    plain: bool = False
    """Nothing is filtered: the counter knows how many there are."""
    match: str = ""
    """The search index's query; the index gives its hits in the order of the ids."""

    def source(self, by_id: bool) -> tuple[str, tuple[object, ...]]:
        """FROM … WHERE with its values. In the order of the ids the index leads and stops early; else it is a set."""
        if not self.match:
            return f"ledgerline r{self.sql}", self.values
        more = " AND " + self.sql.removeprefix(" WHERE ") if self.sql else ""
        if by_id:
            return f"search s CROSS JOIN ledgerline r ON r.id = s.rowid WHERE search MATCH ?{more}", (
                self.match,
                *self.values,
            )
        within = "r.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
        return f"ledgerline r WHERE {within}{more}", (self.match, *self.values)


@dataclass
class Anchors:
    """Places of one query already visited: position → (sort value, id), so that a jump starts near."""

    query: LedgerQuery | None = None
    stamp: int = -1
    places: dict[int, tuple[Any, int]] = field(default_factory=dict)

    def of(self, query: LedgerQuery, stamp: int) -> dict[int, tuple[Any, int]]:
        if query != self.query or stamp != self.stamp:
            self.query, self.stamp, self.places = query, stamp, {}
        return self.places


def total(file: LedgerFile) -> int:
    return counters.value(file, counters.TOTAL)


def where(query: LedgerQuery) -> Where:
    parts: list[str] = []
    values: list[object] = []
    for name, column in _IN_FILTERS:
        wanted = getattr(query, name)
        if wanted:
            parts.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    for day, comparison, first in ((query.since, ">=", 0), (query.until, "<", 1)):
        if day:
            parts.append(f"r.id {comparison} ?")
            values.append(day.toordinal() + first << DAY_BITS)
    _add_begins(parts, values, "r.category", query.categories)
    if query.leaders:
        parts.append(
            "(" + " OR ".join("(instr(r.leaders, ?) OR r.lead_official = ?)" for _ in query.leaders) + ")"
        )
        values += [leader for leader in query.leaders for _ in range(2)]
    for flag in ("without_owner", "without_answer"):
        if getattr(query, flag):
            parts.append(f"r.{flag} = 1")
    if query.without_owner or query.without_answer:
        # Both are said of a matter: as many lines as the number says, each matter by its last visit.
        parts.append("r.id = (SELECT max(l.id) FROM ledgerline l WHERE l.matter = r.matter)")
    match = _add_text(parts, values, query)
    return Where(" WHERE " + " AND ".join(parts) if parts else "", tuple(values), not (parts or match), match)


def _add_begins(parts: list[str], values: list[object], column: str, wanted: tuple[str, ...]) -> None:
    """A first-level category takes in all its second levels."""
    if wanted:
        parts.append("(" + " OR ".join(f"({column} = ? OR {column} LIKE ? ESCAPE '!')" for _ in wanted) + ")")
        for name in wanted:
            values += [name, name.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "/%"]


def _add_text(parts: list[str], values: list[object], query: LedgerQuery) -> str:
    """Adds what must be verified on the row; returns the index's query or ""."""
    typed = _within_reason(query.text)
    if not typed:
        return ""
    if query.words_too:
        _add_words_too(parts, values, typed)
        return ""
    if grams.must_verify(typed):
        for word in dict.fromkeys(fold(typed).split()):
            if word.isascii() and word.isalpha() and len(word) <= grams.LONGEST_INITIALS:
                continue
            parts.append("instr(r.search_text, ?)")
            values.append(word)
    return grams.expression(typed)


def _within_reason(typed: str) -> str:
    """As a stored text would be cleaned; of a whole page that was pasted its first words, which SQL can still take."""
    return " ".join(clean_line(typed[:MOST_TYPED]).text.split()[:MOST_WORDS])


def _add_words_too(parts: list[str], values: list[object], typed: str) -> None:
    """也查原话: facts and statements as they were typed, slowly, sealed ones never."""
    for word in typed.split():
        like = "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
        parts.append(
            "(instr(r.search_text, ?) OR r.matter IN (SELECT uid FROM matter WHERE sealed = 0 AND facts LIKE ? ESCAPE '!')"
            " OR r.visit IN (SELECT uid FROM visit WHERE sealed = 0 AND statement LIKE ? ESCAPE '!')"
            " OR r.matter IN (SELECT a.matter FROM act a JOIN matter m ON m.uid = a.matter WHERE a.act = ? AND m.sealed = 0"
            " AND json_extract(a.content, '$.statement') LIKE ? ESCAPE '!'))"
        )
        values += [fold(word), like, like, ActKind.RECEIVE, like]


def rows(
    file: LedgerFile, query: LedgerQuery, start: int, count: int, anchors: Anchors, size: int | None = None
) -> list[dict[str, Any]]:
    """Lines `start` to `start + count` in the query's order. `size`, when known, lets a far jump begin at the end."""
    condition = where(query)
    column = SORTS.get(query.sort, "id")
    if condition.plain and size is None:
        size = total(file)
    stamp = int(file.value("SELECT total_changes()"))
    places = anchors.of(query, stamp)
    backwards = size is not None and start > size // 2 and _nearest(places, start) < size // 2
    if backwards and size is not None:
        found = _from_end(
            file, query, condition, column, max(0, size - start - count), min(count, size - start)
        )
    else:
        found = _from_anchor(file, query, condition, column, places, start, count)
    if found:
        places[start] = (found[0][column], found[0]["id"])
    return found


def _nearest(places: dict[int, tuple[Any, int]], start: int) -> int:
    return max((place for place in places if place <= start), default=0)


def _from_anchor(
    file: LedgerFile,
    query: LedgerQuery,
    condition: Where,
    column: str,
    places: dict[int, tuple[Any, int]],
    start: int,
    count: int,
) -> list[dict[str, Any]]:
    near = _nearest(places, start)
    if near:
        beyond, more = _beyond(column, places[near], query.descending)
        sql = condition.sql + (" AND " if condition.sql else " WHERE ") + beyond
        condition = replace(condition, sql=sql, values=condition.values + more)
    return _lines(file, _ids(file, condition, column, query.descending, count, start - near))


def _from_end(
    file: LedgerFile, query: LedgerQuery, condition: Where, column: str, skip: int, count: int
) -> list[dict[str, Any]]:
    return _lines(file, _ids(file, condition, column, not query.descending, count, skip)[::-1])


def _beyond(column: str, place: tuple[Any, int], descending: bool) -> tuple[str, tuple[object, ...]]:
    """From this place on, itself included; NULL sorts before everything in SQLite."""
    value, row = place
    sign, equal = ("<", "<=") if descending else (">", ">=")
    if column == "id":
        return f"r.id {equal} ?", (row,)
    name = f'r."{column}"'
    if value is None:
        if descending:
            return f"({name} IS NULL AND r.id {equal} ?)", (row,)
        return f"({name} IS NOT NULL OR r.id {equal} ?)", (row,)
    later = f"{name} {sign} ?" + (f" OR {name} IS NULL" if descending else "")
    return f"({later} OR ({name} = ? AND r.id {equal} ?))", (value, value, row)


def _ids(
    file: LedgerFile, condition: Where, column: str, descending: bool, count: int, skip: int
) -> list[int]:
    way = "DESC" if descending else "ASC"
    source, values = condition.source(column == "id")
    key = "s.rowid" if column == "id" and condition.match else "r.id"
    order = f"{key} {way}" if column == "id" else f'r."{column}" {way}, r.id {way}'
    return [
        row
        for (row,) in file.sql(
            f"SELECT r.id FROM {source} ORDER BY {order} LIMIT ? OFFSET ?", *values, count, skip
        )
    ]


def _lines(file: LedgerFile, ids: list[int]) -> list[dict[str, Any]]:
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    found = file.sql(f"{_SELECT} WHERE r.id IN ({marks})", *ids)
    by_id = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in found}
    return [by_id[row] for row in ids if row in by_id]


def by_uids(file: LedgerFile, uids: list[str]) -> list[dict[str, Any]]:
    """Lines by their own key; the key of a matter that has no such line stands for all of its lines."""
    marks = ", ".join("?" * len(uids))
    own = f"SELECT uid FROM ledgerline WHERE uid IN ({marks})"
    found = file.sql(
        f"{_SELECT} WHERE r.uid IN ({marks}) OR (r.matter IN ({marks}) AND r.matter NOT IN ({own})) ORDER BY r.id DESC",
        *uids,
        *uids,
        *uids,
    )
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def found(file: LedgerFile, query: LedgerQuery, cap: int | None) -> Found:
    """How many lines: from the counter when nothing is filtered, at most `cap` when given, else exact (slow, for the worker)."""
    condition = where(query)
    if condition.plain and cap is not None:
        return Found(total(file))
    if cap is not None:
        source, values = condition.source(by_id=True)
        number = int(file.value(f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT ?)", *values, cap + 1))
        return Found(min(number, cap), number > cap)
    source, values = condition.source(by_id=True)
    number, people = file.sql(f"SELECT count(*), coalesce(sum(r.people), 0) FROM {source}", *values)[0]
    return Found(number, False, people)


def first_day(file: LedgerFile) -> date | None:
    row = file.value("SELECT min(id) FROM ledgerline")
    return date.fromordinal(int(row) >> DAY_BITS) if row else None


def leaders_named(file: LedgerFile) -> list[str]:
    return [name for (name,) in file.sql("SELECT DISTINCT name FROM dayleader ORDER BY name")]
