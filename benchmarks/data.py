"""Ledgers to measure on, made once under build/bench and kept between runs."""

from __future__ import annotations

from pathlib import Path

from xfdesk.desk import demo

FOLDER = Path("build/bench")
DEFAULT_SIZES = (10_000, 100_000, 1_000_000)


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
