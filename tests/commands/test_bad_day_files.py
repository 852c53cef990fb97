"""Day files that are wrong: each is answered in a sentence, nothing of a refused row stays, nothing doubles."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import STORY
from tests.commands.conftest import FIRST, Call
from xfdesk.desk.desk import Desk

LONG = "字" * 100_000
WRONG = (1.5, True, [], [None], {"x": 1}, float("nan"), 10**30)
NAUGHTY = (
    "",
    LONG,
    "\ud800",
    "\x00\x1b[31m\x7f",
    "\u202e\u200b\ufeff😀",
    '=HYPERLINK("http://x","y")',
    "<b>&amp;</b>'; DROP TABLE visit;--",
    "2026-02-30",
    "9999-12-31",
    "昨天",
    "\n\n",
)
IDS = (
    "41132519630405121",
    "411325196304051219",
    "411325196313051216",
    "411325209904051218",
    "990325196304051210",
    "411325630405121",
    "４１１３２５１９６３０４０５１２１Ｘ",
    "护照E12345678",
    "0" * 18,
    "x" * 18,
)


def visit(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(FIRST), **changes}


def places(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document where something stands."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return ([before] if before else []) + [
        place for key, one in inside for place in places(one, (*before, key))
    ]


def put(document: Any, place: tuple[Any, ...], value: object) -> None:
    for key in place[:-1]:
        document = document[key]
    document[place[-1]] = value


@pytest.mark.parametrize("values", [WRONG, NAUGHTY], ids=["wrong types", "naughty strings"])
def test_no_field_of_a_visit_brings_the_import_down(take: Call, call: Call, values: tuple[Any, ...]) -> None:
    base = visit(statement="说", continues="", representatives=[{"name": "王一", "phone": ""}], hardship=True)
    base.pop("expect")
    rows = []
    for place in places(base):
        for value in values:
            row = copy.deepcopy(base) | {"no": len(rows) + 1}
            put(row, place, value)
            rows.append(row)
    told = take(*rows)
    assert told.status == 3, told.err
    assert len(told.lines) == len(rows)
    for answer in told.lines:
        assert answer["taken"] or 5 < len(answer["message"]) < 400
    assert call("search", "", "--json", "--limit", "5000").status == 0


@pytest.mark.parametrize(
    ("place", "harmless"),
    [
        ("office", ()),
        ("office.name", (10**30, LONG)),
        ("office.units", ([], [None])),
        ("day", ()),
        ("day.date", ()),
        ("day.place", (10**30,)),
        ("day.leaders", ()),
        ("visits", ([],)),
    ],
)
def test_no_field_of_the_head_brings_the_import_down(
    call: Call, tmp_path: Path, place: str, harmless: tuple[object, ...]
) -> None:
    day = json.loads(STORY.read_text("utf-8"))
    day["visits"] = day["visits"][:1]
    for value in (*WRONG, LONG):
        wrong = copy.deepcopy(day)
        put(wrong, tuple(place.split(".")), value)
        file = tmp_path / "day.json"
        file.write_text(json.dumps(wrong), "utf-8")
        told = call("import-day", file)
        if value in harmless or (place == "visits" and value == [None]):
            assert told.status in (0, 4)
            continue
        assert (told.status, told.out) == (4, ""), value
        assert "没有收进来" in told.err


@pytest.mark.parametrize("number", IDS)
def test_a_faulty_id_number_is_kept_marked_or_refused_and_never_repeated(take: Call, number: str) -> None:
    told = take(visit(visitor={**FIRST["visitor"], "id_number": number}))
    assert told.status in (0, 4)
    assert number not in told.out + told.err


@pytest.mark.parametrize("no", [None, 0, -1, "3", True, 1.0, 10**30])
def test_a_number_that_is_none_refuses_its_row(take: Call, no: object) -> None:
    told = take(visit(no=no), visit(no=2))
    assert [answer["taken"] for answer in told.lines] == [False, True]
    assert told.lines[0]["field"] == "no"


@pytest.mark.parametrize("which", [True, 1.0, [1], {"x": 1}, 10**30, "\ud800", LONG, 7, "JF-2026-0099"])
def test_a_visit_that_continues_nothing_is_refused(take: Call, which: object) -> None:
    told = take(visit(no=1), visit(no=2, continues=which))
    assert [answer["taken"] for answer in told.lines] == [True, False]
    assert len(told.lines[1]["message"]) < 100


def test_a_key_written_twice_refuses_its_row(call: Call, tmp_path: Path) -> None:
    text = json.dumps({**json.loads(STORY.read_text("utf-8")), "visits": [visit(statement="二")]})
    file = tmp_path / "day.json"
    file.write_text(text.replace('"statement"', '"statement": "一", "statement"'), "utf-8")
    told = call("import-day", file, "--json")
    assert told.status == 4
    assert "写了两次" in told.lines[0]["message"]


def test_a_file_refused_whole_leaves_no_day_behind(take: Call) -> None:
    assert take(visit(surprise=1)).status == 4
    assert take(visit(), date="2026-11-19").status == 0
    second = take(visit())
    assert second.status == 4
    assert not second.out
    assert "2026-11-19 的接访日还没有收班。没有收进来" in second.err


@pytest.mark.parametrize("date", ["昨天", "-1", "11-20", "0001-01-01", "2026-02-30", "2999-01-01", "", None])
def test_a_day_wants_a_whole_date(take: Call, date: object) -> None:
    told = take(visit(), date=date)
    assert (told.status, told.out) == (4, "")


def test_the_head_is_cleaned_as_a_visit_is(take: Call, call: Call) -> None:
    leaders = [{"name": "\u202e周启明\x00", "post": "书\ud800记"}]
    assert take(visit(), place="镇\u200b信访室\n", leaders=leaders).status == 0
    assert "周启明接访" in call("show", "JF-2026-0001").out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "是空的"),
        (b"\xef\xbb\xbf  \n", "是空的"),
        (STORY.read_bytes()[:3000], "行第"),
        (STORY.read_text("utf-8").encode("gb18030"), "不是 UTF-8"),
        (STORY.read_text("utf-8").encode("utf-16"), "不是 UTF-8"),
        (b"[" * 100_000, "不是有效的 JSON"),
        (b"\x00" * 100, "不是有效的 JSON"),
    ],
    ids=["empty", "only a mark", "cut short", "GBK", "UTF-16", "deep", "zeros"],
)
def test_a_file_that_cannot_be_read_is_said_and_changes_nothing(
    call: Call, tmp_path: Path, content: bytes, says: str
) -> None:
    file = tmp_path / "day.json"
    file.write_bytes(content)
    told = call("import-day", file)
    assert (told.status, told.out) == (5, "")
    assert says in told.err
    assert "没有读入任何内容" in told.err


def test_a_folder_and_a_missing_file_are_no_day_file(call: Call, tmp_path: Path) -> None:
    assert "这是一个文件夹" in call("import-day", tmp_path).err
    assert "读不了文件 none.json" in call("import-day", tmp_path / "none.json").err
    assert call("import-day", "/dev/zero").status == 5


def test_a_file_with_a_byte_order_mark_is_read_and_twice_is_once(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "day.json"
    file.write_bytes(b"\xef\xbb\xbf" + STORY.read_bytes())
    assert call("import-day", file).status == 0
    again = call("import-day", file, "--json")
    assert all(answer["already"] for answer in again.lines)
    assert json.loads(call("search", "", "--json").out)["found"] == 9


def test_a_row_taken_back_at_the_desk_may_be_taken_again(book: Path, tmp_path: Path) -> None:
    day = json.loads(STORY.read_text("utf-8"))
    day["visits"] = day["visits"][:1]
    file = tmp_path / "day.json"
    file.write_text(json.dumps(day), "utf-8")
    desk = Desk.open(book)
    for _ in range(2):
        assert [answer.already for answer in desk.day_import.rows(desk.day_import.read(file))] == [False]
        assert desk.ledger.total() == 1
        desk.reception.undo_last()
        assert desk.ledger.total() == 0
    assert desk.check() == ()
    desk.close()
