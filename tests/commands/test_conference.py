"""Sessions of the joint conference from the command line: planned, shown as a register, the agenda written; acts as lines."""

from __future__ import annotations

import json
from pathlib import Path

from docx import Document

from tests.commands.conftest import Call

NUMBER = "JF-2026-0001"


def acts(folder: Path, *lines: dict[str, str]) -> str:
    path = folder / "acts.jsonl"
    path.write_text(
        "".join(json.dumps({"matter": NUMBER, **line}, ensure_ascii=False) + "\n" for line in lines), "utf-8"
    )
    return str(path)


def test_a_session_is_planned_filled_shown_and_its_agenda_written(
    call: Call, full: Path, tmp_path: Path
) -> None:
    planned = call(
        "conference",
        "2026-4",
        "--on",
        "2026-11-24",
        "--time",
        "上午9:00",
        "--place",
        "三楼会议室",
        "--host",
        "周启明",
    )
    assert planned.status == 0
    assert "2026年第4次联席会议  2026-11-24 上午9:00  三楼会议室  周启明" in planned.out
    assert "还没有提请的事项" in planned.out
    told = call(
        "record",
        acts(
            tmp_path,
            {"on": "2026-11-23", "act": "bring", "conference": "2026-4", "ask": "要不要先行补发"},
            {"on": "2026-11-23", "act": "bring", "conference": "2026-4"},
            {
                "on": "2026-11-24",
                "act": "decide",
                "conference": "2026-4",
                "decision": "补发",
                "assigned_to": "社会保障所",
                "due": "2026-12-20",
            },
            {"on": "2026-11-24", "act": "report_back", "text": "办了"},
            {"on": "2026-11-24", "act": "struck_off"},
        ),
        "--json",
    )
    assert [line["taken"] for line in told.lines] == [True, False, True, True, True]
    assert told.lines[1]["rule"] == "brought_twice"
    out = tmp_path / "议程.docx"
    shown = call("conference", "2026-4", "--out", str(out))
    assert shown.status == 0
    assert "第4次联席会议交办1件：办结1件，未办结0件" in shown.out
    assert "已销号" in shown.out and NUMBER in shown.out
    assert "2026年第4次会议议程" in [paragraph.text for paragraph in Document(str(out)).paragraphs]
    answer = json.loads(call("conference", "2026-4", "--json").out)
    assert answer["session"]["tally"] == {"brought": 1, "assigned": 1, "struck_off": 1, "overdue": 0}
    assert answer["items"][0]["number"] == NUMBER
    assert call("check").status == 0


def test_a_session_is_changed_by_its_number_or_its_day_and_keeps_the_rest(call: Call) -> None:
    call("conference", "2026-4", "--on", "2026-11-24", "--place", "三楼会议室")
    assert "二楼" in call("conference", "2026-4", "--place", "二楼").out
    assert "二楼" in call("conference", "2026-11-24", "--host", "韩雪梅").out
    (one, *more) = json.loads(call("conference", "2026-4", "--json").out)["session"].items()
    assert one and more
    assert call("conference", "2026-12-08", "--time", "下午3:00").out.startswith(
        "2026年第5次联席会议  2026-12-08 下午3:00"
    )


def test_what_cannot_be_is_a_sentence_with_its_status(call: Call, tmp_path: Path) -> None:
    missing = call("conference", "9", "--json")
    assert missing.status == 4 and "这一次联席会议" in missing.err
    call("conference", "2026-4", "--on", "2026-11-24")
    empty = call("conference", "2026-4", "--out", str(tmp_path / "议程.docx"))
    assert empty.status == 4 and "还没有提请的事项" in empty.err
    assert not (tmp_path / "议程.docx").exists()
    assert call("conference", "2026-4", "--on", "二月三十").status == 4
    assert call("conference", "2026-4", "--out", str(tmp_path / "议程.pdf")).status != 0
