"""今日接访: lays out the day's card, the workplace with the visit in hand, and the day's end; the acts are elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.page import Bar, Page
from ui.reception.day_card import DayCard, Use
from ui.surroundings import Surroundings
from ui.widgets import Button, QuietButton
from ui.widgets.leaders import words_of
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.rules import dates

if TYPE_CHECKING:
    from ui.reception.day_desk import DayDesk
    from xfdesk.records.day import Incomplete

IDLE_MS = 400


class ReceptionPage(Page):
    """`day` is the day that runs, None while the card offers one."""

    key, word, icon = "today", "今日", "today"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.day: ReceptionDay | None = None
        self.card = DayCard(desk, around)
        self.close_day = Button(self.theme, "收班", actions.keys("close_day"), name="收班")
        self.change_day = QuietButton(self.theme, actions.words("change_day"), actions.keys("change_day"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.card)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.card.opened.connect(self._begin)
        self.card.left.connect(self._back_to_form)
        self.card.changed.connect(self._back_to_form)
        self.card.rota_wanted.connect(lambda: self.wanted.emit("rota", desk.clock.today()))
        self.card.leaflet_wanted.connect(lambda: self.wanted.emit("leaflet", None))
        self.close_day.clicked.connect(self.show_close)
        self.change_day.clicked.connect(self.show_change)
        self.around.bridge.changed.connect(self._on_change)
        self.bind("close_day", self.show_close)
        self.bind("change_day", self.show_change)
        self._folded = self._entered = False
        self._place = ""
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
            made.in_hand.shown.connect(self._show_bar)
            made.in_hand.came_home.connect(self._on_came_home)
            made.day_end.left.connect(self._on_close_left)
            made.day_end.closed.connect(self.reload)
            made.day_end.mend_wanted.connect(self._on_mend)
        return self._made

    # The page

    def bar(self) -> Bar:
        if self._at_card and self.card.use is not Use.CHANGE:
            return Bar("今日接访", (dates.on_screen(self.desk.clock.today()),))
        hand = self.today.in_hand
        day = hand.day
        leaders = "、".join(words_of(leader) for leader in day.leaders)
        about = tuple(part for part in (dates.on_screen(day.on), day.kind, day.place, leaders) if part)
        if self._at_card:
            return Bar("今日接访", about, below="改接访日")
        if self._shows(self.today.close_page):
            return Bar("今日接访", about, below="收班")
        if hand.away:
            return Bar("今日接访", about, below="更正" if hand.saved else "接着写")
        return Bar("今日接访", about, (self.change_day, self.close_day))

    def entered(self) -> None:
        if not self._entered:
            self._entered = True
            self.reload()
            if warning := self.desk.clock_warning():
                self.said.emit(warning, False)
        elif not self._at_card and self._shows(self.today.workplace):
            self.today.in_hand.placed.emit(self._place)
        elif self._at_card:
            self.card.seen_again()
        self._say_keys()

    def reload(self) -> None:
        """The day as it stands in the file: its queue, or the card that begins one; a draft is offered where it stood."""
        day = self.desk.beginning.current_day()
        if day is not None:
            self._begin(day)
            if day.on != self.desk.clock.today():
                self.said.emit(f"开着的是 {dates.month_day(day.on)}的接访日；记今天的，请先收班", False)
            return
        self.day = None
        if self._made is not None:
            self._made.rest()
        self._show_card()

    def _show_card(self) -> None:
        self.card.offer()
        self._to(self.card)
        QTimer.singleShot(IDLE_MS, self, self._make_ready)

    def _begin(self, day: ReceptionDay) -> None:
        self.day = day
        self._to(self.today.workplace)
        self.today.begin(day)

    def _make_ready(self) -> None:
        """While the card stands there the form is made, so that the first visitor does not wait for it."""
        assert self.today

    def _to(self, widget: QWidget) -> None:
        self.stack.setCurrentWidget(widget)
        self._show_bar()

    def _show_bar(self) -> None:
        self._say_keys()
        self.bar_changed.emit()

    def _say_keys(self) -> None:
        """Only keys that do something here and now."""
        if self._at_card:
            changing = self.card.use is Use.CHANGE
            words = actions.line("next_field", "back", "help", back="不改了") if changing else ""
            keys = words or actions.line("next_field", "help")
        elif self._shows(self.today.close_page):
            keys = actions.line("save_next", "day_pack", "back", "help", save_next="收班", back="回到登记")
        elif self.today.in_hand.away:
            keys = actions.line("save", "back", "help", back=self.today.other_day.home.word)
        else:
            keys = actions.line("next", "save", "close_day", "help")
        self.keys_changed.emit(keys)

    @property
    def _at_card(self) -> bool:
        return self._shows(self.card)

    def _shows(self, what: QWidget) -> bool:
        return self.stack.currentWidget() is what

    def keep(self) -> None:
        if self._made is not None:
            self._made.in_hand.keep_now()

    def may_leave(self) -> bool:
        """The cursor is found where it was; words that could not be kept hold the clerk here."""
        if self._made is not None and not self._made.in_hand.keep_now():
            return False
        if self._made is not None and self._shows(self._made.workplace):
            self._place = self._made.in_hand.place() or self._place
        return True

    def may_close(self) -> bool:
        """Words that could not be kept are gone with the window, so it is asked first."""
        if self.may_leave():
            return True
        sentence = "正在填的内容没有存上，只在这个窗口里。关了就找不回来。"
        if self.around.ask.choose(self, "还不能关", sentence, ("留下来", "不要这些字了"), grave=True) != 1:
            return False
        self.today.in_hand.let_go()
        return True

    def undo(self) -> None:
        if self.today.acts.attempt(self.today.acts.take_back) and not self._shows(self.today.workplace):
            self._to(self.today.workplace)
            self.today.in_hand.begun.emit()

    def show_what(self, what: object) -> None:
        """A visit's key: open it for correction."""
        if isinstance(what, str) and what:
            self._to(self.today.workplace)
            self.today.acts.open(what)
            if not self.today.in_hand.entry.uid:
                self._show_card()

    def narrow(self, folded: bool) -> None:
        self._folded = folded
        if self._made is not None:
            self._made.workplace.narrow(folded)

    def _on_came_home(self) -> None:
        """A visit of another day was put away; where no day runs, the card stands there again."""
        if not self.today.in_hand.home:
            self._show_card()

    # The day itself

    def show_change(self) -> None:
        """The card, filled with the day that runs; what is being typed stays in the form behind it."""
        if self.day is None or not self._shows(self.today.workplace):
            return
        hand = self.today.in_hand
        if not self._home():
            return
        self._place = hand.place()
        hand.keep_now()
        self.card.change(hand.day)
        self._to(self.card)
        self.card.fields.go_to("leaders")

    def _back_to_form(self) -> None:
        self._to(self.today.workplace)
        self.today.in_hand.placed.emit(self._place)

    # The day's end

    def show_close(self) -> None:
        if self.day is None or not self._shows(self.today.workplace):
            return
        if self._home() and self.today.day_end.prepare():
            self._to(self.today.close_page)

    def _home(self) -> bool:
        """A visit of another day is put away first."""
        if self.today.in_hand.away:
            self.today.acts.come_home()
        return not self.today.in_hand.away

    def _on_close_left(self) -> None:
        self._to(self.today.workplace)
        self.today.in_hand.begun.emit()

    def _on_mend(self, row: Incomplete) -> None:
        self.today.acts.open(row.visit)
        from ui.reception.changed import NOT_SAVED  # wanted at the day's end alone

        if row.group != NOT_SAVED and self.today.in_hand.entry.uid == row.visit:
            self.today.in_hand.led_to.emit(row.field or "visitor.name")

    def _on_change(self, change: Change) -> None:
        if self._made is not None:
            self._made.heed(change.touched)
        if Touched.ROTA in change.touched and self._at_card:
            self.card.offer_again()
        if Touched.DAY in change.touched:
            self.bar_changed.emit()
