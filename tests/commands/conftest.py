"""What the tests of the command line share: an empty ledger, and a call in this process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.builders import STORY
from tests.waiting import PATIENCE, heed_interrupts
from xfdesk.commands.line import main
from xfdesk.desk.desk import Desk

FIRST = json.loads(STORY.read_text("utf-8"))["visits"][0]


@pytest.fixture(autouse=True, scope="session")
def _one_application(qapp: object) -> None:
    """A command that paints makes an application of its own where there is none; the tests' windows want theirs."""


class Told(NamedTuple):
    """How a call ended: exit status, stdout, stderr."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Call = Callable[..., Told]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A ledger without a day, and one with the story's day: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    blank, told = folder / "blank.xfd", folder / "told.xfd"
    Desk.create(blank, office_name="清河镇人民政府", who="林小雨", code="QH").close()
    shutil.copy(blank, told)
    desk = Desk.open(told)
    assert all(row.saved for row in desk.day_import.rows(desk.day_import.read(STORY)))
    desk.close()
    return blank, told


@pytest.fixture
def book(made: tuple[Path, Path], tmp_path: Path) -> Path:
    """A ledger without a day."""
    return Path(shutil.copy(made[0], tmp_path / "台账.xfd"))


@pytest.fixture
def full(made: tuple[Path, Path], book: Path) -> Path:
    """The same ledger with the story's day."""
    return Path(shutil.copy(made[1], book))


@pytest.fixture
def call(book: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command on `book`; whatever happens, nobody sees a traceback."""

    def run(*words: object) -> Told:
        try:
            status = main(["--ledger", str(book), *map(str, words)])
        except SystemExit as end:
            status = int(end.code or 0)
        told = Told(status, *capsys.readouterr())
        assert "Traceback" not in told.err
        return told

    return run


@pytest.fixture
def take(call: Call, tmp_path: Path) -> Call:
    """Import the story's day with these visits; `changes` go to its head."""

    def run(*visits: object, **changes: object) -> Told:
        day = json.loads(STORY.read_text("utf-8"))
        day["day"] |= changes
        day["visits"] = visits
        file = tmp_path / "day.json"
        file.write_text(json.dumps(day), "utf-8")
        return call("import-day", file, "--json")

    return run


PROGRAM = (sys.executable, "-m", "xfdesk")


def start(
    *words: object, home: Path, program: Sequence[str] = PROGRAM, pipesize: int = -1, **environment: str
) -> subprocess.Popen[str]:
    """The program as a process of its own, in a group of its own."""
    return subprocess.Popen(
        [*program, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
        start_new_session=True,
        preexec_fn=heed_interrupts if os.name == "posix" else None,
        pipesize=pipesize,
        env={**os.environ, "XFDESK_HOME": str(home), "PYTHONIOENCODING": "utf-8", **environment},
    )


def interrupt(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Ctrl+C in the terminal: the whole group gets it."""
    os.killpg(process.pid, signal.SIGINT)
    return process.communicate(timeout=PATIENCE)
