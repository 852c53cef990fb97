"""An office begun and its days closed by script: `begin`, `import-day`, `close-day`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders import STORY
from tests.commands.conftest import FIRST, Call


def day_file(folder: Path, date: str) -> Path:
    day = json.loads(STORY.read_text("utf-8"))
    day["day"]["date"] = date
    day["visits"] = [FIRST]
    file = folder / f"{date}.json"
    file.write_text(json.dumps(day), "utf-8")
    return file


def test_a_script_begins_an_office_and_takes_in_a_week_of_days(call: Call, tmp_path: Path) -> None:
    ledger = tmp_path / "新的" / "镇.xfd"
    words = ("begin", "--office", "清河镇人民政府", "--clerk", "林小雨", "--code", "QH")
    begun = call("--ledger", ledger, "--json", *words)
    assert (begun.status, json.loads(begun.out)["ledger"]) == (0, str(ledger))
    for date in ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"):
        taken = call("--ledger", ledger, "import-day", day_file(tmp_path, date))
        assert taken.status == 0, taken.err
        closed = call("--ledger", ledger, "--json", "close-day", date, "--summary", "平稳")
        assert closed.status == 0
        told = json.loads(closed.out)
        assert set(told) == {"day", "visits", "people", "incomplete"}
        assert (told["day"], told["visits"], told["people"]) == (date, 1, 1)
        assert all(set(one) == {"no", "what"} for one in told["incomplete"])
    found = json.loads(call("--ledger", ledger, "--json", "search", "").out)["found"]
    assert found == 5
    assert call("--ledger", ledger, "check").status == 0


def test_begin_never_touches_a_file_that_is_there(call: Call, full: Path, tmp_path: Path) -> None:
    other, nowhere = tmp_path / "别的.xfd", tmp_path / "链接.xfd"
    other.write_text("words")
    nowhere.symlink_to(tmp_path / "没有")
    for path in (full, other, nowhere):
        before = path.read_bytes() if path.exists() else b""
        told = call("--ledger", path, "begin", "--office", "镇", "--clerk", "林")
        assert (told.status, told.out) == (4, "")
        assert "已经在了" in told.err
        assert (path.read_bytes() if path.exists() else b"") == before
    assert not (tmp_path / "没有").exists()


def test_an_office_without_a_name_is_refused(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "新.xfd"
    assert call("--ledger", path, "begin", "--office", " ", "--clerk", "林").status == 4
    assert call("--ledger", path, "begin", "--office", "镇").status == 2
    assert not path.exists()


def test_nothing_to_close_is_refused(call: Call, full: Path) -> None:
    assert call("close-day", "2026-11-19").status == 4
    assert call("close-day", "哪天").status == 2
    closed = call("close-day", "--json")
    assert json.loads(closed.out)["visits"] == 9
    again = call("close-day")
    assert (again.status, again.out) == (4, "")
    assert "没有开着的接访日" in again.err


def test_what_is_incomplete_is_told_and_does_not_bar_the_close(call: Call, take: Call) -> None:
    unjudged = {**FIRST, "no": 1, "unit": "民政所", "points": [{"text": "修路", "verdict": "待核实"}]}
    assert take(unjudged).status == 0
    told = call("close-day")
    assert told.status == 0
    assert "第 1 号：诉求 1" in told.out
