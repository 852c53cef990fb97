"""Making a demonstration ledger: the office, its days, and as many visits as asked for."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from xfdesk.desk.clock import Clock, FixedClock
from xfdesk.desk.demo.matters import Writer
from xfdesk.desk.demo.people import Cast, names
from xfdesk.desk.demo.stories import units
from xfdesk.desk.desk import Desk
from xfdesk.records.keys import new_key
from xfdesk.records.office import Leader, Post, Unit, Village
from xfdesk.rules.span import Span
from xfdesk.rules.words import DayKind, DayState
from xfdesk.store import counters, history, registers, settings
from xfdesk.store.bulk import Filler

OFFICE = "清河镇人民政府"
VILLAGES = ("东河村", "西岭村", "柳树湾村", "石桥社区", "新民社区", "北坡村", "黄家庄村", "渡口村")
PLACE = "镇信访接待室"
MOST_A_DAY = 24

MANY = 5_000


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
    """A new ledger file with demonstration data up to the end of the month of `until` (today's, if not given)."""
    last = until or Clock().today()
    first = _first_month(last, months)
    begin = FixedClock(datetime(first.year, first.month, first.day, 8, 0))
    desk = Desk.create(path, office_name=office, who=names().clerks[0], code=code, clock=begin)
    try:
        fill(desk, months=months, visits=visits, seed=seed, until=last, progress=progress)
    finally:
        desk.close()


def fill(
    desk: Desk,
    *,
    months: int = 3,
    visits: int = 120,
    seed: int = 1,
    until: date | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """Fill an empty ledger. The same seed gives the same data; days before `until` are closed."""
    last = until or desk.clock.today()
    rng = random.Random(seed)
    _office(desk)
    first = _first_month(last, months)
    days = list(_reception_days(desk, first, last, visits))
    cast = Cast(rng, VILLAGES, first)
    filler = Filler(desk.file, indexed=visits < MANY)
    writer = Writer(desk, filler, rng, cast, last)
    done = 0
    for n, day in enumerate(days):
        share = (visits - done) // (len(days) - n) if n < len(days) - 1 else visits - done
        many = min(visits - done, max(1, share + rng.randint(-2, 2))) if n < len(days) - 1 else share
        _day(filler, rng, day, writer, desk)
        for number in range(1, many + 1):
            writer.visit(number)
        done += many
        progress(done, visits)
    writer.finish()
    filler.finish()
    with desk.file.act():
        for year, count in writer.numbers.items():
            counters.put(desk.file, f"matter.{desk.table.office.number_prefix}.{year}", count)
        settings.put(desk.file, "screen.demonstration", "1")
        when = datetime(last.year, last.month, last.day, 18, 0)
        history.append(
            desk.file,
            at=min(when, Clock().now()),
            who=desk.who,
            what=f"收进演示数据 {visits} 次来访",
            after=history.made_in_bulk(desk.file),
        )
    desk.table.office_changed()


def _first_month(last: date, months: int) -> date:
    month = last.year * 12 + last.month - max(1, months)
    return date(month // 12, month % 12 + 1, 1)


def _office(desk: Desk) -> None:
    file = desk.file
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
            registers.put_leader(file, Leader(new_key(), name, (Post(post),)))
        persons = list(pool.in_charge)
        for n, unit in enumerate(units()):
            registers.put_unit(
                file, Unit(new_key(), unit, tuple(persons[(n + k) % len(persons)] for k in range(2)))
            )
        registers.put_unit(file, Unit(new_key(), "纪委办公室", ("高文斌",)))
        registers.put_unit(file, Unit(new_key(), "区人民法院", (), ours=False))
        for village in VILLAGES:
            registers.put_village(file, Village(new_key(), village))
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


def _day(filler: Filler, rng: random.Random, on: date, writer: Writer, desk: Desk) -> None:
    leaders = rng.sample(names().leaders, 2 if rng.random() < 0.4 else 1)
    uid = new_key(datetime(on.year, on.month, on.day, 8, 20))
    filler.add(
        "ReceptionDay",
        {
            "uid": uid,
            "on": on.isoformat(),
            "kind": DayKind.FIXED if rng.random() < 0.85 else rng.choice(list(DayKind)),
            "place": PLACE,
            "clerk": desk.who,
            "state": DayState.CLOSED,
            "started": "08:20",
            "ended": "17:10",
            "summary": "来访事项均已交承办单位。",
        },
    )
    for position, (name, post) in enumerate(leaders):
        filler.add("DayLeader", {"day": uid, "position": position, "name": name, "post": post})
    writer.begin_day(uid, on, leaders)
