"""续访: what a later visit may change of its matter, what keeps its first text, and what becomes a matter of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.visit import MatterEntry, PointEntry, Saved, VisitEntry
from xfdesk.rules.words import SEALED, Handling, MatterClass, Status, Verdict, VisitOrder


@pytest.fixture
def first(desk: Desk, day: str) -> Saved:
    return desk.reception.save(builders.visit(desk, day))


def again(desk: Desk, day: str, earlier: str, **changes: Any) -> VisitEntry:
    """The same person comes again for the same matter, with a statement alone."""
    base = replace(
        desk.reception.blank(day),
        visitor=builders.visitor(),
        continues=earlier,
        statement="又来问一次。",
    )
    return replace(base, **changes)


def settled(desk: Desk, day: str) -> Saved:
    return desk.reception.save(
        builders.visit(desk, day, handling=Handling.SETTLED, answer="当场算清，已经补发。")
    )


def moments(desk: Desk, matter: str) -> list[str]:
    return [f"{m.first}|{m.second}|{m.by}" for m in desk.ledger.matter(matter).timeline]


# An accusation is always a sealed matter of its own


@pytest.mark.law("accusation_apart")
def test_an_accusation_cannot_join_an_earlier_petition(desk: Desk, day: str, first: Saved) -> None:
    accusation = again(
        desk,
        day,
        first.matter,
        matter=MatterEntry(MatterClass.ACCUSATION, summary="反映某站长", facts="收了钱"),
    )
    with pytest.raises(Refused) as refused:
        desk.reception.save(accusation)
    assert refused.value.article == "第三十条"
    assert desk.ledger.matter(first.matter).summary == "代课教龄未认定"


def test_what_was_typed_moves_to_a_sealed_matter_of_its_own(desk: Desk, day: str, first: Saved) -> None:
    typed = again(desk, day, first.matter, matter=MatterEntry(summary="反映某站长收钱"), unit="纪委办公室")
    moved = desk.reception.as_accusation(typed)
    saved = desk.reception.save(moved)
    assert saved.matter != first.matter
    view = desk.ledger.matter(saved.matter)
    assert (view.summary, view.visitor) == (SEALED, None)
    opened = desk.ledger.open_sealed(saved.matter, "核对移送")
    assert "又来问一次" in opened.facts
    assert desk.ledger.found(LedgerQuery(text="站长")).rows == 0
    assert len(desk.ledger.matter(first.matter).visits) == 1


def test_a_file_row_of_an_accusation_that_continues_is_taken_apart_and_sealed(
    desk: Desk, first: Saved, tmp_path: Path
) -> None:
    row = {
        "no": 7,
        "visitor": {"name": "高秀兰"},
        "continues": first.number,
        "matter": {
            "class": "检举控告",
            "category": "纪检监察/检举控告",
            "summary": "反映某站长",
            "facts": "密封的话",
        },
        "handling": "续访",
        "unit": "纪委办公室",
    }
    (answer,) = take(desk, tmp_path, row)
    assert answer.saved is not None
    assert answer.saved.number != first.number
    assert any("第三十条" in note for note in answer.saved.notes)
    assert desk.ledger.matter(answer.saved.matter).sealed
    assert desk.ledger.matter(first.matter).matter_class is MatterClass.PETITION
    assert desk.ledger.found(LedgerQuery(text="密封的话")).rows == 0


def take(desk: Desk, folder: Path, *rows: dict[str, Any]) -> list[Any]:
    path = folder / "day.json"
    day = {"date": "2026-11-20", "place": "镇信访接待室", "leaders": [{"name": "周启明"}], "clerk": "林小雨"}
    path.write_text(json.dumps({"day": day, "visits": list(rows)}, ensure_ascii=False), "utf-8")
    return list(desk.day_import.rows(desk.day_import.read(path)))


def test_a_continuing_visit_never_changes_the_class_and_says_so(desk: Desk, day: str, first: Saved) -> None:
    saved = desk.reception.save(again(desk, day, first.matter, matter=MatterEntry(MatterClass.SUGGESTION)))
    assert desk.ledger.matter(first.matter).matter_class is MatterClass.PETITION
    assert any("不改变事项的性质" in note for note in saved.notes)


# The first text stays, nothing typed is dropped


@pytest.mark.law("story.first_texts")
def test_the_first_summary_stays_readable_with_who_changed_it_and_when(
    desk: Desk, day: str, first: Saved
) -> None:
    desk.sign_in("程一诺")
    desk.reception.save(
        again(desk, day, first.matter, matter=MatterEntry(summary="教龄和补贴", place="东河村"))
    )
    assert desk.ledger.matter(first.matter).summary == "教龄和补贴"
    assert "改了概况|原为：代课教龄未认定|程一诺 改" in moments(desk, first.matter)
    assert "改了发生地|原为：西岭村|程一诺 改" in moments(desk, first.matter)
    assert desk.check() == ()


def test_what_the_matter_cannot_take_stands_in_the_statement(desk: Desk, day: str, first: Saved) -> None:
    typed = MatterEntry(
        facts="这次带来了花名册。", concerned="中心校", recusal="周启明回避", in_proceedings="已申请仲裁"
    )
    saved = desk.reception.save(again(desk, day, first.matter, matter=typed))
    entry = desk.reception.entry(saved.visit)
    assert entry.statement == "又来问一次。\n这次带来了花名册。"
    matter = entry.matter
    assert (matter.concerned, matter.recusal, matter.in_proceedings) == ("中心校", "周启明回避", "已申请仲裁")
    assert matter.facts == "一九九八年起在村小代课。"


def test_two_visits_that_name_others_keep_both_names(desk: Desk, day: str, first: Saved) -> None:
    for name in ("中心校", "教体局"):
        desk.reception.save(again(desk, day, first.matter, matter=MatterEntry(concerned=name)))
    entry = desk.reception.entry(first.visit)
    assert entry.matter.concerned == "中心校；教体局"


# A matter answered or over takes no new demand


def test_a_new_demand_on_an_answered_matter_is_a_new_matter_that_names_it(desk: Desk, day: str) -> None:
    old = settled(desk, day)
    assert desk.ledger.matter(old.matter).status == Status.ANSWERED
    demand = PointEntry(text="补发利息", verdict=Verdict.PENDING)
    saved = desk.reception.save(again(desk, day, old.matter, points=(demand,)))
    assert saved.matter != old.matter
    assert any("另立一件" in note for note in saved.notes)
    view = desk.ledger.matter(saved.matter)
    assert view.status == Status.REGISTERED
    assert [duty.key for duty in view.duties][:2] == ["D1", "D4"]
    assert f"原事项 {old.number}" in " ".join(moments(desk, saved.matter))
    assert len(desk.ledger.matter(old.matter).visits) == 1
    assert desk.check() == ()


def test_a_statement_alone_joins_an_answered_matter(desk: Desk, day: str) -> None:
    old = settled(desk, day)
    saved = desk.reception.save(again(desk, day, old.matter))
    assert saved.matter == old.matter
    assert desk.ledger.matter(old.matter).status == Status.ANSWERED


def test_a_new_demand_on_an_open_matter_joins_it(desk: Desk, day: str, first: Saved) -> None:
    demand = PointEntry(text="核实少算的两年", verdict=Verdict.PENDING)
    saved = desk.reception.save(again(desk, day, first.matter, points=(demand,)))
    assert saved.matter == first.matter
    assert len(desk.ledger.matter(first.matter).points) == 2


# First or repeat


def orders(desk: Desk) -> list[str]:
    return [row.order for row in desk.ledger.rows(LedgerQuery(), 0, 9)]


def test_another_person_on_a_known_matter_comes_for_the_first_time(
    desk: Desk, day: str, first: Saved
) -> None:
    other = builders.visitor(name="范长河", id_number="", phone="13900001111")
    desk.reception.save(again(desk, day, first.matter, visitor=other))
    assert sorted(orders(desk)) == [VisitOrder.FIRST, VisitOrder.FIRST]
    desk.reception.save(again(desk, day, first.matter))
    assert sorted(orders(desk)) == [VisitOrder.FIRST, VisitOrder.FIRST, VisitOrder.REPEAT]


# What route 6 asks of the table


def refusal(desk: Desk, entry: VisitEntry) -> Refused:
    with pytest.raises(Refused) as refused:
        desk.reception.save(entry)
    return refused.value


@pytest.mark.law("handling")
def test_a_petition_on_route_six_is_not_led_elsewhere(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day, handling=Handling.LAWFUL_WAY)
    entry = replace(entry, matter=replace(entry.matter, route=6))
    assert refusal(desk, entry).article == "第三十一条"


@pytest.mark.law("settled_unjudged")
@pytest.mark.parametrize("verdict", [None, Verdict.PENDING])
def test_settled_at_the_table_means_judged(desk: Desk, day: str, verdict: Verdict | None) -> None:
    points = (builders.solved_point(), PointEntry(text="另外一条", verdict=verdict))
    entry = builders.visit(desk, day, handling=Handling.SETTLED, answer="当场答复。", points=points)
    found = refusal(desk, entry)
    assert (found.rule, found.article) == ("settled_unjudged", "第三十二条")


@pytest.mark.law("no_legal_basis")
def test_reasonable_without_a_law_is_never_filed_as_unreasonable(desk: Desk, day: str) -> None:
    point = builders.unreasonable_point(reason_code="合理但缺乏法律依据")
    assert refusal(desk, builders.visit(desk, day, points=(point,))).rule == "no_legal_basis"


def test_partly_reasonable_and_not_yet_solvable_wants_explanation_and_the_next_look(
    desk: Desk, day: str
) -> None:
    point = builders.unreasonable_point(
        verdict=Verdict.PARTLY_REASONABLE,
        reasonable_part="有教龄",
        unreasonable_part="全额补发",
        reason_code="合理但缺乏法律依据",
        explanation="",
        not_yet_solvable=True,
    )
    check = desk.reception.check(builders.visit(desk, day, points=(point,)))
    assert {m.label for m in check.missing} >= {"已解释", "再议日期"}


@pytest.mark.law("verdict_none")
def test_a_petition_on_route_six_cannot_go_unjudged_by_kind(desk: Desk, day: str) -> None:
    point = PointEntry(text="补发", verdict=Verdict.NONE)
    found = refusal(desk, builders.visit(desk, day, points=(point,)))
    assert (found.rule, found.article) == ("verdict_none", "第三十一条")
