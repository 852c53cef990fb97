"""What is asked as of a day is answered by when things happened, whenever they were typed."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.flow import life
from tests.flow.life import Clerk
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import (
    Accept,
    Act,
    AnswerSupervision,
    CarryOut,
    Close,
    Deliver,
    EnterOfficial,
    Extend,
    KeepPromise,
    MakeCallBack,
    MakePromise,
    Notice,
    Reopen,
    RequestReview,
    Returned,
    ReviewOpinion,
    Supervise,
    TakeStep,
    Transfer,
)
from xfdesk.records.visit import PointEntry, VisitEntry

LIFE: tuple[tuple[str, Act], ...] = (
    ("2026-11-23", Accept()),
    ("2026-11-24", Notice("受理告知书", "受〔2026〕31号", "邮寄")),
    ("2026-11-25", life.assign("社会保障所", due="2026-12-20")),
    ("2026-11-30", Transfer("区水务局")),
    ("2026-12-04", Returned("区水务局", "不属于")),
    ("2026-12-07", MakePromise("当面再谈一次", "韩雪梅", "2026-12-18")),
    ("2026-12-08", life.solved("2", unit="自然资源所", due="2027-01-15")),
    ("2026-12-10", life.assign("自然资源所", due="2027-01-15")),
    ("2026-12-11", Supervise("区信访局", "核对到哪一步了", "2026-12-20")),
    ("2026-12-14", TakeStep("调查", "陈立群", "调了档案")),
    ("2026-12-16", AnswerSupervision("", "调到两年的")),
    ("2026-12-21", KeepPromise("当面再谈一次")),
    ("2027-01-12", Extend("30", "还差一年的档案", "周启明")),
    ("2027-01-13", Notice("延期办理告知书", "延〔2027〕4号", "当面", "签收")),
    ("2027-01-25", life.reply(2, number="处〔2027〕12号")),
    ("2027-01-26", Deliver("邮寄", "无法送达")),
    ("2027-01-29", Deliver("当面", "签收")),
    ("2027-02-10", RequestReview("复查", "区人民政府")),
    ("2027-03-01", ReviewOpinion("复查", "维持")),
    ("2027-03-03", CarryOut("1", "部分")),
    ("2027-03-05", CarryOut("1", "已落实")),
    ("2027-03-05", CarryOut("2", "已落实")),
    ("2027-03-08", MakeCallBack("电话", "林小雨", "满意", "满意")),
    ("2027-03-09", EnterOfficial("不需录入", reason="先不录")),
    ("2027-03-10", EnterOfficial("已录入", "XF-1")),
    ("2027-03-11", Close()),
    ("2027-03-18", Reopen("又提出来")),
    ("2027-03-22", Close()),
)
LAST = "2027-03-25"
ANYWHERE = (
    Notice,
    MakePromise,
    KeepPromise,
    Supervise,
    AnswerSupervision,
    TakeStep,
    MakeCallBack,
    EnterOfficial,
)
"""What may be typed after whatever happened later, each kind in its own order."""


def entry(desk: Desk) -> VisitEntry:
    day = desk.reception.open_day(builders.reception_day()).uid
    return builders.visit(desk, day, points=(builders.solved_point(), PointEntry(text="核实少算的年限")))


def days() -> list[date]:
    first, last = date(2026, 11, 20), date.fromisoformat(LAST)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def stood(clerk: Clerk, day: date) -> dict[str, Any]:
    """All that is asked of a matter as of a day."""
    view = clerk.desk.ledger.matter(clerk.matter, as_of=day)
    board = clerk.desk.followup.board(as_of=day).items
    return {
        "status": view.status,
        "verdict": view.verdict,
        "route": view.route,
        "accepted": view.accepted_on,
        "owner": (view.lead_official, view.unit, view.person, view.due_on),
        "marks": (view.without_owner, view.without_answer),
        "duties": view.duties,
        "points": [
            (
                one.index,
                one.point.verdict,
                one.point.unit,
                one.point.due,
                one.answer,
                one.outcome,
                one.carried_out,
            )
            for one in view.points
        ],
        "needs": view.closing_needs,
        "told": [(one.on, one.kind, one.first, one.second) for one in view.timeline],
        "board": [
            (one.next_duty, one.safe, one.group, one.status, one.unit, one.leader, one.days_left)
            for one in board
        ],
    }


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> dict[date, dict[str, Any]]:
    """How the matter stood at the end of each day to somebody who typed everything on its day."""
    clock = FixedClock(datetime(2026, 11, 20, 8, 30))
    desk = builders.office_desk(tmp_path_factory.mktemp("lived") / "台账.xfd", clock)
    clerk = Clerk(desk, clock, desk.reception.save(entry(desk)).number)
    found, waiting = {}, list(LIFE)
    for day in days():
        clerk.until(day.isoformat())
        while waiting and waiting[0][0] == day.isoformat():
            clerk(*waiting.pop(0))
        found[day] = stood(clerk, day)
        assert desk.check() == ()
    desk.close()
    return found


def typed(path: Path, order: list[tuple[str, Act]]) -> Clerk:
    """The same, all of it typed on the last day in this order."""
    clock = FixedClock(datetime(2026, 11, 20, 8, 30))
    desk = builders.office_desk(path, clock)
    clerk = Clerk(desk, clock, desk.reception.save(entry(desk)).number)
    clerk.until(LAST)
    for on, act in order:
        clerk(on, act)
    return clerk


def shuffled(seed: int) -> list[tuple[str, Act]]:
    """Those that may stand anywhere strewn among the others, as somebody types who goes through a heap of papers."""
    chance = random.Random(seed)
    order = [one for one in LIFE if not isinstance(one[1], ANYWHERE)]
    for kind in ANYWHERE:
        place = 0
        for one in (one for one in LIFE if isinstance(one[1], kind)):
            first = _first_place(order, one)
            place = chance.randint(max(place, first), len(order))
            if place and isinstance(order[place - 1][1], Transfer):
                place += 1  # while it is somebody else's, nothing of ours is done
            order.insert(place, one)
            place += 1
    return order


def _first_place(order: list[tuple[str, Act]], one: tuple[str, Act]) -> int:
    """After what it needs: a promise before it is kept, a supervision before its answer, an extension before it is told, a
    reply before the call-back; and an entry before the closing that wants it.
    """
    needs = {KeepPromise: MakePromise, AnswerSupervision: Supervise, MakeCallBack: Deliver}
    wanted = needs.get(type(one[1])) or (Extend if "延期" in getattr(one[1], "kind", "") else None)
    return max((n + 1 for n, (_, act) in enumerate(order) if wanted and isinstance(act, wanted)), default=0)


@pytest.mark.parametrize("seed", range(4))
def test_typed_afterwards_in_any_order_each_day_stands_as_it_stood(
    seed: int, lived: dict[date, dict[str, Any]], tmp_path: Path
) -> None:
    order = list(LIFE) if seed == 0 else shuffled(seed)
    if seed:
        # Closing asks for the entry, whenever that was typed.
        entries = [one for one in order if isinstance(one[1], EnterOfficial)]
        order = [one for one in order if one not in entries]
        order[:0] = entries[:: 1 if seed % 2 else -1]
    clerk = typed(tmp_path / "台账.xfd", order)
    assert clerk.desk.check() == ()
    for day, then in lived.items():
        now = stood(clerk, day)
        assert {name: (now[name], value) for name, value in then.items() if now[name] != value} == {}, day
    clerk.desk.close()


def test_days_before_an_act_are_as_they_were_and_what_comes_later_is_not_told(
    lived: dict[date, dict[str, Any]], tmp_path: Path
) -> None:
    clerk = typed(tmp_path / "台账.xfd", list(LIFE[:12]))
    for day in days():
        if day < date(2027, 1, 12):
            assert stood(clerk, day) == lived[day]
    assert lived[date(2026, 12, 1)]["status"] == "已转送"
    assert lived[date(2026, 12, 9)]["owner"][1] == "社会保障所"
    assert lived[date(2026, 12, 10)]["owner"][1] == "自然资源所"
    assert [lived[date(2027, 3, n)]["needs"] for n in (3, 8, 9)] == [("落实", "系统录入"), ("系统录入",), ()]
    assert not any("延期" in first for _, _, first, _ in lived[date(2027, 1, 11)]["told"])
    clerk.desk.close()
