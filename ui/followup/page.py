"""督办：件件有着落，事事有回音. What is to be done, for whom, by when; and a matter opened with the list beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ui import actions
from ui.actions import keys
from ui.followup.side_list import SideList, column
from ui.followup.tiles import TILES
from ui.followup.workplace import Workplace
from ui.matter.opened import OpenedMatter
from ui.matter.parts import button
from ui.page import Bar, Page
from ui.printing.pack_row import show_pack
from ui.surroundings import Surroundings
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.followup import Board, BoardQuery, DueDay
from xfdesk.rules import dates
from xfdesk.rules.words import ActKind

PROMISE = "件件有着落，事事有回音"
KEYS = actions.line("open_matter", "act_step", "act_deliver", "see_month", act_step="记一步")
PACK = "给接访领导：到期的和约好来的，一件一页。哪天接访？"
MONTH_KEYS = actions.line("see_day", "month_before", "month_after", "back", back="收起月历")
EMPTY_KEYS = actions.line("receive")
RECORD_KEYS = actions.line("matter_before", "matter_after", "back", back="回到列表")
SHOWN_BY = (Touched.MATTER, Touched.COUNTS, Touched.QUEUE, Touched.OFFICE, Touched.DAY)


class FollowUpPage(Page):
    """`receive_wanted`: a matter that came otherwise than by a visit is to be registered (F3)."""

    key, word, icon = "followup", "督办", "followup"
    receive_wanted = Signal()

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.whole: Board | None = None
        self.listed: Board | None = None
        self._stale = True
        self._place = 0
        self._build()
        self._connect()
        self._shortcuts()

    # Building

    def _build(self) -> None:
        theme, today = self.theme, self.desk.clock.today()
        self.work = Workplace(theme, self._month, today)
        self.list, self.filters = self.work.list, self.work.filters
        self.side, inside = SideList(theme, today), QStackedWidget()
        self.beside = column(self.side, inside)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.work)
        self.stack.addWidget(self.beside)
        self.opened = OpenedMatter(self.desk, self.around, inside)
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
        self.list.opened.connect(self._open_uid)
        self.list.act_wanted.connect(self._on_act)
        self.work.month.grid.chosen.connect(self._on_day)
        self.work.empty.receive_wanted.connect(self.receive_wanted)
        self.side.opened.connect(self._on_beside)
        self.opened.shown.connect(self._on_shown)
        self.opened.said.connect(self._say)
        self.opened.told.connect(self.said)
        self.opened.card_left.connect(self.back)
        self.opened.turned.connect(self._say_keys)
        self.opened.correct_wanted.connect(self._on_correct)
        self.around.bridge.changed.connect(self._on_change)
        for act, slot in (
            (self.see_month, self.turn_month),
            (self.pack, self.print_pack),
            (self.receive, self.receive_wanted),
            (self.before, self.open_before),
            (self.after, self.open_after),
            (self.to_list, self.back),
        ):
            act.clicked.connect(slot)

    def _shortcuts(self) -> None:
        for name, slot in (
            ("look_up", self.look_for),
            ("see_month", self.turn_month),
            ("pack_ahead", self.print_pack),
            ("receive", self.receive_wanted.emit),
            ("matter_before", self.open_before),
            ("matter_after", self.open_after),
            ("reveal_matter", self.opened.reveal),
            ("print_opened", self._print_register),
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
            return Bar(self.word, acts=(self.before, self.after, self.to_list), below=self._who())
        today = dates.on_screen(self.desk.clock.today())
        about = (today,) if self.work.folded else (PROMISE, today)
        return Bar(self.word, about, (self.see_month, self.pack, self.receive))

    def _who(self) -> str:
        if self.opened.card is not None:
            return actions.words("entry_card")
        view = self.opened.view
        return (view.visitor.name if view and view.visitor else "") or self.opened.number

    def entered(self) -> None:
        if self._stale or self.whole is None or self.whole.as_of != self.desk.clock.today():
            self.refresh()
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
            self.open_matter(what)

    def where(self) -> object:
        return self.opened.number or self.filters.query

    def narrow(self, folded: bool) -> None:
        self.work.fold(folded)
        self.opened.set_narrow(folded)
        self.side.setVisible(not folded)

    def undo(self) -> None:
        self.opened.undo()

    def _in_record(self) -> bool:
        return self.opened.is_open

    def _say_keys(self) -> None:
        if self._in_record():
            said = self.opened.keys(RECORD_KEYS)
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
            if self._in_record():
                self._stay_in_record()

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

    def _open_uid(self, uid: str) -> None:
        self.open_matter(uid)

    def _on_beside(self, uid: str) -> None:
        """Who walks through the list beside stays in it."""
        walks = self.side.list.hasFocus()
        self.open_matter(uid)
        if walks:
            self.side.list.setFocus()

    def _on_act(self, uid: str, kind: ActKind) -> None:
        """The letter of an act, in the list: the matter is opened with the act's form."""
        self.open_matter(uid)
        if self.opened.acting is not None and not self.opened.is_sealed:
            self.opened.acting.open(kind)

    def open_matter(self, number: str, *, keep: bool = False) -> None:
        """The record of a matter, masked; `keep` leaves what is revealed as it stands."""
        if not keep:
            self._say("")
        self._try(lambda: self.opened.show_matter(number, keep=keep))

    def _on_shown(self) -> None:
        self.stack.setCurrentWidget(self.beside)
        self._show_side()
        self.bar_changed.emit()
        self._say_keys()

    def _show_side(self) -> None:
        view = self.opened.view
        if self.listed is None or self.whole is None or view is None:
            return
        self.side.show_items(self.listed.items, self.whole.total, self.whole.as_of)
        if self.side.stand_on(view.uid):
            self._place = self.side.list.place()

    def _stay_in_record(self) -> None:
        """An act may have ended the matter: it stays open to be looked at, while the list goes on without it."""
        if self.opened.is_sealed:
            self._show_side()
        else:
            self.open_matter(self.opened.number, keep=True)

    def open_before(self) -> None:
        self._open_beside(-1)

    def open_after(self) -> None:
        self._open_beside(1)

    def _open_beside(self, step: int) -> None:
        """From one that has left the list the next is the one that took its place."""
        if not self._in_record() or self.listed is None:
            return
        listed = self.side.list.current_uid() != ""
        place = self._place + (step if listed or step < 0 else 0)
        if 0 <= place < len(self.listed.items):
            self.open_matter(self.listed.items[place].uid)
        else:
            self._say("已经是最后一件" if step > 0 else "已经是第一件")

    def _to_list(self) -> None:
        if not self._in_record():
            return
        uid = self.opened.view.uid if self.opened.view else ""
        self.opened.put_away()
        self.stack.setCurrentWidget(self.work)
        if not self.list.go_to(uid):
            self.list.go(self._place)
        self.bar_changed.emit()
        self._say_keys()

    def _on_correct(self, visit: str) -> None:
        self.wanted.emit("today", visit)

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
            self._say(show_pack(self.desk, self.around, typed, self.window(), leader))

    def _print_register(self) -> None:
        if self._in_record():
            self.opened.print_form("register")

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence, False)

    def _try(self, act: Callable[[], None]) -> None:
        """A refusal is a sentence in the status line, never a box."""
        try:
            act()
        except DeskError as refused:
            self._say(str(refused))
