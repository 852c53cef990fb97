"""An export that cannot be: a clear sentence, the old file whole, nothing left behind."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.outputs.conftest import NOVEMBER, first_entry
from xfdesk.desk.desk import Desk
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
    from xfdesk.desk.export import _Job

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
    with pytest.raises(Exception):  # noqa: B017
        told.export.workbook(NOVEMBER, target)
    assert_untouched(target)


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
