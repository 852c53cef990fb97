"""The ledger page on a real file: opened, sorted, jumped, scrolled and searched, each up to the painted window."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.data import ledger
from benchmarks.figures import FRAME_MS, Figure, median, percentile, timed

WORDS = ("补", "补偿", "青苗补", "土地征用补偿", "张", "王秀", "zds", "1383772", "0415", "绝无此词")
AGAINST = "one frame"


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for size in sizes:
        yield from _measured(size, ledger(size))


def _measured(size: int, path: Path) -> Iterator[Figure]:
    from PySide6.QtWidgets import QApplication

    from ui.ask import Ask
    from ui.bridge import Bridge
    from ui.ledger.page import LedgerPage
    from ui.surroundings import Surroundings
    from ui.tasks import Tasks
    from ui.theme import Theme
    from xfdesk.desk.desk import Desk

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply(app)
    desk, tasks = Desk.open(path, who="林小雨"), Tasks()
    before = _memory()
    pages: list[LedgerPage] = []

    def open_page() -> None:
        if pages:
            _away(pages.pop())
        page = LedgerPage(desk, Surroundings(theme, tasks, Ask(), Bridge()))
        page.resize(1298, 656)
        page.show()
        page.entered()
        paint()
        pages.append(page)

    opened = [timed(open_page) for _ in range(5)]
    yield Figure("ledger page opened", size, median(opened[1:]), "ms", AGAINST, FRAME_MS, 4)
    page = pages[-1]
    yield from _moves(size, page)
    yield from _search(size, page)
    tasks.stop()
    yield Figure("ledger page, memory", size, (_memory() - before) / 1024, "MB", "goal of 60 MB", 60, 1)
    _away(pages.pop())
    desk.close()


def _moves(size: int, page: object) -> Iterator[Figure]:
    from ui.ledger.page import LedgerPage

    assert isinstance(page, LedgerPage)
    count = page.model.rowCount()

    def painted(act: Callable[[], object]) -> float:
        def go() -> None:
            act()
            paint()

        return timed(go)

    bar = page.table.verticalScrollBar()
    jumps = [painted(lambda n=n: page.table.go(count * n // 41)) for n in range(1, 41)]
    yield Figure("ledger jump, painted", size, median(jumps), "ms", AGAINST, FRAME_MS, 2)
    bar.setValue(0)
    scrolls = [painted(lambda n=n: bar.setValue(n * 5)) for n in range(60)]
    yield Figure("ledger scroll, painted", size, median(scrolls), "ms", AGAINST, FRAME_MS, 1)
    for key in ("received_on", "village", "unit", "days_left", "state"):
        sorts = [
            painted(lambda d=d, key=key: page.row.ask(replace(page.row.query, sort=key, descending=d)))
            for d in (True, False, True)
        ]
        yield Figure(f"ledger sorted by {key}, painted", size, median(sorts), "ms", AGAINST, FRAME_MS, 6)
    page.row.clear_filters()


def _search(size: int, page: object) -> Iterator[Figure]:
    from ui.ledger.page import LedgerPage
    from xfdesk.records.ledger import LedgerQuery

    assert isinstance(page, LedgerPage)
    page.row.ask(LedgerQuery())
    rows, painted = [], []
    for word in WORDS:
        for end in range(1, len(word) + 1):
            rows.append(timed(lambda end=end, word=word: page.row.search.setText(word[:end])))
            painted.append(rows[-1] + timed(paint))
    page.row.search.clear()
    for name, values, p50, p99 in (("rows in the model", rows, 0.3, 3), ("painted", painted, 1, 4)):
        yield Figure(f"search key press, {name}, p50", size, median(values), "ms", AGAINST, FRAME_MS, p50)
        yield Figure(
            f"search key press, {name}, p99", size, percentile(values, 0.99), "ms", AGAINST, FRAME_MS, p99
        )


def _away(page: object) -> None:
    """Gone now: what is left to the interpreter's end goes in any order."""
    from PySide6.QtCore import QCoreApplication, QEvent

    page.close()  # type: ignore[attr-defined]
    page.deleteLater()  # type: ignore[attr-defined]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def paint() -> None:
    """What is due is painted into the window, as the event loop does it; nothing more."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def _memory() -> int:
    """Resident kB now; the peak where the system does not say."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
