"""接访安排: planned, proposed, moved and taken back; what does not fit is said, what cannot be is refused, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests import builders
from tests.flow.rota_days import DECEMBER, ELEVENTH, FOURTH, cell_says, leaders, plan, with_a_third
from xfdesk.changes import Touched
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.office import Post
from xfdesk.records.rota import RotaEntry


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_a_third(desk)


# Planning a day


def test_a_day_is_planned_as_the_office_usually_receives(office: Desk) -> None:
    day = plan(office, "12-4", "罗建平")
    assert (day.on, day.kind, day.place) == (FOURTH, "定点接访", "镇信访接待室")
    assert day.hours == "8:30—11:30\n14:30—17:00"
    assert [(one.name, one.post) for one in day.leaders] == [("罗建平", "镇长")]
    assert office.rota.day(FOURTH) == day
    assert office.check() == ()


def test_a_day_keeps_everything_that_was_typed(office: Desk) -> None:
    number = office.reception.save(
        builders.visit(office, office.reception.open_day(builders.reception_day()).uid)
    ).number
    entry = RotaEntry(
        "2026-12-4",
        "带案下访",
        "柳树湾村村委会",
        "9:00 至 11:30",
        ("韩雪梅",),
        "综合执法队",
        (number,),
        "带水样报告",
    )
    saved = office.rota.put(entry)
    assert saved.conflicts == ()
    day = office.rota.day(FOURTH)
    assert day is not None
    assert (day.kind, day.place, day.hours) == ("带案下访", "柳树湾村村委会", "9:00—11:30")
    assert (day.attendants, day.matters, day.note) == ("综合执法队", (number,), "带水样报告")


@pytest.mark.parametrize(
    ("entry", "rule", "said"),
    [
        (RotaEntry("13-40", leaders=("罗建平",)), "date", "没有"),
        (RotaEntry("", leaders=("罗建平",)), "date", "日期看不明白"),
        (RotaEntry("12-4"), "rota_leader", "还没有选接访领导"),
        (RotaEntry("12-4", leaders=(" ", "")), "rota_leader", "还没有选接访领导"),
        (RotaEntry("12-4", leaders=("罗建平",), hours="上午"), "rota_hours", "接访时间写成"),
        (RotaEntry("12-4", leaders=("罗建平",), stands_in_for="罗建平"), "rota_stands_in", "不用代"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_stored(
    office: Desk, entry: RotaEntry, rule: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        office.rota.put(entry)
    assert refused.value.rule == rule and said in refused.value.sentence
    assert office.rota.conflicts(entry)[0] in refused.value.sentence
    assert office.rota.days(*DECEMBER) == ()


def test_what_does_not_fit_is_said_and_kept(office: Desk) -> None:
    luo = next(one for one in office.office.office().leaders if one.name == "罗建平")
    office.office.put_leader(replace(luo, posts=(Post("镇长", date(2020, 1, 1), date(2026, 11, 30)),)))
    office.rota.put_away("韩雪梅", "12-3", "12-6", "赴县开会")
    entry = RotaEntry("12-5", leaders=("罗建平", "韩雪梅", "高文斌"), matters=("JF-2026-0099",))
    saved = office.rota.put(entry)
    assert saved.conflicts == (
        "12 月 5 日排了 3 位领导：罗建平、韩雪梅、高文斌；只留一位，或把类型改为联合接访",
        "罗建平在 12 月 5 日没有职务（到 2026年11月30日 为止）",
        "韩雪梅 12 月 3 日至 12 月 6 日不在（赴县开会）",
        "高文斌不在接访领导名单里",
        "12 月 5 日 周六 休息",
        "没有 JF-2026-0099 这件事项",
    )
    assert leaders(office) == {5: "罗建平、韩雪梅、高文斌"}
    assert cell_says(office.rota.month(2026, 12), date(2026, 12, 5)) == saved.conflicts
    assert office.rota.conflicts(replace(entry, kind="联合接访"), saved.day.uid) == saved.conflicts[1:]


def test_a_leader_who_has_left_is_said_and_never_proposed(office: Desk) -> None:
    han = next(one for one in office.office.office().leaders if one.name == "韩雪梅")
    office.office.put_leader(replace(han, active=False))
    saved = office.rota.put(RotaEntry("12-4", leaders=("韩雪梅",)))
    assert saved.conflicts == ("韩雪梅已经不在任，请换一位",)
    proposal = office.rota.propose(date(2026, 12, 5), date(2027, 3, 31))
    assert {one.name for day in proposal.days for one in day.leaders} == {"周启明", "罗建平"}


def test_a_day_past_and_one_with_a_reception_day_are_said(office: Desk) -> None:
    assert office.rota.put(RotaEntry("2026-11-13", leaders=("罗建平",))).conflicts == ("11 月 13 日已经过去",)
    office.reception.open_day(builders.reception_day())
    said = office.rota.put(RotaEntry("11-20", kind="联合接访", leaders=("罗建平",))).conflicts
    assert said == ("11 月 20 日已经有一个接访日（进行中）",)


def test_a_date_that_is_taken_is_refused_until_it_is_free(office: Desk) -> None:
    plan(office, "12-4", "罗建平")
    other = plan(office, "12-11", "韩雪梅")
    with pytest.raises(Refused, match="12 月 4 日已经排了罗建平"):
        plan(office, "12-4", "周启明")
    with pytest.raises(Refused, match="12 月 4 日已经排了罗建平"):
        office.rota.put(RotaEntry("12-4", leaders=("韩雪梅",)), other.uid)
    assert office.rota.conflicts(RotaEntry("12-4", leaders=("韩雪梅",))) == ("12 月 4 日已经排了罗建平",)
    assert leaders(office) == {4: "罗建平", 11: "韩雪梅"}


# Moving, removing, taking back


def test_a_day_moves_to_a_free_one_and_back_with_one_undo(office: Desk) -> None:
    day = plan(office, "12-4", "罗建平")
    saved = office.rota.move(day.uid, date(2026, 12, 3))
    assert saved.conflicts == () and leaders(office) == {3: "罗建平"}
    assert office.rota.undo_last() == "已撤销：移动接访安排 2026-12-04 到 2026-12-03"
    assert leaders(office) == {4: "罗建平"} and not office.rota.can_undo()
    assert office.check() == ()


def test_moved_onto_another_day_the_two_change_places(office: Desk) -> None:
    first, second = plan(office, "12-4", "罗建平"), plan(office, "12-11", "韩雪梅")
    saved = office.rota.move(first.uid, second.on)
    assert saved.conflicts == ("与韩雪梅对调：韩雪梅改在 12 月 4 日",)
    assert leaders(office) == {4: "韩雪梅", 11: "罗建平"}
    office.rota.undo_last()
    assert leaders(office) == {4: "罗建平", 11: "韩雪梅"}
    assert office.check() == ()


def test_a_leader_who_moves_has_the_post_of_the_new_day(office: Desk) -> None:
    luo = next(one for one in office.office.office().leaders if one.name == "罗建平")
    posts = (Post("镇长", None, date(2026, 12, 6)), Post("镇党委书记", date(2026, 12, 7)))
    office.office.put_leader(replace(luo, posts=posts))
    day = plan(office, "12-4", "罗建平")
    assert day.leaders[0].post == "镇长"
    assert office.rota.move(day.uid, ELEVENTH).day.leaders[0].post == "镇党委书记"


def test_a_day_that_was_held_stays_for_the_comparison(office: Desk, clock: FixedClock) -> None:
    held, free = plan(office, "11-20", "周启明"), plan(office, "12-4", "罗建平")
    office.reception.open_day(office.reception.suggest_day())
    for act in (
        lambda: office.rota.move(held.uid, ELEVENTH),
        lambda: office.rota.move(free.uid, held.on),
        lambda: office.rota.remove(held.uid),
        lambda: office.rota.put(RotaEntry("11-20", leaders=("韩雪梅",)), held.uid),
    ):
        with pytest.raises(Refused, match="11 月 20 日已经接访（进行中），安排留着作对照"):
            act()
    assert leaders(office, held.on) == {20: "周启明", 4: "罗建平"}
    office.rota.put(RotaEntry("11-20", leaders=("周启明",), note="带表"), held.uid)
    assert office.rota.day(held.on).note == "带表"  # type: ignore[union-attr]


def test_a_day_cannot_move_into_the_past(office: Desk) -> None:
    with pytest.raises(Refused, match="已经过去"):
        office.rota.move(plan(office, "12-4", "罗建平").uid, date(2026, 11, 19))


def test_a_removed_day_comes_back(office: Desk) -> None:
    day = plan(office, "12-4", "罗建平")
    office.rota.remove(day.uid)
    assert office.rota.day(FOURTH) is None
    with pytest.raises(Refused, match="已经不在了"):
        office.rota.move(day.uid, ELEVENTH)
    office.rota.undo_last()
    assert office.rota.day(FOURTH) == day


def test_only_the_last_act_of_all_is_taken_back(office: Desk) -> None:
    plan(office, "12-4", "罗建平")
    office.office.set("phone", "0377-61200319")
    assert not office.rota.can_undo()
    with pytest.raises(Refused):
        office.rota.undo_last()


def test_every_act_tells_the_pages(office: Desk) -> None:
    heard: list[Touched] = []
    office.watchers.add(lambda change: heard.append(change.touched))
    day = plan(office, "12-4", "罗建平")
    office.rota.move(day.uid, ELEVENTH)
    office.rota.remove(day.uid)
    office.rota.undo_last()
    office.rota.put_away("罗建平", "12-4", "", "")
    assert heard == [Touched.ROTA] * 5


# Absences


def test_days_away_are_kept_changed_and_taken_back(office: Desk) -> None:
    away = office.rota.put_away("周启明", "12-7", "12-11", "赴县开会")
    assert [(one.leader, one.since.day, one.until.day) for one in office.rota.away()] == [("周启明", 7, 11)]
    office.rota.put_away("周启明", "12-7", "12-9", "赴县开会", away.uid)
    assert [one.until.day for one in office.rota.away()] == [9]
    office.rota.undo_last()
    assert [one.until.day for one in office.rota.away()] == [11]
    office.rota.remove_away(away.uid)
    assert office.rota.away() == () and office.check() == ()
    with office.file.read():
        kept = office.file.sql("SELECT before FROM history WHERE what LIKE '%外出' AND before <> ''")
    assert len(kept) == 2 and all("赴县开会" in before for (before,) in kept)
    for act in (office.rota.remove_away, lambda uid: office.rota.put_away("周启明", "12-7", "", "", uid)):
        with pytest.raises(Refused, match="不在了"):
            act(away.uid)


def test_what_was_planned_meanwhile_is_said(office: Desk) -> None:
    plan(office, "12-11", "周启明")
    heard: list[str] = []
    office.watchers.add(lambda change: heard.append(change.what))
    office.rota.put_away("周启明", "12-7", "12-11", "赴县开会")
    assert heard == ["周启明 12 月 7 日至 12 月 11 日不在，已记下；12 月 11 日排了他，请改"]


@pytest.mark.parametrize(
    ("leader", "since", "until", "said"),
    [
        ("某某某", "12-7", "12-11", "不在接访领导名单里"),
        ("周启明", "12-11", "12-7", "反了"),
        ("周启明", "哪天", "12-7", "日期看不明白"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(
    office: Desk, leader: str, since: str, until: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        office.rota.put_away(leader, since, until, "")
    assert office.rota.away() == ()


def test_a_leader_on_the_rota_is_retired_not_removed(office: Desk) -> None:
    luo = next(one for one in office.office.office().leaders if one.name == "罗建平")
    day = plan(office, "12-4", "罗建平")
    assert office.office.remove("leader", luo.uid).retired
    office.office.put_leader(luo)
    office.rota.remove(day.uid)
    assert not office.office.remove("leader", luo.uid).retired


# The month


def test_a_month_tells_its_days_kinds_turns_and_when_to_post(office: Desk) -> None:
    plan(office, "12-4", "罗建平")
    plan(office, "12-11", "韩雪梅", kind="约访")
    plan(office, "12-18", "韩雪梅")
    month = office.rota.month(2026, 12)
    assert (month.cells[0].on, month.cells[-1].on) == (date(2026, 11, 30), date(2027, 1, 3))
    assert [cell.on.day for cell in month.cells if cell.day_off][:2] == [5, 6]
    assert month.kinds == (("定点接访", 2), ("约访", 1))
    assert month.turns == (("周启明", 0), ("罗建平", 1), ("韩雪梅", 2))
    assert month.notes == ("周启明本月排了 0 次，主要领导每月至少 1 次",)
    assert (month.post_by, month.posted_on) == (date(2026, 12, 2), None)
    office.rota.mark_posted(*DECEMBER)
    month = office.rota.month(2026, 12)
    assert (month.post_by, month.posted_on) == (None, date(2026, 11, 20))
    plan(office, "12-25", "周启明")
    month = office.rota.month(2026, 12)
    assert (month.post_by, month.posted_on) == (date(2026, 12, 23), None)


def test_a_posted_day_that_changes_is_to_be_posted_anew(office: Desk) -> None:
    day = plan(office, "12-4", "周启明")
    plan(office, "12-11", "罗建平")
    office.rota.mark_posted(*DECEMBER)
    noted = office.rota.put(RotaEntry("12-4", leaders=("周启明",), note="带表"), day.uid)
    assert noted.conflicts == () and noted.day.posted_on == date(2026, 11, 20)
    saved = office.rota.put(RotaEntry("12-4", leaders=("韩雪梅",), why="赴县开会"), day.uid)
    assert saved.conflicts == ("12 月 4 日的安排已在 11 月 20 日公示，改后请重新张贴",)
    [one] = saved.day.leaders
    assert (one.name, one.post, one.stands_in_for, one.why) == ("韩雪梅", "副镇长", "周启明", "赴县开会")
    assert office.rota.month(2026, 12).post_by == date(2026, 12, 2)
    back = office.rota.put(RotaEntry("12-4", leaders=("周启明",)), day.uid)
    assert [(one.name, one.stands_in_for) for one in back.day.leaders] == [("周启明", "")]


def test_a_day_that_has_passed_keeps_the_day_on_which_it_was_posted(office: Desk, clock: FixedClock) -> None:
    plan(office, "12-4", "周启明")
    plan(office, "12-11", "罗建平")
    office.rota.mark_posted(*DECEMBER)
    clock.set(datetime(2026, 12, 7, 9, 0))
    office.rota.mark_posted(*DECEMBER)
    posted = [day.posted_on for day in office.rota.days(*DECEMBER)]
    assert posted == [date(2026, 11, 20), date(2026, 12, 7)]
    clock.set(datetime(2026, 12, 31, 9, 0))
    assert office.rota.mark_posted(*DECEMBER) == ()


def test_whoever_comes_back_to_a_posted_day_needs_nobody_to_stand_in(office: Desk) -> None:
    """韩雪梅 stood in for 周启明, who comes after all, beside 罗建平."""
    day = plan(office, "12-4", "韩雪梅", stands_in_for="周启明")
    office.rota.mark_posted(*DECEMBER)
    saved = office.rota.put(RotaEntry("12-4", leaders=("罗建平", "周启明")), day.uid)
    assert [(one.name, one.stands_in_for) for one in saved.day.leaders] == [("罗建平", ""), ("周启明", "")]


def test_a_plan_that_nobody_has_seen_changes_without_a_stand_in(office: Desk) -> None:
    day = plan(office, "12-4", "周启明")
    changed = office.rota.put(RotaEntry("12-4", leaders=("韩雪梅",)), day.uid).day
    assert [(one.name, one.stands_in_for) for one in changed.leaders] == [("韩雪梅", "")]
    said = office.rota.put(
        RotaEntry("12-4", leaders=("韩雪梅",), stands_in_for="周启明", why="开会"), day.uid
    )
    assert [(one.stands_in_for, one.why) for one in said.day.leaders] == [("周启明", "开会")]
    kept = office.rota.put(RotaEntry("12-4", leaders=("韩雪梅",), place="二楼"), day.uid)
    assert [(one.stands_in_for, one.why) for one in kept.day.leaders] == [("周启明", "开会")]


def test_the_rota_stands_when_the_ledger_is_opened_again(
    office: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    day = plan(office, "12-4", "罗建平", matters=("JF-2026-0001",))
    away = office.rota.put_away("周启明", "12-7", "12-11", "赴县开会")
    path = office.path
    office.close()
    again = Desk.open(path, who="林小雨", clock=clock)
    assert (again.rota.day(FOURTH), again.rota.away()) == (day, (away,))
    again.close()
