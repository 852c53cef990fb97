"""排查 on the command line: the sheet, its papers and workbook, a block pasted in; and its acts in a file of acts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.commands.conftest import Call
from xfdesk.desk.desk import Desk
from xfdesk.records.outreach import OutreachEntry

LINE = {
    "on": "2026-11-16",
    "act": "outreach",
    "village": "东河村",
    "by": "林小雨",
    "parties": "王有福、赵小兰",
    "people": 2,
    "kind": 4,
    "summary": "宅基地滴水",
    "leads": "韩雪梅",
    "measures": ["上门劝", "划线"],
    "limit": "2026-12-10",
}


@pytest.fixture
def record(call: Call, book: Path, tmp_path: Path) -> Any:
    def taken(*lines: dict[str, object]) -> list[dict[str, Any]]:
        path = tmp_path / "acts.jsonl"
        path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
        return call("record", path, "--json").lines

    return taken


def result(**more: object) -> dict[str, object]:
    return {
        "on": "2026-11-18",
        "act": "outreach_result",
        "record": "PC-2026-0001",
        "result": "化解中",
        **more,
    }


def matter(**more: object) -> dict[str, object]:
    return {"on": "2026-11-19", "act": "outreach_to_matter", "record": "PC-2026-0001", **more}


def test_a_dispute_its_result_and_its_matter_are_lines(record: Any, call: Call) -> None:
    answers = record(
        LINE, result(), matter(), {"on": "2026-11-20", "matter": "JF-2026-0001", "act": "accept"}
    )
    assert answers == [
        {"line": 1, "taken": True, "record": "PC-2026-0001", "matter": "", "status": ""},
        {"line": 2, "taken": True, "record": "PC-2026-0001", "matter": "", "status": "化解中"},
        {"line": 3, "taken": True, "record": "PC-2026-0001", "matter": "JF-2026-0001", "status": "已登记"},
        {"line": 4, "taken": True, "matter": "JF-2026-0001", "status": "办理中"},
    ]
    shown = json.loads(call("show", "JF-2026-0001", "--json").out)
    assert (shown["outreach"], shown["channel"], shown["received_on"]) == (
        "PC-2026-0001",
        "排查",
        "2026-11-19",
    )
    sheet = json.loads(call("outreach", "--month", "2026-11", "--json").out)
    row = sheet["rows"][0]
    assert (row["number"], row["matter_number"], row["entry"]["measures"]) == (
        "PC-2026-0001",
        "JF-2026-0001",
        "上门劝、划线",
    )
    assert call("check").status == 0


def test_a_village_without_disputes_is_a_line_too(record: Any, call: Call) -> None:
    line = {"on": "2026-11-20", "act": "outreach", "village": "西岭村", "summary": "本月无"}
    (answer,) = record(line)
    assert answer["taken"] and answer["record"] == ""
    sheet = json.loads(call("outreach", "--month", "2026-11", "--json").out)
    assert [(one["village"], one["nothing"]) for one in sheet["villages"]] == [("西岭村", True)]


@pytest.mark.parametrize(
    ("line", "rule", "field", "said"),
    [
        (LINE | {"people": "很多"}, "bad_people", "people", "整数"),
        (LINE | {"kind": "吵架"}, "bad_kind", "kind", "不在编码里"),
        (LINE | {"limit": "月底"}, "bad_limit", "limit", "看不明白"),
        (LINE | {"village": " "}, "blank", "village", "没有写村"),
        (LINE | {"summary": ""}, "blank", "summary", "没有写纠纷概况"),
        (LINE | {"on": "2026-02-30"}, "bad_date", "on", "没有 2026 年 2 月 30 日"),
        (LINE | {"on": "2099-01-01"}, "future_date", "on", "还没有到"),
        (LINE | {"on": ""}, "blank", "on", "哪一天"),
        (LINE | {"on": 16}, "bad_date", "on", "看不明白"),
        (LINE | {"on": "46342"}, "bad_date", "on", "看不明白"),
        (LINE | {"summary": "\x01"}, "blank", "summary", "没有写纠纷概况"),
        (LINE | {"result": "已化解"}, "unknown_key", "", "result"),
        (LINE | {"matter": "JF-2026-0001"}, "unknown_key", "", "matter"),
        (LINE | {"people": True}, "wrong_type", "people", "文字"),
        (LINE | {"parties": ["甲", "乙"]}, "wrong_type", "parties", "文字"),
        (LINE | {"measures": [1.5]}, "wrong_type", "measures", "文字"),
        (result(result="搞定"), "bad_result", "result", "看不明白"),
        (result(result=""), "bad_result", "result", "没有写结果"),
        (result(record=""), "blank", "record", "没有写排查编号"),
        (result(record="PC-2026-0009"), "no_record", "", "没有编号为 PC-2026-0009"),
        (result(on="2026-11-15"), "out_of_order", "on", "先后"),
        (matter(on="2026-11-15"), "out_of_order", "on", "先后"),
        (matter(record="JF-2026-0001"), "no_record", "", "没有编号为"),
    ],
)
def test_a_bad_line_is_refused_by_itself_and_says_what_to_do(
    record: Any, call: Call, line: dict[str, object], rule: str, field: str, said: str
) -> None:
    first, bad, last = record(LINE, line, result())
    assert first["taken"] and last["taken"]
    assert (bad["taken"], bad["rule"], bad["field"]) == (False, rule, field)
    assert said in bad["message"] and "没有收进来" in bad["message"] and "照原样留着" not in bad["message"]
    sheet = json.loads(call("outreach", "--month", "2026-11", "--json").out)
    assert len(sheet["rows"]) == 1


def test_doubts_that_were_kept_are_notes(record: Any) -> None:
    (answer,) = record(LINE | {"limit": "2026-11-01", "parties": ""})
    assert answer["taken"] and len(answer["notes"]) == 2
    assert "在排查之前" in answer["notes"][0] and "没有写当事人" in answer["notes"][1]


def test_lines_are_sentences_for_people(call: Call, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "acts.jsonl"
    lines = (LINE, matter(), result())
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    told = call("record", path)
    assert told.status == 3
    assert "第 2 行：PC-2026-0001 JF-2026-0001 已登记" in told.out and "收进 2 条，退回 1 条" in told.out
    assert "已经转为事项 JF-2026-0001" in told.out


@pytest.fixture
def filled(book: Path) -> Path:
    desk = Desk.open(book)
    desk.outreach.save(
        OutreachEntry(month="2026-11", village="东河村", parties="王有福", summary="滴水", limit="月底")
    )
    desk.outreach.nothing_to_report("西岭村", "2026-11")
    desk.close()
    return book


def test_the_sheet_is_a_table_with_what_is_doubtful(filled: Path, call: Call) -> None:
    told = call("outreach", "--month", "2026-11")
    assert told.status == 0
    assert "PC-2026-0001" in told.out and "日期“月底”看不明白" in told.out and "零报告" in told.out
    assert "纠纷 1 件，没有化解 1 件" in told.out
    assert "PC-2026-0001" not in call("outreach", "--month", "2026-11", "--only", "overdue").out
    assert "PC-2026-0001" not in call("outreach", "--month", "2026-11", "--text", "没有的字").out
    assert "纠纷 0 件" in call("outreach", "--month", "2026-10").out


def test_its_papers_and_its_workbook_are_files(filled: Path, call: Call, tmp_path: Path) -> None:
    for words, name, said in (
        (("--blank", "--village", "东河村"), "空白.pdf", "东河村"),
        ((), "清单.pdf", "研判清单"),
    ):
        told = call("outreach", "--month", "2026-11", *words, "--out", tmp_path / name, "--json")
        assert json.loads(told.out) == {"path": str(tmp_path / name), "pages": 1}, told.err
        assert said in "".join(PdfReader(tmp_path / name).pages[0].extract_text().split())
    told = call("outreach", "--month", "2026-11", "--out", tmp_path / "表.xlsx", "--json")
    assert json.loads(told.out)["rows"] == 2
    rows = CalamineWorkbook.from_path(str(tmp_path / "表.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[3][0] == "PC-2026-0001"


def test_a_block_from_a_file_is_pasted(filled: Path, call: Call, tmp_path: Path) -> None:
    block = tmp_path / "块.txt"
    block.write_text('村\t当事人\t概况\n东河村\t甲\t"两行\n字"\n西岭村\t乙\t欠钱\n', "utf-8-sig")
    told = call("outreach", "--month", "2026-11", "--paste", block, "--json")
    pasted = json.loads(told.out)
    assert [row["number"] for row in pasted["rows"]] == ["PC-2026-0002", "PC-2026-0003"]
    assert pasted["rows"][0]["entry"]["summary"] == "两行\n字"
    assert "西岭村这个月的零报告已去掉" in pasted["notes"]
    assert (
        "收进 1 行，存疑 2 格"
        in call("outreach", "--month", "2026-11", "--paste", _text(tmp_path, "概况\n欠钱")).out
    )


def _text(folder: Path, text: str) -> Path:
    path = folder / "短.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_report_of_nothing_and_a_removal(filled: Path, call: Call) -> None:
    told = call("outreach", "--month", "2026-11", "--nothing", "--village", "新民社区")
    assert (told.status, told.out.strip()) == (0, "新民社区 2026-11 零报告")
    assert call("outreach", "--month", "2026-11", "--nothing", "--village", "东河村").status == 4
    assert call("outreach", "--remove", "PC-2026-0001").out.strip() == "PC-2026-0001 已删除"
    assert call("outreach", "--remove", "PC-2026-0001").status == 4
    assert call("outreach", "--month", "2026-11", "--nothing", "--village", "东河村").status == 0


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--month", "十一月"), 4, "请写成 2026-11"),
        (("--only", "新的"), 2, "用法不对"),
        (("--blank",), 2, "--out"),
        (("--nothing",), 2, "--village"),
        (("--nothing", "--village", "东河村", "--out", "a.pdf"), 2, "--out"),
        (("--out", "a.docx"), 4, ".pdf"),
        (("--blank", "--out", "a.xlsx"), 4, ".pdf"),
        (("--paste", "没有.txt"), 5, "读不了文件"),
        (("--remove", "PC-2026-0404"), 4, "没有编号为"),
    ],
)
def test_a_call_that_cannot_be_done_says_why(
    filled: Path, call: Call, words: tuple[str, ...], status: int, said: str
) -> None:
    told = call("outreach", *words)
    assert told.status == status and said in told.err, told.err
