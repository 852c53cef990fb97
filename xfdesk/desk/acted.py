"""What acts have said of a matter since is not unsaid by a correction of the visit that brought it."""

from __future__ import annotations

import json
from typing import NoReturn

from xfdesk.desk.life import answers
from xfdesk.errors import Refused
from xfdesk.records.visit import MatterEntry, VisitEntry
from xfdesk.rules.words import ActKind
from xfdesk.store import matters, turns
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import Row
from xfdesk.store.told import InFile

NOT_CHANGED = "没有存，填的内容都还在"
_SPEAKS = (ActKind.JUDGE, ActKind.REPLY, ActKind.CARRIED_OUT)
"""Acts that name demands by their number."""
_OVER = {ActKind.REPLY, ActKind.CLOSE, ActKind.WITHDRAW}


def refuse(file: LedgerFile, matter: str, before: VisitEntry, entry: VisitEntry, *, own: bool) -> None:
    """Raise `Refused` where the correction of a visit says otherwise than the acts on its matter.

    `own`: the visit brought the matter; another has added demands to it, or goes on with it no more.
    """
    acts = [
        (ActKind(act), content)
        for act, content in file.sql("SELECT act, content FROM act WHERE matter = ?", matter)
    ]
    kinds = {kind for kind, _ in acts}
    if own and kinds & set(turns.ORDERED):
        _refuse_another_way(matters.entry_of(file, matter), before, entry)
    if own and ActKind.ENTER_OFFICIAL in kinds:
        _refuse_another_entry(matters.entry_of(file, matter), entry)
    if own and kinds & _OVER and any(point.text and not point.uid for point in entry.points):
        _no(
            "demand_apart",
            "这件事项已经答复或办完，新的诉求不能再加进来",
            "请另外登记一件，并注明原来那一件",
            "points",
        )
    named = {number for kind, content in acts if kind in _SPEAKS for number in _numbers(kind, content)}
    _refuse_lost_demands(file, matter, before, entry, named)
    if ActKind.PROMISE_KEPT in kinds and before.promise.what and not entry.promise.what:
        _refuse_lost_promise(file, entry.uid)


def _refuse_lost_promise(file: LedgerFile, visit: str) -> None:
    if file.value("SELECT kept_on FROM promise WHERE visit = ?", visit):
        _no("promise_acted", "答应的事后来已经兑现，不能去掉", "请留着它", "promise.what")


def _refuse_another_way(stored: MatterEntry, before: VisitEntry, entry: VisitEntry) -> None:
    if entry.handling != before.handling:
        _no(
            "handling_acted",
            "这件事项登记以后已经往下办，处理方式不能从登记里改",
            "请在事项里记“转送”“改办理途径”",
            "handling",
        )
    if (entry.matter.matter_class, entry.matter.route) != (stored.matter_class, stored.route):
        where = "matter.matter_class"
        _no(
            "way_acted",
            "这件事项登记以后已经往下办，性质和办理途径不能从登记里改",
            "请重新打开；要改途径的，在事项里记“改办理途径”",
            where,
        )
    if entry.matter.accepted_on and entry.matter.accepted_on != stored.accepted_on:
        _no(
            "accepted_acted",
            "这件事项登记以后已经往下办，受理日期不能从登记里改",
            "请在事项里更正“受理”那一条",
            "matter.accepted_on",
        )


def _refuse_another_entry(stored: MatterEntry, entry: VisitEntry) -> None:
    said = (entry.matter.official_state, entry.matter.official_number)
    if any(said) and said != (stored.official_state, stored.official_number):
        _no(
            "official_acted",
            "系统录入在事项里另有记录",
            "请重新打开；记错了的，更正“系统录入”那一条",
            "matter.official_state",
        )


def _refuse_lost_demands(
    file: LedgerFile, matter: str, before: VisitEntry, entry: VisitEntry, named: set[int]
) -> None:
    kept = {point.uid for point in entry.points} if before.continues == entry.continues else set()
    gone = {point.uid for point in before.points} - kept
    for view in matters.point_views(file, matter, versions=False):
        if view.point.uid in gone and view.index in named:
            _no(
                "demand_acted",
                f"第 {view.index} 项诉求后来已经研判或答复，不能去掉",
                "请留着它",
                f"points.{view.index - 1}.text",
            )


def _numbers(kind: ActKind, content: str) -> list[int]:
    said = json.loads(content)
    return [int(one["point"]) for one in (said["answers"] if kind is ActKind.REPLY else (said,))]


def _no(rule: str, what: str, do: str, field: str) -> NoReturn:
    raise Refused(rule, what, NOT_CHANGED, do, field=field)


def follow(file: LedgerFile, matter: str) -> list[Row]:
    """After a save: the matter's columns and the answers say again what the acts have said. Returns the touched rows."""
    kinds = {act for (act,) in file.sql("SELECT DISTINCT act FROM act WHERE matter = ?", matter)}
    if not kinds:
        return []
    matters.update(file, matter, turns.followed(InFile(file, matter)))
    return answers.rewrite(file, matter) if kinds & {ActKind.REPLY, ActKind.CARRIED_OUT} else []
