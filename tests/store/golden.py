"""Makes the ledger of a format that is kept for ever in tests/golden: `python -m tests.store.golden NEW_FILE`.

Run it once for each new format, before the format is released, and never again for an old one.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from tests import builders
from tests.flow import life
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import Accept, Deliver, MakePromise, Supervise, TakeStep
from xfdesk.records.visit import VisitEntry, VisitorEntry

FOLDER = Path(__file__).parents[1] / "golden"
MORNING = datetime(2026, 11, 20, 8, 30)
ACTS = (
    Accept(),
    TakeStep("调查", "陈立群", "去村里看了"),
    life.assign(),
    MakePromise("月底前给准话", "韩雪梅", "2026-11-30"),
    Supervise("区信访局", "补发进展", "2026-12-01"),
    life.reply(),
    Deliver("当面", "签收"),
)
NAMES = ("高秀兰", "范长河", "邱玉梅", "曾小满", "单德福", "𠮷田宽")


def make(path: Path) -> None:
    """Six visits of six people, one repeat with a correction, one sealed accusation, one taken back, one draft; and one
    matter that was taken on, assigned and answered.
    """
    clock = FixedClock(MORNING)
    desk = builders.office_desk(path, clock)
    day = desk.reception.open_day(builders.reception_day()).uid
    for n, name in enumerate(NAMES):
        clock.advance(minutes=20)
        points = (builders.solved_point(), builders.unreasonable_point())[: 1 + n % 2]
        saved = desk.reception.save(builders.visit(desk, day, visitor=_person(name), points=points))
    clock.advance(minutes=20)
    again = builders.visit(desk, day, visitor=_person(NAMES[-1]), continues=saved.matter)
    desk.reception.save(again)
    _correct(desk, saved.visit)
    clock.advance(minutes=20)
    desk.reception.save(builders.accusation(desk, day))
    desk.reception.save(builders.visit(desk, day, visitor=_person("误登记")))
    desk.reception.undo_last()
    desk.reception.keep_draft(builders.visit(desk, day, visitor=_person("未记完")))
    for act in ACTS:
        desk.followup.record("JF-2026-0001", "", act)
    desk.close()


def _person(name: str) -> VisitorEntry:
    return builders.visitor(name=name, id_number="", phone="")


def _correct(desk: Desk, visit: str) -> None:
    entry: VisitEntry = desk.reception.entry(visit)
    desk.reception.save(builders.replace(entry, statement="更正：记错了年份。"))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    make(target)
    target.with_name(target.name + "-journal").unlink(missing_ok=True)
