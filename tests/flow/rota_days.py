"""What the stories of the rota say at the desk: a day planned, who sits when, what a day of the month says."""

from __future__ import annotations

from datetime import date

from xfdesk.desk.desk import Desk
from xfdesk.records.office import Leader, Post
from xfdesk.records.rota import RotaEntry, RotaMonth
from xfdesk.records.rota_day import RotaDay

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
FOURTH, ELEVENTH = date(2026, 12, 4), date(2026, 12, 11)


def with_a_third(desk: Desk) -> Desk:
    """A third leader, so that turns can go round."""
    desk.office.put_leader(Leader("", "罗建平", (Post("镇长", date(2020, 1, 1)),), "财政、项目建设"))
    return desk


def plan(desk: Desk, on: str, *leaders: str, **more: object) -> RotaDay:
    return desk.rota.put(RotaEntry(on, leaders=leaders, **more)).day  # type: ignore[arg-type]


def leaders(desk: Desk, since: date = DECEMBER[0], until: date = DECEMBER[1]) -> dict[int, str]:
    return {day.on.day: "、".join(one.name for one in day.leaders) for day in desk.rota.days(since, until)}


def cell_says(month: RotaMonth, on: date) -> tuple[str, ...]:
    return next(cell.conflicts for cell in month.cells if cell.on == on)
