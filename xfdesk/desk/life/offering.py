"""The acts that are lawful on a matter today, the one that is due next first, each with what can be filled in already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from xfdesk.desk.life import session_offers
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.acts import (
    KINDS,
    Act,
    AnswerSupervision,
    Assign,
    CarryOut,
    Deliver,
    EnterOfficial,
    Extend,
    GiveReply,
    Judge,
    KeepPromise,
    MakeCallBack,
    MakePromise,
    Notice,
    PointAnswer,
    RequestReview,
    ReviewOpinion,
    Supervise,
    TakeStep,
)
from xfdesk.records.followup import Offer, Offered
from xfdesk.rules import clock, extending, lawful, remedies
from xfdesk.rules.life import Life, PointStands
from xfdesk.rules.words import (
    ActKind,
    CarriedOut,
    DeliveryMethod,
    Handling,
    OfficialState,
    Outcome,
    PaperKind,
    Receipt,
    ReviewKind,
    Satisfaction,
    StepKind,
    Verdict,
)
from xfdesk.store import matters

_ORDER = (
    ActKind.NOTICE, ActKind.ACCEPT, ActKind.DECIDE, ActKind.ASSIGN, ActKind.STEP, ActKind.PROMISE_KEPT, ActKind.REPLY,
    ActKind.DELIVER, ActKind.REPORT_BACK, ActKind.STRUCK_OFF, ActKind.CARRIED_OUT, ActKind.CALL_BACK,
    ActKind.ENTER_OFFICIAL, ActKind.CLOSE, ActKind.EXTEND, ActKind.JUDGE, ActKind.PROMISE, ActKind.SUPERVISION_ANSWERED,
    ActKind.REVIEW_OPINION, ActKind.REVIEW_REQUESTED, ActKind.RETURNED, ActKind.REOPEN, ActKind.SUPERVISE, ActKind.BRING,
    ActKind.OBJECTION, ActKind.TRANSFER, ActKind.ROUTE, ActKind.WITHDRAW,
)  # fmt: skip
_TOLD = {"extension_once": "已延期一次，法定不再延", "close_in_review": "复查期间不能办结"}
"""Refusals that people look for where the act would stand."""


def offered(table: Table, uid: str, life: Life) -> Offered:
    kinds, why_not = [], []
    for kind in _ORDER:
        try:
            refuse(kind, table, life)
        except Refused as refused:
            if refused.rule in _TOLD:
                why_not.append(_TOLD[refused.rule])
            elif refused.rule == "extension_expired":
                why_not.append("已过 60 日，不能再延期")
            continue
        if not (kind is ActKind.CALL_BACK and life.called_back) and not (
            kind is ActKind.ENTER_OFFICIAL
            and life.official in (OfficialState.ENTERED, OfficialState.NOT_NEEDED)
        ):
            kinds.append(kind)
    first = _due_next(table, life)
    kinds.sort(key=lambda kind: kind is not first)
    return Offered(
        tuple(Offer(kind, _filled(kind, table, uid, life), kind.label) for kind in kinds), tuple(why_not)
    )


def refuse(kind: ActKind, table: Table, life: Life) -> None:
    """Raise `Refused` when the act is not lawful today, whatever it says."""
    lawful.may(kind, life, table.today)
    if kind is ActKind.REVIEW_REQUESTED:
        remedies.either(life)
    lawful.together(kind, life, table.today)
    _in_time(kind, table, life)


def _in_time(kind: ActKind, table: Table, life: Life) -> None:
    if kind is ActKind.EXTEND:
        for line in clock.duties(life.happened, table.calendar, table.limits, table.today):
            if line.key == "D4":
                extending.in_time(table.today, line.rolled)


def _due_next(table: Table, life: Life) -> ActKind | None:
    """What the session that sits today decides; else the act that meets the next duty; when nothing waits, striking off
    what was reported to a session, and closing.
    """
    if session_offers.sits(table, life):
        return ActKind.DECIDE
    lines = clock.duties(life.happened, table.calendar, table.limits, table.today)
    duty = clock.next_duty(lines)
    if duty is None:
        reported = any(one.reported_on and not one.struck_off_on for one in life.sessions)
        return ActKind.STRUCK_OFF if reported else ActKind.CLOSE
    kind = ActKind.REPORT_BACK if duty.key == "D13" and duty.detail else lawful.MEETS.get(duty.key)
    if kind is ActKind.SUPERVISION_ANSWERED and not life.supervisions:
        return None
    return kind


def _filled(kind: ActKind, table: Table, uid: str, life: Life) -> Act:
    fill = _FILLS.get(kind)
    return fill(table, uid, life) if fill else KINDS[kind]()


def _notice(table: Table, uid: str, life: Life) -> Act:
    return Notice(_owed(table, uid, life), method=DeliveryMethod.IN_PERSON, receipt=Receipt.SIGNED)


def _owed(table: Table, uid: str, life: Life) -> PaperKind:
    """The paper that the visitor is owed as the matter stands (art. 23)."""
    h = life.happened
    if life.sealed:
        # The letter to the competent body first, then word of it to whoever came.
        return (
            PaperKind.TRANSFER
            if _given(table, uid, PaperKind.ACCUSATION_LETTER)
            else PaperKind.ACCUSATION_LETTER
        )
    if h.extended_on is not None and h.extension_told_on is None:
        return PaperKind.EXTENSION
    if h.lawful_way_on is not None:
        return PaperKind.LAWFUL_WAY
    if h.transferred_on is not None or (h.handling is Handling.ASSIGNED and h.accepted_on is None):
        return PaperKind.TRANSFER
    if (
        h.review_requested_on is None
        and h.delivered_on is not None
        and life.judged
        and h.notified_on is not None
    ):
        return PaperKind.REVIEW_NOTICE
    return PaperKind.ACCEPTANCE


def _given(table: Table, uid: str, kind: PaperKind) -> bool:
    found = (
        "SELECT 1 FROM paper WHERE matter = ? AND kind = ? AND coalesce(given_on, delivered_on) IS NOT NULL"
    )
    return bool(table.file.value(found, uid, kind))


def _assign(table: Table, uid: str, life: Life) -> Act:
    now = matters.assignment(table.file, uid)
    names = [name for name in Assign.__dataclass_fields__ if now.get(name)]
    known = {name: str(now[name]) for name in names}
    if not known.get("measures"):
        measures = [point.measure for point in matters.points(table.file, uid) if point.measure]
        known["measures"] = "；".join(measures)
    return Assign(**known)


def _step(table: Table, uid: str, life: Life) -> Act:
    now = matters.assignment(table.file, uid)
    return TakeStep(StepKind.INVESTIGATION, now.get("person") or now.get("unit") or "")


def _promise(table: Table, uid: str, life: Life) -> Act:
    return MakePromise(by_whom=matters.assignment(table.file, uid).get("lead_official") or "")


def _kept(table: Table, uid: str, life: Life) -> Act:
    return KeepPromise(life.promises[0].what)


def _judge(table: Table, uid: str, life: Life) -> Act:
    """The demand that waits longest for its judgement, as it is judged now."""
    wanted = next((p for p in life.points if p.verdict in (None, Verdict.PENDING)), life.points[0])
    point = next(p for p in matters.points(table.file, uid) if p.uid == wanted.uid)
    names = [
        name
        for name in Judge.__dataclass_fields__
        if name not in ("point", "verdict", "by", "not_yet_solvable")
    ]
    return Judge(
        point=str(wanted.position),
        verdict=point.verdict or "",
        not_yet_solvable=point.not_yet_solvable,
        **{name: getattr(point, name) for name in names},
    )


def _extend(table: Table, uid: str, life: Life) -> Act:
    return Extend(days=str(min(extending.LONGEST_EXTENSION, table.limits.extend)))


def _supervise(table: Table, uid: str, life: Life) -> Act:
    due = table.calendar.roll(table.today + timedelta(days=7))
    return Supervise(by=table.office.name, answer_due=due.isoformat())


def _answer_supervision(table: Table, uid: str, life: Life) -> Act:
    return AnswerSupervision(life.supervisions[0].what)


def _reply(table: Table, uid: str, life: Life) -> Act:
    """One answer for each demand still without one; when all have theirs, all of them again as a new version."""
    wanted = life.unanswered or life.points
    by = matters.assignment(table.file, uid).get("unit") or table.office.name
    return GiveReply(
        by=by, answers=tuple(map(_answer, wanted)), remedy=usual_remedy(table) if life.judged else ""
    )


def _answer(point: PointStands) -> PointAnswer:
    outcome = point.outcome or _USUAL.get(point.verdict, "")
    carried = point.carried_out or (CarriedOut.NOT_YET if outcome == Outcome.SUPPORTED else "")
    return PointAnswer(str(point.position), point.answer, outcome, point.answer_basis or point.basis, carried)


_USUAL: dict[Verdict | None, str] = {
    Verdict.FULLY_REASONABLE: Outcome.SUPPORTED,
    Verdict.PARTLY_REASONABLE: Outcome.SUPPORTED,
    Verdict.UNREASONABLE: Outcome.EXPLAINED,
}
"""The usual outcome of a verdict (law.md, 'The three verdicts'); whoever answers may choose another."""


def usual_remedy(table: Table) -> str:
    office = table.office
    body = office.reviewing_body or f"{office.level_above}人民政府"
    return office.usual_remedy or f"如不服，可在收到书面答复之日起30日内向{body}请求复查"


def _deliver(table: Table, uid: str, life: Life) -> Act:
    return Deliver(DeliveryMethod.IN_PERSON, Receipt.SIGNED)


def _carry_out(table: Table, uid: str, life: Life) -> Act:
    waiting = [p for p in life.points if p.outcome == Outcome.SUPPORTED and p.carried_out != CarriedOut.DONE]
    point = (waiting or [p for p in life.points if p.answer])[0]
    return CarryOut(str(point.position), CarriedOut.DONE)


def _call_back(table: Table, uid: str, life: Life) -> Act:
    return MakeCallBack("电话", table.who, Satisfaction.NOT_RATED, Satisfaction.NOT_RATED)


def _request(table: Table, uid: str, life: Life) -> Act:
    second = life.happened.review_requested_on is not None
    return RequestReview(
        ReviewKind.SECOND if second else ReviewKind.FIRST, "" if second else table.office.reviewing_body
    )


def _opinion(table: Table, uid: str, life: Life) -> Act:
    return ReviewOpinion(remedies.open_review(life) or ReviewKind.FIRST)


def _enter(table: Table, uid: str, life: Life) -> Act:
    return EnterOfficial(OfficialState.ENTERED)


_FILLS: dict[ActKind, Callable[[Table, str, Life], Any]] = {
    ActKind.NOTICE: _notice,
    ActKind.ASSIGN: _assign,
    ActKind.STEP: _step,
    ActKind.PROMISE: _promise,
    ActKind.PROMISE_KEPT: _kept,
    ActKind.JUDGE: _judge,
    ActKind.EXTEND: _extend,
    ActKind.SUPERVISE: _supervise,
    ActKind.SUPERVISION_ANSWERED: _answer_supervision,
    ActKind.REPLY: _reply,
    ActKind.DELIVER: _deliver,
    ActKind.CARRIED_OUT: _carry_out,
    ActKind.CALL_BACK: _call_back,
    ActKind.REVIEW_REQUESTED: _request,
    ActKind.REVIEW_OPINION: _opinion,
    ActKind.ENTER_OFFICIAL: _enter,
    ActKind.BRING: session_offers.bring,
    ActKind.DECIDE: session_offers.decide,
    ActKind.REPORT_BACK: session_offers.report_back,
    ActKind.STRUCK_OFF: session_offers.strike_off,
}
