"""The visit being written: its entry, what the check says of it, and what is not yet kept or saved. No widget."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ui.reception.changed import left_changes
from xfdesk.desk.desk import Desk
from xfdesk.desk.writing import Writing
from xfdesk.errors import DeskError, Refused
from xfdesk.records.day import QueueRow, ReceptionDay
from xfdesk.records.visit import Check, PointEntry, Recognised, VisitEntry

CHECK_MS, DRAFT_MS = 80, 1000


class Writer(Protocol):
    """Who holds the fields: hands over what stands in them, and where the cursor is."""

    def written(self, entry: VisitEntry) -> VisitEntry: ...

    def place(self) -> str: ...

    def composing(self) -> bool:
        """An input method is in the midst of a word, or a reader in the midst of a card."""
        ...

    def whole_number(self) -> str | None:
        """The number without the half of a card that is just being read; None while none is."""
        ...


class InHand(QObject):
    """Form, strip, foot, queue, keys and the day's end stand on this; none of them knows another.

    `shown`: another entry is in hand, the fields are to be filled. `checked`: the check has something new to say.
    `led_to(path)`: the cursor belongs into that field. `begun`: a fresh visit, the cursor belongs to its start.
    `numbered(number)`: that number belongs into the number's field. `said(sentence, can_undo)`: for the status line.
    `came_home`: the visit of another day was put away.
    """

    shown = Signal()
    checked = Signal()
    kept = Signal(str)
    not_kept = Signal(str)
    day_shown = Signal()
    queue_changed = Signal()
    begun = Signal()
    led_to = Signal(str)
    placed = Signal(str)
    numbered = Signal(str)
    said = Signal(str, bool)
    came_home = Signal()

    def __init__(self, desk: Desk, owner: QObject, writing: Writing | None = None) -> None:
        """Its clocks stop with `owner`. `writing` is what it is written with: the reception, or the receiving."""
        super().__init__(owner)
        self.desk = desk
        self.writing: Writing = writing or desk.reception
        self.day = ReceptionDay("", desk.clock.today())
        self.home = ""
        self.entry = self.base = VisitEntry("")
        self.check = Check()
        self.known: tuple[Recognised, ...] = ()
        self.rows: tuple[QueueRow, ...] = ()
        self.earlier_points: tuple[PointEntry, ...] = ()
        self.saved = self.unsaved = self.opened = False
        self.chosen = 0
        self.writer: Writer | None = None
        self._unkept = self._left = False
        self._sealed = ("", "")
        self.changed: frozenset[str] = frozenset()
        self._known_by: tuple[str, ...] = ()
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._check_timer.timeout.connect(self.check_now)
        self._draft_timer = QTimer(self, interval=DRAFT_MS)
        self._draft_timer.timeout.connect(self.keep)
        self._draft_timer.start()

    # What is in hand

    @property
    def away(self) -> bool:
        """A visit of another day is in hand than of the one that runs (`home`; "" while none does)."""
        return bool(self.day.uid) and self.day.uid != self.home

    @property
    def guarded(self) -> bool:
        """It was taken down earlier and is looked at again (`opened`, or of another day): its numbers stay masked."""
        return self.saved and (self.away or self.opened)

    def set_day(self, day: ReceptionDay) -> None:
        self.day = day
        self.day_shown.emit()

    def show(self, entry: VisitEntry, *, saved: bool = False, left: bool = False) -> None:
        """Put another entry in hand; nothing counts as typed by this. `left`: it is a draft that was left so."""
        self.entry, self.saved, self._left = entry, saved, left
        self.base = self._as_stored(entry) if saved and left else entry
        self.unsaved, self._unkept = left, False
        self._known_by = ()
        self.earlier_points = self.writing.points_of(entry.continues) if entry.continues else ()
        self.shown.emit()
        self.check_now()

    def _as_stored(self, entry: VisitEntry) -> VisitEntry:
        """What the changes of a saved visit are told against."""
        try:
            return self.writing.entry(entry.uid)
        except Refused:
            return entry

    def seal(self, blank: str, matter: str) -> None:
        """An accusation was saved and the blank visit stands in its place; its matter is known until its letter
        is printed or somebody types.
        """
        self._sealed = (blank, matter)

    @property
    def just_sealed(self) -> str:
        blank, matter = self._sealed
        return matter if blank == self.entry.uid and not self.unsaved else ""

    def adopt(self, entry: VisitEntry) -> None:
        """Show what was taken over, as something typed; the cursor stays where it was."""
        place = self.place()
        self.show(entry, saved=self.saved, left=True)
        self._unkept = True
        self.placed.emit(place)
        self.check_now()

    def typed(self) -> None:
        self.unsaved = self._unkept = True
        self._check_timer.start()

    def stored(self) -> None:
        """What stands in the fields is in the ledger."""
        self.unsaved = self._unkept = self._left = False

    def untyped(self) -> None:
        """Only a card was read into a saved visit, and its number is taken out again: that is no change."""
        if self.saved and not self._left and self.written() == self.entry:
            self.unsaved = self._unkept = False

    def written(self) -> VisitEntry:
        """The entry with all that stands in the fields now."""
        return self.writer.written(self.entry) if self.writer else self.entry

    def place(self) -> str:
        return self.writer.place() if self.writer else ""

    # What the desk says of it

    def check_now(self) -> None:
        self._check_timer.stop()
        if not self.entry.uid:
            return
        entry = self.written()
        self.check = self.writing.check(entry)
        self._recognise(entry)
        self.checked.emit()

    def _recognise(self, entry: VisitEntry) -> None:
        """Asked again only when what people are known by has changed; never for a sealed visit or a saved one."""
        by = (entry.visitor.id_number, entry.visitor.phone, entry.visitor.name, entry.continues)
        if by == self._known_by:
            return
        self._known_by = by
        rests = self.check.derived.sealed or (self.saved and not entry.continues)
        known = () if rests else self.writing.recognise(entry)
        if known != self.known:
            self.known, self.chosen = known, 0
        if entry.continues:
            self.chosen = next((n for n, one in enumerate(known) if one.matter == entry.continues), 0)

    @property
    def recognised(self) -> Recognised | None:
        """The earlier matter that the strip shows."""
        return self.known[self.chosen] if self.chosen < len(self.known) else None

    def turn(self) -> None:
        """The next of several earlier matters."""
        if self.known:
            self.chosen = (self.chosen + 1) % len(self.known)
            self.checked.emit()

    # The queue

    def read_queue(self) -> None:
        if self.day.uid:
            self.rows = self.desk.reception.queue(self.day.uid)
            self.changed = left_changes(self.desk.reception, self.rows)
            self.queue_changed.emit()

    def is_saved(self, visit: str) -> bool:
        if not self.day.uid:
            return self.saved and visit == self.entry.uid
        return any(row.visit == visit and not row.unfinished for row in self.rows)

    # Keeping

    def keep(self) -> None:
        """Once a second, when something changed and no input method or reader is in the midst of a word."""
        if self._unkept and self.entry.uid and not (self.writer and self.writer.composing()):
            self._keep()

    def keep_now(self) -> bool:
        """Whatever the input method does: another visit is opened, the window closes or the program has failed.
        False, and said, where the words stand in the form alone: whoever would take them away stops.
        """
        if not self._unkept or not self.entry.uid:
            return True
        error = self._keep()
        if error is not None:
            self.said.emit(error.sentence, False)
        return error is None

    def let_go(self) -> None:
        """The clerk does not want what could not be kept."""
        self._unkept = False

    def _keep(self) -> DeskError | None:
        entry = self._without_half_a_card(self.written())
        if entry == self.entry and entry != self.written() and self.saved:
            return None
        self._unkept = False
        try:
            draft = self.writing.keep_draft(entry, self.place())
        except DeskError as error:
            self._unkept = True
            self.not_kept.emit(error.what)
            return error
        self.kept.emit(f"{draft.saved_at:%H:%M:%S}")
        self.read_queue()
        return None

    def _without_half_a_card(self, entry: VisitEntry) -> VisitEntry:
        number = self.writer.whole_number() if self.writer else None
        if number is None:
            return entry
        return replace(entry, visitor=replace(entry.visitor, id_number=number))
