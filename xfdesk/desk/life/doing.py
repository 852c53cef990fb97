"""One act on one matter: lawful, clean, written with its rows, its history entry and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from xfdesk.desk.life import (
    answering,
    conferring,
    content,
    ending,
    following,
    judging,
    notices,
    owning,
    taking_back,
    ways,
)
from xfdesk.desk.life.case import Case, sentence_of
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.acts import KIND_OF, Act
from xfdesk.records.followup import Recorded
from xfdesk.records.keys import new_key
from xfdesk.rules import closing, dates, finishing, lawful, ordering
from xfdesk.rules.articles import NOT_RECORDED
from xfdesk.rules.words import SEALED, ActKind
from xfdesk.store import facts, history, matters, projection, rows, turns
from xfdesk.store.told import InFile

DOERS: dict[ActKind, Callable[[Case, Any], Act]] = {
    ActKind.ACCEPT: ways.accept,
    ActKind.WITHDRAW: ways.withdraw,
    ActKind.ROUTE: ways.change_route,
    ActKind.TRANSFER: ways.transfer,
    ActKind.OBJECTION: ways.objection,
    ActKind.RETURNED: ways.returned,
    ActKind.NOTICE: notices.notice,
    ActKind.ASSIGN: owning.assign,
    ActKind.STEP: owning.step,
    ActKind.PROMISE: owning.promise,
    ActKind.PROMISE_KEPT: owning.keep_promise,
    ActKind.JUDGE: judging.judge,
    ActKind.EXTEND: answering.extend,
    ActKind.SUPERVISE: owning.supervise,
    ActKind.SUPERVISION_ANSWERED: owning.answer_supervision,
    ActKind.REPLY: answering.reply,
    ActKind.DELIVER: notices.deliver,
    ActKind.CARRIED_OUT: answering.carry_out,
    ActKind.CALL_BACK: answering.call_back,
    ActKind.REVIEW_REQUESTED: ending.request_review,
    ActKind.REVIEW_OPINION: ending.review_opinion,
    ActKind.ENTER_OFFICIAL: ending.enter_official,
    ActKind.CLOSE: ending.close,
    ActKind.REOPEN: ending.reopen,
    ActKind.BRING: conferring.bring,
    ActKind.DECIDE: conferring.decide,
    ActKind.REPORT_BACK: conferring.report_back,
    ActKind.STRUCK_OFF: conferring.strike_off,
}


def day_of(table: Table, typed: str, received_on: date) -> date:
    """When it happened: today when nothing is said, never in the future, never before the matter was received."""
    today = table.today
    try:
        on = dates.held(typed, today) if typed.strip() else today
    except (dates.BadDate, OverflowError) as error:
        raise Refused("bad_date", sentence_of(error), NOT_RECORDED, "请改好再记", field="on") from error
    if on > today:
        raise Refused(
            "future_date", "这一天还没有到，已经发生的事不能记在将来", NOT_RECORDED, "请核对日期", field="on"
        )
    if on < received_on:
        raise Refused(
            "before_received",
            f"这一天在收到事项的 {received_on.isoformat()} 之前",
            NOT_RECORDED,
            "请核对日期",
            field="on",
        )
    return on


def do(table: Table, matter: str, typed_on: str, act: Act, corrected: str = "") -> Recorded:
    """Inside a transaction. `corrected` is the key of the act whose words this one replaces."""
    file, kind = table.file, KIND_OF[type(act)]
    row = matters.row(file, matter)
    on = day_of(table, typed_on, date.fromisoformat(row["received_on"]))
    before = rows.one(file, "Act", corrected) if corrected else {}
    case = _corrected(table, row, on, before) if before else _new(table, row, on)
    lawful.may(kind, case.life, on)
    lawful.together(kind, case.now, on, corrects=case.corrects)
    clean = DOERS[kind](case, act)
    _keep(case, kind, clean, before)
    following.follow(case, kind)
    _hold(case)
    return _entered(case, kind, clean, before)


def _new(table: Table, row: dict[str, Any], on: date) -> Case:
    file, matter = table.file, row["uid"]
    life, now = facts.life(file, matter, on), facts.life(file, matter, date.max)
    return Case(table, row, new_key(table.clock.now()), on, life, now)


def _corrected(table: Table, row: dict[str, Any], on: date, before: dict[str, Any]) -> Case:
    """The matter as if the act had not been, up to the place where it stood: it was lawful there, and is to stay there."""
    file, matter, uid = table.file, row["uid"], before["uid"]
    if before["act"] in turns.ORDERED:
        ordering.in_place((on.isoformat(), uid), *turns.beside(InFile(file, matter), uid))
    touched = taking_back.take_back(file, row, before)
    return Case(
        table,
        matters.row(file, matter),
        uid,
        on,
        replace(facts.life(file, matter, on, uid, uid), latest=None),
        facts.life(file, matter, date.max, uid),
        corrects=True,
        before=json.loads(before["content"]),
        touched=touched,
    )


def _hold(case: Case) -> None:
    """A matter that was closed by an act stays one that could be closed, whatever is told late of the days before."""
    file, key = case.table.file, case.key
    closed = turns.closed_by_act(InFile(file, key))
    if closed is None:
        return
    for day in (closed, date.max):
        needs = closing.needs(finishing.state_of(facts.life(file, key, day)))
        finishing.stays_complete(needs, closed)


def _keep(case: Case, kind: ActKind, clean: Act, before: dict[str, Any]) -> None:
    table = case.table
    first = before.get("first") or (_first(before) if before else "")
    rows.put(
        table.file,
        "Act",
        {
            "uid": case.uid,
            "matter": case.key,
            "act": kind,
            "on": case.on.isoformat(),
            "at": before.get("at") or table.clock.now().isoformat(timespec="seconds"),
            "who": before.get("who") or table.who,
            "content": content.to_json(clean, **case.beside),
            "first": first,
        },
    )
    case.touched.append(("Act", case.uid))


def _first(before: dict[str, Any]) -> str:
    """The first text with its day."""
    return json.dumps({"on": before["on"], **json.loads(before["content"])}, ensure_ascii=False)


def _entered(case: Case, kind: ActKind, clean: Act, before: dict[str, Any]) -> Recorded:
    file, table = case.table.file, case.table
    sealed = bool(case.matter["sealed"])
    what = f"更正：{kind.label}" if before else kind.label
    history.append(
        file,
        at=table.clock.now(),
        who=table.who,
        what=SEALED if sealed else what,
        matter=case.key,
        sealed=sealed,
        before=before.get("content") or None,
        after=content.to_json(clean),
        touched=case.touched,
    )
    projection.refresh(file, case.key, table.counting())
    now = matters.row(file, case.key)
    return Recorded(case.uid, case.key, now["number"], now["status"], case.paper, tuple(case.notes))
