"""A day at hand: the visit being written, the workplace it is written at, and the way to the day's end."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.reception import keys
from ui.reception.closing import ClosePage
from ui.reception.day_end import DayEnd
from ui.reception.in_hand import InHand
from ui.reception.workplace import Workplace
from ui.surroundings import Surroundings
from xfdesk.changes import Touched
from xfdesk.desk.desk import Desk
from xfdesk.records.day import ReceptionDay


class DayDesk:
    def __init__(self, desk: Desk, around: Surroundings, owner: QObject) -> None:
        self.desk = desk
        self.in_hand = InHand(desk, owner)
        self.workplace = Workplace(self.in_hand, around)
        self.acts = self.workplace.acts
        self.close_page = ClosePage(around)
        self.day_end = DayEnd(self.in_hand, around, self.close_page)
        work = self.workplace
        keys.bind(work, work.acts, work.form, work.questions, work.paper)

    def begin(self, day: ReceptionDay) -> None:
        """The day's workplace; the newest draft of it is offered where it stood."""
        hand = self.in_hand
        hand.set_day(day)
        drafts = [draft for draft in self.desk.reception.drafts() if draft.day == day.uid]
        if not drafts:
            self.acts.begin()
            return
        hand.read_queue()
        self.acts.open(max(drafts, key=lambda draft: draft.saved_at).visit)
        hand.said.emit(f"第 {hand.entry.no} 号的草稿还在，接着记就行，一个字也没丢", False)

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
