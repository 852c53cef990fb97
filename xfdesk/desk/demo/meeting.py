"""The joint conference of the invented town: every second month a session, what is brought to it, and what comes of it."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from xfdesk.desk.demo.living import Living, Row
from xfdesk.desk.demo.people import names
from xfdesk.desk.demo.telling import Telling
from xfdesk.desk.demo.town import Town
from xfdesk.records import acts
from xfdesk.rules import sessions
from xfdesk.rules.words import ActKind, Channel, Handling, MatterClass, Route, Verdict

MONTHS = (2, 4, 6, 8, 10, 12)
DAY, BEFORE = 8, 3
"""The day of the month on or after which it sits, and how many days before matters are brought."""
MOST, AHEAD, PLANNED = 8, 4, 9
"""So many matters are brought to a session, so many to the one ahead, planned so many days ago."""
ANSWERED = 35
"""So many days after the session all has been reported, or is late."""
EVENING = 17, 40
"""What happened on the day is typed when nobody comes any more."""
_AWAY = (ActKind.WITHDRAW, ActKind.TRANSFER, ActKind.ROUTE, ActKind.EXTEND, ActKind.BRING)


class Meeting:
    """`living` gives the matters that may be brought; what is due is told by `until`."""

    def __init__(self, town: Town, telling: Telling, living: Callable[[], list[Living]], first: date) -> None:
        self.town, self.telling, self._living = town, telling, living
        self._coming: list[tuple[date, int, Callable[[date], None]]] = []
        self._n = 0
        for on, year, number in _sessions(town, first):
            ahead = on > town.last
            prepared = town.safe(min(on, town.last) - timedelta(days=PLANNED if ahead else BEFORE))
            self._later(prepared, partial(self._plan, on=on, year=year, number=number))
            if ahead:
                break

    def until(self, day: date) -> None:
        """Everything before the day."""
        while self._coming and self._coming[0][0] < day:
            on, _, act = heapq.heappop(self._coming)
            act(on)

    def _later(self, on: date, act: Callable[[date], None]) -> None:
        self._n += 1
        if on <= self.town.last:
            heapq.heappush(self._coming, (on, self._n, act))

    def _plan(self, day: date, on: date, year: int, number: int) -> None:
        """The session is planned, and matters are brought to it: those marked first."""
        town = self.town
        row = town.filler.row(
            "Conference",
            {
                "uid": town.keys.at(_evening(day)),
                "year": year,
                "session": number,
                "on": on.isoformat(),
                "time": "上午9:00",
                "place": "镇政府三楼会议室",
                "host": "{}（{}）".format(*names().leaders[0]),
                "attendants": f"{names().leaders[1][0]}、各承办单位负责人",
                "agenda": "通报上次会议交办事项办理结果",
            },
        )
        town.filler.put("Conference", row)
        fit = [m for m in self._living() if _may_come(town, m, day, on)]
        fit.sort(key=lambda m: not m.matter["conference"])
        brought = fit[: MOST if on <= town.last else AHEAD]
        for m in brought:
            m.sessions[row["uid"]] = row
            _keep(m, on + timedelta(days=ANSWERED))
            self._do(m, day, acts.Bring(sessions.full_name(year, number), town.say("会议请定", m), m.unit))
        self._later(on, partial(self._sit, session=row, brought=brought))

    def _sit(self, day: date, session: Row, brought: list[Living]) -> None:
        """Each is decided; most are reported on and struck off in time, some late, one or the other not yet."""
        town, name = self.town, sessions.full_name(session["year"], session["session"])
        for m in brought:
            law = town.safe(town.law(date.fromisoformat(m.matter["accepted_on"] or m.matter["received_on"])))
            if not _in_hand(m) or law < day:
                continue
            due = min(law, town.after(day, 12, 26))
            now = m.assignment
            decision = town.say("会议交办", m)
            leader, person = now.get("lead_official") or m.leader, now.get("person") or m.in_charge
            self._do(m, day, acts.Decide(name, decision, m.unit, due.isoformat(), leader, person))
            self._later(town.after(day, 4, 16), partial(self._report, m=m, name=name))

    def _report(self, day: date, m: Living, name: str) -> None:
        if not m.over and self.town.rng.random() < 0.9:
            self._do(m, day, acts.ReportBack(self.town.say("会议反馈", m), name))
            self._later(self.town.after(day, 1, 6), partial(self._strike, m=m, name=name))

    def _strike(self, day: date, m: Living, name: str) -> None:
        if not m.over and self.town.rng.random() < 0.9:
            self._do(m, day, acts.StrikeOff(name))

    def _do(self, m: Living, day: date, act: acts.Act) -> None:
        at = _evening(day)
        self.telling.until(at)
        if not m.over:
            self.telling.perform(m, day, at, act)


def _keep(m: Living, until: date) -> None:
    """It is not written down before that day, though nothing else of it may be to come."""
    m.plan.append((_evening(until), until, lambda m: None))
    m.plan.sort(key=lambda item: item[0], reverse=True)


def _evening(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, *EVENING)


def _sessions(town: Town, first: date) -> list[tuple[date, int, int]]:
    """Day, year and number of the sessions from then on, and of one more than there is time for."""
    found = []
    for year in range(first.year, town.last.year + 2):
        for number, month in enumerate(MONTHS, 1):
            on = town.roll(date(year, month, DAY))
            if on > first + timedelta(days=20):
                found.append((on, year, number))
    return found


def _in_hand(m: Living) -> bool:
    row = m.matter
    gone = row["settled_on"] or row["withdrawn_on"] or row["closed_on"] or row["sealed"]
    return not (m.over or gone or m.rows("Reply"))


def _may_come(town: Town, m: Living, day: date, on: date) -> bool:
    """A petition that the office still has in hand, with time left for what is decided."""
    row = m.matter
    usual = (
        row["matter_class"] == MatterClass.PETITION
        and row["route"] == Route.OPINION
        and row["channel"] == Channel.RECEPTION
        and row["handling"] in (Handling.ASSIGNED, Handling.ACCEPTED)
        and bool(m.unit)
        and not m.later
        and all(point["verdict"] not in ("", Verdict.PENDING) for point in m.points)
    )
    law = town.law(date.fromisoformat(row["received_on"]))
    in_time = row["received_on"] < day.isoformat() and law > on + timedelta(days=10)
    return usual and in_time and _in_hand(m) and not any(map(m.has, _AWAY))
