"""A matter opened, with the list it was opened from at its left: the next one and the one before are a key away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.followup import wording
from ui.followup.side_list import SideList
from ui.matter.opened import OpenedMatter
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.followup import Board
from xfdesk.rules.words import ActKind


class MatterBeside(QWidget):
    """`shown` after another matter came up or this one changed; `said(sentence, can undo)`; `correct_wanted(visit)`.

    `listed` is what the list beside holds, as it was narrowed.
    """

    shown = Signal()
    said = Signal(str, bool)
    correct_wanted = Signal(str)

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.side, inside = SideList(around.theme, desk.clock.today()), QStackedWidget()
        self.opened = OpenedMatter(desk, around, inside)
        self.listed: Board | None = None
        self.place = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(inside, 1)
        self.side.opened.connect(self._on_side)
        self.opened.shown.connect(self._on_shown)
        self.opened.said.connect(self._say)
        self.opened.told.connect(self.said)
        self.opened.correct_wanted.connect(self.correct_wanted)

    @property
    def is_open(self) -> bool:
        return self.opened.is_open

    @property
    def uid(self) -> str:
        return self.opened.view.uid if self.opened.view else ""

    def who(self) -> str:
        """Whose matter it is, as the day bar says it; of a sealed one its number."""
        if self.opened.card is not None:
            return self.opened.title
        view = self.opened.view
        return (view.visitor.name if view and view.visitor else "") or self.opened.number

    # Opening

    def open_matter(self, number: str, *, keep: bool = False) -> None:
        """By number or key, masked; `keep` leaves what is revealed as it stands."""
        if not keep:
            self._say("")
        self._try(lambda: self.opened.show_matter(number, keep=keep))

    def open_act(self, uid: str, kind: ActKind) -> None:
        """The matter with the form of an act; a sealed one asks for its reason first."""
        self.open_matter(uid)
        if self.opened.acting is not None and not self.opened.is_sealed:
            self.opened.acting.open(kind)

    def show_again(self) -> None:
        """An act may have ended the matter: it stays open to be looked at, while the list goes on without it."""
        if self.opened.is_sealed:
            self._on_shown()
        elif self.opened.number:
            self.open_matter(self.opened.number, keep=True)

    def open_before(self) -> None:
        self._step(-1)

    def open_after(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        """From one that has left the list the next is the one that took its place."""
        if not self.is_open or self.listed is None:
            return
        stands = self.side.list.current_uid() != ""
        place = self.place + (step if stands or step < 0 else 0)
        if 0 <= place < len(self.listed.items):
            self.open_matter(self.listed.items[place].uid)
        else:
            self._say("已经是最后一件" if step > 0 else "已经是第一件")

    def _on_side(self, uid: str) -> None:
        """Who walks through the list beside stays in it."""
        walks = self.side.list.hasFocus()
        self.open_matter(uid)
        if walks:
            self.side.list.setFocus()

    def _on_shown(self) -> None:
        if self.listed is not None and self.opened.view is not None:
            self.side.show_items(self.listed.items, self.listed.total, self.listed.as_of)
            if self.side.stand_on(self.uid):
                self.place = self.side.list.place()
        self.shown.emit()

    # The rest

    def print_register(self) -> None:
        if self.is_open:
            self.opened.print_form("register")

    def narrow(self, folded: bool) -> None:
        self.opened.set_narrow(folded)
        self.side.setVisible(not folded)

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence, False)

    def _try(self, act: Callable[[], None]) -> None:
        """A refusal is a sentence in the status line, never a box."""
        try:
            act()
        except DeskError as refused:
            self._say(str(refused))


def matters_of(board: Board) -> Board:
    """The matters of a list, without the disputes that are opened elsewhere."""
    items = tuple(one for one in board.items if not wording.is_dispute(one))
    return replace(board, items=items, total=board.total - len(board.items) + len(items))
