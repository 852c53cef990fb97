"""The window: the shell around the pages. It opens pages lazily, shows their bars, and keeps the two numbers right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent

from ui import actions
from ui.page import Page
from ui.shell.frame import Shell
from ui.shell.pages import NAVIGATED, PAGES
from ui.shell.title_strip import PRODUCT
from ui.surroundings import Surroundings
from xfdesk.changes import Change, Touched
from xfdesk.desk.desk import Desk

PRESSES = Touched.MATTER | Touched.QUEUE | Touched.COUNTS | Touched.OFFICE
ROOM_BESIDE = 30
"""Characters of a sentence after which another still has room in the status line."""
SAID_FOR = 6_000  # ms, where the sentence stands in the day bar for want of a status line


class MainWindow(Shell):
    closed = Signal()
    look_changed = Signal()
    wipe_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__(around.theme)
        self.desk, self.around = desk, around
        self.pages: dict[str, Page] = {}
        self.page: Page | None = None
        self.undoes: Page | None = None  # whose act the status line offers to take back
        self._counts_pressing = False
        self._quiet = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._connect()
        self._show_office()
        self.show_counts()
        self.status.show_keys("")
        self.show_backup()

    # Building

    def _connect(self) -> None:
        self.navigation.asked.connect(self.open_page)
        self.numbers.asked.connect(self._on_number)
        self.user.chosen.connect(self._on_user)
        self.user.other_wanted.connect(self._on_other)
        self.user.new_wanted.connect(self._on_new)
        self.user.leave_wanted.connect(self.close)
        self.status.undone.connect(self._on_undo)
        self._quiet.timeout.connect(self._show_bar)
        self.around.bridge.changed.connect(self._on_change)
        for page in NAVIGATED:
            self._bind(page.action, self.navigation.keys[page.key].click)
        self._bind("help", self.show_help)
        self._bind("open_rota", partial(self.open_page, "rota"))
        self._bind("leaflet", self.show_leaflet)
        self._bind("open_other", self._on_other)
        self._bind("leave", self.close)
        self._bind("take_back", self._on_undo_key)

    def _bind(self, name: str, act: Callable[[], object]) -> None:
        actions.bind(self, name, act, context=Qt.ShortcutContext.WindowShortcut)

    # Pages

    def open_page(self, key: str, what: object = None, sender: Page | None = None) -> None:
        """Bring a page to the front; `what` is handed to its `show_what`, and leaving it leads back to the page that is the
        `sender`. A page that may not be left stays.
        """
        if self.page is not None and self.page.key != key and not self.page.may_leave():
            self.navigation.show_page(self.page.under or self.page.key)
            return
        page = self._page(key)
        if page is not self.page:
            page.sent_by(*(sender.key, sender.word) if sender is not None else ("", ""))
            if self.page is not None and not self.page.under:
                page.came_from(self.page.key, self.page.word)
            self.bar.let_go()
            self.page = page
            self.stack.setCurrentWidget(page)
            self.navigation.show_page(page.under or key)
            page.narrow(self.narrow)
            self.status.show_keys("")
            self.status.say("", False)
            self._show_bar()
            page.entered()
        if what is not None:
            page.show_what(what)

    def _page(self, key: str) -> Page:
        if key not in self.pages:
            where = next(page for page in PAGES if page.key == key)
            page = where.make(self.desk, self.around)
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            page.setProperty("ground", "surface")
            page.bar_changed.connect(self._on_bar_changed)
            page.said.connect(self._on_said)
            page.keys_changed.connect(self._on_keys)
            page.wanted.connect(self._on_wanted)
            page.receive_wanted.connect(partial(self.open_page, "receive"))
            self.pages[key] = page
            self.stack.addWidget(page)
        return self.pages[key]

    def keep(self) -> None:
        for page in self.pages.values():
            page.keep()

    # What the window shows

    def show_counts(self) -> None:
        self.numbers.show_counts(self.desk.counts())

    def show_pressing(self) -> int:
        """The count on 督办, from now on kept right; how many are overdue or due today."""
        pressing, self._counts_pressing = self.desk.pressing(), True
        waiting = pressing.waiting
        self.navigation.set_count(
            "followup", "" if not waiting else str(waiting) if waiting < 1000 else "999+"
        )
        return pressing.due

    def say_due(self) -> None:
        """At the start, one quiet line, after what is more urgent where there is room for both."""
        due, said = self.show_pressing(), self.status.said.text()
        if due and len(said) <= ROOM_BESIDE:
            line = f"今天到期和已超期的有 {due} 件   {actions.line('open_followup')}"
            self._on_said(f"{said}   {line}" if said else line, False)

    def show_backup(self) -> None:
        self.status.show_backup(self.desk.last_backup, self.desk.clock.today())

    def show_help(self) -> None:
        from ui.help.sheet import HelpSheet

        HelpSheet(self.theme, self, self.page.key if self.page else "").open()

    def show_leaflet(self) -> None:
        from ui.printing.leaflet import show_leaflet

        if refusal := show_leaflet(self.desk, self.around, self):
            self._on_said(refusal, False)

    def _show_office(self) -> None:
        office = self.desk.office.office()
        self.strip.office.setText(office.name)
        demo = self.desk.is_demonstration
        self.demo.setVisible(demo)
        self.setWindowTitle(f"{office.name} {PRODUCT}{' 演示' if demo else ''}")
        self.user.show_who(self.desk.who, tuple(clerk.name for clerk in office.clerks if clerk.active))
        self.status.show_file(self.desk.path.stem, str(self.desk.path))

    def _show_bar(self) -> None:
        if self.page is not None:
            self.bar.show_bar(self.page.bar())

    def folded(self, narrow: bool) -> None:
        if self.page is not None:
            self.page.narrow(narrow)
            self._show_bar()

    def _on_wanted(self, key: str, what: object) -> None:
        """Another page, or one of the wishes that only the program can fulfil."""
        wishes = {"look": self.look_changed, "wipe": self.wipe_wanted, "other": self.other_wanted}
        if key in wishes:
            wishes[key].emit()
        elif key == "leaflet":
            self.show_leaflet()
        else:
            self.open_page(key, what, self.page if isinstance(what, str) else None)

    def _on_bar_changed(self) -> None:
        if self.sender() is self.page:
            self._show_bar()

    def _on_said(self, sentence: str, can_undo: bool) -> None:
        teller = self.sender()
        self.undoes = teller if isinstance(teller, Page) else None
        self.status.say(sentence, can_undo)
        if self.narrow and sentence:
            undo = f"{actions.words('take_back')} {actions.keys('take_back')}" if can_undo else ""
            self.bar.about.show_pieces((sentence, undo))
            self._quiet.start()

    def _on_keys(self, keys: str) -> None:
        if self.sender() is self.page:
            self.status.show_keys(keys)

    def _on_change(self, change: Change) -> None:
        self.show_counts()
        if self._counts_pressing and change.touched & PRESSES:
            self.show_pressing()
        if Touched.OFFICE in change.touched:
            self._show_office()
        if change.what:
            self._on_said(f"{change.what} {self.desk.clock.now():%H:%M}", change.can_undo)

    def _on_number(self, which: str) -> None:
        from xfdesk.records.followup import BoardQuery

        self.open_page("followup", BoardQuery(tile=which))

    def _on_user(self, name: str) -> None:
        self.desk.sign_in(name)
        self._show_office()
        self._on_said(f"现在由 {name} 登记", False)

    def _on_undo_key(self) -> None:
        """Only what the status line offers to take back; undoing typing is a field's own, with its own key."""
        if not self.status.undo.isHidden():
            self._on_undo()

    def _on_undo(self) -> None:
        self.status.say("", False)
        page = self.undoes or self.page
        if page is not None:
            page.undo()

    # Its end

    def _may_close(self) -> bool:
        return self.page is None or self.page.may_close()

    def _on_other(self) -> None:
        if self._may_close():
            self.other_wanted.emit()

    def _on_new(self) -> None:
        if self._may_close():
            self.new_wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.keep()
        event.accept()
        self.closed.emit()
