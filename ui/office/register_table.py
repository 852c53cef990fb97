"""A register as a plain table: each row is saved as it is written, a refusal stands below it, each act can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QTableWidgetItem, QVBoxLayout, QWidget

from ui import actions
from ui.office.offers import Offers
from ui.office.registers import NO, YES, Register
from ui.office.table import Table
from ui.theme import Theme
from ui.widgets import QuietButton, SectionTitle, Sentence, Words
from xfdesk.desk.office import OfficeDesk
from xfdesk.errors import DeskError
from xfdesk.records.office import Removed

UID = Qt.ItemDataRole.UserRole
MOST_TOLD = 3


class RegisterTable(QWidget):
    """`said(sentence)` after an act that `take_back` undoes."""

    said = Signal(str)

    def __init__(self, theme: Theme, desk: OfficeDesk, register: Register) -> None:
        super().__init__()
        self.theme, self.desk, self.register = theme, desk, register
        self._back: list[Callable[[], object]] = []
        self.table, self.trouble = Table(theme, register), Sentence(theme)
        self.offers = Offers(theme, desk, register.key)
        self._lay()
        self.setFocusProxy(self.table)
        self.offers.look()
        self.refresh()
        self.table.itemChanged.connect(self._on_changed)
        self.table.remove_asked.connect(self.remove_row)
        self.table.take_back_asked.connect(self.take_back)
        self.table.pasted.connect(self._on_pasted)
        self.table.delegate.more_pasted.connect(self._on_more)
        self.offers.taken.connect(self._on_offer)

    def _lay(self) -> None:
        t = self.theme
        self.add = QuietButton(t, "加一行", icon="plus", name=f"{self.register.title} 加一行")
        self.take_away = QuietButton(t, "删去这一行", actions.keys("remove_row"), icon="delete", tone="ink2")
        self.add.clicked.connect(self.new_row)
        self.take_away.clicked.connect(self.remove_row)
        self.acts = QHBoxLayout()
        self.acts.addWidget(self.add)
        self.acts.addWidget(self.take_away)
        self.acts.addStretch(1)
        way = f"像表格一样写，{actions.keys('edit_cell')} 或双击改一格，改完就存"
        self.acts.addWidget(Words(t, way, role="small", tone="ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(t.px(6))
        column.addWidget(SectionTitle(t, self.register.title, self.register.note))
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        column.addLayout(self.acts)
        column.addWidget(self.offers)

    # The rows

    def refresh(self) -> None:
        """The register as it stands, and one empty row for the next; cursor and half a new row stay."""
        rows = [*self.register.rows(self.desk.office()), ("", self.register.new)]
        same = self.table.rowCount() > 0 and [uid for uid, _ in rows[:-1]] == self._uids()[:-1]
        if not same and self.table.is_editing:
            QTimer.singleShot(0, self, self.refresh)  # rows taken away would take the editor and the cursor
            return
        self.table.blockSignals(True)
        if same:
            for row, (uid, cells) in enumerate(rows[:-1]):
                self._write(row, uid, cells)
        else:
            at = max(self.table.currentRow(), 0), max(self.table.currentColumn(), 0)
            self.table.setRowCount(0)
            for row, (uid, cells) in enumerate(rows):
                self.table.insertRow(row)
                self._write(row, uid, cells)
            self.table.select(min(at[0], self.table.last), at[1])
        self.table.blockSignals(False)
        self.table.viewport().update()

    def _uids(self) -> list[str]:
        return [str(self.item(row, 0).data(UID)) for row in range(self.table.rowCount())]

    def _write(self, row: int, uid: str, cells: Sequence[str]) -> None:
        """Into the cells that are there, so that an editor and the cursor stay; new ones where there are none."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for at, (column, cell) in enumerate(zip(self.register.columns, cells, strict=True)):
            item = self.table.item(row, at)
            if item is None:
                item = QTableWidgetItem()
                more = Qt.ItemFlag.ItemIsUserCheckable if column.yes else Qt.ItemFlag.ItemIsEditable
                item.setFlags(plain | more)
                self.table.setItem(row, at, item)
            item.setData(UID, uid)
            if column.yes:
                item.setCheckState(Qt.CheckState.Checked if cell == YES else Qt.CheckState.Unchecked)
            else:
                item.setText(cell)

    def cells(self, row: int) -> tuple[str, ...]:
        found = []
        for at, column in enumerate(self.register.columns):
            item = self.item(row, at)
            if column.yes:
                found.append(YES if item.checkState() == Qt.CheckState.Checked else NO)
            else:
                found.append(item.text())
        return tuple(found)

    def item(self, row: int, column: int) -> QTableWidgetItem:
        found = self.table.item(row, column)
        assert found is not None
        return found

    def current_uid(self) -> str:
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(UID)) if item is not None else ""

    # Acts

    def act(self, work: Callable[[], object]) -> bool:
        """Do it; a refusal stands under the table."""
        try:
            work()
        except DeskError as fault:
            self.trouble.say("problem", fault.sentence)
            return False
        self.trouble.clear()
        return True

    def new_row(self) -> None:
        """Begin to type in the empty row at the end."""
        self.table.setFocus()
        self.table.select(self.table.last, 0)
        self.table.scrollToBottom()
        self.table.edit_current()

    def remove_row(self) -> None:
        uid, name = self.current_uid(), self.table.text(self.table.currentRow(), 0)
        if not uid:
            self._write(self.table.last, "", self.register.new)
            return
        stood = self._standing(uid)
        if self.act(lambda: self.register.remove(self.desk, uid)):
            self._back.append(lambda: self.desk.put_back(stood))
            now = self._standing(uid).record
            retired = now is not None and not now.active
            self.refresh()
            self.table.setFocus()
            self.said.emit(f"“{name}”在来访里用过，已停用" if retired else f"“{name}”已删去")

    @property
    def can_take_back(self) -> bool:
        return bool(self._back)

    def take_back(self) -> None:
        """The last act of this table undone; then the one before."""
        if self._back and self.act(self._back.pop()):
            self.refresh()
            self.said.emit("已撤销" if not self._back else "已撤销，再按再退一步")

    def _standing(self, uid: str) -> Removed:
        return self.desk.standing(self.register.key, uid.partition("/")[0])

    def _on_changed(self, item: QTableWidgetItem) -> None:
        row, uid, cells = item.row(), str(item.data(UID)), self.cells(item.row())
        self.table.refused = False
        if not uid and not all(cells[column].strip() for column in self.register.needs):
            return
        if self._save(uid, cells):
            if not uid:
                self._give(row)
            self.refresh()
            self.said.emit(f"“{cells[0].strip()}”已存")
        else:
            self.table.refused = True
            if uid:
                self.refresh()

    def _save(self, uid: str, cells: tuple[str, ...]) -> bool:
        """One row; what stood there can be put back, a new one removed again."""
        stood = self._standing(uid)
        saved: list[str] = []
        if not self.act(lambda: saved.append(self.register.save(self.desk, uid, cells))):
            return False
        key = saved[0].partition("/")[0]
        if stood.record is not None:
            self._back.append(lambda: self.desk.put_back(stood))
        else:
            self._back.append(lambda: self.desk.remove(self.register.key, key))
        self._saved = saved[0]
        return True

    def _give(self, row: int) -> None:
        """The row just saved gets its key and an empty one follows, while its editor still stands."""
        self.table.blockSignals(True)
        for at in range(self.table.columnCount()):
            self.item(row, at).setData(UID, self._saved)
        self.table.insertRow(row + 1)
        self._write(row + 1, "", self.register.new)
        self.table.blockSignals(False)

    # Several at once

    def _on_pasted(self, text: str) -> None:
        lines = [line.split("\t") for line in text.splitlines() if line.strip()]
        item = self.table.currentItem()
        if len(lines) == 1 and len(lines[0]) == 1 and item is not None and self.current_uid():
            if item.flags() & Qt.ItemFlag.ItemIsEditable:
                item.setText(lines[0][0].strip())
        elif lines:
            self._append(lines, self.table.currentColumn() if not self.current_uid() else 0)

    def _on_more(self, lines: list[str]) -> None:
        """Lines beyond the first that were pasted into one cell: a row for each, once the editor is gone."""
        column = self.table.currentColumn()
        rows = [line.split("\t") for line in lines if line.strip()]
        QTimer.singleShot(0, self, lambda: self._append(rows, column))

    def _append(self, lines: list[list[str]], column: int) -> None:
        before, refusals = len(self._back), list[str]()
        for line in lines:
            cells = list(self.register.new)
            for at, cell in enumerate(line[: len(cells) - column], column):
                cells[at] = cell.strip()
            if not self._save("", tuple(cells)):
                refusals.append(self.trouble.text())
        steps, self._back = self._back[before:], self._back[:before]
        if steps:
            self._back.append(lambda: [step() for step in reversed(steps)])
        self.refresh()
        self.table.select(self.table.last, column)
        if refusals:
            told = " ".join(refusals[:MOST_TOLD])
            self.trouble.say("problem", f"有 {len(refusals)} 行没有收。{told.replace('✕ ', '')}")
        if steps:
            self.said.emit(f"已加 {len(steps)} 行")

    def _on_offer(self, name: str, post: str) -> None:
        cells = list(self.register.new)
        cells[0] = name
        if post and self.register.key == "leader":
            cells[1] = post
        if self._save("", tuple(cells)):
            self.refresh()
            self.said.emit(f"“{name}”已加进来")
