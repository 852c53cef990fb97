"""A record of 排查 becomes a matter through the same receiving as any other; both know each other, and undoing parts them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests import builders
from tests.flow import life
from tests.flow.test_outreach import found, refused
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.outreach import Outreach
from xfdesk.desk.outreach_matter import first_party
from xfdesk.records.acts import Accept
from xfdesk.records.office import Removed
from xfdesk.rules.outreach import CATEGORIES, KINDS
from xfdesk.rules.words import SEALED, MatterClass


@pytest.fixture
def outreach(desk: Desk) -> Outreach:
    return desk.outreach


def test_both_know_each_other(outreach: Outreach, desk: Desk) -> None:
    row = outreach.save(found(by="孙长贵"))
    done = outreach.to_matter(row.number)
    assert (done.number, done.status) == ("JF-2026-0001", "已登记")
    now = outreach.row(row.number)
    assert (now.matter, now.matter_number, now.matter_status) == (done.matter, "JF-2026-0001", "已登记")
    assert not now.is_open
    assert outreach.of_matter(done.matter) == now
    view = desk.ledger.matter(done.number)
    assert view.visitor is not None
    assert (view.outreach, view.channel, view.category) == (row.number, "排查", "民间纠纷/邻里")
    assert (view.visitor.name, view.visitor.village, view.place, view.people) == (
        "王有福",
        "东河村",
        "东河村",
        2,
    )
    assert view.summary == "宅基地滴水" == view.points[0].point.text
    for words in (row.number, "王有福、赵小兰", "韩雪梅", "村委会牵头划线", "2026-12-10"):
        assert words in view.facts
    first = view.timeline[0]
    assert (first.on, first.first, first.by) == (date(2026, 11, 16), "排查发现   PC-2026-0001", "孙长贵")
    assert desk.check() == ()


def test_the_matters_status_is_told_in_the_sheet(outreach: Outreach, desk: Desk) -> None:
    number = outreach.save(found()).number
    matter = outreach.to_matter(number).number
    assert outreach.sheet().rows[0].matter_status == "已登记"
    desk.followup.record(matter, "", Accept())
    assert outreach.sheet().rows[0].matter_status == "办理中"
    assert not outreach.can_undo(), "the matter has a life of its own now"


def test_one_undo_takes_both_back(outreach: Outreach, desk: Desk) -> None:
    number = outreach.save(found()).number
    stood = life.dump(desk, without=life.DERIVED)
    outreach.to_matter(number)
    assert outreach.can_undo()
    assert outreach.undo_last() == "已撤销：JF-2026-0001 转为事项"
    assert life.dump(desk, without=life.DERIVED) == stood
    assert outreach.row(number).is_open and not outreach.can_undo()
    assert desk.check() == ()
    assert outreach.to_matter(number).number == "JF-2026-0002"


def test_what_is_lacking_is_named_and_nothing_is_registered(outreach: Outreach, desk: Desk) -> None:
    number = outreach.save(found(parties="", kind="吵架", village="")).number
    stood = life.dump(desk)
    refusal = refused(outreach.to_matter, number)
    assert refusal.rule == "lacking" and "还差：当事人、村（社区）、类型" in refusal.sentence
    assert "没有转为事项" in refusal.sentence and refusal.field == "parties"
    assert life.dump(desk) == stood


def test_what_is_settled_or_a_matter_already_or_no_dispute_is_refused(outreach: Outreach) -> None:
    settled = outreach.save(found(result="已化解")).number
    assert refused(outreach.to_matter, settled).rule == "settled"
    nothing = outreach.nothing_to_report("西岭村", "2026-11")
    assert refused(outreach.to_matter, nothing.uid).rule == "nothing_there"
    made = outreach.save(found()).number
    outreach.to_matter(made)
    assert refused(outreach.to_matter, made).rule == "has_matter"
    assert refused(outreach.set_result, made, "已化解").rule == "has_matter"
    assert refused(outreach.remove, outreach.row(made).uid).rule == "has_matter"
    entry = builders.replace(outreach.row(made).entry, result="已化解")
    assert "结果看那件事项" in refused(outreach.save, entry).sentence
    kept = outreach.save(builders.replace(entry, result="", measures="再劝一次"))
    assert kept.entry.measures == "再劝一次" and kept.matter_number == "JF-2026-0001"


def test_a_day_that_lies_ahead_is_refused_in_the_same_words(outreach: Outreach, desk: Desk) -> None:
    number = outreach.save(found()).number
    stood = life.dump(desk)
    refusal = refused(outreach.to_matter, number, "2026-11-21")
    assert refusal.rule == "future_date" and "没有转为事项，排查记录没有动过" in refusal.sentence
    assert life.dump(desk) == stood
    outreach.to_matter(number, "2026-11-18")
    assert desk.ledger.matter("JF-2026-0001").received_on == date(2026, 11, 18)


@pytest.mark.parametrize(("code", "word"), KINDS)
def test_every_kind_gives_a_category_that_the_desk_takes(
    outreach: Outreach, desk: Desk, code: str, word: str
) -> None:
    outreach.to_matter(outreach.save(found(kind=code)).number)
    view = desk.ledger.matter("JF-2026-0001")
    assert view.category == CATEGORIES[code] and view.matter_class is MatterClass.PETITION


def test_a_category_that_the_office_has_not_falls_back_to_its_first_level(
    outreach: Outreach, desk: Desk
) -> None:
    for one in desk.office.office().categories:
        if one.name in ("民间纠纷/邻里", "民间纠纷/其他"):
            removed: Removed = desk.office.remove("category", one.code)
            assert not removed.retired
    outreach.to_matter(outreach.save(found()).number)
    assert desk.ledger.matter("JF-2026-0001").category == "民间纠纷"


def test_a_long_text_is_whole_in_the_facts(outreach: Outreach, desk: Desk) -> None:
    words = "地界不清，" * 60
    outreach.to_matter(outreach.save(found(summary=words, parties="王有福与赵小兰等12人")).number)
    view = desk.ledger.matter("JF-2026-0001")
    assert words in view.facts and len(view.summary) == 200 and view.summary.endswith("…")
    assert view.visitor is not None and view.visitor.name == "王有福"


@pytest.mark.parametrize(
    ("parties", "first"),
    [
        ("王有福、赵小兰", "王有福"),
        ("王有福与赵小兰", "王有福"),
        ("王有福和赵小兰", "王有福"),
        ("李和平", "李和平"),
        ("欧阳和平，周大川", "欧阳和平"),
        ("王有福（二组）诉赵小兰", "王有福"),
        ("王有福 赵小兰", "王有福"),
        ("王有福等3户", "王有福"),
        ("王某某", "王某某"),
    ],
)
def test_the_first_party_is_whom_the_matter_is_registered_for(parties: str, first: str) -> None:
    assert first_party(parties) == first


@pytest.mark.law("outreach_reading.Reader.row", "outreach.followed_then", "sealed")
def test_a_record_whose_matter_became_an_accusation_shows_nothing_of_it(
    outreach: Outreach, desk: Desk, clock: FixedClock
) -> None:
    number = outreach.save(found()).number
    done = outreach.to_matter(number)
    assert number in str(desk.followup.board(as_of=date(2026, 11, 18)))
    receiving = desk.followup.receiving
    entry = receiving.entry(done.uid)
    matter = builders.replace(
        entry.matter, matter_class=MatterClass.ACCUSATION, category="纪检监察/检举控告", route=None
    )
    receiving.save(builders.replace(entry, matter=matter, unit="纪委办公室", handling=None))
    row = outreach.row(number)
    assert (row.entry.summary, row.entry.parties, row.entry.measures, row.entry.by) == (SEALED, "", "", "")
    refusal = refused(outreach.save, builders.replace(row.entry, parties="王有福"))
    assert (refusal.rule, refusal.article) == ("sealed", "第三十条")
    assert "没有动" in "".join(outreach.paste(f"编号\t概况\n{number}\t改", "2026-11").notes)
    assert "滴水" not in str(desk.ledger.matter(done.number))
    assert number not in str(desk.followup.board(as_of=date(2026, 11, 18)))
    clock.set(datetime(2027, 1, 20, 9, 0))
    assert number not in {one.matter for one in desk.followup.board().items}
