"""What is doubtful or impossible in an entry: people, days, the way of handling, and each point.

A `problem` is a rule of the regulation or something that the ledger cannot hold; all else is a `doubt`, which is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from xfdesk.desk.known import Known
from xfdesk.desk.naming import naming
from xfdesk.desk.reading import as_day, as_number
from xfdesk.records.duty import Duty
from xfdesk.records.visit import Derived, Finding, PointEntry, VisitEntry
from xfdesk.rules import assistance, dates, routes, verdict
from xfdesk.rules.words import NOTICES, ReasonCode, Verdict

ARTICLE_20 = "第二十条"
ARTICLE_22 = "第二十二条"
ARTICLE_23 = "第二十三条"
ARTICLE_31 = "第三十一条"
ARTICLE_34 = "第三十四条"
MOST_REPRESENTATIVES = 5


def all_findings(
    entry: VisitEntry, derived: Derived, known: Known, duties: tuple[Duty, ...]
) -> Iterator[Finding]:
    yield from _people(entry)
    yield from _past(entry, known)
    yield from _notice(entry, known)
    yield from _handling(entry, derived)
    yield from naming(entry, derived, known)
    limit = max((duty.rolled for duty in duties if duty.key in ("D4", "D5")), default=None)
    assigned = next((duty.rolled for duty in duties if duty.key == "D13"), None)
    for n, point in enumerate(entry.points):
        if derived.needs_verdict and point.verdict is Verdict.NONE:
            sentence = "这件事要对诉求作出判断，不能记“不作判断”（《信访工作条例》第三十一条第六项）；还没定的记待核实"
            yield Finding(f"points.{n}.verdict", "problem", sentence, "verdict_none", ARTICLE_31)
        yield from _point(point, f"points.{n}.", limit, known)
        yield from _assigned(point, f"points.{n}.due", assigned)
    yield from _promise(entry, known)
    yield from _hardship(entry)


def _people(entry: VisitEntry) -> Iterator[Finding]:
    number = as_number(entry.people)
    if number is None or not 1 <= number <= 100_000:
        yield Finding("people", "problem", "人数应为 1 以上的整数", "people")
        return
    if len(entry.representatives) > MOST_REPRESENTATIVES:
        sentence = "代表最多 5 人（《信访工作条例》第二十条）；其余的人只记人数，请减到 5 人"
        yield Finding("representatives", "problem", sentence, "representatives_limit", ARTICLE_20)
    elif len(entry.representatives) > number:
        sentence = "代表比来访人数还多，请核对人数；确实如此也可保留"
        yield Finding("representatives", "doubt", sentence, "representatives_count")
    affected = as_number(entry.affected) if entry.affected else number
    if affected is None:
        yield Finding("affected", "problem", "涉及人数应为整数", "affected")
    elif affected < number:
        yield Finding("affected", "doubt", "涉及人数比来访人数少，请核对；确实如此也可保留", "affected_few")


def _past(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    """No future dates for what has happened; received not after the visit, accepted not before it was received."""
    latest = known.today if entry.incoming else max(known.today, known.day.on)
    paths: list[tuple[str, str]] = [
        ("matter.received_on", "" if entry.incoming else entry.matter.received_on),
        ("matter.accepted_on", entry.matter.accepted_on),
        ("paper.delivered_on", entry.paper.delivered_on),
        ("notice.delivered_on", entry.notice.delivered_on),
        ("visitor.birth_date", entry.visitor.birth_date),
    ]
    paths += [(f"points.{n}.explained_on", point.explained_on) for n, point in enumerate(entry.points)]
    future = [path for path, value in paths if (day := as_day(value)) and day > latest]
    for path in future:
        yield Finding(path, "problem", "这一天还没有到，已经发生的事不能记在将来", "future_date")
    typed, accepted = as_day(entry.matter.received_on), as_day(entry.matter.accepted_on)
    received = known.continued_received or typed or known.day.on
    later = typed and typed > known.day.on and not entry.incoming
    if not entry.continues and later and "matter.received_on" not in future:
        sentence = "收到日期晚于来访的这一天，告知的 15 日就算错了（《信访工作条例》第二十三条），请核对"
        yield Finding("matter.received_on", "problem", sentence, "received_after_visit", ARTICLE_23)
    elif accepted and accepted < received:
        sentence = "受理日期早于收到日期，60 日就算错了（《信访工作条例》第三十四条），请核对"
        yield Finding("matter.accepted_on", "problem", sentence, "accepted_before_received", ARTICLE_34)


def _notice(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    """What a written notice is, and when none is owed (art. 23)."""
    notice, visitor = entry.notice, entry.visitor
    received = known.continued_received or as_day(entry.matter.received_on) or known.day.on
    day = as_day(notice.delivered_on)
    if day and day < received:
        before = "收到" if entry.incoming else "来访"
        sentence = f"书面告知的日期在{before}之前，不算这一次的告知（《信访工作条例》第二十三条）；已照填的保留，请核对"
        yield Finding("notice.delivered_on", "doubt", sentence, "notice_before_visit", ARTICLE_23)
    elif day and notice.kind is not None and notice.kind not in NOTICES:
        sentence = f"“{notice.kind}”不是告知书，15 日内书面告知仍然要做（《信访工作条例》第二十三条）"
        yield Finding("notice.kind", "doubt", sentence, "no_notice", ARTICLE_23)
    if notice.excused and visitor.name and not visitor.anonymous and (visitor.village or visitor.address):
        sentence = "姓名和住址都有，不能免去书面告知（《信访工作条例》第二十三条）；请去掉“不告知的原因”"
        yield Finding("notice.excused", "problem", sentence, "notice_owed", ARTICLE_23)


def _handling(entry: VisitEntry, derived: Derived) -> Iterator[Finding]:
    if entry.handling is None or entry.continues:
        return
    if entry.handling not in routes.allowed_handlings(derived.matter_class, derived.route):
        words = routes.label(derived.matter_class, derived.route)
        sentence = f"“{words}”不能用“{entry.handling}”办理（《信访工作条例》第三十一条），请改性质或办理方式"
        yield Finding("handling", "problem", sentence, "handling", ARTICLE_31)


def _point(point: PointEntry, path: str, limit: date | None, known: Known) -> Iterator[Finding]:
    if point.verdict is Verdict.UNREASONABLE and not point.basis:
        sentence = "没有依据的，不能判为不合理；如果合情合理但缺乏法律依据，可改记为“合理但缺乏法律依据”（归部分合理）"
        yield Finding(path + "basis", "doubt", sentence, "offer_no_legal_basis", verdict.ARTICLE_32)
    if point.verdict is Verdict.UNREASONABLE and ReasonCode.NO_LEGAL_BASIS in (
        point.reason_code,
        point.reason,
    ):
        sentence = "“合理但缺乏法律依据”不能记为不合理（《信访工作条例》第三十二条），请改记为部分合理"
        yield Finding(path + "reason", "problem", sentence, "no_legal_basis", verdict.ARTICLE_32)
    yield from _limit(point.due, path + "due", limit, known)
    yield from _limit(point.next_look_on, path + "next_look_on", None, known)


def _assigned(point: PointEntry, path: str, assigned: date | None) -> Iterator[Finding]:
    """The assigning body's date counts where it is the earlier one (art. 22)."""
    day = as_day(point.due)
    if day and assigned and day > assigned:
        sentence = (
            f"晚于交办的期限 {dates.on_paper(assigned)}（《信访工作条例》第二十二条）；先照填的保留，请提前"
        )
        yield Finding(path, "doubt", sentence, "due_beyond_assigned", ARTICLE_22)


def _limit(value: str, path: str, limit: date | None, known: Known) -> Iterator[Finding]:
    """A date set for what is to come: not later than the law allows (art. 34); one before the visit is kept and marked."""
    day = as_day(value)
    if day is None:
        return
    if day < known.day.on:
        since = "接访日" if known.day.uid else "收到的那一天"
        sentence = f"{dates.on_paper(day)}在{since}之前；已照填的保留，请再看一眼"
        yield Finding(path, "doubt", sentence, "due_past")
    elif limit and day > limit:
        sentence = f"晚于法定的书面答复期限 {dates.on_paper(limit)}（《信访工作条例》第三十四条），请提前"
        yield Finding(path, "problem", sentence, "due_beyond_law", ARTICLE_34)
    elif not known.calendar.is_working(day):
        before = known.calendar.safe(day)
        sentence = f"{dates.weekday(day)}是休息日；可以保留，提醒按 {dates.month_day(before)} {dates.weekday(before)} 算"
        yield Finding(path, "doubt", sentence, "due_day_off")
    if not known.calendar.knows(day.year):
        yield Finding(
            path, "note", f"{day.year} 年调休安排还没有导入，工作日按周末和法定节日推算", "year_unknown"
        )


def _promise(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    yield from _limit(entry.promise.by_when, "promise.by_when", None, known)
    if (entry.promise.by_whom or entry.promise.by_when) and not entry.promise.what:
        sentence = "答应的事没有写是什么；写了谁答应、几时办到的保留，请补上"
        yield Finding("promise.what", "doubt", sentence, "promise_without_words")


def _hardship(entry: VisitEntry) -> Iterator[Finding]:
    if not entry.matter.hardship:
        return
    said = [entry.answer, entry.statement, entry.leader_opinion, entry.promise.what]
    said += [word for p in entry.points for word in (p.explanation, p.remedy, p.measure, p.reasonable_part)]
    if not assistance.told(said):
        yield Finding("matter.hardship", "doubt", assistance.OWED, "hardship", assistance.ARTICLE)
