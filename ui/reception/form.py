"""The form of the visit in hand: sections in the order of the talk, checked while typing, kept every second."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.reception.fold import FoldLine
from ui.reception.foot import Foot
from ui.reception.handling import HandlingSection
from ui.reception.matter import MatterSection
from ui.reception.places import Places
from ui.reception.points import PointsSection
from ui.reception.strip import KnownStrip
from ui.reception.who import WhoSection
from ui.surroundings import Surroundings
from ui.widgets import Ground, QuietButton, Tag, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.day import ReceptionDay
from xfdesk.records.visit import Check, Finding, VisitEntry
from xfdesk.rules.words import Verdict

CHECK_MS, DRAFT_MS = 80, 1000


class VisitForm(Ground):
    """Never judges by itself: every sentence comes from the desk's check."""

    checked = Signal()
    kept = Signal()
    print_wanted = Signal()

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__(around.theme, "surface")
        self.desk, self.around, self.theme = desk, around, around.theme
        self.entry_ = VisitEntry("")
        self.check = Check()
        self.saved_before = self.dirty = self._changed = False
        self._known_by: tuple[str, ...] = ()
        today = desk.clock.today()
        t = self.theme
        self._make_line()
        self.who = WhoSection(t)
        self.strip = KnownStrip(t)
        self.matter = MatterSection(t)
        self.points = PointsSection(t, today)
        self.handling = HandlingSection(t, today)
        self.foot = Foot(t)
        self.sealed_note = Words(
            t,
            "保存就密封。列表、查找、台账、统计和打印只有“检举控告（已密封）”、号、日期和人数；再打开要写明原因，并记入历史。",
            tone="ink2",
        )
        self.sealed_note.setWordWrap(True)
        self.sealed_note.hide()
        self.sections = (self.who, self.matter, self.points, self.handling)
        self.who_line, self.matter_line = FoldLine(t, "来访人"), FoldLine(t, "事项")
        self.folds = ((self.who_line, self.who), (self.matter_line, self.matter))
        self.places = Places(self)
        self._assemble()
        self._timers()
        for section in self.sections:
            section.typed.connect(self.on_typed)
        self.points.rearranged.connect(self.places.retab)
        self.foot.missing_chosen.connect(self.places.go_to)
        self.who.card_read.connect(self.places.after_card)
        self.who_line.opened.connect(lambda: self._unfold(self.who_line))
        self.matter_line.opened.connect(lambda: self._unfold(self.matter_line))
        self.folded, self._open_folds = False, set[FoldLine]()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _make_line(self) -> None:
        t = self.theme
        self.number = Words(t, "", role="title")
        self.arrived = Words(t, "", tone="ink2")
        self.order_tag, self.group_tag = Tag(t, "初访"), Tag(t, "集体访")
        self.kept_at = Words(t, "", role="small", tone="ink2")
        self.print = QuietButton(t, "打印登记表", "Ctrl+P", icon="print")
        self.print.clicked.connect(self.print_wanted)

    def _assemble(self) -> None:
        t = self.theme
        line = QHBoxLayout()
        line.setContentsMargins(t.px(24), 0, t.px(12), 0)
        line.setSpacing(t.px(12))
        for word in (self.number, self.arrived, self.order_tag, self.group_tag):
            line.addWidget(word)
        line.addWidget(self.who.more)
        line.addStretch(1)
        line.addWidget(self.kept_at)
        line.addWidget(self.print)
        body = QWidget()
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(t.px(24), 0, t.px(20), 0)
        self.body.setSpacing(t.px(6))
        for widget in (
            self.who_line, self.who, self.strip, self.sealed_note, self.matter_line, self.matter, self.points, self.handling,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.who_line.hide()
        self.matter_line.hide()
        body.setMaximumWidth(t.px(1100))
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(body)
        self.scroller.viewport().setProperty("ground", "surface")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, t.px(4), 0, 0)
        box.setSpacing(t.px(2))
        box.addLayout(line)
        box.addWidget(self.scroller, 1)
        box.addWidget(self.foot)

    def _timers(self) -> None:
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(CHECK_MS)
        self._check_timer.timeout.connect(self.check_now)
        self._draft_timer = QTimer(self)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self.keep)
        self._draft_timer.start()

    # What it holds

    def set_day(self, day: ReceptionDay) -> None:
        office = self.desk.office.office()
        self.day = day
        self.who.set_office(office)
        self.matter.set_office(office)
        self.points.set_office(office, day)
        self.handling.set_office(office, day.on)

    def show_entry(self, entry: VisitEntry, *, saved: bool = False) -> None:
        """Fill the form; nothing counts as typed by this."""
        self.entry_, self.saved_before = entry, saved
        for section in self.sections:
            section.show_entry(entry)
        self.number.say(f"第 {entry.no} 号" if entry.no else "")
        self.arrived.say(f"{entry.arrived} 到" if entry.arrived else "")
        self.kept_at.say("")
        self.dirty = self._changed = False
        self._known_by = ()
        self.check_now()

    def entry(self) -> VisitEntry:
        entry = self.entry_
        for section in self.sections:
            entry = section.fill(entry)
        return entry

    def is_blank(self) -> bool:
        """Nothing was typed that would be lost."""
        return not self.saved_before and not self.dirty

    def adopt(self, entry: VisitEntry) -> None:
        """Show what was taken over, as something typed."""
        place = self.places.place()
        saved = self.saved_before
        self.show_entry(entry, saved=saved)
        self.dirty = self._changed = True
        self.places.restore_place(place)
        self.check_now()

    # While typing

    def on_typed(self) -> None:
        self.dirty = self._changed = True
        self._check_timer.start()

    def check_now(self) -> None:
        self._check_timer.stop()
        if not self.entry_.uid:
            return
        entry = self.entry()
        self.check = self.desk.reception.check(entry)
        self._recognise(entry)
        self._heed()
        if self.folded:
            self._fold()
        self.checked.emit()

    def _recognise(self, entry: VisitEntry) -> None:
        by = (entry.visitor.id_number, entry.visitor.phone, entry.visitor.name, entry.continues)
        if by != self._known_by:
            self._known_by = by
            sealed = self.check.derived.sealed
            found = (
                ()
                if sealed or (self.saved_before and not entry.continues)
                else self.desk.reception.recognise(entry)
            )
            self.strip.show_found(found, self.day.on, entry.continues)

    def _heed(self) -> None:
        check, derived = self.check, self.check.derived
        urgent = self.handling.urgent.value()
        self.who.heed(check)
        several = len(self.points.points) > 1
        self.matter.heed(check, urgent, several)
        self.points.heed(check)
        self.handling.heed(check, several)
        self.foot.heed(check, self.day.on)
        self.points.setVisible(not derived.sealed)
        self.sealed_note.setVisible(derived.sealed)
        self.order_tag.setText("检举控告" if derived.sealed else "续访" if self.entry_.continues else "初访")
        self.group_tag.setVisible(derived.group)
        self._say(check.findings)
        self.places.retab()

    def _say(self, findings: tuple[Finding, ...]) -> None:
        """Each sentence under its field, the gravest first."""
        worst: dict[str, Finding] = {}
        for finding in sorted(findings, key=lambda f: ("problem", "doubt", "note").index(f.level)):
            worst.setdefault(finding.field, finding)
        grids = (self.who.grid, self.matter.grid, self.points.editor.grid, self.handling.grid)
        for grid in grids:
            for path in grid.sentences:
                found = worst.get(path)
                quiet = found is None or found.rule in ("recusal", "offer_no_legal_basis")
                grid.say(
                    path, found.level if found else "note", "" if quiet or found is None else found.message
                )
                field = self.places.field_of(path)
                if field is not None and hasattr(field, "mark"):
                    field.mark("" if quiet or found is None else found.level)

    # Keeping and narrowing

    def keep(self) -> None:
        """Once a second, when something changed and no input method is in the midst of a word."""
        if not self._changed or not self.entry_.uid:
            return
        focus = QApplication.focusWidget()
        if (
            getattr(focus, "composing", False)
            and self._draft_timer.isActive()
            and self._draft_timer.remainingTime() >= 0
        ):
            return
        self._changed = False
        try:
            draft = self.desk.reception.keep_draft(self.entry(), self.places.place())
        except DeskError as error:
            self._changed = True
            self.kept_at.say(error.what, "red")
            return
        self.kept_at.say(f"草稿已存 {draft.saved_at:%H:%M:%S}", "ink2")
        self.kept.emit()

    def keep_now(self) -> None:
        """Whatever the input method does: the window closes or the program has failed."""
        if self._changed and self.entry_.uid:
            self._changed = False
            self.desk.reception.keep_draft(self.entry(), self.places.place())

    def judge(self, verdict: Verdict) -> None:
        self.points.judge(verdict)

    def set_compact(self, compact: bool) -> None:
        """Below 726 the form closes up by itself."""
        gap = self.theme.px(4 if compact else 6)
        self.body.setSpacing(gap)
        for grid in (self.who.grid, self.matter.grid):
            grid.set_gap(4 if compact else 6)
        self.points.set_compact(compact)
        self.handling.set_compact(compact)

    def set_folded(self, folded: bool) -> None:
        """At 150 % finished sections fold to one line each."""
        self.folded = folded
        self._open_folds.clear()
        self.points.set_narrow(folded)
        self.handling.set_narrow(folded)
        self.print.show_shortcut(not folded)
        self._fold()
        self.foot.show_shortcuts(not folded)

    def _fold(self) -> None:
        inside = QApplication.focusWidget()
        wanted = [self.places.field_of(missing.field) for missing in self.check.missing]
        for line, section in self.folds:
            line.say(section.summary_line())
            complete = not any(field is not None and section.isAncestorOf(field) for field in wanted)
            in_hand = inside is not None and section.isAncestorOf(inside)
            done = self.folded and complete and not in_hand and line not in self._open_folds
            line.setVisible(done)
            section.setVisible(not done)

    def _unfold(self, line: FoldLine) -> None:
        """Open until the cursor goes on."""
        self._open_folds.add(line)
        section = next(section for one, section in self.folds if one is line)
        self._fold()
        focus = QApplication.focusWidget()
        if focus is None or not section.isAncestorOf(focus):
            section.fields()[0].setFocus()

    def _on_focus(self, _old: object, new: QWidget | None) -> None:
        """A section that the cursor has left folds by itself."""
        if self.folded and new is not None and self.isAncestorOf(new):
            self._open_folds = {
                line for line, section in self.folds if line in self._open_folds and section.isAncestorOf(new)
            }
            self._fold()

    def second_matter(self, entry: VisitEntry) -> None:
        """再记一件: the same person with a fresh matter, ready to type."""
        self.show_entry(entry)
        self.dirty = self._changed = True
        self.matter.category.setFocus()

    def with_entry(self, **changes: object) -> VisitEntry:
        return replace(self.entry(), **changes)  # type: ignore[arg-type]
