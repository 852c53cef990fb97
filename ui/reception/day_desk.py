"""A day at hand: the visit being written, the workplace it is written at, and the way to the day's end."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from ui.printing.pack_row import PackRow
from ui.reception import keys
from ui.reception.closing import ClosePage
from ui.reception.day_end import DayEnd
from ui.reception.in_hand import InHand
from ui.reception.masked import Masked
from ui.reception.other_day import OtherDay
from ui.reception.workplace import Workplace
from ui.surroundings import Surroundings
from xfdesk.changes import Touched
from xfdesk.desk.desk import Desk
from xfdesk.records.day import ReceptionDay
from xfdesk.records.visit import VisitEntry


class DayDesk:
    def __init__(self, desk: Desk, around: Surroundings, owner: QObject) -> None:
        self.desk = desk
        self.in_hand = InHand(desk, owner)
        self.workplace = Workplace(self.in_hand, around)
        self.acts = self.workplace.acts
        self.close_page = ClosePage(around, PackRow(desk, around))
        self.day_end = DayEnd(self.in_hand, around, self.close_page)
        work = self.workplace
        self.masked = Masked(self.in_hand, work.form)
        work.paper.masked = self.masked
        self.other_day = OtherDay(
            around.theme, self.in_hand, self.masked, work.questions, work.acts.come_home
        )
        column = work.form.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.other_day)
        keys.bind(work, work.acts, work.form, work.questions, work.paper)

    def begin(self, day: ReceptionDay) -> None:
        """The day's workplace; the newest draft of it is offered where it stood."""
        hand = self.in_hand
        hand.home = day.uid
        hand.set_day(day)
        drafts = [draft for draft in self.desk.reception.drafts() if draft.day == day.uid]
        if not drafts:
            self.acts.begin()
            return
        hand.read_queue()
        self.acts.open(max(drafts, key=lambda draft: draft.saved_at).visit)
        hand.said.emit(f"第 {hand.entry.no} 号的草稿还在，接着记就行，一个字也没丢", False)

    def rest(self) -> None:
        """No day runs: nothing of the last one stays in the form behind the card."""
        hand = self.in_hand
        hand.home = ""
        hand.set_day(ReceptionDay("", self.desk.clock.today()))
        hand.show(VisitEntry(""))

    def heed(self, touched: Touched) -> None:
        """Another page, or an act of this one, changed what stands here."""
        hand = self.in_hand
        if touched & (Touched.QUEUE | Touched.DRAFT):
            hand.read_queue()
        if touched & Touched.DAY and hand.day.uid:
            hand.set_day(self.desk.reception.day(hand.day.uid))
        if touched & Touched.OFFICE:
            hand.set_day(hand.day)
            hand.check_now()
