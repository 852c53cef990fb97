"""All sheets say the same of a matter: how it stood on the span's last day, or today within it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.outputs.reading import NS, Workbook
from tests.outputs.recount import Recount, recount
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.demo import fill
from xfdesk.desk.desk import Desk
from xfdesk.rules.span import Span

TODAY = datetime(2026, 11, 20, 16, 0)
PAST, RUNNING = Span.quarter("2026Q3"), Span.month("2026-11")
COLUMNS = (
    "件数",
    "全部合理",
    "部分合理",
    "不合理",
    "待核实",
    "不作判断",
    "当场解决",
    "交办",
    "办结",
    "未办结",
    "超期",
)


@pytest.fixture(params=[PAST, RUNNING], ids=["past", "running"])
def counted(
    request: pytest.FixtureRequest, desk: Desk, clock: FixedClock, tmp_path: Path
) -> tuple[Workbook, Recount, Span]:
    clock.set(TODAY)
    fill(desk, months=7, visits=260, seed=11)
    span: Span = request.param
    desk.export.workbook(span, tmp_path / "m.xlsx")
    day = min(span.until, TODAY.date())
    return Workbook(tmp_path / "m.xlsx"), recount(desk, span.since, span.until, day), span


Counted = tuple[Workbook, Recount, Span]


def _statistics(book: Workbook) -> list[list[Any]]:
    return book.values("统计")


def test_every_figure_of_the_statistics_is_that_of_the_spans_last_day(counted: Counted) -> None:
    book, again, _ = counted
    sums = dict(zip(COLUMNS, _statistics(book)[24][7:18], strict=True))
    assert sums == {column: again.figures[column] for column in COLUMNS}
    assert sums["件数"] == sums["办结"] + sums["未办结"] > 20 and sums["办结"] and sums["未办结"]


def test_what_was_carried_and_what_came_less_what_ended_is_what_is_open(counted: Counted) -> None:
    book, again, _ = counted
    line = _statistics(book)[25]
    carried, received, ended, left = (line[n] for n in (4, 8, 12, 17))
    assert (carried, received, ended) == (again.carried, again.figures["件数"], again.ended)
    sealed = _number(book.values("未办结清单"), "另有检举控告 ")
    assert left == carried + received - ended == len(book.rows("未办结清单")) + sealed
    for cell, formula in (
        ("E", "SUM(AI5:AI24)"),
        ("I", "H25"),
        ("M", "P25+SUM(AJ5:AJ24)"),
        ("R", "E26+I26-M26"),
    ):
        assert book.cell("统计", f"{cell}26").findtext("m:f", "", NS) == formula


def _number(lines: list[list[Any]], words: str) -> int:
    foot = next(str(line[0]) for line in lines if str(line[0]).startswith("合计"))
    return int(foot.partition(words)[2].split(" ")[0]) if words in foot else 0


def test_the_list_of_open_matters_holds_all_that_were_open_that_day(counted: Counted) -> None:
    """Also those that were closed since; and says 超期 of the same ones as the statistics."""
    book, again, _ = counted
    rows = book.rows("未办结清单")
    assert {row["编号"] for row in rows} == again.open and len(rows) == len(again.open)
    late = {
        row["编号"] for n, row in enumerate(rows, 4) if book.look("未办结清单", f"M{n}")["font"] == "黑体"
    }
    assert late == again.overdue
    assert _number(book.values("未办结清单"), "其中已超期 ") == len(late)


def test_owned_matters_are_a_list_of_the_stock_whenever_received(counted: Counted) -> None:
    book, again, span = counted
    rows = book.rows("包案及交办件")
    assert {row["编号"] for row in rows} == again.owned
    assert any(row["来访日期"] < span.since for row in rows)


def test_each_row_says_yes_or_no_whether_it_was_over_that_day(counted: Counted) -> None:
    book, again, _ = counted
    said = {row["编号"].partition("\n")[0]: row["是否办结"] for row in book.rows("台账") if row["编号"]}
    assert said == {number: "是" if again.over[number] else "否" for number in said}
    assert set(said.values()) == {"是", "否"}


def test_the_matters_own_number_stands_above_the_official_one(counted: Counted) -> None:
    book, _, _ = counted
    numbers = [row["编号"] for row in book.rows("台账") if row["主要诉求"] != "检举控告（已密封）"]
    assert all(number.startswith("JF-") for number in numbers)
    assert any("\n411325" in number for number in numbers)


def test_a_running_months_days_are_counted_to_today(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    clock.set(TODAY)
    fill(desk, months=2, visits=60, seed=3)
    desk.export.workbook(RUNNING, tmp_path / "m.xlsx")
    book = Workbook(tmp_path / "m.xlsx")
    assert "截至2026年11月20日" in book.values("未办结清单")[0][0]
    for row in book.rows("未办结清单"):
        if isinstance(row["应办结日期"], date):
            assert row["剩余天数"] == (row["应办结日期"] - TODAY.date()).days
