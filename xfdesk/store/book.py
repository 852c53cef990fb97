"""What the workbook reads of the ledger: counts, rows in slices, statistics, the open and the owned matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from xfdesk.records.book import LEDGER_FIELDS, LISTED_FIELDS, CategoryFigures, MonthFigures
from xfdesk.rules import standing
from xfdesk.rules.words import Handling, Verdict, VisitOrder
from xfdesk.store import last_done, stock
from xfdesk.store.database import LedgerFile
from xfdesk.store.projection import DAY_BITS
from xfdesk.store.stock import FIRST_LEVEL, Day, Read, Stood

SLICE = 200


def span_ids(since: date, until: date) -> tuple[int, int]:
    """The ledger's keys from the first day to the day after the last."""
    return since.toordinal() << DAY_BITS, (until.toordinal() + 1) << DAY_BITS


def count(file: LedgerFile, since: date, until: date) -> int:
    return int(
        file.value("SELECT count(*) FROM ledgerline WHERE id >= ? AND id < ?", *span_ids(since, until))
    )


def rows_after(file: LedgerFile, after: int, end: int, as_of: date) -> list[tuple[Any, ...]]:
    """The next slice of lines, oldest first: their key, then `LEDGER_FIELDS`. What was turned since stands as it did then."""
    found = file.sql(
        f"SELECT {stock.TURNED}, r.id, {_LEDGER} FROM ledgerline r JOIN matter m ON m.uid = r.matter"
        " WHERE r.id > ? AND r.id < ? ORDER BY r.id LIMIT ?",
        after,
        end,
        SLICE,
    )
    return [_as_of(file, row, as_of) if turned else row for turned, *row in found]  # type: ignore[misc]


def _as_of(file: LedgerFile, row: Sequence[Any], as_of: date) -> tuple[Any, ...]:
    uid = file.value("SELECT matter FROM ledgerline WHERE id = ?", row[0])
    days = (day.isoformat() for day in stock.turned_ends(file, str(uid), as_of) if day is not None)
    place = 1 + LEDGER_FIELDS.index("ends")
    return (*row[:place], " ".join(days), *row[place + 1 :])


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


class Counted:
    """What the matters of a span come to: figures by category, and the two lists, each matter as it stood that day."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.tallies: dict[str, Counter[str]] = {}
        self.open: list[Stood] = []
        self.owned: list[Stood] = []
        self.open_sealed = 0

    def add(self, one: Stood) -> None:
        tally = self.tallies.setdefault(one.category, Counter())
        if one.received_on < self.day.since:
            tally["carried"] += 1
            tally["carried_done"] += one.over
        else:
            tally.update(_received(one))
        self._list(one)

    def _list(self, one: Stood) -> None:
        """Sealed ones are on no list (art. 30)."""
        if one.sealed:
            self.open_sealed += not one.over
            return
        if not one.over:
            self.open.append(one)
        if one.owned and (one.over_on is None or one.over_on >= self.day.since):
            self.owned.append(one)

    def in_order(self) -> Counted:
        """Both lists by 应办结日期, those without one last."""
        for listed in (self.open, self.owned):
            listed.sort(key=lambda one: (one.due is None, one.due or self.day.until, one.line))
        return self


_VERDICTS = {
    Verdict.FULLY_REASONABLE: "fully",
    Verdict.PARTLY_REASONABLE: "partly",
    Verdict.UNREASONABLE: "unreasonable",
    Verdict.PENDING: "pending",
}


def _received(one: Stood) -> dict[str, int]:
    """A matter of the span: one, in one of the five verdict columns, and either 办结 or 未办结."""
    return {
        "matters": 1,
        _VERDICTS.get(one.verdict, "not_judged"): 1,  # type: ignore[call-overload]
        "settled": int(one.handling == Handling.SETTLED),
        "assigned": int(one.handling == Handling.ASSIGNED),
        "done": int(one.over),
        "undone": int(not one.over),
        "overdue": int(one.overdue),
    }


def counted(file: LedgerFile, day: Day, read: Read) -> Counted:
    found = Counted(day)
    for one in stock.matters(file, day, read):
        found.add(one)
    return found.in_order()


def figures(
    file: LedgerFile, found: Counted, group: int, names: Mapping[str, str], read: Read
) -> tuple[CategoryFigures, ...]:
    """Every first-level category (its code by its name), in the order of `names`, also where nothing came."""
    visits: dict[str, list[int]] = {}
    for since, until in _weeks(found.day.since, found.day.until):
        for name, *counts in read(partial(_visit_figures, file, since, until, group)):
            visits[name] = [a + b for a, b in zip(visits.get(name, [0] * len(counts)), counts, strict=True)]
    known = [*names, *(name for name in {**visits, **found.tallies} if name not in names)]
    return tuple(
        replace(CategoryFigures(name, *visits.get(name, ())), code=names.get(name, ""), **_tally(found, name))
        for name in known
    )


def _weeks(since: date, until: date) -> Iterator[tuple[date, date]]:
    """First and last days of the slices in which a span's visits are counted."""
    while since <= until:
        yield since, min(until, since + timedelta(days=6))
        since += timedelta(days=7)


def _tally(found: Counted, category: str) -> dict[str, Any]:
    return dict(found.tallies.get(category, {}))


def _visit_figures(file: LedgerFile, since: date, until: date, group: int) -> list[tuple[Any, ...]]:
    return file.sql(
        f"SELECT {FIRST_LEVEL}, count(*), sum(v.people), sum(v.people >= ?), sum(CASE WHEN v.people >= ? THEN v.people ELSE 0 END),"
        ' sum(v."order" = ?), sum(v."order" = ?) FROM receptionday d JOIN visit v ON v.day = d.uid JOIN matter m'
        ' ON m.uid = v.matter WHERE d."on" BETWEEN ? AND ? GROUP BY 1',
        group,
        group,
        VisitOrder.FIRST.value,
        VisitOrder.REPEAT.value,
        since.isoformat(),
        until.isoformat(),
    )


def months(file: LedgerFile, until: date, read: Read) -> tuple[MonthFigures, ...]:
    """The twelve months up to the span's last, also those without a visit."""
    found = []
    for back in range(11, -1, -1):
        month = until.year * 12 + until.month - 1 - back
        label = f"{month // 12:04d}-{month % 12 + 1:02d}"
        found.append(MonthFigures(label, *read(partial(_month_figures, file, label))))
    return tuple(found)


def _month_figures(file: LedgerFile, month: str) -> tuple[int, int]:
    counted = file.sql(
        "SELECT count(*), coalesce(sum(v.people), 0) FROM receptionday d JOIN visit v ON v.day = d.uid"
        ' WHERE d."on" >= ? AND d."on" < ?',
        month + "-01",
        month + "-99",
    )
    return counted[0][0], counted[0][1]


def listed_rows(file: LedgerFile, listed: Sequence[Stood], as_of: date) -> list[tuple[Any, ...]]:
    """`LISTED_FIELDS` of the matters, in the order given, as they were on that day."""
    marks = ", ".join("?" * len(listed))
    found = file.sql(
        f"SELECT r.id, {_listed(as_of)} FROM ledgerline r JOIN matter m ON m.uid = r.matter WHERE r.id IN ({marks})",
        *(one.line for one in listed),
    )
    rows = {row[0]: row[1:] for row in found}
    return [rows[one.line] for one in listed if one.line in rows]


def over_on(ends: str) -> date | None:
    """From the column `ends` of `LEDGER_FIELDS`: the day on which the matter was over."""
    return standing.over_on(*(date.fromisoformat(end) for end in ends.split() if end))


def _listed(as_of: date) -> str:
    """Owner, progress and extension as of the day; who came and what was asked as recorded."""
    day = f"'{as_of.isoformat()}'"
    assigned = (
        "coalesce((SELECT {} FROM assignment a WHERE a.matter = r.matter AND "
        + stock.in_force(as_of)
        + "), '')"
    )
    step, later = last_done.newest("r.matter", day), last_done.any_after("r.matter", day)
    own = {
        name: assigned.format(name)
        for name in ("coordinating", "measures", "unit", "lead_official", "person")
    } | {
        "progress": f'coalesce({step}, CASE WHEN {later} OR coalesce((SELECT min("on") FROM reply y'
        f" WHERE y.matter = r.matter), '') > {day} THEN '' ELSE r.progress END)",
        "accepted_on": f"CASE WHEN m.accepted_on <= {day} THEN m.accepted_on END",
        "extended": f'(SELECT sum(days) FROM extension e WHERE e.matter = m.uid AND e."on" <= {day})',
    }
    return ", ".join(own.get(name, f'r."{name}"') for name in LISTED_FIELDS)


_OF_OTHERS = {
    "measures": "coalesce((SELECT measures FROM assignment a WHERE a.matter = r.matter AND a.until IS NULL), '')",
    "ends": "coalesce(m.closed_on, '') || ' ' || coalesce(m.settled_on, '') || ' ' || coalesce(m.withdrawn_on, '')"
    f" || ' ' || coalesce({stock.HANDED_ON}, '')",
}
_LEDGER = ", ".join(_OF_OTHERS.get(name, f'r."{name}"') for name in LEDGER_FIELDS)
