"""Saving a visit and a correction, with history, index and full durability, against the same rows by prepared SQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from benchmarks.data import FOLDER, ledger
from benchmarks.figures import Figure, percentile, timed
from xfdesk.desk.desk import Desk
from xfdesk.records.day import DayLeader, ReceptionDay
from xfdesk.records.visit import MatterEntry, PointEntry, VisitEntry, VisitorEntry
from xfdesk.rules.words import Handling, Verdict

SAVES, WARM = 120, 5
BARE_TABLES = ("visitor", "visit", "matter", "demandpoint", "assignment", "ledgerline")


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    for size in sizes:
        copy = FOLDER / "save.xfd"
        shutil.copyfile(ledger(size), copy)
        desk = Desk.open(copy)
        try:
            yield from _figures(desk, size)
        finally:
            desk.close()
            copy.unlink()


def _figures(desk: Desk, size: int) -> Iterator[Figure]:
    day = desk.reception.current_day() or desk.reception.open_day(_day(desk))
    new, corrected, bare = [], [], []
    write: Callable[[int], None] | None = None
    for n in range(-WARM, SAVES):
        entry = _entry(desk, day.uid, n)
        new.append(timed(lambda entry=entry: desk.reception.save(entry)))  # type: ignore[misc]
        stored = desk.reception.entry(entry.uid)
        changed = replace(stored, matter=replace(stored.matter, summary=f"改过的概况{n}"))
        corrected.append(timed(lambda changed=changed: desk.reception.save(changed)))  # type: ignore[misc]
        write = write or _bare(desk)
        bare.append(timed(partial(write, n + WARM + 1)))
        # The clerk's hands rest between two visits, and the window then tidies the index a little.
        desk.rest()
    new, corrected, bare = new[WARM:], corrected[WARM:], bare[WARM:]
    for name, values in (("new visit", new), ("correction", corrected)):
        for label, share, goal in (("p50", 0.5, 2.0), ("p99", 0.99, 4.0)):
            value, against = percentile(values, share), percentile(bare, share)
            yield Figure(f"save, {name}, {label}", size, value, "ms", f"prepared SQL {label}", against, goal)


def _bare(desk: Desk) -> Callable[[int], None]:
    """The last visit's rows once more under new keys: same file, same pragmas and indexes, no history, no search.

    Written in turn with ours, since a disk that others use is slow by spells.
    """
    file = desk.file
    connection = file.db.connection()
    rows = {}
    for table in BARE_TABLES:
        names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        values = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid DESC LIMIT 1').fetchone()
        rows[table] = (f'INSERT INTO "{table}" VALUES({", ".join("?" * len(names))})', list(values), names)

    def write(n: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement, values, names in rows.values():
            fresh = [
                f"{n:032x}" if name in ("uid", "number") else 10**15 + n if name == "id" else value
                for name, value in zip(names, values, strict=True)
            ]
            connection.execute(statement, fresh)
        connection.execute("COMMIT")

    return write


def _day(desk: Desk) -> ReceptionDay:
    on = desk.clock.today()
    with desk.file.read():
        taken = {day for (day,) in desk.file.sql('SELECT "on" FROM receptionday')}
    while on.isoformat() in taken:
        on -= timedelta(days=1)
    return ReceptionDay("", on, "定点接访", "镇信访接待室", (DayLeader("周启明", "书记"),), clerk="林小雨")


def _entry(desk: Desk, day: str, n: int) -> VisitEntry:
    due = (date.today() + timedelta(days=20)).isoformat()
    point = PointEntry(
        text=f"拨付青苗补偿款{n}元", verdict=Verdict.FULLY_REASONABLE, measure="核对丈量表后直接拨付", leader="周启明",
        unit="自然资源所", person="马建国", due=due,
    )  # fmt: skip
    return replace(
        desk.reception.blank(day),
        visitor=VisitorEntry(name=f"来访{n}", phone=f"139{n + WARM:08d}", village="东河村", address=f"{n}号"),
        matter=MatterEntry(
            category="土地征用/补偿款拨付",
            place="东河村",
            summary=f"青苗补偿款至今未拨付{n}",
            facts="丈量时都签了字。" * 25,
        ),
        points=(point,),
        handling=Handling.ASSIGNED,
    )
