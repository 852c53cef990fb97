"""What a save would say of an entry: missing, doubtful, impossible, and what follows from it. Pure and quick; it never writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xfdesk.desk import continuing, incoming
from xfdesk.desk.cleaning import cleaned
from xfdesk.desk.findings import ARTICLE_20, ARTICLE_23, MOST_REPRESENTATIVES, all_findings
from xfdesk.desk.keeping import dropped, settled
from xfdesk.desk.known import Known
from xfdesk.desk.reading import as_day, as_number
from xfdesk.records.duty import Duty
from xfdesk.records.visit import Check, Derived, Finding, Missing, VisitEntry
from xfdesk.rules import clock, idcard, names, phone, routes, verdict
from xfdesk.rules.clock import Happened, Promised
from xfdesk.rules.routes import Proposal
from xfdesk.rules.words import (
    NOTICES,
    Channel,
    Handling,
    IdKind,
    MatterClass,
    Route,
    Sex,
    Verdict,
    VisitOrder,
)

ARTICLE_25 = "第二十五条"
ARTICLE_30 = "第三十条"


def check(entry: VisitEntry, known: Known) -> tuple[VisitEntry, Check]:
    """The entry as it would be stored, and the verdict on it."""
    typed_on = known.today if entry.incoming else known.day.on
    clean, findings = cleaned(entry, typed_on, phone.area_of(known.office.phone))
    findings += continuing.findings(clean, known.earlier)
    clean = incoming.placed(continuing.apart(clean, known.earlier) if known.earlier else clean)
    derived, more = _derive(clean, known)
    findings += [*more, *dropped(clean, derived)]
    clean = settled(clean, derived)
    duties = _duties(clean, derived, known)
    findings += [*incoming.findings(clean, known), *all_findings(clean, derived, known, duties)]
    missing = tuple(_missing(clean, derived, known))
    return clean, Check(missing, tuple(findings), derived, duties)


def _derive(entry: VisitEntry, known: Known) -> tuple[Derived, list[Finding]]:
    findings: list[Finding] = []
    reading = idcard.read(entry.visitor.id_number, known.day.on)
    resident = entry.visitor.id_kind == IdKind.RESIDENT
    if resident and (doubt := reading.fault or reading.doubt):
        findings.append(Finding("visitor.id_number", "doubt", doubt, "doubtful_id"))
    if not resident:
        reading = idcard.IdReading(entry.visitor.id_number, "other")
    proposal = routes.propose(entry.matter.category, entry.handling)
    matter_class, route = _class_and_route(entry, known, proposal)
    proposed = matter_class is MatterClass.PETITION and route is None
    if proposed:
        route = proposal.route or Route.OPINION
    needs = verdict.carries_verdict(matter_class, route)
    number = as_number(entry.people)
    birth = reading.birth_date or as_day(entry.visitor.birth_date)
    return Derived(
        id_number=reading.value,
        id_18=reading.id_18,
        id_doubtful=resident and bool(reading.fault or reading.doubt),
        sex=reading.sex or (Sex(entry.visitor.sex) if entry.visitor.sex in ("男", "女") else None),
        birth_date=birth,
        age=idcard.age_on(birth, known.day.on) if birth else None,
        region=reading.region,
        phone=entry.visitor.phone,
        overall=_overall(entry, known) if needs else None,
        group=number is not None and number >= known.office.group_size and entry.incoming is None,
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
        if continuing.accuses(entry.matter, known.earlier.matter.matter_class):
            matter_class = MatterClass.ACCUSATION
        else:
            return known.earlier.matter.matter_class, known.earlier.matter.route
        return matter_class, None
    return matter_class, entry.matter.route if matter_class is MatterClass.PETITION else None


def _order(entry: VisitEntry, known: Known) -> VisitOrder:
    """Repeat means the same person and the same matter; another person on a known matter comes for the first time."""
    if not entry.continues:
        return VisitOrder.FIRST
    came = known.earlier.names if known.earlier else ()
    name = entry.visitor.name
    same = not name or not came or any(names.same(name, one) for one in came)
    return VisitOrder.REPEAT if same else VisitOrder.FIRST


def _overall(entry: VisitEntry, known: Known) -> Verdict:
    mine = {point.uid for point in entry.points if point.uid}
    earlier = [point.verdict for point in known.continued_points if point.uid not in mine]
    return verdict.overall([*earlier, *(point.verdict for point in entry.points)])


def happened(entry: VisitEntry, derived: Derived, known: Known) -> Happened:
    """The entry as if it were saved, for the dates at the foot."""
    accepted = known.continued_accepted or as_day(entry.matter.accepted_on)
    if entry.handling is Handling.ACCEPTED and accepted is None:
        accepted = known.day.on
    when = as_day(entry.promise.by_when)
    return Happened(
        matter_class=derived.matter_class or MatterClass.PETITION,
        route=derived.route,
        received_on=known.continued_received or as_day(entry.matter.received_on) or known.day.on,
        channel=_channel(entry, known),
        handling=entry.handling,
        accepted_on=accepted,
        notified_on=as_day(entry.notice.delivered_on) if entry.notice.kind in (None, *NOTICES) else None,
        notified_by=known.notified_by,
        notice_excused=entry.notice.excused,
        settled_on=known.day.on if entry.handling is Handling.SETTLED else None,
        transferred_on=known.day.on if entry.handling is Handling.TRANSFERRED else None,
        lawful_way_on=known.day.on if entry.handling is Handling.LAWFUL_WAY else None,
        due=min(
            filter(None, (known.continued_due, as_day(entry.incoming.due) if entry.incoming else None)),
            default=None,
        ),
        promises=(Promised(entry.promise.what, when),) if entry.promise.what and when else (),
        measures=tuple(
            (p.measure or p.text, day)
            for p in entry.points
            if (day := as_day(p.due)) and (verdict.is_judged(p.verdict) or not derived.needs_verdict)
        ),
    )


def _channel(entry: VisitEntry, known: Known) -> Channel:
    return known.earlier.matter.channel if entry.continues and known.earlier else entry.matter.channel


def _duties(entry: VisitEntry, derived: Derived, known: Known) -> tuple[Duty, ...]:
    lines = clock.duties(happened(entry, derived, known), known.calendar, known.limits, known.today)
    return tuple(
        Duty(d.key, d.title, d.article, d.plain, d.rolled, d.safe, d.state, d.provisional, d.detail)
        for d in lines
    )


def _missing(entry: VisitEntry, derived: Derived, known: Known) -> Iterator[Missing]:
    yield from incoming.missing(entry)
    yield from _who_missing(entry)
    yield from _urgent_missing(entry, known)
    if derived.sealed:
        yield from _blank(entry, ("matter.summary", "概况"))
        if not entry.unit and not _undecided(entry):
            yield Missing("unit", "送给", "where_to", ARTICLE_30)
        return
    if not entry.matter.category and not entry.continues:
        yield Missing("matter.category", "类别", "category")
    if not (entry.matter.place or entry.visitor.village or entry.continues):
        yield Missing("matter.place", "发生地", "place")
    if not entry.continues:
        yield from _blank(entry, ("matter.summary", "概况"))
        if not entry.points:
            yield Missing("points.0.text", "诉求", "points")
    yield from _points_missing(entry, derived, known)
    if not entry.matter.earlier:
        yield from _handling_missing(entry)


def _who_missing(entry: VisitEntry) -> Iterator[Missing]:
    visitor = entry.visitor
    if visitor.anonymous and not visitor.anonymous_reason:
        yield Missing("visitor.anonymous_reason", "匿名的原因", "anonymous_reason")
    elif not visitor.anonymous and not visitor.name:
        yield Missing("visitor.name", "姓名", "name")
    number = as_number(entry.people)
    if entry.incoming:
        return  # representatives are for those who come (art. 20)
    if number is not None and number > MOST_REPRESENTATIVES and not entry.representatives:
        yield Missing("representatives", "代表", "representatives", ARTICLE_20)


def _urgent_missing(entry: VisitEntry, known: Known) -> Iterator[Missing]:
    """重大紧急 is reported at once: when, and to whom (art. 25)."""
    earlier = known.earlier.matter if known.earlier and entry.continues else None
    if not entry.matter.urgent:
        return
    if not (entry.matter.urgent_reported_at or (earlier and earlier.urgent_reported_at)):
        yield Missing("matter.urgent_reported_at", "几时报告", "urgent", ARTICLE_25)
    if not (entry.matter.urgent_reported_to or (earlier and earlier.urgent_reported_to)):
        yield Missing("matter.urgent_reported_to", "报告给谁", "urgent", ARTICLE_25)


def _blank(entry: VisitEntry, *wanted: tuple[str, str]) -> Iterator[Missing]:
    for path, label in wanted:
        value: Any = entry
        for part in path.split("."):
            value = getattr(value, part)
        if not value:
            yield Missing(path, label, path.rpartition(".")[2])


def _points_missing(entry: VisitEntry, derived: Derived, known: Known) -> Iterator[Missing]:
    """What was settled at the table was judged and answered: no later visit leaves it unjudged (art. 32)."""
    earlier = known.earlier.handling if known.earlier and entry.continues else ""
    settled = Handling.SETTLED in (entry.handling, earlier)
    for n, point in enumerate(entry.points):
        if not point.text:
            yield Missing(f"points.{n}.text", "诉求", "point_text")
        if derived.needs_verdict:
            if settled and point.verdict in (None, Verdict.PENDING):
                yield Missing(f"points.{n}.verdict", "判断", "settled_unjudged", verdict.ARTICLE_32)
            for name, label, article in verdict.missing(point):
                yield Missing(f"points.{n}.{name}", label, f"verdict_{name}", article)


def _undecided(entry: VisitEntry) -> bool:
    """What was not brought in person may wait for its way: the fifteen days of art. 23 run."""
    return entry.incoming is not None and entry.handling is None


def _handling_missing(entry: VisitEntry) -> Iterator[Missing]:
    if entry.continues:
        return
    if entry.handling is None and not _undecided(entry):
        yield Missing("handling", "办理方式", "handling")
    if entry.handling is Handling.SETTLED and not entry.answer:
        yield Missing("answer", "当场答复", "answer")
    if entry.handling is Handling.TRANSFERRED and not entry.unit:
        yield Missing("unit", "转往", "where_to", ARTICLE_23)
    if entry.handling is Handling.ASSIGNED and not (
        entry.unit or any(p.unit or p.person for p in entry.points)
    ):
        yield Missing("unit", "交给谁办", "assigned_to")
    if entry.promise.what and not entry.promise.by_when:
        yield Missing("promise.by_when", "几时办到", "promise")
