"""What a clerk does with whatever stands in the form: saves it, takes a save back, goes on with an earlier matter."""

from __future__ import annotations

from collections.abc import Callable

from ui.reception.in_hand import InHand
from xfdesk.errors import DeskError, Refused
from xfdesk.records.visit import Saved, VisitEntry
from xfdesk.rules.words import SEALED


class FormActs:
    """Keys, foot and strip come here. A refusal is said and leads to its field; nothing typed is lost."""

    def __init__(self, in_hand: InHand) -> None:
        self.in_hand = in_hand
        self.desk, self.writing = in_hand.desk, in_hand.writing

    # What a visit and what came otherwise do each in its way

    def store(self, entry: VisitEntry) -> Saved:
        raise NotImplementedError

    def blank(self, entry: VisitEntry) -> VisitEntry:
        """What stands in the form after a sealed one has left it."""
        raise NotImplementedError

    def after(self, saved: Saved, entry: VisitEntry) -> None:
        """It is stored: what the form shows now, and what is said."""
        raise NotImplementedError

    def put(self, entry: VisitEntry, *, left: bool) -> None:
        """Another entry into the form."""
        raise NotImplementedError

    def name_of(self, entry: VisitEntry) -> str:
        """`第 8 号 高秀兰`, as the status line names it."""
        raise NotImplementedError

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
            saved = self.store(entry)
        except DeskError as error:
            hand.said.emit(error.sentence, False)
            if isinstance(error, Refused) and error.field:
                hand.led_to.emit(error.field)
            return None
        hand.stored()
        self.after(saved, entry)
        return saved

    def entry_again(self, saved: Saved, entry: VisitEntry) -> VisitEntry:
        """As it is stored. A sealed accusation does not come back into the form: nobody else must see it."""
        try:
            return self.writing.entry(saved.visit)
        except Refused:
            blank = self.blank(entry)
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
        hand.said.emit(f"还没有存：还差{self.missing()}", False)

    def missing(self) -> str:
        return "、".join(dict.fromkeys(missing.label for missing in self.in_hand.check.missing))

    def take_back(self) -> None:
        """The last save is taken back; its words stand in the form again, what was in hand is kept as a draft.
        What has been typed since into that very entry stays as it is written.
        """
        hand = self.in_hand
        if not hand.keep_now():
            return
        written, edited, place = hand.written(), hand.unsaved, hand.place()
        entry = self.writing.undo_last()
        goes_on = edited and written.uid == entry.uid
        self.put(written if goes_on else entry, left=True)
        hand.typed()
        if goes_on:
            hand.placed.emit(place)
        if hand.keep_now():
            hand.said.emit(f"{self.name_of(entry)} 的保存已撤销，填的内容都在表上", False)

    def who(self, entry: VisitEntry) -> str:
        return SEALED if self.writing.is_accusation(entry) else entry.visitor.name or "这一位"

    # The person and the matter

    def take_over(self) -> None:
        found = self.in_hand.recognised
        if found is not None:
            self._adopt(lambda entry: self.writing.take_over(entry, found), "matter.category")

    def continue_matter(self) -> None:
        found = self.in_hand.recognised
        if found is not None:
            self._adopt(lambda entry: self.writing.continue_matter(entry, found), "statement")

    def as_new_matter(self) -> None:
        """A new matter after all; what turned out to be an accusation becomes one of its own, sealed (art. 30)."""
        hand = self.in_hand
        if any(found.rule == "accusation_apart" for found in hand.check.findings):
            hand.show(self.writing.move_accusation(hand.written()))
            hand.typed()
            hand.check_now()
            hand.led_to.emit("matter.concerned")
        elif hand.entry.continues:
            self._adopt(self.writing.as_new_matter, "matter.category")

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
