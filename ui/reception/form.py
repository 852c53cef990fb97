"""The form of the visit in hand: its parts in the order of the talk. It shows what is in hand and hands back what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import actions
from ui.reception.changed import changed
from ui.reception.fitting import Fitting
from ui.reception.folding import Folding
from ui.reception.head import CameHead, Head
from ui.reception.in_hand import InHand
from ui.reception.parts import Parts
from ui.reception.places import Places
from ui.reception.sealed_note import SealedNote
from ui.reception.sentences import Sentences
from ui.reception.walk import Walk
from ui.theme import Theme
from ui.widgets import Choice, Ground, LineField, TextField, keep_bar_room, repolish
from xfdesk.records.office import Heard, Office, Unit
from xfdesk.records.visit import VisitEntry

WIDEST = 1100


class VisitForm(Ground):
    """Never judges by itself: every sentence comes from the desk's check."""

    print_wanted = Signal()

    def __init__(self, in_hand: InHand, theme: Theme, *, otherwise: bool = False) -> None:
        """`otherwise`: of what came without a visit."""
        super().__init__(theme, "surface")
        self.in_hand, self.theme = in_hand, theme
        self._rests = False
        self._named: tuple[Office, Heard] = (Office(), Heard())
        self.parts = Parts(theme, in_hand.day.on, otherwise=otherwise)
        p = self.parts
        self.who, self.strip, self.matter, self.points = p.who, p.strip, p.matter, p.points
        self.handling, self.foot = p.handling, p.foot
        self.head = CameHead(theme, p.who.more, in_hand.writing) if otherwise else Head(theme, p.who.more)
        self.sealed_note = SealedNote(theme)
        self.walk = Walk(p, self.head.arrival)
        self.places = Places(p, self.walk)
        self.sentences = Sentences(p, self.places)
        self.folding = Folding(p, self.places)
        self._assemble()
        self.fitting = Fitting(p, self.scroller, self.rows)
        self._connect()
        in_hand.writer = self

    def _assemble(self) -> None:
        t, p = self.theme, self.parts
        self.rows = body = QWidget()
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(t.px(24), 0, t.px(10), 0)  # the bar's room makes it 20
        self.body.setSpacing(t.px(6))
        for widget in (*p.shown, self.sealed_note, p.matter_line, p.matter, p.points, p.handling):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        body.setMaximumWidth(t.px(WIDEST))
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        keep_bar_room(self.scroller)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(body)
        self.scroller.viewport().setProperty("ground", "surface")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, t.px(2), 0, 0)
        box.setSpacing(0)
        self.head.setMaximumWidth(t.px(WIDEST))
        box.addWidget(self.head)
        box.addSpacing(t.px(2))
        box.addWidget(self.scroller, 1)
        box.addWidget(p.foot)

    def _connect(self) -> None:
        hand, p = self.in_hand, self.parts
        hand.shown.connect(self._on_shown)
        hand.checked.connect(self._on_checked)
        hand.day_shown.connect(self._on_day)
        hand.kept.connect(self.head.say_kept)
        hand.not_kept.connect(self.head.say_not_kept)
        hand.led_to.connect(self.places.go_to)
        hand.placed.connect(self.places.restore_place)
        hand.begun.connect(self.places.start)
        for section in p.sections:
            section.typed.connect(hand.typed)
        p.foot.missing_chosen.connect(self.places.go_to)
        hand.numbered.connect(self.who.id_number.set_value)
        p.strip.next.clicked.connect(hand.turn)
        self.handling.ways.typed.connect(self._on_way)
        self.handling.urgent.typed.connect(self._on_urgent)
        for question in (self.points.editor.question, self.handling.question):
            question.answered.connect(self._on_whose_unit)
        self.head.typed.connect(hand.typed)
        self.head.print_wanted.connect(self.print_wanted)
        self.places.reaching.connect(self._on_reaching)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # What the visit in hand asks of its writer

    def written(self, entry: VisitEntry) -> VisitEntry:
        for section in self.parts.sections:
            entry = section.fill(entry)
        return self.head.fill(entry)

    def place(self) -> str:
        return self.places.place()

    def composing(self) -> bool:
        return self.who.id_number.reading or bool(getattr(QApplication.focusWidget(), "composing", False))

    def whole_number(self) -> str | None:
        return self.who.id_number.whole() if self.who.id_number.reading else None

    # What it shows

    def _on_day(self) -> None:
        hand = self.in_hand
        self._named = office, heard = hand.desk.office.office(), hand.writing.heard()
        if self.parts.source is not None:
            self.parts.source.set_office(office, hand.day.on)
        self.who.set_office(office, heard)
        self.matter.set_office(office, heard)
        self.points.set_office(office, heard, hand.day)
        self.handling.set_office(office, heard, hand.day.on)

    def _on_shown(self) -> None:
        if self._named[1] != self.in_hand.writing.heard():
            self._on_day()
        self.points.show_earlier(self.in_hand.earlier_points)
        for section in self.parts.sections:
            section.show_entry(self.in_hand.entry)
        self.head.show_entry(self.in_hand.entry)
        past = bool(self.in_hand.day.uid) and self.in_hand.day.on < self.in_hand.desk.clock.today()
        self.head.ask_arrival(past and bool(self.in_hand.entry.uid), self.in_hand.entry.arrived)
        self.fitting.level = 0

    def _on_checked(self) -> None:
        hand, check = self.in_hand, self.in_hand.check
        several = len(self.points.points) > 1
        self.who.heed(check)
        self.matter.follow_village("" if self.who.anonymous.value() else self.who.village.value())
        self.matter.heed(check, self.handling.urgent.value(), several)
        self.points.heed(check)
        self.handling.heed(check, nobody=self.who.anonymous.value())
        self.foot.heed(check, hand.day.on)
        self.head.heed(check, bool(hand.entry.continues), bool(hand.just_sealed))
        self.strip.show_found(hand.known, hand.chosen, hand.day.on, bool(hand.entry.continues))
        self.points.setVisible(not check.derived.sealed)
        self.sealed_note.setVisible(check.derived.sealed)
        self.sentences.heed(check.findings)
        self._rest(hand.saved and not hand.unsaved)
        self.head.say_changed(changed(hand.base, hand.written()) if hand.saved and hand.unsaved else "")
        self.folding.heed(check)
        self.fitting.fit()

    def _on_whose_unit(self, unit: str, ours: bool) -> None:
        """The register knows it from now on; the change is told, and the form asks again."""
        self.in_hand.desk.office.put_unit(Unit("", unit, ours=ours))

    def _on_urgent(self) -> None:
        """One key: the time is now, to whom it was reported is asked (art. 25)."""
        if self.handling.urgent.value() and not self.matter.reported_at.value():
            self.matter.reported_at.set_value(f"{self.in_hand.desk.clock.now():%H:%M}")

    def _on_way(self) -> None:
        self.handling.settle(self.points.explained())

    def _rest(self, rests: bool) -> None:
        """A saved visit looks saved: its fields rest until one of them is edited."""
        if rests != self._rests:
            self._rests = rests
            for field in self.findChildren(QWidget):
                if isinstance(field, LineField | TextField | Choice):
                    field.setProperty("rests", rests)
                    repolish(field)

    # The cursor

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab goes as the talk goes, through what is shown; at the ends it leaves the form."""
        return self.walk.step(back=not ahead) or super().focusNextPrevChild(ahead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on from every field of one line, as in a spreadsheet."""
        if actions.pressed(event, "next_field"):
            self._on_enter()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        if self.who.add_name.hasFocus() and self.who.take_name():
            return
        if self.who.id_number.hasFocus():
            self.in_hand.check_now()
        self.walk.step()

    def go_to_missing(self) -> None:
        self.in_hand.check_now()
        if path := self.foot.first_missing():
            self.places.go_to(path)

    def _on_reaching(self, field: QWidget) -> None:
        self.scroller.ensureWidgetVisible(field)

    def _on_focus(self, _old: object, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.folding.followed(new)

    # Its size

    def set_compact(self, compact: bool) -> None:
        """Below 726 the form closes up by itself."""
        gap = 4 if compact else 6
        self.body.setSpacing(self.theme.px(gap))
        for grid in self.parts.grids[:-2]:
            grid.set_gap(gap)
        self.points.set_compact(compact)
        self.handling.set_compact(compact)
        self.fitting.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.keep_to(self.theme.px(WIDEST))
        self.fitting.begin()

    def set_room(self, *, narrow: bool, single: bool) -> None:
        """`narrow`: dates and marks take rows of their own, keys leave the buttons; `single`: one column."""
        self.points.set_narrow(narrow)
        self.handling.set_narrow(narrow)
        self.head.set_room(narrow=narrow, single=single)
        self.body.setContentsMargins(self.theme.px(12 if single else 24), 0, self.theme.px(10), 0)
        self.foot.set_narrow(narrow)
        for grid in self.parts.grids:
            grid.set_single(single)

    def set_folded(self, folded: bool) -> None:
        """At 150 % finished sections fold to one line each."""
        self.folding.set_folded(folded)
