"""Which way a matter has gone by a day: from the visit at which it was handled, and the acts that turned it since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules.life import Turn, Way, walked
from xfdesk.rules.ordering import Place
from xfdesk.rules.words import ActKind, Handling, OfficialState
from xfdesk.store.database import LedgerFile

_ENDS = (ActKind.CLOSE, ActKind.REOPEN)
_ELSEWHERE = (ActKind.TRANSFER, ActKind.RETURNED, ActKind.ROUTE)
_TURNS = (*_ELSEWHERE, ActKind.WITHDRAW, *_ENDS)
_READ = (*_TURNS, ActKind.OBJECTION, ActKind.ENTER_OFFICIAL)
ORDERED = (
    ActKind.ACCEPT, ActKind.WITHDRAW, ActKind.ROUTE, ActKind.TRANSFER, ActKind.RETURNED, ActKind.EXTEND, ActKind.REPLY,
    ActKind.DELIVER, ActKind.CARRIED_OUT, ActKind.REVIEW_REQUESTED, ActKind.REVIEW_OPINION, ActKind.CLOSE, ActKind.REOPEN,
)  # fmt: skip
"""Acts that no ending can be dated before."""
EVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Official:
    """What was said of the entry in the official system, and on which day."""

    state: str
    number: str = ""
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Turns:
    """`official` as an act said it; None where none has."""

    way: Way
    objection_on: date | None = None
    official: Official | None = None
    turned_on: date | None = None


LAST = "~"
"""Stands after every key."""


def of_matter(
    file: LedgerFile,
    uid: str,
    matter: dict[str, Any],
    till: str,
    without: str = "",
    *,
    acted: bool = True,
    before: str = LAST,
) -> Turns:
    """By the end of the day `till`, or on that day before the act `before`."""
    acts = _acts(file, uid) if acted else []
    by_then = [act for act in acts if act[0] != without and (act[2], act[0]) < (till, before)]
    kinds = {act for _, act, _, _ in acts}
    base = _base(file, uid, matter, till, acts, kinds)
    turns = [
        Turn(ActKind(act), date.fromisoformat(on), key, _route(content) if act == ActKind.ROUTE else None)
        for key, act, on, content in by_then
        if act in _TURNS
    ]
    objected = min((on for _, act, on, _ in by_then if act == ActKind.OBJECTION), default=None)
    turned = max((on for _, act, on, _ in by_then if act in _ELSEWHERE), default=None)
    return Turns(walked(base, turns), _day(objected), _official(acts, by_then), _day(turned))


def _official(acts: list[tuple[Any, ...]], by_then: list[tuple[Any, ...]]) -> Official | None:
    """The last entry by then; before the first one, what stood when it was made."""
    said = [(content, on) for _, act, on, content in by_then if act == ActKind.ENTER_OFFICIAL]
    if said:
        told = json.loads(said[-1][0])
        done = told["state"] != OfficialState.NOT_ENTERED
        return Official(told["state"], told["number"], said[-1][1] if done else None)
    first = next((content for _, act, _, content in acts if act == ActKind.ENTER_OFFICIAL), None)
    return Official(*json.loads(first)["was"]) if first else None


def official_before(file: LedgerFile, matter: dict[str, Any], on: str) -> list[str | None]:
    """State, number and day of the entry as they stood on a day: what a new act keeps of them."""
    told = of_matter(file, matter["uid"], matter, on).official
    if told is None:
        return [matter["official_state"], matter["official_number"], matter["official_on"]]
    return [told.state, told.number, told.on]


def followed(file: LedgerFile, uid: str, matter: dict[str, Any]) -> dict[str, Any]:
    """The matter's columns that its acts say otherwise than they stand."""
    told = of_matter(file, uid, matter, EVER)
    said: dict[str, Any] = {
        "route": told.way.route,
        "closed_on": told.way.closed_on.isoformat() if told.way.closed_on else None,
        "withdrawn_on": told.way.withdrawn_on.isoformat() if told.way.withdrawn_on else None,
    }
    if told.official is not None:
        said["official_state"], said["official_number"] = told.official.state, told.official.number
        said["official_on"] = told.official.on
    return {name: value for name, value in said.items() if matter[name] != value}


def closed_by_act(file: LedgerFile, uid: str, matter: dict[str, Any]) -> date | None:
    """The day on which an act closed the matter, unless another has opened it again."""
    acted = file.value("SELECT 1 FROM act WHERE matter = ? AND act = ? LIMIT 1", uid, ActKind.CLOSE)
    return of_matter(file, uid, matter, EVER).way.closed_on if acted else None


def latest(file: LedgerFile, uid: str, matter: dict[str, Any]) -> date:
    """The last day of an act that an ending may not come before; at least the day received."""
    listed = ", ".join(f"'{kind}'" for kind in ORDERED)
    found = file.value(f'SELECT max("on") FROM act WHERE matter = ? AND act IN ({listed})', uid)
    return date.fromisoformat(max(found or "", matter["received_on"]))


def beside(file: LedgerFile, uid: str, act: str) -> tuple[Place | None, Place | None]:
    """The places of the acts between which one stands, of those whose order counts."""
    listed = ", ".join(f"'{kind}'" for kind in ORDERED)
    found = file.sql(
        f'SELECT "on", uid FROM act WHERE matter = ? AND (act IN ({listed}) OR uid = ?) ORDER BY "on", uid',
        uid,
        act,
    )
    place = next(n for n, (_, key) in enumerate(found) if key == act)
    return found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None


def _acts(file: LedgerFile, uid: str) -> list[tuple[Any, ...]]:
    listed = ", ".join(f"'{kind}'" for kind in _READ)
    return file.sql(
        f'SELECT uid, act, "on", content FROM act WHERE matter = ? AND act IN ({listed}) ORDER BY "on", uid',
        uid,
    )


def _base(
    file: LedgerFile,
    uid: str,
    matter: dict[str, Any],
    till: str,
    acts: list[tuple[Any, ...]],
    kinds: set[str],
) -> Way:
    """As the visit left it. A day in a column counts where no act of its kind says otherwise."""
    first = next((content for _, act, _, content in acts if act == ActKind.ROUTE), None)
    way = first_handled(file, uid, matter)
    handling, on = way if way and way[1] <= till else ("", None)

    def stands(column: str, *by: ActKind) -> date | None:
        day = matter[column]
        return _day(day) if day and day <= till and not kinds & set(by) else None

    return Way(
        route=json.loads(first).get("was") if first else matter["route"],
        transferred_on=_day(on) if handling == Handling.TRANSFERRED else None,
        lawful_way_on=_day(on) if handling == Handling.LAWFUL_WAY else None,
        withdrawn_on=stands("withdrawn_on", ActKind.WITHDRAW, ActKind.REOPEN),
        closed_on=stands("closed_on", *_ENDS),
    )


def first_handled(file: LedgerFile, uid: str, matter: dict[str, Any]) -> tuple[str, str] | None:
    """How the matter was handed on when it came, and on which day: at a visit, or as it was received otherwise."""
    if matter["handling"] not in (Handling.TRANSFERRED, Handling.LAWFUL_WAY):
        return None
    found = file.sql(
        'SELECT min(d."on") FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.matter = ? AND v.handling = ?',
        uid,
        matter["handling"],
    )
    return matter["handling"], found[0][0] or matter["received_on"]


def _route(content: str) -> int | None:
    found = json.loads(content).get("route")
    return int(found) if found else None


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
