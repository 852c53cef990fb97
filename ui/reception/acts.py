"""What a clerk does with the visit in hand: saves it, goes to another, reads a card, comes back from another day."""

from __future__ import annotations

from dataclasses import replace

from ui.reception.changed import NOT_SAVED
from ui.reception.form_acts import FormActs
from ui.reception.in_hand import InHand
from xfdesk.records.day import ReceptionDay
from xfdesk.records.visit import Saved, VisitEntry
from xfdesk.rules import dates, idcard


class VisitActs(FormActs):
    """The queue comes here too."""

    def __init__(self, in_hand: InHand) -> None:
        super().__init__(in_hand)
        self._left = ""
        self._card = ("", "")  # the visit that a card was read into, and its number
        self._second = ""  # the visit that 再记一件 began

    # Saving

    def store(self, entry: VisitEntry) -> Saved:
        return self.desk.reception.save(entry)

    def blank(self, entry: VisitEntry) -> VisitEntry:
        return self.desk.reception.blank(entry.day)

    def name_of(self, entry: VisitEntry) -> str:
        return f"第 {entry.no} 号 {self.who(entry)}"

    def after(self, saved: Saved, entry: VisitEntry) -> None:
        hand = self.in_hand
        if hand.away:
            self._say_corrected(saved)
            return
        again = self.entry_again(saved, entry)
        hand.show(again, saved=again.uid == saved.visit)
        hand.read_queue()
        notes = "；".join(saved.notes)
        what = f"第 {saved.queue_number} 号已保存 {self.desk.clock.now():%H:%M}"
        hand.said.emit(f"{what}{'   ' + notes if notes else ''}", self.desk.reception.can_undo())
        hand.begun.emit()

    def _say_corrected(self, saved: Saved) -> None:
        """Nobody is registered on another day by mistake: with the save today is in hand again."""
        on = self.in_hand.day.on
        self.come_home()
        notes = "".join(f"   {note}" for note in saved.notes)
        said = f"{dates.month_day(on)}第 {saved.queue_number} 号已保存{notes}"
        self.in_hand.said.emit(said, self.desk.reception.can_undo())

    def save_and_next(self) -> None:
        if self.save() is not None:
            self.begin()

    def next_visitor(self) -> None:
        """Saves the one in hand when it is complete, else leaves it in the queue as 未记完 and says what is missing."""
        hand, left = self.in_hand, ""
        if hand.unsaved:
            hand.check_now()
            if hand.check.may_save:
                if self.save() is None:
                    return
            else:
                if not self.attempt(
                    lambda: self.desk.reception.leave_unfinished(hand.written(), hand.place())
                ):
                    return
                hand.stored()
                missing = self.missing() or "有一处要改"
                state = NOT_SAVED if hand.saved else "未记完"
                left = f"第 {hand.entry.no} 号{state}，留在队列里；还差：{missing}"
        self.begin()
        if left:
            hand.said.emit(left, False)

    def begin(self) -> None:
        """A fresh visit with the next number; the cursor at its start. Always of the day that runs."""
        hand = self.in_hand
        if hand.away and not self._put_away():
            return
        if not hand.day.uid:
            return
        hand.show(self.desk.reception.blank(hand.day.uid))
        hand.read_queue()
        hand.begun.emit()

    def card_read(self, number: str, before: str) -> None:
        """A card put on the reader. Another person's number never overwrites a visit: it begins the next one."""
        hand = self.in_hand
        hand.numbered.emit(before)
        hand.untyped()
        typed = hand.written()
        known = idcard.tidy(typed.visitor.id_number)
        if known == idcard.tidy(number):
            return
        if self._is_another(known, typed):
            visit = hand.entry.uid
            self.next_visitor()
            if hand.entry.uid in (visit, ""):
                return
        hand.numbered.emit(number)
        hand.typed()
        self._card = (hand.entry.uid, idcard.tidy(number))

    def _is_another(self, known: str, typed: VisitEntry) -> bool:
        """A wrong card replaced before anything else was typed is no other visitor, nor is one whose number was
        not asked until now.
        """
        begun = self.in_hand.entry
        if self.in_hand.saved or begun.uid == self._second:
            return True
        if not known:
            return False
        blank = VisitEntry(begun.uid, begun.day, begun.no, arrived=begun.arrived)
        visitor = replace(blank.visitor, id_number=typed.visitor.id_number)
        return (begun.uid, known) != self._card or begun != blank or typed != replace(blank, visitor=visitor)

    # From one visit to another

    def open(self, visit: str) -> None:
        """Another visit of the queue into the form; the one in hand is kept, and what was said of it goes."""
        hand = self.in_hand
        if not hand.keep_now():
            return
        hand.said.emit("", False)
        draft = self.desk.reception.draft_entry(visit)
        if draft is not None:
            entry, place = draft
            self.put(entry, left=True)
            hand.placed.emit(place)
            return
        self.attempt(lambda: self.put(self.desk.reception.entry(visit)))

    def put(self, entry: VisitEntry, *, left: bool = False) -> None:
        hand = self.in_hand
        if entry.day != hand.day.uid:
            if not hand.away:
                self._left = hand.entry.uid
            hand.set_day(self.desk.reception.day(entry.day))
        hand.read_queue()
        hand.show(entry, saved=hand.is_saved(entry.uid), left=left)
        hand.queue_changed.emit()
        hand.begun.emit()

    def come_home(self) -> None:
        """The visit of another day is put away, and what was in hand before is in hand again."""
        left = self._left
        if not self._put_away() or not self.in_hand.day.uid:
            return
        if self.in_hand.is_saved(left) or self.desk.reception.draft_entry(left) is not None:
            self.open(left)
        else:
            self.begin()

    def _put_away(self) -> bool:
        """Back to the day that runs; without one the form is empty, since the card stands there."""
        hand = self.in_hand
        if not hand.keep_now():
            return False
        running = (
            self.desk.reception.day(hand.home) if hand.home else ReceptionDay("", hand.desk.clock.today())
        )
        hand.set_day(running)
        hand.show(VisitEntry(""))
        hand.read_queue()
        hand.came_home.emit()
        return True

    def previous(self) -> None:
        self._step(-1)

    def following(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        rows = self.in_hand.rows
        at = next((n for n, row in enumerate(rows) if row.visit == self.in_hand.entry.uid), len(rows))
        at += by
        while 0 <= at < len(rows) and rows[at].sealed:
            at += by
        if 0 <= at < len(rows):
            self.open(rows[at].visit)

    # The person and the matter

    def second_matter(self) -> None:
        """再记一件: saves this one and keeps the person for the next."""
        hand = self.in_hand
        if hand.away:
            hand.said.emit("手上是另一天的来访，回到今天再记一件", False)
            return
        entry = hand.written()
        if self.save() is None:
            return
        hand.show(self.desk.reception.second_matter(entry))
        hand.typed()
        self._second = hand.entry.uid
        hand.read_queue()
        hand.led_to.emit("matter.category")
