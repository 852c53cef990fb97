"""明日接访包 where a page offers it: for which day, and the way to its preview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import actions
from ui.surroundings import Surroundings
from ui.widgets import Button, DateField, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError


class PackRow(QWidget):
    """`propose()` when the page comes up; `show_pack()` for its key. `said` why there is none, "" when
    there is.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around = desk, around
        theme = around.theme
        self.date = DateField(theme, "哪天的接访包", desk.clock.today(), width=100)
        self.button = Button(
            theme, "打印接访包", actions.keys("day_pack"), icon="print", name="打印这一天的接访包"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Words(theme, "接访日", tone="ink2"))
        row.addWidget(self.date)
        row.addWidget(self.button)
        row.addStretch(1)
        self.date.line.returnPressed.connect(self.show_pack)
        self.button.clicked.connect(self.show_pack)

    def propose(self) -> None:
        """The next working day."""
        self.date.set_today(self.desk.clock.today())
        self.date.set_day(self.desk.day_pack.next_day())

    def show_pack(self) -> None:
        day = self.date.day()
        if day is None:
            self.said.emit("接访包的日期看不明白，可以写 11-23 或 明天。什么也没有打印。")
            self.date.setFocus()
            return
        if day < self.desk.clock.today():
            self.said.emit("这一天已经过了；接访包是给今天和以后的接访日的。什么也没有打印。")
            self.date.setFocus()
            return
        try:
            data = self.desk.day_pack.prepare(day)
        except DeskError as error:
            self.said.emit(error.sentence)
            return
        self.said.emit("")
        self.around.printer.preview_pack(data, self.window())
