"""A matter that lives on is still brought up at the table: later visits and corrections leave its acts standing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk, begun
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import (
    Accept,
    CarryOut,
    ChangeRoute,
    Deliver,
    EnterOfficial,
    KeepPromise,
    Notice,
    TakeStep,
    Transfer,
)
from xfdesk.records.visit import PointEntry, PromiseEntry, Saved, VisitEntry
from xfdesk.rules.words import Channel, Handling, MatterClass, Outcome

MORE = PointEntry(
    text="再补一年", verdict="全部合理", measure="核实", leader="周启明", unit="司法所", due="2027-01-08"
)  # type: ignore[arg-type]


@pytest.fixture
def clerk(desk: Desk, clock: FixedClock) -> Clerk:
    return begun(desk, clock, promise=PromiseEntry("补发到账", "韩雪梅", "2026-12-10"))


def first_visit(clerk: Clerk) -> VisitEntry:
    (uid, *_) = clerk.view().visits
    return clerk.desk.reception.entry(uid)


def comes_again(clerk: Clerk, day: str, *points: PointEntry) -> Saved:
    """A later visit on a day of its own; afterwards it is that much later again."""
    reception, now = clerk.desk.reception, clerk.clock.now()
    clerk.until(day)
    if (running := reception.current_day()) is not None:
        reception.close_day(running.uid, "")
    opened = reception.open_day(builders.reception_day(date.fromisoformat(day))).uid
    entry = builders.visit(clerk.desk, opened, continues=clerk.view().uid, points=points, statement="又来问")
    saved = reception.save(entry)
    clerk.clock.set(now)
    return saved


def owners(clerk: Clerk) -> list[tuple[str, str, str | None]]:
    return clerk.desk.file.sql("SELECT unit, since, until FROM assignment ORDER BY since, uid")  # type: ignore[return-value]


def refused(clerk: Clerk, entry: VisitEntry) -> Refused:
    before = life.dump(clerk.desk)
    with pytest.raises(Refused) as found:
        clerk.desk.reception.save(entry)
    assert life.dump(clerk.desk) == before
    return found.value


@pytest.mark.law("owning.assign", "unit_of_others", "due_beyond_law")
def test_one_owner_is_in_force_and_the_earlier_ones_stay_readable(clerk: Clerk) -> None:
    clerk("2026-11-25", life.assign("自然资源所", due="2026-12-30", coordinating="司法所"))
    clerk("2026-12-10", life.assign("农业农村办"))
    assert owners(clerk) == [
        ("社会保障所", "2026-11-20", "2026-11-25"),
        ("自然资源所", "2026-11-25", "2026-12-10"),
        ("农业农村办", "2026-12-10", None),
    ]
    assert clerk.refused("2026-12-05", life.assign("司法所")).rule == "out_of_order"
    assert clerk.refused("2026-12-11", life.assign("区法院")).article == "第二十二条"
    assert clerk.refused("2026-12-11", life.assign(due="2027-02-01")).article == "第三十四条"
    assert clerk.refused("2026-12-11", life.assign(due="2026-12-01")).rule == "due_before_act"
    assert clerk.refused("2026-12-11", replace(life.assign(""), person="")).field == "unit"
    assert [clerk.view(day).unit for day in ("2026-11-24", "2026-11-25", "2026-12-09", "2026-12-10")] == [
        "社会保障所",
        "自然资源所",
        "自然资源所",
        "农业农村办",
    ]


def test_what_an_act_assigned_is_not_overwritten_at_the_table(clerk: Clerk) -> None:
    clerk("2026-11-25", life.assign("自然资源所"))
    comes_again(clerk, "2026-12-05", MORE)
    entry = first_visit(clerk)
    point = replace(entry.points[0], unit="司法所", measure="另一个措施")
    clerk.desk.reception.save(replace(entry, points=(point, *entry.points[1:])))
    assert owners(clerk)[-1] == ("自然资源所", "2026-11-25", None)
    assert clerk.view().unit == "自然资源所"
    assert clerk.desk.check() == ()


def test_without_one_the_demands_propose_and_never_before_the_one_they_follow(clerk: Clerk) -> None:
    clerk("2026-12-01", life.solved(unit="自然资源所", due="2026-12-30"))
    entry = first_visit(clerk)
    clerk.desk.reception.save(replace(entry, points=(replace(entry.points[0], unit="司法所"),)))
    assert owners(clerk) == [
        ("社会保障所", "2026-11-20", "2026-12-01"),
        ("自然资源所", "2026-12-01", "2026-12-01"),
        ("司法所", "2026-12-01", None),
    ]
    assert clerk.desk.check() == ()


def test_a_correction_of_the_visit_leaves_answers_promises_and_entries_as_they_are(clerk: Clerk) -> None:
    clerk("2026-11-23", Accept())
    clerk("2026-12-09", KeepPromise())
    clerk.answered("2026-12-10", delivered="2026-12-11")
    clerk("2026-12-12", CarryOut("1", "已落实"))
    clerk("2026-12-12", EnterOfficial("已录入", "XF-1"))
    entry = first_visit(clerk)
    matter = replace(
        entry.matter, summary="改过的概况", official_state="", official_number="", accepted_on=""
    )
    clerk.desk.reception.save(replace(entry, matter=matter))
    view = clerk.view()
    assert (view.summary, view.official_number, str(view.accepted_on)) == ("改过的概况", "XF-1", "2026-11-23")
    assert [(one.answer, one.outcome, one.carried_out) for one in view.points] == [
        ("第 1 项同意补发", Outcome.SUPPORTED, "已落实")
    ]
    assert clerk.state("P") == "met"
    assert clerk.desk.check() == ()


def test_what_acts_have_said_is_not_unsaid_from_a_form_that_was_open_before(clerk: Clerk) -> None:
    stale = first_visit(clerk)
    clerk("2026-11-23", Accept())
    clerk("2026-12-01", ChangeRoute("5"))
    clerk("2026-12-02", EnterOfficial("已录入", "XF-1"))
    matter = stale.matter
    for changed, rule in (
        (replace(stale, handling=Handling.ACCEPTED), "handling_acted"),
        (stale, "way_acted"),
        (
            replace(stale, matter=replace(matter, matter_class=MatterClass.SUGGESTION, route=None)),
            "way_acted",
        ),
        (replace(stale, matter=replace(matter, route=5, accepted_on="2026-11-20")), "accepted_acted"),
        (replace(stale, matter=replace(matter, route=5, official_state="不需录入")), "official_acted"),
    ):
        found = refused(clerk, changed)
        assert (found.rule, found.data) == (rule, "没有存，填的内容都还在")
    clerk.desk.reception.save(replace(stale, matter=replace(matter, route=5, summary="改过的概况")))
    assert clerk.view().route == 5


def test_a_demand_that_was_judged_or_answered_stays_and_none_is_added_to_what_is_answered(
    desk: Desk, clock: FixedClock
) -> None:
    clerk = begun(desk, clock, points=(builders.solved_point(), MORE))
    entry = first_visit(clerk)
    clerk("2026-12-01", life.refusing("2"))
    assert refused(clerk, replace(entry, points=entry.points[:1])).rule == "demand_acted"
    desk.reception.save(replace(entry, points=(*first_visit(clerk).points, PointEntry(text="第三项"))))
    assert len(clerk.view().points) == 3
    clerk("2026-12-10", life.reply(3))
    now = first_visit(clerk)
    assert (
        refused(clerk, replace(now, points=(*now.points, PointEntry(text="第四项")))).rule == "demand_apart"
    )
    assert refused(clerk, replace(now, points=now.points[1:], unit="司法所")).rule == "demand_acted"


def test_a_promise_that_was_kept_is_not_taken_out_of_the_visit(clerk: Clerk) -> None:
    clerk("2026-12-09", KeepPromise())
    entry = first_visit(clerk)
    assert refused(clerk, replace(entry, promise=PromiseEntry())).rule == "promise_acted"
    desk = clerk.desk
    desk.reception.save(replace(entry, promise=PromiseEntry("补发全部到账", "韩雪梅", "2026-12-10")))
    assert [(one.detail, one.state) for one in clerk.view().duties if one.key == "P"] == [
        ("补发全部到账", "met")
    ]


def test_a_later_visit_joins_what_is_open_and_stands_apart_from_what_is_over(clerk: Clerk) -> None:
    joined = comes_again(clerk, "2026-12-01", MORE)
    assert joined.number == clerk.matter
    clerk("2026-12-02", Transfer("区水务局"))
    apart = comes_again(clerk, "2026-12-08", replace(MORE, text="又一件"))
    assert apart.number != clerk.matter
    assert clerk.desk.ledger.matter(apart.number).earlier == clerk.matter
    said = comes_again(clerk, "2026-12-15")
    assert (said.number, clerk.status()) == (clerk.matter, "已转送")
    assert clerk.desk.check() == ()


def test_a_visit_that_moves_to_another_matter_leaves_no_judged_demand_behind(clerk: Clerk) -> None:
    saved = comes_again(clerk, "2026-12-01", MORE)
    clerk("2026-12-05", life.refusing("2"))
    entry = clerk.desk.reception.entry(saved.visit)
    own = replace(entry, continues="", handling=Handling.ACCEPTED)
    assert refused(clerk, own).rule == "demand_acted"


def test_a_correction_takes_back_what_was_saved_at_the_table_only_while_it_is_the_last(clerk: Clerk) -> None:
    entry = first_visit(clerk)
    clerk.desk.reception.save(replace(entry, statement="改过"))
    clerk("2026-12-01", TakeStep("调查", "陈立群", "去看了"))
    assert (clerk.desk.reception.can_undo(), clerk.desk.followup.can_undo()) == (False, True)
    clerk.desk.followup.undo_last()
    assert not clerk.desk.followup.can_undo()


@pytest.mark.parametrize("act", [Notice("受理告知书"), life.reply()])
def test_a_number_is_never_given_twice(clerk: Clerk, act: Notice) -> None:
    """Not after it was taken back, not in another matter, and not where somebody has typed it before."""
    first = clerk("2026-12-01", act).paper
    word = first.partition("〔")[0]
    clerk.desk.followup.undo_last()
    assert clerk("2026-12-01", act).paper == f"{word}〔2026〕2号"
    clerk.clock.set(life.moment("2026-11-20"))
    other = begun(clerk.desk, clerk.clock, visitor=builders.visitor(name="邱玉梅", id_number="", phone=""))
    taken = other.refused("2026-12-01", replace(act, number=f"{word}〔2026〕2号"))
    assert (taken.rule, taken.field) == ("number_taken", "number")
    typed = other("2026-12-01", replace(act, number=f"{word}〔2026〕3号"))
    assert typed.paper == ""
    third = begun(clerk.desk, clerk.clock, visitor=builders.visitor(name="范长河", id_number="", phone=""))
    assert third("2026-12-02", act).paper == f"{word}〔2026〕4号"
    assert third("2027-01-04", Notice("不予受理告知书")).paper == "不受〔2027〕1号"


def test_two_acts_of_one_kind_from_two_forms_are_refused_or_stand_both(clerk: Clerk) -> None:
    """Nobody holds a draft of an act: what comes second is looked at as the matter stands by then."""
    clerk("2026-12-01", Accept())
    assert clerk.refused("2026-12-01", Accept()).rule == "accepted_twice"
    for _ in range(2):
        clerk("2026-12-02", TakeStep("调查", "陈立群", "去看了"))
    assert len(clerk.desk.followup.done(clerk.matter)) == 3
    given = life.reply()
    clerk("2026-12-10", given)
    second = clerk("2026-12-10", given)
    assert second.paper == "处〔2026〕2号", "a second reply is a new version"
    clerk("2026-12-11", Deliver("当面", "签收"))
    assert clerk.refused("2026-12-11", Deliver("当面", "签收")).rule == "delivered_twice"


def test_two_corrections_from_two_forms_keep_the_very_first_text(clerk: Clerk) -> None:
    done = clerk("2026-12-01", TakeStep("调查", "陈立群", "第一"))
    for text in ("第二", "第三"):
        clerk.correct(done, "", TakeStep("调查", "陈立群", text))
    (now,) = clerk.desk.followup.done(clerk.matter)
    assert (now.act, now.first) == (TakeStep("调查", "陈立群", "第三"), TakeStep("调查", "陈立群", "第一"))
    before = clerk.desk.file.sql("SELECT before FROM history WHERE what = '更正：记一步' ORDER BY seq")
    assert ["第一" in before[0][0], "第二" in before[1][0]] == [True, True]


def test_a_letters_matter_keeps_its_acts_under_a_correction(desk: Desk, clock: FixedClock) -> None:
    saved = desk.followup.receive(builders.letter(desk, Channel.LETTER))
    clerk = Clerk(desk, clock, saved.number)
    clerk.until("2027-01-10")
    clerk.answered("2026-12-10", delivered="2026-12-11")
    entry = desk.followup.receiving.entry(saved.visit)
    desk.followup.receive(replace(entry, matter=replace(entry.matter, summary="改过的概况")))
    assert (clerk.status(), clerk.view().points[0].answer) == ("已答复", "第 1 项同意补发")
    assert desk.check() == ()
