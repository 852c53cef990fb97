"""Search at each key press: first page of rows in hand, for every class of query, against one frame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.data import ledger
from benchmarks.figures import FRAME_MS, Figure, percentile, timed
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery

QUERIES = {
    "1 character": ("补", "路", "款", "王", "水"),
    "2 characters": ("补偿", "王玉", "东河", "工资", "低保"),
    "3 characters": ("养老金", "李德顺", "补偿款", "柳树湾", "宅基地"),
    "6 characters": ("拨付青苗补偿", "修好楼道灯", "退还多收的管理费", "停止向水渠排污", "恢复低保待遇"),
    "initials": ("w", "wys", "lds", "zg", "ouyx"),
    "digits": ("138", "41132519", "0415", "JF-2026-0001", "1501"),
    "no hit": ("鼋鼍", "没有这样的话", "999999999", "qqqqqq", "甪甪甪"),
}


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    for size in sizes:
        desk = Desk.open(ledger(size))
        try:
            desk.ledger.rows(LedgerQuery(), 0, 40)
            everything: list[float] = []
            for kind, texts in QUERIES.items():
                took = [
                    timed(partial(_press, desk, LedgerQuery(text=text))) for text in texts for _ in range(4)
                ]
                everything += took
                yield Figure(f"search, {kind}, p50", size, percentile(took, 0.5), "ms", "one frame", FRAME_MS)
            yield Figure(
                "search, all, p50", size, percentile(everything, 0.5), "ms", "one frame", FRAME_MS, 0.3
            )
            yield Figure(
                "search, all, p99", size, percentile(everything, 0.99), "ms", "one frame", FRAME_MS, 3.0
            )
        finally:
            desk.close()


def _press(desk: Desk, query: LedgerQuery) -> None:
    desk.ledger.rows(query, 0, 40)
    desk.ledger.found(query, 1_000)
