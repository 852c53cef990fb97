"""What was written cell by cell, so that Ctrl+Z gives back the last of it, as in Excel, and never a whole row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.outreach.model import Line, SheetModel

MOST = 200
"""So many gestures can be taken back one after the other."""


@dataclass(frozen=True, slots=True)
class Cell:
    line: Line
    key: str
    before: str


class Strokes(QObject):
    """One stroke is what one key or one gesture wrote, be it a cell or a block of them."""

    def __init__(self, model: SheetModel, parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        self.gave_back = False
        """The last thing that was written gave something back: it is no act that could be taken back in turn."""
        self._strokes: list[list[Cell]] = []
        self._open: list[Cell] | None = None
        self._giving = False
        model.overwritten.connect(self._on_overwritten)

    def forget(self) -> None:
        """Something else was done since: that is what comes back first."""
        self._strokes.clear()
        self.gave_back = False

    @contextmanager
    def one(self) -> Iterator[None]:
        """All that is written in here comes back at once."""
        self._open = []
        try:
            yield
        finally:
            written, self._open = self._open, None
            self._push(written)

    def give_back(self) -> Cell | None:
        """The first cell of the last stroke whose rows are still there; None when there is none."""
        while self._strokes:
            cells = [cell for cell in self._strokes.pop() if cell.line in self.model.lines]
            if cells:
                self._write(cells)
                return cells[0]
        return None

    def drop_empty(self, line: Line) -> None:
        """A row that was never saved and says nothing any more: the empty one at the end is enough."""
        at = self.model.lines.index(line)
        if line.row is None and line.is_empty and at < self.model.last:
            self.model.remove(at)

    def _write(self, cells: list[Cell]) -> None:
        self._giving = True
        try:
            for cell in reversed(cells):
                self.model.write(self.model.lines.index(cell.line), cell.key, cell.before)
        finally:
            self._giving = False
        self.gave_back = True

    def _on_overwritten(self, line: Line, key: str, before: str) -> None:
        if self._giving:
            return
        cell = Cell(line, key, before)
        if self._open is not None:
            self._open.append(cell)
        else:
            self._push([cell])

    def _push(self, cells: list[Cell]) -> None:
        if cells:
            self._strokes = [*self._strokes, cells][-MOST:]
            self.gave_back = False
