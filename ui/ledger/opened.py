"""A matter opened below the table: shown, revealed, opened when sealed, printed. Every look is the desk's to log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.ledger.record import Record
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.ledger import MatterView


class OpenedMatter(QObject):
    """`shown` after the record came up or changed; `said` a sentence for the status line."""

    shown = Signal()
    said = Signal(str)
    correct_wanted = Signal(str)

    def __init__(self, desk: Desk, around: Surroundings, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self.desk, self.around, self.stack = desk, around, stack
        self.record: Record | None = None
        self._reason = ""

    @property
    def view(self) -> MatterView | None:
        return self.record.view if self.record is not None else None

    @property
    def number(self) -> str:
        return self.view.number if self.view is not None else ""

    @property
    def is_sealed(self) -> bool:
        return self.view is not None and self.view.sealed

    def came_otherwise(self, key: str) -> bool:
        """Whether this is the key of something that came without a visit."""
        return self.view is not None and key in self.view.received

    @property
    def revealed(self) -> bool:
        return self.record is not None and self.record.revealed

    def show_matter(self, number: str, *, keep: bool = False) -> None:
        revealed = keep and self.revealed
        self._show(self.desk.ledger.matter(number, revealed=revealed), revealed)

    def _show(self, view: MatterView, revealed: bool) -> None:
        if self.record is None:
            self.record = Record(self.around.theme, self.desk.clock.today())
            self.record.reveal_wanted.connect(self.reveal)
            self.record.open_sealed_wanted.connect(self.open_sealed)
            self.record.correct_wanted.connect(self.correct_wanted)
            self.record.print_wanted.connect(self.print_form)
            self.stack.addWidget(self.record)
        self.record.show_matter(view, revealed=revealed)
        self.stack.setCurrentWidget(self.record)
        self.shown.emit()

    def put_away(self) -> None:
        """What was shown in full or opened does not wait behind the list."""
        if self.record is not None:
            self.stack.removeWidget(self.record)
            self.record.deleteLater()
            self.record = None

    def focus_reason(self) -> bool:
        """A sealed matter waits for its reason; False when there is nothing to type."""
        view = self.view
        if self.record is None or view is None or not view.withheld:
            return False
        self.record.reason.setFocus()
        return True

    def reveal(self) -> None:
        view = self.view
        if view is None or view.visitor is None or self.revealed:
            return

        def show() -> None:
            self.desk.ledger.reveal(view.visits or (view.uid,))
            self._show(self.desk.ledger.matter(view.uid, revealed=True), True)
            self.said.emit("已显示全号，已记入操作历史")

        self._try(show)

    def open_sealed(self, reason: str) -> None:
        """Opening a sealed accusation: refused under the field, in a sentence (art. 30)."""
        if self.record is None or self.view is None:
            return
        try:
            opened = self.desk.ledger.open_sealed(self.view.number, reason)
        except DeskError as refused:
            self.record.refuse(str(refused))
            return
        self._reason = reason
        self._show(opened, True)
        self.said.emit("已打开检举控告，已记入操作历史")

    def print_form(self, kind: str) -> None:
        """Register or slip of the last visit, in the print preview, or the register of what came without one. A sealed
        one only after opening.
        """
        view, printer = self.view, self.around.printer
        came = (*view.received, *view.visits) if view is not None else ()
        if view is None or not came or printer is None:
            return
        if kind == "letter":
            self._try(self._print_letter)
            return

        def show() -> None:
            data: Any = self.desk.reception.form(came[-1] if view.visits else came[0], opened=view.sealed)
            (printer.preview_register if kind == "register" else printer.preview_slip)(data)

        self._try(show)

    def _print_letter(self) -> None:
        """移送函: opened once more for it, with the reason typed before as the proposal."""
        question = "移送函要写明为什么打开，写进操作历史（第30条）："
        reason = self.around.ask.words(
            self.stack, "打印移送函", question, initial=self._reason, verb="打开并打印"
        )
        if reason is not None:
            letter = self.desk.handing_over.letter(self.number, reason)
            self.around.printer.preview_letter(letter, self.stack)
            self.said.emit("已打印移送函，已记入操作历史")

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except DeskError as refused:
            self.said.emit(str(refused))
