"""Turns are fair: whoever has sat least sits next, principal leaders often enough, nobody who cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfdesk.rules import standing_in
from xfdesk.rules.rota import Sitter, Term, Turns, turns
from xfdesk.rules.rota_days import BadSetting, fitted, hours, is_principal, reception_days, weekdays
from xfdesk.rules.workdays import Arrangement, Calendar

FIRST = date(2026, 12, 4)
PRINCIPAL, OTHER = Term(principal=True), Term()
NAMES = "甲乙丙丁戊己庚"


def fridays(count: int) -> list[date]:
    return [FIRST + timedelta(days=7 * n) for n in range(count)]


def office(count: int, principals: int = 0) -> list[Sitter]:
    return [Sitter(name, (PRINCIPAL if n < principals else OTHER,)) for n, name in enumerate(NAMES[:count])]


def names(found: Turns) -> str:
    return "".join(name for _, name in found.sat)


def by_month(found: Turns) -> dict[tuple[int, int], Counter[str]]:
    months: dict[tuple[int, int], Counter[str]] = {}
    for day, name in found.sat:
        months.setdefault((day.year, day.month), Counter())[name] += 1
    return months


def even(counts: Iterable[int]) -> bool:
    listed = list(counts)
    return max(listed) - min(listed) <= 1


@given(people=st.integers(1, 7), days=st.integers(1, 60))
def test_where_nobody_is_away_turns_differ_by_at_most_one(people: int, days: int) -> None:
    found = turns(fridays(days), office(people), {}, 0)
    counts = Counter(name for _, name in found.sat)
    assert len(found.sat) == days and not found.empty and not found.short
    assert even(counts[one.name] for one in office(people))
    assert people == 1 or all(a != b for a, b in pairwise(names(found)))


@given(people=st.integers(1, 7), principals=st.integers(0, 3), least=st.integers(0, 4), data=st.data())
def test_principal_leaders_sit_as_often_a_month_as_the_office_says(
    people: int, principals: int, least: int, data: st.DataObject
) -> None:
    sitters = office(people, min(principals, people))
    week = data.draw(st.sets(st.integers(0, 4), min_size=1))
    days = [FIRST + timedelta(days=n) for n in range(120) if (FIRST + timedelta(days=n)).weekday() in week]
    found, chief = turns(days, sitters, {}, least), [one.name for one in sitters if one.terms == (PRINCIPAL,)]
    assert [day for day, _ in found.sat] == days
    for (year, month), counts in by_month(found).items():
        room = sum((day.year, day.month) == (year, month) for day in days)
        if least * len(chief) <= room:
            assert all(counts[name] >= least for name in chief)
            assert not [one for one in found.short if (one[1].year, one[1].month) == (year, month)]
        else:
            assert sum(counts[name] for name in chief) == room
            assert [one for one in found.short if (one[1].year, one[1].month) == (year, month)]


@given(
    people=st.integers(2, 6),
    away=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 90), st.integers(0, 40)), max_size=8),
    left=st.integers(0, 90),
    least=st.integers(0, 2),
)
def test_nobody_is_proposed_who_is_away_or_has_left(
    people: int, away: list[tuple[int, int, int]], left: int, least: int
) -> None:
    spans: dict[int, list[tuple[date, date]]] = {}
    for who, since, count in away:
        start = FIRST + timedelta(days=since)
        spans.setdefault(who % people, []).append((start, start + timedelta(days=count)))
    sitters = [
        Sitter(
            name,
            (Term(until=FIRST + timedelta(days=left), principal=True),) if n == 0 else (OTHER,),
            tuple(spans.get(n, ())),
        )
        for n, name in enumerate(NAMES[:people])
    ]
    found = turns(fridays(16), sitters, {}, least)

    def can(name: str, day: date) -> bool:
        gone = name == NAMES[0] and day > FIRST + timedelta(days=left)
        return not gone and not any(
            since <= day <= until for since, until in spans.get(NAMES.index(name), ())
        )

    assert all(can(name, day) for day, name in found.sat)
    assert all(not any(can(one.name, day) for one in sitters) for day in found.empty)
    assert len(found.sat) + len(found.empty) == 16


@given(stood=st.lists(st.sampled_from(NAMES[:4]), max_size=12), days=st.integers(1, 30))
def test_turns_held_before_are_made_up_for(stood: list[str], days: int) -> None:
    """Since nobody sits twice running, the gap between the most and the fewest may grow by one; in time it shrinks to one."""
    before = {FIRST - timedelta(days=7 * (n + 1)): (name,) for n, name in enumerate(stood)}
    found = turns(fridays(days), office(4), before, 0)
    was, counts = Counter(stood), Counter(stood)
    counts.update(name for _, name in found.sat)
    gap = max(was[n] for n in NAMES[:4]) - min(was[n] for n in NAMES[:4])
    assert max(counts[n] for n in NAMES[:4]) - min(counts[n] for n in NAMES[:4]) <= gap + 1
    if days >= 4 * gap * 2:
        assert even(counts[n] for n in NAMES[:4])


def test_who_waited_longest_sits_before_who_sat_last() -> None:
    before = {FIRST - timedelta(days=14): ("甲",), FIRST - timedelta(days=7): ("乙",)}
    assert names(turns(fridays(4), office(2), before, 0)) == "甲乙甲乙"


def test_a_day_that_stands_between_is_nobodys_twice_in_a_row() -> None:
    stands = {FIRST + timedelta(days=7): ("甲",)}
    found = turns([FIRST, FIRST + timedelta(days=14)], office(3), stands, 0)
    assert "甲" not in names(found)
    assert all(day not in stands for day, _ in found.sat)


def test_whoever_came_lately_has_no_turns_to_make_up_for() -> None:
    before = {FIRST - timedelta(days=7 * n): (NAMES[n % 2],) for n in range(1, 21)}
    new = Sitter("丙", (Term(since=FIRST - timedelta(days=3)),))
    assert Counter(names(turns(fridays(6), [*office(2), new], before, 0))) == {"甲": 2, "乙": 2, "丙": 2}


def test_a_principal_leader_away_for_a_month_is_said_and_the_days_are_filled() -> None:
    month = (date(2026, 12, 1), date(2026, 12, 31))
    chief = Sitter("甲", (PRINCIPAL,), (month,))
    found = turns(fridays(4), [chief, Sitter("乙"), Sitter("丙")], {}, 1)
    assert found.short == (("甲", date(2026, 12, 1), 0),)
    assert Counter(names(found)) == {"乙": 2, "丙": 2}


def test_the_only_day_of_one_principal_leader_is_not_kept_for_another() -> None:
    """Both have sat often, so that the month goes to others by turns; 甲 can sit on the first Friday alone."""
    before = {FIRST - timedelta(days=7 * n): (NAMES[(n + 1) % 2],) for n in range(1, 7)}
    late = (FIRST + timedelta(days=1), date(2026, 12, 31))
    chiefs = [Sitter("乙", (PRINCIPAL,)), Sitter("甲", (PRINCIPAL,), (late,))]
    found = turns(fridays(2), [*chiefs, Sitter("丙"), Sitter("丁")], before, 1)
    assert names(found) == "甲乙" and not found.short


@pytest.mark.parametrize(
    ("post", "principal"),
    [
        ("镇党委书记", True),
        ("党委副书记、镇长", True),
        ("代镇长", True),
        ("副镇长", False),
        ("常务副镇长", False),
        ("镇党委副书记", False),
        ("纪委书记", False),
        ("", False),
    ],
)
def test_deputies_are_no_principal_leaders(post: str, principal: bool) -> None:
    assert is_principal(post, ("党委书记", "镇长")) is principal


# The days


CALENDAR = Calendar()


def test_a_day_off_moves_within_its_week_and_that_is_said() -> None:
    """2026-01-01 to 3 are off, Sunday 4 January is worked; 2026-10-01 to 7 are off."""
    days, notes = reception_days(date(2026, 10, 1), date(2026, 10, 31), (4,), CALENDAR, ())
    assert days == (date(2026, 10, 9), date(2026, 10, 16), date(2026, 10, 23), date(2026, 10, 30))
    assert notes == ("10 月 2 日 周五 休息，这一周没有别的工作日可以改，这一次没有排",)
    days, notes = reception_days(date(2026, 9, 21), date(2026, 9, 27), (4,), CALENDAR, ())
    assert days == (date(2026, 9, 24),)
    assert notes == ("9 月 25 日 周五 休息，改在 9 月 24 日 周四",)


def test_a_weekend_day_that_is_worked_can_take_the_place() -> None:
    week = [date(2026, 5, 4) + timedelta(days=n) for n in range(7)]
    calendar = Calendar([Arrangement(2026, frozenset(week[:5]), frozenset(week[5:6]))])
    days, notes = reception_days(week[0], week[-1], (4,), calendar, ())
    assert days == (week[5],) and "改在 5 月 9 日 周六" in notes[0]


def test_a_day_moved_by_hand_stands_for_the_one_that_is_off() -> None:
    days, notes = reception_days(date(2026, 9, 21), date(2026, 9, 27), (4,), CALENDAR, (date(2026, 9, 22),))
    assert (days, notes) == ((), ())


@given(
    since=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    count=st.integers(0, 120),
    week=st.sets(st.integers(0, 6), min_size=1),
    taken=st.sets(st.integers(0, 120)),
)
def test_days_are_working_days_of_the_span_and_none_stands_already(
    since: date, count: int, week: set[int], taken: set[int]
) -> None:
    until = since + timedelta(days=count)
    stands = {since + timedelta(days=n) for n in taken}
    days, _ = reception_days(since, until, sorted(week), CALENDAR, stands)
    assert len(set(days)) == len(days) and not stands & set(days)
    assert all(since <= day <= until and CALENDAR.is_working(day) for day in days)


def test_each_wanted_day_tells_what_it_becomes() -> None:
    wanted = [date(2026, 9, 18), date(2026, 9, 25)]
    placed, _ = fitted(wanted, date(2026, 9, 1), date(2026, 9, 30), CALENDAR, ())
    assert placed == {wanted[0]: wanted[0], wanted[1]: date(2026, 9, 24)}


# What is typed


@pytest.mark.parametrize(
    ("typed", "found"), [("周五", (4,)), ("星期二、星期四", (1, 3)), ("一，周日", (0, 6)), ("礼拜天", (6,))]
)
def test_weekdays_as_they_are_typed(typed: str, found: tuple[int, ...]) -> None:
    assert weekdays(typed) == found


@pytest.mark.parametrize("typed", ["", "每天", "周八", "5"])
def test_what_is_no_weekday_is_a_sentence(typed: str) -> None:
    with pytest.raises(BadSetting, match="每周接访日"):
        weekdays(typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("08:30 至 11:30", "8:30—11:30"),
        ("8:30-11:30、14:30-17:00", "8:30—11:30\n14:30—17:00"),
        ("８：３０—１１：３０", "8:30—11:30"),
        ("8时30分到11时30分", "8:30—11:30"),
        ("", ""),
    ],
)
def test_hours_as_they_are_typed(typed: str, found: str) -> None:
    assert hours(typed) == found


@pytest.mark.parametrize(
    "typed", ["上午", "8:30", "11:30—8:30", "8:30—25:00", "8:30—11:30 上午", "8:70—9:80"]
)
def test_what_are_no_hours_is_a_sentence(typed: str) -> None:
    with pytest.raises(BadSetting):
        hours(typed)


# Stand-ins


@pytest.mark.parametrize(
    ("planned", "sat", "sentence"),
    [
        ("甲", "甲", ""),
        ("甲", "乙", "乙代甲（开会）"),
        ("甲乙", "乙丙", "丙代甲（开会）"),
        ("甲乙", "丙丁", "丙代甲；丁代乙（开会）"),
        ("甲乙", "乙", "甲未到（开会）"),
        ("甲", "甲乙", ""),
    ],
)
def test_who_sat_for_whom_is_a_sentence_and_its_reason_is_found_again(
    planned: str, sat: str, sentence: str
) -> None:
    said = standing_in.sentence(list(planned), list(sat), "开会")
    assert said == sentence
    if said:
        assert standing_in.reason(said, list(planned)) == "开会"
        assert standing_in.reason(standing_in.sentence(list(planned), list(sat), ""), list(planned)) == ""


@pytest.mark.parametrize("typed", ["赴县开会", "由他人代开会", "甲病了", "乙代丙（开会）"])
def test_what_is_no_sentence_of_ours_is_the_reason_itself(typed: str) -> None:
    assert standing_in.reason(typed, ["甲"]) == typed
