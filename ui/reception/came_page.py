"""登记事项: what came by letter, by call, online or from above, on the form of 今日接访 without its queue.

It stands below the page from which it was opened, and Esc leads back there.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui import actions
from ui.page import Bar, Page
from ui.reception import keys
from ui.reception.came_acts import CameActs
from ui.reception.form import VisitForm
from ui.reception.form_place import FormPlace
from ui.reception.gives_way import GivesWay
from ui.reception.in_hand import InHand
from ui.reception.masked import Masked
from ui.reception.other_matter import OtherMatter
from ui.surroundings import Surroundings
from ui.widgets import QuietButton
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk

KEYS = ("save", "save_next", "back", "help")


class CamePage(Page):
    """`show_what("")` takes the next one down, `show_what(key)` corrects what came."""

    key, word, icon = "receive", "登记事项", "today"

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.around, self.theme = desk, around, around.theme
        self.under, self._under_word, self._place = "ledger", "台账", ""
        receiving = desk.followup.receiving
        self.in_hand = InHand(desk, self, receiving)
        self.acts = CameActs(self.in_hand, receiving)
        form = VisitForm(self.in_hand, self.theme, otherwise=True)
        self.form = form
        self.place = FormPlace(self.in_hand, around, self.acts, form)
        self.masked = Masked(self.in_hand, form)
        self.place.paper.masked = self.masked
        self.line = OtherMatter(self.theme, self.in_hand, self.masked)
        column = form.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.line)
        self.unwanted = QuietButton(self.theme, "不要了", name="不要这份没存的了", tone="ink2")
        form.head.line.insertWidget(form.head.line.indexOf(form.head.print), self.unwanted)
        self.setTabOrder(form.who.more, self.unwanted)
        self.unwanted.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.place)
        self._connect()

    def _connect(self) -> None:
        keys.bind_form(self, self.acts, self.form, self.place.questions, self.place.paper)
        self.bind("save_next", self.acts.save_and_next)
        back = actions.bind(self, "back", self.leave, context=Qt.ShortcutContext.WindowShortcut)
        GivesWay(self, back.setEnabled, self.place.questions)
        self.form.foot.saved_and_next.connect(self.acts.save_and_next)
        self.line.home.clicked.connect(self.leave)
        self.unwanted.clicked.connect(self._on_unwanted)
        self.in_hand.checked.connect(self._on_checked)
        self.acts.doors.mended.connect(self.leave)
        self.in_hand.said.connect(self.said)
        self.in_hand.shown.connect(self.bar_changed)
        self.around.bridge.changed.connect(self._on_change)

    # The page

    def bar(self) -> Bar:
        return Bar(self._under_word, below="更正登记" if self.in_hand.opened else self.word)

    def came_from(self, key: str, word: str) -> None:
        self.under, self._under_word = key, word
        self.line.back_to = word

    def entered(self) -> None:
        place = self._place
        self._place = ""
        self.acts.go_on()
        if place and self.in_hand.unsaved:
            self.in_hand.placed.emit(place)
        self.keys_changed.emit(actions.line(*KEYS, save_next="存好再记一件", back=f"回到{self._under_word}"))

    def show_what(self, what: object) -> None:
        if isinstance(what, str) and what:
            self.acts.correct(what)

    def where(self) -> object:
        return self.in_hand.entry.uid if self.in_hand.opened else None

    def leave(self) -> None:
        self.wanted.emit(self.under, None)

    def _on_checked(self) -> None:
        self.unwanted.setVisible(self.in_hand.unsaved)

    def _on_unwanted(self) -> None:
        """Gone for good, so it is asked first."""
        title, sentence = "不要这份没存的了？", "表上还没有保存的内容会丢弃，找不回来；已经登记的不受影响。"
        if self.around.ask.choose(self, title, sentence, ("丢弃", "留着"), grave=True) == 0:
            self.drop()

    def drop(self) -> None:
        """What is not saved goes; of a correction the matter stays as it is stored."""
        if self.acts.attempt(self.acts.drop) and self.in_hand.opened:
            self.leave()

    def keep(self) -> None:
        self.in_hand.keep_now()

    def may_leave(self) -> bool:
        """The cursor is found where it was; words that could not be kept hold the clerk here."""
        if not self.in_hand.keep_now():
            return False
        self._place = self.in_hand.place() or self._place
        return True

    def may_close(self) -> bool:
        """Words that could not be kept are gone with the window, so it is asked first."""
        if self.may_leave():
            return True
        sentence = "正在填的内容没有存上，只在这个窗口里。关了就找不回来。"
        if self.around.ask.choose(self, "还不能关", sentence, ("留下来", "不要这些字了"), grave=True) != 1:
            return False
        self.in_hand.let_go()
        return True

    def undo(self) -> None:
        """Also from the page to which a correction led back: the words stand in the form again."""
        if self.acts.attempt(self.acts.take_back) and not self.isVisible():
            self.wanted.emit(self.key, None)

    def narrow(self, folded: bool) -> None:
        self.place.narrow(folded)

    def _on_change(self, change: Change) -> None:
        if Touched.OFFICE in change.touched:
            self.in_hand.set_day(self.in_hand.day)
            self.in_hand.check_now()
