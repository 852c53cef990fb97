"""What came without a visit, corrected, half-typed, taken back or refused: nothing is lost, and nothing half done stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import builders
from tests.flow.test_letters import duty, everything, second, told
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.paper_facts import PaperFacts
from xfdesk.errors import Refused
from xfdesk.records.visit import (
    IncomingEntry,
    PaperEntry,
    PointEntry,
    PromiseEntry,
    Recognised,
    VisitorEntry,
)
from xfdesk.rules.words import Channel, Handling, PaperKind

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
