"""排查 in 督办: what has a limit and is not settled stands among the matters, counts in the tiles, and goes when it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import open_matters
from tests.flow.test_outreach import found
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.outreach_board import merged, place
from xfdesk.records.counts import Pressing
from xfdesk.records.followup import BoardItem, BoardQuery, Tiles
from xfdesk.rules import board as groups

LIMITS = {
    "late": "10-30",
    "today": "11-25",
    "tomorrow": "11-26",
    "week": "11-29",
    "later": "12-30",
    "none": "",
}


@pytest.fixture
def numbers(desk: Desk, clock: FixedClock) -> dict[str, str]:
    """Open matters in every group, and a dispute in each, on Wednesday 25 November 2026."""
    open_matters.fill(desk, clock)
    return {name: desk.outreach.save(found(limit=limit)).number for name, limit in LIMITS.items()}


def items(desk: Desk, as_of: date | None = None, **query: str) -> dict[str, BoardItem]:
    return {one.matter: one for one in desk.followup.board(BoardQuery(**query), as_of=as_of).items}


def test_a_dispute_stands_in_the_group_of_its_limit(desk: Desk, numbers: dict[str, str]) -> None:
    listed = items(desk)
    assert {name: listed[numbers[name]].group for name in LIMITS if name != "none"} == {
        "late": groups.OVERDUE,
        "today": groups.NOW,
        "tomorrow": groups.NOW,
        "week": groups.THIS_WEEK,
        "later": groups.LATER,
    }
    assert numbers["none"] not in listed
    one = listed[numbers["week"]]
    assert (one.next_duty, one.key, one.detail, one.safe) == (
        "化解纠纷",
        "PC",
        "邻里相邻",
        date(2026, 11, 27),
    )
    assert (one.name, one.people, one.leader, one.village, one.channel) == (
        "王有福、赵小兰",
        2,
        "韩雪梅",
        "东河村",
        "排查",
    )
    assert not one.without_owner and not one.without_answer and not one.sealed
    order = [(groups.GROUPS.index(one.group), one.safe, one.matter) for one in listed.values()]
    assert order == sorted(order)  # type: ignore[type-var]


def test_it_counts_in_what_presses_and_in_no_other_number(desk: Desk, clock: FixedClock) -> None:
    open_matters.fill(desk, clock)
    before, tiles, total = desk.pressing(), desk.followup.board().tiles, desk.followup.board().total
    for limit in LIMITS.values():
        desk.outreach.save(found(limit=limit))
    assert desk.pressing() == Pressing(before.waiting + 4, before.due + 2)
    now = desk.followup.board()
    assert now.tiles == Tiles(
        tiles.without_owner, tiles.without_answer, tiles.overdue + 1, tiles.due_this_week + 3
    )
    assert (now.total, desk.counts().without_owner) == (total + 5, tiles.without_owner)
    waiting = [one for one in now.items if one.group in groups.PRESSING]
    assert desk.pressing().waiting == len(waiting)


def test_it_goes_when_it_is_settled_or_becomes_a_matter(desk: Desk, numbers: dict[str, str]) -> None:
    desk.outreach.set_result(numbers["late"], "已化解")
    desk.outreach.set_result(numbers["today"], "未化解")
    matter = desk.outreach.to_matter(numbers["week"]).number
    listed = items(desk)
    assert numbers["late"] not in listed and numbers["week"] not in listed
    assert listed[numbers["today"]].status == "未化解" and matter in listed
    desk.outreach.undo_last()
    assert numbers["week"] in items(desk)


def test_a_list_read_before_says_what_has_changed_since(desk: Desk, numbers: dict[str, str]) -> None:
    assert items(desk)[numbers["week"]].status == ""
    desk.outreach.set_result(numbers["week"], "化解中")
    row = desk.outreach.row(numbers["week"])
    assert items(desk)[row.number].status == "化解中"
    desk.outreach.save(replace(row.entry, limit="2026-12-30"))
    assert items(desk)[row.number].group == groups.LATER


def test_filters_find_it_and_a_tile_shows_it(desk: Desk, numbers: dict[str, str]) -> None:
    assert numbers["late"] in items(desk, tile="overdue")
    assert numbers["week"] in items(desk, tile="due_this_week")
    assert not items(desk, tile="without_owner").keys() & set(numbers.values())
    assert items(desk, channel="排查").keys() == {numbers[name] for name in LIMITS if name != "none"}
    assert numbers["week"] in items(desk, village="东河村", leader="韩雪梅", text="滴水 化解")
    assert numbers["week"] in items(desk, text="wyf")
    board = desk.followup.board()
    assert "排查" in board.channels and "东河村" in board.villages and "韩雪梅" in board.leaders


def test_another_day_is_asked_of_what_was_known_and_done_by_then(desk: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 25, 9, 0))
    number = desk.outreach.save(found(on="11-10", limit="11-20")).number
    other = desk.outreach.save(found(on="", limit="11-27")).number
    desk.outreach.set_result(number, "已化解", "11-18")
    assert number not in items(desk)
    assert items(desk, date(2026, 11, 9)).keys() == set()
    assert items(desk, date(2026, 11, 17))[number].status == ""
    assert number not in items(desk, date(2026, 11, 18))
    assert other not in items(desk, date(2026, 11, 24)) and other in items(desk)
    desk.outreach.to_matter(other)
    clock.set(datetime(2026, 11, 26, 9, 0))
    yesterday = items(desk, date(2026, 11, 25))
    assert other not in yesterday and "JF-2026-0001" in yesterday


def test_the_calendar_of_due_days_has_it(desk: Desk, numbers: dict[str, str]) -> None:
    days = {day.on: {one.matter for one in day.items} for day in desk.followup.month(2026, 11)}
    assert numbers["week"] in days[date(2026, 11, 27)] and numbers["today"] in days[date(2026, 11, 25)]


def test_the_pack_of_a_day_holds_matters_only(desk: Desk, numbers: dict[str, str]) -> None:
    data = desk.day_pack.prepare(date(2026, 11, 27))
    assert data.matters and not {one.view.number for one in data.matters} & set(numbers.values())


def test_a_holiday_that_is_learnt_later_moves_it(desk: Desk, clock: FixedClock) -> None:
    from xfdesk.records.office import YearArrangement

    clock.set(datetime(2026, 11, 25, 9, 0))
    number = desk.outreach.save(found(limit="11-27")).number
    assert items(desk)[number].safe == date(2026, 11, 27)
    desk.office.put_year(YearArrangement(2026, frozenset({date(2026, 11, 27)}), frozenset(), "通知"))
    assert items(desk)[number].safe == date(2026, 11, 26)
    assert desk.outreach.row(number).days_left == 1


def test_two_ordered_lists_are_one(desk: Desk, numbers: dict[str, str]) -> None:
    listed = sorted(items(desk).values(), key=place)
    for n in range(1 << len(listed)):
        own = [one for at, one in enumerate(listed) if n >> at & 1]
        more = [one for at, one in enumerate(listed) if not n >> at & 1]
        assert merged(own, more) == listed
