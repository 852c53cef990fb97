"""Matters that nobody brought in person: a letter, a call, a message, something handed down. By the same rules as a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.paper_facts import PaperFacts
from xfdesk.errors import Refused
from xfdesk.records.ledger import LedgerQuery, LedgerRow, MatterView
from xfdesk.records.visit import (
    IncomingEntry,
    MatterEntry,
    PaperEntry,
    PointEntry,
    PromiseEntry,
    Recognised,
    VisitEntry,
    VisitorEntry,
)
from xfdesk.rules.words import Channel, Handling, MatterClass, PaperKind, Status

NAUGHTY = (
    "𠮷田·艾力",
    "<b>加粗</b>&amp;",
    "=SUM(A1)",
    "'; DROP TABLE act; --",
    "\u202e倒写",
    "🙂🙃",
    "%_!",
    "半\ud800个",
)


def lines(desk: Desk, **query: object) -> tuple[LedgerRow, ...]:
    return desk.ledger.rows(LedgerQuery(**query), 0, 50)  # type: ignore[arg-type]


def told(view: MatterView) -> list[str]:
    return [moment.first for moment in view.timeline if moment.kind != "coming"]


def duty(view: MatterView, key: str) -> date | None:
    return next((line.plain for line in view.duties if line.key == key), None)


def anonymous(desk: Desk, **changes: object) -> VisitEntry:
    nobody = VisitorEntry(anonymous=True, anonymous_reason="信上没有署名")
    return builders.letter(desk, visitor=nobody, **changes)


def everything(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """All rows but those that only grow."""
    names = [
        name for (name,) in desk.file.sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    grows = ("history", "counter", "search", "sqlite")
    return {name: desk.file.sql(f'SELECT * FROM "{name}"') for name in names if not name.startswith(grows)}


# A letter


def test_a_letter_becomes_a_matter_that_counts_from_the_day_it_was_received(desk: Desk) -> None:
    saved = desk.followup.receive(builders.letter(desk, came={"received_on": "11-16", "origin": "区信访局"}))
    view = desk.ledger.matter(saved.number)
    assert (view.number, view.channel, view.origin) == ("JF-2026-0001", "来信", "区信访局")
    assert (view.received_on, view.visits, view.received) == (date(2026, 11, 16), (), (saved.visit,))
    assert told(view)[0] == "来信   区信访局转来"
    assert duty(view, "D1") == date(2026, 12, 1)
    assert duty(view, "D4") == date(2027, 1, 15)
    assert (view.unit, view.lead_official, view.people) == ("社会保障所", "韩雪梅", 1)
    assert desk.check() == ()


def test_a_letter_stands_in_the_ledger_is_found_and_filtered_like_a_visit(desk: Desk, day: str) -> None:
    desk.reception.save(builders.visit(desk, day, visitor=builders.visitor(name="赵德顺", id_number="")))
    saved = desk.followup.receive(builders.letter(desk, people="4"))
    (line,) = lines(desk, channels=("来信",))
    assert (line.number, line.name, line.people, line.handling) == (saved.number, "高秀兰", 4, "交办")
    assert (line.queue_number, line.visit, line.remark) == (None, "", "来信")
    assert [one.number for one in lines(desk, text="gxl")] == [saved.number]
    assert desk.ledger.total() == 2
    assert desk.ledger.found(LedgerQuery(channels=("接访",))).rows == 1


def test_what_a_letter_says_again_is_found_only_where_the_words_are_asked_for(desk: Desk) -> None:
    first = desk.followup.receive(builders.letter(desk))
    again = builders.letter(desk, continues=first.matter, matter=MatterEntry(), points=(), handling=None)
    desk.followup.receive(replace(again, statement="请尽快核对小学旧档案"))
    assert lines(desk, text="旧档案") == ()
    (line,) = lines(desk, text="旧档案", words_too=True)
    assert line.number == first.number


def test_accepted_without_another_day_it_is_accepted_when_it_was_received(desk: Desk) -> None:
    saved = desk.followup.receive(builders.letter(desk, handling=Handling.ACCEPTED))
    assert desk.ledger.matter(saved.number).accepted_on == date(2026, 11, 16)
    later = builders.letter(
        desk, handling=Handling.ACCEPTED, visitor=builders.visitor(id_number="", name="吴满")
    )
    later = replace(later, matter=replace(later.matter, accepted_on="2026-11-19"))
    view = desk.ledger.matter(desk.followup.receive(later).number)
    assert (view.accepted_on, duty(view, "D4")) == (date(2026, 11, 19), date(2027, 1, 18))


def test_how_a_letter_goes_on_may_be_decided_later_within_the_fifteen_days(desk: Desk) -> None:
    saved = desk.followup.receive(builders.letter(desk, handling=None, points=(PointEntry(text="补发补贴"),)))
    view = desk.ledger.matter(saved.number)
    assert (view.status, view.without_owner) == (Status.REGISTERED, True)
    assert duty(view, "D1") == date(2026, 12, 1)
    assert desk.check() == ()


@pytest.mark.parametrize("handling", [Handling.SETTLED, Handling.TRANSFERRED])
def test_each_way_of_handling_is_open_to_what_came_by_telephone(desk: Desk, handling: Handling) -> None:
    entry = builders.letter(desk, Channel.PHONE, handling=handling, unit="区社保局", answer="已说明政策")
    entry = replace(entry, points=(builders.unreasonable_point(),))
    view = desk.ledger.matter(desk.followup.receive(entry).number)
    assert (
        view.status == {Handling.SETTLED: Status.ANSWERED, Handling.TRANSFERRED: Status.TRANSFERRED}[handling]
    )
    assert desk.check() == ()


def test_who_signed_together_need_no_representatives(desk: Desk) -> None:
    """Representatives are for those who come (art. 20); how many signed is always recorded."""
    saved = desk.followup.receive(builders.letter(desk, people="37"))
    assert desk.ledger.matter(saved.number).people == 37
    assert not desk.followup.receiving.check(builders.letter(desk, people="37")).derived.group


def test_an_anonymous_letter_is_excused_from_the_notice_with_its_reason(desk: Desk) -> None:
    entry = anonymous(desk, notice=PaperEntry(excused="信上没有姓名和地址"), handling=None)
    entry = replace(entry, matter=replace(entry.matter, place="西岭村"))
    view = desk.ledger.matter(desk.followup.receive(entry).number)
    (notice,) = [line for line in view.duties if line.key == "D1"]
    assert (notice.state, notice.detail) == ("excused", "信上没有姓名和地址")


def test_a_visitor_who_comes_for_a_letter_goes_on_with_its_matter(desk: Desk, day: str) -> None:
    letter = desk.followup.receive(builders.letter(desk))
    blank = replace(desk.reception.blank(day), visitor=builders.visitor())
    (known,) = desk.reception.recognise(blank)
    visit = desk.reception.save(desk.reception.continue_matter(blank, known))
    view = desk.ledger.matter(letter.number)
    assert (visit.matter, len(view.visits), told(view)[0]) == (letter.matter, 1, "来信")
    assert view.accounts[-1].order == "重访", "the same person with the same matter"
    (line,) = lines(desk)
    assert (line.queue_number, line.remark) == (1, "续访"), (
        "in its month the matter is not without a visit any more"
    )
    assert desk.check() == ()


def test_a_visit_in_a_later_month_leaves_the_letters_line_in_its_own(desk: Desk, clock: FixedClock) -> None:
    letter = desk.followup.receive(builders.letter(desk))
    clock.set(datetime(2026, 12, 4, 9, 0))
    december = desk.reception.open_day(builders.reception_day(date(2026, 12, 4))).uid
    blank = replace(desk.reception.blank(december), visitor=builders.visitor())
    desk.reception.save(desk.reception.continue_matter(blank, desk.reception.recognise(blank)[0]))
    assert [(one.received_on.month, one.number) for one in lines(desk)] == [
        (12, letter.number),
        (11, letter.number),
    ]
    assert desk.check() == ()


# Handed down


@pytest.mark.law("D2", "D3", "D13", "standing.last_day")
def test_of_the_assigning_bodys_date_and_the_laws_the_earlier_one_wins(desk: Desk) -> None:
    came = {"origin": "区信访局", "due": "2026-12-01", "received_on": "2026-11-18"}
    entry = builders.letter(desk, Channel.ASSIGNED, came=came, points=(PointEntry(text="补发补贴"),))
    entry = replace(entry, unit="社会保障所", promise=PromiseEntry())
    view = desk.ledger.matter(desk.followup.receive(entry).number)
    assert told(view)[0] == "交办   区信访局交办"
    assert (duty(view, "D2"), duty(view, "D1")) == (date(2026, 12, 3), None)
    assert duty(view, "D3") == date(2026, 11, 25), "five working days"
    assert (duty(view, "D13"), duty(view, "D4")) == (date(2026, 12, 1), date(2027, 1, 17))
    (line,) = lines(desk)
    assert line.due_on == date(2026, 12, 1), "earlier than the law's"
    assert line.remark == "交办（区信访局）"
    item = desk.followup.board().items[0]
    assert (item.key, item.safe) == ("D13", date(2026, 12, 1)), "before the notice of 3 December"
    assert desk.check() == ()


def test_an_assigned_date_later_than_the_laws_moves_nothing(desk: Desk) -> None:
    came = {"origin": "区信访局", "due": "2027-06-30"}
    entry = builders.letter(
        desk, Channel.ASSIGNED, came=came, points=(PointEntry(text="补发补贴"),), unit="司法所"
    )
    desk.followup.receive(entry)
    (line,) = lines(desk)
    assert line.due_on == date(2027, 1, 15)


@pytest.mark.law("due_beyond_assigned")
def test_a_date_after_the_assigning_bodys_is_kept_and_said(desk: Desk) -> None:
    entry = builders.letter(desk, Channel.ASSIGNED, came={"due": "2026-12-01"})
    saved = desk.followup.receive(entry)
    assert [doubt for doubt in saved.doubts if "第二十二条" in doubt]
    assert any("晚于交办的期限" in doubt for doubt in desk.ledger.matter(saved.number).accounts[0].doubts)


def test_what_is_handed_down_on_a_known_matter_sets_its_date(desk: Desk, day: str) -> None:
    visit = desk.reception.save(builders.visit(desk, day))
    came = {"origin": "区信访局", "due": "2026-12-05", "received_on": "2026-11-20"}
    again = builders.letter(desk, Channel.ASSIGNED, came=came, continues=visit.matter, matter=MatterEntry())
    desk.followup.receive(replace(again, points=(), handling=None, statement="请于12月5日前报结果"))
    view = desk.ledger.matter(visit.number)
    assert (view.channel, view.origin, duty(view, "D13")) == ("接访", "区信访局", date(2026, 12, 5))
    assert "再次交办   区信访局交办" in told(view)
    desk.followup.receiving.undo_last()
    assert duty(desk.ledger.matter(visit.number), "D13") is None
    assert desk.check() == ()


# An accusation


def test_an_accusation_by_letter_is_sealed(desk: Desk) -> None:
    accused = MatterEntry(
        matter_class=MatterClass.ACCUSATION,
        category="纪检监察/检举控告",
        summary="反映某村干部",
        facts="收了钱",
    )
    entry = builders.letter(desk, matter=accused, points=(), unit="纪委办公室", people="2")
    saved = desk.followup.receive(replace(entry, handling=Handling.TRANSFERRED))
    (line,) = lines(desk)
    assert (line.summary, line.name, line.people, line.channel) == ("检举控告（已密封）", "", 2, "")
    view = desk.ledger.matter(saved.number)
    assert (view.withheld, view.people, view.facts, view.received) == (True, 2, "", ())
    assert lines(desk, text="高秀兰") == lines(desk, text="收了钱", words_too=True) == ()
    nobody = replace(desk.followup.receiving.blank(Channel.LETTER), visitor=builders.visitor())
    assert desk.followup.receiving.recognise(nobody) == ()
    with pytest.raises(Refused):
        desk.followup.receiving.entry(saved.visit)
    opened = desk.ledger.open_sealed(saved.number, "核对")
    assert (opened.facts, opened.received, opened.withheld) == ("收了钱", (saved.visit,), False)
    letter = desk.handing_over.letter(saved.number, "移送")
    assert (letter.addressee, letter.at_reception) == ("纪委办公室", False)
    assert desk.check() == ()


@pytest.mark.law("where_to")
def test_a_letter_of_accusation_is_handed_on_only_where_it_says_to_whom(desk: Desk) -> None:
    accused = MatterEntry(matter_class=MatterClass.ACCUSATION, summary="反映某村干部", facts="收了钱")
    saved = desk.followup.receive(builders.letter(desk, matter=accused, points=(), handling=None))
    with pytest.raises(Refused) as refused:
        desk.handing_over.letter(saved.number, "移送")
    assert (refused.value.rule, refused.value.article) == ("where_to", "第三十条")


def test_an_accusation_within_a_second_letter_stays_apart(desk: Desk) -> None:
    first = desk.followup.receive(builders.letter(desk))
    again = builders.letter(desk, continues=first.matter, points=(), handling=None, statement="还有人收了钱")
    again = replace(again, matter=MatterEntry(category="纪检监察/检举控告"))
    with pytest.raises(Refused) as refused:
        desk.followup.receive(again)
    assert refused.value.rule == "accusation_apart"
    moved = desk.followup.receiving.move_accusation(again)
    assert (moved.continues, moved.incoming, moved.visitor.uid) == ("", again.incoming, "")
    assert [draft.sealed for draft in desk.followup.receiving.drafts()] == [True]


# A second letter


def second(desk: Desk, first: str, **changes: object) -> VisitEntry:
    return builders.letter(desk, continues=first, matter=MatterEntry(), points=(), handling=None, **changes)


def test_a_second_letter_of_the_same_person_is_no_second_matter(desk: Desk) -> None:
    first = desk.followup.receive(builders.letter(desk))
    blank = replace(
        desk.followup.receiving.blank(Channel.LETTER), visitor=builders.visitor(village="", address="")
    )
    (known,) = desk.followup.receiving.recognise(blank)
    going_on = desk.followup.receiving.continue_matter(blank, known)
    assert going_on.incoming == blank.incoming, "how this one came is kept"
    going_on = replace(going_on, statement="档案找到了两年的", points=(PointEntry(text="再补两年"),))
    saved = desk.followup.receive(going_on)
    view = desk.ledger.matter(first.number)
    assert (saved.matter, saved.number, desk.ledger.total()) == (first.matter, first.number, 1)
    assert [point.point.text for point in view.points][-1] == "再补两年"
    moment = next(moment for moment in view.timeline if moment.first == "再次来信")
    assert "档案找到了两年的" in moment.second
    assert view.visitor is not None and view.visitor.village == "西岭村"
    assert desk.followup.receiving.entry(saved.visit).points[0].text == "再补两年"
    assert desk.check() == ()


def test_whoever_else_writes_on_a_matter_is_told_there_and_changes_nobodys_record(desk: Desk) -> None:
    first = desk.followup.receive(builders.letter(desk))
    daughter = VisitorEntry(name="高小云", phone="13900001111", village="东河村", address="一组")
    saved = desk.followup.receive(second(desk, first.matter, visitor=daughter, statement="替母亲补充"))
    view = desk.ledger.matter(first.number)
    assert view.visitor is not None and view.visitor.name == "高秀兰"
    moment = next(moment for moment in view.timeline if moment.first == "再次来信")
    assert moment.second == "高小云；替母亲补充"
    stored = desk.followup.receiving.entry(saved.visit).visitor
    assert (stored.name, stored.phone, stored.uid) == ("高小云", "13900001111", "")
    shown = view.accounts[-1].visitor
    assert (shown.name, shown.phone) == ("高小云", "139****1111"), "masked like a visitor"
    assert desk.check() == ()


def test_a_new_demand_by_letter_on_an_answered_matter_is_one_of_its_own(desk: Desk) -> None:
    answered = builders.letter(desk, Channel.PHONE, handling=Handling.SETTLED, answer="已补发")
    first = desk.followup.receive(answered)
    saved = desk.followup.receive(
        second(desk, first.matter, came={"received_on": "2026-11-19"}, statement="再要")
    )
    assert saved.matter == first.matter, "a statement alone joins"
    again = replace(second(desk, first.matter, statement="又少发了"), points=(PointEntry(text="补足差额"),))
    other = desk.followup.receive(replace(again, handling=Handling.ACCEPTED))
    view = desk.ledger.matter(other.number)
    assert (view.earlier, view.channel, view.received_on) == (first.number, "来信", date(2026, 11, 16))
    assert desk.check() == ()


def test_a_letter_that_came_before_its_matter_does_not_go_on_with_it(desk: Desk, day: str) -> None:
    visit = desk.reception.save(builders.visit(desk, day))
    with pytest.raises(Refused) as refused:
        desk.followup.receive(second(desk, visit.matter, came={"received_on": "2026-11-18"}))
    assert (refused.value.rule, refused.value.field) == ("received_before_matter", "incoming.received_on")


# Corrections, drafts, undo


def test_a_letter_corrected_later_keeps_its_first_text_and_its_number(desk: Desk, clock: FixedClock) -> None:
    saved = desk.followup.receive(builders.letter(desk, Channel.ASSIGNED, came={"due": "2026-12-30"}))
    clock.advance(days=2)
    entry = desk.followup.receiving.entry(saved.visit)
    assert entry.incoming == IncomingEntry(Channel.ASSIGNED, "2026-11-16", "", "2026-12-30")
    other = IncomingEntry(Channel.LETTER, "2026-11-12", "区信访局", "")
    entry = replace(entry, incoming=other, matter=replace(entry.matter, summary="代课教龄没有认定"))
    again = desk.followup.receive(entry)
    view = desk.ledger.matter(saved.number)
    assert (again.number, view.summary, view.channel) == (saved.number, "代课教龄没有认定", "来信")
    assert (view.received_on, view.assigned_due, duty(view, "D1")) == (
        date(2026, 11, 12),
        None,
        date(2026, 11, 27),
    )
    changed = {moment.first: moment.second for moment in view.timeline}
    assert changed["改了概况"] == "原为：代课教龄未认定"
    assert changed["改了收到日期"] == "原为：2026-11-16"
    ((first,),) = desk.file.sql("SELECT first FROM act WHERE uid = ?", saved.visit)
    assert '"交办"' in first
    assert desk.check() == ()
    desk.followup.receiving.undo_last()
    assert desk.ledger.matter(saved.number).received_on == date(2026, 11, 16)
    assert desk.check() == ()


def test_a_saved_letter_is_taken_back_to_the_letter(desk: Desk) -> None:
    before = everything(desk)
    entry = builders.letter(desk, people="3", promise=PromiseEntry("补发", "韩雪梅", "2026-12-20"))
    entry = replace(entry, notice=PaperEntry(PaperKind.TRANSFER, delivered_on="2026-11-20", method="邮寄"))
    saved = desk.followup.receive(entry)
    assert desk.followup.receiving.can_undo()
    back = desk.followup.receiving.undo_last()
    assert (back.uid, back.incoming, back.people) == (saved.visit, entry.incoming, "3")
    assert everything(desk) == before
    assert desk.followup.receive(back).number == "JF-2026-0002", "numbers are not given again"
    assert desk.check() == ()


def test_what_is_half_typed_waits_and_goes_with_the_save(desk: Desk) -> None:
    receiving = desk.followup.receiving
    entry = replace(receiving.blank(), visitor=VisitorEntry(name="高秀兰"))
    receiving.keep_draft(entry, "matter.summary:3")
    assert receiving.waiting() == entry.uid
    assert receiving.draft_entry(entry.uid) == (entry, "matter.summary:3")
    assert desk.reception.left_over() == (), "it stands in no day's queue"
    desk.followup.receive(replace(builders.letter(desk), uid=entry.uid))
    assert (receiving.waiting(), receiving.drafts()) == ("", ())


def test_the_same_letter_twice_is_one(desk: Desk) -> None:
    entry = builders.letter(desk)
    assert desk.followup.receive(entry).number == desk.followup.receive(entry).number
    assert desk.ledger.total() == 1


# Bad input


@pytest.mark.law("received_on", "incoming.missing")
@pytest.mark.parametrize(
    ("came", "rule", "field"),
    [
        ({"received_on": "2026-11-21"}, "future_date", "incoming.received_on"),
        ({"received_on": ""}, "received_on", "incoming.received_on"),
        ({"received_on": "某天"}, "bad_date", "incoming.received_on"),
        ({"received_on": "11-25"}, "bad_date", "incoming.received_on"),
        ({"channel": None}, "channel", "incoming.channel"),
        ({"channel": Channel.RECEPTION}, "channel_reception", "incoming.channel"),
        ({"due": "月底"}, "bad_date", "incoming.due"),
    ],
)
def test_how_it_came_is_refused_with_its_field_and_nothing_is_kept(
    desk: Desk, came: dict[str, object], rule: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        desk.followup.receive(builders.letter(desk, came=came))
    assert (refused.value.rule, refused.value.field) == (rule, field)
    assert (desk.ledger.total(), desk.file.value("SELECT count(*) FROM act")) == (0, 0)
    missing = builders.letter(desk, came={"received_on": ""})
    assert [one.rule for one in desk.followup.receiving.check(missing).missing] == ["received_on"]


@pytest.mark.law("accepted_before_received")
def test_nothing_is_accepted_before_it_was_received(desk: Desk) -> None:
    entry = builders.letter(desk, handling=Handling.ACCEPTED)
    with pytest.raises(Refused) as refused:
        desk.followup.receive(replace(entry, matter=replace(entry.matter, accepted_on="2026-11-15")))
    assert (refused.value.rule, refused.value.article) == ("accepted_before_received", "第三十四条")


@pytest.mark.law("assigned_due_past")
def test_an_assigned_date_before_the_day_received_is_kept_and_said(desk: Desk) -> None:
    saved = desk.followup.receive(builders.letter(desk, Channel.ASSIGNED, came={"due": "2026-11-10"}))
    assert [doubt for doubt in saved.doubts if "在收到之前" in doubt]


def test_a_clock_set_back_refuses_what_was_received_after_it(desk: Desk, clock: FixedClock) -> None:
    clock.advance(days=-7)
    with pytest.raises(Refused) as refused:
        desk.followup.receive(builders.letter(desk))
    assert refused.value.rule == "future_date"


@pytest.mark.parametrize("text", NAUGHTY)
def test_odd_words_are_kept_in_every_field(desk: Desk, text: str) -> None:
    came = {"origin": text}
    entry = builders.letter(
        desk, Channel.ASSIGNED, came=came, visitor=builders.visitor(name=text, id_number="")
    )
    matter = replace(entry.matter, summary=text, facts=text, units_concerned=text)
    entry = replace(entry, matter=matter, leader_opinion=text, points=(builders.solved_point(text=text),))
    saved = desk.followup.receive(entry)
    again = second(
        desk, saved.matter, came={"origin": text}, statement=text, visitor=VisitorEntry(name=f"乙{text}")
    )
    desk.followup.receive(again)
    view = desk.ledger.matter(saved.number)
    cleaned = view.summary
    assert cleaned and view.origin == cleaned
    assert any(cleaned in moment.second for moment in view.timeline if moment.first.startswith("再次来信"))
    assert desk.followup.receiving.entry(saved.visit).points[0].text == cleaned
    assert desk.check() == ()


def test_a_visit_is_not_taken_for_a_letter_nor_a_letter_for_a_visit(desk: Desk, day: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.followup.receive(builders.visit(desk, day))
    assert refused.value.rule == "not_incoming"
    with pytest.raises(Refused) as refused:
        desk.reception.save(builders.letter(desk))
    assert refused.value.rule == "no_day"
    assert desk.ledger.total() == 0


def test_what_was_looked_at_in_full_is_written_down_with_its_number(desk: Desk) -> None:
    saved = desk.followup.receive(builders.letter(desk))
    (line,) = desk.ledger.reveal((saved.matter,), "核对电话")
    assert line.phone == "13537717120"
    entry = desk.ledger.matter(saved.number).history[-1]
    assert entry.what == "显示全号" and saved.number in entry.after


def test_as_of_a_day_only_what_had_come_by_then_is_told(desk: Desk) -> None:
    first = desk.followup.receive(builders.letter(desk, came={"received_on": "2026-11-10"}))
    promise = PromiseEntry("补发", "韩雪梅", "2026-12-20")
    more = second(desk, first.matter, came={"received_on": "2026-11-18"}, promise=promise)
    desk.followup.receive(replace(more, points=(PointEntry(text="再补两年"),), statement="再补"))
    then = desk.ledger.matter(first.number, as_of=date(2026, 11, 15))
    assert told(then)[0] == "来信" and "再次来信" not in told(then)
    assert "P" not in [line.key for line in then.duties]
    now = desk.ledger.matter(first.number)
    assert "再次来信" in told(now) and "P" in [line.key for line in now.duties]


def test_recognition_says_since_when_a_matter_is_known(desk: Desk) -> None:
    desk.followup.receive(builders.letter(desk))
    blank = replace(desk.followup.receiving.blank(Channel.PHONE), visitor=VisitorEntry(phone="135377171"))
    (known,) = desk.followup.receiving.recognise(blank)
    assert isinstance(known, Recognised)
    assert (known.on, known.summary) == (date(2026, 11, 16), "代课教龄未认定")


def test_a_ledger_with_letters_opens_again_whole(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    saved = desk.followup.receive(builders.letter(desk))
    desk.close()
    clock.advance(days=1)
    again = Desk.open(desk.path, who="林小雨", clock=clock)
    try:
        assert again.check() == ()
        assert again.ledger.matter(saved.number).received_on + timedelta(days=15) == date(2026, 12, 1)
    finally:
        again.close()


def test_papers_know_who_wrote_and_what_a_leader_said(desk: Desk) -> None:
    saved = desk.followup.receive(builders.letter(desk, people="12", leader_opinion="请社保所核对档案"))
    told = PaperFacts(desk.table, saved.matter, date(2026, 11, 20))
    with desk.file.read():
        assert (told.addressed, told.came) == ("高秀兰等12人", "你们的来信于2026年11月16日收到")
        assert told.instruction == ("请社保所核对档案", "", date(2026, 11, 16))
