"""The exact count of a query: made by the worker when the typing pauses, dropped when the query changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tasks import Task, Tasks
from xfdesk.desk.ledger import Ledger
from xfdesk.errors import DeskError
from xfdesk.records.ledger import Found, LedgerQuery

AFTER_MS = 250


class Counting(QObject):
    counted = Signal(object, object)

    def __init__(self, ledger: Ledger, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.ledger, self.tasks = ledger, tasks
        self.query = LedgerQuery()
        self.task: Task | None = None
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(AFTER_MS)
        self.pause.timeout.connect(self.count)

    def begin(self, query: LedgerQuery) -> None:
        self.stop()
        self.query = query
        self.pause.start()

    def stop(self) -> None:
        self.pause.stop()
        if self.task is not None:
            self.task.cancel()
            self.task = None

    def count(self) -> None:
        self.pause.stop()
        query = self.query

        def work() -> tuple[LedgerQuery, Found]:
            return query, self.ledger.found(query, None)

        self.task = self.tasks.run(work, self._on_counted, self._on_failed)

    def _on_counted(self, answer: tuple[LedgerQuery, Found]) -> None:
        self.counted.emit(*answer)

    def _on_failed(self, fault: BaseException) -> None:
        """A count that could not be made leaves `1,000+` standing; only a fault of the program goes on."""
        if not isinstance(fault, DeskError):
            raise fault
