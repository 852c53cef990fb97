"""One act on one matter: lawful, clean, written with its rows, its history entry and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from xfdesk.desk.life import answering, answers, content, ending, judging, notices, owning, taking_back, ways
from xfdesk.desk.life.case import Case, sentence_of
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.acts import KIND_OF, Act
from xfdesk.records.followup import Recorded
from xfdesk.records.keys import new_key
from xfdesk.rules import dates, lawful
from xfdesk.rules.lawful import NOT_RECORDED
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
    touched = taking_back.take_back(file, row, before) if before else []
    row = matters.row(file, matter)
    case = Case(
        table,
        row,
        corrected or new_key(table.clock.now()),
        on,
        facts.life(file, matter, on, corrected),
        facts.life(file, matter, date.max, corrected),
        corrects=bool(corrected),
        touched=touched,
    )
    lawful.may(kind, case.life, on)
    lawful.together(kind, case.now, on)
    clean = DOERS[kind](case, act)
    _keep(case, kind, clean, before)
    _follow(case, kind)
    return _entered(case, kind, clean, before)


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
            "content": content.to_json(clean, **ways.written(case)),
            "first": first,
        },
    )
    case.touched.append(("Act", case.uid))


def _first(before: dict[str, Any]) -> str:
    """The first text with its day."""
    return json.dumps({"on": before["on"], **json.loads(before["content"])}, ensure_ascii=False)


def _follow(case: Case, kind: ActKind) -> None:
    """What the acts together say of the matter's way and of its answers stands in the columns, in the order of their days."""
    file = case.table.file
    row = matters.row(file, case.key)
    if kind in (ActKind.REPLY, ActKind.CARRIED_OUT):
        case.touched += answers.rewrite(file, row)
    way = turns.of(InFile(file, case.key), facts.EVER).way
    said = {
        "route": way.route,
        "closed_on": way.closed_on.isoformat() if way.closed_on else None,
        "withdrawn_on": way.withdrawn_on.isoformat() if way.withdrawn_on else None,
    }
    case.set_matter(**{name: value for name, value in said.items() if row[name] != value})


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
