"""What is typed is kept by itself: a row when it is left or a second after its last cell, half a cell a second after its letters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial

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
        self._rows.timeout.connect(self._on_pause)
        self._cell.timeout.connect(self.keep_half)
        model.written.connect(self._on_written)

    # Rows

    def _on_written(self, line: Line) -> None:
        if line not in self._waiting:
            self._waiting.append(line)
        self._rows.start()

    def keep_all(self, but: Line | None = None) -> None:
        """Every row that waits, `but` the one that is still being written; one that was refused goes on waiting."""
        for line in list(self._waiting):
            if line is not but and self._keep(line):
                self._waiting.remove(line)
        if not self._waiting:
            self._rows.stop()
            self.drop_half()

    def _on_pause(self) -> None:
        """A row that was emptied waits until it is left: it may be about to be written anew."""
        self.keep_all(but=next((line for line in self._waiting if line.is_empty), None))

    @contextmanager
    def own(self) -> Iterator[None]:
        """While the page itself writes: it knows what becomes of its rows."""
        self.saving = True
        try:
            yield
        finally:
            self.saving = False

    def _keep(self, line: Line) -> bool:
        if not line.changed or line not in self.model.lines or (line.row is None and line.is_empty):
            return True
        if line.row is not None and line.is_empty:
            QTimer.singleShot(0, self, partial(self._take_out, line))  # not while the cursor is on its way
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

    def _take_out(self, line: Line) -> None:
        """A row of which every cell was emptied is taken out, which can be taken back."""
        if line not in self.model.lines or line.row is None or not line.is_empty:
            return
        line.changed = False
        try:
            self.desk.outreach.remove(line.row.uid)
        except DeskError as refused:
            self.refused.emit(refused.sentence)

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
        """The editor is gone, and what it held is kept or was given back. One that is open is kept on: its row may have been
        saved and named since.
        """
        if self.typed() is not None:
            if self._has_half:
                self.keep_half()
            return
        self._cell.stop()
        if self._has_half and not self._waiting:
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
