"""When the program fails: keep what was typed, say so once and calmly, leave a report without personal data."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from xfdesk import log
from xfdesk.errors import DeskError
from xfdesk.log import LOG

_native: list[IO[str]] = []


class Crash(QObject):
    """Installed once. `keep` saves drafts; `tell(title, sentence)` shows a box. Each fault is told once.

    A worker's exception reaches the hook on the worker's thread, so the dialog goes through a signal.
    """

    _happened = Signal(object, str)

    def __init__(self, folder: Path, keep: Callable[[], None], tell: Callable[[str, str], None]) -> None:
        super().__init__()
        self.folder, self.keep, self.tell = folder, keep, tell
        self._told: set[str] = set()
        self._happened.connect(self._on_happened)

    def install(self) -> None:
        sys.excepthook = self.on_exception
        threading.excepthook = self._on_thread
        qInstallMessageHandler(_on_qt_message)
        _watch_native(self.folder)

    def on_exception(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Interrupts pass; a `DeskError` that nobody caught is shown in its own words."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self._happened.emit(fault, log.where(kind, trace))

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_happened(self, fault: BaseException, where: str) -> None:
        LOG.error("fault: %s", where)
        try:
            self.keep()
        except Exception as second:  # noqa: BLE001 - the program ends here as far as this fault goes
            LOG.error("drafts not kept: %s", log.where(type(second), second.__traceback__))
        if isinstance(fault, DeskError):
            self.tell("这一步没有做成", fault.sentence)
        elif where not in self._told:
            self._told.add(where)
            report = self.write_report(where)
            saved = f"经过已记在 {report}，里面没有来访人的信息，可以发给维护人员。" if report else ""
            self.tell(
                "程序出了一个错", f"已经保存的数据没有丢，正在填的内容也已存成草稿。{saved}可以接着用。"
            )

    def write_report(self, where: str) -> str:
        """Kinds of error and file:line only, never a value."""
        path = self.folder / f"出错-{datetime.now():%Y%m%d-%H%M%S}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{_versions()}\n{where}\n", "utf-8")
        except OSError:
            return ""
        return str(path)


def _versions() -> str:
    import platform

    import PySide6

    import xfdesk

    return f"xfdesk {xfdesk.__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}"


def _watch_native(folder: Path) -> None:
    """A crash below Python leaves its stack in a file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _native.append((folder / "native.log").open("a", encoding="utf-8"))
    except OSError:
        return
    faulthandler.enable(_native[-1])


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own warnings go to the log, without what they quote: a quoted text may be somebody's words."""
    quiet = message.split('"')[0][:160]
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        LOG.error("qt: %s", quiet)
    elif kind == QtMsgType.QtWarningMsg:
        LOG.warning("qt: %s", quiet)
