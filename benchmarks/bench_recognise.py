"""Recognising a returning visitor at each key press: by number, phone, name and initials, against one frame."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.data import ledger
from benchmarks.figures import FRAME_MS, Figure, percentile, timed
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import VisitEntry, VisitorEntry

PEOPLE = 40


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    for size in sizes:
        desk = Desk.open(ledger(size))
        try:
            took = [timed(partial(desk.reception.recognise, entry)) for entry in _key_presses(desk)]
        finally:
            desk.close()
        for label, share, goal in (("p50", 0.5, None), ("p99", 0.99, 1.0)):
            yield Figure(
                f"recognise, key press, {label}",
                size,
                percentile(took, share),
                "ms",
                "one frame",
                FRAME_MS,
                goal,
            )


def _key_presses(desk: Desk) -> Iterator[VisitEntry]:
    rng = random.Random(1)
    keys = ("id_number", "phone", "name")
    with desk.file.read():
        known = desk.file.sql(
            "SELECT id_number, phone, name FROM visitor WHERE sealed = 0 AND phone <> '' LIMIT 5000"
        )
    for number, phone, name in rng.sample(known, min(PEOPLE, len(known))):
        for field, value in zip(keys, (number, phone, name), strict=True):
            for n in range(1, len(value) + 1):
                visitor = replace(VisitorEntry(), **{field: value[:n]})
                yield VisitEntry("", visitor=visitor)
    for typed in ("l", "li", "lxz", "wd", "zgq", "cjg"):
        yield VisitEntry("", visitor=VisitorEntry(name=typed))
