"""Official papers by script: one by kind and number, or all of a day into a folder."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.official import text_of


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the week after the story's day, whatever the machine says."""
    monkeypatch.setattr("xfdesk.desk.clock.Clock.now", lambda _: datetime(2026, 11, 25, 9, 0))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "文书"
    folder.mkdir()
    return folder


def test_a_paper_is_written_with_its_number(call: Call, full: Path, out: Path) -> None:
    told = call("paper", "转送（交办）告知单", "JF-2026-0001", "--out", out / "甲.docx")
    assert told.status == 0
    assert told.out == f"已写成 {out / '甲.docx'}，文号 转〔2026〕1号\n"
    assert "自然资源所" in text_of((out / "甲.docx").read_bytes())
    again = call("paper", "转送(交办)告知单", "JF-2026-0001", "--out", out / "乙.docx", "--json")
    assert json.loads(again.out) == {
        "path": str(out / "乙.docx"),
        "kind": "转送(交办)告知单",
        "matter": "JF-2026-0001",
        "number": "转〔2026〕1号",
        "notes": ["还没有：联系电话；纸上留了空白，可以补上再打，也可以手写"],
    }
    assert "还没有：联系电话" in again.err


def test_what_is_not_lawful_is_refused_and_draws_no_number(call: Call, full: Path, out: Path) -> None:
    told = call("paper", "受理告知书", "JF-2026-0001", "--out", out / "甲.docx")
    assert (told.status, told.out) == (4, "")
    assert "第二十三条" in told.err
    assert call("paper", "交办单", "JF-2026-0006", "--out", out / "甲.docx").status == 4
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("paper", "喜报", "JF-2026-0001", "--out", "甲.docx"), 4, "没有“喜报”这种文书"),
        (("paper", "交办单", "JF-2026-0001", "--out", "甲.pdf"), 4, "要以 .docx 结尾"),
        (("paper", "交办单", "JF-2026-0001", "--out", "没有/甲.docx"), 5, "这个文件夹不在了"),
        (("paper", "交办单", "JF-2026-9999", "--out", "甲.docx"), 4, "没有编号为 JF-2026-9999 的事项"),
        (("paper", "交办单", "--out", "甲.docx"), 2, "缺少"),
        (("papers", "--day", "13-45", "--out", "."), 2, "没有"),
        (("papers", "--day", "2026-11-21", "--out", "."), 4, "没有生成或送出的文书"),
        (("papers", "--day", "2026-11-20", "--out", __file__), 5, "不是一个文件夹"),
    ],
)
def test_a_call_that_cannot_be_is_a_sentence(
    call: Call,
    full: Path,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    monkeypatch.chdir(out)
    told = call(*words)
    assert told.status == status
    assert said in told.err
    assert list(out.iterdir()) == []


def test_the_ledger_is_never_written_over(call: Call, full: Path, tmp_path: Path) -> None:
    before = full.read_bytes()
    (tmp_path / "台账.docx").symlink_to(full)
    assert call("paper", "交办单", "JF-2026-0001", "--out", tmp_path / "台账.docx").status == 4
    assert full.read_bytes() == before


def test_the_papers_of_a_day_come_at_once(call: Call, full: Path, out: Path, tmp_path: Path) -> None:
    for number in ("JF-2026-0001", "JF-2026-0002"):
        assert call("paper", "交办单", number, "--out", tmp_path / "甲.docx").status == 0
    told = call("papers", "--day", "2026-11-25", "--out", out)
    assert told.status == 0
    assert told.out.splitlines()[-1] == f"共 2 份，在 {out}"
    names = {f"交办单_交〔2026〕{n}号.docx" for n in (1, 2)}
    assert {path.name for path in out.iterdir()} == names
    found = json.loads(call("papers", "--day", "今天", "--out", out, "--json").out)
    assert found["day"] == "2026-11-25"
    assert {Path(paper["path"]).name for paper in found["papers"]} == names
