"""All invented lives side by side, day by day: each act when its time has come, each matter written down when it is told."""

from __future__ import annotations

import heapq
from collections import Counter
from datetime import date, datetime
from typing import Any

from xfdesk.desk.demo.doing import Doing, entries
from xfdesk.desk.demo.living import Living, Row
from xfdesk.desk.demo.town import Town
from xfdesk.records.acts import Act
from xfdesk.records.ledger import PointView
from xfdesk.rules import sessions
from xfdesk.rules.words import ActKind
from xfdesk.store import facts, incoming, projection
from xfdesk.store.projection import Gathered

BEHIND = 10_000
"""A number that no visitor of a day is given."""


class Telling:
    def __init__(self, town: Town) -> None:
        self.town, self.doing = town, Doing(town)
        self._coming: list[tuple[datetime, int, Living]] = []
        self._begun = 0
        self._sequence: Counter[int] = Counter()

    def begin(self, m: Living) -> None:
        """From here on its plan happens by itself."""
        self._begun += 1
        self._next(m, self._begun)

    def _next(self, m: Living, n: int) -> None:
        if m.plan:
            heapq.heappush(self._coming, (m.plan[-1][0], n, m))
        else:
            self.write_down(m)

    def until(self, moment: datetime) -> None:
        """Everything that happens before the moment."""
        while self._coming and self._coming[0][0] < moment:
            _, n, m = heapq.heappop(self._coming)
            at, on, maker = m.plan.pop()
            act = maker(m)
            if act is not None:
                self.perform(m, on, at, act)
            self._next(m, n)

    def perform(self, m: Living, on: date, at: datetime, act: Act) -> None:
        self.doing.do(m, on, at, act)

    def finish(self) -> None:
        """What was still to come is not told any more."""
        self.until(self.town.end)
        for _, _, m in sorted(self._coming, key=lambda one: one[1]):
            self.write_down(m)
        self._coming.clear()

    def write_down(self, m: Living) -> None:
        """Write a matter with what follows from its rows, and its lines of the ledger."""
        filler, counting = self.town.filler, self.town.counting
        m.over = True
        known = facts.of(m)
        m.matter.update(facts.derived(known, counting.calendar, counting.limits, counting.today))
        filler.put("Matter", m.matter)
        for table, rows in m.tables.items():
            for row in rows:
                filler.put(table, row)
        gathered = Gathered(
            m.matter, known, _views(m), m.assignment, m.visits, {m.matter["visitor"]: _columns(m)}, m.leaders,
            _last_done(m), _reply(m), _newest(m.rows("CallBack")).get("unit_satisfaction", ""),
            next((incoming.of_row(row) for row in m.rows("Act") if row["act"] == ActKind.RECEIVE), None),
        )  # fmt: skip
        for line in projection.lines(gathered, counting):
            line["id"] = self._place(date.fromisoformat(line["received_on"]), line["queue_number"])
            filler.put("LedgerLine", filler.row("LedgerLine", line))

    def _place(self, on: date, number: int | None) -> int:
        """A line's place in its day. Where the places of its number are all taken, it stands behind the day's visits."""
        first = projection.first_id(on, number)
        taken = self._sequence[first]
        self._sequence[first] += 1
        places = (1 << projection.PLACE_BITS) - 1
        if taken >= places:
            first = projection.first_id(on, BEHIND + taken // places)
        return first + 1 + taken % places


def _views(m: Living) -> tuple[PointView, ...]:
    return tuple(
        PointView(
            row["position"],
            entry,
            None,
            row["answer"],
            row["outcome"],
            row["carried_out"],
            row["answer_basis"],
        )
        for row, entry in zip(m.points, entries(m), strict=True)
    )


def _columns(m: Living) -> tuple[Any, ...]:
    """The visitor as the lines show one."""
    p = m.person
    return (p.name, p.anonymous, p.confidential, p.sex, p.id_number, p.phone, p.village, p.address)


def _last_done(m: Living) -> str:
    """As `store.last_done` has it."""
    found = [(row["on"], 2, row["uid"], row["text"]) for row in m.rows("Step")]
    for row in m.rows("ConferenceItem"):
        name = sessions.name(m.session(row["conference"])["session"])
        if row["decided_on"]:
            found.append((row["decided_on"], 1, row["uid"], f"{name}定：{row['decision']}"))
        if row["reported_on"]:
            found.append((row["reported_on"], 3, row["uid"], f"向{name}反馈：{row['report']}"))
    return str(max(found)[-1]) if found else ""


def _newest(rows: list[Row], *days: str) -> Row:
    return max(rows, key=lambda row: (*(row[day] for day in days), row["uid"]), default={})


def _reply(m: Living) -> tuple[str, str] | None:
    found = _newest(m.rows("Reply"))
    return (found["delivered_on"] or found["on"], found["method"]) if found else None
