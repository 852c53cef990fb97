"""The worker reads in slices beside the window's acts: an act never waits for a slice, and no slice is lost."""

from __future__ import annotations

import threading

import pytest

from tests import builders
from tests.waiting import PATIENCE
from xfdesk.desk.desk import Desk
from xfdesk.store import history
from xfdesk.store.database import Interrupted, LedgerFile

LONG = 60_000_000
COUNT = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n"


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
        return int(self.file.value(COUNT, upto))

    def _run(self) -> None:
        try:
            self.answer = self.file.patiently(self._slice)
        except BaseException as fault:  # noqa: BLE001 - handed to the test
            self.fault = fault


def test_an_act_interrupts_the_workers_long_slice_which_then_comes_through(desk: Desk, day: str) -> None:
    worker = Worker(desk.file, upto=LONG)
    worker.thread.start()
    assert worker.begun.wait(PATIENCE)
    desk.reception.save(builders.visit(desk, day))
    worker.thread.join(PATIENCE)
    assert not worker.thread.is_alive()
    assert (worker.fault, worker.answer) == (None, 10)
    assert worker.slices >= 2, "the long slice was cut off and a short one came through"
    assert desk.ledger.total() == 1


def test_a_slice_no_longer_wanted_is_given_up_when_it_is_interrupted(desk: Desk) -> None:
    begun, given_up = threading.Event(), threading.Event()

    def long() -> int:
        begun.set()
        return int(desk.file.value(COUNT, LONG))

    def work() -> None:
        with pytest.raises(Interrupted):
            desk.file.patiently(long, wanted=lambda: False)
        given_up.set()

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(PATIENCE)
    desk.office.set("phone", "0377-61200999")
    thread.join(PATIENCE)
    assert given_up.is_set()


def test_a_slice_that_gave_way_often_enough_comes_through_though_the_window_never_rests(desk: Desk) -> None:
    tries, begun, answers = [], threading.Event(), []

    def long() -> int:
        tries.append(1)
        begun.set()
        return int(desk.file.value(COUNT, 5_000_000))

    thread = threading.Thread(target=lambda: answers.append(desk.file.patiently(long, most=2)))
    thread.start()
    for n in range(6):
        assert begun.wait(PATIENCE)
        if len(tries) < 3:
            begun.clear()
        desk.office.set("phone", f"0377-6120{n:04d}")
    thread.join(PATIENCE)
    assert answers == [5_000_000]
    assert len(tries) <= 3, "the third time the window waits"


def test_acts_and_slices_in_turn_never_lose_the_lock(desk: Desk, day: str) -> None:
    """Hundreds of meetings at every moment of a slice: each act is stored, each slice answered."""
    stop, counted = threading.Event(), []
    faults: list[BaseException] = []

    def work() -> None:
        try:
            while not (stop.is_set() and counted):
                counted.append(desk.file.patiently(lambda: desk.file.value("SELECT count(*) FROM category")))
        except BaseException as fault:  # noqa: BLE001 - handed to the test
            faults.append(fault)

    thread = threading.Thread(target=work)
    before = history.head(desk.file)[0]
    thread.start()
    for n in range(300):
        desk.office.set("phone", f"0377-6120{n:04d}")
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert faults == []
    assert len(set(counted)) == 1
    assert history.head(desk.file)[0] == before + 300
    assert desk.check() == ()
