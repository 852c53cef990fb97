"""What the workbook reads of the ledger: counts, rows in slices, statistics, the open and the owned matters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from xfdesk.records.book import CategoryFigures, MonthFigures
from xfdesk.rules.words import Handling, MatterClass, Status, Verdict, VisitOrder
from xfdesk.store import ledger
from xfdesk.store.database import LedgerFile
from xfdesk.store.projection import DAY_BITS

SLICE = 200
ACCUSED = "纪检监察"
OPEN_STATES = (
    Status.REGISTERED,
    Status.NOTIFIED,
    Status.IN_HAND,
    Status.EXTENDED,
    Status.IN_REVIEW,
    Status.IN_SECOND_REVIEW,
)


def span_ids(since: date, until: date) -> tuple[int, int]:
    """The ledger's keys from the first day to the day after the last."""
    return since.toordinal() << DAY_BITS, (until.toordinal() + 1) << DAY_BITS


def count(file: LedgerFile, since: date, until: date) -> int:
    return int(
        file.value("SELECT count(*) FROM ledgerline WHERE id >= ? AND id < ?", *span_ids(since, until))
    )


def rows_after(file: LedgerFile, after: int, end: int) -> list[dict[str, Any]]:
    """The next slice of lines, oldest first, with the matter's measures."""
    listed = ", ".join(f'r."{name}"' for name in ledger.COLUMNS)
    found = file.sql(
        f"SELECT {listed}, (SELECT measures FROM assignment a WHERE a.matter = r.matter AND a.until IS NULL) FROM ledgerline r"
        " WHERE r.id > ? AND r.id < ? ORDER BY r.id LIMIT ?",
        after,
        end,
        SLICE,
    )
    return [dict(zip((*ledger.COLUMNS, "measures"), row, strict=True)) for row in found]


def touched_since(file: LedgerFile, seq: int, since: date, until: date) -> bool:
    """Whether an act after history entry `seq` touched a matter of the span."""
    return bool(
        file.value(
            "SELECT 1 FROM history h JOIN ledgerline r ON r.matter = h.matter WHERE h.seq > ? AND h.matter <> ''"
            " AND r.id >= ? AND r.id < ? LIMIT 1",
            seq,
            *span_ids(since, until),
        )
    )


def figures(
    file: LedgerFile, since: date, until: date, group: int, as_of: date, names: tuple[str, ...]
) -> tuple[CategoryFigures, ...]:
    """Every first-level category, in the order of `names`, also where nothing came."""
    visits = {row[0]: row[1:] for row in _visit_figures(file, since, until, group)}
    matters = {row[0]: row[1:] for row in _matter_figures(file, since, until, as_of)}
    known = [*names, *(name for name in {**visits, **matters} if name not in names)]
    none_v, none_m = (0,) * 6, (0,) * 11
    return tuple(
        CategoryFigures(name, *visits.get(name, none_v), *matters.get(name, none_m)) for name in known
    )


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
    done = "(m.status IN ({}) OR m.settled_on IS NOT NULL)".format(
        ", ".join(
            f"'{s}'"
            for s in (Status.CLOSED, Status.FINAL, Status.TRANSFERRED, Status.LAWFUL_WAY, Status.WITHDRAWN)
        )
    )
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
        f"SELECT {_FIRST}, count(*), {verdicts}, sum(m.verdict = ''), sum(m.handling = '{Handling.SETTLED}'),"
        f" sum(m.handling = '{Handling.ASSIGNED}'), sum({done}), sum(NOT {done}),"
        f" sum(NOT {done} AND m.next_rolled < ?) FROM matter m WHERE m.received_on BETWEEN ? AND ? GROUP BY 1",
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


def open_matters(file: LedgerFile, until: date) -> Iterator[list[dict[str, Any]]]:
    """未办结: matters received up to the span's end and still open, by 应办结日期."""
    marks = ", ".join("?" * len(OPEN_STATES))
    yield from _listed(
        file,
        f"m.received_on <= ? AND m.status IN ({marks}) AND m.sealed = 0",
        (until.isoformat(), *(state.value for state in OPEN_STATES)),
    )


def owned_matters(file: LedgerFile, since: date, until: date) -> Iterator[list[dict[str, Any]]]:
    """包案及交办件: matters of the span with a leader in charge, or assigned."""
    yield from _listed(
        file,
        "m.received_on BETWEEN ? AND ? AND m.sealed = 0 AND (a.lead_official <> '' OR m.handling = ? OR m.channel = '交办')",
        (since.isoformat(), until.isoformat(), Handling.ASSIGNED.value),
    )


_LIST = (
    "number", "received_on", "name", "confidential", "people", "village", "address", "demands", "verdict", "unit",
    "lead_official", "person", "accepted_on", "due_on", "progress", "state", "remark",
)  # fmt: skip


def _listed(file: LedgerFile, condition: str, values: tuple[object, ...]) -> Iterator[list[dict[str, Any]]]:
    """In slices by (due date, line); the first line of each matter speaks for it."""
    listed = ", ".join(f'r."{name}"' for name in _LIST)
    last: tuple[str, int] = ("", 0)
    while True:
        found = file.sql(
            f"SELECT r.id, coalesce(r.due_on, '9999'), {listed}, coalesce(a.coordinating, ''), coalesce(a.measures, ''),"
            " m.next_duty, m.next_safe, (SELECT sum(days) FROM extension e WHERE e.matter = m.uid)"
            " FROM matter m JOIN ledgerline r ON r.id = (SELECT min(id) FROM ledgerline l WHERE l.matter = m.uid)"
            " LEFT JOIN assignment a ON a.matter = m.uid AND a.until IS NULL"
            f" WHERE {condition} AND (coalesce(r.due_on, '9999'), r.id) > (?, ?)"
            " ORDER BY coalesce(r.due_on, '9999'), r.id LIMIT ?",
            *values,
            *last,
            SLICE * 20,
        )
        names = ("id", "due_key", *_LIST, "coordinating", "measures", "next_duty", "next_safe", "extended")
        yield [dict(zip(names, row, strict=True)) for row in found]
        if len(found) < SLICE * 20:
            return
        last = (found[-1][1], found[-1][0])
