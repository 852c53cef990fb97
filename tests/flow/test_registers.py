"""设置's registers: a name stands once, what is in use is retired, and a removal can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.day import DayLeader
from xfdesk.records.office import Category, Clerk, Leader, Post, Unit, Village


@pytest.mark.parametrize(
    ("put", "record"),
    [
        ("put_leader", Leader("", "周启明")),
        ("put_clerk", Clerk("", "林小雨")),
        ("put_unit", Unit("", "自然资源所")),
        ("put_unit", Unit("", " 自然资源所　")),
        ("put_village", Village("", "东河村")),
        ("put_category", Category("9999", "社会保障", "养老保险")),
    ],
)
def test_a_name_twice_is_refused_and_nothing_is_changed(desk: Desk, put: str, record: Any) -> None:
    before = desk.office.office()
    with pytest.raises(Refused, match="已经有了"):
        getattr(desk.office, put)(record)
    assert desk.office.office() == before


def test_names_that_differ_in_a_dot_are_one(desk: Desk) -> None:
    desk.office.put_leader(Leader("", "阿依古丽·买买提"))
    with pytest.raises(Refused):
        desk.office.put_leader(Leader("", "阿依古丽•买买提"))


def test_a_row_may_be_changed_under_its_own_name(desk: Desk) -> None:
    unit = desk.office.office().units[0]
    desk.office.put_unit(replace(unit, phone="61200315"))
    assert desk.office.office().units[0].phone == "61200315"


def test_a_retired_twin_is_told_to_be_ticked_again(desk: Desk) -> None:
    desk.office.put_village(replace(desk.office.office().villages[0], active=False))
    with pytest.raises(Refused, match="勾成在用"):
        desk.office.put_village(Village("", "东河村"))


def uid_of(desk: Desk, register: str, name: str) -> str:
    office = desk.office.office()
    rows: dict[str, Any] = {
        "leader": office.leaders,
        "clerk": office.clerks,
        "unit": office.units,
        "village": office.villages,
    }
    if register == "category":
        return next(row.code for row in office.categories if row.name == name)
    return next(row.uid for row in rows[register] if row.name == name)


@pytest.mark.parametrize(
    ("register", "used", "free"),
    [
        ("leader", "韩雪梅", "新领导"),
        ("clerk", "林小雨", "新登记员"),
        ("unit", "社会保障所", "司法所"),
        ("village", "西岭村", "石桥社区"),
        ("category", "社会保障/养老保险", "社会保障/退休待遇"),
        ("category", "社会保障", "农村农业/宅基地"),
    ],
)
def test_what_a_record_names_is_retired_and_the_rest_removed(
    desk: Desk, day: str, register: str, used: str, free: str
) -> None:
    desk.office.put_leader(Leader("", "新领导", (Post("副镇长"),)))
    desk.office.put_clerk(Clerk("", "新登记员"))
    desk.reception.save(builders.visit(desk, day))
    assert desk.office.remove(register, uid_of(desk, register, used)).retired
    assert not desk.office.standing(register, uid_of(desk, register, used)).record.active  # type: ignore[union-attr]
    assert not desk.office.remove(register, uid_of(desk, register, free)).retired
    with pytest.raises(StopIteration):
        uid_of(desk, register, free)
    assert desk.check() == ()


@pytest.mark.parametrize("name", ["自然资源所", "社会保障所"])
def test_a_removal_or_retirement_is_taken_back_to_its_place(desk: Desk, day: str, name: str) -> None:
    desk.reception.save(builders.visit(desk, day))
    before = desk.office.office()
    removed = desk.office.remove("unit", uid_of(desk, "unit", name))
    assert desk.office.office() != before
    desk.office.put_back(removed)
    assert desk.office.office() == before
    assert desk.check() == ()


def test_a_leader_comes_back_with_the_posts(desk: Desk) -> None:
    leader = desk.office.put_leader(Leader("", "高文斌", (Post("镇长"), Post("书记")), "信访"))
    before = desk.office.office()
    desk.office.put_back(desk.office.remove("leader", leader.uid))
    assert desk.office.office().leaders == before.leaders


def test_names_typed_in_days_and_visits_are_offered(desk: Desk) -> None:
    day = replace(builders.reception_day(), leaders=(DayLeader("高文斌", "镇长"), DayLeader("周启明")))
    uid = desk.reception.open_day(day).uid
    person = builders.visitor(village="上庄村")
    entry = builders.visit(desk, uid, visitor=person, points=(builders.solved_point(unit="林业站"),))
    desk.reception.save(replace(entry, matter=replace(entry.matter, place="下庄村")))
    assert desk.office.offered("leader") == (("高文斌", "镇长"),)
    assert {name for name, _ in desk.office.offered("unit")} == {"林业站"}
    assert {name for name, _ in desk.office.offered("village")} == {"上庄村", "下庄村"}
    assert desk.office.offered("clerk") == ()
    desk.office.put_village(Village("", "上庄村"))
    assert {name for name, _ in desk.office.offered("village")} == {"下庄村"}


def test_an_accusation_offers_nothing(desk: Desk, day: str) -> None:
    accusation = builders.accusation(desk, day, unit="区纪委监委")
    person = replace(accusation.visitor, village="密村")
    desk.reception.save(replace(accusation, visitor=person, matter=replace(accusation.matter, place="密庄")))
    assert desk.office.offered("unit") == desk.office.offered("village") == ()
