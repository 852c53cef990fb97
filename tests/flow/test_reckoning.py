"""Another profile, another year's holidays: what would move is told first, what was notified stays, slices come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from xfdesk.changes import Change, Touched
from xfdesk.desk import demo, would_move
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved, Refused
from xfdesk.records.acts import Withdraw
from xfdesk.records.office import YearArrangement
from xfdesk.records.reckoning import Moves, Proposed
from xfdesk.records.visit import PaperEntry, PointEntry
from xfdesk.rules import workdays
from xfdesk.rules.words import Handling, PaperKind
from xfdesk.store import history, projection

NOTICE = PaperEntry(PaperKind.TRANSFER, method="当面", receipt="签收", delivered_on="2026-11-20")
OTHER = Proposed(profile="zhejiang-2016")
DATES = "SELECT uid, next_duty, next_plain, next_rolled, next_safe FROM matter ORDER BY uid"
DUE = "SELECT uid, due_on, safe_on FROM ledgerline ORDER BY uid"


def looked(desk: Desk, proposed: Proposed, most: int = 3) -> Moves:
    look = desk.reckoning.look(proposed)
    while look.step(most):
        pass
    assert look.done == look.of
    return look.moves


def stored(desk: Desk) -> list[Any]:
    with desk.file.read():
        return [desk.file.sql(DATES), desk.file.sql(DUE)]


def saved(desk: Desk, day: str, name: str = "高秀兰", **changes: object) -> str:
    """A matter with nothing but the law's dates; its number."""
    person = builders.visitor(name=name, id_number="", phone="")
    plain = (PointEntry(text="补发"),)
    entry = builders.visit(desk, day, **{"visitor": person, "points": plain, "unit": "司法所", **changes})
    return desk.reception.save(entry).number


def with_days_off(*more: date) -> YearArrangement:
    """2026 as shipped, and some days off more."""
    shipped = workdays.shipped(2026)
    assert shipped is not None
    return YearArrangement(2026, shipped.off | {*more}, shipped.worked, "本单位试的")


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Desk]:
    """Three months of demonstration data: all states."""
    path = tmp_path / "台账.xfd"
    demo.make(path, months=3, visits=90, seed=5, until=date(2026, 11, 20))
    desk = Desk.open(path, who="林小雨", clock=FixedClock(datetime(2026, 11, 23, 9, 0)))
    desk.office.recount()
    yield desk
    desk.close()


# What would move


def test_another_profile_tells_each_duty_with_its_days_and_changes_nothing(desk: Desk, day: str) -> None:
    number = saved(desk, day)
    before, head = stored(desk), history.head(desk.file)
    moves = looked(desk, OTHER)
    assert (moves.seen, moves.matters, moves.kept, moves.duties) == (1, 1, 0, 2)
    assert [(move.number, move.duty, move.which, *move.days) for move in moves.first] == [
        (number, "书面告知", "plain", date(2026, 12, 5), date(2026, 11, 27)),
        (number, "书面答复", "plain", date(2027, 1, 19), date(2026, 12, 20)),
    ]
    assert (stored(desk), history.head(desk.file)) == (before, head)
    assert desk.office.value("profile") == "national"
    assert desk.check() == ()


@pytest.mark.law("clock.duties")
def test_what_was_notified_in_writing_is_counted_as_kept(desk: Desk, day: str) -> None:
    silent = saved(desk, day)
    told = saved(desk, day, "钱卫东", notice=NOTICE)
    moves = looked(desk, OTHER)
    assert (moves.seen, moves.matters, moves.kept) == (2, 1, 1)
    assert {move.number for move in moves.first} == {silent}
    before = {row[0]: row for row in stored(desk)[0]}
    desk.reckoning.whole(OTHER)
    after = {row[0]: row for row in stored(desk)[0]}
    uid = {number: desk.ledger.matter(number).uid for number in (silent, told)}
    assert after[uid[told]] == before[uid[told]]
    assert after[uid[silent]] != before[uid[silent]]


def test_a_day_off_more_moves_the_rolled_and_the_safe_day_alone(desk: Desk, day: str) -> None:
    saved(desk, day, points=(builders.solved_point(due="2026-12-18"),))
    moves = looked(desk, Proposed(year=with_days_off(date(2026, 12, 18))))
    (move,) = moves.first
    assert (move.duty, move.which, *move.days) == (
        "落实措施",
        "rolled",
        date(2026, 12, 18),
        date(2026, 12, 21),
    )
    assert move.before.plain == move.after.plain
    assert move.after.safe == date(2026, 12, 17)
    assert moves.kept == 0


def test_a_day_off_far_from_every_date_moves_nothing(desk: Desk, day: str) -> None:
    saved(desk, day)
    assert looked(desk, Proposed(year=with_days_off(date(2026, 3, 3)))) == Moves(1)


@pytest.mark.parametrize(
    "proposed", [OTHER, Proposed(year=with_days_off(*(date(2026, 11, n) for n in range(23, 31))))]
)
def test_what_is_told_is_what_then_moves(lived: Desk, proposed: Proposed) -> None:
    """Against the stored next duties: those of the told matters alone, and all of them whose next duty is told."""
    moves, before = looked(lived, proposed), stored(lived)
    lived.reckoning.whole(proposed)
    moved = {new[0] for old, new in zip(before[0], stored(lived)[0], strict=True) if old != new}
    with lived.file.read():
        numbers = {
            number for (uid, number) in lived.file.sql("SELECT uid, number FROM matter") if uid in moved
        }
    assert numbers
    assert moves.duties > len(moves.first) or numbers <= {move.number for move in moves.first}
    assert len(numbers) <= moves.matters <= moves.seen
    assert moves.first == tuple(sorted(moves.first, key=lambda move: (move.after.safe, move.number)))
    assert lived.check() == ()


def test_only_the_most_urgent_are_listed_and_all_are_counted(
    lived: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = looked(lived, OTHER)
    monkeypatch.setattr(would_move, "MOST_TOLD", 3)
    moves = looked(lived, OTHER)
    assert moves == replace(whole, first=whole.first[:3])
    assert moves.duties > 3


# The rewriting


def test_the_rewriting_goes_on_at_the_next_start(lived: Desk) -> None:
    """Against the same change made in one go."""
    rewriting = lived.reckoning.begin(OTHER)
    assert rewriting.of == lived.file.value("SELECT count(*) FROM matter")
    assert rewriting.step(7)
    assert (rewriting.done, lived.has_old_dates) == (7, True)
    assert [sentence for sentence in lived.check() if "期限" in sentence] == [
        "期限正在按新的算法重算，还没有算完；打开窗口会接着算"
    ]
    half = stored(lived)
    path, clock = lived.path, lived.clock
    lived.close()
    again = Desk.open(path, who="林小雨", clock=clock)
    assert stored(again) == half
    rest = again.reckoning.rewriting()
    assert (rest.done, rest.of) == (7, rewriting.of)
    while rest.step(7):
        pass
    assert rest.done == rest.of and rest.changed
    assert not again.has_old_dates
    assert again.check() == ()
    sliced = stored(again)
    again.office.recount()
    assert stored(again) == sliced
    again.close()


def test_what_is_saved_between_two_slices_counts_the_new_way(desk: Desk, day: str) -> None:
    for n in range(4):
        saved(desk, day, f"来访{n}")
    rewriting = desk.reckoning.begin(OTHER)
    assert rewriting.step(1)
    number = saved(desk, day, "后来的")
    assert desk.ledger.matter(number).duties[0].plain == date(2026, 11, 27)
    while rewriting.step(1):
        pass
    assert desk.check() == ()


def test_a_second_change_begins_anew_and_forgets_nothing_of_the_first(lived: Desk) -> None:
    """Holidays alone are rewritten for open matters; the profile under way wanted all of them."""
    assert lived.reckoning.begin(OTHER).step(7)
    rewriting = lived.reckoning.begin(Proposed(year=with_days_off(date(2026, 12, 25))))
    assert (rewriting.done, rewriting.of) == (0, lived.file.value("SELECT count(*) FROM matter"))
    while rewriting.step(7):
        pass
    assert lived.check() == ()


def test_a_profile_also_moves_what_the_law_left_of_a_matter_that_is_over(desk: Desk, day: str) -> None:
    number = saved(desk, day)
    desk.followup.record(number, "2026-11-20", Withdraw("自己撤回"))
    assert desk.file.value("SELECT next_safe FROM matter") is None
    assert looked(desk, OTHER).seen == 0
    desk.office.set("profile", "zhejiang-2016")
    assert desk.file.value("SELECT due_on FROM ledgerline") == "2026-12-20"
    assert desk.check() == ()


def test_whoever_stops_the_whole_finds_everything_as_before(lived: Desk) -> None:
    before, head = stored(lived), history.head(lived.file)

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lived.reckoning.whole(OTHER, stop)
    assert (stored(lived), history.head(lived.file)) == (before, head)
    assert (lived.office.office().profile, lived.has_old_dates) == ("national", False)
    assert lived.check() == ()


def test_a_full_disk_in_a_slice_leaves_that_slice_undone_and_the_next_try_goes_on(
    lived: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewriting = lived.reckoning.begin(OTHER)
    assert rewriting.step(5)
    half, tries, refresh = stored(lived), [], projection.refresh

    def no_room(*arguments: Any) -> None:
        tries.append(1)
        refresh(*arguments)
        if len(tries) == 4:
            raise full

    full = OSError()
    full.sqlite_errorname = "SQLITE_FULL"  # type: ignore[attr-defined]
    monkeypatch.setattr(projection, "refresh", no_room)
    with pytest.raises(NotSaved):
        rewriting.step(5)
    assert (stored(lived), rewriting.done) == (half, 5)
    assert lived.has_old_dates
    while rewriting.step(5):
        pass
    assert rewriting.done == rewriting.of
    assert lived.check() == ()


def test_the_pages_hear_of_it_once_at_the_end(desk: Desk, day: str) -> None:
    saved(desk, day)
    heard: list[Change] = []
    desk.watchers.add(heard.append)
    desk.reckoning.whole(OTHER)
    assert [change.touched for change in heard] == [Touched.OFFICE, Touched.MATTER | Touched.COUNTS]
    assert heard[1].what == "期限已重新算过，1 件改了日期"
    desk.reckoning.whole(Proposed(year=with_days_off(date(2026, 3, 3))))
    assert heard[-1].what == "期限已重新算过，日期都没有变"


# A year's arrangement


def test_a_year_goes_back_to_the_programs_own(desk: Desk, day: str) -> None:
    saved(desk, day)
    before = stored(desk)
    desk.office.put_year(with_days_off(date(2026, 12, 4)))
    assert stored(desk) != before
    assert looked(desk, Proposed(as_shipped=2026)).matters == 1
    desk.reckoning.whole(Proposed(as_shipped=2026))
    assert stored(desk) == before
    assert desk.office.office().years == ()
    assert desk.check() == ()


def test_a_years_arrangement_counts_in_the_december_before(desk: Desk, day: str) -> None:
    """As that of 2019 did, whose new year's holiday began on 30 December."""
    year = YearArrangement(
        2027, frozenset({date(2026, 12, 31), date(2027, 1, 1)}), frozenset({date(2026, 12, 27)}), "通知"
    )
    desk.office.put_year(year)
    assert not desk.table.calendar.is_working(date(2026, 12, 31))
    assert desk.table.calendar.is_working(date(2026, 12, 27))
    assert not desk.table.calendar.is_working(date(2026, 12, 26))


@pytest.mark.parametrize(
    ("off", "worked", "rule"),
    [
        (["2027-01-01"], ["2027-01-01"], "both"),
        ([], ["2027-01-02"], "no_day_off"),
        (["2027-01-01"], ["2027-01-04"], "no_weekend"),
        (["2027-01-01", "2028-01-01"], [], "other_year"),
        (["2027-01-01", "2026-11-30"], [], "other_year"),
    ],
)
def test_a_year_that_cannot_be_is_refused_also_when_it_is_looked_at(
    desk: Desk, off: list[str], worked: list[str], rule: str
) -> None:
    days = [frozenset(map(date.fromisoformat, listed)) for listed in (off, worked)]
    proposed = Proposed(year=YearArrangement(2027, days[0], days[1], "试"))
    for way in (desk.reckoning.look, desk.reckoning.begin, desk.reckoning.whole):
        with pytest.raises(Refused) as refused:
            way(proposed)
        assert refused.value.rule == rule
    assert desk.office.office().years == ()
    assert not desk.has_old_dates


def test_no_other_profile_is_taken(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.reckoning.begin(Proposed(profile="某省"))
    assert desk.office.value("profile") == "national"


def test_what_was_handed_on_moves_its_notice_alone(desk: Desk, day: str) -> None:
    desk.reception.save(builders.accusation(desk, day))
    entry = builders.visit(desk, day, handling=Handling.LAWFUL_WAY, points=(PointEntry(text="起诉"),))
    desk.reception.save(replace(entry, matter=replace(entry.matter, route=1), notice=NOTICE))
    moves = looked(desk, OTHER)
    assert moves.first and {move.duty for move in moves.first} == {"书面告知"}
