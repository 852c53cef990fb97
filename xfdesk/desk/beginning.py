"""What the window shows before anything is done: the day in hand, or the one to begin. The start waits for nothing else."""

from __future__ import annotations

from dataclasses import replace

from xfdesk.desk.table import Table
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.rules.words import DayState
from xfdesk.store import days


class Beginning:
    """Reads alone; the acts are the reception's."""

    table: Table

    def __init__(self, table: Table) -> None:
        self.table = table

    def current_day(self) -> ReceptionDay | None:
        with self.table.file.read():
            return days.in_hand(self.table.file)

    def suggest_day(self) -> ReceptionDay:
        """Today's day with kind, place, leaders and clerk of last time; not stored."""
        with self.table.file.read():
            last = days.last(self.table.file)
        today, office = self.table.today, self.table.office
        if last is None:
            kind, place = (office.kinds or ("",))[0], (office.places or ("",))[0]
            return ReceptionDay("", today, kind, place, (), clerk=self.table.who)
        return replace(
            last,
            uid="",
            on=today,
            state=DayState.OPEN,
            started="",
            ended="",
            absence="",
            summary="",
            clerk=self.table.who,
        )
