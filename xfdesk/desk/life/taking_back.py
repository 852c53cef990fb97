"""Before an act is corrected, what it wrote into the rows of others is taken back; its own row is written over."""

from __future__ import annotations

from typing import Any

from xfdesk.desk.life import answers, content
from xfdesk.records.acts import (
    AnswerSupervision,
    CarryOut,
    Deliver,
    GiveReply,
    KeepPromise,
    Notice,
    ReviewOpinion,
)
from xfdesk.rules.words import ActKind
from xfdesk.store import rows
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import Row


def take_back(file: LedgerFile, matter: dict[str, Any], before: dict[str, Any]) -> list[Row]:
    """Returns the touched rows."""
    kind, key, on = ActKind(before["act"]), matter["uid"], before["on"]
    act = content.from_json(kind, before["content"])
    if kind is ActKind.ACCEPT:
        return _change(file, "Matter", key, accepted_on=None)
    if isinstance(act, KeepPromise):
        return _where(file, "Promise", "what = ? AND kept_on = ?", (key, act.what, on), kept_on=None)
    if isinstance(act, AnswerSupervision):
        found = (key, act.what, on)
        return _where(file, "Supervision", "what = ? AND answered_on = ?", found, answered_on=None, answer="")
    if isinstance(act, Deliver):
        cleared = {"method": "", "receipt": "", "delivered_on": None}
        return _where(file, "Reply", "delivered_on = ?", (key, on), **cleared)
    if isinstance(act, Notice) and act.method:
        own = "uid <> ? AND kind = ? AND number = ? AND given_on = ?"
        cleared = {"method": "", "receipt": "", "given_on": None, "delivered_on": None}
        return _where(file, "Paper", own, (key, before["uid"], act.kind, act.number, on), **cleared)
    if isinstance(act, ReviewOpinion):
        found = (key, act.kind, on)
        return _where(
            file, "Review", "kind = ? AND opinion_on = ?", found, opinion_on=None, outcome="", hearing_days=0
        )
    if kind is ActKind.ASSIGN:
        return _where(file, "Assignment", "until = ? AND uid < ?", (key, on, before["uid"]), until=None)
    if isinstance(act, (GiveReply, CarryOut)):
        return answers.rewrite(file, matter, before["uid"])
    return []


def _where(file: LedgerFile, name: str, where: str, values: tuple[Any, ...], **said: Any) -> list[Row]:
    found = file.sql(f"SELECT uid FROM {name.lower()} WHERE matter = ? AND {where}", *values)
    return [row for (uid,) in found for row in _change(file, name, uid, **said)]


def _change(file: LedgerFile, name: str, uid: str, **said: Any) -> list[Row]:
    rows.update(file, name, uid, said)
    return [(name, uid)]
