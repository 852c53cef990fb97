"""holidays and days: the notice taken in whole or not at all, and days counted as the clock does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Call
from tests.rules import notices
from xfdesk.commands.line import main
from xfdesk.desk.desk import Desk
from xfdesk.desk.reckoning import Rewriting
from xfdesk.rules import workdays


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """The notice of 2026 with a holiday more, on which dates of the story hang."""
    path = tmp_path / "通知.txt"
    path.write_text(changed(), "utf-8")
    return path


def changed() -> str:
    return notices.text(2026).replace(
        "　　七、", "　　纪念日：12月18日（周五）放假1天。12月5日（周六）上班。\n　　七、"
    )


def years(book: Path) -> list[tuple[int, int, int, str]]:
    desk = Desk.open(book)
    try:
        return [(y.year, len(y.off), len(y.worked), y.source) for y in desk.office.office().years]
    finally:
        desk.close()


def test_a_notice_is_taken_in_and_told(full: Path, call: Call, notice: Path) -> None:
    told = call("holidays", notice)
    assert told.status == 0
    lines = [line.split() for line in told.out.splitlines()]
    assert [
        "国庆节",
        "2026-10-01",
        "周四",
        "至",
        "2026-10-07",
        "周三",
        "7",
        "天",
        "2026-09-20",
        "周日、2026-10-10",
        "周六",
    ] in lines
    assert "2026 年的安排已存，" in told.out and "件事项改了日期" in told.out
    source = "国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）"
    assert years(full) == [(2026, 34, 7, source)]
    assert call("check").status == 0


def test_the_answer_for_programs_has_each_line_and_how_many_matters_moved(
    full: Path, call: Call, notice: Path
) -> None:
    answer = json.loads(call("holidays", notice, "--year", 2026, "--json").out)
    assert (answer["year"], answer["issued"], answer["doubts"]) == (2026, "2025-11-04", [])
    assert answer["worked"][0] == "2026-01-04" and "2026-12-18" in answer["off"]
    spring = answer["holidays"][1]
    assert (spring["name"], len(spring["off"]), spring["doubts"]) == ("春节", 9, [])
    assert spring["text"] == notices.LINES[2026][1]
    assert answer["moved"] > 0
    assert json.loads(call("holidays", notice, "--json").out)["moved"] == 0, "the second time nothing moves"


def test_a_doubt_is_told_and_does_not_stop_it(book: Path, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("2027年\n元旦：1月1日（周四）放假2天。", "utf-8")
    told = call("holidays", path)
    assert told.status == 0
    assert "请核对：元旦：1 月 1 日写的是周四，日历上是周五" in told.out
    assert "请核对：元旦：写的是共 2 天，数出来是 1 天" in told.out
    assert "请核对：没有读到春节、清明节" in told.out
    assert years(book) == [(2027, 1, 0, "国务院办公厅关于2027年部分节假日安排的通知")]


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        ("元旦：1月1日放假", (), "没有写是哪一年的"),
        (notices.text(2025), ("--year", 2026), "是 2025 年的，不是 2026 年的"),
        ("2026年\n元旦：2月30日放假", (), "没有 2026 年 2 月 30 日"),
        ("2026年\n元旦：1月1日放假，1月5日上班", (), "不是周末"),
        ("2026年没有日期", (), "没有日期"),
        ("", (), "没有日期"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_and_nothing_stored(
    book: Path, call: Call, tmp_path: Path, text: str, more: tuple[Any, ...], said: str
) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(text, "utf-8")
    told = call("holidays", path, *more)
    assert (told.status, told.out) == (4, "")
    assert said in told.err
    assert years(book) == []


def test_a_year_that_is_named_stands_in_for_a_missing_one(book: Path, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("元旦：1月1日放假", "utf-8")
    assert call("holidays", path, "--year", "2027").status == 0
    assert [year for year, *_ in years(book)] == [2027]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_file_is_read_as_notepad_saved_it(book: Path, call: Call, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(notices.text(2025), encoding)
    assert call("holidays", path).status == 0
    shipped = workdays.shipped(2025)
    assert shipped is not None
    assert years(book)[0][3] == shipped.source


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04\x00\x00word/document.xml", b"\xff\xff\xff", b"\xff\xfe\x00", None]
)
def test_what_is_no_text_file_cannot_be_used(
    book: Path, call: Call, tmp_path: Path, raw: bytes | None
) -> None:
    path = tmp_path / "通知.docx"
    if raw is not None:
        path.write_bytes(raw)
    told = call("holidays", path)
    assert told.status == 5
    assert "没有读入任何内容" in told.err
    assert call("holidays", tmp_path).status == 5
    assert years(book) == []


def test_whoever_stops_it_finds_everything_as_before(
    full: Path, call: Call, notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Rewriting.step

    def stopped(rewriting: Rewriting, most: int = 3) -> bool:
        step(rewriting, 3)
        raise KeyboardInterrupt

    monkeypatch.setattr(Rewriting, "step", stopped)
    told = call("holidays", notice)
    monkeypatch.undo()
    assert (told.status, told.out) == (130, "")
    assert "一切照旧" in told.err
    assert years(full) == []
    assert call("check").status == 0


# days


def test_days_are_counted_as_the_clock_counts_them(call: Call) -> None:
    told = call("days", "2026-11-20", "--count", 15)
    assert told.out.splitlines()[1:] == [
        "法定  2026-12-05 周六",
        "顺延  2026-12-07 周一",
        "提醒  2026-12-04 周五",
    ]
    answer = json.loads(call("days", "2026-11-20", "--count", 15, "--json").out)
    assert answer == {
        "from": "2026-11-20",
        "count": 15,
        "working": False,
        "plain": "2026-12-05",
        "rolled": "2026-12-07",
        "safe": "2026-12-04",
        "weekdays": {"plain": "周六", "rolled": "周一", "safe": "周五"},
        "unknown_years": [],
    }


def test_working_days_leave_out_what_is_off_and_count_what_is_worked(call: Call) -> None:
    answer = json.loads(call("days", "2026-02-13", "--count", "5", "--working", "--json").out)
    # 14 February is worked, 15 to 23 are off, 28 February is worked.
    assert answer["plain"] == answer["rolled"] == answer["safe"] == "2026-02-27"
    assert (
        json.loads(call("days", "2026-02-13", "--count", 6, "--working", "--json").out)["plain"]
        == "2026-02-28"
    )


def test_a_year_nobody_knows_is_said(book: Path, call: Call, tmp_path: Path) -> None:
    told = call("days", "2026-12-20", "--count", 60)
    assert "2027 年的放假安排还不知道" in told.out
    path = tmp_path / "通知.txt"
    path.write_text("2027年\n春节：2月18日放假", "utf-8")
    assert call("holidays", path).status == 0
    told = call("days", "2026-12-20", "--count", 60)
    assert "不知道" not in told.out
    assert "顺延  2027-02-19 周五" in told.out, "as the office has it now"


@pytest.mark.parametrize(("working", "years"), [(True, [2027, 2028]), (False, [2028])])
def test_working_days_hang_on_every_year_they_go_through(call: Call, working: bool, years: list[int]) -> None:
    words = ("days", "2027-12-15", "--count", 20, "--json", *(("--working",) if working else ()))
    assert json.loads(call(*words).out)["unknown_years"] == years


def test_days_need_no_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["days", "2026-10-01", "--count", "0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rolled"] == "2026-10-08"


@pytest.mark.parametrize(
    "words",
    [("2026-02-30", "--count", 5), ("2026-02-03", "--count", -1), ("2026-02-03", "--count", 3661), ("2099-12-30", "--count", 90), ("2026-02-03",), ("2026-02-03", "--count", "x")],
)  # fmt: skip
def test_a_wrong_call_is_usage(call: Call, words: tuple[Any, ...]) -> None:
    assert call("days", *words).status == 2


def test_the_known_notices_change_nothing_in_the_shipped_years(
    book: Path, call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(notices.text(2024), "utf-8")
    assert call("holidays", path).status == 0
    desk = Desk.open(book)
    days = [date.fromordinal(date(2024, 1, 1).toordinal() + n) for n in range(366)]
    shipped = workdays.Calendar()
    assert [d for d in days if desk.table.calendar.is_working(d) != shipped.is_working(d)] == []
    desk.close()
