"""What the window shows before anything is done: the day in hand, or the one to begin. The start waits for nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.reception_day import DayBehind, DayLeader, ReceptionDay
from xfdesk.records.rota_day import RotaDay, first_planned
from xfdesk.rules import standing_in
from xfdesk.rules.words import DayState
from xfdesk.store import days, rota

MOST_CLOSED = 3
"""Closed days without a draft that the card names; any other is found by its date."""


class Beginning:
    """Reads alone; the acts are the reception's."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def current_day(self) -> ReceptionDay | None:
        with self.table.file.read():
            return days.in_hand(self.table.file)

    def day(self, uid: str) -> ReceptionDay:
        with self.table.file.read():
            found = days.get(self.table.file, uid)
        if found is None:
            raise Refused("no_day", "找不到这个接访日", "数据没有动过", "请先开始一个接访日")
        return found

    def day_on(self, on: date) -> ReceptionDay | None:
        """The reception day of that date, if there is one."""
        with self.table.file.read():
            return days.of_date(self.table.file, on)

    def behind(self, uid: str) -> DayBehind:
        """A day with how many were received on it and how many drafts wait in it."""
        day, file = self.day(uid), self.table.file
        with file.read():
            return DayBehind(day, days.visits_of(file, uid), days.drafts_waiting(file).get(uid, 0))

    def days_behind(self) -> tuple[DayBehind, ...]:
        """Closed days, the last first: all in which a draft waits, and of the others the last few."""
        file = self.table.file
        with file.read():
            waiting = days.drafts_waiting(file)
            known = {day.uid: day for day in days.closed(file, MOST_CLOSED)}
            for uid in waiting:
                found = days.get(file, uid)
                if found is not None and found.state is not DayState.OPEN:
                    known[uid] = found
            rows = [
                DayBehind(day, days.visits_of(file, uid), waiting.get(uid, 0)) for uid, day in known.items()
            ]
        return tuple(sorted(rows, key=lambda row: row.day.on, reverse=True))

    def suggest_day(self) -> ReceptionDay:
        """Today's day as the rota has it, else with kind, place and leaders of last time; not stored."""
        with self.table.file.read():
            last = days.last(self.table.file)
        today, office = self.table.today, self.table.office
        planned = self.planned(today)
        if planned is not None:
            return self._as_planned(planned, last)
        if last is None:
            kind, place = (office.kinds or ("",))[0], (office.places or ("",))[0]
            known = self.known_leaders(today)
            leaders = known if len(known) == 1 else ()
            return ReceptionDay("", today, kind, place, leaders, clerk=self.table.who)
        retired = {leader.name for leader in office.leaders if not leader.active}
        return replace(
            last,
            uid="",
            on=today,
            leaders=tuple(leader for leader in last.leaders if leader.name not in retired),
            state=DayState.OPEN,
            started="",
            ended="",
            absence="",
            summary="",
            clerk=self.table.who,
        )

    def planned(self, on: date) -> RotaDay | None:
        """What the rota has for a day."""
        with self.table.file.read():
            return rota.of_date(self.table.file, on)

    def _as_planned(self, planned: RotaDay, last: ReceptionDay | None) -> ReceptionDay:
        office = self.table.office
        retired = {leader.name for leader in office.leaders if not leader.active}
        stay = tuple(one for one in planned.leaders if one.name not in retired)
        planned = replace(planned, leaders=stay)
        leaders = tuple(DayLeader(one.name, self._post(one.name, planned.on) or one.post) for one in stay)
        why = next((one.why for one in stay if one.why), "")
        names = [one.name for one in stay]
        return ReceptionDay(
            "",
            planned.on,
            planned.kind or (last.kind if last else (office.kinds or ("",))[0]),
            planned.place or (last.place if last else (office.places or ("",))[0]),
            leaders,
            planned.attendants,
            self.table.who,
            absence=standing_in.sentence(first_planned(planned), names, why),
        )

    def _post(self, name: str, on: date) -> str:
        return next((one.post_on(on) for one in self.table.office.leaders if one.name == name), "")

    def known_places(self) -> tuple[str, ...]:
        """Where people were received: the office's list, then the places of earlier days."""
        with self.table.file.read():
            return tuple(dict.fromkeys((*self.table.office.places, *days.places(self.table.file))))

    def known_leaders(self, on: date) -> tuple[DayLeader, ...]:
        """Who may receive, with the post at that time: the office's list, then those of earlier days."""
        with self.table.file.read():
            earlier = days.leaders_known(self.table.file)
        listed = self.table.office.leaders
        found = {one.name: DayLeader(one.name, one.post_on(on)) for one in listed if one.active}
        retired = {one.name for one in listed}
        for leader in earlier:
            if leader.name not in retired:
                found.setdefault(leader.name, leader)
        return tuple(found.values())
