"""An act is stored whole or not at all: when it fails, when the disk is full, when the program is killed in its middle."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import builders
from tests.conftest import MORNING
from tests.store.stories import ANOTHER, FULL, KILLED, STICK
from tests.waiting import PATIENCE
from xfdesk.changes import Change
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import FileUnusable, Refused
from xfdesk.store import history, settings
from xfdesk.store.database import LedgerFile
from xfdesk.store.tables import TEMPLATES


def rows(file: LedgerFile) -> dict[str, int]:
    names = [getattr(file.t, template.__name__)._meta.table_name for template in TEMPLATES]
    return {name: file.value(f'SELECT count(*) FROM "{name}"') for name in names}


def saved(desk: Desk, day: str, name: str) -> str:
    person = builders.visitor(name=name, id_number="", phone="")
    return desk.reception.save(builders.visit(desk, day, visitor=person)).visit


def in_another_process(story: str, desk: Desk, *more: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", ANOTHER + story, str(desk.path), *more]
    return subprocess.run(run, capture_output=True, text=True, timeout=PATIENCE)


def reopened(desk: Desk) -> Desk:
    return Desk.open(desk.path, clock=FixedClock(MORNING))


def test_an_act_that_raises_leaves_nothing(desk: Desk, day: str) -> None:
    saved(desk, day, "高秀兰")
    before, head = rows(desk.file), history.head(desk.file)
    with pytest.raises(ZeroDivisionError), desk.file.act():
        saved(desk, day, "范长河")
        settings.put(desk.file, "phone", "0377-61200999")
        raise ZeroDivisionError
    assert (rows(desk.file), history.head(desk.file)) == (before, head)
    assert desk.check() == ()
    saved(desk, day, "邱玉梅")
    assert rows(desk.file)["visit"] == before["visit"] + 1


def test_a_refused_save_leaves_nothing_and_tells_nobody(desk: Desk, day: str) -> None:
    told: list[Change] = []
    desk.watchers.add(told.append)
    before, head = rows(desk.file), history.head(desk.file)
    with pytest.raises(Refused):
        desk.reception.save(builders.visit(desk, day, points=(builders.solved_point(due="", unit=""),)))
    assert (rows(desk.file), history.head(desk.file), told) == (before, head, [])


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
@pytest.mark.parametrize("room", [0, 4096, 100_000, 300_000])
def test_a_full_disk_is_a_sentence_and_the_ledger_goes_on_once_there_is_room(
    desk: Desk, day: str, room: int
) -> None:
    desk.close()
    said = in_another_process(FULL, desk, day, str(room))
    assert said.returncode == 0, said.stderr
    done, sentence = said.stdout.strip().split("|")
    assert "没有存上" in sentence
    assert sentence.endswith("。")
    again = reopened(desk)
    assert again.check() == ()
    assert again.ledger.total() == int(done) + 1
    again.close()


def test_a_full_stick_is_called_full_and_keeps_what_was_acknowledged(
    desk: Desk, day: str, tmp_path: Path
) -> None:
    """On a real file system of 1 MB that fills up."""
    if shutil.which("unshare") is None:
        pytest.skip("mounting needs user namespaces")
    desk.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    mount = f"mount -t tmpfs -o size=1m tmpfs '{stick}'"
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True).returncode:
        pytest.skip("mounting needs user namespaces")
    fill = f"cp '{desk.path}' '{stick}/x.xfd' && head -c 100000 /dev/zero > '{stick}/ballast'"
    run = ["sh", "-c", f'{mount} && {fill} && exec "$@"', "sh", sys.executable, "-c", ANOTHER + STICK]
    said = subprocess.run(
        ["unshare", "-rm", *run, f"{stick}/x.xfd", day], capture_output=True, text=True, timeout=PATIENCE
    )
    assert said.returncode == 0, said.stderr
    full, then, later = said.stdout.splitlines()
    done, sentence = full.split("|")
    assert "磁盘已满" in sentence
    assert then == f"{done} ()"
    assert later == f"{int(done) + 1} ()"


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_killed_in_the_middle_of_an_act_the_ledger_opens_with_what_was_acknowledged(
    desk: Desk, day: str
) -> None:
    desk.close()
    told = in_another_process(KILLED, desk, day)
    assert told.returncode == -signal.SIGKILL, told.stderr
    acknowledged, journal = told.stdout.split()
    assert acknowledged == "acknowledged"
    assert int(journal) > 512, "the act had begun to write into the file"
    again = reopened(desk)
    assert again.ended_badly
    assert again.check() == ()
    assert [row.name for row in again.reception.queue(day)] == ["后来1"]
    again.close()
    assert not reopened_badly(again)


def reopened_badly(desk: Desk) -> bool:
    again = reopened(desk)
    try:
        return again.ended_badly
    finally:
        again.close()


def test_taking_back_is_itself_an_entry_of_the_chain(desk: Desk, day: str) -> None:
    saved(desk, day, "高秀兰")
    before, (seq, digest) = rows(desk.file), history.head(desk.file)
    visit = saved(desk, day, "范长河")
    desk.reception.undo_last()
    after = rows(desk.file)
    assert {name for name in after if after[name] != before[name]} == {"history"}
    chain = desk.file.sql("SELECT seq, previous, what, visit FROM history WHERE seq > ? ORDER BY seq", seq)
    assert [(row[0], row[2], row[3]) for row in chain] == [
        (seq + 1, "登记来访", visit),
        (seq + 2, "撤销登记", visit),
    ]
    assert chain[0][1] == digest
    assert history.verify(desk.file) == ()
    with pytest.raises(Refused):
        desk.reception.undo_last()


def test_a_closed_ledger_takes_no_act(desk: Desk, day: str, tmp_path: Path) -> None:
    desk.close()
    desk.close()
    with pytest.raises(Exception, match=r"closed|not opened"):
        desk.office.set("phone", "0377-61200999")
    with pytest.raises(FileUnusable):
        LedgerFile.create(desk.path)
