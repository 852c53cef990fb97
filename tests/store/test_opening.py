"""What cannot be used is refused with a sentence and stays as it was, byte for byte."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MORNING
from tests.store.conftest import change
from tests.waiting import PATIENCE
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import FileUnusable

OPENER = (
    "import os, sys\n"
    "from xfdesk.desk.desk import Desk\n"
    "from xfdesk.errors import FileUnusable\n"
    "if len(sys.argv) > 2: os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))\n"
    "try: Desk.open(sys.argv[1]).close()\n"
    "except FileUnusable as error: print(error.sentence)\n"
)


def refusal(path: Path) -> str:
    """The sentence with which a file is refused; nothing in it or beside it has changed."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(FileUnusable) as refused:
        Desk.open(path, clock=FixedClock(MORNING)).close()
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside
    assert refused.value.sentence.endswith("。")
    return refused.value.sentence


def told_by_another_process(path: Path, *more: str) -> str:
    run = [sys.executable, "-c", OPENER, str(path), *more]
    return subprocess.run(run, capture_output=True, text=True, check=True, timeout=PATIENCE).stdout


def test_a_second_process_is_told_that_the_ledger_is_in_use(desk: Desk) -> None:
    before = desk.path.stat()
    said = told_by_another_process(desk.path)
    assert "另一个窗口" in said
    assert (desk.path.stat().st_mtime_ns, desk.path.stat().st_size) == (before.st_mtime_ns, before.st_size)
    desk.close()
    assert told_by_another_process(desk.path) == ""


def test_opening_it_again_in_the_same_process_does_not_let_another_in(desk: Desk) -> None:
    """Reading an open file would drop this process's locks on it."""
    with pytest.raises(FileUnusable, match="另一个窗口"):
        Desk.open(desk.path)
    assert "另一个窗口" in told_by_another_process(desk.path)


@pytest.mark.parametrize(
    "content", [b"", b"x", "姓名,诉求\n".encode() * 50, b"SQLite format 3\x00", bytes(4096)]
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "别的.xfd"
    path.write_bytes(content)
    assert "不是接访台账" in refusal(path)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_the_database_of_another_program_is_refused_untouched(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "别的.xfd"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("CREATE TABLE visit(uid)")
    connection.close()
    assert "不是接访台账" in refusal(path)


@pytest.mark.parametrize("more", ["-wal", "-shm"])
def test_a_log_of_another_program_is_not_merged_in(ledger: Path, tmp_path: Path, more: str) -> None:
    """A ledger never has one: whatever it holds was put there by somebody else."""
    other = Path(shutil.copy(ledger, tmp_path / "别的.db"))
    connection = sqlite3.connect(other)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("UPDATE setting SET value = '别的镇' WHERE key = 'name'")
    connection.commit()
    beside = ledger.with_name(ledger.name + more)
    shutil.copy(other.with_name(other.name + more), beside)
    connection.close()
    assert f"{beside.name}" in refusal(ledger)
    beside.unlink()
    desk = Desk.open(ledger)
    assert desk.office.office().name == "清河镇人民政府"
    desk.close()


def test_a_missing_ledger_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileUnusable, match=r"找不到台账文件 没有\.xfd"):
        Desk.open(tmp_path / "没有.xfd")
    assert not (tmp_path / "没有.xfd").exists()


@pytest.mark.parametrize("keep", [lambda size: size // 2, lambda size: 100, lambda size: size - 1])
@pytest.mark.parametrize("journal", [False, True])
def test_a_ledger_cut_short_is_refused(ledger: Path, keep: Callable[[int], int], journal: bool) -> None:
    """With and without the empty journal that every use leaves beside it."""
    if journal:
        ledger.with_name(ledger.name + "-journal").touch()
    os.truncate(ledger, keep(ledger.stat().st_size))
    assert "比应有的短" in refusal(ledger)


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = 99",
        "INSERT INTO schema_migration(name, applied) VALUES('0002_later', '2027-01-01')",
    ],
)
def test_a_newer_ledger_is_refused(ledger: Path, statement: str) -> None:
    change(ledger, statement)
    assert "更新的版本" in refusal(ledger)


def test_a_ledger_with_a_trigger_is_refused(ledger: Path) -> None:
    change(ledger, "CREATE TRIGGER gone AFTER INSERT ON visit BEGIN DELETE FROM history; END")
    assert "结构被别的程序改过" in refusal(ledger)


def test_letters_that_cannot_be_read_are_called_damage(ledger: Path) -> None:
    change(ledger, "UPDATE clerk SET name = CAST(x'FF41FE' AS TEXT)")
    assert "损坏" in refusal(ledger)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
def test_a_ledger_that_cannot_be_written_is_refused_when_opened(
    ledger: Path, file_mode: int, folder_mode: int
) -> None:
    """Not only at the first save. Root may write everything, so root asks as nobody."""
    folder = ledger.parent / "只读"
    folder.mkdir()
    path = Path(shutil.move(ledger, folder / "台账.xfd"))
    before = path.read_bytes()
    for above in folder.parents[: len(folder.parents) - 2]:
        if above.owner() == "root" and os.geteuid() == 0 and "pytest" in str(above):
            above.chmod(0o755)
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    try:
        said = told_by_another_process(path, *(["65534"] if os.geteuid() == 0 else []))
    finally:
        folder.chmod(0o777)
    assert "只读" in said
    assert path.read_bytes() == before
