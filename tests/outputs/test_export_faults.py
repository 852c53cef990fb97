"""An export that cannot be: a clear sentence, the old file whole, nothing left behind."""

from __future__ import annotations

import errno
import hashlib
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.outputs.conftest import NOVEMBER, first_entry
from tests.waiting import until
from xfdesk import paths, placing
from xfdesk.desk.desk import Desk
from xfdesk.desk.export import _Job
from xfdesk.errors import Cancelled, NotSaved, Refused
from xfdesk.outputs.workbook import checking, writer

OLD = b"the old workbook"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "上报"
    folder.mkdir()
    (folder / "月报.xlsx").write_bytes(OLD)
    return folder / "月报.xlsx"


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_cancelled_halfway_nothing_has_happened(told: Desk, target: Path) -> None:
    with pytest.raises(Cancelled):
        told.export.workbook(NOVEMBER, target, cancelled=lambda: True)
    assert_untouched(target)


def test_a_full_disk_is_said_and_the_old_file_stays(
    told: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = subprocess.Popen

    def small(*args: object, **more: object) -> object:
        limit = (8_192, 8_192)
        return whole(*args, **more, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))  # type: ignore[call-overload]

    monkeypatch.setattr("xfdesk.desk.export.subprocess.Popen", small)
    with pytest.raises(NotSaved) as told_so:
        told.export.workbook(NOVEMBER, target)
    assert "原来的文件没有动" in told_so.value.sentence
    assert_untouched(target)


@pytest.mark.parametrize(
    ("number", "busy", "said"),
    [
        (errno.ENOSPC, False, "磁盘已满"),
        (errno.EACCES, True, "正在被 Excel 或 WPS 打开"),
        (errno.EROFS, False, "只读"),
    ],
)
def test_each_fault_of_the_disk_has_its_sentence(
    told: Desk, target: Path, number: int, busy: bool, said: str
) -> None:
    job = _Job(told.table, NOVEMBER, target, False, "", None, None)
    fault = job._sentence({"error": "os", "errno": number, "busy": busy})
    assert said in fault.sentence and "原来的文件没有动" in fault.sentence


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said(told: Desk, target: Path) -> None:
    target.parent.chmod(0o555)
    try:
        with pytest.raises(NotSaved):
            told.export.workbook(NOVEMBER, target)
    finally:
        target.parent.chmod(0o755)
    assert_untouched(target)


def test_a_folder_that_is_gone_and_a_wrong_ending_are_refused_before_anything(
    told: Desk, target: Path
) -> None:
    with pytest.raises(NotSaved):
        told.export.workbook(NOVEMBER, target.parent / "没有" / "月报.xlsx")
    with pytest.raises(Refused):
        told.export.workbook(NOVEMBER, target.with_suffix(".xls"))
    with pytest.raises(Refused):
        told.export.workbook(NOVEMBER, target, full=True, reason=" ")
    assert_untouched(target)


def test_a_workbook_that_reads_back_differently_is_no_workbook(tmp_path: Path, told: Desk) -> None:
    from benchmarks.bench_export import _book

    rows = [[f"{n:032x}", *([None] * 12), f"诉求{n}", *([None] * 13)] for n in range(20)]
    part = tmp_path / "x.part"
    streams, kept = writer.put(_book(rows), part)
    checking.compare(part, streams, kept)
    kept.first[7][13] = "别的话"  # type: ignore[index]
    with pytest.raises(checking.Mismatch):
        checking.compare(part, streams, kept)


def test_the_child_that_is_killed_leaves_the_old_file(
    told: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = subprocess.Popen

    def doomed(*args: object, **more: object) -> object:
        child = whole(*args, **more)  # type: ignore[call-overload]
        child.kill()
        return child

    monkeypatch.setattr("xfdesk.desk.export.subprocess.Popen", doomed)
    with pytest.raises(NotSaved, match="被系统中断"):
        told.export.workbook(NOVEMBER, target)
    assert_untouched(target)


def entries(desk: Desk) -> list[str]:
    return [
        what for (what,) in desk.file.sql("SELECT what FROM history WHERE what LIKE '导出%' ORDER BY seq")
    ]


def at_placing(monkeypatch: pytest.MonkeyPatch, act: Callable[[subprocess.Popen[str]], Any]) -> None:
    """`act` comes when the child has been told to put the workbook in place, before its answer is read."""
    whole, answers = _Job._answer, []

    def answer(job: _Job, child: subprocess.Popen[str], *more: Any) -> Any:
        answers.append(child)
        said = act(child) if len(answers) == 2 else None
        return said or whole(job, child, *more)

    monkeypatch.setattr(_Job, "_answer", answer)


def test_full_numbers_are_entered_before_the_file_is_there(
    told: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        assert target.read_bytes() == OLD
        raise NotSaved("磁盘已满")

    monkeypatch.setattr("xfdesk.desk.export.history.append", refuse)
    with pytest.raises(NotSaved):
        told.export.workbook(NOVEMBER, target, full=True, reason="核对")
    assert_untouched(target)


def test_full_numbers_that_were_not_written_after_all_are_entered_too(
    told: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(child: subprocess.Popen[str]) -> None:
        raise KeyboardInterrupt

    target.parent.chmod(0o755)
    monkeypatch.setattr(_Job, "_stands", lambda job, done: False)
    at_placing(monkeypatch, stopped)
    with pytest.raises(KeyboardInterrupt):
        told.export.workbook(NOVEMBER, target, full=True, reason="核对")
    assert entries(told) == ["导出完整版", "导出完整版没有写成"]


def test_a_child_killed_after_its_work_was_done_does_not_call_it_undone(
    told: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def finished_and_killed(child: subprocess.Popen[str]) -> None:
        assert until(lambda: target.read_bytes() != OLD, child)
        child.kill()

    at_placing(monkeypatch, finished_and_killed)
    done = told.export.workbook(NOVEMBER, target, full=True, reason="核对")
    assert hashlib.sha256(target.read_bytes()).hexdigest() == done.sha256
    assert entries(told) == ["导出完整版"]


def test_a_folder_that_cannot_be_synced_is_not_called_untouched(
    told: Desk, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "_sync", lambda folder: os.close(-1))
    part = tmp_path / "part"
    part.write_text("new")
    assert placing.place(part, tmp_path / "place") is False
    assert (tmp_path / "place").read_text() == "new"
    at_placing(monkeypatch, lambda child: {"done": True, "synced": False})
    with pytest.raises(NotSaved, match="已被替换"):
        told.export.workbook(NOVEMBER, target)


def test_a_name_as_long_as_the_disk_allows_is_taken(told: Desk, target: Path) -> None:
    longest = target.with_name("长" * 83 + "a.xlsx")
    assert len(os.fsencode(longest.name)) == 255
    told.export.workbook(NOVEMBER, longest)
    assert longest.read_bytes()[:2] == b"PK"
    with pytest.raises(NotSaved, match="太长"):
        told.export.workbook(NOVEMBER, target.with_name("长" * 84 + ".xlsx"))


def test_a_link_is_followed_and_stays_a_link(told: Desk, target: Path, tmp_path: Path) -> None:
    link = tmp_path / "桌面.xlsx"
    link.symlink_to(target)
    told.export.workbook(NOVEMBER, link)
    assert link.is_symlink()
    assert target.read_bytes()[:2] == b"PK"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_what_a_killed_export_left_is_swept_at_the_next_export_and_the_next_start(
    told: Desk, target: Path, tmp_path: Path
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = target.with_name(f".xfdesk-{gone.pid}-0a.part")
    left.write_text("full numbers")
    running = target.with_name(f".xfdesk-{os.getppid()}-0b.part")
    running.write_text("somebody else's, still at work")
    told.export.workbook(NOVEMBER, target)
    assert sorted(path.name for path in target.parent.iterdir()) == sorted([running.name, target.name])
    left.write_text("full numbers")
    paths.part_notes().mkdir(parents=True, exist_ok=True)
    (paths.part_notes() / left.name).write_bytes(os.fsencode(left))
    told.close()
    Desk.open(told.path).close()
    assert not left.exists()
    assert running.exists()
    assert list(paths.part_notes().iterdir()) == []


def test_what_an_act_touches_meanwhile_begins_the_export_again(told: Desk, target: Path) -> None:
    seen: list[int] = []

    def progress(done: int, of: int) -> None:
        seen.append(done)
        if len(seen) == 1:
            entry = first_entry(told)
            told.reception.save(replace(entry, matter=replace(entry.matter, summary="改过的概况")))

    told.export.workbook(NOVEMBER, target, progress=progress)
    assert len(seen) >= 2


def test_the_child_process_alone_opens_no_ledger() -> None:
    code = "import sys, xfdesk.outputs.workbook.child; print(sorted(m for m in sys.modules if 'peewee' in m or 'sqlcipher' in m))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
