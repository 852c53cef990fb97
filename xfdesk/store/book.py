"""What the workbook reads of the ledger: counts, rows in slices, statistics, the open and the owned matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xfdesk.records.book import LEDGER_FIELDS, LISTED_FIELDS, CategoryFigures, MonthFigures
from xfdesk.rules.words import Channel, Handling, MatterClass, Status, Verdict, VisitOrder
from xfdesk.store.database import LedgerFile
from xfdesk.store.projection import DAY_BITS

SLICE = 200
ACCUSED = "纪检监察"
_DONE_STATES = (Status.CLOSED, Status.FINAL, Status.TRANSFERRED, Status.LAWFUL_WAY, Status.WITHDRAWN)
_DONE = "(m.status IN ({}) OR m.settled_on IS NOT NULL)".format(
    ", ".join(f"'{status.value}'" for status in _DONE_STATES)
)
"""办结, in the statistics and in the list of open matters alike."""


def span_ids(since: date, until: date) -> tuple[int, int]:
    """The ledger's keys from the first day to the day after the last."""
    return since.toordinal() << DAY_BITS, (until.toordinal() + 1) << DAY_BITS


def count(file: LedgerFile, since: date, until: date) -> int:
    return int(
        file.value("SELECT count(*) FROM ledgerline WHERE id >= ? AND id < ?", *span_ids(since, until))
    )


def rows_after(file: LedgerFile, after: int, end: int) -> list[tuple[Any, ...]]:
    """The next slice of lines, oldest first: their key, then `LEDGER_FIELDS`."""
    return file.sql(
        f"SELECT r.id, {_LEDGER} FROM ledgerline r WHERE r.id > ? AND r.id < ? ORDER BY r.id LIMIT ?",
        after,
        end,
        SLICE,
    )


def touched_since(file: LedgerFile, seq: int, until: date) -> bool:
    """Whether an act after history entry `seq` touched a matter that is on a sheet, or took one away."""
    return bool(
        file.value(
            "SELECT 1 FROM history h LEFT JOIN matter m ON m.uid = h.matter WHERE h.seq > ? AND h.matter <> ''"
            " AND (m.uid IS NULL OR m.received_on <= ?) LIMIT 1",
            seq,
            until.isoformat(),
        )
    )


def figures(
    file: LedgerFile, since: date, until: date, group: int, as_of: date, names: Mapping[str, str]
) -> tuple[CategoryFigures, ...]:
    """Every first-level category (its code by its name), in the order of `names`, also where nothing came."""
    visits = {row[0]: row[1:] for row in _visit_figures(file, since, until, group)}
    matters = {row[0]: row[1:] for row in _matter_figures(file, since, until, as_of)}
    known = [*names, *(name for name in {**visits, **matters} if name not in names)]
    none_v, none_m = (0,) * 6, (0,) * 11
    found = (CategoryFigures(name, *visits.get(name, none_v), *matters.get(name, none_m)) for name in known)
    return tuple(replace(line, code=names.get(line.category, "")) for line in found)


_FIRST = f"""CASE WHEN m.matter_class = '{MatterClass.ACCUSATION}' THEN '{ACCUSED}'
 WHEN instr(m.category, '/') THEN substr(m.category, 1, instr(m.category, '/') - 1) ELSE m.category END"""


def _visit_figures(file: LedgerFile, since: date, until: date, group: int) -> list[tuple[Any, ...]]:
    return file.sql(
        f"SELECT {_FIRST}, count(*), sum(v.people), sum(v.people >= ?), sum(CASE WHEN v.people >= ? THEN v.people ELSE 0 END),"
        ' sum(v."order" = ?), sum(v."order" = ?) FROM receptionday d JOIN visit v ON v.day = d.uid JOIN matter m'
        ' ON m.uid = v.matter WHERE d."on" BETWEEN ? AND ? GROUP BY 1',
        group,
        group,
        VisitOrder.FIRST.value,
        VisitOrder.REPEAT.value,
        since.isoformat(),
        until.isoformat(),
    )


def _matter_figures(file: LedgerFile, since: date, until: date, as_of: date) -> list[tuple[Any, ...]]:
    verdicts = ", ".join(
        f"sum(m.verdict = '{verdict}')"
        for verdict in (
            Verdict.FULLY_REASONABLE,
            Verdict.PARTLY_REASONABLE,
            Verdict.UNREASONABLE,
            Verdict.PENDING,
        )
    )
    return file.sql(
        f"SELECT {_FIRST}, count(*), {verdicts}, sum(coalesce(m.verdict, '') = ''), sum(m.handling = '{Handling.SETTLED}'),"
        f" sum(m.handling = '{Handling.ASSIGNED}'), sum({_DONE}), sum(NOT {_DONE}),"
        f" sum(NOT {_DONE} AND coalesce(m.next_rolled, '9') < ?) FROM matter m WHERE m.received_on BETWEEN ? AND ? GROUP BY 1",
        as_of.isoformat(),
        since.isoformat(),
        until.isoformat(),
    )


def months(file: LedgerFile, until: date) -> tuple[MonthFigures, ...]:
    """The twelve months up to the span's last, also those without a visit."""
    labels = []
    for back in range(11, -1, -1):
        month = until.year * 12 + until.month - 1 - back
        labels.append(f"{month // 12:04d}-{month % 12 + 1:02d}")
    found = {
        month: (visits, people)
        for month, visits, people in file.sql(
            'SELECT substr(d."on", 1, 7), count(*), sum(v.people) FROM receptionday d JOIN visit v ON v.day = d.uid'
            ' WHERE d."on" >= ? AND d."on" < ? GROUP BY 1',
            labels[0] + "-01",
            labels[-1] + "-99",
        )
    }
    return tuple(MonthFigures(label, *found.get(label, (0, 0))) for label in labels)


@dataclass(frozen=True, slots=True)
class Listing:
    """Which matters a list shows, by their first line."""

    condition: str
    values: tuple[str, ...]


def open_matters(until: date) -> Listing:
    """未办结清单: matters received up to the span's end and not done. Sealed ones are on no list."""
    return Listing(f"m.received_on <= ? AND m.sealed = 0 AND NOT {_DONE}", (until.isoformat(),))


def owned_matters(since: date, until: date) -> Listing:
    """包案及交办件: matters of the span with a leader in charge, or assigned."""
    owned = (
        f"(r.lead_official <> '' OR m.handling = '{Handling.ASSIGNED}' OR m.channel = '{Channel.ASSIGNED}')"
    )
    condition = f"m.received_on BETWEEN ? AND ? AND m.sealed = 0 AND {owned}"
    return Listing(condition, (since.isoformat(), until.isoformat()))


def listed(file: LedgerFile, listing: Listing) -> list[tuple[int, str | None]]:
    """(line, due day) of each matter of the list, by 应办结日期, those without one last."""
    return file.sql(
        "SELECT r.id, r.due_on FROM matter m"
        " JOIN ledgerline r ON r.id = (SELECT min(id) FROM ledgerline l WHERE l.matter = m.uid)"
        f" WHERE {listing.condition} ORDER BY r.due_on IS NULL, r.due_on, r.id",
        *listing.values,
    )


def listed_rows(file: LedgerFile, lines: Sequence[int]) -> list[tuple[Any, ...]]:
    """`LISTED_FIELDS` of the matters whose lines are named, in the order given."""
    marks = ", ".join("?" * len(lines))
    found = file.sql(
        f"SELECT r.id, {_LISTED} FROM ledgerline r JOIN matter m ON m.uid = r.matter WHERE r.id IN ({marks})",
        *lines,
    )
    rows = {row[0]: row[1:] for row in found}
    return [rows[line] for line in lines if line in rows]


_ASSIGNED = "coalesce((SELECT {} FROM assignment a WHERE a.matter = r.matter AND a.until IS NULL), '')"
_OF_OTHERS = {
    "coordinating": _ASSIGNED.format("coordinating"),
    "measures": _ASSIGNED.format("measures"),
    "next_duty": "m.next_duty",
    "next_plain": "m.next_plain",
    "extended": "(SELECT sum(days) FROM extension e WHERE e.matter = m.uid)",
}
_LEDGER = ", ".join(_OF_OTHERS.get(name, f'r."{name}"') for name in LEDGER_FIELDS)
_LISTED = ", ".join(_OF_OTHERS.get(name, f'r."{name}"') for name in LISTED_FIELDS)
