"""今日接访: the day's queue at the left, the form of the visit in hand at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.page import Bar, Page
from ui.reception.day_card import DayCard
from ui.surroundings import Surroundings
from ui.widgets import Button
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.rules import dates

if TYPE_CHECKING:
    from ui.reception.closing import ClosePage
    from ui.reception.form import VisitForm
    from ui.reception.queue import Queue
    from ui.reception.wizard import RouteQuestions
    from ui.reception.workplace import Workplace
    from xfdesk.records.visit import Saved, VisitEntry
    from xfdesk.rules.routes import Proposal

COMPACT_BELOW = 726
IDLE_MS = 400
WIDE_FROM = 1600
KEYS = "F2 下一位   Ctrl+S 保存   F1 快捷键"


class ReceptionPage(Page):
    key, word, icon = "today", "今日", "today"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.day: ReceptionDay | None = None
        self.card = DayCard(desk, around)
        self.close_day = Button(self.theme, "收班", name="收班")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.card)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.card.opened.connect(self._on_day_opened)
        self.close_day.clicked.connect(self.show_close)
        self.around.bridge.changed.connect(self._on_change)
        self._folded = self._entered = False
        self._work: Workplace | None = None

    @property
    def work(self) -> Workplace:
        """Queue and form. Made when a day is at hand, not while the window is waited for."""
        if self._work is None:
            from ui.reception.workplace import Workplace

            self._work = Workplace(self)
            self.narrow(self._folded)
            self._fit()
        return self._work

    @property
    def form(self) -> VisitForm:
        return self.work.form

    @property
    def queue(self) -> Queue:
        return self.work.queue

    @property
    def questions(self) -> RouteQuestions:
        return self.work.questions

    @property
    def desk_view(self) -> QWidget:
        return self.work

    @property
    def close_page(self) -> ClosePage:
        return self.work.close_page

    # The page

    def bar(self) -> Bar:
        if self.day is None:
            return Bar("今日接访", (dates.on_screen(self.desk.clock.today()),))
        leaders = "、".join(f"{leader.name} {leader.post}".strip() for leader in self.day.leaders)
        if self._work is not None and self.stack.currentWidget() is self.close_page:
            return Bar("今日接访", (dates.on_screen(self.day.on), self.day.place, leaders), below="收班")
        about = (dates.on_screen(self.day.on), self.day.kind, self.day.place, leaders)
        return Bar("今日接访", tuple(part for part in about if part), (self.close_day,))

    def entered(self) -> None:
        if not self._entered:
            self._entered = True
            self.reload()
            warning = self.desk.clock_warning()
            if warning:
                self.said.emit(warning, False)
        self.keys_changed.emit(KEYS)

    def reload(self) -> None:
        """The day as it stands in the file: its queue, or the card that begins one; a draft is offered where it stood."""
        self.day = self.desk.beginning.current_day()
        if self.day is None:
            self.card.offer()
            self.stack.setCurrentWidget(self.card)
            QTimer.singleShot(IDLE_MS, self, self._make_ready)
        else:
            self._begin_desk(self.day)
        self.bar_changed.emit()

    def _begin_desk(self, day: ReceptionDay) -> None:
        self.form.set_day(day)
        self.stack.setCurrentWidget(self.desk_view)
        drafts = [draft for draft in self.desk.reception.drafts() if draft.day == day.uid]
        if drafts:
            self.open_visit(max(drafts, key=lambda draft: draft.saved_at).visit)
            number = self.form.entry_.no
            self.said.emit(f"第 {number} 号的草稿还在，接着记就行，一个字也没丢", False)
        else:
            self._fresh()

    def _make_ready(self) -> None:
        """While the card stands there the form is made, so that the first visitor does not wait for it."""
        assert self.work

    def may_leave(self) -> bool:
        self.keep()
        return True

    def keep(self) -> None:
        if self._work is not None:
            self._work.form.keep_now()

    def undo(self) -> None:
        self._act(self._undo)

    def _undo(self) -> None:
        entry = self.desk.reception.undo_last()
        self.form.show_entry(entry, saved=self._is_saved(entry.uid))
        self.form.dirty = self.form._changed = True
        self.form.keep()
        self.show_queue()

    def show_what(self, what: object) -> None:
        """A visit's key: open it for correction."""
        if isinstance(what, str) and what:
            self.open_visit(what)

    def narrow(self, folded: bool) -> None:
        self._folded = folded
        if self._work is not None:
            self._work.queue.set_narrow(folded)
            self._work.form.set_folded(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._work is not None:
            window = self.window()
            self._work.form.set_compact(window.height() < self.theme.px(COMPACT_BELOW))
            self._work.earlier.allow(window.width() >= self.theme.px(WIDE_FROM))

    # Visits

    def next_visitor(self) -> None:
        """F2: saves the one in hand when it is complete, else leaves it in the queue as 未记完 and says what is missing."""
        if self.day is None:
            return
        if not self.at_desk():
            self.work.day_end.leave()
        left = ""
        if self.form.dirty:
            self.form.check_now()
            if self.form.check.may_save:
                if self._save() is None:
                    return
            else:
                labels = "、".join(dict.fromkeys(m.label for m in self.form.check.missing)) or "有一处要改"
                self.desk.reception.leave_unfinished(self.form.entry(), self.form.places.place())
                left = f"第 {self.form.entry_.no} 号未记完，留在队列里；还差：{labels}"
        self._fresh()
        if left:
            self.said.emit(left, False)

    def save_and_next(self) -> None:
        if self._save() is not None:
            self._fresh()

    def save(self) -> None:
        if self.at_desk():
            self._save()

    def _save(self) -> Saved | None:
        """Save and say so; a refusal leads to the field, nothing is lost."""
        form = self.form
        form.check_now()
        if not form.check.may_save:
            self._lead_to_first()
            return None
        entry = form.entry()
        try:
            saved = self.desk.reception.save(entry)
        except DeskError as error:
            self.said.emit(error.sentence, False)
            if isinstance(error, Refused) and error.field:
                form.places.go_to(error.field)
            return None
        form.dirty = form._changed = False
        form.show_entry(self._entry_again(saved, entry), saved=True)
        self.show_queue()
        notes = "；".join(saved.notes)
        self.said.emit(
            f"第 {saved.queue_number} 号已保存 {self.desk.clock.now():%H:%M}{'   ' + notes if notes else ''}",
            True,
        )
        return saved

    def _entry_again(self, saved: Saved, entry: VisitEntry) -> VisitEntry:
        try:
            return self.desk.reception.entry(saved.visit)
        except Refused:
            # A sealed accusation does not come back into the form: the next visitor must not see it.
            return self.desk.reception.blank(self.day.uid) if self.day else entry

    def _lead_to_first(self) -> None:
        check = self.form.check
        problem = next((f for f in check.findings if f.level == "problem"), None)
        if problem is not None:
            self.form.places.go_to(problem.field)
            self.said.emit(problem.message, False)
            return
        labels = "、".join(dict.fromkeys(missing.label for missing in check.missing))
        self.form.places.go_to_missing()
        self.said.emit(f"还没有存：还差{labels}", False)

    def _fresh(self) -> None:
        if self.day is None:
            return
        self.form.show_entry(self.desk.reception.blank(self.day.uid))
        self.show_queue()
        self.form.places.start()

    def open_visit(self, visit: str) -> None:
        """Another visit of the queue into the form; the one in hand is kept."""
        self.form.keep_now()
        draft = self.desk.reception.draft_entry(visit)
        if draft is not None:
            entry, place = draft
            self._show(entry, self._is_saved(visit))
            self.form.dirty = True
            self.form.places.restore_place(place)
            return
        self._act(lambda: self._show(self.desk.reception.entry(visit), True))

    def _show(self, entry, saved: bool) -> None:  # type: ignore[no-untyped-def]
        self.stack.setCurrentWidget(self.desk_view)
        if self.day is None or entry.day != self.day.uid:
            self.form.set_day(self.desk.reception.day(entry.day))
        self.form.show_entry(entry, saved=saved)
        self.show_queue()
        self.form.places.start()

    def second_matter(self) -> None:
        """再记一件: saves this one and keeps the person for the next."""
        entry = self.form.entry()
        if self._save() is None:
            return
        self.form.second_matter(self.desk.reception.second_matter(entry))
        self.show_queue()

    def take_over(self) -> None:
        if (found := self.form.strip.current) is not None:
            self.form.adopt(self.desk.reception.take_over(self.form.entry(), found))
            self.form.matter.category.setFocus()

    def continue_matter(self) -> None:
        if (found := self.form.strip.current) is not None:
            self.form.adopt(self.desk.reception.continue_matter(self.form.entry(), found))
            self.form.matter.words.setFocus()

    def as_new_matter(self) -> None:
        if self.form.entry_.continues:
            self.form.adopt(self.desk.reception.as_new_matter(self.form.entry()))
            self.form.matter.category.setFocus()

    def ask_route(self) -> None:
        self.questions.begin()

    def on_proposed(self, proposal: Proposal) -> None:
        self.form.matter.choose(proposal)
        self.form.matter.summary.setFocus()

    def on_checked(self) -> None:
        matter = self.form.strip.current.matter if self.form.strip.current else ""
        self.work.earlier.show_matter(self.desk, matter)

    def _is_saved(self, visit: str) -> bool:
        return any(row.visit == visit and not row.unfinished for row in self.queue.model.rows)

    def show_queue(self) -> None:
        if self.day is not None:
            rows = self.desk.reception.queue(self.day.uid)
            self.queue.show_rows(rows, self.form.entry_.uid)

    def previous(self) -> None:
        self._step(-1)

    def following(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        rows = self.queue.model.rows
        at = next((n for n, row in enumerate(rows) if row.visit == self.form.entry_.uid), len(rows))
        at += by
        while 0 <= at < len(rows) and rows[at].sealed:
            at += by
        if 0 <= at < len(rows):
            self.open_visit(rows[at].visit)

    # Paper

    def print_form(self) -> None:
        self._print("form")

    def print_slip(self) -> None:
        self._print("slip")

    def _print(self, kind: str) -> None:
        if self.form.dirty and self._save() is None:
            return
        visit = self.form.entry_.uid
        if not self._is_saved(visit):
            self.said.emit("先保存，再打印", False)
            return
        preview = self.around.printer.preview_register if kind == "form" else self.around.printer.preview_slip
        self._act(lambda: preview(self.desk.reception.form(visit)))

    def show_close(self) -> None:
        self.work.day_end.show()

    # Keys and changes

    def on_ctrl_enter(self) -> None:
        if self._work is not None and self.stack.currentWidget() is self.close_page:
            self.work.day_end.close(self.close_page.words.value())
        elif self.at_desk():
            self.save_and_next()

    def on_escape(self) -> None:
        if self._work is None:
            return
        if self.stack.currentWidget() is self.close_page:
            self.work.day_end.leave()
        elif self.questions.isVisible():
            self.questions.hide()

    def at_desk(self) -> bool:
        """The form stands there, not the day's card or its end."""
        return self._work is not None and self.stack.currentWidget() is self._work

    def _on_day_opened(self, day: ReceptionDay) -> None:
        self.day = day
        self._begin_desk(day)
        self.bar_changed.emit()

    def _on_change(self, change: Change) -> None:
        if change.touched & (Touched.QUEUE | Touched.DRAFT) and self.at_desk():
            self.show_queue()
        if change.touched & Touched.OFFICE and self.day is not None:
            self.form.set_day(self.day)
            self.form.check_now()

    def _act(self, act) -> None:  # type: ignore[no-untyped-def]
        """An act whose refusal is said in the status line."""
        try:
            act()
        except DeskError as error:
            self.said.emit(error.sentence, False)

    def undo_belongs_to_text(self) -> bool:
        """Ctrl+Z in a field that has its own undo stays there."""
        from PySide6.QtWidgets import QApplication

        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            return focus.isUndoAvailable()
        return isinstance(focus, QPlainTextEdit) and focus.document().isUndoAvailable()
