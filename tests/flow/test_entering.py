"""录入卡: the official system's fields in its order, in full and written down; what is not entered yet (art. 21)."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records import acts
from xfdesk.records.visit import VisitorEntry
from xfdesk.rules.words import SEALED
from xfdesk.store import history


def saved(desk: Desk, day: str, **changes: object) -> str:
    return desk.reception.save(builders.visit(desk, day, **changes)).number


def told(desk: Desk, number: str) -> list[str]:
    uid = desk.ledger.matter(number).uid
    with desk.file.read():
        return [entry.what for entry in history.of_matter(desk.file, uid)]


def test_the_card_has_the_systems_fields_in_its_order(desk: Desk, day: str) -> None:
    number = saved(desk, day, points=(builders.solved_point(), builders.unreasonable_point()))
    desk.followup.record(number, "", acts.Accept())
    card = dict(desk.followup.copy_card(number))
    assert list(card)[:5] == ["登记日期", "信访形式", "姓名", "证件类型", "证件号码"]
    assert card["信访形式"] == "走访"
    assert card["内容分类"] == "社会保障 - 养老保险"
    assert card["诉求"] == "1. 认定代课教龄，补发养老补贴\n2. 为儿子安排公益性岗位"
    assert card["去向"] == "社会保障所 陈立群"
    assert card["受理日期"] == "2026-11-20" and card["办理期限"] == "2027-01-19"
    assert card["涉及人数"] == "", "a field to be left empty stands there empty"


def test_an_extension_moves_the_limit_and_a_transfer_the_way(desk: Desk, day: str, clock: FixedClock) -> None:
    number = saved(desk, day)
    desk.followup.record(number, "", acts.Accept())
    desk.followup.record(number, "", acts.Extend("30", "要比对", "周启明"))
    assert dict(desk.followup.copy_card(number))["办理期限"] == "2027-02-18"
    other = saved(desk, day, visitor=builders.visitor(name="赵德顺", id_number="", phone="13537717121"))
    desk.followup.record(other, "", acts.Transfer("区水务局"))
    assert dict(desk.followup.copy_card(other))["办理方式"] == "转送"


def test_the_card_shows_numbers_in_full_and_each_look_is_written_down(desk: Desk, day: str) -> None:
    number = saved(desk, day, visitor=builders.visitor(confidential=True))
    before = told(desk, number).count("显示全号")
    card = dict(desk.followup.copy_card(number))
    assert card["证件号码"] == "411325197603142044" and card["联系电话"] == "13537717120"
    assert card["姓名"] == "高秀兰", "the official system wants the name also of whoever asked for confidence"
    assert card["住址"] == "西岭村二组"
    desk.followup.copy_card(number)
    assert told(desk, number).count("显示全号") == before + 2
    assert not any("411325" in str(entry) for entry in desk.ledger.matter(number).history)


@pytest.mark.law("accusation_sealed", "entering.Entering.copy_card")
def test_a_sealed_accusation_has_no_card_and_shows_nothing_in_the_list(desk: Desk, day: str) -> None:
    number = desk.reception.save(builders.accusation(desk, day)).number
    with pytest.raises(Refused, match="第三十条") as refused:
        desk.followup.copy_card(number)
    assert "邵" not in str(refused.value)
    (one,) = desk.followup.not_entered()
    assert (one.matter, one.summary, one.name, one.sealed) == (number, SEALED, "", True)


def test_no_such_matter_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有编号为"):
        desk.followup.copy_card("JF-2026-9999")


def test_the_list_is_what_the_system_does_not_know_yet_the_oldest_first(
    desk: Desk, day: str, clock: FixedClock
) -> None:
    first = saved(desk, day)
    desk.reception.close_day(day, "")
    clock.set(datetime(2026, 11, 27, 9))
    second_day = desk.reception.open_day(builders.reception_day(datetime(2026, 11, 27).date())).uid
    names = ("赵德顺", "孙玉兰", "钱卫东")
    others = [
        saved(desk, second_day, visitor=VisitorEntry(name=name, village="东河村", address="一组"))
        for name in names
    ]
    assert [one.matter for one in desk.followup.not_entered()] == [first, *others]
    desk.followup.record(first, "", acts.EnterOfficial("已录入", "XF1"))
    desk.followup.record(others[0], "", acts.EnterOfficial("不需录入", reason="咨询"))
    desk.followup.record(others[1], "", acts.Withdraw("不要了"))
    assert [one.matter for one in desk.followup.not_entered()] == [others[2]]
    assert desk.followup.not_entered_count() == 1
    desk.followup.undo_last()
    assert desk.followup.not_entered_count() == 2
    assert len(desk.followup.not_entered(1)) == 1
