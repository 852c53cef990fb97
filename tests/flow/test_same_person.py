"""Who is the same person, what becomes of two names under one number, and what stays of a visitor's first particulars."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery, LedgerRow
from xfdesk.records.visit import MatterEntry, Saved, VisitEntry, VisitorEntry
from xfdesk.rules.words import MatterClass, VisitOrder

GOOD, WRONG, CUT = "411325197603142044", "411325197603142045", "411325197603142000"


@pytest.fixture
def first(desk: Desk, day: str) -> Saved:
    return desk.reception.save(builders.visit(desk, day))


def save(desk: Desk, day: str, continues: str = "", **visitor: Any) -> Saved:
    entry = builders.visit(desk, day, visitor=builders.visitor(**visitor))
    if continues:
        entry = replace(
            entry, continues=continues, matter=MatterEntry(), points=(), statement="又来了", handling=None
        )
    return desk.reception.save(entry)


def rows(desk: Desk) -> dict[str, LedgerRow]:
    found = desk.ledger.rows(LedgerQuery(), 0, 20)
    return {row.visit: row for row in found}


@pytest.mark.parametrize("number", [WRONG, CUT, "4113251976"])
def test_a_doubtful_number_identifies_nobody(desk: Desk, day: str, number: str) -> None:
    one = save(desk, day, name="王小明", id_number=number, phone="13800000001")
    other = save(desk, day, name="李大林", id_number=number, phone="13800000002")
    shown = rows(desk)
    assert (shown[one.visit].name, shown[other.visit].name) == ("王小明", "李大林")
    alone = replace(desk.reception.blank(day), visitor=VisitorEntry(id_number=number))
    assert not any(found.same for found in desk.reception.recognise(alone)), "proposed at most"
    assert any(missing.field == "visitor.name" for missing in desk.reception.check(alone).missing)


def test_a_doubtful_number_does_not_part_one_person_either(desk: Desk, day: str, first: Saved) -> None:
    again = save(desk, day, first.matter, id_number=WRONG)
    assert rows(desk)[again.visit].order == VisitOrder.REPEAT


def test_the_same_number_under_another_name_keeps_both_and_says_so(
    desk: Desk, day: str, first: Saved
) -> None:
    other = save(desk, day, name="高秀蓝")
    assert any("两个姓名都保留" in note for note in other.notes)
    shown = rows(desk)
    assert (shown[first.visit].name, shown[other.visit].name) == ("高秀兰", "高秀蓝")
    third = save(desk, day, name="高秀蓝")
    assert third.notes == (), "asked once: this name is known under the number by now"
    assert desk.check() == ()


def test_whoever_was_taken_over_may_be_renamed_and_the_first_name_stays_readable(
    desk: Desk, day: str, first: Saved
) -> None:
    blank = replace(desk.reception.blank(day), visitor=VisitorEntry(id_number=GOOD))
    (found,) = desk.reception.recognise(blank)
    taken = desk.reception.take_over(blank, found)
    entry = replace(builders.visit(desk, day), visitor=replace(taken.visitor, name="高秀岚", address="九组"))
    desk.sign_in("程一诺")
    assert desk.reception.save(entry).notes == ()
    told = [f"{m.first}|{m.second}|{m.by}" for m in desk.ledger.matter(first.matter).timeline]
    assert "改了姓名|原为：高秀兰|程一诺 改" in told
    assert "改了详址||程一诺 改" in told, "masked as the lists are"
    full = [f"{m.first}|{m.second}" for m in desk.ledger.matter(first.matter, revealed=True).timeline]
    assert "改了详址|原为：二组" in full


@pytest.mark.parametrize("name", ["买买提•艾力", "买买提・艾力", "买买提 艾力", "买买提艾力"])
def test_the_dot_of_a_name_is_no_difference(desk: Desk, day: str, name: str) -> None:
    first = save(desk, day, name="买买提·艾力", id_number="", phone="13800000003")
    again = save(desk, day, first.matter, name=name, id_number="", phone="13800000003")
    assert rows(desk)[again.visit].order == VisitOrder.REPEAT
    assert desk.check() == ()
    typed = replace(desk.reception.blank(day), visitor=VisitorEntry(name=name))
    assert [one.number for one in desk.reception.recognise(typed)] == [first.number]


def test_an_anonymous_visitor_stays_so_when_the_number_comes_with_a_name(desk: Desk, day: str) -> None:
    hidden = save(desk, day, name="", anonymous=True, anonymous_reason="怕报复")
    named = save(desk, day)
    shown = rows(desk)
    assert (shown[hidden.visit].name, shown[named.visit].name) == ("匿名", "高秀兰")
    blank = replace(desk.reception.blank(day), visitor=VisitorEntry(id_number=GOOD))
    assert [one.number for one in desk.reception.recognise(blank)] == [named.number]


def test_somebody_anonymous_in_a_known_matter_renames_nobody(desk: Desk, day: str, first: Saved) -> None:
    other = save(
        desk, day, first.matter, name="", id_number="", phone="", anonymous=True, anonymous_reason="不愿说"
    )
    shown = rows(desk)
    assert (shown[first.visit].name, shown[other.visit].name) == ("高秀兰", "匿名")
    assert shown[other.visit].order == VisitOrder.FIRST


def test_another_person_typed_over_a_saved_visit_leaves_the_others_matters_alone(
    desk: Desk, day: str, first: Saved
) -> None:
    second = save(desk, day)
    stored = desk.reception.entry(second.visit)
    other = replace(stored.visitor, name="邱玉梅", id_number="41132519630405121X")
    desk.reception.save(replace(stored, visitor=other))
    shown = rows(desk)
    assert (shown[first.visit].name, shown[second.visit].name) == ("高秀兰", "邱玉梅")
    assert desk.check() == ()


def as_accusation(entry: VisitEntry) -> VisitEntry:
    matter = replace(
        entry.matter, matter_class=MatterClass.ACCUSATION, route=None, category="纪检监察/检举控告"
    )
    return replace(entry, matter=matter, handling=builders.Handling.TRANSFERRED, unit="区纪委")


def test_a_matter_that_became_an_accusation_does_not_hide_the_persons_others(
    desk: Desk, day: str, first: Saved
) -> None:
    second = save(desk, day)
    desk.reception.save(as_accusation(desk.reception.entry(second.visit)))
    blank = replace(desk.reception.blank(day), visitor=VisitorEntry(id_number=GOOD))
    assert [one.number for one in desk.reception.recognise(blank)] == [first.number]
    view = desk.ledger.matter(second.matter)
    assert (view.sealed, view.visitor) == (True, None)
    opened = desk.ledger.open_sealed(second.matter, "核对")
    assert "认定代课教龄" in opened.facts, "the points are among the facts"
    assert desk.check() == ()


def test_the_only_matter_that_became_an_accusation_leaves_nobody_behind(
    desk: Desk, day: str, first: Saved
) -> None:
    desk.reception.save(as_accusation(desk.reception.entry(first.visit)))
    blank = replace(desk.reception.blank(day), visitor=VisitorEntry(id_number=GOOD))
    assert desk.reception.recognise(blank) == ()
    assert desk.file.value("SELECT count(*) FROM visitor") == 1
    assert desk.check() == ()
