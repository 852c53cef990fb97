"""What the month's workbook holds, as plain values: the desk reads it from the ledger, the writer only writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BookHead:
    """`since`/`until` inclusive; `as_of` is what days left count to; `recipient` is set on the full version only."""

    office: str
    code: str
    title: str
    span: str
    since: date
    until: date
    as_of: date
    reporter: str
    phone: str
    filled_on: date
    version: int = 1
    full: bool = False
    recipient: str = ""
    paper: str = "A4 两页"
    rows: int = 0
    open_rows: int = 0
    owned_rows: int = 0
    open_overdue: int = 0
    open_soon: int = 0
    open_sealed: int = 0


LEDGER_FIELDS = (
    "uid", "sealed", "confidential", "received_on", "leaders", "name", "sex", "age", "id_number", "phone", "village",
    "address", "people", "category", "matter_class", "order", "demands", "verdict", "reason", "handling", "opinion",
    "unit", "lead_official", "person", "accepted_on", "due_on", "progress", "answered", "closed", "satisfaction",
    "official_number", "remark", "number", "measures",
    "ends",
)  # fmt: skip
"""What is read of each ledger line for the workbook, in this order; days as ISO text."""

LISTED_FIELDS = (
    "number", "received_on", "name", "confidential", "people", "village", "address", "demands", "verdict", "unit",
    "lead_official", "person", "accepted_on", "progress", "remark", "coordinating", "measures", "extended",
)  # fmt: skip
"""What is read of a matter for the lists of open and of owned matters, in this order."""


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """One first-level category: visits by times, matters and verdicts by matter, handling by matter; `carried` are the
    earlier matters that were open when the span began, `carried_done` those of them that ended within it.
    """

    category: str
    visits: int = 0
    people: int = 0
    groups: int = 0
    group_people: int = 0
    first: int = 0
    repeat: int = 0
    matters: int = 0
    fully: int = 0
    partly: int = 0
    unreasonable: int = 0
    pending: int = 0
    not_judged: int = 0
    settled: int = 0
    assigned: int = 0
    done: int = 0
    undone: int = 0
    overdue: int = 0
    carried: int = 0
    carried_done: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month of the twelve up to the span's last: label `2026-11`, visits and people."""

    month: str
    visits: int
    people: int


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows by sheet, the file's SHA-256 and how long it is."""

    path: str
    rows: int
    open_rows: int
    owned_rows: int
    sha256: str
    size: int
