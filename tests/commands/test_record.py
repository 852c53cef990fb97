"""`record` takes a matter in that came otherwise than by a visit, and goes on with it in the same file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import builders
from tests.conftest import MORNING
from xfdesk.commands.line import main
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk

LETTER = {
    "on": "2026-11-19", "act": "receive", "channel": "交办", "from": "区信访局", "received_on": "2026-11-19",
    "due": "2026-12-10", "visitor": {"name": "高秀兰", "phone": "13537717120", "village": "西岭村"},
    "matter": {"class": "申诉求决", "category": "社会保障/养老保险", "place": "西岭村", "summary": "代课教龄未认定"},
    "points": [{"text": "认定教龄"}],
}  # fmt: skip
ACCUSATION = {
    "on": "2026-11-19", "act": "receive", "channel": "来信", "received_on": "2026-11-19",
    "visitor": {"anonymous": True, "anonymous_reason": "未署名"},
    "matter": {"class": "检举控告", "category": "纪检监察/检举控告", "summary": "反映优亲厚友", "units_concerned": "村镇建设办"},
    "points": [],
}  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xfd"
    builders.office_desk(path, FixedClock(MORNING)).close()
    return path


def record(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *acts: object
) -> tuple[int, list[dict]]:
    """Exit status, and the answer to each line."""
    lines = tmp_path / "acts.jsonl"
    lines.write_text("\n".join(json.dumps(act, ensure_ascii=False) for act in acts), "utf-8")
    capsys.readouterr()
    status = main(["--ledger", str(ledger), "--json", "record", str(lines)])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_matter_from_above_is_taken_in_and_handled_in_one_file(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = "JF-2026-0001"
    step = {"on": "2026-11-19", "matter": number, "act": "accept"}
    status, answers = record(ledger, tmp_path, capsys, LETTER, step, {**step, "act": "celebrate"})
    assert status == 3
    assert [one["taken"] for one in answers] == [True, True, False]
    assert (answers[0]["matter"], answers[1]["status"]) == (number, "办理中")
    desk = Desk.open(ledger)
    assert {d.key for d in desk.ledger.matter(number).duties} >= {"D2", "D3", "D4", "D13"}
    assert desk.check() == ()
    desk.close()


@pytest.mark.law("sent_to_concerned")
def test_an_accusation_by_letter_goes_to_whoever_may_handle_it_and_not_to_those_it_is_about(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send = {"on": "2026-11-19", "matter": "JF-2026-0001", "act": "transfer", "to": "村镇建设办"}
    status, answers = record(ledger, tmp_path, capsys, ACCUSATION, send, {**send, "to": "纪委办公室"})
    assert (status, answers[1]["rule"], answers[1]["article"]) == (3, "sent_to_concerned", "第三十条")
    assert answers[2] == {"line": 3, "taken": True, "matter": "JF-2026-0001", "status": "已转送"} | {
        key: answers[2][key] for key in answers[2] if key == "notes"
    }
