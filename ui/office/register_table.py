"""A register as a plain table: edited in place, a new row at the end, a sentence under it when something is refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import actions
from ui.actions import pressed
from ui.office.registers import NO, YES, Register
from ui.theme import Theme
from ui.widgets import LineField, QuietButton, SectionTitle, Sentence, Words, paint_ring
from ui.widgets.boxes import paint_check
from xfdesk.desk.office import OfficeDesk
from xfdesk.errors import DeskError

UID = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """One line under each row; the selection on accent_soft; a field as editor."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then words or box, then the line under the row."""
        t, rect = self.theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.fillRect(rect, t.color("accent_soft" if chosen else "surface"))
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is not None:
            size = t.px(17)
            box = QRectF(rect.left() + t.px(12), rect.center().y() - size / 2 + 0.5, size - 1, size - 1)
            paint_check(painter, box, t, on=Qt.CheckState(checked) == Qt.CheckState.Checked)
        else:
            room = rect.adjusted(t.px(8), 0, -t.px(4), 0)
            painter.setFont(t.font("medium" if index.column() == 0 else "body"))
            painter.setPen(t.color("ink"))
            text = painter.fontMetrics().elidedText(
                index.data() or "", Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if current:
            paint_ring(painter, rect.adjusted(0, 0, 0, -1), t, t.px(4))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click anywhere in a box's cell turns it; Space as usual."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if released and checked is not None and isinstance(index, QModelIndex):
            turned = Qt.CheckState(checked) != Qt.CheckState.Checked
            state = Qt.CheckState.Checked if turned else Qt.CheckState.Unchecked
            return model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
        if (
            event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
            and checked is not None
        ):
            return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineField(
            self.theme, str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        )
        editor.setParent(parent)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setFixedHeight(rect.height() - 2)
        editor.setGeometry(rect.adjusted(0, 1, 0, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(34))


class Table(QTableWidget):
    """Enter edits, Delete asks to take the row away, Tab goes on to the next control at the table's end."""

    remove_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        item = self.currentItem()
        if not editing and pressed(event, "remove_row"):
            self.remove_asked.emit()
        elif not editing and item is not None and pressed(event, "edit_cell"):
            if item.flags() & Qt.ItemFlag.ItemIsEditable:
                self.editItem(item)
        else:
            super().keyPressEvent(event)


class RegisterTable(QWidget):
    def __init__(self, theme: Theme, desk: OfficeDesk, register: Register) -> None:
        super().__init__()
        self.theme, self.desk, self.register = theme, desk, register
        self.add = QuietButton(theme, "加一行", icon="plus", name=f"{register.title} 加一行")
        self.take_away = QuietButton(
            theme, "删去这一行", actions.keys("remove_row"), icon="delete", tone="ink2"
        )
        self.acts = QHBoxLayout()
        self.acts.addWidget(self.add)
        self.acts.addWidget(self.take_away)
        self.acts.addStretch(1)
        self.acts.addWidget(
            Words(theme, f"双击或按 {actions.keys('edit_cell')} 改，改完就存", role="small", tone="ink2")
        )
        self.table, self.trouble = self._table(), Sentence(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(SectionTitle(theme, register.title, register.note))
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        column.addLayout(self.acts)
        self.setFocusProxy(self.table)
        self.refresh()
        self.table.itemChanged.connect(self._on_changed)
        self.table.remove_asked.connect(self.remove_row)
        self.add.clicked.connect(self.new_row)
        self.take_away.clicked.connect(self.remove_row)

    def _table(self) -> Table:
        t, columns = self.theme, self.register.columns
        table = Table(0, len(columns))
        table.setAccessibleName(self.register.title)
        table.setHorizontalHeaderLabels([column.title for column in columns])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(t.px(34))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.delegate = RowDelegate(t, table)
        table.setItemDelegate(self.delegate)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(t.px(34))
        for at, column in enumerate(columns):
            table.setColumnWidth(at, t.px(column.width))
            if column.wide:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            head_item = table.horizontalHeaderItem(at)
            assert head_item is not None
            head_item.setToolTip(column.hint)
        return table

    def refresh(self) -> None:
        """The register as it stands, and one empty row for the next."""
        self.table.blockSignals(True)
        at = max(self.table.currentRow(), 0), max(self.table.currentColumn(), 0)
        rows = self.register.rows(self.desk.office())
        self.table.setRowCount(0)
        for uid, cells in [*rows, ("", self.register.new)]:
            self._append(uid, cells)
        self.table.setCurrentCell(min(at[0], self.table.rowCount() - 1), at[1])
        self.table.blockSignals(False)

    def _append(self, uid: str, cells: tuple[str, ...]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for at, (column, cell) in enumerate(zip(self.register.columns, cells, strict=True)):
            item = QTableWidgetItem("" if column.yes else cell)
            item.setData(UID, uid)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if column.yes:
                item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if cell == YES else Qt.CheckState.Unchecked)
            else:
                item.setFlags(flags | Qt.ItemFlag.ItemIsEditable)
            self.table.setItem(row, at, item)

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

    def new_row(self) -> None:
        """Begin to type in the empty row at the end."""
        last = self.table.rowCount() - 1
        self.table.setCurrentCell(last, 0)
        self.table.scrollToBottom()
        self.table.editItem(self.item(last, 0))

    def current_uid(self) -> str:
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(UID)) if item is not None else ""

    def remove_row(self) -> None:
        uid = self.current_uid()
        if uid and self.act(lambda: self.register.remove(self.desk, uid)):
            self.refresh()

    def act(self, work: Callable[[], object]) -> bool:
        """Do it; a refusal stands under the table, and the table shows again what holds."""
        try:
            work()
        except DeskError as fault:
            self.trouble.say("problem", fault.sentence)
            return False
        self.trouble.clear()
        return True

    def _on_changed(self, item: QTableWidgetItem) -> None:
        uid, cells = str(item.data(UID)), self.cells(item.row())
        if not uid and not all(cells[column].strip() for column in self.register.needs):
            return
        if self.act(lambda: self.register.save(self.desk, uid, cells)):
            self.refresh()
        elif uid:
            said = self.trouble.text()
            self.refresh()
            self.trouble.setText(said)
