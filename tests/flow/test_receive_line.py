"""The act `receive` as a line of acts: in the shape of the case file, read as strictly as a day file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.ledger import LedgerQuery
from xfdesk.rules.words import Channel, Handling, Status

LINE: dict[str, Any] = {
    "on": "2026-11-20",
    "act": "receive",
    "channel": "来信",
    "from": "区信访局",
    "received_on": "2026-11-18",
    "visitor": {"name": "吴满仓", "phone": "13937755812", "village": "柳树湾村", "address": "五组"},
    "matter": {
        "class": "申诉求决",
        "category": "农村农业/村组道路水利",
        "summary": "村西桥面塌陷，要求修复",
        "facts": "今年雨季桥面塌了半边，车过不去。",
    },
    "points": [{"text": "修复村西桥面", "verdict": "待核实"}],
}


def line(**changes: Any) -> dict[str, Any]:
    return {**LINE, **changes}


def test_a_line_with_the_named_fields_alone_is_taken_and_answered_with_the_number(desk: Desk) -> None:
    done = desk.followup.receive_line(line())
    assert (done.number, done.status) == ("JF-2026-0001", Status.REGISTERED)
    view = desk.ledger.matter(done.number)
    assert (view.channel, view.origin, view.place, str(view.received_on)) == (
        "来信",
        "区信访局",
        "柳树湾村",
        "2026-11-18",
    )
    assert (view.points[0].point.verdict, view.visitor and view.visitor.name) == ("待核实", "吴满仓")
    assert desk.check() == ()


def test_a_handed_down_line_carries_its_date(desk: Desk) -> None:
    changes = {"channel": "交办", "due": "2026-12-10", "handling": "本级办理", "unit": "村镇建设办"}
    done = desk.followup.receive_line(line(**changes))
    assert done.status == Status.IN_HAND
    view = desk.ledger.matter(done.number)
    assert [str(one.plain) for one in view.duties if one.key == "D13"] == ["2026-12-10"]
    assert str(view.accepted_on) == "2026-11-18"


def test_without_its_own_day_it_was_received_on_the_lines(desk: Desk) -> None:
    done = desk.followup.receive_line(line(received_on=None))
    assert str(desk.ledger.matter(done.number).received_on) == "2026-11-20"


def test_the_matter_may_say_again_how_it_came_but_nothing_else(desk: Desk) -> None:
    same = {**LINE["matter"], "channel": "来信", "received_on": "2026-11-18"}
    desk.followup.receive_line(line(matter=same))
    with pytest.raises(Refused) as refused:
        desk.followup.receive_line(line(matter={**same, "channel": "来电"}))
    assert (refused.value.rule, refused.value.field) == ("wrong_type", "matter.channel")


def test_a_line_that_continues_goes_on_with_its_matter(desk: Desk) -> None:
    first = desk.followup.receive_line(line())
    again = {
        "continues": first.number,
        "statement": "又塌了一块",
        "channel": "来电",
        "received_on": "2026-11-20",
    }
    done = desk.followup.receive_line({"act": "receive", "visitor": LINE["visitor"], **again})
    assert done.number == first.number
    assert [one.first for one in desk.ledger.matter(first.number).timeline][1] == "再次来电"


def test_an_accusation_in_a_line_that_continues_becomes_a_sealed_matter_and_that_is_said(desk: Desk) -> None:
    first = desk.followup.receive_line(line())
    accused = {"category": "纪检监察/检举控告", "summary": "反映村干部", "facts": "收了钱"}
    done = desk.followup.receive_line(
        line(continues=first.number, matter=accused, points=[], unit="区纪委", handling="转送")
    )
    assert done.number != first.number
    assert any("已单独密封登记" in note for note in done.notes)
    assert desk.ledger.matter(done.number).withheld


def test_every_doubt_that_was_kept_is_said(desk: Desk) -> None:
    done = desk.followup.receive_line(line(visitor={**LINE["visitor"], "id_number": "4113251976"}))
    assert any("号码" in note or "证件" in note for note in done.notes)


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"queue": 3}, "unknown_key", ""),
    ({"no": 3}, "unknown_key", ""),
    ({"matter": {**LINE["matter"], "origin": "x"}}, "unknown_key", ""),
    ({"visitor": {**LINE["visitor"], "risk": "高"}}, "unknown_key", ""),
    ({"channel": "接访"}, "channel_reception", "incoming.channel"),
    ({"channel": "传真"}, "wrong_type", "channel"),
    ({"channel": None}, "channel", "incoming.channel"),
    ({"received_on": "昨天"}, "wrong_type", "received_on"),
    ({"received_on": "11-18"}, "wrong_type", "received_on"),
    ({"received_on": "2026-02-30"}, "bad_date", "incoming.received_on"),
    ({"received_on": "2026-11-21"}, "future_date", "incoming.received_on"),
    ({"received_on": ["2026-11-18"]}, "wrong_type", "received_on"),
    ({"due": "下周"}, "wrong_type", "due"),
    ({"continues": "JF-2026-0099"}, "no_matter", "continues"),
    ({"continues": 1}, "wrong_type", "continues"),
    ({"points": [{"text": "修桥", "verdict": "不合理"}]}, "verdict_reason", "points.0.reason"),
    ({"handling": "烧掉"}, "wrong_type", "handling"),
    ({"visitor": None}, "name", "visitor.name"),
    ({"matter": "JF-2026-0001"}, "wrong_type", "matter"),
    ({"people": True}, "wrong_type", "people"),
]


@pytest.mark.parametrize(("changes", "rule", "field"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_line_is_refused_with_its_key_and_leaves_nothing(
    desk: Desk, changes: dict[str, Any], rule: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        desk.followup.receive_line(line(**changes))
    assert (refused.value.rule, refused.value.field) == (rule, field)
    assert "屏幕" not in refused.value.sentence and "填的内容都还在" not in refused.value.sentence
    assert desk.ledger.total() == 0
    assert desk.file.value("SELECT count(*) FROM act") == 0


def test_a_line_that_is_no_object_is_refused(desk: Desk) -> None:
    for raw in ([], "receive", None, 3):
        with pytest.raises(Refused):
            desk.followup.receive_line(raw)  # type: ignore[arg-type]


def test_a_line_written_twice_by_the_reader_of_json_keeps_nothing_silently(desk: Desk) -> None:
    raw = json.loads(json.dumps(line()))
    raw["channel（写了两次）"] = "来电"
    with pytest.raises(Refused) as refused:
        desk.followup.receive_line(raw)
    assert "写了两次" in refused.value.what


def test_what_came_by_a_line_stands_in_the_ledger_by_its_channel(desk: Desk) -> None:
    for channel in (Channel.LETTER, Channel.PHONE, Channel.ONLINE, Channel.ASSIGNED):
        visitor = {"name": f"来{channel}的人", "village": "东河村"}
        desk.followup.receive_line(
            line(channel=channel.value, visitor=visitor, handling=Handling.ACCEPTED.value)
        )
    assert {row.channel for row in desk.ledger.rows(LedgerQuery(), 0, 9)} == {"来信", "来电", "网上", "交办"}
    assert desk.ledger.found(LedgerQuery(channels=("网上",))).rows == 1


def test_a_file_of_acts_receives_a_matter_and_goes_on_with_it(desk: Desk, tmp_path: Path) -> None:
    wrong = line(received_on="2026-11-30")
    taken = line(channel="交办", due="2026-12-10")
    accepted = {"on": "2026-11-20", "matter": "JF-2026-0001", "act": "accept"}
    path = tmp_path / "acts.jsonl"
    path.write_text(
        "\n".join(json.dumps(one, ensure_ascii=False) for one in (wrong, taken, accepted)), "utf-8"
    )
    refused, first, second = desk.recording.lines(path)
    assert refused.refusal is not None and refused.refusal.rule == "future_date"
    assert first.recorded is not None and first.recorded.number == "JF-2026-0001"
    assert second.recorded is not None and second.recorded.status == Status.IN_HAND
    assert desk.ledger.total() == 1, "what was refused drew no number"
    assert desk.check() == ()
