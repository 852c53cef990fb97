"""The list of all open matters: its groups, what each duty is about, the four numbers, filters, and what stood on another day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests import builders, open_matters
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import Extend, KeepPromise, MakePromise, Notice
from xfdesk.records.followup import BoardItem, BoardQuery
from xfdesk.records.visit import PointEntry
from xfdesk.rules import board as groups
from xfdesk.rules.words import SEALED, Handling, Verdict


@pytest.fixture
def numbers(desk: Desk, clock: FixedClock) -> dict[str, str]:
    return open_matters.fill(desk, clock)


def item(desk: Desk, number: str, as_of: date | None = None) -> BoardItem:
    return next(one for one in desk.followup.board(as_of=as_of).items if one.matter == number)


def listed(desk: Desk, **query: str) -> list[str]:
    return [one.matter for one in desk.followup.board(BoardQuery(**query)).items]


def test_every_open_matter_stands_in_its_group_the_most_urgent_first(
    desk: Desk, numbers: dict[str, str]
) -> None:
    board = desk.followup.board()
    assert [(one.group, one.matter) for one in board.items] == [
        (groups.OVERDUE, numbers["overdue"]),
        (groups.NOW, numbers["tomorrow"]),
        (groups.THIS_WEEK, numbers["this_week"]),
        (groups.LATER, numbers["later"]),
        (groups.LATER, numbers["without_owner"]),
        (groups.LATER, numbers["sealed"]),
    ]
    assert board.total == 6


def test_beside_each_duty_stands_what_it_is_about(desk: Desk, numbers: dict[str, str]) -> None:
    assert [(one.next_duty, one.detail) for one in desk.followup.board().items] == [
        ("书面告知", "第 15 日"),
        ("兑现答应", "现场指界"),
        ("落实措施", "安置房工地工资没有给，由所里办"),
        ("书面告知", "第 15 日"),
        ("书面告知", "第 15 日"),
        ("书面告知", ""),
    ]


def test_of_several_promises_the_one_that_is_due_next_is_named(desk: Desk, numbers: dict[str, str]) -> None:
    number = numbers["tomorrow"]
    desk.followup.record(number, "", MakePromise("打电话回话", "马建国", "2026-11-25"))
    desk.followup.record(number, "", MakePromise("再去看一次", "马建国", "2026-12-01"))
    assert item(desk, number).detail == "打电话回话"
    desk.followup.record(number, "", KeepPromise("打电话回话"))
    assert item(desk, number).detail == "现场指界"


def test_an_extended_date_counts_on_from_the_same_day(desk: Desk, clock: FixedClock) -> None:
    day = desk.reception.open_day(builders.reception_day()).uid
    pending = PointEntry(text="确认林地归自家", verdict=Verdict.PENDING, reason="要核对底册")
    entry = builders.visit(desk, day, points=(pending,), handling=Handling.ACCEPTED)
    number = desk.reception.save(entry).number
    desk.followup.record(number, "", Notice("受理告知书", method="当面", receipt="签收"))
    assert (item(desk, number).next_duty, item(desk, number).detail) == ("书面答复", "第 60 日")
    clock.set(datetime(2027, 1, 8, 9, 0))
    desk.followup.record(number, "", Extend("30", "底册要比对", "周启明"))
    assert (item(desk, number).next_duty, item(desk, number).detail) == ("延期告知", "第 60 日")
    desk.followup.record(number, "", Notice("延期办理告知书", method="当面", receipt="签收"))
    assert (item(desk, number).next_duty, item(desk, number).detail) == ("延期届满", "第 90 日")


def test_a_sealed_accusation_shows_number_date_and_the_sealed_words_alone(
    desk: Desk, numbers: dict[str, str]
) -> None:
    one = item(desk, numbers["sealed"])
    assert (one.summary, one.safe) == (SEALED, date(2026, 12, 4))
    assert (one.name, one.detail, one.unit, one.person, one.leader, one.village, one.verdict) == (
        *("",) * 6,
        None,
    )
    assert not listed(desk, text="优亲厚友")
    assert listed(desk, text="检举控告") == [numbers["sealed"]]


def test_the_tiles_say_the_same_as_the_windows_numbers(desk: Desk, numbers: dict[str, str]) -> None:
    board, counts = desk.followup.board(), desk.counts()
    tiles = board.tiles
    assert (tiles.without_owner, tiles.without_answer) == (counts.without_owner, counts.without_answer)
    assert (tiles.overdue, tiles.due_this_week) == (1, 2)
    for field in ("without_owner", "without_answer", "overdue", "due_this_week"):
        assert len(listed(desk, tile=field)) == getattr(tiles, field)


def test_what_waits_is_counted_in_the_file_as_the_list_counts_it(
    desk: Desk, clock: FixedClock, numbers: dict[str, str]
) -> None:
    for day in (
        datetime(2026, 11, 25),
        datetime(2026, 11, 28),
        datetime(2026, 11, 29),
        datetime(2026, 12, 7),
    ):
        clock.set(day)
        items = desk.followup.board().items
        pressing = desk.pressing()
        assert pressing.waiting == sum(one.group in groups.PRESSING for one in items)
        assert pressing.due == sum(one.days_left is not None and one.days_left <= 0 for one in items)
    assert (pressing.waiting, pressing.due) == (6, 6)


def test_filters_narrow_and_tiles_and_choices_stay_those_of_all(desk: Desk, numbers: dict[str, str]) -> None:
    narrowed = desk.followup.board(BoardQuery(unit="社会保障所", text="林地"))
    assert [one.matter for one in narrowed.items] == [numbers["tomorrow"]]
    assert narrowed.total == 6
    assert narrowed.tiles == desk.followup.board().tiles
    assert narrowed.units == ("社会保障所",)
    assert narrowed.leaders == ("韩雪梅",)
    assert listed(desk, leader="周启明") == []
    assert len(listed(desk, village="西岭村")) == 5
    assert len(listed(desk, channel="接访")) == 6


@pytest.mark.parametrize(
    ("text", "key"),
    [("yht", "overdue"), ("0003", "this_week"), ("现场 指界", "tomorrow"), ("过水桥　尹", "overdue"), ("ＹＨＴ", "overdue")],
)  # fmt: skip
def test_the_list_is_searched_by_name_initials_number_and_words(
    desk: Desk, numbers: dict[str, str], text: str, key: str
) -> None:
    assert listed(desk, text=text) == [numbers[key]]


def test_a_board_is_narrowed_without_reading_again(desk: Desk, numbers: dict[str, str]) -> None:
    whole = desk.followup.board()
    for query in (
        BoardQuery(),
        BoardQuery(tile="overdue"),
        BoardQuery(text="工地"),
        BoardQuery(village="西岭村"),
    ):
        assert desk.followup.narrowed(whole, query) == desk.followup.board(query)


def test_as_of_a_day_the_list_is_what_it_was_then(
    desk: Desk, clock: FixedClock, numbers: dict[str, str]
) -> None:
    before = desk.followup.board()
    clock.set(datetime(2026, 11, 26, 9, 0))
    desk.followup.record(numbers["tomorrow"], "", KeepPromise("现场指界"))
    assert item(desk, numbers["tomorrow"]).next_duty == "书面告知"
    then = desk.followup.board(as_of=date(2026, 11, 25))
    assert [(one.matter, one.next_duty, one.detail, one.safe, one.group) for one in then.items] == [
        (one.matter, one.next_duty, one.detail, one.safe, one.group) for one in before.items
    ]
    assert [one.matter for one in desk.followup.board(as_of=date(2026, 9, 30)).items] == [numbers["overdue"]]


def test_what_an_act_changed_is_read_anew_and_the_rest_stays_the_same(
    desk: Desk, numbers: dict[str, str]
) -> None:
    before = {one.matter: one for one in desk.followup.board().items}
    desk.followup.record(numbers["tomorrow"], "", KeepPromise("现场指界"))
    after = {one.matter: one for one in desk.followup.board().items}
    changed = {number for number in after if after[number] is not before[number]}
    assert changed == {numbers["tomorrow"]}
    assert after[numbers["tomorrow"]].detail == "第 15 日"


def test_a_new_day_makes_the_list_anew(desk: Desk, clock: FixedClock, numbers: dict[str, str]) -> None:
    assert item(desk, numbers["this_week"]).days_left == 2
    clock.set(datetime(2026, 11, 27, 9, 0))
    one = item(desk, numbers["this_week"])
    assert (one.days_left, one.group) == (0, groups.NOW)


def test_the_month_shows_each_day_with_what_falls_due_on_it(desk: Desk, numbers: dict[str, str]) -> None:
    month = desk.followup.month(2026, 11)
    assert [day.on.day for day in month] == list(range(1, 31))
    due = {day.on.day: [one.matter for one in day.items] for day in month if day.items}
    assert due == {26: [numbers["tomorrow"]], 27: [numbers["this_week"]]}
    assert {day.on.day for day in month if day.day_off} == {1, 7, 8, 14, 15, 21, 22, 28, 29}
    narrowed = desk.followup.board(BoardQuery(text="工地"))
    assert [day.on.day for day in desk.followup.month(2026, 11, narrowed) if day.items] == [27]
