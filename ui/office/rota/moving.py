"""What is planned is carried to another day: dragged, shifted by a key, or cut and put down. Two days may change places."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from ui import actions
from ui.office.rota import wording
from ui.office.rota.model import RotaModel
from ui.office.rota.unsaved import Unsaved
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.rules import dates


class Moving(QObject):
    """`said(words, can_undo)` for the status line · `moved(to)` where it lies now · `lifted` something is in the hand, or not."""

    said = Signal(str, bool)
    moved = Signal(object)
    lifted = Signal()

    def __init__(self, desk: Desk, days: RotaModel, unsaved: Unsaved, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.days, self.unsaved = desk, days, unsaved

    def carry(self, day: date, to: date) -> None:
        """Onto a taken day both change places, and that is said."""
        planned = self.desk.rota.day(day)
        waiting = next((one for one in (day, to) if one in self.unsaved.days()), None)
        if planned is None:
            self.said.emit(f"{dates.month_day(day)}没有安排，没有什么可挪的", False)
            return
        if waiting is not None:
            self.said.emit(f"{dates.month_day(waiting)}有没保存的改动，没有挪；请先保存再挪", False)
            return
        try:
            saved = self.desk.rota.move(planned.uid, to)
        except DeskError as error:
            self.said.emit(error.sentence, False)
            return
        self.moved.emit(to)
        cell = self.days.on(to)
        done = f"{dates.month_day(day)}的安排挪到了 {dates.month_day(to)}"
        standing = cell.conflicts if cell is not None else ()
        self.said.emit(wording.done(done, saved, standing), self.desk.rota.can_undo())

    def lift(self, day: date) -> None:
        if self.desk.rota.day(day) is None:
            self.said.emit(f"{dates.month_day(day)}没有安排，没有什么可拿的", False)
            return
        self._hold(day)
        key = actions.keys("rota_paste")
        self.said.emit(f"拿起了 {dates.month_day(day)}的安排，到要去的那天按 {key} 放下", False)

    def drop(self, day: date) -> None:
        lifted = self.days.lifted
        if lifted is None:
            self.said.emit(f"还没有拿起哪一天；先在那一天按 {actions.keys('rota_cut')}", False)
            return
        self.let_go()
        if day != lifted:
            self.carry(lifted, day)

    def let_go(self) -> None:
        self._hold(None)

    def _hold(self, day: date | None) -> None:
        self.days.lifted = day
        self.days.repaint()
        self.lifted.emit()
