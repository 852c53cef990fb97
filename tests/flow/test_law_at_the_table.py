"""The rules of the regulation as a clerk meets them: each refusal names its article, each duty is followed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import Assign
from xfdesk.records.ledger import LedgerQuery, MatterView
from xfdesk.records.office import Unit
from xfdesk.records.visit import MatterEntry, PaperEntry, PointEntry, VisitEntry, VisitorEntry
from xfdesk.rules import closing
from xfdesk.rules.words import DutyState, Handling, MatterClass, PaperKind, Receipt, Status, Verdict

NOTICE = PaperEntry(PaperKind.TRANSFER, method="当面", receipt="签收", delivered_on="2026-11-20")


def refusal(desk: Desk, entry: VisitEntry) -> Refused:
    with pytest.raises(Refused) as refused:
        desk.reception.save(entry)
    assert refused.value.article in refused.value.sentence
    assert desk.ledger.total() == 0
    return refused.value


def states(view: MatterView) -> dict[str, DutyState]:
    return {duty.key: duty.state for duty in view.duties}


def next_duty(desk: Desk, matter: str) -> tuple[str, str | None]:
    ((title, day),) = desk.file.sql("SELECT next_duty, next_plain FROM matter WHERE uid = ?", matter)
    return title, day


# Whose a unit is (art. 22)


@pytest.mark.law("unit_of_others")
@pytest.mark.parametrize(
    ("handling", "unit"), [(Handling.TRANSFERRED, "司法所"), (Handling.ASSIGNED, "区人民法院")]
)
def test_each_way_of_handling_leads_to_its_own_units(
    desk: Desk, day: str, handling: Handling, unit: str
) -> None:
    found = refusal(desk, builders.visit(desk, day, handling=handling, unit=unit))
    assert (found.rule, found.article, found.field) == ("unit_of_others", "第二十二条", "unit")


@pytest.mark.law("unit_of_others")
def test_a_point_is_not_assigned_to_a_body_that_is_not_ours(desk: Desk, day: str) -> None:
    desk.office.put_unit(Unit("", "区水务局", ours=False))
    entry = builders.visit(desk, day, points=(builders.solved_point(unit="区水务局"),))
    assert refusal(desk, entry).field == "points.0.unit"
    assert desk.reception.save(replace(entry, handling=Handling.TRANSFERRED, unit="区水务局"))


def test_a_unit_that_the_file_lists_is_not_asked_about(desk: Desk, tmp_path: Path) -> None:
    row = {"handling": "交办", "unit": "水利站"}
    _, notes = take(desk, tmp_path, units=["水利站"], **row)
    assert notes == ""
    _, notes = take(desk, tmp_path, no=2, **row)
    assert "水利站" in notes
    _, notes = take(desk, tmp_path, no=3, units=["水利站"], handling="转送", unit="水利站")
    assert "水利站" in notes, "the register has not said whose it is"


@pytest.mark.law("unit_of_others", "due_beyond_law")
def test_a_matter_is_given_to_a_unit_of_ours_and_within_the_law(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.visit(desk, day, points=(PointEntry(text="补发"),), unit="司法所"))
    for unit, due, article in (
        ("区人民法院", "2026-12-18", "第二十二条"),
        ("司法所", "2027-03-01", "第三十四条"),
    ):
        with pytest.raises(Refused) as refused:
            desk.followup.record(saved.matter, "", Assign("韩雪梅", "核实", due, unit))
        assert refused.value.article == article
    assert desk.ledger.matter(saved.matter).lead_official == ""
    desk.followup.record(saved.matter, "", Assign("韩雪梅", "核实", "2026-12-18", "司法所"))
    assert desk.ledger.matter(saved.matter).lead_official == "韩雪梅"


# The notice (art. 23)


@pytest.mark.law("received_after_visit")
def test_nothing_is_received_after_the_visit(desk: Desk, day: str, clock: FixedClock) -> None:
    clock.advance(days=3)
    entry = builders.visit(desk, day)
    entry = replace(entry, matter=replace(entry.matter, received_on="2026-11-22"))
    assert refusal(desk, entry).article == "第二十三条"


@pytest.mark.law("notice_owed")
def test_no_excuse_is_taken_while_name_and_village_are_there(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day, notice=PaperEntry(excused="不方便"))
    assert refusal(desk, entry).rule == "notice_owed"
    without = replace(entry, visitor=replace(entry.visitor, village="", address="", id_number=""))
    saved = desk.reception.save(without)
    assert states(desk.ledger.matter(saved.matter))["D1"] is DutyState.EXCUSED


@pytest.mark.law("notice_owed", "paper_date")
def test_nor_is_it_taken_later(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    for paper in (PaperEntry(excused="找不到人"), PaperEntry()):
        with pytest.raises(Refused) as refused:
            desk.reception.record_paper(saved.matter, paper)
        assert refused.value.article == "第二十三条"
    assert states(desk.ledger.matter(saved.matter))["D1"] is DutyState.OPEN


@pytest.mark.law("notice_before_visit", "no_notice")
def test_only_a_notice_of_the_day_or_later_meets_the_duty(desk: Desk, day: str) -> None:
    for notice in (replace(NOTICE, delivered_on="2026-11-02"), replace(NOTICE, kind=PaperKind.OPINION)):
        saved = desk.reception.save(builders.visit(desk, day, notice=notice))
        assert states(desk.ledger.matter(saved.matter))["D1"] is DutyState.OPEN
        assert saved.doubts
    saved = desk.reception.save(builders.visit(desk, day, notice=NOTICE))
    assert states(desk.ledger.matter(saved.matter))["D1"] is DutyState.MET


@pytest.mark.parametrize(("handling", "route"), [(Handling.TRANSFERRED, None), (Handling.LAWFUL_WAY, 1)])
def test_a_notice_owed_after_handing_on_has_its_next_duty(
    desk: Desk, day: str, handling: Handling, route: int | None
) -> None:
    entry = builders.visit(desk, day, handling=handling, unit="区水务局", points=(PointEntry(text="修渠"),))
    saved = desk.reception.save(replace(entry, matter=replace(entry.matter, route=route)))
    assert next_duty(desk, saved.matter) == ("书面告知", "2026-12-05")
    (row,) = desk.ledger.rows(LedgerQuery(), 0, 5)
    assert row.days_left == 14
    desk.reception.record_paper(saved.matter, PaperEntry(delivered_on="2026-11-20"))
    assert next_duty(desk, saved.matter) == ("", None)
    assert desk.check() == ()


def test_a_letter_to_the_other_body_is_no_notice_when_the_day_is_closed(desk: Desk, day: str) -> None:
    letter = PaperEntry(number="3", delivered_on="2026-11-20", recipient="区水务局")
    entry = builders.visit(desk, day, handling=Handling.TRANSFERRED, unit="区水务局", paper=letter)
    desk.reception.save(replace(entry, points=(PointEntry(text="修渠"),)))
    assert "文书" in [one.group for one in desk.reception.summary(day).incomplete]


@pytest.mark.law("clock.duties")
def test_another_profile_moves_no_date_that_was_notified(desk: Desk, day: str) -> None:
    told = desk.reception.save(builders.visit(desk, day, notice=NOTICE))
    silent = desk.reception.save(builders.visit(desk, day))
    before = [duty.plain for duty in desk.ledger.matter(told.matter).duties]
    form = [duty.plain for duty in desk.reception.form(told.visit).duties]
    desk.office.set("profile", "zhejiang-2016")
    assert [duty.plain for duty in desk.ledger.matter(told.matter).duties] == before
    assert [duty.plain for duty in desk.reception.form(told.visit).duties] == form, "nor on the printed paper"
    assert desk.ledger.matter(silent.matter).duties[0].plain == date(2026, 11, 27)
    later = desk.reception.save(builders.visit(desk, day, notice=NOTICE))
    assert desk.ledger.matter(later.matter).duties[0].plain == date(2026, 11, 27), "written under the new one"
    assert desk.check() == ()


# Urgent (art. 25), hardship (arts. 27, 37)


@pytest.mark.law("urgent")
@pytest.mark.parametrize("continued", [False, True])
def test_an_urgent_matter_is_not_complete_without_time_and_recipient(
    desk: Desk, day: str, continued: bool
) -> None:
    entry = builders.visit(desk, day)
    if continued:
        first = desk.reception.save(entry)
        entry = replace(
            builders.visit(desk, day), continues=first.matter, points=(), statement="又来", handling=None
        )
    urgent = replace(entry, matter=replace(entry.matter, urgent=True))
    with pytest.raises(Refused) as refused:
        desk.reception.save(urgent)
    assert (refused.value.rule, refused.value.article) == ("urgent", "第二十五条")
    whole = replace(urgent.matter, urgent_reported_at="09:30", urgent_reported_to="区应急局")
    view = desk.ledger.matter(desk.reception.save(replace(urgent, matter=whole)).matter)
    assert (view.urgent, view.urgent_reported_at, view.urgent_reported_to) == (True, "09:30", "区应急局")


@pytest.mark.law("urgent")
def test_an_urgent_accusation_wants_them_too(desk: Desk, day: str) -> None:
    entry = builders.accusation(desk, day)
    assert refusal(desk, replace(entry, matter=replace(entry.matter, urgent=True))).rule == "urgent"


@pytest.mark.law("hardship")
def test_hardship_asks_for_word_of_assistance_until_it_is_told(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day)
    poor = replace(entry, matter=replace(entry.matter, hardship=True))
    (found,) = [one for one in desk.reception.check(poor).findings if one.rule == "hardship"]
    assert found.article == "第三十七条"
    assert "第二十七条" in found.message
    told = replace(poor, points=(builders.solved_point(measure="协助申请临时救助"),))
    assert not [one for one in desk.reception.check(told).findings if one.rule == "hardship"]


# Judging and owning (arts. 27, 31, 32)


@pytest.mark.law("verdict.is_judged", "assigning.owning_points")
def test_an_unjudged_point_owns_nothing(desk: Desk, day: str) -> None:
    point = builders.solved_point(verdict=Verdict.PENDING, due="2019-05-06")
    saved = desk.reception.save(builders.visit(desk, day, points=(point,)))
    view = desk.ledger.matter(saved.matter)
    assert view.without_owner
    assert (view.due_on, view.unit, view.lead_official) == (None, "", "")
    assert {duty.key for duty in view.duties} == {"D1", "D4"}
    assert any("2019年5月6日" in doubt for doubt in view.accounts[0].doubts), "kept and marked"
    stored = desk.reception.entry(saved.visit)
    judged = replace(stored.points[0], verdict=Verdict.FULLY_REASONABLE, due="2026-12-18")
    desk.reception.save(replace(stored, points=(judged,)))
    view = desk.ledger.matter(saved.matter)
    assert (view.without_owner, view.due_on) == (False, date(2026, 12, 18))
    assert desk.check() == ()


@pytest.mark.law("offer_no_legal_basis")
def test_a_verdict_without_a_basis_is_offered_its_own_reason(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day, points=(builders.unreasonable_point(basis=""),))
    found = [one.rule for one in desk.reception.check(entry).findings]
    assert "offer_no_legal_basis" in found
    assert refusal(desk, entry).article == "第三十二条"


@pytest.mark.law("accepted_before_received")
def test_nothing_is_accepted_before_it_was_received(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day)
    entry = replace(entry, matter=replace(entry.matter, accepted_on="2026-11-19"))
    assert refusal(desk, entry).article == "第三十四条"


@pytest.mark.law("closing.needs")
def test_closing_asks_for_a_remedy_only_where_an_opinion_is_owed() -> None:
    point = closing.PointState("已采纳", "支持", "有据", "已落实")
    suggestion = closing.MatterState((point,), receipt=Receipt.SIGNED, official="已录入", opinion_owed=False)
    assert closing.needs(suggestion) == ()
    assert closing.needs(replace(suggestion, opinion_owed=True)) == ("救济途径",)


def test_a_suggestion_is_not_asked_for_a_remedy(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day, points=(PointEntry(text="加装减速带"),), handling=Handling.ACCEPTED)
    suggestion = replace(entry.matter, matter_class=MatterClass.SUGGESTION)
    needs = desk.ledger.matter(desk.reception.save(replace(entry, matter=suggestion)).matter).closing_needs
    assert "救济途径" not in needs
    petition = desk.reception.save(builders.visit(desk, day))
    assert "救济途径" in desk.ledger.matter(petition.matter).closing_needs


# People (arts. 20, 23, 30)


@pytest.mark.law("representatives")
def test_a_group_of_more_than_five_names_its_representatives(desk: Desk, day: str) -> None:
    assert refusal(desk, builders.visit(desk, day, people="6")).article == "第二十条"


@pytest.mark.law("where_to")
def test_what_is_transferred_goes_somewhere(desk: Desk, day: str) -> None:
    assert refusal(desk, builders.visit(desk, day, handling=Handling.TRANSFERRED)).article == "第二十三条"
    assert refusal(desk, replace(builders.accusation(desk, day), unit="")).article == "第三十条"


@pytest.mark.law("sent_to_concerned")
def test_an_accusation_never_goes_to_the_unit_it_is_about(desk: Desk, day: str) -> None:
    entry = builders.accusation(desk, day)
    about = replace(entry.matter, concerned="自然资源所所长", facts="乱收费")
    assert refusal(desk, replace(entry, matter=about, unit="自然资源所")).article == "第三十条"


# What had happened by a day


def test_as_of_an_earlier_day_nothing_later_counts(desk: Desk, clock: FixedClock) -> None:
    day = desk.reception.open_day(builders.reception_day()).uid
    saved = desk.reception.save(builders.visit(desk, day, handling=Handling.SETTLED, answer="当场补发"))
    view = desk.ledger.matter(saved.matter, as_of=date(2026, 11, 19))
    assert view.status != Status.ANSWERED
    assert desk.ledger.matter(saved.matter, as_of=date(2026, 11, 20)).status == Status.ANSWERED


# Nothing that was accepted goes without a word


def take(desk: Desk, folder: Path, units: list[str] | None = None, **row: Any) -> tuple[MatterView, str]:
    """One row of a file on the story's day; the matter in full, and the notes as one text."""
    head = {"date": "2026-11-20", "place": "室", "leaders": [{"name": "周启明"}], "clerk": "林小雨"}
    base = {
        "no": 1,
        "visitor": {"name": "高秀兰", "village": "西岭村"},
        "matter": {"category": "社会保障/养老保险", "summary": "补贴"},
        "points": [{"text": "补发"}],
        "handling": "受理",
    }
    path = folder / "day.json"
    path.write_text(json.dumps({"office": {"units": units}, "day": head, "visits": [base | row]}), "utf-8")
    (answer,) = desk.day_import.rows(desk.day_import.read(path))
    assert answer.saved is not None, answer.refusal
    return desk.ledger.matter(answer.saved.matter, revealed=True), "".join(answer.saved.notes)


def test_a_promise_without_words_is_kept(desk: Desk, tmp_path: Path) -> None:
    view, notes = take(desk, tmp_path, promise={"by_whom": "周启明", "by_when": "2026-12-04"})
    assert view.accounts[0].promise.by_whom == "周启明"
    assert states(view)["P"] is DutyState.OPEN
    assert "没有写是什么" in notes


def test_a_notice_and_a_letter_without_their_kind_are_kept(desk: Desk, tmp_path: Path) -> None:
    view, _ = take(
        desk, tmp_path, notice={"number": "甲1", "receipt": "签收"}, paper={"recipient": "区水务局"}
    )
    account = view.accounts[0]
    assert (account.notice.kind, account.notice.number, account.notice.receipt) == (
        PaperKind.ACCEPTANCE,
        "甲1",
        "签收",
    )
    assert (account.paper.kind, account.paper.recipient) == (PaperKind.ACCUSATION_LETTER, "区水务局")


def test_a_notice_and_a_letter_of_one_kind_stand_side_by_side(desk: Desk, tmp_path: Path) -> None:
    kind = "转送(交办)告知单"
    view, _ = take(
        desk, tmp_path, notice={"kind": kind, "number": "甲1"}, paper={"kind": kind, "number": "乙2"}
    )
    account = view.accounts[0]
    assert (account.notice.number, account.paper.number) == ("甲1", "乙2")
    entry = desk.reception.entry(account.visit)
    desk.reception.save(
        replace(entry, notice=replace(entry.notice, kind=PaperKind.ACCEPTANCE), paper=PaperEntry())
    )
    account = desk.ledger.matter(view.number).accounts[0]
    assert (account.notice.number, account.paper) == ("甲1", PaperEntry())
    assert desk.check() == ()


def test_what_contradicts_the_id_number_is_named(desk: Desk, tmp_path: Path) -> None:
    who = {
        "name": "高秀兰",
        "village": "西岭村",
        "id_number": "411325197603142044",
        "sex": "男",
        "birth_date": "1980-02-03",
    }
    view, notes = take(desk, tmp_path, visitor=who)
    assert (view.accounts[0].visitor.sex, view.accounts[0].visitor.birth_date) == ("女", "1976-03-14")
    assert "填的是“男”" in notes
    assert "填的是 1980-02-03" in notes


def test_a_visit_that_goes_on_says_what_it_does_not_take(desk: Desk, day: str, tmp_path: Path) -> None:
    first = desk.reception.save(builders.visit(desk, day))
    matter = {"class": "建议意见", "route": 2, "channel": "来信", "summary": "补贴"}
    row = {"no": 9, "continues": first.number, "handling": "转送", "points": [], "statement": "又来"}
    _, notes = take(desk, tmp_path, matter=matter, **row)
    for words in ("建议意见", "办理途径", "来信", "没有记“转送”"):
        assert words in notes
    assert desk.ledger.matter(first.matter).matter_class is MatterClass.PETITION


def test_a_new_demand_may_be_of_another_class_than_the_answered_matter(desk: Desk, day: str) -> None:
    old = desk.reception.save(builders.visit(desk, day, handling=Handling.SETTLED, answer="已补发"))
    entry = builders.visit(desk, day, continues=old.matter, points=(PointEntry(text="多开窗口"),))
    entry = replace(
        entry, matter=MatterEntry(MatterClass.SUGGESTION, summary="窗口太少"), handling=Handling.ACCEPTED
    )
    view = desk.ledger.matter(desk.reception.save(entry).matter)
    assert (view.matter_class, view.earlier) == (MatterClass.SUGGESTION, old.number)


def test_somebody_without_a_name_is_still_asked_for_one(desk: Desk, day: str) -> None:
    assert refusal(desk, builders.visit(desk, day, visitor=VisitorEntry(village="西岭村"))).rule == "name"
