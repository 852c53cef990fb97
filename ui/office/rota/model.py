"""The month as a table of weeks: a cell a day, spoken as a whole, as it is painted."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.office.rota import wording
from xfdesk.records.rota import RotaCell, RotaMonth
from xfdesk.records.rota_day import RotaDay
from xfdesk.rules import dates

Index = QModelIndex | QPersistentModelIndex
DAYS = 7


class RotaModel(QAbstractTableModel):
    """`proposed` days stand where nothing is planned, `unsaved` ones are being written, `lifted` is cut and waits."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.month: RotaMonth | None = None
        self.usual: tuple[str, ...] = ()
        self.proposed: dict[date, RotaDay] = {}
        self.unsaved: frozenset[date] = frozenset()
        self.lifted: date | None = None
        self._places: dict[date, int] = {}

    def show(self, month: RotaMonth, today: date, usual: tuple[str, ...]) -> None:
        """`usual` are the office's places, which a cell does not name."""
        self.beginResetModel()
        self.month, self.today, self.usual = month, today, usual
        self._places = {cell.on: n for n, cell in enumerate(month.cells)}
        self.endResetModel()

    def repaint(self) -> None:
        """What stands beside the plan has changed: a proposal, a day being written, a day lifted."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, DAYS - 1))

    # Places

    def cell(self, index: Index) -> RotaCell | None:
        place = index.row() * DAYS + index.column()
        if self.month is None or not index.isValid() or place >= len(self.month.cells):
            return None
        return self.month.cells[place]

    def troubles(self, cell: RotaCell) -> tuple[str, ...]:
        """What does not fit this day; what holds of all its month is said once, above."""
        said = self.month.notes if self.month is not None else ()
        return tuple(one for one in cell.conflicts if one not in said)

    def on(self, day: date) -> RotaCell | None:
        place = self._places.get(day, -1)
        return self.month.cells[place] if self.month is not None and place >= 0 else None

    def index_of(self, day: date) -> QModelIndex:
        """Not valid for a day that does not stand in the month's weeks."""
        place = self._places.get(day, -1)
        return self.index(place // DAYS, place % DAYS) if place >= 0 else QModelIndex()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() or self.month is None:
            return 0
        return -(-len(self.month.cells) // DAYS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(cell.on)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(cell.conflicts)
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.first_line(cell) if cell.planned or cell.held else ""
        return None

    def spoken(self, day: date) -> str:
        cell = self.on(day)
        if cell is None:
            return wording.day_title(day, self.today)
        return wording.spoken(cell, self.today, self.proposed.get(day), unsaved=day in self.unsaved)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return f"周{dates.WEEKDAYS[section]}"
        return None
