"""接访安排 proposed: by turns over working days, as the office says, or as the month before; nothing stands until it is taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import builders
from tests.flow.rota_days import DECEMBER, ELEVENTH, cell_says, leaders, plan, with_a_third
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.office import YearArrangement


@pytest.fixture
def office(desk: Desk) -> Desk:
    return with_a_third(desk)


def test_a_month_is_proposed_by_turns_and_stored_in_one_act(office: Desk) -> None:
    proposal = office.rota.propose(*DECEMBER)
    assert [day.on.day for day in proposal.days] == [4, 11, 18, 25] and proposal.notes == ()
    assert office.rota.days(*DECEMBER) == ()
    made = office.rota.accept(proposal)
    assert list(leaders(office).values()) == ["周启明", "韩雪梅", "罗建平", "周启明"]
    assert len({day.uid for day in made}) == 4
    assert office.check() == ()
    office.rota.undo_last()
    assert office.rota.days(*DECEMBER) == ()


def test_days_held_and_planned_count(office: Desk) -> None:
    """周启明 and 韩雪梅 sat on the twentieth, 罗建平 is planned for the fourth."""
    office.reception.open_day(builders.reception_day())
    plan(office, "12-4", "罗建平")
    found = office.rota.propose(*DECEMBER)
    assert (found.days[0].on, found.days[0].leaders[0].name) == (ELEVENTH, "周启明")
    assert Counter(day.leaders[0].name for day in found.days) == {"周启明": 1, "韩雪梅": 1, "罗建平": 1}


def test_a_day_that_stands_is_never_proposed_nor_written_over(office: Desk) -> None:
    proposal = office.rota.propose(*DECEMBER)
    plan(office, "12-11", "韩雪梅", note="先定的")
    made = office.rota.accept(proposal)
    assert [day.on.day for day in made] == [4, 18, 25]
    assert office.rota.day(ELEVENTH).note == "先定的"  # type: ignore[union-attr]
    with pytest.raises(Refused, match="这些天都排过了"):
        office.rota.accept(proposal)
    assert office.rota.propose(*DECEMBER).days == ()


def test_a_day_on_which_people_are_received_already_is_not_proposed(office: Desk) -> None:
    proposal = office.rota.propose(date(2026, 11, 20), date(2026, 11, 30))
    assert [day.on.day for day in proposal.days] == [20, 27]
    office.reception.open_day(builders.reception_day())
    assert [day.on.day for day in office.rota.accept(proposal)] == [27]
    office.rota.undo_last()
    found = office.rota.propose(date(2026, 11, 20), date(2026, 11, 30))
    assert [day.on.day for day in found.days] == [27]


def test_only_days_from_today_on_are_proposed(office: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 12, 12, 9, 0))
    assert [day.on.day for day in office.rota.propose(*DECEMBER).days] == [18, 25]
    past = office.rota.propose(date(2026, 10, 1), date(2026, 10, 31))
    assert past.days == () and past.notes == ("到 2026年10月31日 为止都已经过去，没有可排的",)


def test_a_year_whose_days_off_are_unknown_is_proposed_and_that_is_said(office: Desk) -> None:
    proposal = office.rota.propose(date(2027, 1, 1), date(2027, 1, 31))
    unknown = "2027 年的放假安排还不知道，先按周末和法定节日推算，公布后请再核对"
    assert proposal.notes == ("1 月 1 日 周五 休息，这一周没有别的工作日可以改，这一次没有排", unknown)
    office.rota.accept(proposal)
    month = office.rota.month(2027, 1)
    assert month.unknown_years == (2027,) and unknown in month.notes
    assert cell_says(month, date(2027, 1, 8)) == (unknown,)
    office.office.put_year(YearArrangement(2027, frozenset({date(2027, 1, 1)}), frozenset(), "通知"))
    assert office.rota.month(2027, 1).unknown_years == ()


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2026, 12, 31), date(2026, 12, 1), "起止日期反了"),
        (date(2026, 12, 1), date(2036, 12, 1), "这一段太长了"),
    ],
)
def test_a_span_that_cannot_be_is_a_sentence(office: Desk, since: date, until: date, said: str) -> None:
    for ask in (office.rota.propose, office.rota.attendance, office.rota.posting, office.rota.mark_posted):
        with pytest.raises(Refused, match=said):
            ask(since, until)


def test_a_leader_who_is_away_is_passed_over_and_a_principal_leader_in_want_is_said(office: Desk) -> None:
    office.rota.put_away("周启明", "12-1", "12-31", "学习")
    proposal = office.rota.propose(*DECEMBER)
    assert {day.leaders[0].name for day in proposal.days} == {"韩雪梅", "罗建平"}
    assert proposal.notes == ("周启明 2026 年 12 月只能排 0 次，主要领导每月至少 1 次",)


def test_without_anybody_who_holds_a_post_the_days_are_said(office: Desk) -> None:
    for one in office.office.office().leaders:
        office.office.put_leader(replace(one, posts=()))
    proposal = office.rota.propose(*DECEMBER)
    assert proposal.days == ()
    assert "12 月 4 日、12 月 11 日、12 月 18 日、12 月 25 日没有一位领导能排" in proposal.notes[0]


def test_the_office_says_weekdays_least_and_hours(office: Desk) -> None:
    office.office.set("rota_weekdays", "周二、周五")
    office.office.set("rota_hours", "9:00-11:00")
    office.office.set("principals", "镇长")
    office.office.set("principal_least", "3")
    proposal = office.rota.propose(*DECEMBER)
    assert [day.on.day for day in proposal.days] == [1, 4, 8, 11, 15, 18, 22, 25, 29]
    assert Counter(day.leaders[0].name for day in proposal.days)["罗建平"] == 3
    assert {day.hours for day in proposal.days} == {"9:00—11:00"}
    office.office.set("principal_least", "5")
    assert Counter(day.leaders[0].name for day in office.rota.propose(*DECEMBER).days)["罗建平"] == 5


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("rota_weekdays", "每天", "每周接访日写成"),
        ("rota_hours", "上午", "接访时间写成"),
        ("principal_least", "-1", "0 到 999"),
        ("posting_ahead", "0", "1 到 999"),
        ("posting_paper", "A2", "只能选"),
    ],
)
def test_a_setting_that_says_nothing_is_refused(office: Desk, key: str, value: str, said: str) -> None:
    before = office.office.value(key)
    with pytest.raises(Refused, match=said):
        office.office.set(key, value)
    assert office.office.value(key) == before


def test_the_same_unit_accompanies_a_leader_again(office: Desk) -> None:
    plan(office, "11-27", "韩雪梅", attendants="社会保障所")
    found = {day.leaders[0].name: day.attendants for day in office.rota.propose(*DECEMBER).days}
    assert found["韩雪梅"] == "社会保障所" and found["罗建平"] == ""


# As the month before


def test_a_month_is_planned_as_the_one_before(office: Desk, clock: FixedClock) -> None:
    for day, name in ((4, "罗建平"), (11, "韩雪梅"), (18, "周启明"), (25, "罗建平")):
        plan(office, f"12-{day}", name, attendants="司法所", note="只这一次", matters=("JF-2026-0001",))
    office.office.put_year(YearArrangement(2027, frozenset({date(2027, 1, 1)}), frozenset(), "通知"))
    office.rota.put_away("韩雪梅", "2027-1-8", "2027-1-8")
    proposal = office.rota.like_month_before(2027, 1)
    assert [(day.on.day, day.leaders[0].name) for day in proposal.days] == [
        (8, "周启明"),
        (15, "周启明"),
        (22, "罗建平"),
    ]
    assert "1 月 1 日 周五 休息，这一周没有别的工作日可以改，这一次没有排" in proposal.notes
    assert "1 月 8 日原来的领导来不了，改由周启明" in proposal.notes
    assert {(day.attendants, day.note, day.matters) for day in proposal.days} == {("司法所", "", ())}


def test_without_a_month_before_that_is_said(office: Desk) -> None:
    with pytest.raises(Refused, match="2026 年 11 月没有排过"):
        office.rota.like_month_before(2026, 12)


def test_a_fifth_friday_finds_no_place_in_a_month_of_four(office: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 10, 8, 9, 0))
    plan(office, "10-30", "罗建平")
    proposal = office.rota.like_month_before(2026, 11)
    assert proposal.days == () and proposal.notes == ("上月有第 5 个周五，本月没有",)
