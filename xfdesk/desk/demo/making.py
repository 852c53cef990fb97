"""Making a demonstration ledger: the office, its days, and as many visits as asked for."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from xfdesk.desk.clock import Clock, FixedClock
from xfdesk.desk.demo import sitting
from xfdesk.desk.demo.arriving import Arriving, Day
from xfdesk.desk.demo.keys import Keys
from xfdesk.desk.demo.meeting import Meeting
from xfdesk.desk.demo.people import Cast, names
from xfdesk.desk.demo.scenes import LETTERS as LETTER_SCENES
from xfdesk.desk.demo.scenes import Scene
from xfdesk.desk.demo.stories import bodies, persons_of, units
from xfdesk.desk.demo.town import ONE_DAY, Town
from xfdesk.desk.demo.villages import Villages, months_of
from xfdesk.desk.desk import Desk
from xfdesk.records.office import Leader, Post, Unit, Village
from xfdesk.rules.span import Span
from xfdesk.rules.words import DayKind, DayState
from xfdesk.store import counters, history, registers, settings
from xfdesk.store.bulk import Filler

OFFICE = "清河镇人民政府"
VILLAGES = ("东河村", "西岭村", "柳树湾村", "石桥社区", "新民社区", "北坡村", "黄家庄村", "渡口村")
PLACE = "镇信访接待室"
MOST_A_DAY = 24
LETTERS = 12
"""One matter that nobody brings in person to so many visits."""

MANY = 5_000
"""From here on it is made as quickly as can be."""


def make(
    path: Path,
    *,
    months: int,
    visits: int,
    seed: int,
    until: date | None = None,
    office: str = OFFICE,
    code: str = "QH",
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """A new ledger file with demonstration data up to a day (until now, if none is given)."""
    now = Clock().now()
    first = _first_month(until or now.date(), months)
    begin = FixedClock(datetime(first.year, first.month, first.day, 8, 0))
    desk = Desk.create(path, office_name=office, who=names().clerks[0], code=code, clock=begin)
    try:
        fill(desk, months=months, visits=visits, seed=seed, until=until, now=now, progress=progress)
    finally:
        desk.close()


def fill(
    desk: Desk,
    *,
    months: int = 3,
    visits: int = 120,
    seed: int = 1,
    until: date | None = None,
    now: datetime | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """Fill an empty ledger with what happened until the end of a day, or until `now`: nothing is told that comes later.

    The same seed gives the same rows. Of the days on which people were received none is open; today is left to whoever
    tries the program, since it may be one.
    """
    now = now or desk.clock.now()
    last = until or now.date()
    end = datetime(last.year, last.month, last.day, 18, 0) if until else now
    rng, keys = random.Random(seed), Keys(seed, end)
    first = _first_month(last, months)
    _office(desk, keys, first)
    days = list(_reception_days(desk, first, last if until else last - ONE_DAY, visits))
    filler = Filler(desk.file, indexed=visits < MANY)
    counting = replace(desk.table.counting(), today=last)
    office = desk.table.office
    town = Town(rng, filler, keys, counting, office, desk.who, end, many=visits >= MANY)
    arriving = Arriving(town, Cast(rng, VILLAGES, first))
    with _without_collector():
        meeting = Meeting(town, arriving.telling, arriving.living, first)
        _arrive(arriving, meeting, days, _letters(town, first, last, visits), visits, progress)
        found = _around(town, seed, arriving, first)
        filler.finish()
    _finish(desk, arriving, found, visits, end)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing here goes round in a circle, and looking for it takes a tenth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _around(town: Town, seed: int, arriving: Arriving, first: date) -> Villages:
    """What the villages found, and who sits in the weeks to come: drawn apart, so that the visits stay as they are."""
    apart = copy(town)
    apart.rng = random.Random(f"{seed} around")
    apart.draw_from(apart.rng)
    villages = Villages(apart, Cast(apart.rng, VILLAGES, first), VILLAGES)
    for month in months_of(first, town.last):
        villages.month(month)
    for m in arriving.found:
        villages.became(m)
    sitting.ahead(apart, PLACE, town.last)
    return villages


def _arrive(
    arriving: Arriving,
    meeting: Meeting,
    days: list[date],
    letters: list[tuple[date, Scene | None]],
    visits: int,
    progress: Callable[[int, int], None],
) -> None:
    """The reception days with their visitors, the letters between them, and what becomes of all of it."""
    done = 0
    for n, on in enumerate(days):
        many = visits - done
        if n < len(days) - 1:
            share = many // (len(days) - n)
            many = min(many, max(1, share + arriving.town.between(-2, 2)))
        while letters and letters[-1][0] <= on:
            meeting.until(letters[-1][0])
            arriving.letter(*letters.pop())
        meeting.until(on)
        day = _day(arriving.town, on)
        for number in range(1, many + 1):
            arriving.visit(day, number)
        done += many
        progress(done, visits)
    while letters:
        meeting.until(letters[-1][0])
        arriving.letter(*letters.pop())
    meeting.until(arriving.town.last + ONE_DAY)
    arriving.telling.finish()


def _finish(desk: Desk, arriving: Arriving, found: Villages, visits: int, end: datetime) -> None:
    """The numbers drawn, and the one entry in the history that tells how many rows were made."""
    prefix = desk.table.office.number_prefix
    with desk.file.act():
        for year, count in arriving.bringing.numbers.items():
            counters.put(desk.file, f"matter.{prefix}.{year}", count)
        for year, count in found.numbers.items():
            counters.put(desk.file, f"outreach.{year}", count)
        for name, count in arriving.town.papers.items():
            counters.put(desk.file, name, count)
        settings.put(desk.file, "screen.demonstration", "1")
        history.append(
            desk.file,
            at=min(end, Clock().now()),
            who=desk.who,
            what=f"收进演示数据 {visits} 次来访",
            after=history.made_in_bulk(desk.file),
        )
    desk.table.office_changed()


def _letters(town: Town, first: date, last: date, visits: int) -> list[tuple[date, Scene | None]]:
    """What comes otherwise than by a visit, and on which day; the first last."""
    span = [first + timedelta(n) for n in range((last - first).days + 1)]
    working = [day for day in span if town.is_working(day)]
    days = [town.one_of(working) for _ in range(visits // LETTERS)] if working else []
    found: list[tuple[date, Scene | None]] = [(day, None) for day in days]
    if days:
        found += [(town.safe(last - timedelta(scene.nearest)), scene) for scene in LETTER_SCENES]
    fit = [(day, scene) for day, scene in found if first <= day <= last]
    return sorted(fit, key=lambda one: one[0], reverse=True)


def _first_month(last: date, months: int) -> date:
    month = last.year * 12 + last.month - max(1, months)
    return date(month // 12, month % 12 + 1, 1)


def _office(desk: Desk, keys: Keys, first: date) -> None:
    file, at = desk.file, datetime(first.year, first.month, first.day, 8, 0)
    pool = names()
    with file.act():
        for key, value in (
            ("level_above", "区"),
            ("reviewing_body", "区人民政府"),
            ("bureau", "区信访局"),
            ("conference", "区信访工作联席会议"),
            ("phone", "0377-61200315"),
            ("supervision_phone", "0377-61200312"),
            ("place_address", "清河镇政府一楼东侧"),
            ("paper_word", "清政信"),
            ("places", f"{PLACE}\n村级接访点"),
            ("usual_remedy", "如不服，可在收到书面答复之日起30日内向区人民政府请求复查"),
        ):
            settings.put(file, key, value)
        for name, post in pool.leaders:
            registers.put_leader(file, Leader(keys.at(at), name, (Post(post),), pool.duties[name]))
        for unit in units():
            registers.put_unit(file, Unit(keys.next(), unit, persons_of(unit)))
        registers.put_unit(file, Unit(keys.next(), "纪委办公室", ("高文斌",)))
        for body in (*bodies(), "区人民法院"):
            registers.put_unit(file, Unit(keys.next(), body, (), ours=False))
        for village in VILLAGES:
            registers.put_village(file, Village(keys.next(), village))
    desk.table.office_changed()


def _reception_days(desk: Desk, first: date, last: date, visits: int) -> Iterator[date]:
    """Every Friday that is worked; more weekdays when a day would grow past belief."""
    end = min(Span.month(f"{last:%Y-%m}").until, last)
    calendar = desk.table.calendar
    every = [first + timedelta(days=n) for n in range((end - first).days + 1)]
    working = [day for day in every if calendar.is_working(day)]
    for weekdays in ((4,), (1, 4), (0, 2, 4), (0, 1, 2, 3, 4, 5, 6)):
        chosen = [day for day in working if day.weekday() in weekdays]
        if chosen and visits <= len(chosen) * MOST_A_DAY:
            return iter(chosen)
    return iter(working or every[-1:])


def _day(town: Town, on: date) -> Day:
    rng, filler = town.rng, town.filler
    leaders = rng.sample(names().leaders, 2 if rng.random() < 0.4 else 1)
    at = datetime(on.year, on.month, on.day, 8, 20)
    uid = town.keys.at(at)
    kind = DayKind.FIXED if rng.random() < 0.85 else rng.choice(list(DayKind))
    filler.add(
        "ReceptionDay",
        {
            "uid": uid,
            "on": on.isoformat(),
            "kind": kind,
            "place": PLACE,
            "clerk": town.who,
            "state": DayState.CLOSED,
            "started": "08:20",
            "ended": "17:10",
            "absence": sitting.planned(town, at, on, kind, PLACE, leaders),
            "summary": "来访事项均已交承办单位。",
        },
    )
    for position, (name, post) in enumerate(leaders):
        filler.add("DayLeader", {"day": uid, "position": position, "name": name, "post": post})
    return Day(uid, on, leaders[0][0], "、".join(f"{name} {post}" for name, post in leaders))
