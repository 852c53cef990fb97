"""The window's frames while a workbook is exported beside it: each from the moment it is due until it is painted."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.bench_ledger import paint
from benchmarks.data import FOLDER, ledger
from benchmarks.figures import FRAME_MS, Figure, median, percentile
from xfdesk.rules.span import Span

ROWS = (10_000, 100_000)
AGAINST = "one frame"
FRAME = FRAME_MS / 1000


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for count in (n for n in ROWS if n <= max(sizes)):
        frames = _frames(ledger(min(size for size in sizes if size >= count)), count)
        yield Figure("export, frames meanwhile, p50", count, median(frames), "ms", AGAINST, FRAME_MS, 1)
        p99 = percentile(frames, 0.99)
        yield Figure("export, frames meanwhile, p99", count, p99, "ms", AGAINST, FRAME_MS, 2)


def _frames(source: Path, count: int) -> list[float]:
    """A clerk scrolls the ledger while its first `count` rows are exported."""
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
    desk, tasks, out = Desk.open(source, who="林小雨"), Tasks(), FOLDER / "frames.xlsx"
    page = LedgerPage(desk, Surroundings(theme, tasks, Ask(), Bridge()))
    page.resize(1298, 656)
    page.show()
    page.entered()
    paint()
    bar = page.table.verticalScrollBar()
    span, most = _span(desk, count), max(1, bar.maximum())
    answers: list[Any] = []
    try:
        tasks.run(lambda: desk.export.workbook(span, out), answers.append)
        frames = list(_until(lambda: bool(answers), lambda n: bar.setValue(n * 5 % most)))
        assert answers[0].rows >= count
        return frames
    finally:
        tasks.stop()
        page.close()
        desk.close()
        out.unlink(missing_ok=True)


def _until(done: Callable[[], bool], move: Callable[[int], None]) -> Iterator[float]:
    """Milliseconds of each frame; one that is late puts off the next."""
    n, due = 0, time.perf_counter()
    while not done():
        move(n)
        paint()
        now = time.perf_counter()
        yield (now - due) * 1000
        n, due = n + 1, max(due + FRAME, now)
        time.sleep(max(0.0, due - now))


def _span(desk: Any, count: int) -> Span:
    first = desk.file.value("SELECT min(received_on) FROM ledgerline")
    last = desk.file.value("SELECT received_on FROM ledgerline ORDER BY id LIMIT 1 OFFSET ?", count - 1)
    return Span(date.fromisoformat(first), date.fromisoformat(last))
