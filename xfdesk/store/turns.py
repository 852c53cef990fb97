"""Which way a matter has gone by a day: from the visit at which it was handled, and the acts that turned it since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules.life import Turn, Way, walked
from xfdesk.rules.ordering import Place
from xfdesk.rules.words import ActKind, Handling, OfficialState
from xfdesk.store.told import Told

_ENDS = (ActKind.CLOSE, ActKind.REOPEN)
_ELSEWHERE = (ActKind.TRANSFER, ActKind.RETURNED, ActKind.ROUTE)
_TURNS = (*_ELSEWHERE, ActKind.WITHDRAW, *_ENDS)
ORDERED = (
    ActKind.ACCEPT, ActKind.WITHDRAW, ActKind.ROUTE, ActKind.TRANSFER, ActKind.RETURNED, ActKind.EXTEND, ActKind.REPLY,
    ActKind.DELIVER, ActKind.CARRIED_OUT, ActKind.REVIEW_REQUESTED, ActKind.REVIEW_OPINION, ActKind.CLOSE, ActKind.REOPEN,
)  # fmt: skip
"""Acts that no ending can be dated before."""
EVER, LAST = "9999-12-31", "~"
"""They stand after every day and every key."""


@dataclass(frozen=True, slots=True)
class Official:
    """What was said of the entry in the official system, and on which day."""

    state: str
    number: str = ""
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Turns:
    """`official` as an act said it, None where none has; `turned_on` the day on which it last went another way."""

    way: Way
    objection_on: date | None = None
    official: Official | None = None
    turned_on: date | None = None


def of(told: Told, till: str, without: str = "", before: str = LAST) -> Turns:
    """By the end of the day `till`, or on that day before the act `before`."""
    acts = sorted(told.rows("Act"), key=_place)
    by_then = [act for act in acts if act["uid"] != without and _place(act) < (till, before)]
    turns = [
        Turn(ActKind(act["act"]), date.fromisoformat(act["on"]), act["uid"], _route(act))
        for act in by_then
        if act["act"] in _TURNS
    ]
    objected = min((act["on"] for act in by_then if act["act"] == ActKind.OBJECTION), default=None)
    turned = max((act["on"] for act in by_then if act["act"] in _ELSEWHERE), default=None)
    way = walked(_base(told, till, acts), turns)
    return Turns(way, _day(objected), _official(acts, by_then), _day(turned))


def _place(act: dict[str, Any]) -> Place:
    return act["on"], act["uid"]


def _official(acts: list[dict[str, Any]], by_then: list[dict[str, Any]]) -> Official | None:
    """The last entry by then; before the first one, what stood when it was made."""
    entered = [act for act in by_then if act["act"] == ActKind.ENTER_OFFICIAL]
    if entered:
        said = json.loads(entered[-1]["content"])
        done = said["state"] != OfficialState.NOT_ENTERED
        return Official(said["state"], said["number"], entered[-1]["on"] if done else None)
    first = next((act for act in acts if act["act"] == ActKind.ENTER_OFFICIAL), None)
    return Official(*json.loads(first["content"]).get("was", ("",))) if first else None


def official_before(told: Told, on: str) -> list[str | None]:
    """State, number and day of the entry as they stood on a day: what a new act keeps of them."""
    found, matter = of(told, on).official, told.matter
    if found is None:
        return [matter["official_state"], matter["official_number"], matter["official_on"]]
    return [found.state, found.number, found.on]


def followed(told: Told) -> dict[str, Any]:
    """The matter's columns that its acts say otherwise than they stand."""
    found = of(told, EVER)
    said: dict[str, Any] = {
        "route": found.way.route,
        "closed_on": found.way.closed_on.isoformat() if found.way.closed_on else None,
        "withdrawn_on": found.way.withdrawn_on.isoformat() if found.way.withdrawn_on else None,
    }
    if found.official is not None:
        said["official_state"], said["official_number"] = found.official.state, found.official.number
        said["official_on"] = found.official.on
    return {name: value for name, value in said.items() if told.matter[name] != value}


def closed_by_act(told: Told) -> date | None:
    """The day on which an act closed the matter, unless another has opened it again."""
    acted = any(act["act"] == ActKind.CLOSE for act in told.rows("Act"))
    return of(told, EVER).way.closed_on if acted else None


def latest(told: Told) -> date:
    """The last day of an act that an ending may not come before; at least the day received."""
    days = [act["on"] for act in told.rows("Act") if act["act"] in ORDERED]
    return date.fromisoformat(max((*days, told.matter["received_on"])))


def beside(told: Told, act: str) -> tuple[Place | None, Place | None]:
    """The places of the acts between which one stands, of those whose order counts."""
    found = sorted(_place(one) for one in told.rows("Act") if one["act"] in ORDERED or one["uid"] == act)
    place = next(n for n, (_, key) in enumerate(found) if key == act)
    return found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None


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
