"""Work beside the window: one worker thread that reads in slices, and answers in the window's thread.

The object that carries an answer belongs to the application, not to the page, so that a page closed meanwhile
does no harm. A task that fails without a `failed` of its own is given to the crash room.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

T = TypeVar("T")
TIDY_MS = 1_000


class Task(QObject):
    """A handle: `cancel()` lets the answer fall on the floor; the work itself may look at `cancelled`."""

    _answered = Signal(object)
    _broke = Signal(object)

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[BaseException], None] | None,
        over: Callable[[Task], None],
    ) -> None:
        super().__init__()
        self.work, self.done, self.failed, self.over = work, done, failed, over
        self.cancelled = False
        self._answered.connect(self._on_answer)
        self._broke.connect(self._on_failure)

    def cancel(self) -> None:
        self.cancelled = True

    def run(self) -> None:
        try:
            answer = self.work()
        except Exception as fault:  # noqa: BLE001 - here the task ends
            self._broke.emit(fault)
        else:
            self._answered.emit(answer)

    @Slot(object)
    def _on_answer(self, answer: Any) -> None:
        self.over(self)
        if not self.cancelled and self.done is not None:
            self.done(answer)

    @Slot(object)
    def _on_failure(self, fault: BaseException) -> None:
        self.over(self)
        if self.cancelled:
            return
        if self.failed is not None:
            self.failed(fault)
        else:
            sys.excepthook(type(fault), fault, fault.__traceback__)


def collect_here() -> None:
    """What Python's collector would do by itself, in the thread of the caller."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


class Tasks(QObject):
    """`run(work, done, failed)` → a `Task`. One thread: tasks run in turn, so a long one is asked to be sliced."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._open: set[Task] = set()
        self._tidying = QTimer(self, interval=TIDY_MS)
        self._tidying.timeout.connect(collect_here)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Task:
        # WORKAROUND(PySide6 6.11): a Qt object that Python collects in the worker's thread ends the program.
        gc.disable()
        self._tidying.start()
        task = Task(work, done, failed, self._over)
        self._open.add(task)
        self._pool.start(task.run)
        return task

    def _over(self, task: Task) -> None:
        self._open.discard(task)
        if not self._open:
            self._rest()

    def _rest(self) -> None:
        self._tidying.stop()
        gc.enable()

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def stop(self) -> None:
        """Before the ledger closes: nobody waits for answers any more, and the running slice ends."""
        for task in list(self._open):
            task.cancel()
        self._pool.clear()
        if self._pool.waitForDone(10_000):
            self._open.clear()  # one that had not begun never answers
        self._rest()


class TasksAtOnce(Tasks):
    """Runs at once in the caller's thread: for tests."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Task:
        task = Task(work, done, failed, self._open.discard)
        self._open.add(task)
        task.run()
        return task
