"""A changed judgement: what it no longer carries rules nothing, and who judged is whoever sat there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import builders
from xfdesk.desk.desk import Desk
from xfdesk.records.day import DayLeader
from xfdesk.records.visit import PointEntry, Saved
from xfdesk.rules import verdict
from xfdesk.rules.words import Handling, MatterClass, Verdict


def judged(desk: Desk, visit: str, **changes: object) -> Saved:
    entry = desk.reception.entry(visit)
    point = replace(entry.points[0], **changes)  # type: ignore[arg-type]
    return desk.reception.save(replace(entry, points=(point,), handling=Handling.ACCEPTED))


REFUSED = {
    "verdict": Verdict.UNREASONABLE,
    "reason": "不符合条件",
    "basis": "某办法第三条",
    "explanation": "已说明",
    "explained_by": "韩雪梅",
    "remedy": "可请求复查",
}


@pytest.mark.law("verdict.beyond")
def test_the_owner_and_the_date_of_an_earlier_verdict_rule_no_more_and_that_is_said(
    desk: Desk, day: str
) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    notes = judged(desk, saved.visit, **REFUSED).notes
    (told,) = [note for note in notes if "不再记" in note]
    assert all(word in told for word in ("社会保障所", "2026-12-18", "陈立群", "核对档案"))
    (view,) = desk.ledger.matter(saved.matter).points
    assert (view.point.unit, view.point.due, view.point.leader) == ("", "", "")
    assert not [duty for duty in desk.ledger.matter(saved.matter).duties if duty.key == "M"]
    assert view.versions[0][2].unit == "社会保障所", "what stood stays readable"


@pytest.mark.law("verdict.beyond")
def test_a_point_that_is_put_off_no_more_has_no_next_look(desk: Desk, day: str) -> None:
    later = PointEntry(
        text="补发",
        verdict=Verdict.FULLY_REASONABLE,
        not_yet_solvable=True,
        explanation="资金未到",
        next_look_on="2027-01-08",
    )
    saved = desk.reception.save(builders.visit(desk, day, points=(later,), handling=Handling.ACCEPTED))
    notes = judged(desk, saved.visit, **REFUSED).notes
    assert any("暂难解决" in note and "2027-01-08" in note for note in notes)
    (row,) = desk.file.sql("SELECT not_yet_solvable, next_look_on FROM demandpoint")
    assert row == (0, "")


@pytest.mark.parametrize("kind", list(Verdict))
def test_a_verdict_carries_all_that_it_asks_for(kind: Verdict) -> None:
    every = {
        name: "x" for name in PointEntry.__dataclass_fields__ if name not in ("verdict", "not_yet_solvable")
    }
    for later in (False, True):
        full = PointEntry(verdict=kind, not_yet_solvable=later, **{**every, "reason_code": ""})  # type: ignore[arg-type]
        empty = PointEntry(verdict=kind, not_yet_solvable=later)
        asked = {name for name, _, _ in verdict.missing(empty)}
        assert not asked & set(verdict.beyond(full))


def test_where_nothing_is_judged_nothing_is_put_off(desk: Desk, day: str) -> None:
    base = builders.visit(desk, day, handling=Handling.ACCEPTED)
    point = PointEntry(text="改一改", unit="司法所", not_yet_solvable=True, next_look_on="2027-01-08")
    matter = replace(base.matter, matter_class=MatterClass.SUGGESTION)
    saved = desk.reception.save(replace(base, matter=matter, points=(point,)))
    view = desk.ledger.matter(saved.matter)
    assert (view.unit, view.due_on) == ("司法所", None)
    assert any("再议日期“2027-01-08”" in note for note in saved.notes)


def test_the_first_leader_of_the_day_judges_and_a_new_verdict_has_a_new_judge(desk: Desk, day: str) -> None:
    saved = desk.reception.save(builders.visit(desk, day))
    assert desk.reception.entry(saved.visit).points[0].judged_by == "周启明"
    running = desk.reception.day(day)
    desk.reception.change_day(replace(running, leaders=(DayLeader("王新", ""),)))
    judged(desk, saved.visit, measure="另一个措施")
    assert desk.reception.entry(saved.visit).points[0].judged_by == "周启明", "the verdict is the same"
    judged(desk, saved.visit, **REFUSED)
    assert desk.reception.entry(saved.visit).points[0].judged_by == "王新"
    judged(desk, saved.visit, verdict=Verdict.PENDING, judged_by="韩雪梅")
    assert desk.reception.entry(saved.visit).points[0].judged_by == "韩雪梅", "as it was said"
