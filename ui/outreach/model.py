"""The sheet as a model: the rows as they are typed, and always an empty one at the end for the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.outreach import wording
from ui.outreach.columns import COLUMNS, FIELDS, Column
from xfdesk.records.outreach import OutreachEntry, OutreachMark, OutreachRow
from xfdesk.rules.words import SEALED

Index = QModelIndex | QPersistentModelIndex
Marks = Callable[[OutreachEntry], tuple[OutreachMark, ...]]
TAKEN_OVER = ("month", "village", "by")
"""What a new row takes of the one before it; alone they are no row yet."""


@dataclass(eq=False, slots=True)
class Line:
    """`row` is the row as it is kept, None of one that is new; `changed` while `entry` says something else."""

    entry: OutreachEntry
    row: OutreachRow | None = None
    marks: dict[str, str] = field(default_factory=dict)
    changed: bool = False

    @property
    def nothing(self) -> bool:
        return self.row is not None and self.row.nothing

    @property
    def is_empty(self) -> bool:
        return not any(self.text(key).strip() for key in FIELDS if key not in TAKEN_OVER)

    def text(self, key: str) -> str:
        """A cell as it is edited."""
        if key == "number":
            return self.row.number if self.row is not None else ""
        if key == "matter":
            return self.row.matter_number if self.row is not None else ""
        return str(getattr(self.entry, key))


class SheetModel(QAbstractTableModel):
    """`written(line)` after a cell was changed, `overwritten(line, key, before)` with what stood in it;
    `mark` says what is doubtful in an entry while it is typed.
    """

    written = Signal(object)
    overwritten = Signal(object, str, str)

    def __init__(self, mark: Marks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mark = mark
        self.lines: list[Line] = [Line(OutreachEntry())]
        self.columns: tuple[Column, ...] = COLUMNS
        self.year = 0
        self._in_hand: Line | None = None  # what it lacks yet is no doubt

    # The rows

    def show(self, rows: Iterable[OutreachRow], blank: OutreachEntry, year: int) -> None:
        """Another query: its rows in their order, and the empty one."""
        self.beginResetModel()
        self.year = year
        self.lines = [_line(row) for row in rows]
        self.lines.append(Line(blank))
        self._take_over()
        self.endResetModel()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def again(self, rows: Iterable[OutreachRow]) -> None:
        """The same query after something was saved elsewhere or taken back: no row leaves its place; what is gone goes,
        what is new comes before the empty row. What is being typed stays.
        """
        now = {row.uid: row for row in rows}
        for at in range(len(self.lines) - 2, -1, -1):
            row = self.lines[at].row
            if row is not None and row.uid not in now and not self.lines[at].changed:
                self.remove(at)
        for at, line in enumerate(self.lines):
            if line.row is not None and (row := now.pop(line.row.uid, None)) is not None:
                self._renew(at, row)
        self.add(sorted(now.values(), key=lambda row: (not row.number, row.number)))  # as they came

    def add(self, rows: Iterable[OutreachRow]) -> int:
        """Rows that came otherwise than by typing, before the empty one; the place of the first."""
        new, at = list(rows), self.last
        if new:
            self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
            self.lines[at:at] = [_line(row) for row in new]
            self.endInsertRows()
            self._take_over()
        return at

    def saved(self, line: Line, row: OutreachRow) -> None:
        """The line as it is kept now; a cell that was changed meanwhile stays changed."""
        line.changed = False
        self._renew(self.lines.index(line), row)

    def _renew(self, at: int, row: OutreachRow) -> None:
        line = self.lines[at]
        line.row = row
        if not line.changed:
            line.entry = row.entry
            line.marks = _marks(self.mark(row.entry) if line is self._in_hand else row.marks)
        self._tell(at)

    def put_down(self) -> None:
        """The row that was written in is left: now it is asked for what it lacks."""
        line, self._in_hand = self._in_hand, None
        if line is not None and line.row is not None and not line.changed and line in self.lines:
            self._renew(self.lines.index(line), line.row)

    def remove(self, at: int) -> None:
        """A row; of the empty one only what was typed into it."""
        if at == self.last:
            self.lines[at] = Line(OutreachEntry(month=self.lines[at].entry.month))
            self._take_over()
            return
        self.beginRemoveRows(QModelIndex(), at, at)
        del self.lines[at]
        self.endRemoveRows()
        self._take_over()

    # Places

    @property
    def last(self) -> int:
        return len(self.lines) - 1

    def place_of(self, uid: str) -> int:
        """By key or number; -1 when it is not in the sheet."""
        for at, line in enumerate(self.lines):
            if line.row is not None and uid in (line.row.uid, line.row.number):
                return at
        return -1

    def section(self, key: str) -> int:
        """Where a column stands; -1 when the window is too narrow for it."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def key(self, index: Index) -> str:
        return self.columns[index.column()].key if index.isValid() else ""

    def next_doubt(self, after: Index) -> QModelIndex:
        """The next marked cell after the cursor, from the end again from the beginning; none where none is left."""
        wide = len(self.columns)
        start = after.row() * wide + after.column() if after.isValid() else -1
        for step in range(1, wide * len(self.lines) + 1):
            row, column = divmod((start + step) % (wide * len(self.lines)), wide)
            if self.columns[column].key in self.lines[row].marks:
                return self.index(row, column)
        return QModelIndex()

    def doubtful(self) -> int:
        return sum(len(line.marks) for line in self.lines)

    # Writing

    def write(self, at: int, key: str, text: str) -> bool:
        line = self.lines[at]
        if not self._may_write(line, key) or line.text(key) == text:
            return False
        before = line.text(key)
        line.entry = replace(line.entry, **{key: text})
        line.changed, self._in_hand = True, line
        line.marks = {} if at == self.last and line.is_empty else _marks(self.mark(line.entry))
        self._tell(at)
        if at == self.last and not line.is_empty:
            self._begin_next(line)
        elif at == self.last - 1:
            self._take_over()
        self.overwritten.emit(line, key, before)
        self.written.emit(line)
        return True

    def _may_write(self, line: Line, key: str) -> bool:
        """零报告 and what is sealed are closed; what became of a matter is told by the matter."""
        row = line.row
        if key not in FIELDS or line.nothing or line.entry.summary == SEALED:
            return False
        return key != "result" or row is None or not row.matter

    def _begin_next(self, line: Line) -> None:
        at = len(self.lines)
        self.beginInsertRows(QModelIndex(), at, at)
        self.lines.append(Line(OutreachEntry(month=line.entry.month)))
        self.endInsertRows()
        self._take_over()

    def _take_over(self) -> None:
        """The empty row takes month, village and who found it from the row before; nothing that was typed into it."""
        above = next((line.entry for line in reversed(self.lines[:-1]) if not line.nothing), None)
        if above is None:
            return
        before, line = above, self.lines[-1]
        taken = {key: getattr(before, key) for key in TAKEN_OVER if getattr(before, key)}
        if not line.changed:
            line.entry = replace(line.entry, **taken)
            self._tell(self.last)

    def _tell(self, at: int) -> None:
        if self.columns:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        may = self._may_write(self.lines[index.row()], self.key(index))
        return plain | Qt.ItemFlag.ItemIsEditable if may else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, key = self.lines[index.row()], self.key(index)
        text = line.text(key)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        doubt = line.marks.get(key, "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (text, doubt)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = wording.NOTHING if line.nothing and key == "summary" else text
            said = wording.spoken(key, words, line.row)
            return f"{said}，有疑问：{doubt}" if doubt else said
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        return self.write(index.row(), self.key(index), str(value).strip())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.columns[section].title if 0 <= section < len(self.columns) else None


def _line(row: OutreachRow) -> Line:
    return Line(row.entry, row, _marks(row.marks))


def _marks(marks: Iterable[OutreachMark]) -> dict[str, str]:
    """The first sentence of each cell."""
    found: dict[str, str] = {}
    for one in marks:
        found.setdefault(one.field, one.message)
    return found
