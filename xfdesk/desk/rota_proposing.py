"""接访安排 proposed: by turns, or as the month before. Nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from xfdesk.desk.rota_reading import RotaReading, unknown_year
from xfdesk.errors import Refused
from xfdesk.records.rota import RotaProposal
from xfdesk.records.rota_day import RotaDay, RotaLeader
from xfdesk.rules import dates
from xfdesk.rules.rota import Sitter, Turns, turns
from xfdesk.rules.rota_days import fitted, reception_days
from xfdesk.rules.span import Span

COUNTED = 366
"""So many days back turns are counted; also the longest span that is proposed at once."""
NOTHING = "什么都没有存"


class Proposing(RotaReading):
    def propose(self, since: date, until: date) -> RotaProposal:
        """Days of the office's weekdays from today on. Never over a day that stands."""
        may_span(since, until)
        start = max(since, self.table.today)
        if start > until:
            return RotaProposal((), (f"到 {dates.on_paper(until)} 为止都已经过去，没有可排的",))
        found, notes = reception_days(
            start, until, self.table.office.rota_weekdays, self.table.calendar, self._taken(start, until)
        )
        made = self._turns_of(found, start, until)
        proposed = tuple(self._usual(day, name) for day, name in made.sat)
        return RotaProposal(proposed, (*notes, *self._said(made), *self._unknown(start, until)))

    def like_month_before(self, year: int, month: int) -> RotaProposal:
        """The first Friday's leader on the first Friday; whoever cannot sit is replaced by turns, and that is said."""
        span = Span.month(f"{year}-{month}")
        before = span.since - timedelta(days=1)
        old = {day.on: day for day in self.days(before.replace(day=1), before)}
        if not old:
            raise Refused(
                "rota_nothing_before", f"{before.year} 年 {before.month} 月没有排过", NOTHING, "请按轮次排"
            )
        start, notes = max(span.since, self.table.today), list[str]()
        wanted: dict[date, RotaDay] = {}
        for on, day in old.items():
            same = _same_weekday(on, span)
            if same is None:
                notes.append(f"上月有第 {(on.day + 6) // 7} 个{dates.weekday(on)}，本月没有")
            elif same >= start:
                wanted[same] = day
        placed, moved = fitted(
            sorted(wanted), start, span.until, self.table.calendar, self._taken(start, span.until)
        )
        made = {on: self._again(wanted[asked], on) for asked, on in placed.items()}
        lacking = [on for on, day in made.items() if not day.leaders]
        found = self._turns_of(lacking, start, span.until, made)
        for on, name in found.sat:
            made[on] = replace(made[on], leaders=self.with_posts((name,), on))
            notes.append(f"{dates.month_day(on)}原来的领导来不了，改由{name}")
        proposed = tuple(made[on] for on in sorted(made) if made[on].leaders)
        return RotaProposal(proposed, (*moved, *notes, *self._said(found), *self._unknown(start, span.until)))

    # The parts

    def _turns_of(
        self,
        days: tuple[date, ...] | list[date],
        since: date,
        until: date,
        more: dict[date, RotaDay] | None = None,
    ) -> Turns:
        stood = self._stood(since - timedelta(days=COUNTED), until)
        for on, day in (more or {}).items():
            if day.leaders:
                stood[on] = tuple(one.name for one in day.leaders)
        return turns(days, self._may_ever(), stood, self.table.office.principal_least)

    def _may_ever(self) -> list[Sitter]:
        return [one for one in self.sitters() if one.terms]

    def _stood(self, since: date, until: date) -> dict[date, tuple[str, ...]]:
        """Who received on the days held, and who is to on those planned from today on."""
        planned = {
            day.on: tuple(one.name for one in day.leaders)
            for day in self.days(max(since, self.table.today), until)
        }
        held = self.held(since, until)
        return planned | {on: tuple(one.name for one in day.leaders) for on, day in held.items()}

    def _taken(self, since: date, until: date) -> set[date]:
        """Days that stand in the weeks of the span."""
        since, until = since - timedelta(days=6), until + timedelta(days=6)
        return {day.on for day in self.days(since, until)} | set(self.held(since, until))

    def _usual(self, on: date, name: str) -> RotaDay:
        office = self.table.office
        return RotaDay(
            "",
            on,
            (office.kinds or ("",))[0],
            (office.places or ("",))[0],
            office.rota_hours,
            self.with_posts((name,), on),
            self._beside(name),
        )

    def _beside(self, name: str) -> str:
        """Who accompanied this leader when last planned."""
        last = self.table.today + timedelta(days=COUNTED)
        for day in reversed(self.days(self.table.today - timedelta(days=COUNTED), last)):
            if any(one.name == name for one in day.leaders):
                return day.attendants
        return ""

    def _again(self, day: RotaDay, on: date) -> RotaDay:
        """As it was, without its matters, note and stand-ins; leaders who can sit on the new day."""
        free = {one.name for one in self.sitters() if one.may_sit(on)}
        names = [one.stands_in_for or one.name for one in day.leaders]
        leaders: tuple[RotaLeader, ...] = self.with_posts([name for name in names if name in free], on)
        return replace(day, uid="", on=on, leaders=leaders, matters=(), note="", posted_on=None)

    def _said(self, made: Turns) -> list[str]:
        said = []
        if made.empty:
            listed = "、".join(dates.month_day(day) for day in made.empty)
            said.append(f"{listed}没有一位领导能排：请看接访领导的职务和外出")
        for name, first, times in made.short:
            least = self.table.office.principal_least
            said.append(
                f"{name} {first.year} 年 {first.month} 月只能排 {times} 次，主要领导每月至少 {least} 次"
            )
        return said

    def _unknown(self, since: date, until: date) -> list[str]:
        years = range(since.year, until.year + 1)
        return [unknown_year(year) for year in years if not self.table.calendar.knows(year)]


def may_span(since: date, until: date) -> None:
    if since > until:
        raise Refused(
            "rota_span", "起止日期反了：开始的一天在结束的一天之后", "安排没有动过", "请对调这两个日期"
        )
    if (until - since).days >= COUNTED:
        raise Refused("rota_span", "这一段太长了", "安排没有动过", "一次最多一年，请分开来排")


def _same_weekday(on: date, span: Span) -> date | None:
    """The same weekday of the month: the second Friday as the second Friday."""
    first = span.since + timedelta(days=(on.weekday() - span.since.weekday()) % 7)
    found = first + timedelta(days=7 * ((on.day - 1) // 7))
    return found if found <= span.until else None
