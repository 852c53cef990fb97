"""rota and leaflet on the command line: the same acts as the window's, answered, refused and written."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.commands.conftest import Call, Told
from xfdesk.desk.desk import Desk
from xfdesk.records.office import Leader, Post

# Far ahead, whatever day it is; a year whose days off nobody knows.
MONTH = ("--from", "2098-11-01", "--to", "2098-11-30")
FRIDAYS = [day for n in range(30) if (day := date(2098, 11, 1) + timedelta(days=n)).weekday() == 4]
FIRST, SECOND = (f"{day}" for day in FRIDAYS[:2])


@pytest.fixture
def office(book: Path) -> Path:
    desk = Desk.open(book, who="林小雨")
    desk.office.set("places", "镇信访接待室")
    for name, post in (("周启明", "镇党委书记"), ("韩雪梅", "副镇长"), ("罗建平", "镇长")):
        desk.office.put_leader(Leader("", name, (Post(post),)))
    desk.close()
    return book


def answered(told: Told) -> dict[str, Any]:
    assert told.status == 0, told.err
    found: dict[str, Any] = json.loads(told.out)
    return found


def days(call: Call) -> dict[str, str]:
    found = answered(call("rota", *MONTH, "--json"))["days"]
    return {day["on"]: "、".join(one["name"] for one in day["leaders"]) for day in found}


def test_a_span_is_proposed_stored_and_not_proposed_twice(office: Path, call: Call) -> None:
    found = answered(call("rota", *MONTH, "--propose", "--json"))
    assert [day["on"] for day in found["days"]] == [str(day) for day in FRIDAYS]
    assert "2098 年的放假安排还不知道，先按周末和法定节日推算，公布后请再核对" in found["notes"]
    assert found["notes"][0] == f"排好 {len(FRIDAYS)} 天"
    names = [day["leaders"][0]["name"] for day in found["days"]]
    assert {"周启明", "罗建平"} <= set(names) and all(a != b for a, b in pairwise(names))
    assert sum(one["ahead"] for one in found["attendance"]) == len(FRIDAYS)
    told = call("rota", *MONTH, "--propose")
    assert told.status == 4 and "没有可以排的" in told.err
    assert len(days(call)) == len(FRIDAYS)


def test_a_day_is_set_changed_and_keeps_what_was_not_said_anew(office: Path, call: Call) -> None:
    told = call(
        "rota", "--set", FIRST, "--leader", "周启明", "--kind", "约访", "--place", "二楼", "--hours", "9:00-11:00",
        "--attendants", "司法所", "--note", "带表", "--json",
    )  # fmt: skip
    [day] = answered(told)["days"]
    assert day | {"uid": ""} == {
        "uid": "", "on": FIRST, "kind": "约访", "place": "二楼", "hours": "9:00—11:00", "attendants": "司法所",
        "matters": [], "note": "带表", "posted_on": None,
        "leaders": [{"name": "周启明", "post": "镇党委书记", "stands_in_for": "", "why": ""}],
    }  # fmt: skip
    told = call(
        "rota", "--set", FIRST, "--leader", "韩雪梅", "--for", "周启明", "--why", "赴县开会", "--json"
    )
    [day] = answered(told)["days"]
    [leader] = day["leaders"]
    assert (leader["name"], leader["stands_in_for"], leader["why"]) == ("韩雪梅", "周启明", "赴县开会")
    assert (day["kind"], day["place"], day["note"]) == ("约访", "二楼", "带表")
    assert "韩雪梅（代周启明）" in call("rota", *MONTH).out


def test_what_does_not_fit_is_said(office: Path, call: Call) -> None:
    told = call("rota", "--set", FIRST, "--leader", "周启明、韩雪梅", "高文斌")
    assert told.status == 0
    assert "排了 3 位领导：周启明、韩雪梅、高文斌" in told.out and "高文斌不在接访领导名单里" in told.out
    assert days(call) == {FIRST: "周启明、韩雪梅、高文斌"}


def test_a_day_moves_changes_places_and_goes(office: Path, call: Call) -> None:
    for day, name in ((FIRST, "周启明"), (SECOND, "韩雪梅")):
        assert call("rota", "--set", day, "--leader", name).status == 0
    told = call("rota", "--move", FIRST, SECOND)
    assert told.status == 0 and "与韩雪梅对调" in told.out
    assert days(call) == {FIRST: "韩雪梅", SECOND: "周启明"}
    assert call("rota", "--remove", FIRST).status == 0
    assert days(call) == {SECOND: "周启明"}


def test_a_month_like_the_one_before_and_its_posting(office: Path, call: Call) -> None:
    for day, name in zip(FRIDAYS, ("周启明", "韩雪梅", "罗建平", "周启明"), strict=False):
        assert call("rota", "--set", str(day), "--leader", name).status == 0
    found = answered(call("rota", "--like-before", "2098-12", "--json"))
    assert (found["since"], found["until"]) == ("2098-12-01", "2098-12-31")
    assert [day["leaders"][0]["name"] for day in found["days"]] == ["周启明", "韩雪梅", "罗建平", "周启明"]
    assert all(day["posted_on"] is None for day in found["days"])
    found = answered(call("rota", "--from", "2098-12-01", "--to", "2098-12-31", "--posted", "--json"))
    assert all(day["posted_on"] for day in found["days"])


def test_a_leader_is_away_and_comes_back(office: Path, call: Call) -> None:
    found = answered(call("rota", *MONTH, "--away", "周启明", "--why", "学习", "--json"))
    assert [(one["leader"], one["reason"]) for one in found["away"]] == [("周启明", "学习")]
    proposed = answered(call("rota", *MONTH, "--propose", "--json"))
    assert "周启明" not in {day["leaders"][0]["name"] for day in proposed["days"]}
    assert answered(call("rota", *MONTH, "--back", "周启明", "--json"))["away"] == []
    told = call("rota", *MONTH, "--back", "周启明")
    assert told.status == 4 and "没有记过这位领导外出" in told.err


def test_the_posting_is_written_as_pdf_and_as_workbook(office: Path, call: Call, tmp_path: Path) -> None:
    call("rota", *MONTH, "--propose")
    pdf, book = tmp_path / "公示.pdf", tmp_path / "公示.xlsx"
    assert answered(call("rota", *MONTH, "--out", pdf, "--json"))["pages"] == 1
    assert "周启明" in PdfReader(pdf).pages[0].extract_text()
    assert call("rota", *MONTH, "--out", book).out.endswith("接访公示已存为工作簿\n")
    rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
    told = [row[0].partition("　")[0] for row in rows[3 : 3 + len(FRIDAYS)]]
    assert told == [f"11月{day.day}日" for day in FRIDAYS]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--from", "2098-11-30", "--to", "2098-11-01"), 4, "起止日期反了"),
        (("--from", "2080-01-01", "--to", "2090-01-01", "--propose"), 4, "这一段太长了"),
        (("--from", "2098-02-30"), 2, "没有 2098 年 2 月 30 日"),
        (("--set", "2098-11-07"), 4, "还没有选接访领导"),
        (("--set", "随便", "--leader", "周启明"), 2, "日期看不明白"),
        (("--set", "2098-11-07", "--leader", "周启明", "--hours", "上午"), 4, "接访时间写成"),
        (("--set", "2098-11-07", "--remove", "2098-11-07"), 2, "不能同时用"),
        (("--remove", "2098-11-07"), 4, "2098-11-07 没有排接访"),
        (("--move", "2098-11-07", "2098-11-08"), 4, "没有排接访"),
        (("--like-before", "十二月"), 2, "月份写成"),
        (("--like-before", "2098-12"), 4, "没有排过"),
        ((*MONTH, "--posted"), 4, "这一段没有排接访"),
        ((*MONTH, "--away", "某某某"), 4, "不在接访领导名单里"),
        ((*MONTH, "--out", "a.pdf"), 4, "这一段没有排接访"),
        ((*MONTH, "--out", "a.docx"), 4, ".pdf 结尾"),
        ((*MONTH, "--set", "2098-12-05", "--leader", "周启明", "--out", "a.pdf"), 2, "不和排班"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    office: Path, call: Call, tmp_path: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    placed = [str(tmp_path / word) if word.startswith("a.") else word for word in words]
    told = call("rota", *placed)
    assert told.status == status and said in told.err, told
    assert days(call) == {} and not list(tmp_path.glob("a.*"))


def test_the_leaflet_is_written_and_says_what_the_office_has_not_entered(
    office: Path, call: Call, tmp_path: Path
) -> None:
    out = tmp_path / "须知.pdf"
    told = call("leaflet", "--out", out)
    assert told.status == 0 and "信访须知已存为 PDF，共 2 页" in told.out
    assert "联系电话、监督电话、复查机关还没有填" in told.err
    found = answered(call("leaflet", "--out", out, "--json"))
    assert found["pages"] == len(PdfReader(out).pages) == 2 and len(found["notes"]) == 1
    told = call("leaflet", "--out", tmp_path / "须知.docx")
    assert told.status == 4 and ".pdf 结尾" in told.err
