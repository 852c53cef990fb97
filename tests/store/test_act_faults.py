"""Every write step of every kind of act fails once: nothing half done stays, nobody is told, and the file is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from tests import builders, every_act
from tests.every_act import LIVES, VISIT
from tests.flow import life
from xfdesk.changes import Change
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.acts import TakeStep

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "COMMIT")
FAULTS = pytest.mark.parametrize(
    ("name", "said"), [("SQLITE_FULL", "磁盘已满"), ("SQLITE_IOERR_WRITE", "读写磁盘出错")]
)


class Failing:
    """The driver's connection, on which the `at`-th write finds no room (or the disk broken); `met` when it came to that."""

    def __init__(self, raw: Any, name: str, at: int) -> None:
        self.raw, self.name, self.left, self.met = raw, name, at, False

    def execute(self, statement: str, *values: Any) -> Any:
        if statement.lstrip().upper().startswith(WRITES):
            self.left -= 1
            if self.left == 0:
                self.met = True
                self._fail()
        return self.raw.execute(statement, *values)

    def _fail(self) -> None:
        if self.name == "SQLITE_FULL":
            self.raw.execute("ROLLBACK")  # as SQLite does by itself
        error = dbapi2.OperationalError("no room")
        error.sqlite_errorname = self.name
        raise error

    def __getattr__(self, name: str) -> Any:
        return getattr(self.raw, name)


@contextmanager
def failing(desk: Desk, name: str, at: int) -> Iterator[Failing]:
    db: Any = desk.file.db
    raw = db._raw
    db._raw = faulty = Failing(raw, name, at)
    db.execute_sql = faulty.execute
    try:
        yield faulty
    finally:
        db._raw, db.execute_sql = raw, raw.execute


def fail_at_each_write(
    desk: Desk, name: str, said: str, act: Callable[[], object], can_undo: Callable[[], bool] | None = None
) -> int:
    """Until it comes through; returns how often it failed."""
    can_undo = can_undo or desk.followup.can_undo
    stood, could = life.dump(desk), can_undo()
    told: list[Change] = []
    desk.watchers.add(told.append)
    for at in range(1, 200):
        with failing(desk, name, at) as faulty:
            try:
                act()
            except NotSaved as error:
                assert said in error.what
            if not faulty.met:
                assert len(told) == 1
                return at - 1
        assert not desk.file.db.connection().in_transaction
        assert life.dump(desk) == stood, at
        assert (told, can_undo()) == ([], could)
    raise AssertionError("no act writes so much")


def opened_again(desk: Desk, clock: FixedClock) -> Desk:
    desk.close()
    again = Desk.open(desk.path, who="林小雨", clock=clock)
    again.file.db.execute_sql("PRAGMA synchronous = OFF")
    assert again.check() == ()
    return again


@FAULTS
def test_an_act_of_any_kind_is_stored_whole_or_not_at_all(
    desk: Desk, clock: FixedClock, name: str, said: str
) -> None:
    every_act.office(desk, clock)
    for matter, on, act in LIVES:
        steps = fail_at_each_write(desk, name, said, partial(desk.followup.record, matter, on, act))
        assert steps > 3, "the act, the history, the matter and the end of the transaction at least"
        stood = life.dump(desk)
        desk = opened_again(desk, clock)
        assert life.dump(desk) == stood
    entry = builders.letter(desk, visitor=builders.visitor(name="孙玉兰", id_number="", phone=""))
    assert fail_at_each_write(desk, name, said, lambda: desk.followup.receive(entry)) > 3
    opened_again(desk, clock).close()


@FAULTS
def test_so_is_taking_back_and_correcting(desk: Desk, clock: FixedClock, name: str, said: str) -> None:
    every_act.office(desk, clock)
    for matter, on, act in LIVES:
        stood = life.dump(desk, without=life.DERIVED)
        desk.followup.record(matter, on, act)
        assert fail_at_each_write(desk, name, said, desk.followup.undo_last) > 1
        assert life.dump(desk, without=life.DERIVED) == stood
        desk.followup.record(matter, on, act)
    for done in desk.followup.done(VISIT):
        fail_at_each_write(desk, name, said, partial(desk.followup.correct, done.uid, "", done.act))
    opened_again(desk, clock).close()


BLOCK = "村\t当事人\t概况\t类型\n东河村\t甲\t一件\t4\n西岭村\t乙\t两件\t5\n"


@FAULTS
def test_a_pasted_block_and_a_record_made_a_matter_are_whole_or_nothing(
    desk: Desk, clock: FixedClock, name: str, said: str
) -> None:
    outreach = desk.outreach
    fail = partial(fail_at_each_write, desk, name, said, can_undo=outreach.can_undo)
    assert fail(partial(outreach.nothing_to_report, "西岭村", "2026-11")) > 1
    assert fail(partial(outreach.paste, BLOCK, "2026-11")) > 4
    assert fail(partial(outreach.set_result, "PC-2026-0001", "化解中")) > 1
    assert fail(partial(outreach.to_matter, "PC-2026-0001")) > 6
    assert fail(outreach.undo_last) > 6
    assert fail(partial(outreach.remove, outreach.row("PC-2026-0002").uid)) > 1
    assert fail(outreach.undo_last) > 1
    assert len(outreach.sheet().rows) == 2
    opened_again(desk, clock).close()


def test_a_record_that_did_not_become_a_matter_bars_no_other_way_back(desk: Desk) -> None:
    """The act after it takes the number in the history that the failed one would have had."""
    number = desk.outreach.paste(BLOCK, "2026-11").rows[0].number
    with failing(desk, "SQLITE_FULL", 10_000) as counted:
        desk.outreach.to_matter(number)
    desk.outreach.undo_last()
    with failing(desk, "SQLITE_FULL", 10_000 - counted.left), pytest.raises(NotSaved):
        desk.outreach.to_matter(number)
    for last in range(3):
        desk.office.set("phone", f"0377-6120031{last}")
        assert not desk.outreach.can_undo(), last
    assert desk.outreach.row(number).is_open and desk.check() == ()


def test_a_file_that_may_grow_no_more_refuses_and_goes_on_once_it_may(desk: Desk, clock: FixedClock) -> None:
    """SQLite itself finds the file full."""
    every_act.office(desk, clock)
    step = TakeStep("调查", "陈立群", "核对" * 900)
    (pages,) = desk.file.sql("PRAGMA page_count")[0]
    desk.file.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved, match="磁盘已满"):
        for _ in range(50):
            stood = life.dump(desk)
            desk.followup.record(VISIT, "", step)
    assert life.dump(desk) == stood
    desk.file.sql("PRAGMA max_page_count = 100000")
    desk.followup.record(VISIT, "", step)
    opened_again(desk, clock).close()
