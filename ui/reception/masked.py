"""A visit of another day, or a matter opened again, in the form: what is masked in lists stays masked here, until one asks to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from ui.reception.form import VisitForm
from ui.reception.in_hand import InHand
from ui.widgets import LineField
from xfdesk.records.visit import Representative, VisitEntry, VisitorEntry
from xfdesk.rules import masking

MASKS: dict[str, Callable[[VisitorEntry], str]] = {
    "name": lambda visitor: masking.name(visitor.name, visitor.confidential),
    "id_number": lambda visitor: masking.id_number(visitor.id_number),
    "phone": lambda visitor: masking.phone(visitor.phone),
    "phone2": lambda visitor: masking.phone(visitor.phone2),
    "address": lambda _visitor: "",
    "household": lambda _visitor: "",
}
HIDDEN = "没有显示"


class Masked(QObject):
    """Stands between the form and the visit in hand: what is masked is only shown so; what is kept and saved is whole."""

    def __init__(self, in_hand: InHand, form: VisitForm) -> None:
        super().__init__(form)
        self.in_hand, self.form = in_hand, form
        self.hidden: dict[str, Any] = {}
        self._revealed: set[str] = set()
        in_hand.writer = self
        in_hand.shown.connect(self._on_shown)
        in_hand.came_home.connect(self._revealed.clear)

    # As a writer, for the visit in hand

    def written(self, entry: VisitEntry) -> VisitEntry:
        written = self.form.written(entry)
        if "name" in self.hidden:  # the first representative is the visitor, by the name that is shown
            written = replace(written, representatives=self._whole(written.representatives, entry))
        return replace(written, visitor=replace(written.visitor, **self.hidden))

    def _whole(self, shown: tuple[Representative, ...], entry: VisitEntry) -> tuple[Representative, ...]:
        """The first of them with the name in full, where the name that is shown stands in its place."""
        if not shown or shown[0].name != MASKS["name"](entry.visitor):
            return shown
        name = self.hidden["name"]
        known = (person for person in entry.representatives if person.name == name)
        return (next(known, Representative(name)), *shown[1:])

    def place(self) -> str:
        return self.form.place()

    def composing(self) -> bool:
        return self.form.composing()

    def whole_number(self) -> str | None:
        return None if "id_number" in self.hidden else self.form.whole_number()

    # What is shown

    def _on_shown(self) -> None:
        hand = self.in_hand
        self._unmask()
        if hand.guarded and hand.entry.uid not in self._revealed:
            self._mask(hand.entry.visitor)

    def _mask(self, visitor: VisitorEntry) -> None:
        for name, mask in MASKS.items():
            whole, shown = getattr(visitor, name), mask(visitor)
            if whole and shown != whole:
                self.hidden[name] = whole
                field = self._field(name)
                field.set_value(shown)
                field.setReadOnly(True)
                field.setToolTip(HIDDEN)

    def _unmask(self) -> None:
        for name in self.hidden:
            field = self._field(name)
            field.setReadOnly(False)
            field.setToolTip("")
        self.hidden.clear()

    def _field(self, name: str) -> LineField:
        found = getattr(self.form.who, name)
        assert isinstance(found, LineField)
        return found

    def reveal(self) -> None:
        """In full, and written into the history; the cursor may change them now."""
        if not self.hidden:
            return
        hand, whole = self.in_hand, dict(self.hidden)
        hand.desk.ledger.reveal((hand.entry.uid,))
        self._revealed.add(hand.entry.uid)
        self._unmask()
        for name, value in whole.items():
            self._field(name).set_value(value)
        hand.said.emit("已显示全号，已记入操作历史", False)
