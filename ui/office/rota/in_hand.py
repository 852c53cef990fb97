"""The day in hand: what stands beside the calendar of it, what is being written, and saving it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from ui.office.rota import wording
from ui.office.rota.model import RotaModel
from ui.office.rota.side import Shows, Side
from ui.office.rota.unsaved import Unsaved
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.rota import RotaCell, RotaEntry, RotaMonth
from xfdesk.rules import dates


class DayInHand(QObject):
    """`said(words, can_undo)` for the status line · `kept` something was stored: the month is to be read anew."""

    said = Signal(str, bool)
    kept = Signal()

    def __init__(self, desk: Desk, days: RotaModel, side: Side, unsaved: Unsaved, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.days, self.side, self.unsaved = desk, days, side, unsaved
        self.form = side.form
        self.form.typed.connect(self._on_typed)

    # What is shown

    def show(self, cell: RotaCell, month: RotaMonth) -> None:
        """What is half written of the day comes back."""
        self.form.show_day(cell.on, cell.planned, self._blank())
        waiting = self.unsaved.of(cell.on)
        if waiting is not None:
            self.form.set_entry(waiting)
        self._show_beside(cell, month)
        self._check()

    def _blank(self) -> RotaEntry:
        office = self.desk.office.office()
        kind, place = next(iter(office.kinds), ""), next(iter(office.places), "")
        return RotaEntry(kind=kind, place=place, hours=office.rota_hours)

    def _show_beside(self, cell: RotaCell, month: RotaMonth) -> None:
        side, today = self.side, self.desk.clock.today()
        if side.shows is Shows.DAY:
            side.title.say(wording.day_title(cell.on, today))
        passed = cell.on < today or bool(cell.held)
        side.state.say(wording.became(cell, today))
        side.state.setVisible(bool(side.state.text()))
        away = self._away(cell)
        side.gone.say(f"这天外出、请假：{away}")
        side.gone.setVisible(bool(away))
        line, tone = ("", "ink2") if passed else self._posting(cell, month)
        side.posting.say(line, tone)
        side.posting.setVisible(bool(line))
        writable = not passed or cell.planned is not None
        self.form.rest(not writable)
        side.save.setEnabled(writable)
        side.dismiss.setEnabled(cell.planned is not None and not cell.held)

    def _away(self, cell: RotaCell) -> str:
        """Those who sit all the same are among what does not fit."""
        sit = {one.name for one in cell.planned.leaders} if cell.planned else set()
        away = [one for one in self.desk.rota.away() if one.since <= cell.on <= one.until]
        return "、".join(
            f"{one.leader}（{one.reason}）" if one.reason else one.leader
            for one in away
            if one.leader not in sit
        )

    def _posting(self, cell: RotaCell, month: RotaMonth) -> tuple[str, str]:
        """Of the day where it is planned, else of the month."""
        today = self.desk.clock.today()
        if cell.planned is not None:
            return wording.posting_line(self.desk.rota.post_by(cell.on), cell.planned.posted_on, today)
        return wording.posting_line(month.post_by, month.posted_on, today)

    def _check(self) -> None:
        """What does not fit is said while it is written."""
        cell = self.days.on(self.form.on)
        if cell is None:
            return
        planned = cell.planned
        if planned is None and not self.form.leaders.value():
            conflicts: tuple[str, ...] = ()
        elif self.form.is_changed:
            conflicts = self.desk.rota.conflicts(self.form.entry(), planned.uid if planned else "")
        else:
            conflicts = cell.conflicts
        self.form.say_conflicts(conflicts)

    def _on_typed(self) -> None:
        entry = self.form.entry() if self.form.is_changed else None
        if self.unsaved.keep(self.form.on, entry):
            self._mark_unsaved()
        self._check()

    def _mark_unsaved(self) -> None:
        self.days.unsaved = self.unsaved.days()
        self.days.repaint()

    # Acts

    def save(self) -> bool:
        """False when it was refused; the cursor is then where it is to be mended."""
        if not self.side.save.isEnabled() or not self.form.take_leader():
            return False
        day, planned, entry = self.form.on, self.form.planned, self.form.entry()
        self.unsaved.keep(day, None)
        try:
            saved = self.desk.rota.put(entry, planned.uid if planned else "")
        except DeskError as error:
            self._on_typed()
            self._refuse(error)
            return False
        self.kept.emit()
        cell = self.days.on(day)
        done = f"{dates.month_day(day)}的安排已保存"
        standing = cell.conflicts if cell is not None else ()
        self.said.emit(wording.done(done, saved, standing), self.desk.rota.can_undo())
        return True

    def _refuse(self, error: DeskError) -> None:
        if isinstance(error, Refused) and error.field in self.form.fields:
            self.form.refuse(error.field, error.sentence)
        else:
            self.said.emit(error.sentence, False)

    def dismiss(self, day: date) -> None:
        """这天不接访; on a day that is only being written, what was written goes."""
        planned = self.desk.rota.day(day)
        waited = self.unsaved.keep(day, None)
        if planned is not None:
            try:
                self.desk.rota.remove(planned.uid)
            except DeskError as error:
                self.said.emit(error.sentence, False)
        if planned is not None or waited:
            self.kept.emit()
