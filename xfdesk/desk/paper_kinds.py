"""What each kind of official paper says beyond what all say, and when there is none to write (arts. 22, 23, 31, 34, 35)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from xfdesk.desk.paper_facts import PaperFacts, as_day, ended
from xfdesk.errors import Refused
from xfdesk.outputs.papers.words import ROOM, TITLES
from xfdesk.records.papers import ListedPaper
from xfdesk.rules import dates
from xfdesk.rules.articles import ARTICLE_22, ARTICLE_23, ARTICLE_31, ARTICLE_34, ARTICLE_35
from xfdesk.rules.words import DutyState, Outcome, PaperKind, Route, StepKind, Verdict
from xfdesk.store import papers

NOT_WRITTEN = "没有生成文书，也没有取文号"
TO_THE_VISITOR = frozenset(TITLES) - {PaperKind.ASSIGNMENT, PaperKind.REMINDER}
WAYS = {
    Route.JUDICIAL: ("属于涉法涉诉事项，应当依照诉讼程序处理", "第一项"),
    Route.ARBITRATION: ("应当通过仲裁解决", "第二项"),
    Route.PARTY_APPEAL: ("属于党员申诉，应当依照党内申诉的规定处理", "第三项"),
    Route.ADMINISTRATIVE: ("应当通过行政复议、行政裁决、行政许可等行政程序处理", "第四项"),
    Route.DUTY: ("属于申请查处违法行为或者要求履行法定职责，应当依照有关程序办理", "第五项"),
}
ITEMS = {Outcome.SUPPORTED: "第一项", Outcome.EXPLAINED: "第二项", Outcome.NOT_SUPPORTED: "第三项"}
REGULATION = "《信访工作条例》"
THE_UNITS = ("D4", "D5", "D13", "K", "M", "P", "S")
"""Duties that are late through whoever has the matter in hand; the papers to the visitor are the office's own."""
Own = dict[str, Any]


def own(kind: PaperKind, known: PaperFacts) -> Own:
    """The fields of the kind. Raises `Refused` where the matter has no such paper."""
    return KINDS[kind](known)


def basis_day(kind: PaperKind, known: PaperFacts) -> date | None:
    """The day of what the paper tells: one drawn up before it tells of something else."""
    file, uid, on = known.table.file, known.uid, known.on
    if kind is PaperKind.ASSIGNMENT:
        return as_day(known.assignment.get("since"))
    if kind is PaperKind.REMINDER:
        asked = papers.supervisions(file, uid, on)
        return as_day(asked[-1]["on"]) if asked else None
    if kind is PaperKind.REVIEW_NOTICE:
        replies = papers.replies(file, uid)
        return replies[0].delivered_on if replies else None
    return None


def _acceptance(known: PaperFacts) -> Own:
    accepted = known.known.happened.accepted_on
    if not known.known.judged:
        raise Refused(
            "acceptance_without_opinion",
            "受理告知书用于由本单位出具处理意见书的事项，这件不是（《信访工作条例》第三十一条）",
            NOT_WRITTEN,
            "请改用法定途径告知单或转送（交办）告知单",
            article=ARTICLE_31,
        )
    if accepted is None:
        raise Refused(
            "not_accepted",
            "这件事项还没有受理，没有受理日期可以告知（《信访工作条例》第二十三条）",
            NOT_WRITTEN,
            "请先记“受理”",
            article=ARTICLE_23,
        )
    return {"accepted_on": accepted, **_owner(known), "answer_by": known.day("D4", "D5")}


def _non_acceptance(known: PaperFacts) -> Own:
    accepted = known.known.happened.accepted_on
    if accepted is not None:
        raise Refused(
            "accepted_already",
            f"这件事项已于 {dates.on_paper(accepted)}受理，不能再告知不予受理（《信访工作条例》第二十三条）",
            NOT_WRITTEN,
            "要结束办理的，请出具处理意见书",
            article=ARTICLE_23,
        )
    points = known.points()
    return {
        "reason": _joined(point.reason for point in points),
        "basis": _joined(point.basis for point in points),
        "body": papers.transferred_to(known.table.file, known.uid, known.on),
    }


def _transfer(known: PaperFacts) -> Own:
    happened = known.known.happened
    if happened.transferred_on is not None:
        body = papers.transferred_to(known.table.file, known.uid, known.on) or known.unit_named
        return {"body": body, "handed_on": happened.transferred_on, "handing": "转送"}
    if known.assignment.get("unit"):
        since = as_day(known.assignment["since"])
        return {"body": known.assignment["unit"], "handed_on": since, "handing": "交"}
    raise Refused(
        "nothing_handed_on",
        "这件事项没有转送，也没有交办给哪个单位（《信访工作条例》第二十二条）",
        NOT_WRITTEN,
        "请先记“转送”或“定承办”",
        article=ARTICLE_22,
    )


def _lawful_way(known: PaperFacts) -> Own:
    route = known.known.happened.route
    if route is None or Route(route) not in WAYS:
        raise Refused(
            "no_lawful_way",
            "这件事项由本单位出具处理意见书，没有法定途径可以告知（《信访工作条例》第三十一条）",
            NOT_WRITTEN,
            "途径不对的，请先改办理途径",
            article=ARTICLE_31,
        )
    way, item = WAYS[Route(route)]
    return {"lawful_way": way, "way_basis": f"{REGULATION}{ARTICLE_31}{item}", "body": known.unit_named}


def _extension(known: PaperFacts) -> Own:
    row = papers.extension(known.table.file, known.uid)
    if not row:
        raise Refused(
            "no_extension_to_tell",
            "还没有延期，没有延期可以告知（《信访工作条例》第三十四条）",
            NOT_WRITTEN,
            "请先记“延期”",
            article=ARTICLE_34,
        )
    return {
        "limit_was": known.day("D4"),
        "extended_by": str(row["days"]),
        "extended_to": known.day("D5"),
        "reason": ended(row["reason"]),
        "approver": row["approver"],
    }


def _opinion(known: PaperFacts) -> Own:
    if not known.known.judged:
        raise Refused(
            "no_opinion_owed",
            "这件事项不出具处理意见书（《信访工作条例》第三十一条）",
            NOT_WRITTEN,
            "建议意见请直接回复，其他的告知法定途径",
            article=ARTICLE_31,
        )
    row = known.row
    if row is None:
        raise Refused(
            "no_reply",
            "还没有出具书面答复，没有处理意见书（《信访工作条例》第三十四条）",
            NOT_WRITTEN,
            "请先记“出具答复”",
            article=ARTICLE_34,
        )
    said = papers.act_content(known.table.file, row.uid)
    answers = {str(one.get("point", "")): one for one in said.get("answers", ())}
    points = known.points(answers)
    found = papers.steps(known.table.file, known.uid, StepKind.INVESTIGATION, row.on)
    return {
        "accepted_on": known.known.happened.accepted_on or known.known.happened.received_on,
        **_owner(known),
        "points": points,
        "established": "\n".join(_told(on, text) for on, _, text in found),
        "basis": _bases(known, answers),
        **_remedy(known, row),
    }


def _told(on: date, text: str) -> str:
    begins_with_a_day = text[:4].isdigit() and text[4:5] == "年"
    return f"{ended(text)}。" if begins_with_a_day else f"{dates.on_paper(on)}，{ended(text)}。"


def _bases(known: PaperFacts, answers: dict[str, Any]) -> str:
    """The laws named in the answers, then the item of the regulation by which each outcome is given (art. 32)."""
    points = known.points(answers)
    items = set()
    for point, demand in zip(points, known.outcomes(answers), strict=True):
        if demand in ITEMS:
            items.add(ITEMS[demand])
        if point.verdict == Verdict.PARTLY_REASONABLE and demand is Outcome.SUPPORTED:
            items.add(ITEMS[Outcome.NOT_SUPPORTED] if point.reason else ITEMS[Outcome.EXPLAINED])
    named = _joined((point.basis for point in points), "、")
    by = (
        f"{REGULATION}第三十二条第一款{'、'.join(sorted(items, key='第一项第二项第三项'.find))}"
        if items
        else ""
    )
    return "，".join(part for part in (named, "" if "第三十二条" in named else by) if part)


def _remedy(known: PaperFacts, row: papers.PaperRow) -> Own:
    """The day it was received, and the last one on which a review may be asked for, which counts from it (art. 35)."""
    days = known.table.limits.review_request
    last = row.delivered_on + timedelta(days=days) if row.delivered_on else None
    return {"received_on": row.delivered_on, "review_by": last}


def _assignment(known: PaperFacts) -> Own:
    row = known.assignment
    if not row:
        raise Refused(
            "no_assignment",
            "这件事项还没有定承办，没有交办单（《信访工作条例》第二十二条）",
            NOT_WRITTEN,
            "请先记“定承办”",
            article=ARTICLE_22,
        )
    due = as_day(row["due"])
    words, leaders, on = known.instruction
    person = row["person"]
    office = known.table.office
    return {
        **_owner(known),
        "coordinating": row["coordinating"],
        "instruction": words,
        **({"leaders": leaders, "visited_on": on} if words else {}),
        "leads": _with_post(known, row["lead_official"]),
        "measures": row["measures"] or _joined(point.measure for point in known.points()),
        "due": due,
        "owner": "　".join(part for part in (row["unit"], person) if part),
        "investigates": row["investigates"] or person,
        "handles": row["handles"] or person,
        "third_care": office.third_care,
        "sees_through": row["sees_through"] or row["lead_official"],
        "report_by": known.table.calendar.add_working(due, 1) if due else None,
        "tell_by": known.day("D1", "D2"),
        "answer_by": known.day("D4", "D5"),
    }


def _with_post(known: PaperFacts, name: str) -> str:
    leader = next((one for one in known.table.office.leaders if one.name == name), None)
    post = leader.post_on(known.on) if leader else ""
    return f"{name}（{post}）" if post else name


def _reminder(known: PaperFacts) -> Own:
    asked = papers.supervisions(known.table.file, known.uid, known.on)
    overdue = [d for d in known.duties.values() if d.state is DutyState.OVERDUE and d.key in THE_UNITS]
    late = min(overdue, key=lambda duty: duty.rolled, default=None)
    if not asked and late is None:
        raise Refused(
            "nothing_to_remind",
            "这件事项没有督办，也没有超期，没有可以催办的（《信访工作条例》第二十二条）",
            NOT_WRITTEN,
            "请先记“督办”",
            article=ARTICLE_22,
        )
    before = papers.count_before(
        known.table.file, known.uid, PaperKind.REMINDER, known.row.uid if known.row else ""
    )
    return {
        **_owner(known),
        "nth": str(before + 1),
        "asked": _joined((ended(one["what"]) for one in asked), "；"),
        "limit_was": late.plain if late else as_day(known.assignment.get("due")) or known.day("D4", "D5"),
        "overdue_days": str((known.on - late.rolled).days) if late else "",
        "answer_by": next((day for one in reversed(asked) if (day := as_day(one["answer_due"]))), None),
    }


def _receipt(known: PaperFacts) -> Own:
    """The papers that wait to be delivered; where none waits, the newest that was."""
    found = [one for one in papers.of_matter(known.table.file, known.uid) if one.kind in TO_THE_VISITOR]
    listed = [
        one
        for one in found
        if one.given_on is None and not (one.kind is not PaperKind.OPINION and one.delivered_on)
    ]
    listed = [one for one in listed or found[-1:] if one.kind is not PaperKind.RECEIPT]
    if not listed:
        raise Refused(
            "nothing_to_sign_for",
            "还没有可以送达的文书（《信访工作条例》第二十三条）",
            NOT_WRITTEN,
            "请先生成告知书，或先记“出具答复”",
            article=ARTICLE_23,
        )
    opinion = next((one for one in listed if one.kind is PaperKind.OPINION), None)
    return {
        "papers": tuple(ListedPaper(TITLES[one.kind], one.number) for one in listed),
        "method": listed[0].method if len({one.method for one in listed}) == 1 else "",
        "reviewing_body": (known.table.office.reviewing_body or ROOM) if opinion else "",
        "review_by": _remedy(known, opinion)["review_by"] if opinion else None,
    }


def _review_notice(known: PaperFacts) -> Own:
    replies = [row for row in papers.replies(known.table.file, known.uid) if row.delivered_on]
    if not known.known.judged or not replies:
        raise Refused(
            "review_notice_undelivered",
            "答复还没有送达，谈不上复查（《信访工作条例》第三十五条）",
            NOT_WRITTEN,
            "请先记“记送达”",
            article=ARTICLE_35,
        )
    row = replies[0]
    return {"reply_number": row.number, "replied_on": row.on, **_remedy(known, row)}


def _owner(known: PaperFacts) -> Own:
    """Who has it in hand."""
    row = known.assignment
    return {
        "lead_unit": row.get("unit", ""),
        "person": row.get("person", ""),
        "lead_official": row.get("lead_official", ""),
    }


def _joined(texts: Any, by: str = "；") -> str:
    return by.join(dict.fromkeys(text for text in texts if text))


KINDS: dict[PaperKind, Callable[[PaperFacts], Own]] = {
    PaperKind.ACCEPTANCE: _acceptance,
    PaperKind.NON_ACCEPTANCE: _non_acceptance,
    PaperKind.TRANSFER: _transfer,
    PaperKind.LAWFUL_WAY: _lawful_way,
    PaperKind.EXTENSION: _extension,
    PaperKind.OPINION: _opinion,
    PaperKind.RECEIPT: _receipt,
    PaperKind.ASSIGNMENT: _assignment,
    PaperKind.REMINDER: _reminder,
    PaperKind.REVIEW_NOTICE: _review_notice,
}
