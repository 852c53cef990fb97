"""Work on the ledger in the window's own thread, a few matters at a time: keys and paints come between the slices.

For what writes, which the worker never does (`ui.tasks`). What was begun and not ended goes on at the next start.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError

MOST = 20
"""Matters a slice: some milliseconds."""


class Work(Protocol):
    """`step` does the next few and says whether there are more."""

    done: int
    of: int

    def step(self, most: int) -> bool: ...


class Slices(QObject):
    """`advanced(done, of)` after each slice, `ended(work)` after the last, `failed(sentence)` where the file took no more."""

    advanced = Signal(int, int)
    ended = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._work: Work | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_slice)

    def start(self, desk: Desk, work: Work) -> None:
        """Instead of what was under way."""
        self._desk, self._work = desk, work
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._desk = self._work = None

    @property
    def running(self) -> bool:
        return self._work is not None

    def _on_slice(self) -> None:
        desk, work = self._desk, self._work
        if desk is None or work is None or desk.file.closed:
            self.stop()
            return
        try:
            more = work.step(MOST)
        except DeskError as fault:
            self.stop()
            self.failed.emit(fault.sentence)
            return
        except BaseException:
            self.stop()
            raise
        if work is not self._work:
            return  # somebody who heard of the end has begun anew
        if not more:
            self.stop()
        self.advanced.emit(work.done, work.of)
        if not more:
            self.ended.emit(work)
