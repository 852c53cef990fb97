"""What must not be typed into an act, and what a file of acts must not hold: taken clean or refused with a sentence."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests import every_act
from tests.every_act import HANDED_DOWN, LIVES, VISIT
from tests.flow import life
from xfdesk.commands.line import main
from xfdesk.desk.clock import Clock, FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import KINDS, Act, GiveReply, TakeStep
from xfdesk.rules import text

NAUGHTY = {
    "control": "铃\x07\x00\x1b[31m声\x7f",
    "surrogate": "半\ud800个\udc00",
    "long": "长" * 5_000,
    "formula": "=1+1",
    "rare": "𠮷田·艾力🙂",
    "direction": "\u202e倒写\u200f\u2066",
    "blank": " \t\u3000\r\n\u200b ",
    "mark_up": "<b>&amp;'; DROP TABLE act; --{{ 7*7 }}%s{0}",
    "digits": "９" * 400,
    "not_a_character": "\ufffe\ufdd0\u2028行",
}


@pytest.fixture
def office(desk: Desk, clock: FixedClock) -> Desk:
    every_act.office(desk, clock)
    return desk


def test_the_lives_hold_an_act_of_every_kind(office: Desk) -> None:
    for matter, on, act in LIVES:
        office.followup.record(matter, on, act)
    assert {type(act) for _, _, act in LIVES} == set(KINDS.values())
    assert office.check() == ()


def spoilt(act: Act, word: str) -> Iterator[tuple[str, Act]]:
    """The act with this word in one field after the other."""
    for field in fields(act):
        if isinstance(getattr(act, field.name), str):
            yield field.name, replace(act, **{field.name: word})
    for n, one in enumerate(act.answers if isinstance(act, GiveReply) else ()):
        for field in fields(one):
            answers = list(act.answers)  # type: ignore[union-attr]
            answers[n] = replace(one, **{field.name: word})
            yield f"answers.{n}.{field.name}", replace(act, answers=tuple(answers))  # type: ignore[arg-type]


def in_chinese(refusal: Refused) -> bool:
    said = (refusal.what, refusal.data, refusal.do)
    return (
        all(is_clean(part) for part in said)
        and refusal.sentence.isprintable()
        and "一" <= refusal.data[0] <= "龥"
    )


def is_clean(found: str) -> bool:
    """No control character but the end of a line, no half of a character, nothing hidden, no blank edge."""
    bad = [ch for ch in found if unicodedata.category(ch) in ("Cc", "Cs", "Cn") and ch != "\n"]
    return not bad and text.clean_block(found).text == found == found.strip()


def words_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from words_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from words_of(one)


def no_dirt(desk: Desk) -> bool:
    rows = life.dump(desk, without=("Draft", "Template"))
    return all(
        is_clean(one) for found in rows.values() for row in found for one in row if isinstance(one, str)
    )


@pytest.mark.parametrize("word", NAUGHTY.values(), ids=NAUGHTY)
def test_a_naughty_word_in_any_field_is_taken_clean_or_refused(office: Desk, word: str) -> None:
    followup, taken, refused = office.followup, 0, 0
    for matter, on, act in LIVES:
        for name, bad in spoilt(act, word):
            stood = life.dump(office, without=life.DERIVED)
            try:
                done = followup.record(matter, on, bad)
            except Refused as refusal:
                assert in_chinese(refusal), (act, name, refusal)
                refused += 1
            else:
                (content,) = office.file.sql("SELECT content FROM act WHERE uid = ?", done.uid)[0]
                assert all(is_clean(one) for one in words_of(json.loads(content))), (act, name, content)
                assert no_dirt(office), (act, name)
                assert all(is_clean(note) for note in done.notes)
                followup.undo_last()
                taken += 1
            assert life.dump(office, without=life.DERIVED) == stood, (act, name)
        followup.record(matter, on, act)
    assert office.check() == ()
    assert refused
    assert taken or len(word) > 4_000


@pytest.mark.parametrize("word", NAUGHTY.values(), ids=NAUGHTY)
def test_a_naughty_word_as_day_number_or_correction(office: Desk, word: str) -> None:
    step = TakeStep("调查", "陈立群", "去村里核对了")
    done = office.followup.record(VISIT, "2026-11-23", step)
    stood = life.dump(office)
    for matter, on in ((word, ""), (VISIT, word)):
        if matter == VISIT and not word.strip():
            continue
        with pytest.raises(Refused) as told:
            office.followup.record(matter, on, step)
        assert in_chinese(told.value)
    with pytest.raises(Refused) as told:
        office.followup.correct("没有这一条", "", step)
    assert told.value.rule == "no_act"
    assert life.dump(office) == stood
    try:
        office.followup.correct(done.uid, "", replace(step, text=word))
    except Refused as refusal:
        assert in_chinese(refusal)
    assert no_dirt(office)
    assert office.check() == ()


def test_a_line_stays_what_was_typed_and_no_formula(office: Desk) -> None:
    for word in (NAUGHTY["formula"], NAUGHTY["rare"], NAUGHTY["mark_up"]):
        office.followup.record(VISIT, "2026-11-23", TakeStep("调查", "陈立群", word))
    said = [done.act.text for done in office.followup.done(VISIT) if isinstance(done.act, TakeStep)]
    assert said == [NAUGHTY["formula"], NAUGHTY["rare"], NAUGHTY["mark_up"]]


# Days


@pytest.mark.parametrize(
    ("on", "rule"),
    [
        ("2026-11-19", "before_received"),
        ("1999-01-01", "before_received"),
        ("2027-01-05", "future_date"),
        ("2099-12-31", "future_date"),
        ("2026-02-30", "bad_date"),
        ("9999-12-31", "bad_date"),
        ("明天", "future_date"),
    ],
)
def test_no_act_of_any_kind_happens_on_such_a_day(office: Desk, on: str, rule: str) -> None:
    for matter, day, act in LIVES:
        stood = life.dump(office)
        with pytest.raises(Refused) as told:
            office.followup.record(matter, on, act)
        assert told.value.rule == rule, act
        assert told.value.field == "on"
        assert life.dump(office) == stood
        office.followup.record(matter, day, act)


def test_with_the_clock_set_back_what_has_not_happened_yet_is_refused(
    office: Desk, clock: FixedClock
) -> None:
    lives = list(LIVES)
    for matter, on, act in lives[:4]:
        office.followup.record(matter, on, act)
    clock.set(datetime(2026, 11, 20, 7, 0))
    stood = life.dump(office)
    for matter, on, act in lives[4:]:
        with pytest.raises(Refused) as told:
            office.followup.record(matter, on, act)
        assert told.value.rule == "future_date"
    assert life.dump(office) == stood
    assert office.clock_warning()
    office.followup.record(VISIT, "", TakeStep("调查", "陈立群", "时钟拨回以后"))
    assert office.check() == ()
    clock.set(datetime(2027, 1, 4, 9, 0))
    assert office.check() == ()
    assert [done.on.isoformat() for done in office.followup.done(VISIT)] == [
        "2026-11-20", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23",
    ]  # fmt: skip


def test_before_the_clocks_day_nothing_is_received_yet(office: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 1, 9, 0))
    stood = life.dump(office)
    for matter, _, act in LIVES:
        with pytest.raises(Refused) as told:
            office.followup.record(matter, "", act)
        assert told.value.rule == "before_received"
    assert life.dump(office) == stood


ONCE = {
    "Accept": "accepted_twice", "KeepPromise": "no_promise", "Extend": "extension_once", "Deliver": "delivered_twice",
    "AnswerSupervision": "no_supervision", "RequestReview": "review_once", "ReviewOpinion": "no_review", "Close": "closed",
    "Reopen": "not_over", "Objection": "objection_spent", "Transfer": "handed_on", "Returned": "not_transferred",
    "ChangeRoute": "same_route", "Withdraw": "withdrawn", "Bring": "brought_twice", "Decide": "decided_twice",
    "ReportBack": "reported_twice", "StrikeOff": "struck_off_twice",
}  # fmt: skip


def test_twice_the_same_act_is_told_again_or_refused_for_its_reason(office: Desk) -> None:
    found = {}
    for matter, on, act in LIVES:
        office.followup.record(matter, on, act)
        stood = life.dump(office, without=life.DERIVED)
        try:
            office.followup.record(matter, on, act)
            office.followup.undo_last()
        except Refused as refusal:
            found[type(act).__name__] = refusal.rule
        assert life.dump(office, without=life.DERIVED) == stood
    assert found == ONCE
    assert office.check() == ()


def test_undone_once_and_not_twice(office: Desk) -> None:
    for matter, on, act in LIVES:
        office.followup.record(matter, on, act)
        office.followup.undo_last()
        with pytest.raises(Refused) as told:
            office.followup.undo_last()
        assert told.value.rule == "nothing_to_undo"
        office.followup.record(matter, on, act)
    assert office.check() == ()


# A file of acts

STEP = {"on": "2026-11-23", "matter": VISIT, "act": "step", "kind": "调查", "who": "陈立群", "text": "核对"}
RECEIVE = {
    "on": "2026-11-24", "act": "receive", "channel": "来信", "visitor": {"name": "孙玉兰", "village": "西岭村"},
    "matter": {"class": "申诉求决", "category": "农村农业/村组道路水利", "summary": "桥面塌陷", "facts": "车过不去。"},
    "points": [{"text": "修复桥面", "verdict": "待核实"}],
}  # fmt: skip
LINES: tuple[tuple[Any, str], ...] = (
    (STEP, ""),
    ("这不是 JSON", "no_json"),
    ("{'on': 1}", "no_json"),
    ("[" * 3_000, "no_json"),
    ("[1, 2]", "no_json"),
    ("null", "no_json"),
    ("9" * 5_000, "no_json"),
    ({**STEP, "act": "dance\x07\ud800"}, "unknown_act"),
    ({**STEP, "act": ["step"]}, "unknown_act"),
    ({name: value for name, value in STEP.items() if name != "act"}, "unknown_act"),
    ({**STEP, "colour": "red"}, "unknown_key"),
    ({**STEP, "\ud800": "red"}, "unknown_key"),
    ({**STEP, "uid": "x"}, "unknown_key"),
    (json.dumps(STEP)[:-1] + ', "text": "别的"}', "unknown_key"),
    ({**STEP, "text": 3.5}, "wrong_type"),
    ({**STEP, "text": True}, "wrong_type"),
    ({**STEP, "text": ["核对"]}, "wrong_type"),
    ({**STEP, "text": {"甲": 1}}, "wrong_type"),
    ({**STEP, "on": 20261123.0}, "wrong_type"),
    ({**STEP, "on": None}, "blank"),
    ({**STEP, "on": "今天"}, "bad_date"),
    ({**STEP, "on": "2026-13-01"}, "bad_date"),
    ({**STEP, "on": "2026-11-19"}, "before_received"),
    ({**STEP, "on": "2027-11-19"}, "future_date"),
    ({**STEP, "matter": "JF-2026-9999"}, "no_matter"),
    ({**STEP, "matter": "\ud800"}, "no_matter"),
    ({**STEP, "matter": ""}, "blank"),
    ({**STEP, "kind": "散步"}, "not_a_word"),
    ({**STEP, "text": "\ud800\x00"}, "blank"),
    ({**STEP, "act": "judge", "kind": None, "who": None, "text": None, "point": "1"}, "unknown_key"),
    ({"on": "2026-11-23", "matter": VISIT, "act": "judge", "point": "1", "not_yet_solvable": "yes"}, "wrong_type"),
    ({"on": "2026-11-23", "matter": VISIT, "act": "judge", "point": "1", "not_yet_solvable": [1]}, "wrong_type"),
    ({"on": "2026-11-23", "matter": VISIT, "act": "reply", "answers": "全部"}, "wrong_type"),
    ({"on": "2026-11-23", "matter": VISIT, "act": "reply", "answers": [1]}, "unknown_key"),
    ({"on": "2026-11-23", "matter": VISIT, "act": "reply", "answers": [{"point": "1", "x": 1}]}, "unknown_key"),
    ({"on": "2026-11-23", "matter": VISIT, "act": "reply", "answers": [{"point": []}]}, "wrong_type"),
    ({"on": "2026-11-23", "matter": VISIT, "act": "extend", "days": 31, "reason": "复杂", "approver": "韩雪梅"}, "extension_limit"),
    (RECEIVE, ""),
    ({**RECEIVE, "surprise": 1}, "unknown_key"),
    ({**RECEIVE, "channel": "飞鸽"}, "wrong_type"),
    ({**RECEIVE, "visitor": "孙玉兰"}, "wrong_type"),
    ({**RECEIVE, "on": "2027-11-24"}, "future_date"),
    ({**STEP, "text": 12}, ""),
    ({**STEP, "matter": HANDED_DOWN, "act": "withdraw", "kind": None}, "unknown_key"),
    ({"on": "2026-11-25", "matter": HANDED_DOWN, "act": "withdraw", "reason": "已经解决"}, ""),
)  # fmt: skip


def recorded(
    desk: Desk, folder: Path, lines: list[Any], capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, Any]]]:
    """`record` on the desk's own file, which is closed for it."""
    desk.close()
    file = folder / "办理.jsonl"
    file.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), "utf-8")
    status = main(["--ledger", str(desk.path), "record", str(file), "--json"])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return status, [json.loads(line) for line in told.out.splitlines()]


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "now", lambda _: datetime(2027, 1, 4, 9, 0))


def test_each_line_is_refused_by_itself_and_the_others_are_taken(
    office: Desk, tmp_path: Path, now: None, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = recorded(office, tmp_path, [line for line, _ in LINES], capsys)
    assert status == 3
    assert [one["line"] for one in said] == list(range(1, len(LINES) + 1))
    found = [(n + 1, one.get("rule", "")) for n, one in enumerate(said)]
    assert found == [(n + 1, rule) for n, (_, rule) in enumerate(LINES)]
    assert all(one["taken"] == (not rule) for one, (_, rule) in zip(said, LINES, strict=True))
    assert all(one["message"].isprintable() and "。" in one["message"] for one in said if not one["taken"])
    again = Desk.open(office.path, clock=FixedClock(datetime(2027, 1, 4, 9, 0)))
    try:
        assert again.check() == ()
        assert len(again.followup.done(VISIT)) == 2
        assert again.ledger.matter("JF-2026-0003").channel == "来信"
        assert again.ledger.matter(HANDED_DOWN).status == "已撤回"
    finally:
        again.close()


def test_all_refused_is_said_so_and_changes_nothing(
    office: Desk, tmp_path: Path, now: None, capsys: pytest.CaptureFixture[str]
) -> None:
    stood = life.dump(office)
    status, said = recorded(office, tmp_path, [line for line, rule in LINES if rule], capsys)
    assert status == 4
    assert not any(one["taken"] for one in said)
    again = Desk.open(office.path, clock=FixedClock(datetime(2027, 1, 4, 9, 0)))
    try:
        assert life.dump(again) == stood
    finally:
        again.close()


def test_a_file_that_is_no_text_is_not_read_at_all(
    office: Desk, tmp_path: Path, now: None, capsys: pytest.CaptureFixture[str]
) -> None:
    office.close()
    file = tmp_path / "办理.jsonl"
    for content in (b"\xff\xfe\x00", "甲".encode("gb18030") * 9):
        file.write_bytes(content)
        assert main(["--ledger", str(office.path), "record", str(file)]) == 5
        assert "UTF-8" in capsys.readouterr().err
    assert main(["--ledger", str(office.path), "record", str(tmp_path / "没有.jsonl")]) == 5
