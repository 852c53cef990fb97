"""Attendance: what each leader was to hold, and held. Counted from the days held, against the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xfdesk.desk.rota_proposing import may_span
from xfdesk.desk.rota_reading import RotaReading
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.records.rota import Attendance
from xfdesk.records.rota_day import RotaDay, first_planned


class Counting(RotaReading):
    def attendance(self, since: date, until: date) -> tuple[Attendance, ...]:
        """Leaders of the register in its order, then others who were planned or received; who neither, is left out."""
        may_span(since, until)
        planned = {day.on: day for day in self.days(since, until)}
        held = self.held(since, until)
        lines: dict[str, Attendance] = {}
        for on in sorted(planned.keys() | held.keys()):
            for name, what in _of_day(planned.get(on), held.get(on), on, self.table.today):
                line = lines.get(name) or Attendance(name, self._post_in(name, since, until))
                lines[name] = replace(line, **{key: getattr(line, key) + 1 for key in what})
        order = {leader.name: n for n, leader in enumerate(self.table.office.leaders)}
        return tuple(sorted(lines.values(), key=lambda line: order.get(line.leader, len(order))))

    def _post_in(self, name: str, since: date, until: date) -> str:
        """The post at the end of the span, else the last one within it."""
        found = next((one for one in self.table.office.leaders if one.name == name), None)
        if found is None:
            return ""
        ended = [post.until for post in found.posts if post.until and since <= post.until <= until]
        return found.post_on(until) or (found.post_on(max(ended)) if ended else "")


def _of_day(
    plan: RotaDay | None, held: ReceptionDay | None, on: date, today: date
) -> list[tuple[str, tuple[str, ...]]]:
    """(leader, fields that grow by one)."""
    first = first_planned(plan) if plan else ()
    sat = [leader.name for leader in held.leaders] if held else []
    if held is None and on >= today:
        # Whoever is to stand in has it ahead as well; the one in whose place has not.
        return [(one.name, ("ahead",)) for one in plan.leaders] if plan else []
    said: list[tuple[str, tuple[str, ...]]] = [
        (name, ("planned", "held") if name in sat else ("planned", "missed")) for name in first
    ]
    missing = sum(name not in sat for name in first)
    added = [name for name in sat if name not in first]
    said += [(name, ("stood_in",)) for name in added[:missing]]
    said += [(name, ("beyond",)) for name in added[missing:]]
    return said
