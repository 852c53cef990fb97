"""An accusation: whom it must not reach, who cannot open it, how it is found by its number and by nothing else (art. 30)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.office import Leader
from xfdesk.records.visit import MatterEntry, PaperEntry, PointEntry, Saved
from xfdesk.rules.words import Handling, MatterClass, PaperKind


def accuse(desk: Desk, day: str, **changes: object) -> Saved:
    matter = MatterEntry(
        matter_class=MatterClass.ACCUSATION, category="纪检监察/检举控告", summary="反映有人收钱"
    )
    entry = builders.accusation(desk, day, matter=replace(matter, **changes))  # type: ignore[arg-type]
    return desk.reception.save(entry)


@pytest.mark.law("concerned", "ledger.Ledger.open_sealed")
@pytest.mark.parametrize("field", ["summary", "facts", "concerned", "units_concerned"])
def test_whoever_is_named_in_it_cannot_open_it(desk: Desk, day: str, field: str) -> None:
    words = {"summary": "反映周启明收钱"} if field == "summary" else {field: "副书记周启明"}
    saved = accuse(desk, day, **words)
    with pytest.raises(Refused) as refused:
        desk.ledger.open_sealed(saved.number, "看一眼")
    assert refused.value.article == "第三十条"
    assert "拒绝打开检举控告" in [what for (what,) in desk.file.sql("SELECT what FROM history")]


def test_the_clerk_who_is_named_cannot_open_it_either(desk: Desk, day: str) -> None:
    saved = accuse(desk, day, facts="登记员林小雨改过材料")
    with pytest.raises(Refused):
        desk.ledger.open_sealed(saved.number, "看一眼")


def test_a_short_name_does_not_bar_the_bearer_of_a_longer_one(desk: Desk) -> None:
    for name in ("王丽", "王丽娟"):
        desk.office.put_leader(Leader("", name))
    leaders = (builders.DayLeader("王丽"),)
    day = desk.reception.open_day(replace(builders.reception_day(), leaders=leaders)).uid
    saved = accuse(desk, day, concerned="王丽娟", facts="王丽娟收了钱")
    assert desk.ledger.open_sealed(saved.number, "核对").facts == "王丽娟收了钱"
    own = accuse(desk, day, concerned="王丽")
    with pytest.raises(Refused):
        desk.ledger.open_sealed(own.number, "核对")


@pytest.mark.law("concerned_named")
@pytest.mark.parametrize("facts", ["韩雪梅收了钱", "自然资源所乱收费"])
def test_who_it_is_about_is_asked_when_the_text_names_the_office(desk: Desk, day: str, facts: str) -> None:
    entry = builders.accusation(desk, day)
    rules = {
        f.rule
        for f in desk.reception.check(replace(entry, matter=replace(entry.matter, facts=facts))).findings
    }
    assert "concerned_named" in rules
    told = replace(entry.matter, facts=facts, concerned="韩雪梅 自然资源所")
    rules = {f.rule for f in desk.reception.check(replace(entry, matter=told)).findings}
    assert "concerned_named" not in rules


def test_the_recusal_sentence_of_an_accusation_names_nobody(desk: Desk, day: str) -> None:
    saved = accuse(desk, day, concerned="韩雪梅")
    said = "".join((*saved.notes, *saved.doubts))
    assert "应当回避" in said
    assert "韩雪梅" not in said


@pytest.mark.parametrize("typed", ["JF-2026-0001", "jf-2026-0001", "2026-0001", "检举", "已密封"])
def test_a_sealed_line_is_found_by_its_number_and_its_words(desk: Desk, day: str, typed: str) -> None:
    accuse(desk, day, facts="密封的话")
    (row,) = desk.ledger.rows(LedgerQuery(text=typed), 0, 5)
    assert row.sealed
    assert desk.ledger.found(LedgerQuery(text="密封的话")).rows == 0
    assert desk.ledger.found(LedgerQuery(text="匿名")).rows == 0
    desk.rebuild_search()
    assert desk.ledger.found(LedgerQuery(text=typed)).rows == 1
    assert desk.check() == ()


@pytest.mark.law("keeping.settled")
def test_the_points_of_an_accusation_stand_among_its_facts(desk: Desk, day: str) -> None:
    points = (PointEntry(text="查清去向", measure="调账"), PointEntry(text="退回多收的"))
    saved = desk.reception.save(replace(builders.accusation(desk, day), points=points))
    opened = desk.ledger.open_sealed(saved.number, "核对")
    assert opened.facts == "危房改造名额给了亲戚。\n查清去向；措施：调账\n退回多收的"
    assert opened.points == ()
    assert any("记到事实里" in note for note in saved.notes)
    again = desk.reception.save(desk.reception.entry(saved.visit, opened=True))
    assert again.notes == ()


@pytest.mark.law("sealed")
def test_a_new_demand_never_makes_a_matter_that_names_a_sealed_one(desk: Desk, day: str) -> None:
    sealed = accuse(desk, day)
    entry = builders.visit(desk, day, continues=sealed.matter)
    with pytest.raises(Refused) as refused:
        desk.reception.save(entry)
    assert (refused.value.rule, refused.value.article) == ("sealed", "第三十条")


@pytest.mark.law("accusation_apart", "writing.Writing.as_accusation")
def test_an_accusation_on_an_answered_matter_stays_apart_too(desk: Desk, day: str) -> None:
    answered = desk.reception.save(builders.visit(desk, day, handling=Handling.SETTLED, answer="已补发"))
    entry = builders.visit(desk, day, continues=answered.matter)
    entry = replace(
        entry, matter=replace(entry.matter, matter_class=MatterClass.ACCUSATION, summary="反映站长")
    )
    with pytest.raises(Refused, match="单独密封"):
        desk.reception.save(entry)
    saved = desk.reception.save(replace(desk.reception.as_accusation(entry), unit="区纪委"))
    assert desk.file.value("SELECT earlier FROM matter WHERE uid = ?", saved.matter) == ""


def test_all_that_a_file_row_says_moves_with_the_accusation(desk: Desk, day: str, tmp_path: Path) -> None:
    first = desk.reception.save(builders.visit(desk, day))
    head = {"date": "2026-11-20", "place": "室", "leaders": [{"name": "韩雪梅"}], "clerk": "林小雨"}
    row = {
        "no": 7,
        "visitor": {"name": "高秀兰"},
        "continues": first.number,
        "matter": {"class": "检举控告", "summary": "反映站长", "place": "西岭村", "in_proceedings": "已诉讼"},
        "points": [{"text": "查账"}],
        "promise": {"what": "七日内回话", "by_whom": "韩雪梅", "by_when": "2026-11-27"},
        "leader_opinion": "尽快移送",
        "handling": "受理",
        "unit": "区纪委",
    }
    path = tmp_path / "day.json"
    path.write_text(json.dumps({"day": head, "visits": [row]}), "utf-8")
    (answer,) = desk.day_import.rows(desk.day_import.read(path))
    assert answer.saved is not None
    assert any("没有记“受理”" in note for note in answer.saved.notes)
    opened = desk.ledger.open_sealed(answer.saved.matter, "核对")
    (account,) = opened.accounts
    assert (opened.place, opened.in_proceedings, opened.facts) == ("西岭村", "已诉讼", "查账")
    assert (account.promise.what, account.leader_opinion) == ("七日内回话", "尽快移送")


@pytest.mark.law("reason")
def test_an_accusation_opens_only_with_a_reason(desk: Desk, day: str) -> None:
    saved = accuse(desk, day)
    with pytest.raises(Refused) as refused:
        desk.ledger.open_sealed(saved.number, "")
    assert refused.value.article == "第三十条"


def test_the_letter_of_an_accusation_is_no_notice_to_the_visitor(desk: Desk, day: str) -> None:
    letter = PaperEntry(number="7", delivered_on="2026-11-20", recipient="区纪委")
    saved = desk.reception.save(replace(builders.accusation(desk, day), paper=letter))
    opened = desk.ledger.open_sealed(saved.number, "核对")
    assert opened.accounts[0].paper.kind is PaperKind.ACCUSATION_LETTER
    assert [d.state for d in opened.duties if d.key == "D1"] == ["open"]
    summary = desk.reception.summary(day)
    assert [one.group for one in summary.incomplete if one.matter == saved.matter] == []


@pytest.mark.law("continuing.accuses", "accusation_apart")
def test_the_class_that_was_taken_over_does_not_hide_an_accusation(desk: Desk, day: str) -> None:
    first = desk.reception.save(builders.visit(desk, day))
    again = desk.reception.blank(day)
    stored = desk.reception.entry(first.visit)
    typed = replace(stored.matter, category="纪检监察/检举控告")
    again = replace(
        again, visitor=stored.visitor, continues=first.matter, matter=typed, statement="反映村干部"
    )
    found = {finding.rule for finding in desk.reception.check(again).findings}
    assert "accusation_apart" in found
    assert desk.reception.keep_draft(again).sealed
    with pytest.raises(Refused):
        desk.reception.save(again)
