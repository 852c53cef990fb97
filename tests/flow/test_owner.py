"""For the owner's eyes: whatever a whole day leaves behind, nobody else on the machine can read or write it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import builders
from tests.builders import STORY
from tests.conftest import MORNING
from tests.waiting import PATIENCE, held_at, hold
from xfdesk import owner, paths
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from ui import app
class Day(app.Application):
    def start(self):
        begun = super().start()
        QTimer.singleShot(0, self.work)
        return begun
    def work(self):
        self.desk.back_up("收班")
        self.crash.write_report("somewhere")
        self.app.quit()
app.Application = Day
app.run(["main.py", *sys.argv[1:]])
"""
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}


def start(folder: Path, *words: object, program: Sequence[str] = (sys.executable,)) -> subprocess.Popen[str]:
    """In an account whose umask keeps nothing from anybody."""
    return subprocess.Popen(
        [*program, *map(str, words)],
        env={**ENVIRONMENT, "XFDESK_HOME": str(folder / "program" / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        umask=0,
        start_new_session=True,
    )


def run(folder: Path, *words: object) -> str:
    process = start(folder, *words)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err
    return out + err


def test_nothing_of_a_whole_day_can_be_read_by_others(tmp_path: Path) -> None:
    ledger, sent = tmp_path / "program" / "ledger" / "镇.xfd", tmp_path / "program" / "sent"
    program = ("-m", "xfdesk", "--ledger", ledger)
    run(tmp_path, *program, "begin", "--office", "清河镇人民政府", "--clerk", "林小雨")
    run(tmp_path, *program, "import-day", STORY)
    sent.mkdir(0o700)
    words = ("export", "--month", "2026-11", "--out", sent / "月报.xlsx")
    run(tmp_path, *program, *words)
    run(tmp_path, *program, "form", "JF-2026-0004", "--out", sent / "表.pdf")
    run(tmp_path, *program, "slip", "JF-2026-0001", "--out", sent / "回执.pdf")
    run(tmp_path, "-c", WINDOW, ledger)
    run(tmp_path, *program, "close-day")
    run(tmp_path, *program, "demo", "--months", 1, "--visits", 5, "--seed", 1, "--ledger", sent / "演示.xfd")
    run(tmp_path, "-m", "scripts.demo", tmp_path / "program" / "demo")
    at_writing = held_at("xfdesk.desk.export:_Job._place")
    killed = start(tmp_path, "--ledger", ledger, *words, program=at_writing)
    hold(killed)
    assert list(sent.glob(".xfdesk-*.part"))
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    found = sorted((tmp_path / "program").rglob("*"))
    kinds = {path.suffix for path in found}
    assert kinds >= {".xfd", ".xlsx", ".pdf", ".png", ".part", ".log", ".txt", ".open", ".json"}
    assert paths.backups(ledger) in found
    open_to_others = [path.name for path in found if stat.S_IMODE(path.lstat().st_mode) & owner.OTHERS]
    assert open_to_others == []


def test_what_older_versions_left_open_is_tightened_at_opening(tmp_path: Path) -> None:
    desk = builders.office_desk(tmp_path / "台账.xfd", FixedClock(MORNING))
    desk.back_up()
    desk.close()
    ours = [path for path in tmp_path.rglob("*") if "home" not in path.parts]
    stranger = tmp_path / "别人的.txt"
    stranger.write_text("not ours")
    link = paths.backups(desk.path) / "链接"
    link.symlink_to(stranger)
    for path in (*ours, stranger):
        path.chmod(0o755 if path.is_dir() else 0o644)
    Desk.open(desk.path).close()
    assert [path.name for path in ours if stat.S_IMODE(path.stat().st_mode) & owner.OTHERS] == []
    assert stat.S_IMODE(stranger.stat().st_mode) == 0o644


def test_older_logs_and_the_remembered_ledger_are_tightened_by_the_next_command(tmp_path: Path) -> None:
    home = tmp_path / "program" / "home"
    (home / "logs").mkdir(parents=True)
    left = [home / "last.json", home / "xfdesk-0.lock", home / "logs" / "xfdesk.log"]
    for path in left:
        path.touch(0o644)
    run(tmp_path, "-m", "xfdesk", "version")
    assert {stat.S_IMODE(path.stat().st_mode) for path in left} == {0o600}
    assert stat.S_IMODE((home / "logs").stat().st_mode) == 0o700


def test_a_ledger_where_others_may_write_is_said_once(tmp_path: Path) -> None:
    shared = tmp_path / "program" / "共用"
    program = ("-m", "xfdesk", "--ledger", shared / "镇.xfd")
    run(tmp_path, *program, "begin", "--office", "清河镇", "--clerk", "林小雨")
    assert "别的账户也能写" not in run(tmp_path, *program, "check")
    shared.chmod(0o777)
    assert "别的账户也能写" in run(tmp_path, *program, "check")
    assert "别的账户也能写" not in run(tmp_path, *program, "check")


def test_the_mark_of_an_open_ledger_is_not_written_through_a_link(tmp_path: Path) -> None:
    desk = builders.office_desk(tmp_path / "台账.xfd", FixedClock(MORNING))
    desk.close()
    letter = tmp_path / "信.txt"
    letter.write_text("dear")
    mark = tmp_path / "台账.xfd.open"
    mark.symlink_to(letter)
    again = Desk.open(desk.path)
    assert again.ended_badly
    assert not mark.is_symlink()
    again.close()
    assert letter.read_text() == "dear"
    assert not mark.exists()


def test_a_mark_that_cannot_be_removed_does_not_undo_what_was_done(tmp_path: Path) -> None:
    desk = builders.office_desk(tmp_path / "台账.xfd", FixedClock(MORNING))
    mark = tmp_path / "台账.xfd.open"
    mark.unlink()
    mark.mkdir()
    desk.close()
    assert Desk.open(desk.path).check() == ()
