"""What was typed before somebody was recognised stays, whichever key is pressed then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import MatterEntry, Saved, VisitEntry
from xfdesk.rules.words import MatterClass

MORE = {
    "agent": "张律师",
    "employer": "村小",
    "phone": "13900009999",
    "confidential": True,
    "needs": "听力不好",
}


@pytest.fixture
def first(desk: Desk, day: str) -> Saved:
    return desk.reception.save(builders.visit(desk, day))


def typed(desk: Desk, day: str, **matter: object) -> VisitEntry:
    entry = replace(desk.reception.blank(day), visitor=builders.visitor(**MORE), leader_opinion="尽快办")
    return replace(entry, matter=MatterEntry(**matter))  # type: ignore[arg-type]


def taken_over(desk: Desk, entry: VisitEntry) -> VisitEntry:
    return desk.reception.take_over(entry, desk.reception.recognise(entry)[0])


def went_on(desk: Desk, entry: VisitEntry) -> VisitEntry:
    return desk.reception.continue_matter(entry, desk.reception.recognise(entry)[0])


def test_taking_over_keeps_each_typed_particular_that_was_not_known(
    desk: Desk, day: str, first: Saved
) -> None:
    visitor = taken_over(desk, typed(desk, day)).visitor
    known = desk.reception.entry(first.visit).visitor
    assert (visitor.agent, visitor.employer, visitor.needs) == ("张律师", "村小", "听力不好")
    assert visitor.confidential
    assert (visitor.uid, visitor.phone, visitor.phone2) == (known.uid, known.phone, "13900009999")


def test_two_other_phones_stand_both_and_a_known_one_is_not_said_twice(
    desk: Desk, day: str, first: Saved
) -> None:
    entry = typed(desk, day)
    two = taken_over(desk, replace(entry, visitor=replace(entry.visitor, phone2="0377-61200001"))).visitor
    assert (two.phone, two.phone2) == ("13900009999", "0377-61200001")
    same = taken_over(desk, replace(entry, visitor=replace(entry.visitor, phone="135 3771 7120"))).visitor
    assert (same.phone, same.phone2) == ("13537717120", "")


def test_going_on_with_a_matter_keeps_what_was_typed_of_it(desk: Desk, day: str, first: Saved) -> None:
    entry = went_on(
        desk,
        typed(
            desk,
            day,
            summary="补贴还没到账",
            in_proceedings="已申请仲裁",
            recusal="周启明回避",
            hardship=True,
            place="东河村",
        ),
    )
    assert (entry.matter.summary, entry.matter.place) == ("代课教龄未认定", "西岭村")
    assert "补贴还没到账" in entry.statement
    assert "发生地：东河村" in entry.statement
    saved = desk.reception.save(entry)
    view = desk.ledger.matter(saved.matter, revealed=True)
    assert (view.in_proceedings, view.recusal, view.hardship) == ("已申请仲裁", "周启明回避", True)
    assert (view.accounts[-1].leader_opinion, view.accounts[-1].visitor.agent) == ("尽快办", "张律师")


def test_an_accusation_typed_before_going_on_is_still_one(desk: Desk, day: str, first: Saved) -> None:
    by_category = went_on(desk, typed(desk, day, category="纪检监察/检举控告"))
    by_class = went_on(desk, typed(desk, day, matter_class=MatterClass.ACCUSATION))
    for entry in (by_category, by_class):
        assert "accusation_apart" in {one.rule for one in desk.reception.check(entry).findings}


def test_a_new_matter_after_all_keeps_what_was_typed_and_gives_back_what_was_taken_over(
    desk: Desk, day: str, first: Saved
) -> None:
    entry = went_on(desk, typed(desk, day, in_proceedings="已申请仲裁", concerned="王丽"))
    entry = replace(
        entry, statement="又来问", matter=replace(entry.matter, facts="还有一句", summary="另一件")
    )
    new = desk.reception.as_new_matter(entry)
    assert (new.continues, new.matter.category, new.matter.summary) == ("", "", "另一件")
    assert (new.matter.in_proceedings, new.matter.concerned) == ("已申请仲裁", "王丽")
    assert new.matter.facts == "又来问\n还有一句"
    assert (new.leader_opinion, new.visitor.agent) == ("尽快办", "张律师")


@pytest.mark.parametrize(
    ("known", "brought", "stands"),
    [
        ("王丽娟", "王丽", "王丽娟；王丽"),
        ("王丽娟、李四", "李四", "王丽娟、李四"),
        ("王丽娟", "王丽娟；王丽", "王丽娟；王丽"),
    ],
)
def test_a_second_person_concerned_is_a_whole_name_beside_the_first(
    desk: Desk, day: str, known: str, brought: str, stands: str
) -> None:
    base = builders.visit(desk, day)
    first = desk.reception.save(replace(base, matter=replace(base.matter, concerned=known)))
    entry = went_on(desk, replace(desk.reception.blank(day), visitor=builders.visitor(), statement="又来"))
    desk.reception.save(replace(entry, matter=replace(entry.matter, concerned=brought)))
    assert desk.ledger.matter(first.matter).concerned == stands


def test_a_mark_that_a_later_visit_unticks_stays_and_that_is_said(desk: Desk, day: str) -> None:
    base = builders.visit(desk, day)
    first = desk.reception.save(replace(base, matter=replace(base.matter, hardship=True, conference=True)))
    entry = went_on(desk, replace(desk.reception.blank(day), visitor=builders.visitor(), statement="又来"))
    assert entry.matter.hardship
    saved = desk.reception.save(replace(entry, matter=replace(entry.matter, hardship=False)))
    assert [note for note in saved.notes if "仍然记着" in note and "生活困难" in note and "联席" not in note]
    assert desk.ledger.matter(first.matter).hardship
