"""Ledgers to measure on, made once under build/bench and kept between runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from xfdesk.desk import demo

FOLDER = Path("build/bench")
DEFAULT_SIZES = (10_000, 100_000, 1_000_000)
OPEN_OF_A_MONTH = 0.85
"""So many are open, measured by how many come in a month."""
FOLLOWED_UNTIL = date(2026, 11, 20)


def ledger(size: int) -> Path:
    """A ledger of `size` visits; its months grow with it, so that a day stays believable."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"visits-{size}.xfd"
    if not path.exists():
        part = path.with_suffix(".making")
        part.unlink(missing_ok=True)
        demo.make(part, months=max(3, min(240, size // 2_000)), visits=size, seed=size)
        part.rename(path)
    return path


def followed(matters: int, still_open: int) -> Path:
    """A ledger of so many matters, of which about so many are open: the fewer its months, the more came lately."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    months = max(3, round(OPEN_OF_A_MONTH * matters / still_open))
    path = FOLDER / f"followed-{matters}-{months}.xfd"
    if not path.exists():
        part = path.with_suffix(".making")
        part.unlink(missing_ok=True)
        demo.make(part, months=months, visits=matters, seed=matters, until=FOLLOWED_UNTIL)
        part.rename(path)
    return path
