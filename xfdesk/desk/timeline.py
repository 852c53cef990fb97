"""The timeline's lines of what was done: acts as they were recorded, and what a visit itself has set going."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from xfdesk.desk.life import content
from xfdesk.records import acts
from xfdesk.records.acts import Act
from xfdesk.records.ledger import Moment
from xfdesk.rules import dates
from xfdesk.rules.words import ActKind, DeliveryMethod, Route
from xfdesk.store import matters
from xfdesk.store.database import LedgerFile


def moments(file: LedgerFile, uid: str) -> Iterator[Moment]:
    """Every act on the matter, and the rows of visits that no act has written."""
    for key, act, on, at, who, said, first in file.sql(
        'SELECT uid, act, "on", at, who, content, first FROM act WHERE matter = ? ORDER BY "on", uid', uid
    ):
        found = content.from_json(ActKind(act), said)
        if found is None:
            continue
        head, substance = _told(found)
        late = datetime.fromisoformat(at).date() > date.fromisoformat(on)
        second = _joined(substance, _first_text(ActKind(act), first, on, head, substance))
        yield Moment(
            date.fromisoformat(on), "act", head, second, f"{who} {'补记' if late else '记'}", "", key, late
        )
    yield from _of_visits(file, uid)


def _first_text(kind: ActKind, first: str, on: str, head: str, substance: str) -> str:
    """What a corrected act said at first, where it said it otherwise (art. 19)."""
    before = content.from_json(kind, first) if first else None
    if before is None:
        return ""
    day = content.first_day(first)
    head_then, substance_then = _told(before)
    parts = (
        dates.month_day(day) if day is not None and day.isoformat() != on else "",
        " ".join(head_then.split()) if head_then != head else "",
        substance_then if substance_then != substance else "",
    )
    said = "，".join(part for part in parts if part)
    return f"原为：{said}" if said else ""


def _of_visits(file: LedgerFile, uid: str) -> Iterator[Moment]:
    apart = "uid NOT IN (SELECT uid FROM act WHERE matter = ?)"
    for unit, person, leader, measures, due, since in file.sql(
        "SELECT unit, person, lead_official, measures, due, since FROM assignment"
        f" WHERE matter = ? AND {apart} ORDER BY uid",
        uid,
        uid,
    ):
        yield _line(since, *_assigned(leader, unit, person, measures, due))
    for kind, method, receipt, on, excused in file.sql(
        "SELECT kind, method, receipt, delivered_on, excused FROM paper"
        f" WHERE matter = ? AND delivered_on IS NOT NULL AND visit <> '' AND {apart}",
        uid,
        uid,
    ):
        yield _line(on, f"书面告知   {kind}", _joined(method, receipt, excused))
    for on, kind, who, text in file.sql(
        f'SELECT "on", kind, who, text FROM step WHERE matter = ? AND {apart} ORDER BY uid', uid, uid
    ):
        yield _line(on, f"{kind}   {who}".strip(), text)
    for on, days, reason, approver in file.sql(
        f'SELECT "on", days, reason, approver FROM extension WHERE matter = ? AND {apart} ORDER BY uid',
        uid,
        uid,
    ):
        yield _line(on, f"延期 {days} 日", f"{reason}；{approver}批准")
    for on, number, by, delivered in file.sql(
        f'SELECT "on", number, "by", delivered_on FROM reply WHERE matter = ? AND {apart} ORDER BY uid',
        uid,
        uid,
    ):
        yield _line(on, f"书面答复   {number}", f"{by}；{delivered} 送达" if delivered else by)
    for on, method, unit in file.sql(
        f'SELECT "on", method, unit_satisfaction FROM callback WHERE matter = ? AND {apart}', uid, uid
    ):
        yield _line(on, "回访", _joined(method, unit))
    for what, by, kept in file.sql(
        "SELECT what, by_whom, kept_on FROM promise p WHERE matter = ? AND kept_on IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM act WHERE matter = p.matter AND act = '{ActKind.PROMISE_KEPT}')",
        uid,
    ):
        yield _line(kept, "兑现答应", _joined(what, by))
    yield from _of_the_matter(file, uid)


def _of_the_matter(file: LedgerFile, uid: str) -> Iterator[Moment]:
    row = matters.row(file, uid)
    if row["earlier"]:
        earlier = matters.row(file, row["earlier"])
        yield _line(row["received_on"], "另立新事项", f"原事项 {earlier['number']} 已经答复或办完")
    done = {act for (act,) in file.sql("SELECT DISTINCT act FROM act WHERE matter = ?", uid)}
    ends = (
        ("settled_on", "当场答复", ""),
        ("closed_on", "办结", ActKind.CLOSE),
        ("withdrawn_on", "撤回", ActKind.WITHDRAW),
    )
    for column, word, act in ends:
        if row[column] and act not in done:
            yield _line(row[column], word, "")


def _line(on: str, first: str, second: str) -> Moment:
    return Moment(date.fromisoformat(on), "act", first, second)


def _joined(*parts: str) -> str:
    return "；".join(part for part in parts if part)


def _told(act: Act) -> tuple[str, str]:
    """Headline and substance of an act; after three blanks the headline is not bold."""
    tell = _TELL[type(act)]
    first, second = tell(act)
    return first.strip(), second


def _assigned(leader: str, unit: str, person: str, measures: str, due: str) -> tuple[str, str]:
    until = f"{dates.month_day(date.fromisoformat(due))}前" if due else ""
    return (f"定承办   包案领导{leader}" if leader else "定承办"), _joined(
        f"{unit} {person}".strip(), measures, until
    )


def _assign(act: acts.Assign) -> tuple[str, str]:
    first, second = _assigned(act.lead_official, act.unit, act.person, act.measures, act.due)
    return first, _joined(second, f"{act.coordinating}协办" if act.coordinating else "")


def _notice(act: acts.Notice) -> tuple[str, str]:
    if not act.method:
        return f"写好   {act.kind} {act.number}", "还没有送出"
    received = f"{act.delivered_on} 收到" if act.delivered_on and act.method == DeliveryMethod.POST else ""
    return f"书面告知   {act.kind} {act.number}".strip(), _joined(act.method, act.receipt, received)


def _judge(act: acts.Judge) -> tuple[str, str]:
    parts = (act.reason, act.reasonable_part, act.unreasonable_part, act.measure, act.explanation)
    return f"重新研判   诉求 {act.point} {act.verdict}", _joined(f"{act.by}判断", *parts)


def _decide(act: acts.Decide) -> tuple[str, str]:
    _, owner = _assigned(act.lead_official, act.assigned_to, act.person, "", act.due)
    leader = f"包案领导{act.lead_official}" if act.lead_official else ""
    return f"会议交办   {act.conference}", _joined(act.decision, leader, owner)


def _reply(act: acts.GiveReply) -> tuple[str, str]:
    answers = "；".join(f"诉求 {one.point} {one.outcome}：{one.answer}" for one in act.answers)
    return f"书面答复   {act.number}", _joined(act.by, answers)


def _review(act: acts.ReviewOpinion) -> tuple[str, str]:
    return f"{act.kind}意见", _joined(
        act.outcome, f"听证 {act.hearing_days} 日不计" if act.hearing_days else ""
    )


_TELL: dict[type[Act], Callable[[Any], tuple[str, str]]] = {
    acts.Accept: lambda a: ("受理", "60 日从这一天起算"),
    acts.Withdraw: lambda a: ("撤回", a.reason),
    acts.ChangeRoute: lambda a: (f"改办理途径   {Route(int(a.route)).label}", ""),
    acts.Transfer: lambda a: (f"转送   {a.to}", ""),
    acts.Objection: lambda a: ("提出异议", a.reason),
    acts.Returned: lambda a: (f"退回   {a.sender}", a.reason),
    acts.Notice: _notice,
    acts.Assign: _assign,
    acts.TakeStep: lambda a: (f"{a.kind}   {a.who}", a.text),
    acts.MakePromise: lambda a: (f"答应   {a.what}", _joined(a.by_whom, f"{a.by_when} 前")),
    acts.KeepPromise: lambda a: ("兑现答应", a.what),
    acts.Judge: _judge,
    acts.Extend: lambda a: (f"延期 {a.days} 日", f"{a.reason}；{a.approver}批准"),
    acts.Supervise: lambda a: (
        f"督办   {a.by}",
        _joined(a.what, f"{a.answer_due} 前反馈" if a.answer_due else ""),
    ),
    acts.AnswerSupervision: lambda a: ("督办反馈", _joined(a.what, a.text)),
    acts.GiveReply: _reply,
    acts.Deliver: lambda a: ("送达答复", _joined(a.method, a.receipt)),
    acts.CarryOut: lambda a: (f"落实   诉求 {a.point} {a.state}", ""),
    acts.MakeCallBack: lambda a: (
        "回访",
        _joined(a.method, f"对接访{a.reception}", f"对办理单位{a.unit_satisfaction}", a.words),
    ),
    acts.RequestReview: lambda a: (f"请求{a.kind}   {a.body}", ""),
    acts.ReviewOpinion: _review,
    acts.EnterOfficial: lambda a: (f"系统录入   {a.state}", _joined(a.number, a.reason)),
    acts.Close: lambda a: ("办结", ""),
    acts.Reopen: lambda a: ("重新办理", a.reason),
    acts.Bring: lambda a: (f"提请   {a.conference}", _joined(f"请定：{a.ask}" if a.ask else "", a.reports)),
    acts.Decide: _decide,
    acts.ReportBack: lambda a: (f"向会议反馈   {a.conference}", a.text),
    acts.StrikeOff: lambda a: (f"销号   {a.conference}", ""),
}
