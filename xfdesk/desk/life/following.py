"""What the acts of a matter say together stands in its rows, in the order of the days on which they happened."""

from __future__ import annotations

from xfdesk.desk.life import answers
from xfdesk.desk.life.case import Case
from xfdesk.rules.words import ActKind
from xfdesk.store import deliveries, matters, turns
from xfdesk.store.told import InFile


def follow(case: Case, kind: ActKind) -> None:
    file, key = case.table.file, case.key
    if kind in (ActKind.REPLY, ActKind.CARRIED_OUT):
        case.touched += answers.rewrite(file, key)
    if kind is ActKind.DELIVER:
        case.touched += deliveries.rewrite(file, key)
    if kind in (ActKind.ASSIGN, ActKind.DECIDE):
        case.touched += [("Assignment", uid) for uid in matters.chain(file, key)]
    if changed := turns.followed(InFile(file, key)):
        case.set_matter(**changed)
