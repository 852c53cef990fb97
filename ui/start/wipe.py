"""演示数据清空: a fresh ledger takes the place, the old file stays beside it under another name."""

from __future__ import annotations

from xfdesk.desk.desk import Desk
from xfdesk.errors import FileUnusable


def begin_anew(desk: Desk) -> Desk:
    """Close the demonstration, put its file aside, begin an empty ledger with the same office, code and clerk."""
    office, path, who = desk.office.office(), desk.path, desk.who
    desk.close()
    aside = path.with_name(f"{path.stem}-已清空的演示-{desk.clock.now():%Y%m%d-%H%M%S}{path.suffix}")
    fresh = path.with_name(f"{path.stem.replace('-演示', '') or path.stem}{path.suffix}")
    try:
        path.rename(aside)
    except OSError as fault:
        raise FileUnusable("演示台账改不了名", "数据都没有动", "请检查文件夹是否可以写，再试一次") from fault
    while fresh.exists():
        fresh = fresh.with_name(f"{fresh.stem}新{fresh.suffix}")
    return Desk.create(fresh, office_name=office.name, who=who, code=office.code, clock=desk.clock)
