"""Values that no program of ours writes: of another type, a word outside its vocabulary, a date no calendar has.

One pass over each table; what is found is named by table and column, never by what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from peewee import BlobField, BooleanField, IntegerField

from xfdesk.rules.words import (
    ActKind,
    CarriedOut,
    Channel,
    DayState,
    Handling,
    IdKind,
    MatterClass,
    Outcome,
    OutreachResult,
    PaperKind,
    ReviewKind,
    Route,
    Status,
    Verdict,
    VisitOrder,
)
from xfdesk.store.database import LedgerFile
from xfdesk.store.tables import TEMPLATES

DAYS = {
    "on", "birth_date", "received_on", "accepted_on", "official_on", "due", "settled_on", "withdrawn_on", "closed_on",
    "next_plain", "next_rolled", "next_safe", "explained_on", "next_look_on", "since", "until", "delivered_on", "by_when",
    "kept_on", "due_on", "safe_on", "answer_due", "answered_on", "requested_on", "opinion_on", "given_on",
    "limit", "result_on", "brought_on", "decided_on", "reported_on", "struck_off_on", "posted_on",
}  # fmt: skip
INSTANTS = {"at", "judged_at", "saved_at", "recorded_at"}
JSON = {
    ("pointversion", "content"),
    ("draft", "payload"),
    ("act", "content"),
    ("outreachrecord", "unread"),
    ("rotaday", "leaders"),
}
WORDS: dict[tuple[str, str], type[Enum]] = {
    ("receptionday", "state"): DayState,
    ("visitor", "id_kind"): IdKind,
    ("visit", "order"): VisitOrder,
    ("visit", "handling"): Handling,
    ("matter", "channel"): Channel,
    ("matter", "matter_class"): MatterClass,
    ("matter", "route"): Route,
    ("matter", "handling"): Handling,
    ("matter", "status"): Status,
    ("matter", "verdict"): Verdict,
    ("demandpoint", "verdict"): Verdict,
    ("demandpoint", "outcome"): Outcome,
    ("demandpoint", "carried_out"): CarriedOut,
    ("paper", "kind"): PaperKind,
    ("act", "act"): ActKind,
    ("review", "kind"): ReviewKind,
    ("template", "kind"): PaperKind,
    ("outreachrecord", "result"): OutreachResult,
    ("ledgerline", "verdict"): Verdict,
    ("ledgerline", "order"): VisitOrder,
    ("ledgerline", "handling"): Handling,
    ("ledgerline", "state"): Status,
    ("ledgerline", "channel"): Channel,
}


def unreadable(file: LedgerFile) -> Iterator[str]:
    """Sentences with table and column; the tables and columns themselves must be there."""
    for template in TEMPLATES:
        meta = getattr(file.t, template.__name__)._meta
        tests = {field.column_name: _test(meta.table_name, field) for field in meta.sorted_fields}
        counted = ", ".join(f"sum({test})" for test in tests.values())
        (found,) = file.sql(f'SELECT {counted} FROM "{meta.table_name}"')
        for column, count in zip(tests, found, strict=True):
            if count:
                yield f"表 {meta.table_name} 的 {column} 列有 {count} 个读不懂的值"
    yield from _years(file)


def _test(table: str, field: Any) -> str:
    """SQL that is true for a value which cannot be read."""
    column = f'"{field.column_name}"'
    whole = isinstance(field, IntegerField | BooleanField)
    kind = "integer" if whole else "blob" if isinstance(field, BlobField) else "text"
    tests = [f"typeof({column}) <> '{kind}'"]
    if isinstance(field, BooleanField):
        tests.append(f"{column} NOT IN (0, 1)")
    if field.column_name in DAYS:
        tests.append(f"{column} <> '' AND ({column} < '0001' OR date({column}) IS NOT {column})")
    if field.column_name in INSTANTS:
        tests.append(f"{column} <> '' AND strftime('%Y-%m-%dT%H:%M:%S', {column}) IS NOT {column}")
    if (table, field.column_name) in JSON:
        tests.append(f"NOT json_valid({column})")
    words = WORDS.get((table, field.column_name))
    if words is not None:
        tests.append(f"{column} NOT IN ({', '.join(_quoted(words))}, '')")
    bad = " OR ".join(f"({test})" for test in tests)
    return f"{column} IS NOT NULL AND ({bad})" if field.null else f"{column} IS NULL OR {bad}"


def _quoted(words: Iterable[Enum]) -> Iterator[str]:
    for word in words:
        yield str(word.value) if isinstance(word.value, int) else f"'{word.value}'"


def _years(file: LedgerFile) -> Iterator[str]:
    for off, worked in file.sql("SELECT off, worked FROM holidayyear"):
        try:
            for part in f"{off} {worked}".split():
                date.fromisoformat(part)
        except ValueError:
            yield "表 holidayyear 里有读不懂的日期"
