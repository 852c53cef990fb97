"""The ledger's lines: their order within a day, sealed ones found by what they show, as many lines as the numbers say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests import builders
from xfdesk.desk import demo
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery, LedgerRow
from xfdesk.records.visit import PointEntry
from xfdesk.rules.words import Handling, Verdict
from xfdesk.store import projection


def numbered(desk: Desk, day: str, *numbers: int) -> list[str]:
    visits = []
    for number in numbers:
        person = builders.visitor(name=f"赵{number}", id_number="", phone="")
        entry = builders.visit(desk, day, no=str(number), visitor=person)
        visits.append(desk.reception.save(entry).visit)
    return visits


def listed(desk: Desk, **query: object) -> tuple[LedgerRow, ...]:
    return desk.ledger.rows(LedgerQuery(**query), 0, 10_000)  # type: ignore[arg-type]


def test_within_a_day_the_lines_stand_by_their_number_not_by_when_they_were_saved(
    desk: Desk, day: str
) -> None:
    numbered(desk, day, 2, 11, 1, 3)
    assert [row.queue_number for row in listed(desk)] == [11, 3, 2, 1]
    assert [row.queue_number for row in listed(desk, descending=False)] == [1, 2, 3, 11]
    assert desk.check() == ()


def test_a_list_made_in_the_order_of_saving_stands_by_number_once_its_matters_are_written_again(
    desk: Desk, day: str
) -> None:
    numbered(desk, day, 3, 1, 2)
    first = date(2026, 11, 20).toordinal() << projection.DAY_BITS
    with desk.file.act():
        for place, (row,) in enumerate(
            desk.file.sql("SELECT id FROM ledgerline ORDER BY queue_number = 3 DESC, id")
        ):
            desk.file.sql("UPDATE ledgerline SET id = ? WHERE id = ?", first + place + 1, row)
    desk.rebuild_search()
    assert [row.queue_number for row in listed(desk)] == [2, 1, 3]
    desk.office.recount()
    assert [row.queue_number for row in listed(desk)] == [3, 2, 1]
    assert desk.check() == ()


def test_a_number_whose_places_are_taken_gets_another_of_the_same_day(desk: Desk, day: str) -> None:
    numbered(desk, day, 1, 20_000)
    (last,) = desk.file.sql("SELECT max(id) FROM ledgerline")[0]
    with desk.file.act():
        desk.file.sql(
            "UPDATE ledgerline SET id = ? WHERE id = ?", last + (1 << projection.PLACE_BITS) - 2, last
        )
    desk.rebuild_search()
    numbered(desk, day, 30_000)
    assert {row.received_on for row in listed(desk)} == {date(2026, 11, 20)}
    assert len(listed(desk, since=date(2026, 11, 20), until=date(2026, 11, 20))) == 3
    assert desk.check() == ()


def test_a_sealed_line_is_found_by_what_it_shows_and_by_nothing_else(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.accusation(desk, day))
    numbered(desk, day, 7)
    for typed in ("检举", "已密封", saved.number):
        for words_too in (False, True):
            assert [row.uid for row in listed(desk, text=typed, words_too=words_too)] == [saved.visit]
    assert listed(desk, text="优亲厚友") == ()
    assert desk.rebuild_search() == 2
    assert [row.uid for row in listed(desk, text="检举")] == [saved.visit]
    assert desk.check() == ()


def test_the_two_numbers_of_the_window_are_as_many_lines_as_their_lists_have(tmp_path: Path) -> None:
    path = tmp_path / "台账.xfd"
    demo.make(path, months=3, visits=240, seed=5, until=date(2026, 11, 20))
    desk = Desk.open(path, who="林小雨", clock=FixedClock(datetime(2026, 11, 23, 9, 0)))
    counts = desk.counts()
    without_owner, without_answer = listed(desk, without_owner=True), listed(desk, without_answer=True)
    assert (len(without_owner), len(without_answer)) == (counts.without_owner, counts.without_answer)
    assert counts.without_owner and counts.without_answer
    by_matter = desk.file.value("SELECT count(*) FROM ledgerline WHERE without_answer = 1")
    assert by_matter > counts.without_answer, "some came more than once"
    assert desk.ledger.found(LedgerQuery(without_answer=True), None).rows == counts.without_answer
    desk.close()


@pytest.mark.parametrize("on", [date(2026, 9, 18), date(2026, 11, 20)])
def test_a_judgement_bears_the_day_of_the_visit_and_its_typing_stands_in_the_history(
    desk: Desk, clock: FixedClock, on: date
) -> None:
    day = desk.reception.open_day(builders.reception_day(on)).uid
    waiting = PointEntry(text="补发", verdict=Verdict.PENDING)
    saved = desk.reception.save(builders.visit(desk, day, points=(waiting,), handling=Handling.ACCEPTED))
    entry = desk.reception.entry(saved.visit)
    due = (on + timedelta(days=20)).isoformat()
    judged = builders.solved_point(uid=entry.points[0].uid, text="补发", due=due)
    desk.reception.save(replace(entry, points=(judged,)))
    view = desk.ledger.matter(saved.matter)
    (point,) = view.points
    assert point.judged_at is not None and point.judged_at.date() == on
    assert [at.date() for at, _, _ in point.versions] == [on]
    assert {one.at.date() for one in view.history} == {clock.now().date()}
