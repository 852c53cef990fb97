"""接访包: which matters lie before the leader on a day, in which order, and which never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests import builders
from xfdesk.desk import day_pack
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.day_pack import DayPack
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import why
from xfdesk.errors import Refused
from xfdesk.records import acts
from xfdesk.records.pack import PackData
from xfdesk.records.visit import PointEntry, PromiseEntry, Saved
from xfdesk.rules.words import Handling, Verdict
from xfdesk.store import history

TUESDAY = date(2026, 11, 24)
PROMISED = PromiseEntry("到现场指界", "韩雪梅", "2026-11-24")


def save(desk: Desk, day: str, name: str = "高秀兰", **changes: object) -> Saved:
    person = builders.visitor(name=name, id_number="", phone="")
    return desk.reception.save(builders.visit(desk, day, **{"visitor": person, **changes}))


def numbers(data: PackData) -> list[str]:
    return [one.view.number for one in data.matters]


def reasons(desk: Desk, on: date) -> dict[str, tuple[str, ...]]:
    data = desk.day_pack.prepare(on)
    return {one.view.number: why(one, data.on) for one in data.matters}


def test_nothing_due_that_week_is_an_empty_pack_that_names_what_comes_next(desk: Desk, day: str) -> None:
    saved = save(desk, day)
    data = desk.day_pack.prepare(TUESDAY)
    assert data.matters == () and data.rest == ()
    assert data.coming == (saved.number, "书面告知", date(2026, 12, 4))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 27), None),
        (date(2026, 11, 30), "12月4日（星期五）要办：书面告知"),
        (date(2026, 12, 3), "次日要办：书面告知"),
        (date(2026, 12, 4), "当天要办：书面告知"),
        (date(2026, 12, 7), "当天要办：书面告知"),
        (date(2026, 12, 8), "超期4天：书面告知"),
    ],
)
def test_a_duty_is_in_the_pack_from_the_monday_of_the_week_of_its_safe_day(
    desk: Desk, day: str, on: date, said: str | None
) -> None:
    """15 days end on Saturday the fifth: the last working day before is the fourth, and the seventh is still in time."""
    save(desk, day)
    told = [found[0] for found in reasons(desk, on).values()]
    assert told == ([said] if said else [])


def test_the_week_ends_with_its_last_working_day(desk: Desk, day: str) -> None:
    assert desk.day_pack.prepare(TUESDAY).week_end == date(2026, 11, 27)
    # 2026-09-20 is a Sunday that is worked.
    assert desk.day_pack.prepare(date(2026, 9, 16)).week_end == date(2026, 9, 20)


def test_a_promise_for_the_day_means_that_its_visitor_is_expected_and_stands_first(
    desk: Desk, day: str
) -> None:
    overdue = save(desk, day, "早先生", promise=PromiseEntry("拿出意见", "韩雪梅", "2026-11-23"))
    expected = save(desk, day, "晚女士", promise=PROMISED)
    data = desk.day_pack.prepare(TUESDAY)
    assert numbers(data) == [expected.number, overdue.number]
    assert [one.expected for one in data.matters] == [True, False]
    assert why(data.matters[0], TUESDAY)[0] == "约好这天：兑现答应“到现场指界”"
    assert why(data.matters[1], TUESDAY)[0] == "超期1天：兑现答应“拿出意见”"
    (promise,) = data.matters[0].promises
    assert (promise.what, promise.by_whom, promise.by_when, promise.made_on, promise.kept_on) == (
        "到现场指界",
        "韩雪梅",
        TUESDAY,
        date(2026, 11, 20),
        None,
    )


def test_a_promise_for_a_day_off_is_awaited_on_the_working_day_after_it(desk: Desk, day: str) -> None:
    save(desk, day, promise=replace(PROMISED, by_when="2026-11-22"))
    assert [one.expected for one in desk.day_pack.prepare(date(2026, 11, 23)).matters] == [True]
    assert [one.expected for one in desk.day_pack.prepare(TUESDAY).matters] == [False]


def test_a_promise_that_was_kept_leaves_the_pack(desk: Desk, day: str, clock: FixedClock) -> None:
    saved = save(desk, day, promise=PROMISED)
    clock.set(datetime(2026, 11, 23, 9))
    desk.followup.record(saved.matter, "", acts.KeepPromise("到现场指界"))
    assert desk.day_pack.prepare(TUESDAY).matters == ()


def test_a_demand_put_off_is_looked_at_again_on_its_day(desk: Desk, day: str) -> None:
    later = PointEntry(
        text="补发工资",
        verdict=Verdict.FULLY_REASONABLE,
        not_yet_solvable=True,
        explanation="资金没有到位",
        next_look_on="2026-11-24",
    )
    save(desk, day, points=(later,), handling=Handling.ACCEPTED)
    (one,) = desk.day_pack.prepare(TUESDAY).matters
    assert one.expected
    assert why(one, TUESDAY)[0] == "约好这天：再议“补发工资”"


def answered(desk: Desk, saved: Saved, clock: FixedClock) -> None:
    """Replied on the 24th, delivered, carried out and entered; only the call-back is left."""
    clock.set(datetime(2026, 11, 24, 9))
    desk.followup.record(saved.matter, "", acts.Notice("受理告知书", method="当面", receipt="签收"))
    point = acts.PointAnswer("1", "已经认定", "支持", "《某办法》第三条", "已落实")
    desk.followup.record(
        saved.matter, "", acts.GiveReply(by="社会保障所", answers=(point,), remedy="可以请求复查")
    )
    desk.followup.record(saved.matter, "", acts.Deliver("当面", "签收"))
    desk.followup.record(saved.matter, "", acts.EnterOfficial("已录入", "41-2026-7"))


def test_a_call_back_waits_in_the_pack_of_the_week_of_its_day_and_stays_until_it_is_made(
    desk: Desk, day: str, clock: FixedClock
) -> None:
    saved = save(desk, day)
    answered(desk, saved, clock)
    assert desk.day_pack.prepare(date(2026, 12, 4)).matters == ()
    assert reasons(desk, date(2026, 12, 7)) == {saved.number: ("还没有回访，定在12月9日",)}
    assert list(reasons(desk, date(2026, 12, 21))) == [saved.number], "no date of the law, so it never lapses"
    clock.set(datetime(2026, 12, 8, 9))
    desk.followup.record(saved.matter, "", acts.MakeCallBack("电话", "林小雨", "满意", "满意"))
    assert desk.day_pack.prepare(date(2026, 12, 9)).matters == ()


def test_a_call_back_behind_a_promise_that_is_far_off_is_not_forgotten(
    desk: Desk, day: str, clock: FixedClock
) -> None:
    saved = save(desk, day, promise=replace(PROMISED, by_when="2027-03-01"))
    answered(desk, saved, clock)
    assert reasons(desk, date(2026, 12, 9)) == {saved.number: ("还没有回访，定在12月9日",)}


def test_what_the_office_set_itself_stands_behind_every_date_of_the_law(
    desk: Desk, day: str, clock: FixedClock
) -> None:
    goal = save(desk, day, "甲")
    law = save(desk, day, "乙")
    answered(desk, goal, clock)
    desk.followup.record(law.matter, "", acts.Notice("受理告知书", method="当面", receipt="签收"))
    found = reasons(desk, date(2026, 12, 16))
    assert list(found) == [law.number, goal.number]
    assert found[law.number][0].startswith("12月18日（星期五）到期：落实措施")
    assert found[goal.number] == ("还没有回访，定在12月9日",)


@pytest.mark.law("day_pack.DayPack.prepare")
def test_a_sealed_accusation_is_in_no_pack_not_even_as_a_number(desk: Desk, day: str) -> None:
    sealed = desk.reception.save(builders.accusation(desk, day))
    saved = save(desk, day)
    data = desk.day_pack.prepare(date(2026, 12, 8))
    assert numbers(data) == [saved.number]
    assert sealed.number not in repr(data) and "检举" not in repr(data)


def test_closed_and_withdrawn_matters_have_no_page(desk: Desk, day: str) -> None:
    saved = save(desk, day, promise=PROMISED)
    desk.followup.record(saved.matter, "", acts.Withdraw("不要求了"))
    assert desk.day_pack.prepare(TUESDAY).matters == ()


def test_thirty_have_a_page_and_the_rest_their_number_in_the_same_order(
    desk: Desk, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_pack, "MOST", 3)
    saved = [save(desk, day, f"来访人{n}") for n in range(5)]
    last = save(desk, day, "约好的", promise=replace(PROMISED, by_when="2026-12-08"))
    data = desk.day_pack.prepare(date(2026, 12, 8))
    assert numbers(data) == [last.number, saved[0].number, saved[1].number]
    assert data.rest == tuple(one.number for one in saved[2:])
    assert DayPack(desk.table).prepare(date(2026, 12, 8)) == data


def test_who_comes_after_a_day_off_has_a_page_however_many_are_due(
    desk: Desk, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_pack, "MOST", 1)
    other = save(desk, day, "甲")
    expected = save(desk, day, "乙", promise=replace(PROMISED, by_when="2026-12-06"))
    data = desk.day_pack.prepare(date(2026, 12, 7))
    assert (numbers(data), data.rest) == ([expected.number], (other.number,))


def test_of_one_leader_only_what_he_has_in_hand_owns_or_promised(desk: Desk, day: str) -> None:
    hers = save(desk, day, "甲")
    point = builders.solved_point(leader="周启明")
    his = save(desk, day, "乙", points=(point,), promise=PromiseEntry("答一答", "韩雪梅", "2026-12-04"))
    on = date(2026, 12, 4)
    assert numbers(desk.day_pack.prepare(on, "韩雪梅")) == [his.number, hers.number], "she promised in his"
    assert numbers(desk.day_pack.prepare(on, " 周启明 ")) == [his.number]
    assert desk.day_pack.prepare(on, "周启明").leader == "周启明"


def test_a_leader_whom_nobody_knows_is_refused_and_nothing_is_logged(desk: Desk, day: str) -> None:
    save(desk, day)
    before = history.head(desk.file)
    with pytest.raises(Refused, match=r"没有叫 周起明 的接访领导.*周启明、韩雪梅"):
        desk.day_pack.prepare(TUESDAY, "周起明")
    assert history.head(desk.file) == before


def test_a_day_gone_by_is_told_as_it_stood_then(desk: Desk, day: str, clock: FixedClock) -> None:
    saved = save(desk, day, promise=PROMISED)
    clock.set(datetime(2026, 11, 26, 9))
    desk.followup.record(saved.matter, "", acts.KeepPromise("到现场指界"))
    (one,) = desk.day_pack.prepare(TUESDAY).matters
    assert one.expected and one.promises[0].kept_on is None
    desk.followup.record(saved.matter, "", acts.Withdraw("不要求了"))
    assert numbers(desk.day_pack.prepare(TUESDAY)) == [saved.number], "it was open then"
    assert desk.day_pack.prepare(date(2026, 12, 8)).matters == ()
    assert desk.day_pack.prepare(date(2026, 11, 19)).matters == ()


def test_the_next_day_proposed_is_the_next_working_day(desk: Desk, clock: FixedClock) -> None:
    assert desk.day_pack.next_day() == date(2026, 11, 23)
    clock.set(datetime(2026, 9, 30, 9))
    assert desk.day_pack.next_day() == date(2026, 10, 8)


def test_that_a_pack_was_printed_stands_in_the_history_without_anybodys_name(desk: Desk, day: str) -> None:
    save(desk, day, promise=PROMISED)
    desk.day_pack.prepare(TUESDAY, "韩雪梅")
    ((what, who, after),) = desk.file.sql("SELECT what, who, after FROM history ORDER BY seq DESC LIMIT 1")
    assert (what, who, after) == ("打印接访包", "林小雨", '{"matters":1,"on":"2026-11-24"}')
    assert desk.check() == ()
