"""Builds the window: Qt, theme, ledger, desk; and changes between first start, file trouble and the desk itself."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSize, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from ui.ask import LEDGERS, Ask
from ui.bridge import Bridge
from ui.crash import Crash
from ui.main_window import MainWindow
from ui.surroundings import Surroundings
from ui.tasks import Tasks
from ui.theme import FUSION, SIZES, Theme
from xfdesk import log, owner, paths
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, InUse
from xfdesk.log import LOG

if TYPE_CHECKING:
    from ui.single import Single

SETTLED_AFTER = 200  # ms after the first paint
BACKUP_AFTER = 1_500  # ms after the first paint, so that the start does not wait for it
REST_EVERY = 2_000  # ms without an act, then a small step of tidying


class Application(QObject):
    """Holds what lives as long as the program. `ledger` is the file named on the command line, if any."""

    def __init__(self, app: QApplication, ledger: Path | None = None) -> None:
        super().__init__()
        self.app, self.ledger = app, ledger
        self.theme = Theme("system")
        self.tasks, self.ask = Tasks(self), Ask()
        self.window: QWidget | None = None
        self.desk: Desk | None = None
        self.single: Single | None = None
        self.resting = QTimer(self, singleShot=True, interval=REST_EVERY)
        self.resting.timeout.connect(self._rest)
        self.crash = Crash(paths.logs(), self._keep, self._tell)
        self.crash.install()
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        app.aboutToQuit.connect(self.leave)

    # Which window

    def start(self) -> bool:
        """Open what was open last; ask the three questions when there is nothing. False: another window has it."""
        path = self.ledger or paths.last_ledger()
        if path is None:
            self.show_start()
            return True
        return self.open_ledger(path)

    def open_ledger(self, path: Path) -> bool:
        try:
            desk = Desk.open(path)
        except DeskError as fault:
            if isinstance(fault, InUse) and self._raise_other(path):
                return False
            self.show_trouble(path, fault)
            return True
        self.show_desk(desk)
        return True

    def show_start(self, back: Path | None = None) -> None:
        """The three questions; `back` is the ledger left for them, to which one may return."""
        from ui.start.first import FirstStart

        self.theme.apply(self.app)
        page = FirstStart(self.theme, self.ask, paths.default_ledger, back)
        page.begun.connect(self._on_begun)
        page.other_wanted.connect(self._on_opened)
        self._show(page)

    def show_trouble(self, path: Path, fault: DeskError) -> None:
        from ui.start.trouble import FileTrouble

        self.theme.apply(self.app)
        page = FileTrouble(self.theme, self.ask, path, fault.sentence, paths.backups(path))
        page.opened.connect(self._on_opened)
        page.new_wanted.connect(partial(self.show_start, None))
        self._show(page)

    def show_desk(self, desk: Desk) -> None:
        self.desk = desk
        self._dress(desk)
        bridge = Bridge(desk.watchers, self)
        bridge.changed.connect(self._on_change)
        around = Surroundings(self.theme, self.tasks, self.ask, bridge, self._printer())
        window = MainWindow(desk, around)
        window.open_page("today")
        if self.window is not None:  # else nobody waits: the start does it when it has settled
            paths.remember_ledger(desk.path)
        self._show(window)
        warning = desk.clock_warning() or desk.folder_warning()
        if warning:
            window.status.say(warning, False)
        QTimer.singleShot(SETTLED_AFTER, self, self._settle)
        QTimer.singleShot(BACKUP_AFTER, self, self._back_up)
        self._connect_settings(window)

    def _connect_settings(self, window: MainWindow) -> None:
        window.look_changed.connect(self._on_look_changed)
        window.wipe_wanted.connect(self._on_wipe)
        window.other_wanted.connect(self._on_other)
        window.new_wanted.connect(self._on_new)

    def _printer(self) -> object | None:
        """The printing room, by name, since it is only needed when something is printed."""
        return LazyPrinter(self)

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        if (old is not None and old.isMaximized()) or _too_large(window):
            # Also where nobody manages the windows, and when it is made small again.
            window.resize(window.size().boundedTo(_room(window)))
            window.showMaximized()
        else:
            window.show()
        window.activateWindow()
        if old is not None:
            old.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            old.hide()
            old.deleteLater()

    # Events

    def _on_opened(self, path: Path) -> None:
        self.open_ledger(path)

    def _on_begun(self, desk: Desk) -> None:
        self.show_desk(desk)

    def _on_look_changed(self) -> None:
        """Another display size: the window is built again, on the same page, with the drafts kept."""
        if self.desk is None or not isinstance(self.window, MainWindow):
            return
        page = self.window.page
        key, what = (page.key, page.where()) if page else ("today", None)
        self.window.keep()
        self._dress(self.desk)
        old_size = self.window.size()
        around = replace(self.window.around, printer=self._printer())
        window = MainWindow(self.desk, around)
        window.resize(old_size)
        self._show(window)
        window.open_page(key, what)
        window.show_pressing()
        self._connect_settings(window)

    def _on_wipe(self) -> None:
        """The demonstration goes: its file is kept beside under another name, a fresh one begins."""
        from ui.start.wipe import begin_anew

        if self.desk is None:
            return
        self._retire()
        desk, self.desk = self.desk, None
        self.tasks.stop()
        try:
            fresh = begin_anew(desk)
        except DeskError as fault:
            self.show_trouble(desk.path, fault)
            return
        self._on_begun(fresh)

    def _on_other(self) -> None:
        """Another ledger in this window; the one in hand is let go only once the other stands open."""
        if self.desk is None or not isinstance(self.window, MainWindow):
            return
        path = self.ask.open_path(self.window, "打开别的台账", self.desk.path.parent, LEDGERS)
        if path is None or path.resolve() == self.desk.path.resolve():
            return
        try:
            desk = Desk.open(path)
        except DeskError as fault:
            if isinstance(fault, InUse) and self._raise_other(path):
                self.window.status.say("那份台账已经在另一个窗口里打开，这一份没有动", False)
                return
            self.ask.tell(self.window, "那份台账没有打开", f"{fault.sentence}现在这一份照旧开着。")
            return
        self._let_go()
        self.show_desk(desk)

    def _on_new(self) -> None:
        if self.desk is not None:
            last = self.desk.path
            self._let_go()
            self.show_start(last)

    def _let_go(self) -> None:
        """The ledger in hand is kept, closed and free for others; the window still stands."""
        self._retire()
        self.tasks.stop()
        if self.desk is not None:
            paths.remember_ledger(self.desk.path)
            self.desk.close()
            self.desk = None
        if self.single is not None:
            self.single.leave()
            self.single = None

    def _on_system_scheme(self) -> None:
        self.theme.follow_system()

    def _on_raised(self) -> None:
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _settle(self) -> None:
        """What the start did not wait for: the ledger is remembered, a second start finds this window, and what is due is
        said.
        """
        from ui.single import Single

        if self.desk is not None:
            paths.remember_ledger(self.desk.path)
        if self.single is not None:
            self.single.leave()
            self.single = None
        if self.desk is not None:
            self.single = Single(self.desk.path)
            self.single.raised.connect(self._on_raised)
            self.single.listen()
            self.resting.start()
            if isinstance(self.window, MainWindow):
                self.window.say_due()
            self._go_on()

    def _go_on(self) -> None:
        """Dates that wait to be rewritten since another day; beside the work, and said when it is done."""
        if self.desk is not None and isinstance(self.window, MainWindow) and self.desk.has_old_dates:
            self.window.around.rewriting.start(self.desk, self.desk.reckoning.rewriting())

    def _on_change(self, _change: object) -> None:
        self.resting.start()

    def _rest(self) -> None:
        """Each save leaves a piece of the search index of its own; many of them make the next saves slower."""
        with suppress(DeskError):
            if self.desk is not None and self.desk.rest():
                self.resting.start()

    def _raise_other(self, path: Path) -> bool:
        from ui.single import Single

        return Single(path).call()

    def _dress(self, desk: Desk) -> None:
        self.theme.set_points(float(desk.office.screen("points", str(SIZES[0]))))
        self.theme.set_scheme(desk.office.screen("scheme", "system"))
        self.theme.apply(self.app)

    # Backup, failure, end

    def _back_up(self) -> None:
        if self.desk is not None and self.desk.needs_backup():
            self.tasks.run(self.desk.back_up, self._on_backed_up, self._on_backup_failed)

    def _on_backed_up(self, _backup: object) -> None:
        if isinstance(self.window, MainWindow):
            self.window.show_backup()

    def _on_backup_failed(self, fault: BaseException) -> None:
        if isinstance(fault, DeskError) and isinstance(self.window, MainWindow):
            LOG.warning("backup failed")
            self.window.status.say(fault.sentence, False)
        elif not isinstance(fault, DeskError):
            self.crash.on_exception(type(fault), fault, fault.__traceback__)

    def _keep(self) -> None:
        if isinstance(self.window, MainWindow):
            self.window.keep()

    def _tell(self, title: str, sentence: str) -> None:
        self.ask.tell(self.window, title, sentence)

    def _retire(self) -> None:
        """Fields are saved as they are left: so the window is left while its desk is still open."""
        self._keep()
        if isinstance(self.window, MainWindow):
            self.window.around.rewriting.stop()
        if self.window is not None:
            focused = self.window.focusWidget()
            if focused is not None:
                focused.clearFocus()
            self.window.hide()

    def leave(self) -> None:
        self._let_go()


def _too_large(window: QWidget) -> bool:
    """On a small or enlarged screen the window takes all of it, so that nothing lies beyond its edge."""
    room, wanted = _room(window), window.size()
    return wanted.width() >= room.width() or wanted.height() >= room.height()


def _room(window: QWidget) -> QSize:
    """What the screen under the window leaves free."""
    # WORKAROUND(PySide6 6.11): a screen asked of the window itself dies with it, and the next paint ends the program.
    under = QApplication.screenAt(window.geometry().center())
    return (under or QApplication.primaryScreen()).availableSize()


class LazyPrinter:
    """the printer of `ui.printing`, imported when something is printed for the first time."""

    def __init__(self, owner: Application) -> None:
        self._owner = owner
        self._made: object | None = None

    def __getattr__(self, name: str) -> object:
        if self._made is None:
            self._made = import_module("ui.printing.preview").Printer(self._owner.theme, self._owner.ask)
        return getattr(self._made, name)


def mend_input_method() -> None:
    """WORKAROUND(PySide6 6.x): the wheel has no fcitx plugin; fcitx answers on the ibus interface, which it has."""
    asked = os.environ.get("QT_IM_MODULE", "") or os.environ.get("XMODIFIERS", "").removeprefix("@im=")
    if asked.startswith("fcitx"):
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
        if not any(plugins.glob("*fcitx*")):
            os.environ["QT_IM_MODULE"] = "ibus"


def speak_chinese(app: QApplication) -> None:
    """Qt's own buttons and menus in Chinese, whatever the system speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def build(argv: list[str]) -> Application:
    """All that stands before the first window, for `main.py [LEDGER]`."""
    owner.keep_private()
    owner.tighten(paths.own_files())
    log.start(paths.logs())
    mend_input_method()
    app = QApplication([*argv[:1], "-style", "Fusion"])
    app.setProperty(FUSION, True)
    app.setApplicationName("xfdesk")
    app.setApplicationDisplayName("接访台")
    app.setDesktopFileName("xfdesk")
    speak_chinese(app)
    named = [argument for argument in argv[1:] if not argument.startswith("-")]
    QTimer.singleShot(SETTLED_AFTER, app, _collect)
    return Application(app, Path(named[0]) if named else None)


def _collect() -> None:
    """`main.py` begins without the collector: modules and classes stay for good, looking through them finds nothing."""
    gc.freeze()
    gc.enable()


def run(argv: list[str]) -> int:
    application = build(argv)
    return application.app.exec() if application.start() else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv))
