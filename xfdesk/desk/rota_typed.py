"""A day of the rota as it was typed, read; and who stands in for whom on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xfdesk.errors import Refused
from xfdesk.records.office import Office
from xfdesk.records.rota import RotaEntry
from xfdesk.records.rota_day import RotaDay, RotaLeader
from xfdesk.rules import dates, rota_days, standing_in
from xfdesk.rules.text import clean_block, clean_line

AS_BEFORE = "安排没有动过"


def read(entry: RotaEntry, uid: str, office: Office, today: date) -> RotaDay:
    """Without its leaders. What is left empty is as the office has it. Raises `Refused` for what cannot be read."""
    try:
        on = dates.parse(entry.on, today, future=True)
    except dates.BadDate as error:
        raise Refused("date", error.sentence, AS_BEFORE, field="on") from error
    try:
        hours = rota_days.hours(entry.hours) or office.rota_hours
    except rota_days.BadSetting as error:
        raise Refused("rota_hours", error.sentence, AS_BEFORE, field="hours") from error
    if not any(named(name) for name in entry.leaders):
        raise Refused("rota_leader", "还没有选接访领导", AS_BEFORE, "请选一位", field="leaders")
    return RotaDay(
        uid,
        on,
        named(entry.kind) or (office.kinds or ("",))[0],
        named(entry.place) or (office.places or ("",))[0],
        hours,
        (),
        named(entry.attendants),
        tuple(dict.fromkeys(number for typed in entry.matters if (number := named(typed)))),
        clean_block(entry.note).text.strip(),
    )


def named(typed: str) -> str:
    return clean_line(typed).text


def stands_in(
    entry: RotaEntry, leaders: tuple[RotaLeader, ...], old: RotaDay | None
) -> tuple[RotaLeader, ...]:
    """Leaders who stay keep for whom they stand in. A new one stands in for whom is said; or, on a day that was posted
    or when a reason is given, for the one who was taken off.
    """
    before = {one.name: one for one in old.leaders} if old else {}
    found = [_kept(one, before.get(one.name)) for one in leaders]
    absent, why = named(entry.stands_in_for), named(entry.why)
    here = [one.name for one in leaders]
    if absent and absent in here:
        raise Refused(
            "rota_stands_in",
            f"{absent}自己在这一天，不用代",
            AS_BEFORE,
            "请核对是谁代谁",
            field="stands_in_for",
        )
    if absent:
        at = _whose(found, before, absent)
        found[at] = replace(found[at], stands_in_for=absent, why=why)
    elif old is not None and (old.posted_on or why):
        off = {one.name: one.stands_in_for or one.name for one in old.leaders}
        for name, gone in standing_in.pairs(list(before), here)[0]:
            if off[gone] not in here:
                at = here.index(name)
                found[at] = replace(found[at], stands_in_for=off[gone], why=why)
    return tuple(found)


def _kept(one: RotaLeader, before: RotaLeader | None) -> RotaLeader:
    return replace(one, stands_in_for=before.stands_in_for, why=before.why) if before else one


def _whose(found: list[RotaLeader], before: dict[str, RotaLeader], absent: str) -> int:
    """Whose stand-in is said: who has it already, else the first who is new, else the first."""
    ways = (
        [n for n, one in enumerate(found) if one.stands_in_for == absent],
        [n for n, one in enumerate(found) if one.name not in before],
        [0],
    )
    return next(way[0] for way in ways if way)
