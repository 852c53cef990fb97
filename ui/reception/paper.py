"""Printing the visit in hand: saved first, then its form, slip or letter in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui import actions
from ui.reception.form_acts import FormActs
from ui.reception.in_hand import InHand
from ui.surroundings import Surroundings
from xfdesk.errors import DeskError

if TYPE_CHECKING:
    from ui.reception.masked import Masked

REASON = "检举控告已保存，已密封。打印移送函要打开它，并记入操作历史（第30条）。\n为什么打开："
NOT_PRINTED = f"移送函没有打印，内容已密封；要打印按 {actions.keys('print')}，或在台账里打开这件事"


class VisitPaper:
    """Questions are asked over `parent`."""

    def __init__(self, in_hand: InHand, acts: FormActs, around: Surroundings, parent: QWidget) -> None:
        self.in_hand, self.acts, self.around, self.parent = in_hand, acts, around, parent
        self.masked: Masked | None = None

    def print_form(self) -> None:
        """来访登记表; of an accusation the letter that hands it on."""
        hand = self.in_hand
        hand.check_now()
        if hand.check.derived.sealed or hand.just_sealed:
            self._letter()
        else:
            self._print("form")

    def print_slip(self) -> None:
        self._print("slip")

    def _print(self, kind: str) -> None:
        visit = self._saved()
        if not visit:
            return
        printer = self.around.printer
        preview = printer.preview_register if kind == "form" else printer.preview_slip
        self.acts.attempt(lambda: preview(self.in_hand.writing.form(visit)))

    def _saved(self) -> str:
        """The visit to print, which a correction has put away by then; "" where it could not be stored. What is
        masked is on the paper in full, so it is shown, and written down, before.
        """
        hand = self.in_hand
        if self.masked is not None and self.masked.hidden and not self.acts.attempt(self.masked.reveal):
            return ""
        if hand.unsaved:
            saved = self.acts.save()
            return saved.visit if saved else ""
        if hand.is_saved(hand.entry.uid):
            return hand.entry.uid
        hand.said.emit("先保存，再打印", False)
        return ""

    def _letter(self) -> None:
        """Saved, it has left the form; it is opened for its letter alone, and nothing of it comes back."""
        hand = self.in_hand
        matter = hand.just_sealed
        if not matter:
            saved = self.acts.save()
            if saved is None:
                return
            matter = saved.matter
        reason = self.around.ask.words(self.parent, "打印移送函", REASON, verb="打开并打印")
        if reason is None:
            hand.said.emit(NOT_PRINTED, False)
            return
        try:
            data = hand.desk.handing_over.letter(matter, reason)
        except DeskError as error:
            hand.said.emit(error.sentence, False)
            return
        self.around.printer.preview_letter(data, self.parent)
        hand.seal("", "")
        hand.check_now()
        hand.said.emit("已打开检举控告打印移送函，已记入操作历史", False)
