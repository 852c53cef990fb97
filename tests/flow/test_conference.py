"""A matter before the joint conference: brought, decided as an assignment, reported back, struck off; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk, begun
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import (
    Accept,
    Bring,
    ChangeRoute,
    Decide,
    Notice,
    ReportBack,
    StrikeOff,
    TakeStep,
    Transfer,
    Withdraw,
)
from xfdesk.records.conference import SessionEntry
from xfdesk.rules.words import ActKind, Channel, DutyState, Handling, MatterClass

ASK = Bring("4", "要不要先行补发")
DECISION = Decide("4", "先行补发三年，经费从村集体解决", "自然资源所、司法所", "2026-12-31")


@pytest.fixture
def clerk(desk: Desk, clock: FixedClock) -> Clerk:
    """A petition of 20 November, accepted the day after; the fourth session sits on 8 December, where it is."""
    made = begun(desk, clock, accepted="2026-11-21")
    desk.conference.plan(SessionEntry(session="4", on="2026-12-08", time="上午9:00"))
    made.until("2026-12-08")
    return made


def decided(clerk: Clerk) -> None:
    clerk("2026-12-01", ASK)
    clerk("2026-12-08", DECISION)


def d13(clerk: Clerk, as_of: str = "") -> list[tuple[str, date, DutyState]]:
    return [(one.detail, one.plain, one.state) for one in clerk.view(as_of).duties if one.key == "D13"]


def first_offer(clerk: Clerk) -> ActKind:
    return clerk.desk.followup.offers(clerk.matter).offers[0].kind


def test_a_decision_is_the_assignment_in_force_and_keeps_the_leader(clerk: Clerk) -> None:
    decided(clerk)
    view = clerk.view()
    assert (view.lead_official, view.unit, view.due_on) == ("韩雪梅", "自然资源所", date(2026, 12, 31))
    (row,) = clerk.desk.file.sql("SELECT measures, coordinating FROM assignment WHERE until IS NULL")
    assert row == ("先行补发三年，经费从村集体解决", "司法所")
    assert clerk.view("2026-12-07").unit == "社会保障所"
    assert d13(clerk) == [("第4次联席会议", date(2026, 12, 31), DutyState.OPEN)]
    assert d13(clerk, "2026-12-07") == []
    assert clerk.desk.check() == ()


def test_where_the_unit_stays_its_person_and_telephone_stay(clerk: Clerk) -> None:
    clerk("2026-12-01", life.assign(phone="0377-61200315", investigates="马建国"))
    clerk("2026-12-01", ASK)
    clerk("2026-12-08", replace(DECISION, assigned_to="社会保障所"))
    (row,) = clerk.desk.file.sql("SELECT person, phone, investigates FROM assignment WHERE until IS NULL")
    assert row == ("陈立群", "0377-61200315", "马建国")


def test_the_session_of_today_comes_first_then_the_report_then_striking_off(clerk: Clerk) -> None:
    clerk("2026-12-01", ASK)
    assert first_offer(clerk) is ActKind.DECIDE
    clerk("", DECISION)
    clerk("", life.reply())
    clerk.until("2026-12-20")
    kinds = [one.kind for one in clerk.desk.followup.offers(clerk.matter).offers]
    assert ActKind.REPORT_BACK in kinds and ActKind.STRUCK_OFF not in kinds
    clerk("", ReportBack("已经补发"))
    kinds = [one.kind for one in clerk.desk.followup.offers(clerk.matter).offers]
    assert ActKind.STRUCK_OFF in kinds and ActKind.REPORT_BACK not in kinds


def test_what_is_offered_can_be_recorded_as_it_stands_once_the_decision_is_written(clerk: Clerk) -> None:
    clerk("2026-12-01", ASK)
    offer = clerk.desk.followup.offers(clerk.matter).offers[0].act
    assert isinstance(offer, Decide)
    clerk("", replace(offer, decision="先行补发"))
    assert clerk.view().due_on == date.fromisoformat(offer.due)


@pytest.mark.parametrize("by_report", [True, False])
@pytest.mark.law("D13")
def test_the_date_is_met_by_the_report_or_the_opinion_whichever_is_first(
    clerk: Clerk, by_report: bool
) -> None:
    decided(clerk)
    clerk.until("2027-01-10")
    assert d13(clerk)[0][2] is DutyState.OVERDUE
    assert [one.detail for one in clerk.desk.followup.board().items if one.key == "D13"] == []
    clerk("2026-12-30", ReportBack("已经补发") if by_report else life.reply())
    assert d13(clerk)[0][2] is DutyState.MET
    assert d13(clerk, "2026-12-29")[0][2] is DutyState.OPEN


def test_the_board_names_the_session_that_waits(clerk: Clerk) -> None:
    decided(clerk)
    clerk("2026-11-23", Notice("受理告知书", "", "当面", "签收"))
    (one,) = clerk.desk.followup.board().items
    assert (one.next_duty, one.key) == ("落实措施", "M")
    clerk.desk.conference.plan(SessionEntry(session="5"))
    clerk("", Bring("5"))
    clerk("", replace(DECISION, conference="5", due="2026-12-10"))
    (one,) = clerk.desk.followup.board().items
    assert (one.next_duty, one.detail, one.safe) == ("交办期限", "第5次联席会议", date(2026, 12, 10))
    (then,) = clerk.desk.followup.board(as_of=date(2026, 12, 7)).items
    assert then.key != "D13"
    clerk.until("2026-12-09")
    (again,) = clerk.desk.followup.board(as_of=date(2026, 12, 8)).items
    assert (again.detail, again.safe) == (one.detail, one.safe)


def test_a_later_session_sets_another_date_and_the_first_is_excused(clerk: Clerk) -> None:
    decided(clerk)
    clerk.until("2026-12-20")
    clerk("", Bring("5"))
    clerk("", Decide("5", "再给一个月", "自然资源所", "2027-01-15"))
    states = [(detail, state) for detail, _, state in d13(clerk)]
    assert states == [("第4次联席会议", DutyState.EXCUSED), ("第5次联席会议", DutyState.OPEN)]
    clerk("", ReportBack("办了一半", "4"))
    assert [one.item.state for one in clerk.desk.conference.of_matter(clerk.matter)] == ["已反馈", "交办"]


def test_a_correction_keeps_all_in_order_and_undo_takes_all_back(clerk: Clerk) -> None:
    brought = clerk("2026-12-01", ASK)
    before = life.dump(clerk.desk, without=life.DERIVED)
    done = clerk("2026-12-08", DECISION)
    clerk.desk.followup.undo_last()
    assert life.dump(clerk.desk, without=life.DERIVED) == before
    done = clerk("2026-12-08", DECISION)
    clerk.until("2026-12-20")
    reported = clerk("2026-12-15", ReportBack("已经补发"))
    clerk.correct(done, "2026-12-09", replace(DECISION, due="2026-12-20"))
    assert d13(clerk)[0][1:] == (date(2026, 12, 20), DutyState.MET)
    for one, on, act in (
        (done, "2026-12-16", DECISION),
        (brought, "2026-12-10", ASK),
        (reported, "2026-12-08", ReportBack("已经补发")),
    ):
        with pytest.raises(Exception, match=r"先后就颠倒了|这一天不能再提请|还没有交办"):
            clerk.correct(one, on, act)
    assert clerk.desk.check() == ()


def test_a_decision_moves_to_another_session_only_while_nobody_reported(clerk: Clerk) -> None:
    clerk("2026-12-01", ASK)
    clerk("2026-12-01", Bring("5"))
    done = clerk("2026-12-08", DECISION)
    clerk.correct(done, "", replace(DECISION, conference="5"))
    four, five = (one.item for one in clerk.desk.conference.of_matter(clerk.matter))
    assert (four.state, five.state) == ("待定", "交办")
    clerk("", ReportBack("办了"))
    with pytest.raises(Exception, match="已经反馈过的交办不能换到另一次会议"):
        clerk.correct(done, "", DECISION)


def test_a_session_that_nobody_planned_is_made_and_said_and_goes_with_the_undo(clerk: Clerk) -> None:
    done = clerk("2026-12-01", Bring("5"))
    assert done.notes == ("2026年第5次联席会议还没有安排，已先建上，请补上时间和地点",)
    assert [one.session for one in clerk.desk.conference.sessions()] == [5, 4]
    clerk.desk.followup.undo_last()
    assert [one.session for one in clerk.desk.conference.sessions()] == [4]
    clerk("2026-12-01", Bring())
    assert clerk.desk.conference.of_matter(clerk.matter)[0].session.session == 4
    clerk("2026-12-01", Bring("2026-12-22"))
    assert clerk.desk.conference.session("2026-12-22").session.session == 5


def test_a_matter_that_is_over_can_still_be_reported_and_struck_off(clerk: Clerk) -> None:
    decided(clerk)
    clerk("", Withdraw("已经和解"))
    clerk("", ReportBack("来访人已经撤回"))
    clerk("", StrikeOff())
    assert clerk.desk.conference.sentence("4") == "第4次联席会议交办1件：办结1件，未办结0件"
    assert clerk.desk.check() == ()


# What is refused


@pytest.mark.law("not_brought", "conferring.decide")
def test_a_session_decides_only_on_what_was_brought_to_it(clerk: Clerk) -> None:
    refused = clerk.refused("", DECISION)
    assert (refused.rule, refused.article) == ("not_brought", "第二十二条")


@pytest.mark.law("not_yet_sat", "conferring.not_yet")
def test_a_session_does_not_decide_before_its_day(clerk: Clerk) -> None:
    clerk("2026-12-01", ASK)
    refused = clerk.refused("2026-12-07", DECISION)
    assert (refused.rule, refused.field) == ("not_yet_sat", "on")
    clerk("2026-12-01", Bring("5"))
    assert clerk.refused("2026-12-07", replace(DECISION, conference="第4次")).rule == "not_yet_sat"


@pytest.mark.law("due_beyond_law")
def test_a_session_gives_no_later_date_than_the_law(clerk: Clerk) -> None:
    clerk("2026-12-01", ASK)
    refused = clerk.refused("", replace(DECISION, due="2027-01-21"))
    assert (refused.rule, refused.article, refused.field) == ("due_beyond_law", "第三十四条", "due")
    assert "2027年1月20日" in refused.what


def test_where_the_laws_date_is_past_already_the_session_still_decides(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock, accepted="2026-11-21")
    clerk.until("2027-02-01")
    clerk("", Bring())
    clerk("", Decide("", "限期办结", "自然资源所", "2027-02-20"))
    assert clerk.view().due_on == date(2027, 2, 20)
    assert clerk.state("D4") is DutyState.OVERDUE


@pytest.mark.law("due_beyond_assigner")
def test_an_assignment_made_since_keeps_within_the_sessions_date(clerk: Clerk) -> None:
    decided(clerk)
    refused = clerk.refused("", life.assign("司法所", due="2027-01-04"))
    assert refused.rule == "due_beyond_assigner"
    clerk("", life.assign("司法所", due="2026-12-31"))
    assert clerk.refused("2026-12-08", replace(DECISION, conference="5")).rule == "decided_twice"


@pytest.mark.law("accusation_sealed")
def test_a_sealed_accusation_is_never_brought(desk: Desk, clock: FixedClock) -> None:
    day = desk.reception.open_day(builders.reception_day()).uid
    number = desk.reception.save(builders.accusation(desk, day)).number
    refused = Clerk(desk, clock, number).refused("", Bring("1"))
    assert (refused.rule, refused.article) == ("accusation_sealed", "第三十条")
    assert desk.conference.sessions() == ()


@pytest.mark.law("nothing_to_report_back", "conferring.report_back")
def test_there_is_a_report_only_of_what_was_decided(clerk: Clerk) -> None:
    clerk("2026-12-01", ASK)
    refused = clerk.refused("", ReportBack("办了"))
    assert (refused.rule, refused.article) == ("nothing_to_report_back", "第二十二条")


@pytest.mark.law("nothing_to_strike_off", "conferring.strike_off")
def test_only_what_was_reported_is_struck_off(clerk: Clerk) -> None:
    decided(clerk)
    refused = clerk.refused("", StrikeOff("4"))
    assert (refused.rule, refused.article) == ("nothing_to_strike_off", "第二十二条")


@pytest.mark.law("out_of_turn")
def test_a_named_session_is_asked_in_its_turn(clerk: Clerk) -> None:
    decided(clerk)
    clerk("", Bring("5"))
    refused = clerk.refused("", ReportBack("办了", "5"))
    assert (refused.rule, refused.article) == ("out_of_turn", "第二十二条")
    clerk("", ReportBack("办了"))
    assert clerk.refused("", StrikeOff("5")).rule == "out_of_turn"
    assert clerk.refused("", replace(DECISION)).rule == "decided_twice"


@pytest.mark.parametrize(
    ("on", "act", "rule"),
    [
        ("2026-12-01", ASK, "brought_twice"),
        ("2026-12-01", Bring("第4次联席会议"), "brought_twice"),
        ("2026-12-01", Bring("下一回"), "no_such_session"),
        ("2026-12-01", Bring("2024-3"), "session_over"),
        ("2026-12-01", Bring("100"), "no_such_session"),
        ("", Decide("7", "补发", "自然资源所", "2026-12-31"), "no_such_session"),
        ("2026-11-25", DECISION, "not_brought"),
        ("", replace(DECISION, assigned_to="区法院"), "unit_of_others"),
        ("", replace(DECISION, assigned_to=""), "blank"),
        ("", replace(DECISION, decision=" "), "blank"),
        ("", replace(DECISION, due=""), "blank"),
        ("", replace(DECISION, due="2026-12-01"), "due_before_act"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept(
    clerk: Clerk, on: str, act: Bring | Decide, rule: str
) -> None:
    clerk("2026-12-01", ASK)
    refused = clerk.refused(on, act)
    assert refused.rule == rule
    assert refused.what and refused.data


def test_a_session_that_is_over_takes_nothing_more(clerk: Clerk) -> None:
    clerk.until("2026-12-09")
    assert clerk.refused("", ASK).rule == "session_over"
    clerk("2026-12-08", ASK)


def test_what_was_handed_on_or_is_over_is_not_brought(clerk: Clerk) -> None:
    clerk("", Transfer("区水务局"))
    assert clerk.refused("", ASK).rule == "handed_on"
    clerk.desk.followup.undo_last()
    clerk("", Withdraw("已经和解"))
    assert clerk.refused("", ASK).rule == "withdrawn"


# Seen elsewhere


def test_the_timeline_tells_each_with_its_session(clerk: Clerk) -> None:
    decided(clerk)
    clerk("", ReportBack("已经补发"))
    clerk("", StrikeOff())
    told = [moment.first for moment in clerk.view().timeline if "联席会议" in moment.first]
    assert told == [
        "提请   2026年第4次联席会议",
        "会议交办   2026年第4次联席会议",
        "向会议反馈   2026年第4次联席会议",
        "销号   2026年第4次联席会议",
    ]


def test_the_ledger_and_the_board_know_the_decision(clerk: Clerk) -> None:
    clerk("2026-11-25", TakeStep("调查", "陈立群", "去看了"))
    decided(clerk)
    (row,) = clerk.desk.file.sql("SELECT progress, remark, unit FROM ledgerline")
    assert row == ("第4次联席会议定：先行补发三年，经费从村集体解决", "第4次联席会议交办", "自然资源所")
    clerk("", ReportBack("已经补发"))
    (row,) = clerk.desk.file.sql("SELECT progress FROM ledgerline")
    assert row == ("向第4次联席会议反馈：已经补发",)
    assert clerk.desk.check() == ()


def test_a_matter_that_becomes_an_accusation_leaves_the_session_sealed(desk: Desk, clock: FixedClock) -> None:
    clerk = begun(desk, clock)
    clerk("", Bring("4", "说的是谁谁"))
    entry = desk.reception.entry(str(desk.file.value("SELECT uid FROM visit")))
    sealed = replace(
        entry,
        points=(),
        matter=replace(
            entry.matter, matter_class=MatterClass.ACCUSATION, route=None, category="纪检监察/检举控告"
        ),
        handling=Handling.TRANSFERRED,
        unit="区纪委监委",
    )
    desk.reception.save(sealed)
    (item,) = desk.conference.session("4").items
    assert (item.sealed, item.name, item.ask, item.summary) == (True, "", "", "检举控告（已密封）")
    with pytest.raises(Exception, match="还没有提请的事项"):
        desk.conference.agenda("4")
    with pytest.raises(Exception, match="检举控告不上联席会议"):
        desk.conference.change_item(item.uid, ask="别的")
    assert desk.check() == ()


def test_a_route_that_leads_away_excuses_the_date(clerk: Clerk) -> None:
    decided(clerk)
    clerk("", ChangeRoute("1"))
    assert d13(clerk)[0][2] is DutyState.EXCUSED


def test_handed_down_with_its_own_date_both_stand(desk: Desk, clock: FixedClock) -> None:
    clock.set(life.moment("2026-11-20"))
    entry = builders.letter(desk, Channel.ASSIGNED, came={"due": "2026-12-20"}, handling=None)
    clerk = Clerk(desk, clock, desk.followup.receive(entry).number)
    clerk("", Accept())
    clerk("", Bring())
    assert clerk.refused("", Decide("", "补发", "自然资源所", "2026-12-25")).rule == "due_beyond_assigner"
    clerk("", Decide("", "补发", "自然资源所", "2026-12-10"))
    assert [(detail, plain) for detail, plain, _ in d13(clerk)] == [
        ("", date(2026, 12, 20)),
        ("第1次联席会议", date(2026, 12, 10)),
    ]
