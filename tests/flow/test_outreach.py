"""排查: a row typed into the sheet is kept cell by cell, marked where it is doubtful, listed by urgency and taken back whole."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests import builders
from tests.flow import life
from xfdesk.changes import Change, Touched
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.outreach import Outreach
from xfdesk.errors import Refused
from xfdesk.records.office import Village
from xfdesk.records.outreach import OutreachEntry, OutreachQuery, OutreachRow
from xfdesk.rules.words import OutreachResult
from xfdesk.store import history

NOVEMBER = "2026-11"


def found(**changes: str) -> OutreachEntry:
    base = {
        "month": NOVEMBER,
        "on": "11-16",
        "village": "东河村",
        "by": "林小雨",
        "parties": "王有福、赵小兰",
        "people": "2",
        "kind": "4",
        "summary": "宅基地滴水",
        "leads": "韩雪梅",
        "measures": "村委会牵头划线",
        "limit": "12-10",
    }
    return OutreachEntry(**{**base, **changes})


@pytest.fixture
def outreach(desk: Desk) -> Outreach:
    return desk.outreach


def marks(row: OutreachRow) -> dict[str, str]:
    return {mark.field: mark.message for mark in row.marks}


def refused(act: object, *values: object) -> Refused:
    with pytest.raises(Refused) as error:
        act(*values)  # type: ignore[operator]
    return error.value


def test_a_row_is_numbered_when_it_is_saved_first_and_keeps_its_number(outreach: Outreach) -> None:
    row = outreach.save(found())
    assert (row.number, row.on, row.people, row.limit) == (
        "PC-2026-0001",
        date(2026, 11, 16),
        2,
        date(2026, 12, 10),
    )
    assert (row.entry.on, row.entry.kind, row.entry.limit) == ("2026-11-16", "邻里相邻", "2026-12-10")
    assert (row.marks, row.is_open, row.overdue, row.days_left) == ((), True, False, 20)
    again = outreach.save(builders.replace(row.entry, result="化解中"))
    assert (again.number, again.uid, again.result) == (row.number, row.uid, OutreachResult.UNDER_WAY)
    assert outreach.save(found(summary="另一件")).number == "PC-2026-0002"
    assert outreach.row("PC-2026-0001") == again == outreach.row(again.uid)


def test_the_year_of_the_number_is_that_of_the_sheet(outreach: Outreach) -> None:
    assert outreach.save(found(month="2025-12", on="12-3")).number == "PC-2025-0001"
    assert outreach.save(found()).number == "PC-2026-0001"


def test_what_cannot_be_read_stays_as_it_was_typed(outreach: Outreach, desk: Desk) -> None:
    row = outreach.save(found(on="上个月", people="两三个", kind="吵架", limit="月底", result="搞定了"))
    assert {mark.field for mark in row.marks if mark.unread} == {"on", "people", "kind", "limit", "result"}
    assert (row.entry.on, row.entry.people, row.entry.kind) == ("上个月", "两三个", "吵架")
    assert (row.entry.limit, row.entry.result) == ("月底", "搞定了")
    assert (row.on, row.people, row.limit, row.result, row.is_open) == (None, None, None, None, True)
    for message in marks(row).values():
        assert "照原样留着" in message and "；" in message
    mended = outreach.save(builders.replace(row.entry, on="11-2", limit="12-1"))
    assert {mark.field for mark in mended.marks} == {"people", "kind", "result"}
    assert mended.entry.people == "两三个"
    assert desk.check() == ()


def test_a_doubt_is_marked_and_its_value_kept(outreach: Outreach) -> None:
    row = outreach.save(found(on="11-30", limit="11-1", village="东河", parties="=A1&B1"))
    assert marks(row).keys() == {"on", "limit", "village", "parties"}
    assert not any(mark.unread for mark in row.marks)
    assert "还没有到" in marks(row)["on"] and "在排查之前" in marks(row)["limit"]
    assert "最接近的是“东河村”" in marks(row)["village"] and "公式" in marks(row)["parties"]
    assert (row.on, row.limit, row.entry.parties) == (date(2026, 11, 30), date(2026, 11, 1), "=A1&B1")
    other = outreach.save(found(on="2026-10-30", result="已化解", result_on="2026-10-01"))
    assert "不在 2026 年 11 月" in marks(other)["on"] and "在排查之前" in marks(other)["result_on"]


def test_marks_while_typing_are_those_of_the_saved_row(outreach: Outreach) -> None:
    typed = found(on="月初", village="东河", limit="11-1", parties="#REF!", people="很多")
    assert outreach.mark(typed) == outreach.save(typed).marks
    assert outreach.mark(OutreachEntry(month=NOVEMBER)) == ()
    assert {mark.field for mark in outreach.save(OutreachEntry(month=NOVEMBER, on="11-2")).marks} == {
        "village",
        "parties",
        "summary",
    }


def test_a_retired_village_is_still_known_but_need_not_report(outreach: Outreach, desk: Desk) -> None:
    village = next(one for one in desk.office.office().villages if one.name == "西岭村")
    outreach.save(found(village="西岭村"))
    assert desk.office.remove("village", village.uid).retired
    assert outreach.sheet().rows[0].marks == ()
    assert [one.village for one in outreach.sheet(OutreachQuery(month="2026-10")).villages] == [
        name for name in builders.VILLAGES if name != "西岭村"
    ]
    desk.office.put_village(Village("", "新设村"))
    assert outreach.sheet(OutreachQuery(month="2026-10")).villages[-1].village == "新设村"


def test_a_village_is_written_as_the_register_has_it(outreach: Outreach) -> None:
    assert outreach.save(found(village=" 东 河村 ")).entry.village == "东河村"


def test_an_empty_row_is_refused_and_an_unchanged_one_is_no_act(outreach: Outreach, desk: Desk) -> None:
    assert refused(outreach.save, OutreachEntry(month=NOVEMBER, village="东河村")).rule == "blank_row"
    assert refused(outreach.save, found(month="十一月")).rule == "bad_month"
    assert refused(outreach.save, found(uid="没有")).rule == "no_record"
    row = outreach.save(found())
    with desk.file.read():
        head = history.head(desk.file)
    assert outreach.save(row.entry) == row
    with desk.file.read():
        assert history.head(desk.file) == head


def test_hidden_characters_and_breaks_do_not_reach_the_rows(outreach: Outreach) -> None:
    row = outreach.save(found(parties="王\u200b有福\n赵小兰", summary="第一句\r\n第二句\x07"))
    assert (row.entry.parties, row.entry.summary) == ("王有福 赵小兰", "第一句\n第二句")


def test_a_result_has_its_day_and_settles_what_was_open(outreach: Outreach) -> None:
    number = outreach.save(found()).number
    row = outreach.set_result(number, "已化解")
    assert (row.result, row.entry.result_on, row.is_open, row.days_left) == (
        OutreachResult.SETTLED,
        "2026-11-20",
        False,
        None,
    )
    assert outreach.set_result(row.uid, "化解中", "11-18").entry.result_on == "2026-11-18"
    assert refused(outreach.set_result, number, "办结").rule == "bad_result"
    assert refused(outreach.set_result, number, "").rule == "bad_result"
    assert refused(outreach.set_result, number, "已化解", "哪天").rule == "bad_result_on"
    assert refused(outreach.set_result, "PC-2026-0009", "已化解").rule == "no_record"
    assert outreach.row(number).entry.result == "化解中"


def test_a_village_without_disputes_says_so_once_and_no_longer_when_one_is_found(
    outreach: Outreach, desk: Desk
) -> None:
    told: list[Change] = []
    desk.watchers.add(told.append)
    nothing = outreach.nothing_to_report("东河村", NOVEMBER)
    assert (nothing.nothing, nothing.number, nothing.is_open, nothing.marks) == (True, "", False, ())
    assert outreach.nothing_to_report("东河村", NOVEMBER) == nothing
    row = outreach.save(found())
    assert row.notes == ("东河村这个月的零报告已去掉",)
    assert "零报告已去掉" in told[-1].what and Touched.OUTREACH in told[-1].touched
    assert [one.number for one in outreach.sheet().rows] == [row.number]
    assert outreach.undo_last() == "已撤销：记排查 PC-2026-0001"
    assert outreach.sheet().rows == (nothing,)
    assert refused(outreach.set_result, nothing.uid, "已化解").rule == "nothing_there"
    outreach.save(found(village="西岭村"))
    assert refused(outreach.nothing_to_report, "西岭村", NOVEMBER).rule == "has_disputes"
    assert refused(outreach.nothing_to_report, " ", NOVEMBER).rule == "no_village"
    assert outreach.nothing_to_report("西岭村", "2026-10").nothing
    assert desk.check() == ()


def test_typing_that_there_is_none_is_a_report_of_nothing(outreach: Outreach) -> None:
    row = outreach.save(OutreachEntry(month=NOVEMBER, village="东河村", summary="本月无"))
    assert (row.nothing, row.number, row.entry.summary) == (True, "", "")
    turned = outreach.save(builders.replace(row.entry, summary="排水沟堵了"))
    assert (turned.uid, turned.nothing, turned.number) == (row.uid, False, "PC-2026-0001")
    assert refused(
        outreach.save, OutreachEntry(uid=row.uid, month=NOVEMBER, village="东河村", summary="无")
    ).rule == ("has_disputes")


def test_every_act_is_taken_back_to_the_letter(outreach: Outreach, desk: Desk) -> None:
    stood = life.dump(desk, without=life.DERIVED)
    row = outreach.save(found())
    assert outreach.can_undo()
    outreach.undo_last()
    assert life.dump(desk, without=life.DERIVED) == stood
    assert not outreach.can_undo()
    assert refused(outreach.undo_last).rule == "nothing_to_undo"

    row = outreach.save(found())
    assert row.number == "PC-2026-0002", "a number is not given again"
    stood = life.dump(desk, without=life.DERIVED)
    for act in (
        lambda: outreach.save(builders.replace(row.entry, summary="另一件", limit="")),
        lambda: outreach.set_result(row.uid, "已化解"),
        lambda: outreach.remove(row.uid),
        lambda: outreach.nothing_to_report("西岭村", NOVEMBER),
    ):
        act()
        assert life.dump(desk, without=life.DERIVED) != stood
        outreach.undo_last()
        assert life.dump(desk, without=life.DERIVED) == stood
    outreach.save(found(village="西岭村"))
    desk.office.set("phone", "0377-61200316")
    assert not outreach.can_undo(), "something else was done since"
    assert desk.check() == ()


def test_a_changed_row_keeps_its_first_text_in_the_history(outreach: Outreach, desk: Desk) -> None:
    row = outreach.save(found())
    outreach.save(builders.replace(row.entry, summary="改过的话"))
    outreach.remove(row.uid)
    with desk.file.read():
        kept = [one for (one,) in desk.file.sql("SELECT before FROM history ORDER BY seq DESC LIMIT 2")]
    assert "改过的话" in kept[0] and "王有福" in kept[0]
    assert "宅基地滴水" in kept[1] and "王有福" not in kept[1]
    assert outreach.sheet().rows == ()


def test_the_sheet_lists_what_is_open_first_and_counts_the_whole_month(
    outreach: Outreach, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 11, 26, 9, 0))
    late = outreach.save(found(limit="11-20"))
    settled = outreach.save(found(on="11-1", limit="11-2", result="已化解"))
    without = outreach.save(found(village="西岭村", limit="", on="11-3"))
    urgent = outreach.save(found(village="西岭村", limit="11-28"))
    odd = outreach.save(found(village="石桥社区", limit="12-30", people="很多"))
    outreach.save(found(month="2026-10", on="10-3"))
    nothing = outreach.nothing_to_report("新民社区", NOVEMBER)
    sheet = outreach.sheet(OutreachQuery(month=NOVEMBER))
    assert [row.uid for row in sheet.rows] == [
        one.uid for one in (late, urgent, odd, without, settled, nothing)
    ]
    assert (sheet.disputes, sheet.open, sheet.overdue, sheet.doubtful) == (5, 4, 1, 1)
    assert [(one.village, one.disputes, one.open, one.nothing, one.reported) for one in sheet.villages] == [
        ("东河村", 2, 1, False, True),
        ("西岭村", 2, 2, False, True),
        ("柳树湾村", 0, 0, False, False),
        ("石桥社区", 1, 1, False, True),
        ("新民社区", 0, 0, True, True),
    ]
    west = outreach.sheet(OutreachQuery(month=NOVEMBER, village="西岭村", only="overdue"))
    assert (west.rows, west.disputes, west.open, west.overdue) == ((), 2, 2, 0)
    assert len(west.villages) == 5
    assert [row.uid for row in outreach.sheet(OutreachQuery(only="overdue")).rows] == [late.uid]
    assert [row.uid for row in outreach.sheet(OutreachQuery(only="doubtful")).rows] == [odd.uid]
    assert len(outreach.sheet(OutreachQuery(only="open")).rows) == 5
    for text in ("wyf", "王有福", "滴水 划线", "PC-2026-0003 西岭", "邻里"):
        assert without.uid in {row.uid for row in outreach.sheet(OutreachQuery(text=text)).rows}, text
    assert outreach.sheet(OutreachQuery(text="没有的字")).rows == ()
    assert outreach.months() == ("2026-11", "2026-10")
    assert outreach.villages() == builders.VILLAGES
    assert outreach.blank("", "东河村") == OutreachEntry(month=NOVEMBER, village="东河村")


def test_on_the_next_day_the_same_rows_have_other_dates(outreach: Outreach, clock: FixedClock) -> None:
    outreach.save(found(limit="11-27"))
    assert [(row.days_left, row.overdue) for row in outreach.sheet().rows] == [(7, False)]
    clock.set(datetime(2026, 11, 30, 9, 0))
    assert [(row.days_left, row.overdue) for row in outreach.sheet().rows] == [(-3, True)]


def test_a_limit_on_a_day_off_is_over_only_after_the_next_working_day(
    outreach: Outreach, clock: FixedClock
) -> None:
    outreach.save(found(limit="11-28"))  # a Saturday
    for day, left, late in ((27, 0, False), (29, -2, False), (30, -3, False)):
        clock.set(datetime(2026, 11, day, 9, 0))
        assert [(row.days_left, row.overdue) for row in outreach.sheet().rows] == [(left, late)]
    clock.set(datetime(2026, 12, 1, 9, 0))
    assert outreach.sheet().overdue == 1


def test_no_month_is_reported_before_it_has_come(outreach: Outreach) -> None:
    assert refused(outreach.nothing_to_report, "东河村", "2026-12").rule == "month_ahead"
    assert outreach.nothing_to_report("东河村", "2026-11").nothing
