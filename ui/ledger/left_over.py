"""没记完: visits left half-typed on days already closed. They are in no queue any more, so they are kept in sight here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import actions
from ui.actions import pressed
from ui.matter.parts import label
from ui.theme import Theme
from ui.widgets import QuietButton
from xfdesk.desk.reception import Reception
from xfdesk.records.day import LeftOver
from xfdesk.rules import dates

MOST_SHOWN = 9


class LeftOverVisits(QObject):
    """`chosen(visit)` asks to go on with one, `changed` when there are others. `button` is an act of the day bar as long as there are any."""

    chosen = Signal(str)
    changed = Signal()

    def __init__(self, theme: Theme, reception: Reception, today: Callable[[], date], page: QWidget) -> None:
        super().__init__(page)
        self.theme, self.reception, self.today, self.page = theme, reception, today, page
        self.rows: tuple[LeftOver, ...] = ()
        self.button = QuietButton(theme, "没记完", icon="edit", tone="amber")
        self.button.clicked.connect(self.show_list)
        self.refresh()

    def refresh(self) -> None:
        """Look again; `changed` when there are others than before."""
        before, self.rows = self.rows, self.reception.left_over()
        self.button.set_word(f"没记完 {len(self.rows)}")
        if self.rows != before:
            self.changed.emit()

    def acts(self) -> tuple[QWidget, ...]:
        return (self.button,) if self.rows else ()

    def show_list(self) -> LeftOverPopup | None:
        self.refresh()
        if not self.rows:
            return None
        popup = LeftOverPopup(self.theme, self.page, self.rows, self.today())
        popup.chosen.connect(self.chosen)
        popup.open_below(self.button if self.button.isVisible() else self.page)
        return popup


class LeftOverPopup(QFrame):
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, rows: tuple[LeftOver, ...], today: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.theme = theme
        self.list = QListWidget()
        self.list.setAccessibleName("没记完的来访")
        for row in rows:
            item = QListWidgetItem(words(row, today))
            item.setData(Qt.ItemDataRole.UserRole, row.row.visit)
            item.setSizeHint(QSize(0, theme.px(30)))
            self.list.addItem(item)
        self.list.setFixedHeight(min(len(rows), MOST_SHOWN) * theme.px(30) + theme.px(8))
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(6),) * 4)
        column.addWidget(label("那天收班时还没记完，草稿一个字也没丢", "ink2", "small", wrap=True))
        column.addWidget(self.list)
        column.addWidget(label(actions.line("done", "back", done="接着记"), "ink2", "small"))
        self.setFixedWidth(theme.px(420))

    def open_below(self, widget: QWidget) -> None:
        self.adjustSize()
        right = max(0, widget.width() - self.width())
        self.move(widget.mapToGlobal(QPoint(min(0, right), widget.height() + self.theme.px(4))))
        self.show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "done") and self.list.currentItem() is not None:
            self._on_chosen(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.close()
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))


def words(left: LeftOver, today: date) -> str:
    """`11-20 周五   第 8 号   高秀兰   补偿款没到账`."""
    row = left.row
    day = dates.short(left.on, today)
    number = f"第 {row.queue_number} 号" if row.queue_number else ""
    return "   ".join(filter(None, (day, number, row.name, row.summary)))
