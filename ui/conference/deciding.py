"""The acts on the matter in hand, done on the session's page: the form of one, its refusal, its words kept until recorded."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.matter.forms.form import ActForm
from ui.matter.forms.opening import act_form, say_note
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.acts import Decide, ReportBack, StrikeOff
from xfdesk.records.conference import SessionItem
from xfdesk.records.followup import Done
from xfdesk.records.ledger import MatterView
from xfdesk.rules.sessions import full_name
from xfdesk.rules.words import ActKind

OfSession = Decide | ReportBack | StrikeOff


class Deciding(QObject):
    """`opened(form)`, `closed`; `recorded(kind)` after an act; `said(sentence, can undo)`."""

    opened = Signal(object)
    closed = Signal()
    recorded = Signal(object)
    said = Signal(str, bool)

    def __init__(self, desk: Desk, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.around = desk, around
        self.form: ActForm | None = None
        self.item: SessionItem | None = None
        self._view: MatterView | None = None
        self._what, self._began, self._corrects = "", dict[str, str](), ""

    def decide(self, item: SessionItem) -> None:
        self.open(item, ActKind.DECIDE, done=bool(item.decided_on))

    def report(self, item: SessionItem) -> None:
        self.open(item, ActKind.REPORT_BACK, done=bool(item.reported_on))

    def strike_off(self, item: SessionItem) -> None:
        self.open(item, ActKind.STRUCK_OFF, done=bool(item.struck_off_on))

    def open(self, item: SessionItem, kind: ActKind, *, done: bool = False) -> None:
        """What was recorded already is corrected; where an act is not lawful now, the sentence says why."""
        try:
            self._open(item, kind, self._recorded(item, kind) if done else None)
        except DeskError as refused:
            self.said.emit(str(refused), False)

    def _open(self, item: SessionItem, kind: ActKind, done: Done | None) -> None:
        what = done.uid if done is not None else kind.value
        if (
            self.form is not None
            and self.item is not None
            and self.item.uid == item.uid
            and self._what == what
        ):
            self.form.begin()
            return
        act = done.act if done is not None else self._offered(item, kind)
        self.put_away()
        view = self.desk.ledger.matter(item.matter)
        form = act_form(self.desk, self.around.theme, view, kind, act, done, ("conference",))
        self._view, self.item, self._what = view, item, what
        self._began, self._corrects = form.everything(), done.uid if done is not None else ""
        form.fill(self.around.kept.of(item.matter, what))
        form.recorded.connect(self.write_down)
        form.left.connect(self.put_away)
        form.typed.connect(self._on_typed)
        self.form = form
        self._on_typed("")
        self.opened.emit(form)
        form.begin()

    def _offered(self, item: SessionItem, kind: ActKind) -> OfSession:
        """What is lawful now, for this very session."""
        offers = self.desk.followup.offers(item.matter).offers
        act = next((offer.act for offer in offers if offer.kind is kind), None)
        if not isinstance(act, OfSession):
            self.desk.followup.may(item.matter, kind)
            made = {ActKind.DECIDE: Decide, ActKind.REPORT_BACK: ReportBack, ActKind.STRUCK_OFF: StrikeOff}
            act = made[kind]()
        session = self.desk.conference.session(item.conference).session
        return replace(act, conference=full_name(session.year, session.session))

    def _recorded(self, item: SessionItem, kind: ActKind) -> Done | None:
        """The act that stands for it in the file: that of this session where the matter was at several."""
        days = {
            ActKind.DECIDE: item.decided_on,
            ActKind.REPORT_BACK: item.reported_on,
            ActKind.STRUCK_OFF: item.struck_off_on,
        }
        found = [one for one in self.desk.followup.done(item.matter) if one.kind is kind]
        on_day = [one for one in found if one.on == days[kind]]
        return next(reversed(on_day or found), None)

    def _on_typed(self, _where: str) -> None:
        if self.form is not None and self._view is not None:
            say_note(self.form, self._view, self.desk)

    def put_away(self) -> bool:
        """The form closes; what was typed waits for this matter. False when none was open."""
        form, item = self.form, self.item
        if form is None or item is None:
            return False
        words = form.everything()
        if words == self._began:
            self.around.kept.drop(item.matter, self._what)
        else:
            self.around.kept.keep(item.matter, self._what, words)
        self._close()
        return True

    def _close(self) -> None:
        self.form = self.item = self._view = None
        self.closed.emit()

    def write_down(self) -> None:
        """Recorded as a whole or refused with the sentence in the form, which stays."""
        form, item = self.form, self.item
        if form is None or item is None:
            return
        QGuiApplication.inputMethod().commit()  # words in the making count as typed
        form.clear()
        followup = self.desk.followup
        try:
            if self._corrects:
                done = followup.correct(self._corrects, form.on(), form.act())
            else:
                done = followup.record(item.matter, form.on(), form.act())
        except DeskError as refused:
            form.refuse(refused)
            return
        self.around.kept.drop(item.matter, self._what)
        self._close()
        self.recorded.emit(form.asks.kind)
        if done.notes:
            told = "，".join(
                (f"{done.number} 已{'更正' if self._corrects else '记'}：{form.asks.kind.label}", *done.notes)
            )
            self.said.emit(told, followup.can_undo())
