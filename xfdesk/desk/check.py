"""What a save would say of an entry: missing, doubtful, impossible, and what follows from it. Pure and quick; it never writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xfdesk.desk import continuing
from xfdesk.desk.cleaning import cleaned
from xfdesk.desk.continuing import Earlier
from xfdesk.records.day import ReceptionDay
from xfdesk.records.duty import Duty
from xfdesk.records.office import Office
from xfdesk.records.visit import Check, Derived, Finding, Missing, PointEntry, VisitEntry
from xfdesk.rules import clock, dates, idcard, people, routes, verdict
from xfdesk.rules.clock import Happened, Profile, Promised
from xfdesk.rules.routes import Proposal
from xfdesk.rules.text import fold
from xfdesk.rules.words import (
    Channel,
    Handling,
    IdKind,
    MatterClass,
    ReasonCode,
    Route,
    Sex,
    Verdict,
    VisitOrder,
)
from xfdesk.rules.workdays import Calendar

ARTICLE_20 = "第二十条"
ARTICLE_25 = "第二十五条"
ARTICLE_28 = "第二十八条"
ARTICLE_30 = "第三十条"
ARTICLE_31 = "第三十一条"
ARTICLE_34 = "第三十四条"
MOST_REPRESENTATIVES = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What the check must know besides the entry: the office, the day, and the earlier matter of a 续访."""

    office: Office
    calendar: Calendar
    limits: Profile
    day: ReceptionDay
    today: date
    earlier: Earlier | None = None
    continued_points: tuple[PointEntry, ...] = ()
    continued_received: date | None = None
    continued_accepted: date | None = None


def check(entry: VisitEntry, known: Known) -> tuple[VisitEntry, Check]:
    """The entry as it would be stored, and the verdict on it."""
    clean, findings = cleaned(entry, known.day.on)
    findings += _continuing_findings(clean, known)
    clean = continuing.apart(clean, known.earlier) if known.earlier else clean
    derived, more = _derive(clean, known)
    clean = _settled(clean, derived)
    duties = _duties(clean, derived, known)
    findings += more
    findings += _findings(clean, derived, known, duties)
    missing = tuple(_missing(clean, derived, known))
    return clean, Check(missing, tuple(findings), derived, duties)


def _settled(entry: VisitEntry, derived: Derived) -> VisitEntry:
    """The matter with the class and route in force, in the visitor's village unless it says where, 续访 set by itself, and verdicts only where they belong."""
    matter = replace(entry.matter, matter_class=derived.matter_class, route=derived.route)
    if not (matter.place or derived.sealed or entry.continues):
        matter = replace(matter, place=entry.visitor.village)
    handling = Handling.CONTINUED if entry.continues else entry.handling
    points = () if derived.sealed else entry.points
    if not derived.needs_verdict:
        points = tuple(replace(point, verdict=None) for point in points)
    return replace(entry, matter=matter, handling=handling, points=points)


def _derive(entry: VisitEntry, known: Known) -> tuple[Derived, list[Finding]]:
    findings: list[Finding] = []
    reading = idcard.read(entry.visitor.id_number, known.day.on)
    resident = entry.visitor.id_kind == IdKind.RESIDENT
    if resident and reading.fault:
        findings.append(Finding("visitor.id_number", "problem", reading.fault, "bad_id"))
    elif resident and reading.doubt:
        findings.append(Finding("visitor.id_number", "doubt", reading.doubt, "doubtful_id"))
    if not resident:
        reading = idcard.IdReading(entry.visitor.id_number, "other")
    proposal = routes.propose(entry.matter.category, entry.handling)
    matter_class, route = _class_and_route(entry, known, proposal)
    proposed = matter_class is MatterClass.PETITION and route is None
    if proposed:
        route = proposal.route or Route.OPINION
    needs = verdict.carries_verdict(matter_class, route)
    number = _number(entry.people)
    birth = reading.birth_date or _day(entry.visitor.birth_date)
    return Derived(
        id_number=reading.value,
        id_18=reading.id_18,
        id_doubtful=bool(reading.doubt),
        sex=reading.sex or (Sex(entry.visitor.sex) if entry.visitor.sex in ("男", "女") else None),
        birth_date=birth,
        age=idcard.age_on(birth, known.day.on) if birth else None,
        region=reading.region,
        phone=entry.visitor.phone,
        overall=_overall(entry, known) if needs else None,
        group=number is not None and number >= known.office.group_size,
        order=_order(entry, known),
        matter_class=matter_class,
        route=route,
        needs_verdict=needs,
        sealed=matter_class is MatterClass.ACCUSATION,
        route_proposed=proposed,
    ), findings


def _class_and_route(entry: VisitEntry, known: Known, proposal: Proposal) -> tuple[MatterClass, int | None]:
    """A continuing visit never changes its matter's class and route; an accusation is refused there (art. 30)."""
    matter_class = entry.matter.matter_class or proposal.matter_class
    if entry.continues and known.earlier and known.earlier.matter.matter_class:
        if matter_class is not MatterClass.ACCUSATION:
            return known.earlier.matter.matter_class, known.earlier.matter.route
        return matter_class, None
    return matter_class, entry.matter.route if matter_class is MatterClass.PETITION else None


def _order(entry: VisitEntry, known: Known) -> VisitOrder:
    """Repeat means the same person and the same matter; another person on a known matter comes for the first time."""
    if not entry.continues:
        return VisitOrder.FIRST
    names = known.earlier.names if known.earlier else ()
    name = fold(entry.visitor.name)
    same = not name or not names or name in {fold(one) for one in names}
    return VisitOrder.REPEAT if same else VisitOrder.FIRST


def _continuing_findings(entry: VisitEntry, known: Known) -> list[Finding]:
    earlier = known.earlier
    if not entry.continues or earlier is None:
        return []
    if earlier.over and continuing.brings_new_demand(entry):
        sentence = (
            "原事项已经答复或办完，新的诉求保存时另立一件，并注明原来那一件；只补充说明的，不写诉求就行"
        )
        return [Finding("points.0.text", "note", sentence, "new_matter")]
    typed = entry.matter.matter_class or routes.propose(entry.matter.category).matter_class
    if typed is MatterClass.ACCUSATION and earlier.matter.matter_class is not MatterClass.ACCUSATION:
        sentence = "检举控告要单独密封登记，不能并进原来的事项（《信访工作条例》第三十条）；请改为单独登记"
        return [Finding("matter.category", "problem", sentence, "accusation_apart", ARTICLE_30)]
    stated = entry.matter.matter_class
    if stated and earlier.matter.matter_class and stated is not earlier.matter.matter_class:
        sentence = f"续访不改变事项的性质，仍按“{earlier.matter.matter_class}”办理"
        return [Finding("matter.matter_class", "note", sentence, "class_kept")]
    return []


def _overall(entry: VisitEntry, known: Known) -> Verdict:
    mine = {point.uid for point in entry.points if point.uid}
    earlier = [point.verdict for point in known.continued_points if point.uid not in mine]
    return verdict.overall([*earlier, *(point.verdict for point in entry.points)])


def happened(entry: VisitEntry, derived: Derived, known: Known) -> Happened:
    """The entry as if it were saved, for the dates at the foot."""
    accepted = known.continued_accepted or _day(entry.matter.accepted_on)
    if entry.handling is Handling.ACCEPTED and accepted is None:
        accepted = known.day.on
    when = _day(entry.promise.by_when)
    return Happened(
        matter_class=derived.matter_class or MatterClass.PETITION,
        route=derived.route,
        received_on=known.continued_received or _day(entry.matter.received_on) or known.day.on,
        channel=entry.matter.channel or Channel.RECEPTION,
        handling=entry.handling,
        accepted_on=accepted,
        notified_on=_day(entry.notice.delivered_on),
        notice_excused=entry.notice.excused,
        settled_on=known.day.on if entry.handling is Handling.SETTLED else None,
        transferred=entry.handling is Handling.TRANSFERRED,
        lawful_way=entry.handling is Handling.LAWFUL_WAY,
        promises=(Promised(entry.promise.what, when),) if entry.promise.what and when else (),
        measures=tuple((p.measure or p.text, day) for p in entry.points if (day := _day(p.due))),
    )


def _duties(entry: VisitEntry, derived: Derived, known: Known) -> tuple[Duty, ...]:
    lines = clock.duties(happened(entry, derived, known), known.calendar, known.limits, known.today)
    return tuple(
        Duty(d.key, d.title, d.article, d.plain, d.rolled, d.safe, d.state, d.provisional, d.detail)
        for d in lines
    )


def _missing(entry: VisitEntry, derived: Derived, known: Known) -> Iterator[Missing]:
    yield from _who_missing(entry)
    if derived.sealed:
        yield from _blank(entry, ("matter.summary", "概况"))
        if not entry.unit:
            yield Missing("unit", "送给", "where_to", "第三十条")
        return
    if not entry.matter.category and not entry.continues:
        yield Missing("matter.category", "类别", "category")
    if not (entry.matter.place or entry.visitor.village or entry.continues):
        yield Missing("matter.place", "发生地", "place")
    if not entry.continues:
        yield from _blank(entry, ("matter.summary", "概况"))
        if not entry.points:
            yield Missing("points.0.text", "诉求", "points")
    yield from _points_missing(entry, derived)
    if not entry.matter.earlier:
        yield from _handling_missing(entry)


def _who_missing(entry: VisitEntry) -> Iterator[Missing]:
    visitor = entry.visitor
    if visitor.anonymous and not visitor.anonymous_reason:
        yield Missing("visitor.anonymous_reason", "匿名的原因", "anonymous_reason")
    elif not visitor.anonymous and not visitor.name:
        yield Missing("visitor.name", "姓名", "name")
    number = _number(entry.people)
    if number is not None and number > MOST_REPRESENTATIVES and not entry.representatives:
        yield Missing("representatives", "代表", "representatives", ARTICLE_20)


def _blank(entry: VisitEntry, *wanted: tuple[str, str]) -> Iterator[Missing]:
    for path, label in wanted:
        value: Any = entry
        for part in path.split("."):
            value = getattr(value, part)
        if not value:
            yield Missing(path, label, path.rpartition(".")[2])


def _points_missing(entry: VisitEntry, derived: Derived) -> Iterator[Missing]:
    for n, point in enumerate(entry.points):
        if not point.text:
            yield Missing(f"points.{n}.text", "诉求", "point_text")
        if derived.needs_verdict:
            if entry.handling is Handling.SETTLED and point.verdict in (None, Verdict.PENDING):
                yield Missing(f"points.{n}.verdict", "判断", "settled_unjudged", verdict.ARTICLE_32)
            for name, label, article in verdict.missing(point):
                yield Missing(f"points.{n}.{name}", label, f"verdict_{name}", article)


def _handling_missing(entry: VisitEntry) -> Iterator[Missing]:
    if entry.continues:
        return
    if entry.handling is None:
        yield Missing("handling", "办理方式", "handling")
    if entry.handling is Handling.SETTLED and not entry.answer:
        yield Missing("answer", "当场答复", "answer")
    if entry.handling is Handling.TRANSFERRED and not entry.unit:
        yield Missing("unit", "转往", "where_to", "第二十三条")
    if entry.handling is Handling.ASSIGNED and not (
        entry.unit or any(p.unit or p.person for p in entry.points)
    ):
        yield Missing("unit", "交给谁办", "assigned_to")
    if entry.matter.urgent and not entry.matter.urgent_reported_to:
        yield Missing("matter.urgent_reported_to", "报告给谁", "urgent", ARTICLE_25)
    if entry.promise.what and not entry.promise.by_when:
        yield Missing("promise.by_when", "几时办到", "promise")


def _findings(
    entry: VisitEntry, derived: Derived, known: Known, duties: tuple[Duty, ...]
) -> Iterator[Finding]:
    yield from _people_findings(entry, known)
    yield from _past_findings(entry, known)
    yield from _handling_findings(entry, derived)
    limit = max((duty.rolled for duty in duties if duty.key in ("D4", "D5")), default=None)
    for n, point in enumerate(entry.points):
        if derived.needs_verdict and point.verdict is Verdict.NONE:
            sentence = "这件事要对诉求作出判断，不能记“不作判断”（《信访工作条例》第三十一条第六项）；还没定的记待核实"
            yield Finding(f"points.{n}.verdict", "problem", sentence, "verdict_none", ARTICLE_31)
        yield from _point_findings(point, f"points.{n}.", limit, known)
    yield from _date_findings(entry.promise.by_when, "promise.by_when", None, known)
    yield from _recusal(entry, known)


def _people_findings(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    number = _number(entry.people)
    if number is None or not 1 <= number <= 100_000:
        yield Finding("people", "problem", "人数应为 1 以上的整数", "people")
        return
    if len(entry.representatives) > MOST_REPRESENTATIVES:
        sentence = "代表最多 5 人（《信访工作条例》第二十条）；其余的人只记人数，请减到 5 人"
        yield Finding("representatives", "problem", sentence, "representatives_limit", ARTICLE_20)
    if len(entry.representatives) > number:
        yield Finding("representatives", "problem", "代表比来访人数还多，请核对人数", "representatives_count")
    affected = _number(entry.affected) if entry.affected else number
    if affected is None:
        yield Finding("affected", "problem", "涉及人数应为整数", "affected")
    elif affected < number:
        yield Finding("affected", "doubt", "涉及人数比来访人数少，请核对；确实如此也可保留", "affected_few")


def _past_findings(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    """No future dates for what has happened; 受理 ≥ 收到."""
    latest = max(known.today, known.day.on)
    paths: list[tuple[str, str]] = [
        ("matter.received_on", entry.matter.received_on),
        ("matter.accepted_on", entry.matter.accepted_on),
        ("paper.delivered_on", entry.paper.delivered_on),
        ("notice.delivered_on", entry.notice.delivered_on),
        ("visitor.birth_date", entry.visitor.birth_date),
    ]
    paths += [(f"points.{n}.explained_on", point.explained_on) for n, point in enumerate(entry.points)]
    for path, value in paths:
        day = _day(value)
        if day and day > latest:
            yield Finding(path, "problem", "这一天还没有到，已经发生的事不能记在将来", "future_date")
    received, accepted = _day(entry.matter.received_on), _day(entry.matter.accepted_on)
    if received and accepted and accepted < received:
        yield Finding(
            "matter.accepted_on", "problem", "受理日期早于收到日期，请核对", "accepted_before_received"
        )


def _handling_findings(entry: VisitEntry, derived: Derived) -> Iterator[Finding]:
    if entry.handling is None or entry.continues:
        return
    if entry.handling not in routes.allowed_handlings(derived.matter_class, derived.route):
        words = routes.label(derived.matter_class, derived.route)
        sentence = f"“{words}”不能用“{entry.handling}”办理（《信访工作条例》第三十一条），请改性质或办理方式"
        yield Finding("handling", "problem", sentence, "handling", ARTICLE_31)


def _point_findings(point: PointEntry, path: str, limit: date | None, known: Known) -> Iterator[Finding]:
    if point.verdict is Verdict.UNREASONABLE and not point.basis:
        sentence = "没有依据的，不能判为不合理；如果合情合理但缺乏法律依据，可改记为“合理但缺乏法律依据”（归部分合理）"
        yield Finding(path + "basis", "doubt", sentence, "offer_no_legal_basis", verdict.ARTICLE_32)
    if point.verdict is Verdict.UNREASONABLE and ReasonCode.NO_LEGAL_BASIS in (
        point.reason_code,
        point.reason,
    ):
        sentence = "“合理但缺乏法律依据”不能记为不合理（《信访工作条例》第三十二条），请改记为部分合理"
        yield Finding(path + "reason", "problem", sentence, "no_legal_basis", verdict.ARTICLE_32)
    if point.reason_code and point.reason_code not in list(ReasonCode):
        yield Finding(path + "reason_code", "problem", "理由代码不认识，请重新选择", "reason_code")
    if point.verdict in (Verdict.FULLY_REASONABLE, Verdict.PARTLY_REASONABLE):
        yield from _date_findings(point.due, path + "due", limit, known)
        yield from _date_findings(point.next_look_on, path + "next_look_on", None, known)


def _date_findings(value: str, path: str, limit: date | None, known: Known) -> Iterator[Finding]:
    day = _day(value)
    if day is None:
        return
    if day < known.day.on:
        yield Finding(path, "problem", f"{dates.month_day(day)}在接访日之前，期限应在接访日之后", "due_past")
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


def _recusal(entry: VisitEntry, known: Known) -> Iterator[Finding]:
    present = [leader.name for leader in known.day.leaders] + [known.day.clerk]
    named = people.clashes(f"{entry.matter.concerned} {entry.matter.units_concerned}", present)
    if named and not entry.matter.recusal:
        who = "、".join(named)
        sentence = f"{who}与被反映的人或单位同名，应当回避（《信访工作条例》第二十八条）；请换人接访，或在“回避”里写明"
        yield Finding("matter.recusal", "doubt", sentence, "recusal", ARTICLE_28)


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
