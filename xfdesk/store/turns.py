"""Which way a matter has gone by a day: from the visit at which it was handled, and the acts that turned it since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules.life import Turn, Way, walked
from xfdesk.rules.words import ActKind, Handling
from xfdesk.store.database import LedgerFile

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


def of_matter(
    file: LedgerFile, uid: str, matter: dict[str, Any], till: str, without: str = "", *, acted: bool = True
) -> Turns:
    acts = _acts(file, uid, without) if acted else []
    kinds = {act for _, act, _, _ in acts}
    base = _base(file, uid, matter, till, acts, kinds)
    turns = [
        Turn(ActKind(act), date.fromisoformat(on), key, _route(content) if act == ActKind.ROUTE else None)
        for key, act, on, content in acts
        if act in _TURNS and on <= till
    ]
    objected = min((on for _, act, on, _ in acts if act == ActKind.OBJECTION and on <= till), default=None)
    return Turns(walked(base, turns), _day(objected))


def latest(file: LedgerFile, uid: str, matter: dict[str, Any], without: str = "") -> date:
    """The last day of an act that an ending may not come before; at least the day received."""
    listed = ", ".join(f"'{kind}'" for kind in ORDERED)
    found = file.value(
        f'SELECT max("on") FROM act WHERE matter = ? AND uid <> ? AND act IN ({listed})', uid, without
    )
    return date.fromisoformat(max(found or "", matter["received_on"]))


def _acts(file: LedgerFile, uid: str, without: str) -> list[tuple[Any, ...]]:
    listed = ", ".join(f"'{kind}'" for kind in (*_TURNS, ActKind.OBJECTION))
    return file.sql(
        f'SELECT uid, act, "on", content FROM act WHERE matter = ? AND uid <> ? AND act IN ({listed})'
        ' ORDER BY "on", uid',
        uid,
        without,
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
