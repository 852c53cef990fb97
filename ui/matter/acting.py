"""Doing an act on the matter that is opened: its form in the record, its keys, its refusal, its words kept until recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from ui import actions
from ui.matter.acts_row import KEYS
from ui.matter.forms.form import ActForm
from ui.matter.forms.opening import act_form, say_note
from ui.matter.forms.values import MANY, values_of
from ui.matter.record import Record
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.acts import KIND_OF, Act, Notice
from xfdesk.records.followup import Done, Offered
from xfdesk.records.ledger import MatterView, Moment
from xfdesk.rules.lawful import MEETS
from xfdesk.rules.words import ActKind, DeliveryMethod, PaperKind, Receipt

POINTS = "points"
LEADS = {
    "书面答复": (ActKind.REPLY, "answer"),
    "办理结论": (ActKind.REPLY, "outcome"),
    "依据": (ActKind.REPLY, "basis"),
    "救济途径": (ActKind.REPLY, "remedy"),
    "送达": (ActKind.DELIVER, ""),
    "落实": (ActKind.CARRIED_OUT, ""),
    "系统录入": (ActKind.ENTER_OFFICIAL, ""),
}
"""Where each word of what closing still wants is mended: the act and its field."""

ABOUT = {
    ActKind.REPLY: PaperKind.OPINION,
    ActKind.DELIVER: PaperKind.RECEIPT,
    ActKind.EXTEND: PaperKind.EXTENSION,
    ActKind.ASSIGN: PaperKind.ASSIGNMENT,
    ActKind.DECIDE: PaperKind.ASSIGNMENT,
    ActKind.SUPERVISE: PaperKind.REMINDER,
}
"""The paper that an act is about; a notice says its own."""
BEFORE = (ActKind.NOTICE, ActKind.DELIVER)
"""Acts that follow their paper: it is printed before they are recorded."""


def paper_of(act: Act) -> PaperKind | None:
    if isinstance(act, Notice):
        return PaperKind(act.kind) if act.kind else None
    return ABOUT.get(KIND_OF[type(act)])


class Acting(QObject):
    """`said(sentence, can undo)`, `recorded` after an act, `turned` when a form was opened or put away. One for each record; what is shown in it comes by `heed`."""

    said = Signal(str, bool)
    recorded = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, around: Surroundings, record: Record) -> None:
        super().__init__(record)
        self.desk, self.around, self.record = desk, around, record
        self.offered, self.done = Offered(), tuple[Done, ...]()
        self.form: ActForm | None = None
        self._what, self._began, self._corrects = "", dict[str, str](), ""
        record.act_wanted.connect(self.open)
        record.correct_wanted.connect(self.correct)
        record.due_wanted.connect(self._on_due)
        record.closing_wanted.connect(self._on_closing)
        for kind, name in KEYS.items():
            self._bind(name, partial(self._on_key, kind))
        self._bind("more_acts", self._on_more)
        self._bind("entry_card", lambda: self._on_other("card"))
        self._bind("papers", self._on_papers)
        self._bind("record_act", self.write_down)

    def _bind(self, name: str, act: Callable[[], object]) -> None:
        """While the record is seen, wherever the cursor stands in the window; a field keeps its letters."""
        actions.bind(self.record, name, act, context=Qt.ShortcutContext.WindowShortcut)

    @property
    def view(self) -> MatterView:
        assert self.record.view is not None
        return self.record.view

    def heed(self, offered: Offered, done: tuple[Done, ...]) -> None:
        self.offered, self.done = offered, done

    # Opening a form

    def _on_key(self, kind: ActKind) -> None:
        """A letter is a key of the record, not of a field or a row of choices."""
        if not self._typing():
            self.open(kind)

    def _on_more(self) -> None:
        if not self._typing():
            self.record.acts.toggle_more()

    def _on_other(self, name: str) -> None:
        if not self._typing() and name in self.record.acts.others:
            self.record.asked.emit(name)

    def _on_papers(self) -> None:
        """From a form too: the paper that it is about."""
        if "papers" in self.record.acts.others:
            self.record.asked.emit("papers")

    def _typing(self) -> bool:
        here = self.record.window().focusWidget()
        return self.form is not None and here is not None and self.form.isAncestorOf(here)

    def open(
        self, kind: ActKind, where: str = "", said: dict[str, str] | None = None, act: Act | None = None
    ) -> None:
        """The act's form; where it is not lawful now, the sentence that says why. `said` overrules what is filled in, `act`
        takes the place of what is offered.
        """
        if self.record.view is None:
            return
        offer = next((one for one in self.offered.offers if one.kind is kind), None)
        if offer is None:
            self._say_why_not(kind)
            return
        if act is not None or self.form is None or self._what != kind.value:
            self._show(kind, act or offer.act, kind.value)
        assert self.form is not None
        if said or act is not None:
            self.form.fill({**(values_of(act) if act is not None else {}), **(said or {})})
        self.form.begin(self._field(where))

    def deliver(self, paper: PaperKind, number: str) -> None:
        """The form that records how this very paper reached its person; from an opinion the thirty days run (art. 35)."""
        if paper is PaperKind.OPINION:
            self.open(ActKind.DELIVER)
        else:
            given = Notice(paper.value, number, method=DeliveryMethod.IN_PERSON, receipt=Receipt.SIGNED)
            self.open(ActKind.NOTICE, act=given)

    def paper(self) -> PaperKind | None:
        """The paper that the open form is about, else the last act that has one."""
        if self.form is not None:
            return paper_of(self.form.act())
        newest = sorted(self.done, key=lambda one: (one.at, one.uid), reverse=True)
        return next((kind for one in newest if (kind := paper_of(one.act)) is not None), None)

    def correct(self, done: str) -> None:
        """The form of an act that is recorded already, filled with what it says."""
        found = next((one for one in self.done if one.uid == done), None)
        if found is not None:
            self._show(found.kind, found.act, done, found)
            assert self.form is not None
            self.form.begin()

    def _show(self, kind: ActKind, act: Act, what: str, done: Done | None = None) -> None:
        self.put_away()
        form = act_form(self.desk, self.around.theme, self.view, kind, act, done)
        self._what, self._began, self._corrects = what, form.everything(), done.uid if done else ""
        kept = self.around.kept.of(self.view.uid, what)
        if kept and kept.get(POINTS, "") == self._points(form):
            form.fill(kept)
        form.recorded.connect(self.write_down)
        form.left.connect(self._on_left)
        form.typed.connect(self._on_typed)
        form.paper_wanted.connect(self._on_papers)
        if paper_of(act) is not None and kind in BEFORE and "papers" in self.record.acts.others:
            form.foot.offer_paper()
        self.form = form
        self.record.open_form(form)
        self._note()
        self.turned.emit()

    @staticmethod
    def _points(form: ActForm) -> str:
        return ",".join(number for number, _words in form.asks.answers)

    def _field(self, where: str) -> str:
        """The form's field of that name; of many, the first that is empty."""
        assert self.form is not None
        many = [
            name for name in self.form.fields if name.startswith(f"{MANY}.") and name.endswith(f".{where}")
        ]
        if where and many:
            return next((name for name in many if not self.form.value(name)), many[0])
        return where

    def _say_why_not(self, kind: ActKind) -> None:
        try:
            self.desk.followup.may(self.view.uid, kind)
        except DeskError as refused:
            self.said.emit(str(refused), False)

    # Other ways to a form

    def _on_due(self, moment: Moment) -> None:
        """What comes is pressed in the story: the act that meets it."""
        kind = MEETS.get(moment.duty)
        if kind is not None:
            waits = kind in (ActKind.PROMISE_KEPT, ActKind.SUPERVISION_ANSWERED)
            self.open(kind, said={"what": moment.second} if waits else None)

    def _on_closing(self, word: str) -> None:
        kind, where = LEADS[word]
        self.open(kind, where)

    # The form in hand

    def _on_typed(self, _where: str) -> None:
        self._note()

    def _note(self) -> None:
        if self.form is not None:
            say_note(self.form, self.view, self.desk)

    def put_away(self) -> bool:
        """The form closes; what was typed waits for this matter. False when none was open."""
        form = self.form
        if form is None:
            return False
        words = form.everything()
        if words == self._began:
            self.around.kept.drop(self.view.uid, self._what)
        else:
            self.around.kept.keep(self.view.uid, self._what, words | {POINTS: self._points(form)})
        self._close()
        return True

    def _on_left(self) -> None:
        self.put_away()
        self.record.take_focus()

    def _close(self) -> None:
        self.form = None
        self.record.close_form()
        self.turned.emit()

    def write_down(self) -> None:
        """Recorded as a whole or refused with the sentence in the form, which stays."""
        form = self.form
        if form is None:
            return
        QGuiApplication.inputMethod().commit()  # words in the making count as typed
        form.clear()
        followup = self.desk.followup
        try:
            if self._corrects:
                recorded = followup.correct(self._corrects, form.on(), form.act())
            else:
                recorded = followup.record(self.view.uid, form.on(), form.act())
        except DeskError as refused:
            form.refuse(refused)
            return
        self.around.kept.drop(self.view.uid, self._what)
        self._close()
        self.recorded.emit()
        self.record.take_focus()
        told = [f"编号 {recorded.paper}" if recorded.paper else "", *recorded.notes]
        if any(told):
            done = f"{recorded.number} 已{'更正' if self._corrects else '记'}：{form.asks.kind.label}"
            self.said.emit("，".join(part for part in (done, *told) if part), followup.can_undo())
