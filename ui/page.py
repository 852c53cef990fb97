"""What every page of the window is: it fills the day bar, speaks to the status line, and may ask to stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import actions


@dataclass(frozen=True, slots=True)
class Bar:
    """The day bar: page title, what it is about (quiet pieces with blanks between), the page's acts at the right.

    `below` names a page below this one (a matter, the close of a day): it stands after an arrow, Esc leaves it.
    """

    title: str
    about: tuple[str, ...] = ()
    acts: tuple[QWidget, ...] = ()
    below: str = ""


class Page(QWidget):
    """A page. Built as `SomePage(desk, around)`; the window asks `bar()` after each `bar_changed`.

    `said(sentence, can_undo)` goes to the left of the status line; `keys_changed(text)` to its right
    (`actions.line("next", "save")`). `wanted(page_key, what)` asks the window to open another page: ("today", visit uid),
    ("ledger", LedgerQuery) and so on; that page's `show_what(what)` then gets `what`. `receive_wanted`: something came
    without a visit and is to be taken down. `under` is the page below which this one stands, "" for one of its own.
    """

    key = ""
    word = ""
    icon = ""
    under = ""
    sender_key = sender_word = ""

    bar_changed = Signal()
    said = Signal(str, bool)
    keys_changed = Signal(str)
    wanted = Signal(str, object)
    receive_wanted = Signal()

    def bind(self, name: str, act: Callable[[], object]) -> None:
        """The act's keys hold wherever the cursor stands while the page is in front, on its acts in the day bar too."""
        actions.bind(self, name, act, context=Qt.ShortcutContext.WindowShortcut)

    def bar(self) -> Bar:
        return Bar(self.word)

    def sent_by(self, key: str, word: str) -> None:
        """Another page has sent the clerk here for one thing ("" when nobody has): leaving that thing leads back there."""
        self.sender_key, self.sender_word = key, word

    @property
    def back_words(self) -> str:
        """What leaving a thing that was opened leads to."""
        return f"回到{self.sender_word or '列表'}"

    def go_back_to_sender(self) -> None:
        if self.sender_key:
            self.wanted.emit(self.sender_key, None)

    def came_from(self, key: str, word: str) -> None:
        """The page from which the clerk comes, by its key and its word; for one that stands below others."""

    def entered(self) -> None:
        """The page has come to the front: put the focus where work begins, refresh what is old."""

    def may_leave(self) -> bool:
        """Whether the clerk may go to another page now. What is half-typed is kept, so nearly always yes."""
        return True

    def may_close(self) -> bool:
        """Whether the window may close now."""
        return self.may_leave()

    def keep(self) -> None:
        """Save what is half-typed now: the window closes, or the program has failed."""

    def show_what(self, what: object) -> None:
        """Another page sent the clerk here for `what`."""

    def where(self) -> object:
        """What `show_what` needs to stand here again, when the window is built anew; None for the page as it opens."""
        return None

    def undo(self) -> None:
        """撤销 in the status line was pressed."""

    def narrow(self, folded: bool) -> None:
        """The window became narrow (150 % on a small screen) or wide again."""
