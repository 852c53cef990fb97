"""Ledgers to measure on, made once under build/bench and kept between runs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from xfdesk.desk import demo
from xfdesk.desk.desk import Desk
from xfdesk.records.keys import new_key
from xfdesk.rules.words import OutreachResult
from xfdesk.store.bulk import Filler

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


def found(records: int) -> Path:
    """A ledger with so many records of outreach over ten years, and a few hundred visits beside them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"outreach-{records}.xfd"
    if not path.exists():
        part = path.with_suffix(".making")
        part.unlink(missing_ok=True)
        demo.make(part, months=3, visits=300, seed=records, until=FOLLOWED_UNTIL)
        _disputes(part, records)
        part.rename(path)
    return path


def _disputes(path: Path, records: int) -> None:
    desk = Desk.open(path)
    filler = Filler(desk.file)
    for n in range(records):
        on = FOLLOWED_UNTIL - timedelta(days=n * 3650 // records)
        settled = n >= records // 100
        filler.add(
            "OutreachRecord",
            {
                "uid": new_key(),
                "number": f"PC-{on.year}-{50_000 + n}",
                "month": f"{on:%Y-%m}",
                "position": n,
                "on": on.isoformat(),
                "village": f"第{n % 20}村",
                "by": "马建国",
                "parties": f"赵{n}、钱{n}",
                "people": 2,
                "kind": "邻里相邻",
                "summary": f"第 {n} 起院墙纠纷，要求退让出路",
                "leads": "韩雪梅",
                "measures": "到场丈量",
                "limit": (on + timedelta(days=30)).isoformat(),
                "result": OutreachResult.SETTLED if settled else OutreachResult.UNDER_WAY,
                "result_on": on.isoformat() if settled else None,
            },
        )
    filler.flush()
    desk.close()
