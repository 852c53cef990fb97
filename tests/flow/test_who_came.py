"""Whoever really came has a record of their own; nobody else is renamed, and an accuser is tied to nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import MatterEntry, Recognised, Saved, VisitEntry, VisitorEntry
from xfdesk.rules.words import Handling

SURE, DOUBTFUL = "110101199003074514", "411325196209030016"


@pytest.fixture
def first(desk: Desk, day: str) -> Saved:
    return desk.reception.save(builders.visit(desk, day))


def found(desk: Desk, day: str) -> Recognised:
    entry = replace(desk.reception.blank(day), visitor=builders.visitor())
    return desk.reception.recognise(entry)[0]


def again(desk: Desk, day: str) -> VisitEntry:
    entry = replace(desk.reception.blank(day), visitor=builders.visitor(), statement="又来了")
    return desk.reception.continue_matter(entry, found(desk, day))


def came(desk: Desk) -> dict[str, str]:
    return dict(desk.file.sql("SELECT visit, name FROM ledgerline"))


def test_another_sure_number_and_name_typed_after_taking_over_make_another_person(
    desk: Desk, day: str, first: Saved
) -> None:
    taken = desk.reception.take_over(builders.visit(desk, day), found(desk, day))
    other = replace(taken, visitor=replace(taken.visitor, name="李四", id_number=SURE, phone="13900001111"))
    saved = desk.reception.save(other)
    assert came(desk) == {first.visit: "高秀兰", saved.visit: "李四"}
    assert any("另记一位" in note for note in saved.notes)
    assert desk.check() == ()


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "李四", "id_number": "", "phone": "13900001111"},
        {"name": "李四", "id_number": DOUBTFUL},
        {"name": "李四", "id_number": SURE},
        {"name": "", "id_number": "", "anonymous": True, "anonymous_reason": "不愿说"},
    ],
)
def test_correcting_a_repeat_visit_to_who_really_came_renames_nobody(
    desk: Desk, day: str, first: Saved, typed: dict[str, Any]
) -> None:
    second = desk.reception.save(again(desk, day))
    entry = desk.reception.entry(second.visit)
    other = replace(entry, visitor=replace(entry.visitor, **typed))
    saved = desk.reception.save(other)
    assert any("另记一位" in note for note in saved.notes)
    assert came(desk) == {first.visit: "高秀兰", second.visit: typed["name"] or "匿名"}
    assert desk.check() == ()


def test_a_misspelt_name_is_corrected_where_nothing_else_stands_or_the_number_is_the_same(
    desk: Desk, day: str, first: Saved
) -> None:
    entry = desk.reception.entry(first.visit)
    desk.reception.save(replace(entry, visitor=replace(entry.visitor, name="高秀岚", id_number="")))
    assert desk.file.sql("SELECT name FROM visitor") == [("高秀岚",)]
    entry = desk.reception.entry(first.visit)
    desk.reception.save(replace(entry, visitor=builders.visitor(uid=entry.visitor.uid)))
    second = desk.reception.save(again(desk, day))
    entry = desk.reception.entry(second.visit)
    assert desk.reception.save(replace(entry, visitor=replace(entry.visitor, name="高秀岚"))).notes == ()
    assert set(came(desk).values()) == {"高秀岚"}


def test_taking_such_a_correction_back_ties_the_visit_to_the_former_visitor_again(
    desk: Desk, day: str, first: Saved
) -> None:
    second = desk.reception.save(again(desk, day))
    entry = desk.reception.entry(second.visit)
    desk.reception.save(replace(entry, visitor=replace(entry.visitor, name="李四", id_number=SURE)))
    desk.reception.undo_last()
    assert desk.reception.entry(second.visit).visitor == entry.visitor
    assert desk.file.value("SELECT count(*) FROM visitor") == 1
    assert desk.check() == ()


def test_a_record_that_the_correction_forgot_is_made_again_when_it_is_taken_back(
    desk: Desk, day: str, first: Saved
) -> None:
    entry = desk.reception.entry(first.visit)
    desk.reception.save(replace(entry, visitor=replace(entry.visitor, name="李四", id_number=SURE)))
    assert found_by_name(desk, day, "高秀兰") == ()
    desk.reception.undo_last()
    assert desk.reception.entry(first.visit).visitor == entry.visitor
    assert [one.number for one in found_by_name(desk, day, "高秀兰")] == [first.number]
    assert desk.check() == ()


def found_by_name(desk: Desk, day: str, name: str) -> tuple[Recognised, ...]:
    return desk.reception.recognise(replace(desk.reception.blank(day), visitor=VisitorEntry(name=name)))


def ordinary(desk: Desk, day: str, entry: VisitEntry) -> VisitEntry:
    matter = MatterEntry(category="社会保障/养老保险", place="西岭村", summary="养老金")
    return replace(entry, matter=matter, points=(builders.solved_point(),), handling=Handling.ASSIGNED)


@pytest.mark.law("visits.is_sealed")
def test_a_second_matter_after_an_accusation_is_tied_to_it_by_nothing(desk: Desk, day: str) -> None:
    accused = builders.accusation(desk, day, visitor=builders.visitor())
    sealed = desk.reception.save(accused)
    more = desk.reception.second_matter(accused)
    assert (more.visitor.uid, more.visitor.name, more.visitor.village) == ("", "高秀兰", "西岭村")
    saved = desk.reception.save(ordinary(desk, day, more))
    one, other = desk.file.sql("SELECT sealed, uid FROM visitor ORDER BY sealed")
    assert (one[0], other[0]) == (0, 1)
    entry = desk.reception.entry(saved.visit)
    desk.reception.save(replace(entry, visitor=replace(entry.visitor, name="高秀岚")))
    assert desk.reception.entry(sealed.visit, opened=True).visitor.name == "高秀兰"
    assert desk.check() == ()


@pytest.mark.law("whose.may_stand_under")
def test_a_sealed_record_named_by_an_entry_is_not_used(desk: Desk, day: str, first: Saved) -> None:
    sealed = desk.reception.save(builders.accusation(desk, day, visitor=builders.visitor(name="邱玉梅")))
    uid = desk.reception.entry(sealed.visit, opened=True).visitor.uid
    entry = builders.visit(desk, day, visitor=builders.visitor(uid=uid, name="邱玉梅", id_number=SURE))
    desk.reception.save(entry)
    stored = desk.reception.entry(first.visit)
    desk.reception.save(replace(stored, visitor=replace(stored.visitor, uid=uid)))
    assert desk.file.sql("SELECT sealed FROM visitor WHERE uid = ?", uid) == [(1,)]
    assert desk.file.value("SELECT count(*) FROM visit WHERE visitor = ?", uid) == 1
    assert desk.check() == ()


def test_a_record_under_a_sealed_and_an_open_matter_is_told_by_the_check(desk: Desk, day: str) -> None:
    desk.reception.save(builders.visit(desk, day))
    sealed = desk.reception.save(builders.accusation(desk, day))
    open_one = desk.file.value("SELECT visitor FROM matter WHERE sealed = 0")
    with desk.file.act():
        desk.file.db.execute_sql("UPDATE visit SET visitor = ? WHERE uid = ?", (open_one, sealed.visit))
    assert any("既在密封的检举控告里" in line for line in desk.check())
