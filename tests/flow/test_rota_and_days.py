"""A reception day takes its plan over; who stood in for whom and why is kept, and attendance is counted against the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.day import DayLeader, ReceptionDay
from xfdesk.records.office import Leader, Post
from xfdesk.records.rota import Attendance, RotaEntry

TODAY = date(2026, 11, 20)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))
ZHOU, HAN, LUO = DayLeader("周启明", "镇党委书记"), DayLeader("韩雪梅", "副镇长"), DayLeader("罗建平", "镇长")


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.office.put_leader(Leader("", "罗建平", (Post("镇长"),)))
    return desk


def plan(desk: Desk, on: str, *leaders: str, **more: object) -> None:
    desk.rota.put(RotaEntry(on, leaders=leaders, **more))  # type: ignore[arg-type]


def planned(desk: Desk, on: date = TODAY) -> list[tuple[str, str, str]]:
    day = desk.rota.day(on)
    return [(one.name, one.stands_in_for, one.why) for one in day.leaders] if day else []


def hold(desk: Desk, clock: FixedClock, on: date, *leaders: DayLeader, why: str = "") -> ReceptionDay:
    clock.set(datetime(on.year, on.month, on.day, 8, 30))
    day = replace(builders.reception_day(on), leaders=leaders, absence=why)
    opened = desk.reception.open_day(day)
    desk.reception.close_day(opened.uid, "")
    return opened


def test_the_card_of_the_day_is_as_the_rota_has_it(office: Desk) -> None:
    plan(office, "11-20", "韩雪梅", kind="带案下访", place="柳树湾村村委会", attendants="综合执法队")
    day = office.beginning.suggest_day()
    assert (day.on, day.kind, day.place) == (TODAY, "带案下访", "柳树湾村村委会")
    assert (day.leaders, day.attendants, day.clerk, day.absence) == ((HAN,), "综合执法队", "林小雨", "")
    assert office.beginning.planned(TODAY) == office.rota.day(TODAY)
    assert office.beginning.planned(date(2026, 11, 21)) is None


def test_without_a_plan_for_today_it_is_as_last_time(office: Desk, clock: FixedClock) -> None:
    hold(office, clock, date(2026, 11, 19), LUO)
    clock.set(datetime(2026, 11, 20, 8, 30))
    plan(office, "11-27", "韩雪梅")
    assert office.beginning.suggest_day().leaders == (LUO,)


def test_a_leader_who_has_left_meanwhile_is_not_suggested(office: Desk) -> None:
    plan(office, "11-20", "罗建平", "韩雪梅", kind="联合接访")
    luo = next(one for one in office.office.office().leaders if one.name == "罗建平")
    office.office.put_leader(replace(luo, active=False))
    day = office.beginning.suggest_day()
    assert (day.leaders, day.absence) == ((HAN,), "")


def test_a_day_begun_as_planned_tells_of_no_stand_in(office: Desk) -> None:
    plan(office, "11-20", "周启明")
    before = office.rota.day(TODAY)
    day = office.reception.open_day(office.beginning.suggest_day())
    assert day.absence == "" and office.rota.day(TODAY) == before
    cell = next(cell for cell in office.rota.month(2026, 11).cells if cell.on == TODAY)
    assert (cell.held, cell.receiving, cell.absence, cell.conflicts) == ("进行中", (), "", ())


def test_who_stood_in_and_why_is_kept_with_the_day_and_the_plan(office: Desk) -> None:
    plan(office, "11-20", "周启明")
    suggested = office.beginning.suggest_day()
    day = office.reception.open_day(replace(suggested, leaders=(HAN,), absence="赴县开会"))
    assert day.absence == "韩雪梅代周启明（赴县开会）"
    assert office.reception.day(day.uid).absence == day.absence
    assert planned(office) == [("韩雪梅", "周启明", "赴县开会")]
    cell = next(cell for cell in office.rota.month(2026, 11).cells if cell.on == TODAY)
    assert [one.name for one in cell.receiving] == ["韩雪梅"] and cell.absence == day.absence
    assert office.check() == ()


def test_a_stand_in_planned_before_comes_with_its_reason(office: Desk) -> None:
    plan(office, "11-20", "韩雪梅", stands_in_for="周启明", why="赴县开会")
    suggested = office.beginning.suggest_day()
    assert suggested.absence == "韩雪梅代周启明（赴县开会）"
    assert office.reception.open_day(suggested).absence == suggested.absence
    assert planned(office) == [("韩雪梅", "周启明", "赴县开会")]


def test_other_leaders_than_the_stand_in_planned_keep_the_reason(office: Desk) -> None:
    plan(office, "11-20", "韩雪梅", stands_in_for="周启明", why="赴县开会")
    day = office.reception.open_day(replace(office.beginning.suggest_day(), leaders=(LUO,)))
    assert day.absence == "罗建平代周启明（赴县开会）"
    assert planned(office) == [("罗建平", "周启明", "赴县开会")]


def test_whoever_comes_after_all_sits_beside_the_stand_in(office: Desk) -> None:
    plan(office, "11-20", "韩雪梅", stands_in_for="周启明", why="赴县开会")
    stands = office.rota.day(TODAY)
    assert stands is not None
    entry = RotaEntry("11-20", "联合接访", leaders=("韩雪梅", "周启明"))
    office.rota.put(entry, stands.uid)
    both = [("韩雪梅", "", ""), ("周启明", "", "")]
    assert planned(office) == both
    office.reception.open_day(office.beginning.suggest_day())
    assert planned(office) == both


def test_leaders_changed_later_in_the_day_change_who_stands_in(office: Desk) -> None:
    plan(office, "11-20", "周启明", "韩雪梅", kind="联合接访")
    day = office.reception.open_day(office.beginning.suggest_day())
    day = office.reception.change_day(replace(day, leaders=(HAN,), absence="生病"))
    assert day.absence == "周启明未到（生病）"
    assert planned(office) == [("周启明", "", ""), ("韩雪梅", "", "")]
    day = office.reception.change_day(replace(day, leaders=(LUO, HAN)))
    assert day.absence == "罗建平代周启明（生病）"
    day = office.reception.change_day(replace(day, place="二楼会议室", absence=""))
    assert day.absence == "罗建平代周启明（生病）" and day.place == "二楼会议室"
    day = office.reception.change_day(replace(day, leaders=(ZHOU, HAN)))
    assert day.absence == "" and planned(office) == [("周启明", "", ""), ("韩雪梅", "", "")]
    assert office.check() == ()


def test_a_day_without_a_plan_keeps_what_was_typed(office: Desk) -> None:
    day = office.reception.open_day(replace(builders.reception_day(), absence="书记外出"))
    assert office.reception.day(day.uid).absence == "书记外出"
    assert office.reception.change_day(day) == day


def test_the_stand_in_is_in_the_history(office: Desk) -> None:
    plan(office, "11-20", "周启明")
    day = office.reception.open_day(office.beginning.suggest_day())
    office.reception.change_day(replace(day, leaders=(HAN,), absence="赴县开会"))
    [(after,)] = office.file.sql("SELECT after FROM history ORDER BY seq DESC LIMIT 1")
    assert "韩雪梅代周启明（赴县开会）" in after


def test_a_refused_day_leaves_the_plan_as_it_was(office: Desk) -> None:
    from xfdesk.errors import Refused

    plan(office, "11-20", "周启明")
    office.reception.open_day(office.beginning.suggest_day())
    with pytest.raises(Refused, match="还没有收班"):
        office.reception.open_day(replace(builders.reception_day(), leaders=(HAN,)))
    assert planned(office) == [("周启明", "", "")]


# Attendance


def test_attendance_is_counted_from_the_days_held_against_the_plan(office: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 2, 8, 30))
    for on, leader in (
        (3, "罗建平"),
        (6, "周启明"),
        (10, "韩雪梅"),
        (13, "罗建平"),
        (20, "周启明"),
        (27, "韩雪梅"),
    ):
        plan(office, f"2026-11-{on:02d}", leader)
    hold(office, clock, date(2026, 11, 3), LUO)
    hold(office, clock, date(2026, 11, 6), HAN, why="赴县开会")
    hold(office, clock, date(2026, 11, 9), LUO)  # nobody was planned
    hold(office, clock, date(2026, 11, 10), HAN, LUO)  # one more than planned
    clock.set(datetime(2026, 11, 20, 8, 30))  # on the 13th nobody received
    assert office.rota.attendance(*NOVEMBER) == (
        Attendance("周启明", "镇党委书记", planned=1, held=0, missed=1, ahead=1),
        Attendance("韩雪梅", "副镇长", planned=1, held=1, stood_in=1, ahead=1),
        Attendance("罗建平", "镇长", planned=2, held=1, missed=1, beyond=2),
    )
    assert office.rota.attendance(date(2026, 11, 24), date(2026, 11, 30)) == (
        Attendance("韩雪梅", "副镇长", ahead=1),
    )


def test_every_planned_day_is_held_or_missed_or_ahead(office: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 2, 8, 30))
    office.rota.accept(office.rota.propose(*NOVEMBER))
    hold(office, clock, date(2026, 11, 6), HAN)
    clock.set(datetime(2026, 11, 20, 8, 30))
    found = office.rota.attendance(*NOVEMBER)
    assert sum(one.planned + one.ahead for one in found) == len(office.rota.days(*NOVEMBER)) == 4
    assert all(one.planned == one.held + one.missed for one in found)


def test_somebody_from_outside_the_register_is_counted_last(office: Desk, clock: FixedClock) -> None:
    hold(office, clock, TODAY, DayLeader("高文斌", "县委常委"), ZHOU)
    assert [one.leader for one in office.rota.attendance(*NOVEMBER)] == ["周启明", "高文斌"]


def test_the_month_shows_who_received_where_nobody_was_planned(office: Desk, clock: FixedClock) -> None:
    hold(office, clock, TODAY, ZHOU, HAN)
    month = office.rota.month(2026, 11)
    cell = next(cell for cell in month.cells if cell.on == TODAY)
    assert (cell.planned, cell.held) == (None, "已收班")
    assert [one.name for one in cell.receiving] == ["周启明", "韩雪梅"]
    assert month.kinds == (("定点接访", 1),)
    assert dict(month.turns) == {"周启明": 1, "罗建平": 0, "韩雪梅": 1}
