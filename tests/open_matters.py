"""A small office whose open matters stand in every group of the follow-up list. Nobody here exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import MatterEntry, PointEntry, PromiseEntry, VisitEntry
from xfdesk.rules.words import Handling, Verdict

TODAY = datetime(2026, 11, 25, 9, 0)
"""A Wednesday; the week ends on 29 November."""


def fill(desk: Desk, clock: FixedClock) -> dict[str, str]:
    """Visits of two days, then the clock stands at `TODAY`. Answers with the matter's number by what it is for."""
    clock.set(datetime(2026, 9, 10, 9, 0))
    early = desk.reception.open_day(builders.reception_day(date(2026, 9, 10))).uid
    numbers = {"overdue": _save(desk, early, "尹宏图", "冲毁的过水桥没有修", due="2026-10-20", people="2")}
    desk.reception.close_day(early, "")
    clock.set(datetime(2026, 11, 20, 9, 0))
    day = desk.reception.open_day(builders.reception_day()).uid
    promise = PromiseEntry("现场指界", "韩雪梅", "2026-11-26")
    numbers |= {
        "tomorrow": _save(desk, day, "段桂芬", "后坡林地界线不清", promise=promise),
        "this_week": _save(desk, day, "何家旺", "安置房工地工资没有给", due="2026-11-27"),
        "later": _save(desk, day, "高秀兰", "代课教龄未认定"),
        "without_owner": desk.reception.save(_unowned(desk, day)).number,
        "sealed": desk.reception.save(builders.accusation(desk, day)).number,
    }
    desk.reception.close_day(day, "")
    clock.set(TODAY)
    return numbers


def _save(desk: Desk, day: str, name: str, summary: str, *, due: str = "2026-12-18", **more: object) -> str:
    visitor = builders.visitor(name=name, id_number="", phone=f"138377{sum(map(ord, name)) % 100000:05d}")
    matter = MatterEntry(category="社会保障/养老保险", place="西岭村", summary=summary, facts="经过如下。")
    point = builders.solved_point(due=due, measure=f"{summary}，由所里办")
    return desk.reception.save(
        builders.visit(desk, day, visitor=visitor, matter=matter, points=(point,), **more)
    ).number


def _unowned(desk: Desk, day: str) -> VisitEntry:
    pending = PointEntry(text="安排公益性岗位", verdict=Verdict.PENDING, reason="要去核实")
    entry = builders.visit(desk, day, points=(pending,), handling=Handling.ACCEPTED)
    entry = replace(entry, visitor=builders.visitor(name="孙玉兰", id_number="", phone="13837700001"))
    return replace(entry, matter=replace(entry.matter, summary="要求安排公益性岗位"))
