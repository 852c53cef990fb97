"""A model over a million lines that holds a few hundred of them: windows of lines, fetched by need.

It knows how many lines there are from the desk's counter, never by reading them; there is no proxy model.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.ledger.wording import cell
from xfdesk.desk.ledger import Ledger
from xfdesk.records.ledger import Found, LedgerQuery, LedgerRow
from xfdesk.rules.columns import COLUMNS, USUAL

WINDOW = 32
WINDOWS_KEPT = 24
Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """`revealed` are the keys of lines whose numbers may be seen in full: revealing is logged by the desk."""

    def __init__(self, ledger: Ledger, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ledger, self.today = ledger, today
        self.query = LedgerQuery()
        self.keys: tuple[str, ...] = USUAL
        self.revealed: frozenset[str] = frozenset()
        self.found = Found(0)
        self._windows: OrderedDict[int, tuple[LedgerRow, ...]] = OrderedDict()
        self._texts: dict[tuple[int, str], str] = {}

    # What it shows

    def ask(self, query: LedgerQuery) -> Found:
        """Show another query from its first line on. The answer may be capped; `count_is` then completes it."""
        self.beginResetModel()
        self.query = query
        self._forget()
        self.found = self.ledger.found(query)
        self.endResetModel()
        return self.found

    def again(self) -> Found:
        """Something was saved: the same query anew."""
        return self.ask(self.query)

    def count_is(self, found: Found) -> None:
        """The exact count has come from the worker: the lines beyond the cap join at the end."""
        before, self.found = self.found.rows, found
        if found.rows > before:
            self.found = Found(before, False, found.people)
            self.beginInsertRows(QModelIndex(), before, found.rows - 1)
            self.found = found
            self.endInsertRows()
        elif found.rows < before:
            self.beginRemoveRows(QModelIndex(), found.rows, before - 1)
            self._forget()
            self.endRemoveRows()

    def show_columns(self, keys: Iterable[str]) -> None:
        self.beginResetModel()
        self.keys = tuple(key for key in keys if key in COLUMNS)
        self._texts.clear()
        self.endResetModel()

    def reveal(self, uids: Iterable[str]) -> None:
        self.revealed |= frozenset(uids)
        self._repaint()

    def mask(self) -> None:
        if self.revealed:
            self.revealed = frozenset()
            self._repaint()

    def _repaint(self) -> None:
        self._forget()
        if self.found.rows and self.keys:
            self.dataChanged.emit(self.index(0, 0), self.index(self.found.rows - 1, len(self.keys) - 1))

    def _forget(self) -> None:
        self._windows.clear()
        self._texts.clear()

    # Lines

    def line(self, row: int) -> LedgerRow | None:
        """The line at a place; None when the file has shrunk meanwhile."""
        number, place = divmod(row, WINDOW)
        window = self._windows.get(number)
        if window is None:
            window = self._fetch(number)
        return window[place] if place < len(window) else None

    def _fetch(self, number: int) -> tuple[LedgerRow, ...]:
        size = None if self.found.capped else self.found.rows
        window = self.ledger.rows(self.query, number * WINDOW, WINDOW, revealed=self.revealed, size=size)
        self._windows[number] = window
        if len(self._windows) > WINDOWS_KEPT:
            gone, _ = self._windows.popitem(last=False)
            self._texts = {key: text for key, text in self._texts.items() if key[0] // WINDOW != gone}
        return window

    def text(self, row: int, key: str) -> str:
        text = self._texts.get((row, key))
        if text is None:
            line = self.line(row)
            text = self._texts[row, key] = cell(line, key, self.today) if line is not None else ""
        return text

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.found.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key = self.keys[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index.row(), key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[key].title} {self.text(index.row(), key)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = (
                Qt.AlignmentFlag.AlignRight if COLUMNS[key].kind == "number" else Qt.AlignmentFlag.AlignLeft
            )
            return int(right | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return COLUMNS[self.keys[section]].title if section < len(self.keys) else None
