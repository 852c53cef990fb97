"""督办 on a real file with thousands of open matters: opened, regrouped, searched, refreshed, each up to the painted window."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path

from benchmarks.data import FOLLOWED_UNTIL, followed
from benchmarks.figures import FRAME_MS, Figure, median, percentile, timed

MOST, MOST_OPEN = 100_000, 5_000
WORDS = ("补", "补偿", "张", "zds", "jf-2026", "绝无此词")
AGAINST, GOAL = "one frame", 6


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    """Beyond `MOST` matters nothing is measured: the list holds what is open, and an office has no more of that."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for size in sizes:
        if size <= MOST:
            yield from _measured(size, followed(size, min(MOST_OPEN, size // 4)))


def _measured(size: int, path: Path) -> Iterator[Figure]:
    from PySide6.QtWidgets import QApplication

    from ui.ask import Ask
    from ui.bridge import Bridge
    from ui.followup.page import FollowUpPage
    from ui.surroundings import Surroundings
    from ui.tasks import Tasks
    from ui.theme import Theme
    from xfdesk.desk.clock import FixedClock
    from xfdesk.desk.desk import Desk

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply(app)
    evening = FixedClock(datetime.combine(FOLLOWED_UNTIL, time(18, 30)))
    desk, tasks = Desk.open(path, who="林小雨", clock=evening), Tasks()
    still_open = desk.followup.board().total
    pages: list[FollowUpPage] = []

    def open_page() -> None:
        if pages:
            _away(pages.pop())
        page = FollowUpPage(desk, Surroundings(theme, tasks, Ask(), Bridge()))
        page.resize(1298, 656)
        page.show()
        page.entered()
        paint()
        pages.append(page)

    def figure(name: str, values: list[float]) -> Figure:
        return Figure(
            f"followup {name}, {still_open} open", size, median(values), "ms", AGAINST, FRAME_MS, GOAL
        )

    opened = [timed(open_page) for _ in range(5)]
    yield figure("page opened", opened[1:])
    page = pages[-1]
    for name, acts in _regroupings(page).items():
        yield figure(name, [timed(painted(act)) for act in acts])
    yield from _search(size, page)
    tasks.stop()
    _away(pages.pop())
    desk.close()


def _regroupings(page: object) -> dict[str, list[Callable[[], object]]]:
    from ui.followup.page import FollowUpPage

    assert isinstance(page, FollowUpPage) and page.whole is not None
    tiles, ask = page.work.tiles, page.filters.change
    units = (*page.whole.units[:4], "")
    return {
        "regrouped by a tile": [lambda field=field: tiles.press(field) for field in tiles.tiles] * 2,
        "regrouped by a unit": [lambda unit=unit: ask(unit=unit, tile="") for unit in units],
        "read anew after an act": [page.refresh] * 5,
        "month opened or closed": [page.turn_month] * 6,
        "jump": [lambda n=n: page.list.go(n * 97) for n in range(1, 41)],
        "page down": [lambda n=n: page.list.verticalScrollBar().setValue(n * 13) for n in range(40)],
    }


def _search(size: int, page: object) -> Iterator[Figure]:
    from ui.followup.page import FollowUpPage

    assert isinstance(page, FollowUpPage)
    values = []
    for word in WORDS:
        for end in range(1, len(word) + 1):
            values.append(timed(painted(lambda end=end, word=word: page.filters.search.setText(word[:end]))))
    page.filters.search.clear()
    for name, value in (("p50", median(values)), ("p99", percentile(values, 0.99))):
        yield Figure(
            f"followup search key press, painted, {name}", size, value, "ms", AGAINST, FRAME_MS, GOAL
        )


def painted(act: Callable[[], object]) -> Callable[[], None]:
    def go() -> None:
        act()
        paint()

    return go


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
