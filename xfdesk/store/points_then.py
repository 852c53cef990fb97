"""The demands of a matter as they stood on a day: judged as then, answered as then."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xfdesk.rules.words import ActKind, CarriedOut, Outcome, Verdict
from xfdesk.store.database import LedgerFile

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
    file: LedgerFile,
    uid: str,
    matter: dict[str, Any],
    as_of: date | None = None,
    without: str = "",
    before: str = "~",
) -> tuple[Demand, ...]:
    """In their order. As of a day, those brought by then; `without` leaves out what one act has answered, `before` what
    that day's acts have answered from one on.
    """
    rows = file.sql(f"SELECT {', '.join(_COLUMNS)} FROM demandpoint WHERE matter = ? ORDER BY position", uid)
    found = tuple(_demand(row) for row in rows)
    if as_of is None and not without:
        return found
    till = as_of.isoformat() if as_of else "9999-12-31"
    brought = tuple(one for one in found if _brought_on(file, one.visit) <= till)
    judged = tuple(_judged_then(file, one, till) for one in brought)
    return _answered_then(file, uid, matter, judged, (till, before), without)


def _demand(row: tuple[Any, ...]) -> Demand:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["verdict"] = Verdict(values["verdict"]) if values["verdict"] else None
    values["not_yet_solvable"] = bool(values["not_yet_solvable"])
    return Demand(**values)


def _brought_on(file: LedgerFile, visit: str) -> str:
    if not visit:
        return ""
    found = file.value(
        'SELECT d."on" FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.uid = ?', visit
    )
    return str(found or "")


def _judged_then(file: LedgerFile, one: Demand, till: str) -> Demand:
    """The judgement in force that day: the stored one, an earlier version, or none yet."""
    if one.judged_at[:10] <= till:
        return one
    content = file.value(
        "SELECT content FROM pointversion WHERE point = ? AND substr(at, 1, 10) <= ? ORDER BY at DESC, uid DESC LIMIT 1",
        one.uid,
        till,
    )
    if content is None:
        return replace(
            one, verdict=None, basis="", measure="", due="", not_yet_solvable=False, next_look_on=""
        )
    kept = json.loads(content)
    values: dict[str, Any] = {name: kept.get(name, "") for name in _JUDGED}
    return replace(
        one,
        verdict=Verdict(kept["verdict"]) if kept.get("verdict") else None,
        not_yet_solvable=bool(kept.get("not_yet_solvable")),
        **values,
    )


def _answered_then(
    file: LedgerFile,
    uid: str,
    matter: dict[str, Any],
    found: tuple[Demand, ...],
    till: tuple[str, str],
    without: str,
) -> tuple[Demand, ...]:
    """What the replies and the reports of carrying out had said by then; settled at the table, what was said there."""
    acts = file.sql(
        'SELECT act, content FROM act WHERE matter = ? AND uid <> ? AND act IN (?, ?) AND ("on", uid) < (?, ?)'
        ' ORDER BY "on", uid',
        uid,
        without,
        ActKind.REPLY,
        ActKind.CARRIED_OUT,
        *till,
    )
    replied = file.value("SELECT count(*) FROM act WHERE matter = ? AND act = ?", uid, ActKind.REPLY)
    settled = bool(matter["settled_on"]) and matter["settled_on"] <= till[0]
    kept = settled
    if not replied and not settled:
        first = file.value('SELECT min("on") FROM reply WHERE matter = ?', uid)
        kept = bool(first) and first <= till[0]
    blank: dict[str, Any] = {"answer": "", "outcome": "", "answer_basis": "", "carried_out": ""}
    now = {
        one.position: _settled(one) if settled else one if kept else replace(one, **blank) for one in found
    }
    for act, content in acts:
        said = json.loads(content)
        for answer in said["answers"] if act == ActKind.REPLY else (said,):
            place = int(answer["point"])
            if place in now:
                now[place] = _with(now[place], answer, act)
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
