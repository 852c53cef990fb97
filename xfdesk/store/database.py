"""One open ledger file: its connection, its lock, its transactions.

One connection per file and one lock around it. An act holds the lock for its transaction; the worker reads in short
slices under it and is interrupted when the window needs the file. The pragmas were chosen by power-cut tests:
TRUNCATE with FULL loses nothing that was acknowledged, and the file stays whole when copied alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakSet

from xfdesk.errors import DeskError, FileUnusable
from xfdesk.store import faults, opening
from xfdesk.store.connection import Connection

T = TypeVar("T")

ASK_AGAIN = 0.001
"""Seconds after which a waiting act interrupts the worker's slice once more."""


class Interrupted(Exception):
    """The window took the file; the slice may be repeated."""


class LedgerFile:
    """`db` is the driver's connection, `path` where it lies."""

    def __init__(self, path: Path, db: Connection) -> None:
        self.path, self.db = path, db
        self._lock = threading.RLock()
        self._slicing = False
        self._depth = 0
        _OPEN.add(self)

    @cached_property
    def models(self) -> Any:
        """peewee's database on the same connection; loaded when first asked for, which the start never does."""
        from xfdesk.store.peewee_side import database_on

        return database_on(self.db)

    @cached_property
    def t(self) -> Any:
        """This file's own models."""
        from xfdesk.store.tables import Tables

        return Tables(self.models)

    @classmethod
    def open(cls, path: Path) -> LedgerFile:
        """Open an existing ledger for this process alone. Raises `FileUnusable` with the reason."""
        _refuse_a_second_time(path)
        opening.look_before_opening(path)
        return cls(path, _connect(path))

    @classmethod
    def create(cls, path: Path) -> LedgerFile:
        """Begin a new file; it must not exist yet."""
        if path.exists():
            raise FileUnusable("这个位置已经有一个文件", "它没有动过", "请换一个文件名")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileUnusable("这个文件夹建不了", "", "请换一个可以写的位置") from error
        return cls(path, _connect(path))

    def close(self) -> None:
        with self._hold():
            if not self.db.is_closed():
                self.db.close()

    @property
    def closed(self) -> bool:
        return self.db.is_closed()

    @contextmanager
    def act(self) -> Iterator[None]:
        """One transaction of the window's thread: all of it is stored, or nothing."""
        with self._hold():
            if self._depth:
                yield
                return
            self._depth += 1
            try:
                with _in_words(), self.db.atomic():
                    yield
            finally:
                self._depth -= 1

    @contextmanager
    def read(self) -> Iterator[None]:
        """Reading on the window's thread."""
        with self._hold(), _in_words():
            yield

    def slice(self, work: Callable[[], T], gives_way: bool = True) -> T:
        """One slice of the worker's reading; raises `Interrupted` when the window took the file meanwhile."""
        with self._lock:
            self._slicing = gives_way
            try:
                with _in_words():
                    return work()
            finally:
                self._slicing = False

    def patiently(
        self, work: Callable[[], T], wanted: Callable[[], bool] = lambda: True, most: int | None = None
    ) -> T:
        """Repeat a slice until it comes through, or raise `Interrupted` when it is no longer wanted.

        A short slice may say how often at `most` it gives way: then the window waits for it, once, so that a window
        that reads at every frame does not keep it off for ever.
        """
        given_way = 0
        while True:
            try:
                return self.slice(work, most is None or given_way < most)
            except Interrupted:
                given_way += 1
                if not wanted():
                    raise

    def sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a statement, for the few hot paths."""
        return list(self.db.execute_sql(statement, values).fetchall())

    def value(self, statement: str, *values: object) -> Any:
        row = self.db.execute_sql(statement, values).fetchone()
        return row[0] if row else None

    @contextmanager
    def _hold(self) -> Iterator[None]:
        if not self._lock.acquire(blocking=False):
            # Again and again: the worker may stand between two statements, or begin its next slice first.
            while not self._lock.acquire(timeout=ASK_AGAIN):
                if self._slicing:
                    self.db.connection().interrupt()
        try:
            yield
        finally:
            self._lock.release()


_OPEN: WeakSet[LedgerFile] = WeakSet()
"""What this process has open: POSIX drops a process's locks on a file as soon as it closes any other handle of it."""


def _refuse_a_second_time(path: Path) -> None:
    """Before anything reads the file: reading it would let another process in."""
    for file in _OPEN:
        if not file.closed and path.exists() and file.path.exists() and path.samefile(file.path):
            raise faults.in_use()


def _connect(path: Path) -> Connection:
    with _in_words():
        return Connection(str(path))


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except DeskError:
        raise
    except Exception as error:
        # The driver's own errors, or peewee's around them.
        if faults.name_of(error) == "SQLITE_INTERRUPT":
            raise Interrupted from error
        known = faults.sentence(error)
        if known is None:
            raise
        raise known from error
