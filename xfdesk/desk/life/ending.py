"""Reviews, the entry in the official system, close and reopen."""

from __future__ import annotations

from datetime import date

from xfdesk.desk.life.case import Case
from xfdesk.errors import Refused
from xfdesk.records.acts import Close, EnterOfficial, Reopen, RequestReview, ReviewOpinion
from xfdesk.rules import remedies
from xfdesk.rules.articles import ARTICLE_21, NOT_RECORDED
from xfdesk.rules.words import OfficialState, ReviewKind
from xfdesk.store import turns
from xfdesk.store.told import InFile


def request_review(case: Case, act: RequestReview) -> RequestReview:
    """复查 within thirty days of delivery, 复核 within thirty days of the 复查 opinion; a late one is recorded and stays late
    (arts. 35, 36)."""
    kind = case.needed(ReviewKind, act.kind, "kind", "复查还是复核")
    remedies.review(kind, case.life)
    remedies.review(kind, case.now)
    body = case.line(act.body, "body", "向哪个机关请求", most=100)
    case.put("Review", kind=kind, body=body, requested_on=case.on.isoformat())
    return RequestReview(kind, body)


def review_opinion(case: Case, act: ReviewOpinion) -> ReviewOpinion:
    kind = case.needed(ReviewKind, act.kind, "kind", "复查还是复核")
    if remedies.open_review(case.life) is not kind:
        raise Refused(
            "no_review",
            f"没有正在进行的{kind}（《信访工作条例》第三十五条、第三十六条）",
            NOT_RECORDED,
            "请先记“请求复查”",
            article="第三十五条、第三十六条",
            field="kind",
        )
    hearing = case.number(act.hearing_days, "hearing_days", "听证天数", blank=0)
    outcome = case.block(act.outcome, "outcome", "意见", most=1_000)
    uid, requested_on = case.table.file.sql(
        "SELECT uid, requested_on FROM review WHERE matter = ? AND kind = ? AND requested_on <= ? AND opinion_on IS NULL"
        " ORDER BY requested_on DESC, uid DESC LIMIT 1",
        case.key,
        kind,
        case.on.isoformat(),
    )[0]
    remedies.hearing(hearing, (case.on - date.fromisoformat(requested_on)).days)
    case.beside["of"] = uid
    case.change("Review", uid, opinion_on=case.on.isoformat(), outcome=outcome, hearing_days=hearing)
    return ReviewOpinion(kind, outcome, str(hearing) if hearing else "")


def enter_official(case: Case, act: EnterOfficial) -> EnterOfficial:
    """Every matter is entered into the official system, or it is said why not (art. 21)."""
    state = case.needed(OfficialState, act.state, "state", "录入状态")
    number = case.line(act.number, "number", most=60)
    if state is OfficialState.ENTERED and not number:
        raise Refused(
            "entered_without_number",
            "已录入的要写系统编号（《信访工作条例》第二十一条）",
            NOT_RECORDED,
            "请照系统上的编号写",
            article=ARTICLE_21,
            field="number",
        )
    case.beside["was"] = case.before.get("was") or turns.official_before(
        InFile(case.table.file, case.key), case.on.isoformat()
    )
    if number and state is not OfficialState.ENTERED:
        case.notes.append(f"{state}的没有系统编号，没有记“{number}”")
        number = ""
    return EnterOfficial(state, number, case.block(act.reason, "reason", most=500))


def close(case: Case, act: Close) -> Close:
    if not case.life.called_back:
        case.notes.append("还没有回访，办结后也可以补记")
    return act


def reopen(case: Case, act: Reopen) -> Reopen:
    return Reopen(case.block(act.reason, "reason", "重新办理的原因"))
