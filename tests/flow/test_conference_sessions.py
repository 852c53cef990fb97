"""Sessions of the joint conference: planned, changed, filled with matters, put in order; and what each refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from tests.flow import life
from xfdesk.changes import Change, Touched
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import Bring, Decide, ReportBack, StrikeOff
from xfdesk.records.conference import SessionEntry
from xfdesk.rules.words import Channel

FOURTH = SessionEntry(session="4", on="2026-12-08", time="上午9:00", place="三楼会议室", host="周启明")


@pytest.fixture
def numbers(desk: Desk, clock: FixedClock) -> list[str]:
    """Three matters marked for the conference; the third's visitor asked for secrecy. It is 8 December."""
    clock.set(life.moment("2026-11-20"))
    found = []
    for n, name in enumerate(("赵德顺", "钱卫东", "孙桂兰")):
        entry = builders.letter(desk, Channel.LETTER, handling=None, unit="")
        person = builders.visitor(name=name, id_number="", phone="", confidential=n == 2)
        matter = replace(entry.matter, conference=True, summary=f"第{n}件")
        found.append(desk.followup.receive(replace(entry, visitor=person, matter=matter)).number)
    clock.set(life.moment("2026-12-08"))
    return found


def brought(desk: Desk, numbers: list[str]) -> list[str]:
    """All three to the fourth session; the keys of its items."""
    desk.conference.plan(FOURTH)
    for number in numbers:
        desk.followup.record(number, "2026-12-01", Bring("4", f"定{number}"))
    return [item.uid for item in desk.conference.session("4").items]


def refused(act: object, *arguments: object, **more: object) -> Refused:
    with pytest.raises(Refused) as why:
        act(*arguments, **more)  # type: ignore[operator]
    return why.value


def test_a_session_has_the_next_number_of_its_year_and_is_found_by_number_day_and_key(desk: Desk) -> None:
    first = desk.conference.plan(SessionEntry(on="2026-12-08"))
    second = desk.conference.plan(SessionEntry(on="2026-12-22"))
    third = desk.conference.plan(SessionEntry(on="2027-01-12"))
    assert [(one.year, one.session) for one in (first, second, third)] == [(2026, 1), (2026, 2), (2027, 1)]
    for typed in ("2", "第2次", "2026-2", "2026年第2次联席会议", "2026-12-22", second.uid):
        assert desk.conference.session(typed).session.uid == second.uid
    assert desk.conference.next_session() == first
    assert desk.conference.session("").session == first
    assert [one.uid for one in desk.conference.sessions()] == [third.uid, second.uid, first.uid]
    assert desk.conference.sentence("2") == ""
    assert desk.check() == ()


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (SessionEntry(session="4"), "session_taken"),
        (SessionEntry(session="5", on="2026-12-08"), "day_taken"),
        (SessionEntry(session="2027-5", on="2026-12-09"), "session_year"),
        (SessionEntry(session="下一次"), "bad_session"),
        (SessionEntry(session="0"), "bad_session"),
        (SessionEntry(on="2026-02-30"), "bad_date"),
        (SessionEntry(on="+99999999"), "bad_date"),
        (SessionEntry(place="长" * 101), "too_long"),
        (SessionEntry(uid="没有"), "no_such_session"),
    ],
)
def test_what_is_no_session_is_refused(desk: Desk, entry: SessionEntry, rule: str) -> None:
    desk.conference.plan(FOURTH)
    before = life.dump(desk)
    why = refused(desk.conference.plan, entry)
    assert why.rule == rule and why.what and why.data and why.do
    assert life.dump(desk) == before


def test_what_waits_is_marked_open_and_at_no_session(desk: Desk, numbers: list[str]) -> None:
    assert [one.number for one in desk.conference.waiting()] == numbers
    assert [one.name for one in desk.conference.waiting()] == ["赵德顺", "钱卫东", "孙**"]
    desk.followup.record(numbers[0], "", Bring())
    assert [one.number for one in desk.conference.waiting()] == numbers[1:]
    item = desk.conference.of_matter(numbers[0])[0].item
    desk.conference.take_off(item.uid)
    assert [one.number for one in desk.conference.waiting()] == numbers
    assert desk.check() == ()


def test_the_register_counts_by_itself(desk: Desk, clock: FixedClock, numbers: list[str]) -> None:
    brought(desk, numbers)
    for number, due in zip(numbers, ("2026-12-20", "2026-12-12", "2026-12-20"), strict=True):
        desk.followup.record(number, "", Decide("4", "补发", "自然资源所", due))
    clock.set(life.moment("2026-12-14"))
    assert desk.conference.sentence("4") == "第4次联席会议交办3件：办结0件，未办结3件，其中超期0件"
    clock.set(life.moment("2026-12-15"))
    desk.followup.record(numbers[0], "", ReportBack("办了"))
    desk.followup.record(numbers[0], "", StrikeOff())
    desk.followup.record(numbers[2], "", ReportBack("办了"))
    view = desk.conference.session("4")
    assert view.session.sentence == "第4次联席会议交办3件：办结1件，未办结2件，其中超期1件"
    assert [(one.state, one.overdue, one.days_left) for one in view.items] == [
        ("已销号", False, None),
        ("交办", True, -4),
        ("已反馈", False, 3),
    ]
    assert view.items[2].name == "孙**"


def test_the_order_is_changed_and_each_change_can_be_taken_back(desk: Desk, numbers: list[str]) -> None:
    first, second, third = brought(desk, numbers)

    def order() -> list[str]:
        return [item.uid for item in desk.conference.session("4").items]

    desk.conference.move_item(third, -2)
    assert order() == [third, first, second]
    assert desk.conference.can_undo()
    desk.conference.undo_last()
    assert order() == [first, second, third]
    desk.conference.move_item(first, 99)
    assert order() == [second, third, first]
    desk.conference.move_item(first, 1)
    desk.conference.take_off(second)
    assert order() == [third, first]
    desk.conference.undo_last()
    assert order() == [second, third, first]
    assert desk.check() == ()


def test_what_is_asked_changes_in_the_item_and_in_the_act_that_brought_it(
    desk: Desk, numbers: list[str]
) -> None:
    first, *_ = brought(desk, numbers)
    told: list[Change] = []
    desk.watchers.add(told.append)
    desk.conference.change_item(first, ask="请定：经费从哪里来\n由谁出", reports="财政所、水务站")
    assert Touched.CONFERENCE in told[-1].touched and told[-1].can_undo
    item = desk.conference.session("4").items[0]
    assert (item.ask, item.reports) == ("经费从哪里来\n由谁出", "财政所、水务站")
    (done,) = [one for one in desk.followup.done(numbers[0]) if one.uid == first]
    assert done.act == Bring("2026年第4次联席会议", "经费从哪里来\n由谁出", "财政所、水务站")
    assert done.first is None
    desk.conference.change_item(first, ask="经费从哪里来\n由谁出")
    assert len(told) == 1
    assert refused(desk.conference.change_item, first, ask="长" * 501).rule == "too_long"
    assert refused(desk.conference.change_item, "没有", ask="").rule == "no_such_item"
    desk.conference.undo_last()
    assert desk.conference.session("4").items[0].ask == f"定{numbers[0]}"


def test_a_session_changes_until_it_has_decided(desk: Desk, numbers: list[str]) -> None:
    uid = desk.conference.plan(FOURTH).uid
    desk.followup.record(numbers[0], "2026-12-01", Bring("4"))
    changed = desk.conference.plan(replace(FOURTH, uid=uid, session="5", on="2026-12-07"))
    assert (changed.session, changed.on) == (5, date(2026, 12, 7))
    told = [one.first for one in desk.ledger.matter(numbers[0]).timeline]
    assert "提请   2026年第5次联席会议" in told
    assert refused(desk.conference.plan, replace(FOURTH, uid=uid, on="2026-11-30")).rule == "brought_later"
    desk.followup.record(numbers[0], "2026-12-07", Decide("5", "补发", "自然资源所", "2026-12-20"))
    for entry in (replace(FOURTH, uid=uid, session="6"), replace(FOURTH, uid=uid, session="5")):
        assert refused(desk.conference.plan, entry).rule == "session_decided"
    kept = desk.conference.plan(replace(FOURTH, uid=uid, session="5", on="2026-12-07", summary="都定了"))
    assert kept.summary == "都定了"
    assert (
        refused(desk.conference.take_off, desk.conference.session("5").items[0].uid).rule == "decided_already"
    )
    assert refused(desk.conference.remove, uid).rule == "session_not_empty"
    assert desk.check() == ()


def test_an_empty_session_is_given_up_and_comes_back(desk: Desk) -> None:
    uid = desk.conference.plan(FOURTH).uid
    desk.conference.remove(uid)
    assert desk.conference.sessions() == ()
    assert refused(desk.conference.session, "4").rule == "no_such_session"
    assert refused(desk.conference.session, "").rule == "no_such_session"
    desk.conference.undo_last()
    assert desk.conference.sessions()[0].place == "三楼会议室"
    assert desk.check() == ()


@pytest.mark.law("accusation_sealed")
def test_what_was_sealed_since_is_left_alone(desk: Desk, numbers: list[str]) -> None:
    first, *_ = brought(desk, numbers)
    with desk.file.act():
        desk.file.db.execute_sql("UPDATE matter SET sealed = 1 WHERE number = ?", (numbers[0],))
    assert refused(desk.conference.change_item, first, ask="别的").article == "第三十条"
    shown = desk.conference.session("4").items[0]
    assert (shown.number, shown.name, shown.ask, shown.people) == (numbers[0], "", "", 0)
