"""The nine visits of the reception day, each led to its end by a file of acts: closed, transferred, told its lawful way, sealed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import STORY
from tests.outputs.reading import Workbook
from xfdesk.commands.line import main
from xfdesk.desk.clock import Clock, FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery
from xfdesk.rules.span import Span
from xfdesk.rules.words import SEALED, DutyState

EVENING = datetime(2027, 1, 29, 17, 0)
REMEDY = "如不服，可在收到书面答复之日起30日内向区人民政府请求复查"


def acts(number: int, *lines: tuple[str, str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"on": on, "matter": f"JF-2026-{number:04d}", "act": act, **said} for on, act, said in lines]


def notice(kind: str) -> dict[str, Any]:
    return {"kind": kind, "method": "当面", "receipt": "签收"}


def answer(point: int, text: str, outcome: str, basis: str) -> dict[str, Any]:
    return {"point": str(point), "answer": text, "outcome": outcome, "basis": basis}


def reply(by: str, *answers: dict[str, Any], remedy: str = REMEDY) -> dict[str, Any]:
    return {"by": by, "answers": list(answers), "remedy": remedy}


def finished(on: str, satisfied: str, *carried_out: int) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """Delivered, carried out, called back, entered, closed."""
    back = {"method": "电话", "by": "林小雨", "reception": "满意", "unit_satisfaction": satisfied}
    return (
        (on, "deliver", {"method": "当面", "receipt": "签收"}),
        *((on, "carried_out", {"point": str(point), "state": "已落实"}) for point in carried_out),
        (on, "call_back", back),
        (on, "enter_official", {"state": "已录入", "number": f"XF-{on}"}),
        (on, "close", {}),
    )


UNREASONABLE = {
    "verdict": "不合理", "by": "周启明", "reason": "无损失鉴定，养殖场达标部分无赔偿义务", "basis": "《民法典》第一千二百二十九条",
    "explanation": "已说明鉴定办法", "explained_by": "周启明", "remedy": REMEDY,
}  # fmt: skip
LAND = acts(
    1,
    ("2026-11-20", "notice", notice("受理告知书")),
    ("2026-11-20", "accept", {}),
    ("2026-11-25", "judge", {
        "point": "2", "verdict": "全部合理", "by": "韩雪梅", "measure": "复丈后补足", "leader": "韩雪梅", "unit": "自然资源所",
        "person": "马建国", "due": "2026-12-20",
    }),
    ("2026-12-02", "step", {"kind": "调查", "who": "马建国", "text": "会同村委会复丈，实有1.40亩"}),
    ("2026-12-09", "promise_kept", {"what": "到账"}),
    ("2026-12-18", "reply", reply(
        "自然资源所", answer(1, "3600元已拨付", "支持", "《土地管理法》第四十八条"),
        answer(2, "少算的两分地已补", "支持", "《土地管理法》第四十八条"),
    )),
    *finished("2026-12-21", "满意", 1, 2),
)  # fmt: skip
MARKET = acts(
    2,
    ("2026-11-23", "transfer", {"to": "区市场监督管理局"}),
    ("2026-11-24", "notice", notice("转送(交办)告知单")),
)
JOB = acts(
    3,
    ("2026-11-20", "notice", notice("受理告知书")),
    ("2026-11-23", "assign", {
        "lead_official": "韩雪梅", "measures": "核实就业登记，说明条件", "due": "2026-12-20", "unit": "社会保障所", "person": "陈立群",
    }),
    ("2026-12-15", "reply", reply("社会保障所", answer(1, "不符合安置条件", "不予支持", "《就业促进法》第五十二条"))),
    *finished("2026-12-16", "不满意"),
)  # fmt: skip
PIGS = acts(
    4,
    ("2026-11-20", "notice", notice("受理告知书")),
    ("2026-11-20", "accept", {}),
    ("2026-11-30", "judge", {"point": "3", **UNREASONABLE}),
    ("2027-01-05", "extend", {"days": 30, "reason": "栏舍拆除要等测绘", "approver": "周启明"}),
    ("2027-01-05", "notice", notice("延期办理告知书")),
    ("2027-01-25", "reply", reply(
        "综合执法队", answer(1, "排口已封堵", "支持", "《水污染防治法》第五十六条"),
        answer(2, "临渠两栋已拆除", "支持", "畜禽养殖禁养区划定方案"), answer(3, "无鉴定，不予支持", "不予支持", "《民法典》"),
    )),
    *finished("2027-01-28", "基本满意", 1, 2),
)  # fmt: skip
QUESTION = acts(
    5, ("2026-11-23", "enter_official", {"state": "不需录入", "reason": "咨询"}), ("2026-11-23", "close", {})
)
ACCUSATION = acts(
    6, ("2026-11-21", "notice", notice("移送函")), ("2026-11-21", "notice", notice("转送(交办)告知单"))
)
COURT = acts(7, ("2026-11-20", "notice", notice("法定途径告知单")))
BUMPS = acts(
    8,
    ("2026-11-20", "notice", notice("受理告知书")),
    ("2026-12-10", "reply", reply("村镇建设办", answer(1, "采纳，已列入计划", "支持", "道路交通安全规划"), remedy="")),
    *finished("2026-12-11", "满意", 1),
)  # fmt: skip
ALL = (LAND, MARKET, JOB, PIGS, QUESTION, ACCUSATION, COURT, BUMPS)


@pytest.fixture
def ended(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    """All typed late, in one evening, in the order of the days."""
    assert [row.refusal for row in desk.day_import.rows(desk.day_import.read(STORY))] == [None] * 9
    desk.close()
    monkeypatch.setattr(Clock, "now", lambda _: EVENING)
    lines = sorted((line for life in ALL for line in life), key=lambda line: str(line["on"]))
    file = tmp_path / "办理.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    status = main(["--ledger", str(desk.path), "record", str(file), "--json"])
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one for one in said if not one["taken"]] == []
    assert (status, len(said)) == (0, len(lines))
    again = Desk.open(desk.path, who="林小雨", clock=FixedClock(EVENING))
    yield again
    again.close()


def test_each_has_come_to_its_end(ended: Desk) -> None:
    found = [ended.ledger.matter(f"JF-2026-{n:04d}") for n in range(1, 9)]
    assert [view.status for view in found] == [
        "已办结", "已转送", "已办结", "已办结", "已办结", "已转送", "已导入法定途径", "已办结",
    ]  # fmt: skip
    assert not any(view.without_owner or view.without_answer for view in found)
    owed = (DutyState.LATE, DutyState.OVERDUE, DutyState.OPEN)
    left = [
        (view.number, duty.key)
        for view in found
        for duty in view.duties
        if duty.state in owed and duty.key[0] != "D"
    ]
    assert left == [("JF-2026-0001", "M"), ("JF-2026-0004", "M"), ("JF-2026-0004", "M")], (
        "the measures had earlier dates than the reply"
    )
    assert [(v.number, d.key) for v in found for d in v.duties if d.state is DutyState.OVERDUE] == []
    assert ended.check() == ()


def test_nothing_is_left_on_the_board(ended: Desk) -> None:
    board = ended.followup.board()
    assert (board.total, board.items) == (0, ())
    counts = ended.counts()
    assert (counts.without_owner, counts.without_answer) == (0, 0)
    assert (board.tiles.overdue, board.tiles.due_this_week) == (0, 0)


def test_on_a_day_in_between_the_board_stood_otherwise(ended: Desk) -> None:
    board = ended.followup.board(as_of=date(2026, 12, 12))
    assert {one.matter for one in board.items} == {"JF-2026-0001", "JF-2026-0003", "JF-2026-0004"}
    assert board.tiles.without_answer == 3
    assert board.tiles.without_owner == 0


def test_the_ledger_says_the_ends(ended: Desk) -> None:
    rows = {row.queue_number: row for row in ended.ledger.rows(LedgerQuery(), 0, 50)}
    assert {n: row.state for n, row in rows.items()} == {
        1: "已办结", 2: "已转送", 3: "已办结", 4: "已办结", 5: "已办结", 6: "", 7: "已导入法定途径", 8: "已办结", 9: "已办结",
    }  # fmt: skip
    assert (rows[6].demands, rows[6].name, rows[6].unit) == (SEALED, "", "")
    assert [rows[n].closed for n in (1, 2, 6, 7)] == [rows[9].closed, rows[2].closed, "", rows[7].closed]
    assert (rows[1].official_number, rows[5].official_number) == ("XF-2026-12-21", "")
    assert rows[3].verdict == "不合理"
    assert rows[4].verdict == "部分合理"
    assert rows[1].verdict == "全部合理"


def written(desk: Desk, folder: Path, since: str, until: str) -> Workbook:
    path = folder / f"{since}.xlsx"
    desk.export.workbook(Span(date.fromisoformat(since), date.fromisoformat(until)), path)
    return Workbook(path)


def test_the_workbook_of_the_whole_time_has_them_all_at_their_ends(ended: Desk, tmp_path: Path) -> None:
    book = written(ended, tmp_path, "2026-11-01", "2027-01-31")
    rows = book.rows("台账")
    assert [row["是否办结"] for row in rows] == ["是", "是", "是", "是", "是", "", "是", "是", "是"]
    assert [row["答复日期及方式"][:10] for row in rows] == [
        "2026-12-21", "", "2026-12-16", "2027-01-28", "2026-11-20", "", "", "2026-12-11", "2026-12-21",
    ]  # fmt: skip
    assert [row["满意度"] for row in rows] == ["满意", "", "不满意", "基本满意", "", "", "", "满意", "满意"]
    assert rows[3]["办理进展/结果"] == "1.排口已封堵 2.临渠两栋已拆除 3.无鉴定，不予支持"
    assert [rows[5][title] for title in ("主要诉求", "备注", "信访人姓名")] == [SEALED, "JF-2026-0006", ""]
    assert book.rows("未办结清单") == []


def test_the_workbook_of_november_still_calls_open_what_was_open_then(ended: Desk, tmp_path: Path) -> None:
    book = written(ended, tmp_path, "2026-11-01", "2026-11-30")
    assert [row["是否办结"] for row in book.rows("台账")] == [
        "否",
        "是",
        "否",
        "否",
        "是",
        "",
        "是",
        "否",
        "否",
    ]
    found = [(row["编号"], row["下一步"].replace("\n", " ")) for row in book.rows("未办结清单")]
    assert found == [
        ("JF-2026-0001", "落实措施 2026-12-10前"), ("JF-2026-0003", "书面答复 2027-01-19前"),
        ("JF-2026-0004", "落实措施 2026-11-30前"), ("JF-2026-0008", ""),
    ]  # fmt: skip


def test_a_month_told_again_as_it_was_then(ended: Desk) -> None:
    view = ended.ledger.matter("JF-2026-0004", as_of=date(2027, 1, 20))
    assert (view.status, view.closing_needs != ()) == ("已延期", True)
    states = {duty.key: duty.state for duty in view.duties if duty.key in ("D1", "D4", "D5", "N")}
    met, excused, still = DutyState.MET, DutyState.EXCUSED, DutyState.OPEN
    assert states == {"D1": met, "D4": excused, "D5": still, "N": met}
