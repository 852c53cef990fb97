"""The list of what is to be done, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import builders, open_matters
from tests.commands.conftest import Call
from xfdesk.desk.clock import FixedClock

AS_OF = ("--as-of", "2026-11-25")


@pytest.fixture
def numbers(book: Path) -> dict[str, str]:
    """The ledger of `call`, with matters in every group."""
    clock = FixedClock(open_matters.TODAY)
    book.unlink()
    desk = builders.office_desk(book, clock)
    made = open_matters.fill(desk, clock)
    desk.close()
    return made


def test_the_document_has_tiles_and_items_in_the_promised_shape(call: Call, numbers: dict[str, str]) -> None:
    told = call("board", *AS_OF, "--json")
    assert told.status == 0
    answer = json.loads(told.out)
    assert set(answer) == {"tiles", "items"}
    assert answer["tiles"] == {"without_owner": 1, "without_answer": 5, "overdue": 1, "due_this_week": 2}
    promised = [
        {key: one[key] for key in ("matter", "next_duty", "safe", "group")} for one in answer["items"]
    ]
    assert promised[:3] == [
        {"matter": numbers["overdue"], "next_duty": "书面告知", "safe": "2026-09-24", "group": "已超期"},
        {"matter": numbers["tomorrow"], "next_duty": "兑现答应", "safe": "2026-11-26", "group": "今明到期"},
        {"matter": numbers["this_week"], "next_duty": "落实措施", "safe": "2026-11-27", "group": "本周到期"},
    ]
    assert len(promised) == 6


def test_people_get_a_table_in_groups(call: Call, numbers: dict[str, str]) -> None:
    lines = call("board", *AS_OF).out.splitlines()
    assert lines[0] == "2026-11-25  无着落 1  无回音 5  已超期 1  本周到期 2"
    assert lines[2].split()[:4] == ["已超期", "书面告知", "第", "15"]
    assert "尹宏图 等2人" in lines[2]
    assert lines[-1] == "6 件未办结"
    assert sum("其后" in line for line in lines) == 1


def test_a_sealed_matter_says_nothing_of_itself(call: Call, numbers: dict[str, str]) -> None:
    for told in (call("board", *AS_OF), call("board", *AS_OF, "--json")):
        assert "检举控告（已密封）" in told.out
        assert "优亲厚友" not in told.out and "纪委办公室" not in told.out


def test_leader_and_unit_narrow_the_list_and_not_the_numbers(call: Call, numbers: dict[str, str]) -> None:
    whole = json.loads(call("board", *AS_OF, "--json").out)
    narrowed = json.loads(call("board", *AS_OF, "--unit", "社会保障所", "--leader", "韩雪梅", "--json").out)
    assert narrowed["tiles"] == whole["tiles"]
    assert len(narrowed["items"]) == 4
    told = call("board", *AS_OF, "--leader", "没有这位")
    assert (told.status, told.out.splitlines()[-1]) == (0, "没有要列的，共 6 件未办结")


def test_a_day_that_is_none_is_wrong_usage(call: Call, numbers: dict[str, str]) -> None:
    told = call("board", "--as-of", "2026-02-30")
    assert (told.status, told.out) == (2, "")
    assert "没有 2026 年 2 月 30 日" in told.err


def test_an_empty_ledger_has_nothing_to_list(call: Call) -> None:
    assert json.loads(call("board", "--json").out)["items"] == []
    assert call("board").out.splitlines()[-1] == "没有要列的"
