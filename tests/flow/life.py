"""What tests of whole lives say at the desk: one matter, its acts by day, and what stands of it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pytest

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.acts import (
    Accept,
    Act,
    Assign,
    CarryOut,
    Close,
    Deliver,
    EnterOfficial,
    GiveReply,
    Judge,
    MakeCallBack,
    PointAnswer,
)
from xfdesk.records.duty import Duty
from xfdesk.records.followup import Recorded
from xfdesk.records.ledger import MatterView
from xfdesk.rules.words import DutyState, Verdict
from xfdesk.store.tables import TEMPLATES

REMEDY = "如不服，可在收到书面答复之日起30日内向区人民政府请求复查"
DERIVED = ("History", "Counter")
"""Tables that only grow."""


@dataclass
class Clerk:
    """Types acts on one matter; each answers with what it gave."""

    desk: Desk
    clock: FixedClock
    matter: str

    def __call__(self, on: str, act: Act) -> Recorded:
        return self.desk.followup.record(self.matter, on, act)

    def refused(self, on: str, act: Act) -> Refused:
        """The refusal; nothing in the file has changed."""
        before = dump(self.desk)
        with pytest.raises(Refused) as told:
            self(on, act)
        assert dump(self.desk) == before
        return told.value

    def correct(self, done: Recorded, on: str, act: Act) -> Recorded:
        return self.desk.followup.correct(done.uid, on, act)

    def until(self, day: str) -> None:
        """It is that day now."""
        self.clock.set(moment(day))

    def view(self, as_of: str = "") -> MatterView:
        return self.desk.ledger.matter(self.matter, as_of=date.fromisoformat(as_of) if as_of else None)

    def status(self, as_of: str = "") -> str:
        return self.view(as_of).status

    def duty(self, key: str, as_of: str = "") -> Duty | None:
        return next((one for one in self.view(as_of).duties if one.key == key), None)

    def state(self, key: str, as_of: str = "") -> DutyState | None:
        found = self.duty(key, as_of)
        return found.state if found else None

    # What a life often has

    def answered(self, on: str, *, delivered: str = "", carried_out: str = "", points: int = 1) -> Recorded:
        """A reply that supports each demand, and its delivery where a day is given."""
        given = self(on, reply(points, carried_out))
        if delivered:
            self(delivered, Deliver("当面", "签收"))
        return given

    def closed(self, on: str, points: int = 1) -> Recorded:
        """All that closing wants, and the closing."""
        for n in range(points):
            self(on, CarryOut(str(n + 1), "已落实"))
        self(on, MakeCallBack("电话", "林小雨", "满意", "满意", "都办了"))
        self(on, EnterOfficial("已录入", "XF-2026-7"))
        return self(on, Close())


def moment(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(9))


def reply(points: int = 1, carried_out: str = "", number: str = "") -> GiveReply:
    answers = tuple(
        PointAnswer(str(n + 1), f"第 {n + 1} 项同意补发", "支持", "某办法第五条", carried_out)
        for n in range(points)
    )
    return GiveReply(number, "社会保障所", answers, REMEDY)


def assign(unit: str = "社会保障所", due: str = "2026-12-20", **more: str) -> Assign:
    return Assign("韩雪梅", "核对档案", due, unit, "陈立群", **more)


def solved(point: str = "1", **more: Any) -> Judge:
    values: dict[str, Any] = {
        "measure": "先行认定",
        "leader": "韩雪梅",
        "unit": "社会保障所",
        "due": "2026-12-20",
    }
    return Judge(point, Verdict.FULLY_REASONABLE, "周启明", **{**values, **more})


def refusing(point: str = "1", **more: Any) -> Judge:
    values: dict[str, Any] = {
        "reason": "不符合条件",
        "basis": "某办法第三条",
        "explanation": "已说明",
        "explained_by": "韩雪梅",
        "remedy": REMEDY,
    }
    return Judge(point, Verdict.UNREASONABLE, "周启明", **{**values, **more})


def dump(desk: Desk, *, without: Iterable[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as it is stored."""
    names = [template.__name__ for template in TEMPLATES if template.__name__ not in without]
    tables = {name: getattr(desk.file.t, name)._meta.table_name for name in names}
    with desk.file.read():
        return {
            name: desk.file.sql(f'SELECT * FROM "{table}" ORDER BY 1, 2') for name, table in tables.items()
        }


def begun(desk: Desk, clock: FixedClock, *, accepted: str = "", **changes: object) -> Clerk:
    """A matter of the reception day of 2026-11-20, typed then; it is 2027-12-01 now."""
    day = desk.reception.current_day() or desk.reception.open_day(builders.reception_day())
    saved = desk.reception.save(builders.visit(desk, day.uid, **changes))
    clerk = Clerk(desk, clock, saved.number)
    clerk.until("2027-12-01")
    if accepted:
        clerk(accepted, Accept())
    return clerk
