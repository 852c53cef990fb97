"""Who was to sit on the reception days of the invented town, who stood in, and the weeks that are planned ahead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from xfdesk.desk.demo.people import names
from xfdesk.desk.demo.town import Town
from xfdesk.rules.words import DayKind

AHEAD, POSTED = 35, 10
"""So many days after the last are planned, and of so many the posting hangs already."""
HOURS = "8:30—11:30\n14:30—17:00"
WHY = ("到区里参加会议", "下村处理突发情况", "外出培训", "请假")
COMPANIONS = ("司法所", "社会保障所", "村镇建设办", "农业农村办", "自然资源所")

Leaders = Sequence[tuple[str, str]]


def planned(town: Town, uid_at: datetime, on: date, kind: str, place: str, sat: Leaders) -> str:
    """The rota's row of a day that was held. Now and then another was to sit: returns who stood in for whom, or ""."""
    stood_in = town.rng.random() < 0.08
    absent = town.one_of([one for one in names().leaders if one not in sat])
    why = town.one_of(WHY)
    leaders = [{"name": name, "post": post} for name, post in sat]
    if stood_in:
        leaders[0] |= {"stands_in_for": absent[0], "why": why}
    _row(town, uid_at, on, kind, place, leaders, posted=True)
    return f"{sat[0][0]}代{absent[0]}（{why}）" if stood_in else ""


def ahead(town: Town, place: str, after: date) -> None:
    """The Fridays to come, by turns; one of them 带案下访."""
    pool, turn = names().leaders, 0
    for n in range(1, AHEAD + 1):
        on = after + timedelta(days=n)
        if on.weekday() != 4 or not town.is_working(on):
            continue
        name, post = pool[turn % len(pool)]
        turn += 1
        kind = DayKind.VISITING_DOWN if turn == 3 else DayKind.FIXED
        where = "柳树湾村村委会" if kind is DayKind.VISITING_DOWN else place
        at = datetime(after.year, after.month, after.day, 17, 0)
        _row(town, at, on, kind, where, [{"name": name, "post": post}], posted=n <= POSTED)


def _row(
    town: Town,
    at: datetime,
    on: date,
    kind: str,
    place: str,
    leaders: Iterable[dict[str, str]],
    *,
    posted: bool,
) -> None:
    full = [{"name": "", "post": "", "stands_in_for": "", "why": "", **one} for one in leaders]
    put_up = town.safe(min(town.last, on - timedelta(days=4)))
    town.filler.add(
        "RotaDay",
        {
            "uid": town.keys.at(at),
            "on": on.isoformat(),
            "kind": kind,
            "place": place,
            "hours": HOURS,
            "leaders": json.dumps(full, ensure_ascii=False),
            "attendants": town.one_of(COMPANIONS),
            "posted_on": put_up.isoformat() if posted else None,
        },
    )
