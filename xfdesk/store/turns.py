"""Which way a matter has gone by a day: from the visit at which it was handled, and the acts that turned it since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules.life import Turn, Way, walked
from xfdesk.rules.words import ActKind, Handling
from xfdesk.store.told import Told

_ENDS = (ActKind.CLOSE, ActKind.REOPEN)
_TURNS = (ActKind.TRANSFER, ActKind.RETURNED, ActKind.ROUTE, ActKind.WITHDRAW, *_ENDS)
ORDERED = (
    ActKind.ACCEPT, ActKind.WITHDRAW, ActKind.ROUTE, ActKind.TRANSFER, ActKind.RETURNED, ActKind.EXTEND, ActKind.REPLY,
    ActKind.DELIVER, ActKind.REVIEW_REQUESTED, ActKind.REVIEW_OPINION, ActKind.CLOSE, ActKind.REOPEN,
)  # fmt: skip
"""Acts that no ending can be dated before."""


@dataclass(frozen=True, slots=True)
class Turns:
    way: Way
    objection_on: date | None = None


def of(told: Told, till: str, without: str = "") -> Turns:
    acts = _acts(told, without)
    turns = [
        Turn(ActKind(act["act"]), date.fromisoformat(act["on"]), act["uid"], _route(act))
        for act in acts
        if act["act"] in _TURNS and act["on"] <= till
    ]
    objected = min(
        (act["on"] for act in acts if act["act"] == ActKind.OBJECTION and act["on"] <= till), default=None
    )
    return Turns(walked(_base(told, till, acts), turns), _day(objected))


def latest(told: Told, without: str = "") -> date:
    """The last day of an act that an ending may not come before; at least the day received."""
    days = [act["on"] for act in told.rows("Act") if act["uid"] != without and act["act"] in ORDERED]
    return date.fromisoformat(max((*days, told.matter["received_on"])))


def _acts(told: Told, without: str) -> list[dict[str, Any]]:
    """Those that turn the matter, in the order in which they happened."""
    wanted = (*_TURNS, ActKind.OBJECTION)
    found = [act for act in told.rows("Act") if act["act"] in wanted and act["uid"] != without]
    return sorted(found, key=lambda act: (act["on"], act["uid"]))


def _base(told: Told, till: str, acts: list[dict[str, Any]]) -> Way:
    """As the visit left it. A day in a column counts where no act of its kind says otherwise."""
    matter = told.matter
    first = next((act for act in acts if act["act"] == ActKind.ROUTE), None)
    kinds = {act["act"] for act in acts}
    way = first_handled(told)
    handling, on = way if way and way[1] <= till else ("", None)

    def stands(column: str, *by: ActKind) -> date | None:
        day = matter[column]
        return _day(day) if day and day <= till and not kinds & set(by) else None

    return Way(
        route=json.loads(first["content"]).get("was") if first else matter["route"],
        transferred_on=_day(on) if handling == Handling.TRANSFERRED else None,
        lawful_way_on=_day(on) if handling == Handling.LAWFUL_WAY else None,
        withdrawn_on=stands("withdrawn_on", ActKind.WITHDRAW, ActKind.REOPEN),
        closed_on=stands("closed_on", *_ENDS),
    )


def first_handled(told: Told) -> tuple[str, str] | None:
    """How the matter was handed on when it came, and on which day: at a visit, or as it was received otherwise."""
    handling = told.matter["handling"]
    if handling not in (Handling.TRANSFERRED, Handling.LAWFUL_WAY):
        return None
    return handling, told.handed_on(handling) or told.matter["received_on"]


def _route(act: dict[str, Any]) -> int | None:
    found = json.loads(act["content"]).get("route") if act["act"] == ActKind.ROUTE else None
    return int(found) if found else None


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
