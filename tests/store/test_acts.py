"""An act is stored whole or not at all: when it fails, when the disk is full, when the program is killed in its middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests import builders
from tests.conftest import MORNING
from xfdesk.changes import Change
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import FileUnusable, Refused
from xfdesk.store import history, settings
from xfdesk.store.database import Interrupted, LedgerFile
from xfdesk.store.tables import TEMPLATES

ANOTHER = """
import os, resource, signal, sys
from datetime import datetime
from pathlib import Path
from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved

desk = Desk.open(Path(sys.argv[1]), clock=FixedClock(datetime(2026, 11, 20, 9, 0)))
day = sys.argv[2]

def visit(n, words="代课"):
    entry = builders.visit(desk, day, visitor=builders.visitor(name=f"后来{n}", id_number="", phone=""))
    return builders.replace(entry, matter=builders.replace(entry.matter, facts=words))
"""
FULL = """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = os.path.getsize(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[3]), resource.RLIM_INFINITY))
done = 0
try:
    for n in range(400):
        desk.reception.save(visit(n, "一九九八年起在村小代课。" * 250))
        done += 1
except NotSaved as error:
    print(done, error.sentence, sep="|")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
desk.reception.save(visit(999))
desk.close()
"""
KILLED = """
from xfdesk.store import projection
desk.reception.save(visit(1))
print("acknowledged", flush=True)
with desk.file.act():
    desk.file.db.execute_sql("PRAGMA cache_size = 5")
    desk.file.db.execute_sql("PRAGMA cache_spill = 1")
    desk.reception.save(visit(2))
    desk.file.db.execute_sql("UPDATE ledgerline SET remark = hex(randomblob(3000))")
    desk.file.db.execute_sql("UPDATE category SET bureau_code = hex(randomblob(3000))")
    print(os.path.getsize(sys.argv[1] + "-journal"), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def rows(file: LedgerFile) -> dict[str, int]:
    names = [getattr(file.t, template.__name__)._meta.table_name for template in TEMPLATES]
    return {name: file.value(f'SELECT count(*) FROM "{name}"') for name in names}


def saved(desk: Desk, day: str, name: str) -> str:
    person = builders.visitor(name=name, id_number="", phone="")
    return desk.reception.save(builders.visit(desk, day, visitor=person)).visit


def in_another_process(story: str, desk: Desk, *more: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", ANOTHER + story, str(desk.path), *more]
    return subprocess.run(run, capture_output=True, text=True, timeout=60)


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


class Worker:
    """Counts very long in slices, as the worker of the window does."""

    def __init__(self, file: LedgerFile, upto: int) -> None:
        self.file, self.upto = file, upto
        self.begun = threading.Event()
        self.slices, self.answer = 0, 0
        self.fault: BaseException | None = None
        self.thread = threading.Thread(target=self._run)

    def _slice(self) -> int:
        self.slices += 1
        self.begun.set()
        upto = self.upto if self.slices == 1 else 10
        sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n"
        return int(self.file.value(sql, upto))

    def _run(self) -> None:
        try:
            self.answer = self.file.patiently(self._slice)
        except BaseException as fault:  # noqa: BLE001 - handed to the test
            self.fault = fault


def test_an_act_interrupts_the_workers_long_slice_which_then_comes_through(desk: Desk, day: str) -> None:
    worker = Worker(desk.file, upto=2_000_000_000)
    worker.thread.start()
    assert worker.begun.wait(5)
    start = time.monotonic()
    saved(desk, day, "高秀兰")
    took = time.monotonic() - start
    worker.thread.join(20)
    assert not worker.thread.is_alive()
    assert took < 2, "the slice alone would have run for minutes"
    assert (worker.fault, worker.answer) == (None, 10)
    assert worker.slices >= 2
    assert desk.ledger.total() == 1


def test_a_slice_no_longer_wanted_is_given_up_when_it_is_interrupted(desk: Desk) -> None:
    begun, given_up = threading.Event(), threading.Event()

    def endless() -> int:
        begun.set()
        sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        return int(desk.file.value(sql))

    def work() -> None:
        with pytest.raises(Interrupted):
            desk.file.patiently(endless, wanted=lambda: False)
        given_up.set()

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(5)
    desk.office.set("phone", "0377-61200999")
    thread.join(20)
    assert given_up.is_set()


def test_acts_and_slices_in_turn_never_lose_the_lock(desk: Desk, day: str) -> None:
    """Hundreds of meetings at every moment of a slice: each act is stored, each slice answered."""
    stop, counted = threading.Event(), []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            while not stop.is_set():
                counted.append(desk.file.patiently(lambda: desk.file.value("SELECT count(*) FROM category")))
        except BaseException as fault:  # noqa: BLE001 - handed to the test
            faults.append(fault)

    thread = threading.Thread(target=work)
    before = history.head(desk.file)[0]
    thread.start()
    for n in range(300):
        desk.office.set("phone", f"0377-6120{n:04d}")
    stop.set()
    thread.join(20)
    assert not thread.is_alive()
    assert faults == []
    assert len(set(counted)) == 1
    assert history.head(desk.file)[0] == before + 300
    assert desk.check() == ()


def test_taking_back_is_itself_an_entry_of_the_chain(desk: Desk, day: str) -> None:
    saved(desk, day, "高秀兰")
    before, (seq, digest) = rows(desk.file), history.head(desk.file)
    visit = saved(desk, day, "范长河")
    desk.reception.undo_last()
    after = rows(desk.file)
    assert {name for name in after if after[name] != before[name]} <= {"history", "visitor", "visitorkey"}
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
