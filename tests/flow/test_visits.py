"""Visits from the form to the ledger: correction, undo, 续访, a second matter, drafts, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import FileUnusable, Refused
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.visit import MatterEntry, PointEntry, Representative, VisitorEntry
from xfdesk.rules.words import SEALED, Handling, MatterClass, Verdict


def test_a_saved_visit_is_there_after_opening_again(desk: Desk, day: str, clock: FixedClock) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    path = desk.path
    desk.close()
    again = Desk.open(path, clock=clock)
    try:
        entry = again.reception.entry(saved.visit)
        assert entry.visitor.name == "高秀兰"
        assert entry.points[0].due == "2026-12-18"
        assert again.who == "林小雨"
    finally:
        again.close()


def test_a_correction_keeps_the_first_text_with_who_and_when(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    desk.sign_in("程一诺")
    entry = desk.reception.entry(saved.visit)
    desk.reception.save(replace(entry, matter=replace(entry.matter, summary="代课教龄和补贴")))
    history = desk.ledger.matter(saved.matter).history
    assert [one.who for one in history] == ["林小雨", "程一诺"]
    assert "代课教龄未认定" in history[1].before
    assert "代课教龄和补贴" in history[1].after
    assert desk.ledger.rows(LedgerQuery(text="和补贴"), 0, 5)
    assert not desk.ledger.rows(LedgerQuery(text="龄未认"), 0, 5), "the old words are no longer found"
    assert desk.check() == ()


def test_a_later_judgement_is_a_new_version(desk: Desk, day: str) -> None:
    saved = desk.reception.save(
        builders.visit(
            desk, day, points=(PointEntry(text="补发", verdict=Verdict.PENDING),), handling=Handling.ACCEPTED
        )
    )
    entry = desk.reception.entry(saved.visit)
    point = builders.solved_point(uid=entry.points[0].uid, text="补发")
    desk.reception.save(replace(entry, points=(point,)))
    view = desk.ledger.matter(saved.matter).points[0]
    assert view.point.verdict is Verdict.FULLY_REASONABLE
    assert [version.verdict for _, _, version in view.versions] == [Verdict.PENDING]


def test_undo_takes_a_new_visit_back_and_gives_its_words_to_the_form(desk: Desk, day: str) -> None:
    desk.reception.save(builders.visit(desk, day))
    entry = desk.reception.undo_last()
    assert entry.visitor.name == "高秀兰"
    assert desk.ledger.total() == 0
    assert desk.counts().without_answer == 0
    assert desk.check() == ()
    typed = replace(desk.reception.blank(day), visitor=VisitorEntry(name="高秀兰"))
    assert desk.reception.recognise(typed) == (), "nobody is known by what was taken back"
    again = desk.reception.save(entry)
    assert again.number == "JF-2026-0002", "a number is never given twice"


def test_undo_of_a_correction_puts_the_first_text_back(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    entry = desk.reception.entry(saved.visit)
    desk.reception.save(replace(entry, matter=replace(entry.matter, summary="别的")))
    desk.reception.undo_last()
    assert desk.reception.entry(saved.visit).matter.summary == "代课教龄未认定"
    with pytest.raises(Refused, match="没有可以撤销"):
        desk.reception.undo_last()


def test_a_repeat_visit_adds_its_points_and_undo_takes_them_away(desk: Desk, day: str) -> None:
    first = desk.reception.save(builders.visit(desk, day))
    blank = replace(desk.reception.blank(day), visitor=VisitorEntry(id_number="411325197603142044"))
    found = desk.reception.recognise(blank)
    assert [(one.number, one.same) for one in found] == [(first.number, True)]
    entry = desk.reception.continue_matter(blank, found[0])
    assert entry.visitor.name == "高秀兰"
    saved = desk.reception.save(replace(entry, statement="请再看一次", points=(PointEntry(text="补发利息"),)))
    assert saved.number == first.number
    assert len(desk.ledger.matter(first.number).points) == 2
    desk.reception.undo_last()
    assert len(desk.ledger.matter(first.number).points) == 1
    assert desk.check() == ()


@pytest.mark.parametrize(
    ("field", "typed"), [("id_number", "4113251976"), ("phone", "1353771"), ("name", "高秀"), ("name", "gxl")]
)
def test_the_returning_visitor_is_found_while_typing(desk: Desk, day: str, field: str, typed: str) -> None:
    desk.reception.save(builders.visit(desk, day))
    blank = replace(desk.reception.blank(day), visitor=VisitorEntry(**{field: typed}))
    assert [one.name for one in desk.reception.recognise(blank)] == ["高秀兰"]


def test_who_brought_an_accusation_is_never_recognised(desk: Desk, day: str) -> None:
    desk.reception.save(builders.accusation(desk, day, visitor=builders.visitor()))
    blank = replace(desk.reception.blank(day), visitor=VisitorEntry(id_number="411325197603142044"))
    assert desk.reception.recognise(blank) == ()


def test_an_accusation_opens_only_with_a_reason_and_not_for_one_who_is_named(desk: Desk, day: str) -> None:
    entry = builders.accusation(desk, day)
    saved = desk.reception.save(entry)
    with pytest.raises(Refused):
        desk.reception.entry(saved.visit)
    with pytest.raises(Refused, match="写明原因"):
        desk.ledger.open_sealed(saved.number, " ")
    assert desk.ledger.open_sealed(saved.number, "移送前核对").facts == "危房改造名额给了亲戚。"
    named = builders.accusation(desk, day, matter=replace(entry.matter, concerned="韩雪梅副镇长"))
    other = desk.reception.save(named)
    with pytest.raises(Refused, match="不能打开"):
        desk.ledger.open_sealed(other.number, "看看")
    words = [one.what for one in desk.ledger.matter(other.number).history]
    assert words == [], "the history of a sealed matter says nothing to a list"


def test_a_second_matter_keeps_the_person(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day)
    desk.reception.save(entry)
    second = desk.reception.second_matter(entry)
    matter = MatterEntry(category="环境保护/水", place="西岭村", summary="井水发浑")
    saved = desk.reception.save(
        replace(second, matter=matter, points=(PointEntry(text="查清井水"),), handling=Handling.ACCEPTED)
    )
    assert saved.number == "JF-2026-0002"
    rows = desk.ledger.rows(LedgerQuery(), 0, 5)
    assert {row.name for row in rows} == {"高秀兰"}


@pytest.mark.law("verdict.missing")
@pytest.mark.parametrize(
    ("point", "missing"),
    [
        (PointEntry(text="a", verdict=Verdict.FULLY_REASONABLE), {"措施", "谁办", "领导", "何时"}),
        (
            PointEntry(text="a", verdict=Verdict.PARTLY_REASONABLE),
            {"合理的", "不合理的", "理由", "依据", "已解释", "措施", "谁办", "领导", "何时"},
        ),
        (
            PointEntry(text="a", verdict=Verdict.UNREASONABLE),
            {"理由", "依据", "已解释", "谁解释", "救济途径"},
        ),
        (PointEntry(text="a", verdict=Verdict.PENDING), set()),
        (
            PointEntry(text="a", verdict=Verdict.FULLY_REASONABLE, not_yet_solvable=True),
            {"已解释", "再议日期"},
        ),
    ],
)
def test_each_verdict_asks_just_for_what_it_obliges_to(
    desk: Desk, day: str, point: PointEntry, missing: set[str]
) -> None:
    check = desk.reception.check(builders.visit(desk, day, points=(point,), unit="社会保障所"))
    assert {one.label for one in check.missing} == missing


@pytest.mark.law("representatives_limit")
def test_a_sixth_representative_is_refused_with_the_article(desk: Desk, day: str) -> None:
    people = tuple(Representative(f"代表{n}") for n in "甲乙丙丁戊己")
    with pytest.raises(Refused) as refusal:
        desk.reception.save(builders.visit(desk, day, people="7", representatives=people))
    assert refusal.value.article == "第二十条"
    assert desk.ledger.total() == 0


@pytest.mark.law("due_beyond_law")
def test_a_date_beyond_the_law_is_refused_and_a_day_off_only_told(desk: Desk, day: str) -> None:
    late = builders.visit(desk, day, points=(builders.solved_point(due="2027-03-01"),))
    with pytest.raises(Refused) as refusal:
        desk.reception.save(late)
    assert refusal.value.article == "第三十四条"
    check = desk.reception.check(builders.visit(desk, day, points=(builders.solved_point(due="2026-12-05"),)))
    assert check.may_save
    assert any(finding.rule == "due_day_off" for finding in check.findings)


@pytest.mark.law("verdict.carries_verdict")
def test_questions_and_suggestions_carry_no_verdict(desk: Desk, day: str) -> None:
    matter = MatterEntry(
        matter_class=MatterClass.QUESTION, category="农村农业/宅基地", place="东河村", summary="问材料"
    )
    entry = builders.visit(
        desk, day, matter=matter, points=(PointEntry(text="要哪些材料", verdict=Verdict.UNREASONABLE),),
        handling=Handling.SETTLED, answer="已告知",
    )  # fmt: skip
    saved = desk.reception.save(entry)
    view = desk.ledger.matter(saved.number)
    assert view.verdict is None
    assert view.status == "已答复"


@pytest.mark.law("recusal")
def test_a_leader_who_is_named_is_told_to_step_aside(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day)
    check = desk.reception.check(replace(entry, matter=replace(entry.matter, concerned="副镇长韩雪梅")))
    assert any(finding.article == "第二十八条" for finding in check.findings)


def test_two_days_are_never_open_at_once(desk: Desk, day: str, clock: FixedClock) -> None:
    clock.advance(days=7)
    with pytest.raises(Refused, match="还没有收班"):
        desk.reception.open_day(replace(builders.reception_day(), on=clock.today()))
    desk.reception.close_day(day, "一切顺利")
    desk.reception.open_day(replace(builders.reception_day(), on=clock.today()))


def test_a_second_desk_on_the_same_file_is_refused(desk: Desk) -> None:
    with pytest.raises(FileUnusable, match="正在另一个窗口"):
        Desk.open(desk.path)


def test_a_clock_set_back_is_told(desk: Desk, day: str, clock: FixedClock) -> None:
    assert desk.clock_warning() == ""
    clock.set(datetime(2015, 1, 1))
    assert "核对日期和时间" in desk.clock_warning()


def test_a_draft_is_kept_offered_and_gone_with_the_save(desk: Desk, day: str, clock: FixedClock) -> None:
    entry = replace(desk.reception.blank(day), visitor=VisitorEntry(name="半"))
    desk.reception.keep_draft(entry, "3:1")
    path = desk.path
    desk.close()
    again = Desk.open(path, clock=clock)
    try:
        kept = again.reception.draft_entry(entry.uid)
        assert kept == (entry, "3:1")
        again.reception.save(replace(builders.visit(again, day), uid=entry.uid))
        assert again.reception.drafts() == ()
    finally:
        again.close()


NASTY = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "\u202e反转",
            "零\u200b宽",
            "😀👨‍👩‍👧",
            "\ud800",
            "\x00\x07",
            "'; DROP TABLE visit;--",
            "=1+1",
            "<b>粗</b>",
            "a" * 5_000,
            "😀" * 300,
        ]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=NASTY,
    field=st.sampled_from(
        ["name", "address", "summary", "facts", "text", "measure", "phone", "id_number", "due", "people"]
    ),
)
def test_naughty_text_in_any_field_is_saved_clean_or_answered_with_a_sentence(
    desk: Desk, day: str, text: str, field: str
) -> None:
    entry = builders.visit(desk, day)
    if field in ("name", "address", "phone", "id_number"):
        entry = replace(entry, visitor=replace(entry.visitor, **{field: text}))
    elif field in ("summary", "facts"):
        entry = replace(entry, matter=replace(entry.matter, **{field: text}))
    elif field == "people":
        entry = replace(entry, people=text)
    else:
        entry = replace(entry, points=(replace(entry.points[0], **{field: text}),))
    desk.reception.keep_draft(entry)
    desk.reception.recognise(entry)
    try:
        saved = desk.reception.save(entry)
    except Refused as refusal:
        assert refusal.sentence.endswith("。")
        return
    stored = desk.reception.entry(saved.visit)
    for value in (stored.visitor.name, stored.matter.summary, stored.matter.facts, stored.points[0].text):
        assert "\x00" not in value
        value.encode("utf-8")


@pytest.mark.parametrize(
    "content", [b"", b"not a ledger at all" * 20, b"SQLite format 3\x00" + b"\xff" * 200]
)
def test_a_file_that_is_no_ledger_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xfd"
    path.write_bytes(content)
    with pytest.raises(FileUnusable) as refusal:
        Desk.open(path)
    assert refusal.value.sentence.endswith("。")
    assert path.read_bytes() == content


def test_a_known_visitors_new_phone_shows_in_the_earlier_matter_and_undo_gives_the_old_one_back(
    desk: Desk, day: str
) -> None:
    first = desk.reception.save(builders.visit(desk, day))
    again = builders.visit(desk, day, visitor=builders.visitor(phone="13800001111", address="九组"))
    desk.reception.save(again)
    assert desk.check() == ()
    shown = desk.ledger.rows(LedgerQuery(), 0, 9, revealed=frozenset({first.visit}))
    assert [row.phone for row in shown if row.number == first.number] == ["13800001111"]
    assert desk.ledger.found(LedgerQuery(text="13800001111")).rows == 2
    desk.reception.undo_last()
    assert desk.check() == ()
    assert desk.ledger.found(LedgerQuery(text="13800001111")).rows == 0
    assert desk.reception.entry(first.visit).visitor.phone == "13537717120"


def test_a_draft_of_a_closed_day_is_told_at_closing_and_kept_until_it_is_saved(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day)
    sealed = builders.accusation(desk, day, no="2")
    assert desk.reception.left_over() == ()
    for one in (entry, sealed):
        desk.reception.keep_draft(one)
    assert desk.reception.left_over() == (), "the day is open: they stand in its queue"
    told = [line.visit for line in desk.reception.summary(day).incomplete if "草稿" in line.what]
    assert set(told) == {entry.uid, sealed.uid}
    desk.reception.close_day(day, "")
    first, second = desk.reception.left_over()
    assert (first.on, first.row.visit, first.row.name) == (date(2026, 11, 20), entry.uid, "高秀兰")
    assert (second.row.name, second.row.summary) == (SEALED, "")
    desk.reception.save(entry)
    assert [left.row.visit for left in desk.reception.left_over()] == [sealed.uid]
