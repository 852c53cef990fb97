"""接访安排: a month of days to receive people, the day in hand beside it. Below 设置, or below 今日接访 when one comes from there."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.office.rota import posting
from ui.office.rota.calendar import RotaCalendar
from ui.office.rota.head import RotaHead
from ui.office.rota.in_hand import DayInHand
from ui.office.rota.model import RotaModel
from ui.office.rota.moving import Moving
from ui.office.rota.proposing import Proposing
from ui.office.rota.side import Shows, Side
from ui.office.rota.unsaved import Unsaved
from ui.page import Bar, Page
from ui.surroundings import Surroundings
from ui.widgets import Button
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.rota import RotaMonth
from xfdesk.rules import dates

ABOVE = {"office": "设置", "today": "今日接访"}
SHOWN_BY = Touched.ROTA | Touched.DAY | Touched.OFFICE
CALENDAR_KEYS = ("rota_day", "rota_shift", "rota_before", "rota_after", "back")
FORM_KEYS = ("rota_save", "next_field", "back")


class RotaPage(Page):
    """`day` is the day in hand; `shown` the month that stands there, which may hold days of the next."""

    key, word, icon, under = "rota", "接访安排", "calendar", "office"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        today = desk.clock.today()
        self.shown: RotaMonth | None = None
        self.unsaved = Unsaved()
        self._folded = False
        self.days = RotaModel(today, self)
        self.head = RotaHead(self.theme)
        self.calendar = RotaCalendar(self.theme, self.days, today)
        self.side = Side(self.theme, desk)
        self.form = self.side.form
        self.in_hand = DayInHand(desk, self.days, self.side, self.unsaved, self)
        self.moving = Moving(desk, self.days, self.unsaved, self)
        self.proposing = Proposing(desk, self.days, self.side, self)
        self._buttons()
        self._lay()
        self._connect()
        self._shortcuts()

    # Building

    def _buttons(self) -> None:
        theme = self.theme
        self.like = Button(theme, actions.words("rota_like"), actions.keys("rota_like"))
        self.turns = Button(theme, actions.words("rota_turns"), actions.keys("rota_turns"))
        self.print_button = Button(
            theme, actions.words("rota_print"), actions.keys("rota_print"), icon="print"
        )
        self.export_button = Button(theme, "导出", actions.keys("rota_export"), name="公示导出为表格")
        self.home = Button(theme, "回到设置", actions.keys("back"))

    def _lay(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.calendar, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        view, side = self.calendar, self.side
        view.walked.connect(self.show_day)
        view.turned.connect(self.turn)
        view.sent_home.connect(self.go_home)
        view.opened.connect(self.go_in)
        view.carried.connect(self.moving.carry)
        view.lifted.connect(self.moving.lift)
        view.dropped.connect(self.moving.drop)
        view.dismissed.connect(self.dismiss)
        self.head.earlier.clicked.connect(lambda: self.turn(-1))
        self.head.later.clicked.connect(lambda: self.turn(1))
        self.in_hand.said.connect(self.said)
        self.in_hand.kept.connect(self.refresh)
        self.moving.said.connect(self.said)
        self.moving.moved.connect(self._on_moved)
        self.moving.lifted.connect(self._say_keys)
        self.form.passed.connect(side.save.setFocus)
        side.save.clicked.connect(self.save)
        side.dismiss.clicked.connect(lambda: self.dismiss(self.calendar.day))
        side.back.clicked.connect(self.back)
        side.refuse.clicked.connect(self.back)
        side.accept.clicked.connect(self.accept)
        side.turned.connect(self._on_turned)
        side.away.kept.connect(self.refresh)
        side.proposal.looked_at.connect(view.go)
        self.proposing.said.connect(lambda words: self.said.emit(words, False))
        self.like.clicked.connect(self.propose_like)
        self.turns.clicked.connect(self.propose_turns)
        self.print_button.clicked.connect(self.print_it)
        self.export_button.clicked.connect(self.export)
        self.home.clicked.connect(self.leave)
        self.around.bridge.changed.connect(self._on_change)

    def _shortcuts(self) -> None:
        for name, act in (
            ("rota_save", self.save),
            ("rota_like", self.propose_like),
            ("rota_turns", self.propose_turns),
            ("rota_accept", self.accept),
            ("rota_away", self.turn_away),
            ("rota_attendance", self.turn_attendance),
            ("rota_print", self.print_it),
            ("rota_export", self.export),
            ("back", self.back),
        ):
            self.bind(name, act)

    # The page

    def bar(self) -> Bar:
        out = () if self._folded else (self.export_button,)
        acts = (self.like, self.turns, self.print_button, *out, self.home)
        return Bar(ABOVE[self.under], below=self.word, acts=acts)

    def came_from(self, key: str, word: str) -> None:
        self.under = key if key in ABOVE else "office"
        self.home.set_word("回到设置" if self.under == "office" else "回到今日")

    def entered(self) -> None:
        self.refresh()
        self.calendar.setFocus()
        self._say_keys()

    def may_close(self) -> bool:
        """What is written and not saved is gone with the window, so it is asked first."""
        waiting = sorted(self.unsaved.days())
        if not waiting:
            return True
        listed = "、".join(map(dates.month_day, waiting))
        sentence = f"{listed}的安排改了还没有保存，关了就没有了。"
        if (
            self.around.ask.choose(
                self, "接访安排还没有保存", sentence, ("留下来", "不要这些改动"), grave=True
            )
            != 1
        ):
            return False
        self.unsaved.clear()
        return True

    def show_what(self, what: object) -> None:
        if isinstance(what, date):
            self._show_month_of(what)
            self.calendar.go(what)

    def where(self) -> object:
        return self.calendar.day

    def narrow(self, folded: bool) -> None:
        self._folded = folded
        self.side.fold(folded)

    def undo(self) -> None:
        try:
            self.desk.rota.undo_last()
        except DeskError as error:
            self.said.emit(error.sentence, False)

    def leave(self) -> None:
        self.wanted.emit(self.under, None)

    def back(self) -> None:
        """Esc, one step at a time: what is carried or lifted, the form, what stands beside, then the page."""
        if self.calendar.carries:
            self.calendar.let_go()
        elif self.side.shows is not Shows.DAY:
            self.proposing.drop()
            self.side.turn(Shows.DAY)
            self.calendar.setFocus()
        elif self.side.isAncestorOf(self.focusWidget() or self):
            self.calendar.setFocus()
        elif self.days.lifted is not None:
            self.moving.let_go()
        else:
            self.leave()
        self._say_keys()

    def _say_keys(self) -> None:
        if self.side.shows is Shows.PROPOSAL:
            keys = actions.line("rota_accept", "back", back="不采用")
        elif self.side.shows is not Shows.DAY:
            keys = actions.line("back", back="回到这一天")
        elif self.days.lifted is not None:
            keys = actions.line("rota_paste", "back", back="不挪了")
        elif self.form.here():
            keys = actions.line(*FORM_KEYS, back="回到月历")
        else:
            keys = actions.line(*CALENDAR_KEYS, back=self.home.word)
        self.keys_changed.emit(keys)

    # What is shown

    def refresh(self) -> None:
        """The month read anew; what is half written stays in the form."""
        day = self.calendar.day
        month = (self.shown.year, self.shown.month) if self.shown is not None else (day.year, day.month)
        self._read(*month)
        self.show_day(day)

    def _read(self, year: int, month: int) -> None:
        try:
            self.shown = self.desk.rota.month(year, month)
        except DeskError as error:
            self.said.emit(error.sentence, False)
            return
        self.days.unsaved = self.unsaved.days()
        self.days.show(self.shown, self.desk.clock.today(), self.desk.office.office().places)
        self.head.show_month(self.shown)
        self.calendar.show_cursor()
        self.side.attendance.show_month(year, month)

    def _show_month_of(self, day: date) -> None:
        if self.days.on(day) is None:
            self._read(day.year, day.month)

    def show_day(self, day: date) -> None:
        self._show_month_of(day)
        self.calendar.show_cursor()
        cell = self.days.on(day)
        if cell is not None and self.shown is not None:
            self.in_hand.show(cell, self.shown)

    def _on_turned(self) -> None:
        side = self.side
        if side.shows is Shows.DAY:
            self.show_day(self.calendar.day)
        else:
            side.title.say(side.shows.value)
        if side.shows is Shows.AWAY:
            side.away.take_focus()
        elif side.shows is Shows.ATTENDANCE:
            side.attendance.refresh()
            side.attendance.take_focus()
        if side.shows is not Shows.PROPOSAL:
            self.proposing.drop()
        self._say_keys()

    def _on_change(self, change: Change) -> None:
        if change.touched & SHOWN_BY and self.isVisible():
            self.refresh()
            if self.side.shows is Shows.AWAY:
                self.side.away.refresh()
        if Touched.MATTER in change.touched:
            self.form.forget_matters()

    def _on_moved(self, to: date) -> None:
        self.refresh()
        self.calendar.go(to)

    # Walking

    def turn(self, months: int) -> None:
        """Another month, the cursor on the same day of it."""
        if self.shown is None:
            return
        number = self.shown.year * 12 + self.shown.month - 1 + months
        self._go(number // 12, number % 12 + 1, self.calendar.day.day)

    def go_home(self) -> None:
        today = self.desk.clock.today()
        self._go(today.year, today.month, today.day)

    def _go(self, year: int, month: int, number: int) -> None:
        if year not in dates.YEARS:
            return
        last = posting.span(year, month)[1]
        self._read(year, month)
        self.calendar.day = last.replace(day=min(number, last.day))
        self.show_day(self.calendar.day)

    def go_in(self) -> None:
        self.side.turn(Shows.DAY)
        if not self.side.save.isEnabled():
            self.said.emit("这一天已经过了，不能再排", False)
            return
        self.form.begin()
        self._say_keys()

    def turn_away(self) -> None:
        self._turn(Shows.AWAY)

    def turn_attendance(self) -> None:
        self._turn(Shows.ATTENDANCE)

    def _turn(self, to: Shows) -> None:
        if self.side.shows is to:
            self.back()
        else:
            self.side.turn(to)

    # Acts

    def save(self) -> None:
        if self.side.shows is Shows.AWAY:
            self.side.away.save()
        elif self.side.shows is Shows.DAY and self.in_hand.save():
            self.calendar.setFocus()
            self._say_keys()

    def dismiss(self, day: date) -> None:
        """On a proposed day it is the proposal that goes."""
        if day in self.days.proposed:
            self.proposing.take_out(day)
        else:
            self.in_hand.dismiss(day)

    # Proposals and the posting

    def propose_like(self) -> None:
        if self.shown is not None:
            self.proposing.like_before(self.shown.year, self.shown.month)
            self._say_keys()

    def propose_turns(self) -> None:
        if self.shown is not None:
            self.proposing.by_turns(*posting.span(self.shown.year, self.shown.month))
            self._say_keys()

    def accept(self) -> None:
        if self.side.shows is Shows.PROPOSAL and self.proposing.accept():
            self.side.turn(Shows.DAY)
            self.refresh()
            self.calendar.setFocus()
            self._say_keys()

    def print_it(self) -> None:
        if self.shown is not None:
            words = posting.print_posting(
                self.desk, self.around, self.shown.year, self.shown.month, self.window()
            )
            if words:
                self.said.emit(words, False)

    def export(self) -> None:
        if self.shown is not None:
            words = posting.export_posting(
                self.desk, self.around, self.shown.year, self.shown.month, self.window()
            )
            if words:
                self.said.emit(words, False)
