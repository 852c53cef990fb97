"""排查 on a real file of ten thousand records: the page opened, a month chosen, a block of 500 rows pasted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from benchmarks.data import found
from benchmarks.figures import FRAME_MS, Figure, median, timed

RECORDS, BLOCK = 10_000, 500
AGAINST, GOAL = "one frame", 6
MONTH = "2026-11"
NOW = datetime(2026, 11, 20, 18, 30)


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    """As many records as an office has in ten years, whatever the size of its ledger."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    yield from _pasted(found(RECORDS))
    yield from _page(found(RECORDS))


def _pasted(path: Path) -> Iterator[Figure]:
    from xfdesk.desk.clock import FixedClock
    from xfdesk.desk.desk import Desk

    block, book = _block(), _workbook()
    desk = Desk.open(path, who="林小雨", clock=FixedClock(NOW))
    try:
        values, against = [], []
        for _ in range(5):
            against.append(timed(lambda: _read(book)))
            values.append(timed(lambda: desk.outreach.paste(block, MONTH)))
            desk.outreach.undo_last()
    finally:
        desk.close()
    yield Figure(
        f"outreach paste of {BLOCK} rows",
        RECORDS,
        median(values),
        "ms",
        "reading them with openpyxl",
        median(against),
    )
    yield Figure(
        f"outreach paste of {BLOCK} rows, limit", RECORDS, median(values), "ms", "one second", 1000, 1
    )


def _rows() -> list[list[str]]:
    villages = ("东河村", "西岭村", "柳树湾村", "石桥社区")
    days = [date(2026, 11, 1 + n % 18) for n in range(BLOCK)]
    return [
        [f"{days[n]:%Y.%m.%d}", villages[n % 4], f"赵{n}、钱{n}", "2", "邻里相邻", f"第 {n} 起院墙纠纷，要求退让", "马建国",
         "韩雪梅", "到场丈量", "12月20日", "化解中"]
        for n in range(BLOCK)
    ]  # fmt: skip


def _block() -> str:
    heads = [
        "日期",
        "村",
        "当事人",
        "人数",
        "类型",
        "纠纷概况",
        "排查人",
        "牵头领导",
        "责任人和措施",
        "化解时限",
        "结果",
    ]
    return "\n".join("\t".join(row) for row in [heads, *_rows()])


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in _rows():
        book.active.append(row)
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _read(book: bytes) -> int:
    from openpyxl import load_workbook

    return sum(1 for _ in load_workbook(BytesIO(book), read_only=True).active.iter_rows(values_only=True))


def _page(path: Path) -> Iterator[Figure]:
    from PySide6.QtWidgets import QApplication

    from ui.ask import Ask
    from ui.bridge import Bridge
    from ui.outreach.page import OutreachPage
    from ui.surroundings import Surroundings
    from ui.tasks import Tasks
    from ui.theme import Theme
    from xfdesk.desk.clock import FixedClock
    from xfdesk.desk.desk import Desk

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply(app)
    desk, tasks = Desk.open(path, who="林小雨", clock=FixedClock(NOW)), Tasks()
    pages: list[OutreachPage] = []

    def open_page() -> None:
        for page in pages:
            page.hide()
        page = OutreachPage(desk, Surroundings(theme, tasks, Ask(), Bridge()))
        page.resize(1298, 656)
        page.show()
        page.entered()
        QApplication.processEvents()
        pages.append(page)

    opened = [timed(open_page) for _ in range(5)]
    yield Figure("outreach page opened", RECORDS, median(opened[1:]), "ms", AGAINST, FRAME_MS, GOAL)
    tasks.stop()
    for page in pages:
        page.deleteLater()
    desk.close()
