"""A saved 续访 that is corrected: what becomes a matter of its own, and what stays with the earlier one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.visit import PointEntry, Saved, VisitEntry
from xfdesk.rules.words import Handling, Verdict

TABLES = (
    "visit",
    "visitor",
    "matter",
    "demandpoint",
    "pointversion",
    "assignment",
    "paper",
    "promise",
    "ledgerline",
)


def everything(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    return {name: desk.file.sql(f"SELECT * FROM {name} ORDER BY uid") for name in TABLES}


def joined(desk: Desk, day: str, first: Saved, **changes: Any) -> Saved:
    entry = replace(desk.reception.blank(day), visitor=builders.visitor(), statement="又来问一次。")
    (found,) = desk.reception.recognise(entry)
    assert found.matter == first.matter
    return desk.reception.save(replace(desk.reception.continue_matter(entry, found), **changes))


def made_new(desk: Desk, visit: str) -> VisitEntry:
    entry = desk.reception.as_new_matter(desk.reception.entry(visit))
    matter = replace(entry.matter, category="社会保障/养老保险", summary="另一件事")
    return replace(entry, matter=matter, handling=Handling.ACCEPTED)


@pytest.fixture
def first(desk: Desk, day: str) -> Saved:
    return desk.reception.save(builders.visit(desk, day))


@pytest.fixture
def settled(desk: Desk, day: str) -> Saved:
    return desk.reception.save(builders.visit(desk, day, handling=Handling.SETTLED, answer="当场算清。"))


def test_a_saved_repeat_visit_made_a_new_matter_leaves_the_earlier_one_as_it_was(
    desk: Desk, day: str, first: Saved
) -> None:
    stood = desk.ledger.matter(first.matter)
    second = joined(desk, day, first, points=(builders.solved_point(text="补发利息", unit="司法所"),))
    saved = desk.reception.save(made_new(desk, second.visit))
    view, new = desk.ledger.matter(first.matter), desk.ledger.matter(saved.matter)
    assert saved.number != first.number
    assert (view.summary, view.facts, view.visits) == (stood.summary, stood.facts, stood.visits)
    assert (view.unit, [point.point.text for point in view.points]) == (
        stood.unit,
        ["认定代课教龄，补发养老补贴"],
    )
    assert (new.summary, new.unit, [point.point.text for point in new.points]) == (
        "另一件事",
        "司法所",
        ["补发利息"],
    )
    assert desk.reception.entry(saved.visit).continues == ""
    assert desk.check() == ()


def test_taking_that_back_brings_every_row_back(desk: Desk, day: str, first: Saved) -> None:
    second = joined(desk, day, first, points=(builders.solved_point(text="补发利息", unit="司法所"),))
    stood = everything(desk)
    desk.reception.save(made_new(desk, second.visit))
    assert everything(desk) != stood
    desk.reception.undo_last()
    assert everything(desk) == stood
    assert desk.check() == ()


def test_a_saved_repeat_visit_that_goes_on_with_another_matter_moves_there(
    desk: Desk, day: str, first: Saved
) -> None:
    second = joined(desk, day, first)
    other = desk.reception.second_matter(desk.reception.entry(first.visit))
    brought = builders.visit(desk, day, points=(builders.unreasonable_point(),), handling=Handling.ACCEPTED)
    other = replace(brought, visitor=other.visitor, matter=replace(brought.matter, summary="别的事"))
    third = desk.reception.save(other)
    entry = desk.reception.entry(second.visit)
    found = next(one for one in desk.reception.recognise(entry) if one.matter == third.matter)
    saved = desk.reception.save(desk.reception.continue_matter(entry, found))
    assert saved.matter == third.matter
    assert desk.ledger.matter(first.matter).visits == (first.visit,)
    assert desk.ledger.matter(third.matter).summary == "别的事"
    assert desk.reception.entry(saved.visit).continues == third.matter
    assert desk.check() == ()


def test_a_visit_that_brought_a_matter_cannot_be_put_into_another(desk: Desk, day: str, first: Saved) -> None:
    other = builders.visit(
        desk, day, visitor=builders.visitor(name="李大林", id_number="", phone="13800000002")
    )
    saved = desk.reception.save(other)
    entry = replace(desk.reception.entry(saved.visit), continues=first.matter)
    with pytest.raises(Refused, match="已经登记为单独的一件"):
        desk.reception.save(entry)
    assert desk.ledger.matter(saved.matter).summary == "代课教龄未认定"


def test_a_new_demand_in_a_corrected_visit_leaves_the_answered_matter_answered(
    desk: Desk, day: str, settled: Saved
) -> None:
    second = joined(desk, day, settled)
    stood = desk.file.sql(
        "SELECT status, handling, settled_on, facts FROM matter WHERE uid = ?", settled.matter
    )
    entry = desk.reception.entry(second.visit)
    saved = desk.reception.save(replace(entry, points=(builders.solved_point(text="补发利息"),)))
    now = desk.file.sql(
        "SELECT status, handling, settled_on, facts FROM matter WHERE uid = ?", settled.matter
    )
    assert now == stood
    new = desk.ledger.matter(saved.matter)
    assert (new.earlier, new.facts, new.visits) == (settled.number, "又来问一次。", (second.visit,))
    assert desk.check() == ()
    desk.reception.undo_last()
    assert desk.reception.entry(second.visit).continues == settled.matter


@pytest.mark.law("settled_unjudged")
def test_a_settled_demand_is_never_put_back_to_unjudged_by_a_later_visit(
    desk: Desk, day: str, settled: Saved
) -> None:
    second = joined(desk, day, settled)
    (point,) = desk.reception.points_of(settled.matter)
    undone = replace(desk.reception.entry(second.visit), points=(replace(point, verdict=Verdict.PENDING),))
    assert "settled_unjudged" in {one.rule for one in desk.reception.check(undone).missing}
    with pytest.raises(Refused) as refused:
        desk.reception.save(undone)
    assert refused.value.article == "第三十二条"


def test_a_repeat_visit_is_corrected_with_its_own_points_and_loses_none_of_the_matter(
    desk: Desk, day: str, first: Saved
) -> None:
    second = joined(desk, day, first, points=(PointEntry(text="补发利息"),))
    entry = desk.reception.entry(second.visit)
    assert [point.text for point in entry.points] == ["补发利息"]
    assert len(desk.reception.form(second.visit).entry.points) == 2
    (line,) = [one for one in desk.reception.summary(day).incomplete if one.group == "研判"]
    assert (line.visit, line.field) == (first.visit, "points.1.verdict")
    desk.reception.save(replace(entry, leader_opinion="尽快办"))
    desk.reception.save(replace(desk.reception.entry(second.visit), points=()))
    assert [one.text for one in desk.reception.points_of(first.matter)] == ["认定代课教龄，补发养老补贴"]
    assert desk.check() == ()
