"""What a clerk does with the visit in hand: saves it, goes to another, goes on with an earlier matter, takes a save back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ui.reception.changed import NOT_SAVED
from ui.reception.in_hand import InHand
from xfdesk.errors import DeskError, Refused
from xfdesk.records.day import ReceptionDay
from xfdesk.records.visit import Saved, VisitEntry
from xfdesk.rules import dates, idcard
from xfdesk.rules.words import SEALED


class VisitActs:
    """Keys, queue, foot and strip all come here. A refusal is said and leads to its field; nothing typed is lost."""

    def __init__(self, in_hand: InHand) -> None:
        self.in_hand = in_hand
        self.desk = in_hand.desk
        self._left = ""
        self._card = ("", "")  # the visit that a card was read into, and its number
        self._second = ""  # the visit that 再记一件 began

    # Saving

    def save(self) -> Saved | None:
        """Save and say so."""
        hand = self.in_hand
        hand.check_now()
        if not hand.check.may_save:
            self._lead_to_first()
            return None
        entry = hand.written()
        try:
            saved = self.desk.reception.save(entry)
        except DeskError as error:
            hand.said.emit(error.sentence, False)
            if isinstance(error, Refused) and error.field:
                hand.led_to.emit(error.field)
            return None
        hand.stored()
        if hand.away:
            self._say_corrected(saved)
            return saved
        again = self._entry_again(saved, entry)
        hand.show(again, saved=again.uid == saved.visit)
        hand.read_queue()
        notes = "；".join(saved.notes)
        what = f"第 {saved.queue_number} 号已保存 {self.desk.clock.now():%H:%M}"
        hand.said.emit(f"{what}{'   ' + notes if notes else ''}", self.desk.reception.can_undo())
        hand.begun.emit()
        return saved

    def _say_corrected(self, saved: Saved) -> None:
        """Nobody is registered on another day by mistake: with the save today is in hand again."""
        on = self.in_hand.day.on
        self.come_home()
        notes = "".join(f"   {note}" for note in saved.notes)
        said = f"{dates.month_day(on)}第 {saved.queue_number} 号已保存{notes}"
        self.in_hand.said.emit(said, self.desk.reception.can_undo())

    def _entry_again(self, saved: Saved, entry: VisitEntry) -> VisitEntry:
        try:
            return self.desk.reception.entry(saved.visit)
        except Refused:
            # A sealed accusation does not come back into the form: the next visitor must not see it.
            blank = self.desk.reception.blank(entry.day)
            self.in_hand.seal(blank.uid, saved.matter)
            return blank

    def _lead_to_first(self) -> None:
        hand = self.in_hand
        problem = next((f for f in hand.check.findings if f.level == "problem"), None)
        if problem is not None:
            hand.led_to.emit(problem.field)
            hand.said.emit(problem.message, False)
            return
        hand.led_to.emit(hand.check.missing[0].field)
        hand.said.emit(f"还没有存：还差{self._missing()}", False)

    def _missing(self) -> str:
        return "、".join(dict.fromkeys(missing.label for missing in self.in_hand.check.missing))

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
                missing = self._missing() or "有一处要改"
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

    def take_back(self) -> None:
        """The last save is taken back; its words stand in the form again, what was in hand is kept as a draft.
        What has been typed since into that very visit stays as it is written.
        """
        hand = self.in_hand
        if not hand.keep_now():
            return
        written, edited, place = hand.written(), hand.unsaved, hand.place()
        entry = self.desk.reception.undo_last()
        goes_on = edited and written.uid == entry.uid
        self._show(written if goes_on else entry, left=True)
        hand.typed()
        if goes_on:
            hand.placed.emit(place)
        if hand.keep_now():
            sealed = self.desk.reception.is_accusation(entry)
            who = SEALED if sealed else entry.visitor.name or "这一位"
            hand.said.emit(f"第 {entry.no} 号 {who} 的保存已撤销，填的内容都在表上", False)

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
            self._show(entry, left=True)
            hand.placed.emit(place)
            return
        self.attempt(lambda: self._show(self.desk.reception.entry(visit)))

    def _show(self, entry: VisitEntry, *, left: bool = False) -> None:
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

    def take_over(self) -> None:
        found = self.in_hand.recognised
        if found is not None:
            self._adopt(lambda entry: self.desk.reception.take_over(entry, found), "matter.category")

    def continue_matter(self) -> None:
        found = self.in_hand.recognised
        if found is not None:
            self._adopt(lambda entry: self.desk.reception.continue_matter(entry, found), "statement")

    def as_new_matter(self) -> None:
        """A new matter after all; what turned out to be an accusation becomes one of its own, sealed (art. 30)."""
        hand = self.in_hand
        if any(found.rule == "accusation_apart" for found in hand.check.findings):
            hand.show(self.desk.reception.move_accusation(hand.written()))
            hand.typed()
            hand.check_now()
            hand.led_to.emit("matter.concerned")
        elif hand.entry.continues:
            self._adopt(self.desk.reception.as_new_matter, "matter.category")

    def _adopt(self, act: Callable[[VisitEntry], VisitEntry], then: str) -> None:
        self.in_hand.adopt(act(self.in_hand.written()))
        self.in_hand.led_to.emit(then)

    def attempt(self, act: Callable[[], object]) -> bool:
        """An act whose refusal is said in the status line; whether it was done."""
        try:
            act()
        except DeskError as error:
            self.in_hand.said.emit(error.sentence, False)
            return False
        return True
