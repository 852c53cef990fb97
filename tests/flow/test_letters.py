"""Matters that nobody brought in person: a letter, a call, a message, something handed down. By the same rules as a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.ledger import LedgerQuery, LedgerRow, MatterView
from xfdesk.records.visit import (
    MatterEntry,
    PaperEntry,
    PointEntry,
    PromiseEntry,
    VisitEntry,
    VisitorEntry,
)
from xfdesk.rules.words import Channel, Handling, MatterClass, Status


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
