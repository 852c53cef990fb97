"""Before an act is corrected, what it wrote into the rows of others is taken back; its own row is written over."""

from __future__ import annotations

import json
from typing import Any

from xfdesk.desk.life import answers, judgements
from xfdesk.rules.words import ActKind
from xfdesk.store import deliveries, rows
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import Row

_BLANK: dict[ActKind, tuple[str, dict[str, Any]]] = {
    ActKind.PROMISE_KEPT: ("Promise", {"kept_on": None}),
    ActKind.SUPERVISION_ANSWERED: ("Supervision", {"answered_on": None, "answer": ""}),
    ActKind.NOTICE: ("Paper", {"method": "", "receipt": "", "given_on": None, "delivered_on": None}),
    ActKind.DECIDE: ("ConferenceItem", {"decision": "", "assigned_to": "", "due": None, "decided_on": None}),
    ActKind.REPORT_BACK: ("ConferenceItem", {"report": "", "reported_on": None}),
    ActKind.STRUCK_OFF: ("ConferenceItem", {"struck_off_on": None}),
    ActKind.REVIEW_OPINION: ("Review", {"opinion_on": None, "outcome": "", "hearing_days": 0}),
}
"""What an act says in the row that another act made, and what that row says without it."""


def take_back(file: LedgerFile, matter: dict[str, Any], before: dict[str, Any]) -> list[Row]:
    """Returns the touched rows."""
    kind, key, uid = ActKind(before["act"]), matter["uid"], before["uid"]
    kept = json.loads(before["content"])
    if kind is ActKind.ACCEPT:
        rows.update(file, "Matter", key, {"accepted_on": None})
        return [("Matter", key)]
    if kind in _BLANK and (other := kept.get("of")):
        table, blank = _BLANK[kind]
        rows.update(file, table, other, blank)
        return [(table, other)]
    if kind is ActKind.DELIVER:
        return deliveries.rewrite(file, key, uid)
    if kind is ActKind.JUDGE:
        return judgements.take_back(file, key, uid, kept)
    if kind in (ActKind.REPLY, ActKind.CARRIED_OUT):
        return answers.rewrite(file, key, uid)
    return []
