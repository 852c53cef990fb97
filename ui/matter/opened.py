"""A matter opened below a list: shown, revealed, opened when sealed, acted on, printed. Every look is the desk's to log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui import actions
from ui.matter.acting import Acting
from ui.matter.card import EntryCard
from ui.matter.record import Record
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.followup import Done, Offered
from xfdesk.records.ledger import MatterView
from xfdesk.rules.words import PaperKind

FORM_KEYS = actions.line("next_field", "record_act", "back", back="收起")
CARD_KEYS = actions.line("done", "record_act", "back", done="复制，到下一项", back="收起")
PAPER_KEYS = actions.line("send", "word", "pdf", "deliver_paper", "back", back="回到事项")


class OpenedMatter(QObject):
    """`shown` after the record came up or changed; `said` a sentence for the status line, `told` one of an act, with
    whether it can be taken back; `card_left` that the 录入卡 or the papers were put away by their own button, `turned`
    that the form of an act was opened or put away; `wanted(page, what)` the way to another page.
    """

    shown = Signal()
    said = Signal(str)
    told = Signal(str, bool)
    card_left = Signal()
    turned = Signal()
    correct_wanted = Signal(str)
    wanted = Signal(str, object)

    def __init__(self, desk: Desk, around: Surroundings, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self.desk, self.around, self.stack = desk, around, stack
        self.record: Record | None = None
        self.acting: Acting | None = None
        self.card: EntryCard | None = None
        self.papers: Any = None
        self._reason, self._narrow = "", False

    @property
    def is_open(self) -> bool:
        """A record or the 录入卡 stands before the list."""
        return self.record is not None or self.card is not None

    @property
    def view(self) -> MatterView | None:
        return self.record.view if self.record is not None else None

    @property
    def number(self) -> str:
        return self.view.number if self.view is not None else ""

    @property
    def title(self) -> str:
        """What stands open, for the day bar."""
        return actions.words("entry_card") if self.card is not None else self.number

    @property
    def is_sealed(self) -> bool:
        return self.view is not None and self.view.sealed

    def came_otherwise(self, key: str) -> bool:
        """Whether this is the key of something that came without a visit."""
        return self.view is not None and key in self.view.received

    @property
    def revealed(self) -> bool:
        return self.record is not None and self.record.revealed

    @property
    def in_full(self) -> bool:
        """Somebody's numbers can be read: revealed, on the 录入卡, or on a paper."""
        return self.revealed or self.card is not None or self.papers is not None

    def keys(self, of_record: str) -> str:
        """What the status line tells: the keys of a paper, of the 录入卡 or of a form, else those of the record."""
        if self.papers is not None:
            return PAPER_KEYS
        if self.card is not None:
            return CARD_KEYS
        if self.acting is not None and self.acting.form is not None:
            return FORM_KEYS
        return of_record

    def show_matter(self, number: str, *, keep: bool = False) -> None:
        """`keep`: the same matter anew, as far revealed as it is; a form that is open and the cursor stay."""
        revealed = keep and self.revealed
        view = self.desk.ledger.matter(number, revealed=revealed)
        if self.acting is not None and (self.view is None or self.view.uid != view.uid):
            self.acting.put_away()
        self._show(view, revealed, again=keep and self.record is not None)

    def _show(self, view: MatterView, revealed: bool, *, again: bool = False) -> None:
        record, acting = self._made()
        offered, done = Offered(), tuple[Done, ...]()
        if not view.withheld:
            offered, done = self.desk.followup.offers(view.uid), self.desk.followup.done(view.uid)
        acting.heed(offered, done)
        sessions = () if view.sealed else self.desk.conference.of_matter(view.uid)
        record.show_matter(view, offered, done, sessions, revealed=revealed)
        if again:
            if self.papers is not None:
                self.papers.refresh()
            self.shown.emit()
            return
        self._put_card_away()
        self.stack.setCurrentWidget(record)
        self.shown.emit()
        record.take_focus()

    def _made(self) -> tuple[Record, Acting]:
        if self.record is None or self.acting is None:
            record = self.record = Record(self.around.theme, self.desk.clock.today())
            record.reveal_wanted.connect(self.reveal)
            record.open_sealed_wanted.connect(self.open_sealed)
            record.asked.connect(self._on_asked)
            record.outreach_wanted.connect(partial(self.wanted.emit, "outreach"))
            record.session_wanted.connect(partial(self.wanted.emit, "conference"))
            record.set_narrow(self._narrow)
            self.acting = Acting(self.desk, self.around, record)
            self.acting.said.connect(self.told)
            self.acting.recorded.connect(self._on_recorded)
            self.acting.turned.connect(self.turned)
            self.stack.addWidget(record)
        return self.record, self.acting

    def put_away(self) -> None:
        """What was shown in full or opened does not wait behind the list; what was typed into a form does."""
        if self.record is not None:
            if self.acting is not None:
                self.acting.put_away()
            self.stack.removeWidget(self.record)
            self.record.deleteLater()
            self.record = self.acting = None
        self._put_card_away()

    def back(self) -> bool:
        """Esc: the 录入卡 before a record, or an open form, is put away first; False when there is none."""
        if (self.card is not None or self.papers is not None) and self.record is not None:
            self._to_record(self.record)
            return True
        if self.acting is None or not self.acting.put_away():
            return False
        if self.record is not None:
            self.record.take_focus()
        return True

    def show_card(self, matter: str = "") -> None:
        """录入卡: of a matter, or the list of what is not entered yet."""
        if self.card is None:
            self.card = EntryCard(self.desk, self.around)
            self.card.said.connect(self.told)
            self.card.left.connect(self.card_left)
            self.card.set_narrow(self._narrow)
            self.stack.addWidget(self.card)
        self.stack.setCurrentWidget(self.card)
        if matter:
            self.card.show_card(matter)
        self.card.take_focus()
        self.shown.emit()

    def _to_record(self, record: Record) -> None:
        self._put_card_away()
        self.stack.setCurrentWidget(record)
        if record.form is not None:
            record.form.begin()
        else:
            record.take_focus()
        self.shown.emit()

    def show_papers(self) -> None:
        """文书: the matter's papers in place of its record, until they are left; the one in hand is shown first."""
        view, printer = self.view, self.around.printer
        if view is None or view.sealed or printer is None:
            return
        self._put_card_away()
        kind = self.acting.paper() if self.acting is not None else None
        self.papers = printer.preview_paper(self.desk.papers, view.uid, self.stack, kind)
        self.papers.set_narrow(self._narrow)
        self.papers.left.connect(self.card_left)
        self.papers.said_aloud.connect(self.said)
        self.papers.deliver_wanted.connect(self._on_deliver)
        self.shown.emit()

    def _on_deliver(self, kind: PaperKind, number: str) -> None:
        if self.record is not None and self.acting is not None:
            self._to_record(self.record)
            self.acting.deliver(kind, number)

    def _put_card_away(self) -> None:
        """Full numbers do not wait behind anything."""
        if self.papers is not None:
            self.stack.removeWidget(self.papers)
            self.papers.hide()
            self.papers.deleteLater()
            self.papers = None
        if self.card is not None:
            self.stack.removeWidget(self.card)
            self.card.deleteLater()
            self.card = None

    def undo(self) -> None:
        """撤销: the last act of all, also where its matter is not in front any more."""
        self._try(lambda: self.desk.followup.undo_last())

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for one in (self.record, self.card, self.papers):
            if one is not None:
                one.set_narrow(narrow)

    def _on_recorded(self) -> None:
        """Pages show again what they may show by themselves; an opened accusation is opened again for it (art. 30)."""
        if self.is_sealed:
            self._try(
                lambda: self._show(self.desk.ledger.open_sealed(self.number, self._reason), True, again=True)
            )

    def _on_asked(self, name: str) -> None:
        if name == "card":
            self.show_card(self.number)
        elif name == "papers":
            self.show_papers()
        elif name in ("correct", "correct_first", "correct_again"):
            if (key := _to_correct(self.view, name)) != "":
                self.correct_wanted.emit(key)
        else:
            self.print_form(name)

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
        if view is None or not (view.visits or view.received) or printer is None:
            return
        if kind == "letter":
            self._try(self._print_letter)
            return

        def show() -> None:
            which = view.visits[-1] if view.visits else view.received[0]
            data: Any = self.desk.reception.form(which, opened=view.sealed)
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

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except DeskError as refused:
            self.said.emit(str(refused))


def _to_correct(view: MatterView | None, name: str) -> str:
    """The key of the last visit, of what brought the matter otherwise, or of what came again since; "" where there is none."""
    if view is None:
        return ""
    keys = {
        "correct": view.visits[-1:],
        "correct_first": view.received[:1],
        "correct_again": view.received[-1:],
    }
    return next(iter(keys[name]), "")
