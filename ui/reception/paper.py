"""Printing the visit in hand: saved first, then its form or slip in the preview."""

from __future__ import annotations

from ui.reception.acts import VisitActs
from ui.reception.in_hand import InHand
from ui.surroundings import Surroundings


class VisitPaper:
    def __init__(self, in_hand: InHand, acts: VisitActs, around: Surroundings) -> None:
        self.in_hand, self.acts, self.around = in_hand, acts, around

    def print_form(self) -> None:
        self._print("form")

    def print_slip(self) -> None:
        self._print("slip")

    def _print(self, kind: str) -> None:
        hand = self.in_hand
        if hand.unsaved and self.acts.save() is None:
            return
        visit = hand.entry.uid
        if not hand.is_saved(visit):
            hand.said.emit("先保存，再打印", False)
            return
        printer = self.around.printer
        preview = printer.preview_register if kind == "form" else printer.preview_slip
        self.acts.attempt(lambda: preview(hand.desk.reception.form(visit)))
