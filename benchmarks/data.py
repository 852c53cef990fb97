"""Ledgers to measure on, made once under build/bench and kept between runs."""

from __future__ import annotations

from pathlib import Path

from xfdesk.desk import demo
from xfdesk.desk.desk import Desk

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


def followed(matters: int, still_open: int) -> Path:
    """A ledger of so many matters, of which only the newest are followed: what is older counts as done with."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"followed-{matters}-{still_open}.xfd"
    if not path.exists():
        part = path.with_suffix(".making")
        part.unlink(missing_ok=True)
        demo.make(part, months=max(3, min(240, matters // 2_000)), visits=matters * 6 // 5, seed=matters)
        _leave_open(part, matters, still_open)
        part.rename(path)
    return path


def _leave_open(path: Path, matters: int, still_open: int) -> None:
    desk = Desk.open(path)
    newest = "SELECT uid FROM matter WHERE followed = 1 ORDER BY received_on DESC, uid DESC LIMIT ?"
    with desk.file.act():
        desk.file.sql(f"UPDATE matter SET followed = 0 WHERE uid NOT IN ({newest})", still_open)
        had, left = desk.file.sql("SELECT count(*), sum(followed) FROM matter")[0]
    desk.close()
    assert had >= matters and left == still_open, f"{had} matters, {left} open"
