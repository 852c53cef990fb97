"""Invented offices, days and visits for the tests. Nobody here exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xfdesk.desk.clock import Clock
from xfdesk.desk.desk import Desk
from xfdesk.records.day import DayLeader, ReceptionDay
from xfdesk.records.office import Leader, Post, Unit, Village
from xfdesk.records.visit import MatterEntry, PointEntry, Representative, VisitEntry, VisitorEntry
from xfdesk.rules.words import Channel, DayKind, Handling, MatterClass, Verdict

STORY = Path(__file__).parent / "flow" / "reception_day.json"
__all__ = ["Representative", "replace"]
UNITS = (
    "自然资源所",
    "社会保障所",
    "司法所",
    "农业农村办",
    "村镇建设办",
    "派出所",
    "综合执法队",
    "纪委办公室",
)
VILLAGES = ("东河村", "西岭村", "柳树湾村", "石桥社区", "新民社区")


_made: dict[datetime, bytes] = {}


def office_desk(path: Path, clock: Clock) -> Desk:
    """A ledger with leaders, units and villages. Made once for each hour of a clock, then copied: it is twenty acts."""
    now = clock.now()
    if now not in _made:
        desk = _new_office(path, clock)
        desk.close()
        _made[now] = path.read_bytes()
    path.write_bytes(_made[now])
    return Desk.open(path, who="林小雨", clock=clock)


def _new_office(path: Path, clock: Clock) -> Desk:
    desk = Desk.create(path, office_name="清河镇人民政府", who="林小雨", code="QH", clock=clock)
    desk.office.set("reviewing_body", "区人民政府")
    desk.office.set("phone", "0377-61200315")
    desk.office.set("places", "镇信访接待室")
    for name, post in (("周启明", "镇党委书记"), ("韩雪梅", "副镇长")):
        desk.office.put_leader(Leader("", name, (Post(post),)))
    for name in UNITS:
        desk.office.put_unit(Unit("", name, ("马建国", "陈立群")))
    for name in VILLAGES:
        desk.office.put_village(Village("", name))
    return desk


def reception_day(on: date = date(2026, 11, 20)) -> ReceptionDay:
    leaders = (DayLeader("周启明", "镇党委书记"), DayLeader("韩雪梅", "副镇长"))
    return ReceptionDay("", on, DayKind.FIXED, "镇信访接待室", leaders, clerk="林小雨")


def visitor(**changes: object) -> VisitorEntry:
    base = VisitorEntry(
        name="高秀兰", id_number="411325197603142044", phone="135 3771 7120", village="西岭村", address="二组"
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def solved_point(**changes: object) -> PointEntry:
    base = PointEntry(
        text="认定代课教龄，补发养老补贴",
        verdict=Verdict.FULLY_REASONABLE,
        measure="核对档案，有证明的三年先行认定",
        leader="韩雪梅",
        unit="社会保障所",
        person="陈立群",
        due="2026-12-18",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def unreasonable_point(**changes: object) -> PointEntry:
    base = PointEntry(
        text="为儿子安排公益性岗位",
        verdict=Verdict.UNREASONABLE,
        reason="不符合安置条件",
        basis="《就业促进法》第五十二条",
        explanation="已说明条件和登记办法",
        explained_by="韩雪梅",
        remedy="如不服，可在收到书面答复之日起30日内请求复查",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def visit(desk: Desk, day: str, **changes: object) -> VisitEntry:
    """A complete visit of a petition on route 6, assigned to a unit."""
    base = replace(
        desk.reception.blank(day),
        visitor=visitor(),
        matter=MatterEntry(
            category="社会保障/养老保险",
            place="西岭村",
            summary="代课教龄未认定",
            facts="一九九八年起在村小代课。",
        ),
        points=(solved_point(),),
        handling=Handling.ASSIGNED,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def letter(desk: Desk, channel: Channel = Channel.LETTER, **changes: object) -> VisitEntry:
    """A complete petition on route 6 that came without a visit; `came` are fields of how it came."""
    came: dict[str, Any] = {"received_on": "2026-11-16"} | dict(changes.pop("came", {}))  # type: ignore[call-overload]
    blank = desk.followup.receiving.blank(channel)
    assert blank.incoming is not None
    base = replace(
        blank,
        incoming=replace(blank.incoming, **came),
        visitor=visitor(),
        matter=MatterEntry(
            category="社会保障/养老保险",
            summary="代课教龄未认定",
            facts="一九九八年起在村小代课。",
        ),
        points=(solved_point(),),
        handling=Handling.ASSIGNED,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def accusation(desk: Desk, day: str, **changes: object) -> VisitEntry:
    base = replace(
        desk.reception.blank(day),
        visitor=VisitorEntry(anonymous=True, anonymous_reason="来访人要求匿名"),
        matter=MatterEntry(
            matter_class=MatterClass.ACCUSATION,
            category="纪检监察/检举控告",
            summary="反映某村干部优亲厚友",
            facts="危房改造名额给了亲戚。",
            concerned="邵某某",
        ),
        handling=Handling.TRANSFERRED,
        unit="纪委办公室",
    )
    return replace(base, **changes)  # type: ignore[arg-type]
