"""明日接访包 where a page offers it: for which day, and the way to its preview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import actions
from ui.surroundings import Surroundings
from ui.widgets import Button, DateField, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.rules import dates


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
        refusal = show_pack(self.desk, self.around, self.date.value(), self.window())
        self.said.emit(refusal)
        if refusal:
            self.date.setFocus()


def show_pack(desk: Desk, around: Surroundings, typed: str, parent: QWidget, leader: str = "") -> str:
    """The preview of the day's pack, of one leader's matters where one is named; else why there is none."""
    today = desk.clock.today()
    try:
        day = dates.parse(typed, today, future=True)
    except dates.BadDate as error:
        return f"{error.sentence}。接访包没有打印。"
    if day < today:
        return "这一天已经过了；接访包是给今天和以后的接访日的。什么也没有打印。"
    try:
        data = desk.day_pack.prepare(day, leader)
    except DeskError as error:
        return error.sentence
    around.printer.preview_pack(data, parent)
    return ""
