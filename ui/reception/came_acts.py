"""What a clerk does with something that came without a visit: saves it, takes the next, corrects one, leaves."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.reception.form_acts import FormActs
from ui.reception.in_hand import InHand
from xfdesk.desk.receiving import Receiving
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.records.visit import Saved, VisitEntry
from xfdesk.rules.words import Channel


class Doors(QObject):
    """`mended`: a correction is stored, the clerk may go back to where they came from."""

    mended = Signal()


class CameActs(FormActs):
    def __init__(self, in_hand: InHand, receiving: Receiving) -> None:
        super().__init__(in_hand)
        self.receiving, self.doors = receiving, Doors(in_hand)
        self._channel: Channel | None = None  # as the last one came

    # What `FormActs` asks

    def store(self, entry: VisitEntry) -> Saved:
        return self.receiving.save(entry)

    def blank(self, entry: VisitEntry) -> VisitEntry:
        return self.receiving.blank(self._channel)

    def name_of(self, entry: VisitEntry) -> str:
        return self.who(entry)

    def put(self, entry: VisitEntry, *, left: bool) -> None:
        hand = self.in_hand
        hand.opened = False
        hand.set_day(ReceptionDay("", self.desk.clock.today()))
        hand.show(entry, saved=bool(self.receiving.number_of(entry.uid)), left=left)
        hand.begun.emit()

    def after(self, saved: Saved, entry: VisitEntry) -> None:
        hand = self.in_hand
        self._channel = entry.incoming.channel if entry.incoming else None
        notes = "；".join(saved.notes)
        said = f"{saved.number} 已登记 {self.desk.clock.now():%H:%M}{'   ' + notes if notes else ''}"
        if hand.opened:
            self.begin()
            self.doors.mended.emit()
        else:
            again = self.entry_again(saved, entry)
            hand.show(again, saved=again.uid == saved.visit)
            hand.begun.emit()
        hand.said.emit(said, self.receiving.can_undo())

    # From one to another

    def begin(self) -> None:
        """What was left half-typed goes on; else a fresh one, the cursor at its start."""
        hand = self.in_hand
        if not hand.keep_now():
            return
        waiting = self.receiving.waiting()
        draft = self.receiving.draft_entry(waiting) if waiting else None
        if draft is None:
            self.put(self.receiving.blank(self._channel), left=False)
            return
        entry, place = draft
        self.put(entry, left=True)
        hand.placed.emit(place)
        hand.said.emit("上次没记完的还在，接着记就行，一个字也没丢", False)

    def go_on(self) -> None:
        """The page comes to the front again: what is half-typed stands there, what is stored makes room."""
        hand = self.in_hand
        if not hand.entry.uid or hand.opened or (hand.saved and not hand.unsaved):
            self.begin()

    def save_and_next(self) -> None:
        """After a correction the clerk goes back to where it began."""
        corrected = self.in_hand.opened
        if self.save() is not None and not corrected:
            self.begin()

    def drop(self) -> None:
        """What is half-typed is given up: the matter as it is stored, or a fresh one, stands there."""
        hand = self.in_hand
        uid = hand.entry.uid
        self.receiving.drop_draft(uid)
        hand.stored()
        if hand.opened:
            self.correct(uid)
        else:
            self.begin()

    def correct(self, uid: str) -> None:
        """One that is stored, into the form; what was in hand is kept, and its own changes that were left stand there."""
        hand = self.in_hand
        if not hand.keep_now():
            return
        hand.said.emit("", False)
        draft = self.receiving.draft_entry(uid)

        def show() -> None:
            entry, place = draft or (self.receiving.entry(uid), "")
            hand.opened = bool(self.receiving.number_of(uid))
            hand.set_day(ReceptionDay("", self.desk.clock.today()))
            hand.show(entry, saved=hand.opened, left=draft is not None)
            hand.begun.emit()
            if place:
                hand.placed.emit(place)

        self.attempt(show)
