"""接访安排 as it stands: a day, a month with what was held of it, and what does not fit, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from xfdesk.desk.table import Table
from xfdesk.records.office import Leader
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.records.rota import RotaCell, RotaMonth
from xfdesk.records.rota_day import Away, RotaDay, RotaLeader
from xfdesk.rules import dates
from xfdesk.rules.rota import Sitter, Term
from xfdesk.rules.rota_days import is_principal
from xfdesk.rules.span import Span
from xfdesk.rules.words import DayKind
from xfdesk.store import days, matters
from xfdesk.store import rota as kept


class RotaReading:
    """Reads alone."""

    table: Table

    def day(self, on: date) -> RotaDay | None:
        with self.table.file.read():
            return kept.of_date(self.table.file, on)

    def days(self, since: date, until: date) -> tuple[RotaDay, ...]:
        with self.table.file.read():
            return kept.between(self.table.file, since, until)

    def away(self) -> tuple[Away, ...]:
        """When leaders cannot sit, the latest first."""
        with self.table.file.read():
            return kept.absences(self.table.file)

    def month(self, year: int, month: int) -> RotaMonth:
        span = Span.month(f"{year}-{month}")
        first = span.since - timedelta(days=span.since.weekday())
        last = span.until + timedelta(days=6 - span.until.weekday())
        planned = {day.on: day for day in self.days(first, last)}
        held = self.held(first, last)
        cells = tuple(
            self._cell(day, planned.get(day), held.get(day))
            for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        )
        inside = [cell for cell in cells if span.since <= cell.on <= span.until]
        used = [cell for cell in inside if cell.planned or cell.held]
        kinds = Counter(held[cell.on].kind if cell.on in held else planned[cell.on].kind for cell in used)
        coming = [cell.planned for cell in used if cell.planned and cell.on >= self.table.today]
        unposted = [day.on for day in coming if day.posted_on is None]
        posted = [day.posted_on for day in coming or planned.values() if day.posted_on]
        years = sorted({cell.on.year for cell in inside if not self.table.calendar.knows(cell.on.year)})
        return RotaMonth(
            year,
            month,
            cells,
            tuple(kinds.most_common()),
            self._turns(used, span),
            tuple(years),
            tuple(self._notes(used, span, years)),
            self.post_by(unposted[0]) if unposted else None,
            max(posted, default=None) if not unposted else None,
        )

    def post_by(self, on: date) -> date:
        """The last working day on which the posting can go up in time for a day."""
        return self.table.calendar.safe(on - timedelta(days=self.table.office.posting_ahead))

    def held(self, since: date, until: date) -> dict[date, ReceptionDay]:
        with self.table.file.read():
            return {day.on: day for day in days.between(self.table.file, since, until)}

    def sitters(self) -> list[Sitter]:
        """Leaders in office with their posts and absences, in the order of the register."""
        away: dict[str, list[tuple[date, date]]] = {}
        for one in self.away():
            away.setdefault(one.leader, []).append((one.since, one.until))
        principals = self.table.office.principals
        return [
            Sitter(
                leader.name,
                tuple(
                    Term(post.since, post.until, is_principal(post.title, principals))
                    for post in leader.posts
                    if post.title
                ),
                tuple(away.get(leader.name, ())),
            )
            for leader in self.table.office.leaders
            if leader.active
        ]

    def with_posts(self, names: Iterable[str], on: date) -> tuple[RotaLeader, ...]:
        found = {leader.name: leader for leader in self.table.office.leaders}
        return tuple(RotaLeader(name, found[name].post_on(on) if name in found else "") for name in names)

    # The month

    def _cell(self, on: date, planned: RotaDay | None, held: ReceptionDay | None) -> RotaCell:
        receiving: tuple[RotaLeader, ...] = ()
        if held is not None:
            sat = tuple(leader.name for leader in held.leaders)
            if planned is None or sat != tuple(one.name for one in planned.leaders) or _replaced(planned):
                receiving = tuple(RotaLeader(one.name, one.post) for one in held.leaders)
        open_still = planned is not None and held is None and on >= self.table.today
        return RotaCell(
            on,
            not self.table.calendar.is_working(on),
            planned,
            str(held.state) if held else "",
            receiving,
            held.absence if held else "",
            self.unfit(planned) if open_still and planned else (),
        )

    def _turns(self, used: list[RotaCell], span: Span) -> tuple[tuple[str, int], ...]:
        """Principal leaders first, then as the register has them, then others who sat."""
        counts: Counter[str] = Counter()
        for cell in used:
            sitting = cell.receiving or (cell.planned.leaders if cell.planned else ())
            counts.update(one.name for one in sitting)
        sitters = [one for one in self.sitters() if any(_meets(term, span) for term in one.terms)]
        leading = [one.name for one in sitters if one.is_principal(span.until)]
        names = dict.fromkeys([*leading, *(one.name for one in sitters), *counts])
        return tuple((name, counts[name]) for name in names)

    def _notes(self, used: list[RotaCell], span: Span, years: list[int]) -> Iterator[str]:
        yield from map(unknown_year, years)
        least, turns = self.table.office.principal_least, dict(self._turns(used, span))
        if not used or span.until < self.table.today:
            return
        for one in self.sitters():
            if one.is_principal(span.until) and turns.get(one.name, 0) < least:
                yield f"{one.name}本月排了 {turns.get(one.name, 0)} 次，主要领导每月至少 {least} 次"

    # What does not fit

    def unfit(self, day: RotaDay) -> tuple[str, ...]:
        """Sentences; the day may be kept all the same."""
        return tuple(self._unfit(day))

    def _unfit(self, day: RotaDay) -> Iterator[str]:
        said = dates.month_day(day.on)
        if len(day.leaders) > 1 and day.kind != DayKind.JOINT:
            names = "、".join(one.name for one in day.leaders)
            yield f"{said}排了 {len(day.leaders)} 位领导：{names}；只留一位，或把类型改为{DayKind.JOINT}"
        known = {leader.name: leader for leader in self.table.office.leaders}
        for one in day.leaders:
            yield from self._leader(one.name, known.get(one.name), day.on)
        if not self.table.calendar.is_working(day.on):
            yield f"{said} {dates.weekday(day.on)} 休息"
        if not self.table.calendar.knows(day.on.year):
            yield unknown_year(day.on.year)
        with self.table.file.read():
            held = days.of_date(self.table.file, day.on)
            lost = [number for number in day.matters if not matters.find(self.table.file, number)]
        if held is not None:
            yield f"{said}已经有一个接访日（{held.state}）"
        elif day.on < self.table.today:
            yield f"{said}已经过去"
        for number in lost:
            yield f"没有 {number} 这件事项"

    def _leader(self, name: str, leader: Leader | None, on: date) -> Iterator[str]:
        if leader is None:
            yield f"{name}不在接访领导名单里"
            return
        ended = [post.until for post in leader.posts if post.until is not None and post.until < on]
        if not leader.active:
            yield f"{name}已经不在任，请换一位"
        elif not leader.post_on(on):
            since = f"（到 {dates.on_paper(max(ended))} 为止）" if ended else ""
            yield f"{name}在 {dates.month_day(on)}没有职务{since}"
        for one in self.away():
            if one.leader == name and one.since <= on <= one.until:
                why = f"（{one.reason}）" if one.reason else ""
                yield f"{name} {away_span(one)}不在{why}"


def unknown_year(year: int) -> str:
    return f"{year} 年的放假安排还不知道，先按周末和法定节日推算，公布后请再核对"


def away_span(away: Away) -> str:
    if away.since == away.until:
        return dates.month_day(away.since)
    return f"{dates.month_day(away.since)}至 {dates.month_day(away.until)}"


def _replaced(day: RotaDay) -> bool:
    return any(one.stands_in_for for one in day.leaders)


def _meets(term: Term, span: Span) -> bool:
    return (term.since is None or term.since <= span.until) and (
        term.until is None or span.since <= term.until
    )
