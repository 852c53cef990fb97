"""督办：件件有着落，事事有回音. What is to be done, for whom, by when; and a matter opened with the list beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui import actions
from ui.actions import keys
from ui.followup import wording
from ui.followup.beside import MatterBeside, matters_of
from ui.followup.tiles import TILES
from ui.followup.workplace import Workplace
from ui.matter.parts import button
from ui.page import Bar, Page
from ui.printing.pack_row import show_pack
from ui.surroundings import Surroundings
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.records.followup import Board, BoardQuery, DueDay
from xfdesk.rules import dates
from xfdesk.rules.words import ActKind

PROMISE = "件件有着落，事事有回音"
KEYS = actions.line("open_matter", "act_step", "act_deliver", "see_month", act_step="记一步")
PACK = "给接访领导：到期的和约好来的，一件一页。哪天接访？"
MONTH_KEYS = actions.line("see_day", "month_before", "month_after", "back", back="收起月历")
EMPTY_KEYS = actions.line("receive")
SHOWN_BY = (Touched.MATTER, Touched.COUNTS, Touched.QUEUE, Touched.OFFICE, Touched.DAY)


class FollowUpPage(Page):
    """`receive_wanted`: a matter that came otherwise than by a visit is to be registered (F3)."""

    key, word, icon = "followup", "督办", "followup"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.whole: Board | None = None
        self.listed: Board | None = None
        self._stale = True
        self._build()
        self._connect()
        self._shortcuts()

    # Building

    def _build(self) -> None:
        theme, today = self.theme, self.desk.clock.today()
        self.work = Workplace(theme, self._month, today)
        self.list, self.filters = self.work.list, self.work.filters
        self.beside = MatterBeside(self.desk, self.around)
        self.opened, self.side = self.beside.opened, self.beside.side
        self.stack = QStackedWidget()
        self.stack.addWidget(self.work)
        self.stack.addWidget(self.beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.see_month = button(theme, "期限月历", "calendar", key=keys("see_month"))
        self.pack = button(theme, actions.words("pack_ahead"), "print", key=keys("pack_ahead"))
        self.receive = button(theme, "登记事项", "plus", key=keys("receive"))
        self.before = button(theme, "上一件", "left", key=keys("matter_before"))
        self.after = button(theme, "下一件", "right", key=keys("matter_after"))
        self.to_list = button(theme, "回到列表", key=keys("back"))

    def _connect(self) -> None:
        self.work.tiles.chosen.connect(self._on_tile)
        self.filters.asked.connect(self._on_asked)
        self.filters.left_downwards.connect(self.work.take_focus)
        self.list.opened.connect(self._open)
        self.list.act_wanted.connect(self._open_act)
        self.work.month.grid.chosen.connect(self._on_day)
        self.work.empty.receive_wanted.connect(self.receive_wanted)
        self.beside.shown.connect(self._on_shown)
        self.beside.said.connect(self.said)
        self.beside.correct_wanted.connect(self._on_correct)
        self.opened.wanted.connect(self.wanted)
        self.opened.card_left.connect(self.back)
        self.opened.turned.connect(self._say_keys)
        self.around.bridge.changed.connect(self._on_change)
        for act, slot in (
            (self.see_month, self.turn_month),
            (self.pack, self.print_pack),
            (self.receive, self.receive_wanted),
            (self.before, self.beside.open_before),
            (self.after, self.beside.open_after),
            (self.to_list, self.back),
        ):
            act.clicked.connect(slot)

    def _shortcuts(self) -> None:
        for name, slot in (
            ("look_up", self.look_for),
            ("see_month", self.turn_month),
            ("pack_ahead", self.print_pack),
            ("receive", self.receive_wanted.emit),
            ("matter_before", self.beside.open_before),
            ("matter_after", self.beside.open_after),
            ("reveal_matter", self.opened.reveal),
            ("print_opened", self.beside.print_register),
            ("back", self.back),
        ):
            self.bind(name, slot)
        for field, *_, action in TILES:
            self.bind(action, self._presser(field))

    def _presser(self, field: str) -> Callable[[], None]:
        def press() -> None:
            if not self._in_record():
                self.work.tiles.press(field)

        return press

    # The page

    def bar(self) -> Bar:
        if self._in_record():
            self.to_list.set_word(self.back_words)
            return Bar(self.word, acts=(self.before, self.after, self.to_list), below=self.beside.who())
        today = dates.on_screen(self.desk.clock.today())
        about = (today,) if self.work.folded else (PROMISE, today)
        return Bar(self.word, about, (self.see_month, self.pack, self.receive))

    def entered(self) -> None:
        if self._stale or self.whole is None or self.whole.as_of != self.desk.clock.today():
            self.refresh()
            self.beside.show_again()
        self._say_keys()
        if not self._in_record():
            self.work.take_focus()

    def may_leave(self) -> bool:
        """Numbers shown in full do not stay on the screen for whoever comes by next."""
        if self.opened.in_full:
            self._to_list()
        return True

    def show_what(self, what: object) -> None:
        """A query (one of the window's two numbers), or a matter's number."""
        if isinstance(what, BoardQuery):
            self._to_list()
            if self.work.month_is_open:
                self.turn_month()
            self.filters.ask(what)
            self.work.take_focus()
        elif isinstance(what, str) and what:
            self.beside.open_matter(what)

    def where(self) -> object:
        return self.opened.number or self.filters.query

    def narrow(self, folded: bool) -> None:
        self.work.fold(folded)
        self.beside.narrow(folded)

    def undo(self) -> None:
        self.opened.undo()

    def _in_record(self) -> bool:
        return self.opened.is_open

    def _say_keys(self) -> None:
        if self._in_record():
            said = self.opened.keys(
                actions.line("matter_before", "matter_after", "back", back=self.back_words)
            )
        elif self._is_empty():
            said = EMPTY_KEYS
        else:
            said = MONTH_KEYS if self.work.month_is_open and not self.list.hasFocus() else KEYS
        self.keys_changed.emit(said)

    def _is_empty(self) -> bool:
        return self.whole is not None and self.whole.total == 0

    # The list

    def refresh(self) -> None:
        """Everything is read anew; the cursor stays on its matter."""
        self._stale = False
        self.whole = self.desk.followup.board()
        self._show()

    def _show(self) -> None:
        if self.whole is not None:
            self.listed = self.desk.followup.narrowed(self.whole, self.filters.query)
            self.beside.listed = matters_of(self.listed)
            self.work.show_board(self.whole, self.listed, self.filters.query)

    def _month(self, year: int, month: int) -> tuple[DueDay, ...]:
        return self.desk.followup.month(year, month, self.listed)

    def _on_asked(self, _query: BoardQuery) -> None:
        self._show()

    def _on_tile(self, field: str) -> None:
        self.filters.change(tile=field)

    def _on_change(self, change: Change) -> None:
        """Something was saved: at once when the page is seen, else when the clerk comes back."""
        if not any(flag in change.touched for flag in SHOWN_BY):
            return
        self._stale = True
        if self.isVisible():
            self.refresh()
            self.beside.show_again()

    # Keys

    def look_for(self) -> None:
        self._to_list()
        if self.work.month_is_open:
            self.turn_month()
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def turn_month(self) -> None:
        if self._in_record():
            self._to_list()
        if self.work.month_is_open:
            self.work.close_month()
        else:
            self.work.open_month()
        self.see_month.set_word("收起月历" if self.work.month_is_open else "期限月历")
        self.bar_changed.emit()
        self._say_keys()

    def _on_day(self, _day: object) -> None:
        """The day's matters stand beside the month already; now they are gone through."""
        if self.list.model_.items:
            self.work.go_into_day()
            self._say_keys()

    def back(self) -> None:
        """Esc, one step at a time: the form of an act, record, day, month, words searched for, tile, then the list."""
        if self._in_record():
            if not self.opened.back():
                self._to_list()
                self.work.take_focus()
                self.go_back_to_sender()
        elif self.work.month_is_open:
            if self.list.hasFocus():
                self.work.come_back_from_day()
                self._say_keys()
            else:
                self.turn_month()
        elif self.filters.query.text:
            self.filters.change(text="")
        elif self.filters.query.tile:
            self.filters.change(tile="")
        else:
            self.list.setFocus()

    # A matter

    def _open(self, uid: str) -> None:
        """A matter here; a dispute that outreach found on its own page."""
        one = self.list.current()
        if one is not None and one.uid == uid and wording.is_dispute(one):
            self.wanted.emit("outreach", one.matter)
        else:
            self.beside.open_matter(uid)

    def _open_act(self, uid: str, kind: ActKind) -> None:
        one = self.list.current()
        if one is not None and one.uid == uid and wording.is_dispute(one):
            self._open(uid)
        else:
            self.beside.open_act(uid, kind)

    def _on_shown(self) -> None:
        self.stack.setCurrentWidget(self.beside)
        self.bar_changed.emit()
        self._say_keys()

    def _to_list(self) -> None:
        if not self._in_record():
            return
        uid = self.beside.uid
        self.opened.put_away()
        self.stack.setCurrentWidget(self.work)
        if not self.list.go_to(uid):
            self.list.go(self.beside.place)
        self.bar_changed.emit()
        self._say_keys()

    def _on_correct(self, visit: str) -> None:
        self.wanted.emit("receive" if self.opened.came_otherwise(visit) else "today", visit)

    def print_pack(self) -> None:
        """明日接访包, of the next working day if no other is typed; of one leader where the list is narrowed to one."""
        leader = self.filters.query.leader
        whose = f"只含{leader}的事项。\n" if leader else ""
        typed = self.around.ask.words(
            self,
            "打印接访包",
            f"{whose}{PACK}",
            initial=self.desk.day_pack.next_day().isoformat(),
            verb="看接访包",
        )
        if typed is not None:
            self.said.emit(show_pack(self.desk, self.around, typed, self.window(), leader), False)
