"""Lives made in bulk are the lives that the acts themselves write: the same rows, and no act that would be refused."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from xfdesk.desk.clock import FixedClock
from xfdesk.desk.demo import arriving, fill
from xfdesk.desk.demo.living import Living
from xfdesk.desk.demo.telling import Telling
from xfdesk.desk.demo.town import Town
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import KIND_OF, Act
from xfdesk.records.visit import VisitEntry
from xfdesk.store import grams, matters, projection, rows, search
from xfdesk.store.matters import HANGING

UNTIL = date(2026, 11, 19)
KEYS = ("uid", "at", "matter")


class Twice(Telling):
    """Writes each matter down as it came, then does each act twice: in memory, and through the desk on its file."""

    desk: Desk
    clock: FixedClock
    told: list[Living]
    refused: list[str]
    came: list[tuple[VisitEntry, datetime, dict[str, list[dict[str, Any]]]]]
    """What brought each matter, when it was typed, and the rows of that moment."""

    def begin(self, m: Living) -> None:
        super().write_down(m)
        m.over = False
        self.told.append(m)
        file = self.desk.file
        self.town.filler.flush()
        with file.act():
            for row, text, name in file.sql(
                "SELECT id, search_text, name FROM ledgerline WHERE matter = ?", m.uid
            ):
                search.put(file, row, grams.of_row(text, name))
        key, at = self.brought(m)
        entry = self.desk.reception.entry(key, opened=True)
        then = {table: [dict(row) for row in found] for table, found in m.tables.items()}
        self.came.append((entry, at, {"Matter": [dict(m.matter)], **then}))
        super().begin(m)

    def brought(self, m: Living) -> tuple[str, datetime]:
        """The key of the visit or of the act, and when it was typed."""
        for act in m.rows("Act"):
            return act["uid"], datetime.fromisoformat(act["at"])
        visit = m.visits[0][0]
        at = self.desk.file.value("SELECT recorded_at FROM visit WHERE uid = ?", visit)
        return visit, datetime.fromisoformat(at)

    def perform(self, m: Living, on: date, at: datetime, act: Act) -> None:
        super().perform(m, on, at, act)
        self.town.filler.flush()
        self.clock.set(at)
        try:
            self.desk.followup.record(m.uid, on.isoformat(), act)
        except Refused as refusal:
            self.refused.append(
                f"{m.matter['number']} {KIND_OF[type(act)]} {on}: {refusal.rule} {refusal.sentence}"
            )

    def write_down(self, m: Living) -> None:
        """Everything stands in the file but the lines of whoever came again and nothing was done since."""
        m.over = True
        self.town.filler.flush()
        with self.desk.file.act():
            projection.refresh(self.desk.file, m.uid, self.town.counting)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    clock, path = FixedClock(datetime(2026, 9, 1, 8, 0)), tmp_path_factory.mktemp("twice") / "演示.xfd"
    desk = Desk.create(path, office_name="清河镇人民政府", who="林小雨", code="QH", clock=clock)
    desk.file.sql("PRAGMA synchronous = OFF")  # nobody cuts the power, and it is two thousand acts
    made: list[Twice] = []

    def telling(town: Town) -> Twice:
        one = Twice(town)
        one.desk, one.clock, one.told, one.refused, one.came = desk, clock, [], [], []
        made.append(one)
        return one

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(arriving, "Telling", telling)
        fill(desk, months=3, visits=300, seed=4, until=UNTIL)
    clock.set(datetime(2026, 11, 19, 18, 30))
    yield made[0]
    desk.close()


def without_keys(found: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(_plain(name, v) for name, v in row.items() if name not in KEYS) for row in found)


def _plain(name: str, value: Any) -> Any:
    """Which row an act wrote into is told by its key."""
    if name != "content":
        return int(value) if isinstance(value, bool) else value
    said = json.loads(value)
    return json.dumps({**said, "of": bool(said["of"])} if "of" in said else said, sort_keys=True)


def test_what_is_made_in_bulk_is_what_the_acts_write(twice: Twice) -> None:
    assert twice.refused == []
    file, kinds = twice.desk.file, Counter[str]()
    assert len(twice.told) > 250
    for m in twice.told:
        stored = matters.row(file, m.uid)
        assert {n: v for n, v in m.matter.items() if n in stored} == {**stored, **derived_of(m)}
        for table in HANGING:
            found = rows.many(file, table, "matter = ?", m.uid)
            assert without_keys(m.rows(table)) == without_keys(found), (m.matter["number"], table)
            kinds[table] += len(found)
        for point in m.points:
            found = rows.many(file, "PointVersion", "point = ?", point["uid"])
            assert without_keys(m.versions(point["uid"])) == without_keys(found)
    assert all(kinds[table] for table in HANGING), kinds
    assert twice.desk.check() == ()


def derived_of(m: Living) -> dict[str, Any]:
    """What is reckoned once a matter is written down is not looked at here: `check` reckons it from the rows."""
    from xfdesk.store.history import DERIVED

    return {name: m.matter[name] for name in DERIVED["Matter"]}


def test_what_is_made_of_a_visit_or_a_letter_is_what_saving_it_writes(twice: Twice, tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 9, 1, 8, 0))
    desk = of_the_same_office(twice.desk, tmp_path / "另一份.xfd", clock)
    for entry, at, then in twice.came:
        clock.set(at)
        person = replace(entry.visitor, uid="")
        points = tuple(replace(point, uid="") for point in entry.points)
        entry = replace(entry, visitor=person, points=points, matter=replace(entry.matter, received_on=""))
        save = desk.followup.receive if entry.incoming else desk.reception.save
        saved = save(entry)
        stored = matters.row(desk.file, saved.matter)
        wanted = {name: value for name, value in then["Matter"][0].items() if name not in ("uid", "visitor")}
        assert {name: stored[name] for name in wanted} == wanted
        for table in HANGING:
            found = rows.many(desk.file, table, "matter = ?", saved.matter)
            assert without_keys(then.get(table, [])) == without_keys(found), (saved.number, table)
    desk.close()


def of_the_same_office(desk: Desk, path: Path, clock: FixedClock) -> Desk:
    """Another ledger with the same registers and reception days, and nobody received."""
    other = Desk.create(path, office_name="清河镇人民政府", who="林小雨", code="QH", clock=clock)
    other.file.sql("PRAGMA synchronous = OFF")
    with other.file.act():
        for table in ("setting", "leader", "leaderpost", "unit", "village", "receptionday", "dayleader"):
            for row in desk.file.sql(f"SELECT * FROM {table}"):
                marks = ", ".join("?" * len(row))
                other.file.sql(f"INSERT OR REPLACE INTO {table} VALUES({marks})", *row)
    other.table.office_changed()
    return other
