"""A reception day against its plan: when others sit than the rota has, both keep who sits for whom, and why."""

from __future__ import annotations

from dataclasses import replace

from xfdesk.records.office import Office
from xfdesk.records.reception_day import DayLeader, ReceptionDay
from xfdesk.records.rota_day import RotaDay, RotaLeader, first_planned
from xfdesk.rules import standing_in
from xfdesk.rules.text import clean_line
from xfdesk.store import rota
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import Row


def against_plan(
    file: LedgerFile, office: Office, day: ReceptionDay, stored: ReceptionDay | None = None
) -> tuple[ReceptionDay, tuple[Row, ...]]:
    """The day with its sentence, and the row of the rota that was written. Within the act that keeps the day.

    What stands in `day.absence` is the reason, alone or within such a sentence; without a plan it is kept as typed. Nothing said leaves the reason that stands.
    """
    typed = clean_line(day.absence or (stored.absence if stored else "")).text
    plan = rota.of_date(file, day.on)
    if plan is None:
        return replace(day, absence=typed), ()
    planned, sit = first_planned(plan), _names(day.leaders)
    why = standing_in.reason(typed, planned)
    sentence = standing_in.sentence(planned, sit, why)
    found = replace(plan, leaders=_replaced(plan, day, office, why))
    if found != plan:
        rota.put(file, found)
    kept = sentence or (typed if why == typed else "")
    return replace(day, absence=kept), (("RotaDay", plan.uid),) if found != plan else ()


def _replaced(plan: RotaDay, day: ReceptionDay, office: Office, why: str) -> tuple[RotaLeader, ...]:
    """The plan's leaders, each place taken by who sits in it; a place in which nobody sat stays as it was planned."""
    planned, sit = first_planned(plan), _names(day.leaders)
    pairs, _ = standing_in.pairs(planned, sit)
    sits_for = {absent: name for name, absent in pairs}
    posts = {one.name: one.post_on(day.on) for one in office.leaders}
    posts |= {one.name: one.post for one in day.leaders}
    old = dict(zip(planned, plan.leaders, strict=True))
    found = []
    for name in planned:
        if name in sits_for:
            found.append(RotaLeader(sits_for[name], posts[sits_for[name]], name, why))
        elif old[name].name == name:
            found.append(old[name])
        else:
            found.append(RotaLeader(name, posts.get(name, "")))
    return tuple(found)


def _names(leaders: tuple[DayLeader, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in leaders)
