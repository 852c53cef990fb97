"""The board as lines: a head above each group, then its matters. Made anew with every board, which is a few milliseconds."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.followup import wording
from xfdesk.records.followup import BoardItem

Index = QModelIndex | QPersistentModelIndex


class Head(NamedTuple):
    group: str
    many: int


class BoardModel(QAbstractTableModel):
    """One column: a line is spoken as a whole, as it is painted.

    `typed` are the words searched for, `heads` the rows of heads. `everything` is what is open, whatever is listed of it:
    by that the pieces of a row are measured, so that none moves while one types.
    """

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.items: tuple[BoardItem, ...] = ()
        self.everything: tuple[BoardItem, ...] = ()
        self.lines: list[Head | BoardItem] = []
        self.typed, self.of_one_day = "", False
        self.heads: list[int] = []
        self._rows: list[int] = []
        self._places: dict[str, int] = {}

    def show(
        self, items: tuple[BoardItem, ...], today: date, typed: str = "", *, of_one_day: bool = False
    ) -> None:
        """`items` in the order of their groups; `of_one_day` their day is said above them."""
        self.beginResetModel()
        self.items, self.today, self.typed, self.of_one_day = items, today, typed, of_one_day
        self.lines, self.heads, self._rows = [], [], []
        for group, members in groupby(items, attrgetter("group")):
            listed = list(members)
            self.heads.append(len(self.lines))
            first = len(self.lines) + 1
            self.lines += [Head(group, len(listed)), *listed]
            self._rows += range(first, first + len(listed))
        self._places = {one.uid: n for n, one in enumerate(items)}
        self.endResetModel()

    # Places: a place counts matters, a row counts lines

    def item(self, row: int) -> BoardItem | None:
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line if isinstance(line, BoardItem) else None

    def place_of(self, uid: str) -> int:
        """Where a matter stands; -1 when it is not listed."""
        return self._places.get(uid, -1)

    def row_at(self, place: int) -> int:
        """The line of the matter at a place, of the nearest one where there are fewer; -1 in an empty list."""
        if not self._rows:
            return -1
        return self._rows[max(0, min(place, len(self._rows) - 1))]

    def place_at(self, row: int) -> int:
        """The place of a line's matter; of a head that of the first below it."""
        above = sum(head < row for head in self.heads)
        return min(max(0, row - above), max(0, len(self._rows) - 1))

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (
                f"{line.group} {line.many} 件"
                if isinstance(line, Head)
                else wording.sentence(line, self.today)
            )
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, BoardItem):
            return "\n".join(filter(None, (" ".join(filter(None, wording.duty(line))), line.summary)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.item(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
