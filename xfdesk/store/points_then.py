"""The demands of a matter as they stood on a day: judged as then, answered as then."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xfdesk.rules.words import ActKind, CarriedOut, Outcome, Verdict
from xfdesk.store.told import Told

_COLUMNS = (
    "uid", "position", "text", "verdict", "basis", "measure", "due", "not_yet_solvable", "next_look_on", "answer",
    "outcome", "answer_basis", "carried_out", "judged_at", "visit",
)  # fmt: skip
_JUDGED = ("text", "basis", "measure", "due", "next_look_on")


@dataclass(frozen=True, slots=True)
class Demand:
    """`judged_at` and `visit` as stored: when the judgement was made, and the visit that brought the demand."""

    uid: str
    position: int
    text: str
    verdict: Verdict | None
    basis: str
    measure: str
    due: str
    not_yet_solvable: bool
    next_look_on: str
    answer: str
    outcome: str
    answer_basis: str
    carried_out: str
    judged_at: str
    visit: str


def demands(
    told: Told, as_of: date | None = None, without: str = "", before: str = "~"
) -> tuple[Demand, ...]:
    """In their order. As of a day, those brought by then; `without` leaves out what one act has answered, `before` what
    that day's acts have answered from one on.
    """
    found = tuple(map(_demand, sorted(told.rows("DemandPoint"), key=lambda row: row["position"])))
    if as_of is None and not without:
        return found
    till = as_of.isoformat() if as_of else "9999-12-31"
    brought = tuple(one for one in found if told.came_on(one.visit) <= till)
    judged = tuple(_judged_then(told, one, till) for one in brought)
    return _answered_then(told, judged, (till, before), without)


def _demand(row: dict[str, Any]) -> Demand:
    values = {name: row[name] for name in _COLUMNS}
    values["verdict"] = Verdict(values["verdict"]) if values["verdict"] else None
    values["not_yet_solvable"] = bool(values["not_yet_solvable"])
    return Demand(**values)


def _judged_then(told: Told, one: Demand, till: str) -> Demand:
    """The judgement in force that day: the stored one, an earlier version, or none yet."""
    if one.judged_at[:10] <= till:
        return one
    earlier = [row for row in told.versions(one.uid) if row["at"][:10] <= till]
    if not earlier:
        return replace(
            one, verdict=None, basis="", measure="", due="", not_yet_solvable=False, next_look_on=""
        )
    kept = json.loads(max(earlier, key=lambda row: (row["at"], row["uid"]))["content"])
    values: dict[str, Any] = {name: kept.get(name, "") for name in _JUDGED}
    return replace(
        one,
        verdict=Verdict(kept["verdict"]) if kept.get("verdict") else None,
        not_yet_solvable=bool(kept.get("not_yet_solvable")),
        **values,
    )


def _answered_then(
    told: Told, found: tuple[Demand, ...], till: tuple[str, str], without: str
) -> tuple[Demand, ...]:
    """What the replies and the reports of carrying out had said by then; settled at the table, what was said there."""
    acts = [act for act in told.rows("Act") if act["act"] in (ActKind.REPLY, ActKind.CARRIED_OUT)]
    replied = any(act["act"] == ActKind.REPLY for act in acts)
    settled_on = told.matter["settled_on"]
    settled = bool(settled_on) and settled_on <= till[0]
    # A reply of an older format: no act tells what it answered.
    kept = not replied and any(reply["on"] <= till[0] for reply in told.rows("Reply"))
    blank: dict[str, Any] = {"answer": "", "outcome": "", "answer_basis": "", "carried_out": ""}
    now = {
        one.position: _settled(one) if settled else one if kept else replace(one, **blank) for one in found
    }
    for act in sorted(acts, key=lambda act: (act["on"], act["uid"])):
        if act["uid"] == without or (act["on"], act["uid"]) >= till:
            continue
        said = json.loads(act["content"])
        for answer in said["answers"] if act["act"] == ActKind.REPLY else (said,):
            place = int(answer["point"])
            if place in now:
                now[place] = _with(now[place], answer, act["act"])
    return tuple(now.values())


def _settled(one: Demand) -> Demand:
    """What was supported at the table was done there."""
    return replace(one, carried_out=CarriedOut.DONE if one.outcome == Outcome.SUPPORTED else "")


def _with(one: Demand, said: dict[str, Any], act: str) -> Demand:
    if act == ActKind.CARRIED_OUT:
        return replace(one, carried_out=said["state"])
    return replace(
        one,
        answer=said["answer"],
        outcome=said["outcome"],
        answer_basis=said["basis"],
        carried_out=said["carried_out"],
    )
