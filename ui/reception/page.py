"""今日接访: lays out the day's card, the workplace with the visit in hand, and the day's end; the acts are elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.page import Bar, Page
from ui.reception.day_card import DayCard
from ui.surroundings import Surroundings
from ui.widgets import Button
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.rules import dates

if TYPE_CHECKING:
    from ui.reception.day_desk import DayDesk
    from xfdesk.records.day import Incomplete

IDLE_MS = 400


class ReceptionPage(Page):
    key, word, icon = "today", "今日", "today"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.day: ReceptionDay | None = None
        self.card = DayCard(desk, around)
        self.close_day = Button(self.theme, "收班", actions.keys("close_day"), name="收班")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.card)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.card.opened.connect(self._begin)
        self.close_day.clicked.connect(self.show_close)
        self.around.bridge.changed.connect(self._on_change)
        self.bind("close_day", self.show_close)
        self._folded = self._entered = False
        self._made: DayDesk | None = None

    @property
    def today(self) -> DayDesk:
        """The visit in hand with its workplace and the day's end. Made when a day is at hand, not while the window
        is waited for."""
        if self._made is None:
            from ui.reception.day_desk import DayDesk

            made = self._made = DayDesk(self.desk, self.around, self)
            self.stack.addWidget(made.workplace)
            self.stack.addWidget(made.close_page)
            made.workplace.narrow(self._folded)
            made.in_hand.said.connect(self.said)
            made.in_hand.day_shown.connect(self._on_day_shown)
            made.day_end.left.connect(self._on_close_left)
            made.day_end.closed.connect(self.reload)
            made.day_end.mend_wanted.connect(self._on_mend)
        return self._made

    # The page

    def bar(self) -> Bar:
        if self.day is None:
            return Bar("今日接访", (dates.on_screen(self.desk.clock.today()),))
        day = self.today.in_hand.day
        leaders = "、".join(f"{leader.name} {leader.post}".strip() for leader in day.leaders)
        if self._shows(self.today.close_page):
            return Bar("今日接访", (dates.on_screen(day.on), day.place, leaders), below="收班")
        about = (dates.on_screen(day.on), day.kind, day.place, leaders)
        return Bar("今日接访", tuple(part for part in about if part), (self.close_day,))

    def entered(self) -> None:
        if not self._entered:
            self._entered = True
            self.reload()
            if warning := self.desk.clock_warning():
                self.said.emit(warning, False)
        self._say_keys()

    def reload(self) -> None:
        """The day as it stands in the file: its queue, or the card that begins one; a draft is offered where it stood."""
        day = self.desk.beginning.current_day()
        if day is not None:
            self._begin(day)
            return
        self.day = None
        self.card.offer()
        self.stack.setCurrentWidget(self.card)
        QTimer.singleShot(IDLE_MS, self, self._make_ready)
        self._say_keys()
        self.bar_changed.emit()

    def _begin(self, day: ReceptionDay) -> None:
        self.day = day
        self.stack.setCurrentWidget(self.today.workplace)
        self.today.begin(day)
        self._say_keys()
        self.bar_changed.emit()

    def _make_ready(self) -> None:
        """While the card stands there the form is made, so that the first visitor does not wait for it."""
        assert self.today

    def _say_keys(self) -> None:
        at_form = self.day is not None and self._shows(self.today.workplace)
        self.keys_changed.emit(actions.line("next", "save", "help") if at_form else actions.line("help"))

    def _shows(self, what: QWidget) -> bool:
        return self.stack.currentWidget() is what

    def keep(self) -> None:
        if self._made is not None:
            self._made.in_hand.keep_now()

    def may_leave(self) -> bool:
        self.keep()
        return True

    def undo(self) -> None:
        self.today.acts.attempt(self.today.acts.take_back)

    def show_what(self, what: object) -> None:
        """A visit's key: open it for correction."""
        if isinstance(what, str) and what:
            self._to_form()
            self.today.acts.open(what)

    def narrow(self, folded: bool) -> None:
        self._folded = folded
        if self._made is not None:
            self._made.workplace.narrow(folded)

    # The day's end

    def show_close(self) -> None:
        if self.day is not None and not self._shows(self.today.close_page):
            self.today.day_end.prepare()
            self.stack.setCurrentWidget(self.today.close_page)
            self._say_keys()
            self.bar_changed.emit()

    def _on_close_left(self) -> None:
        self._to_form()
        self.today.in_hand.begun.emit()

    def _to_form(self) -> None:
        self.stack.setCurrentWidget(self.today.workplace)
        self._say_keys()
        self.bar_changed.emit()

    def _on_mend(self, row: Incomplete) -> None:
        self.today.acts.open(row.visit)
        self.today.in_hand.led_to.emit(row.field or "visitor.name")

    def _on_day_shown(self) -> None:
        self.bar_changed.emit()

    def _on_change(self, change: Change) -> None:
        if self._made is not None and self.day is not None:
            self._made.heed(change.touched)
        if Touched.DAY in change.touched:
            self.bar_changed.emit()
