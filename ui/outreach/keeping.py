"""What is typed is kept by itself: a row when it is left or a second after its last cell, half a cell a second after its letters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace

from PySide6.QtCore import QObject, QTimer, Signal

from ui.outreach.model import Line, SheetModel
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.outreach import OutreachEntry

PAUSE = 1_000  # ms
HALF = "outreach_half"


class Keeper(QObject):
    """`kept(line)` after a row was saved, `refused(sentence)` when it could not be; such a row stays as it was typed.

    `typed()` gives the row, the cell and the words of the editor that is open, None when there is none.
    """

    kept = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        desk: Desk,
        model: SheetModel,
        typed: Callable[[], tuple[Line, str, str] | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.desk, self.model, self.typed = desk, model, typed
        self.saving = False
        self._waiting: list[Line] = []
        self._has_half = False
        self._rows = QTimer(self, singleShot=True, interval=PAUSE)
        self._cell = QTimer(self, singleShot=True, interval=PAUSE)
        self._rows.timeout.connect(self.keep_all)
        self._cell.timeout.connect(self.keep_half)
        model.written.connect(self._on_written)

    # Rows

    def _on_written(self, line: Line) -> None:
        if line not in self._waiting:
            self._waiting.append(line)
        self._rows.start()

    def keep_all(self, but: Line | None = None) -> bool:
        """Every row that waits, `but` the one that is still being written; False when one was refused."""
        done = True
        for line in list(self._waiting):
            if line is not but:
                done = self._keep(line) and done
        if not self._waiting:
            self._rows.stop()
            self.drop_half()
        return done

    @contextmanager
    def own(self) -> Iterator[None]:
        """While the page itself writes: it knows what becomes of its rows."""
        self.saving = True
        try:
            yield
        finally:
            self.saving = False

    def _keep(self, line: Line) -> bool:
        self._waiting.remove(line)
        if not line.changed or line not in self.model.lines or (line.row is None and line.is_empty):
            return True
        try:
            with self.own():
                row = self.desk.outreach.save(line.entry)
        except DeskError as refused:
            self.refused.emit(refused.sentence)
            return False
        self.model.saved(line, row)
        self.kept.emit(line)
        return True

    # Half a cell

    def on_typing(self) -> None:
        self._cell.start()

    def keep_half(self) -> None:
        """The row with the words of the open editor in their cell, beside the records: it is no row yet."""
        found = self.typed()
        if found is None:
            return
        line, key, text = found
        entry = asdict(replace(line.entry, **{key: text}))
        self.desk.office.set_screen(HALF, json.dumps(entry, ensure_ascii=False))
        self._has_half = True

    def drop_half(self) -> None:
        """The editor is gone, and what it held is kept or was given back."""
        self._cell.stop()
        if self._has_half and not self._waiting and self.typed() is None:
            self._has_half = False
            self.desk.office.set_screen(HALF, "")

    def left_behind(self) -> OutreachEntry | None:
        """What was half typed when the program ended without a word; kept as a row now."""
        kept = self.desk.office.screen(HALF)
        if not kept:
            return None
        entry = OutreachEntry(**json.loads(kept))
        self.desk.office.set_screen(HALF, "")
        try:
            self.desk.outreach.save(entry)
        except DeskError as refused:
            self.refused.emit(refused.sentence)
            return None
        return entry
