"""接访安排, proposed fairly: whoever has sat least sits next, nobody twice in a row while others wait.

Principal leaders sit at least as often in a month as the office says; somebody who is away, has left or holds no post
on a day is never proposed for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

Stood = Mapping[date, tuple[str, ...]]
"""Who sat or is to sit on which day, as it stands."""


@dataclass(frozen=True, slots=True)
class Term:
    """A post held from `since` to `until`, both included; None is open."""

    since: date | None = None
    until: date | None = None
    principal: bool = False

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Sitter:
    name: str
    terms: tuple[Term, ...] = (Term(),)
    away: tuple[tuple[date, date], ...] = ()

    def may_sit(self, day: date) -> bool:
        return any(term.holds(day) for term in self.terms) and not self.is_away(day)

    def is_away(self, day: date) -> bool:
        return any(since <= day <= until for since, until in self.away)

    def is_principal(self, day: date) -> bool:
        return any(term.principal and term.holds(day) for term in self.terms)

    def came_after(self, day: date) -> bool:
        return all(term.since is not None and term.since > day for term in self.terms)


@dataclass(frozen=True, slots=True)
class Turns:
    """`empty`: days for which there is nobody; `short`: (name, month's first day, how often) of principal leaders who
    cannot sit as often as they should.
    """

    sat: tuple[tuple[date, str], ...]
    empty: tuple[date, ...] = ()
    short: tuple[tuple[str, date, int], ...] = ()


def turns(days: Iterable[date], sitters: Sequence[Sitter], stood: Stood, least: int) -> Turns:
    """Who sits on each of the days. `stood` are days held or planned, before them and among them."""
    made = _Proposal(list(sitters), dict(stood), least)
    for first, month in groupby(sorted(set(days) - stood.keys()), lambda day: day.replace(day=1)):
        made.month(first, list(month))
    sat = tuple((day, names[0]) for day, names in sorted(made.stood.items()) if day not in stood)
    return Turns(sat, tuple(made.empty), tuple(made.short))


@dataclass
class _Proposal:
    """Month after month; what was proposed for one stands for the next."""

    sitters: list[Sitter]
    stood: dict[date, tuple[str, ...]]
    least: int
    empty: list[date] = field(default_factory=list)
    short: list[tuple[str, date, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.counts = Counter(name for names in self.stood.values() for name in names)
        self._start_level()

    def _start_level(self) -> None:
        """Whoever came after the first counted day begins where the others stand, not with all their turns to make up."""
        first = min(self.stood, default=date.max)
        new = [one for one in self.sitters if one.came_after(first)]
        if len(new) < len(self.sitters):
            level = min(self.counts[one.name] for one in self.sitters if one not in new)
            for one in new:
                self.counts[one.name] = max(self.counts[one.name], level)

    def month(self, first: date, days: list[date]) -> None:
        month = _Month(self, days)
        principals = [
            one for one in self.sitters if any(one.is_principal(day) for day in days) and self.least > 0
        ]
        sat, told = month.filled(), set[str]()
        while late := [one for one in principals if one.name not in told and self._lacks(one, first, sat)]:
            if month.claim(late[0], sat):
                sat = month.filled()
            else:
                told.add(late[0].name)
        for one in principals:
            if one.name in told and (lacks := self._lacks(one, first, sat)):
                self.short.append((one.name, first, self.least - lacks))
        self.empty += [day for day in days if day not in sat]
        self.counts.update(sat.values())
        self.stood |= {day: (name,) for day, name in sat.items()}

    def _lacks(self, one: Sitter, first: date, sat: Mapping[date, str]) -> int:
        stands = [names for day, names in self.stood.items() if day.replace(day=1) == first]
        sits = sum(one.name in names for names in stands) + sum(name == one.name for name in sat.values())
        return max(0, self.least - sits)


@dataclass
class _Month:
    """`kept` are the days that principal leaders need; all others go by turns."""

    whole: _Proposal
    days: list[date]
    kept: dict[date, str] = field(default_factory=dict)

    def filled(self) -> dict[date, str]:
        counts = self.whole.counts + Counter(self.kept.values())
        known = self.whole.stood | {day: (name,) for day, name in self.kept.items()}
        sat = dict(self.kept)
        for day in self.days:
            if day in sat:
                continue
            name = self._next(day, known, counts)
            if name:
                sat[day] = name
                known[day] = (name,)
                counts[name] += 1
        return sat

    def _next(self, day: date, known: Stood, counts: Mapping[str, int]) -> str:
        """The one with the fewest turns, then the one who waited longest, then as the register has them."""
        free = [one.name for one in self.whole.sitters if one.may_sit(day)]
        before, after = _neighbours(day, known)
        others = _first_filled(
            [name for name in free if name not in before and name not in after],
            [name for name in free if name not in before],
            free,
        )
        last = {name: _last(name, day, known) for name in others}
        return min(others, key=lambda name: (counts[name], last[name]), default="")

    def claim(self, one: Sitter, sat: Mapping[date, str]) -> bool:
        """Keep one more day of the month for a principal leader; others who need theirs may have to change."""
        return self._claimed(one, sat, set())

    def _claimed(self, one: Sitter, sat: Mapping[date, str], seen: set[date]) -> bool:
        free = [day for day in self.days if one.may_sit(day) and self.kept.get(day) != one.name]
        for day in sorted(free, key=self._cost(one, sat)):
            if day in seen:
                continue
            seen.add(day)
            holder = self.kept.get(day, "")
            other = next((each for each in self.whole.sitters if each.name == holder), None)
            if other is None or self._claimed(other, sat, seen):
                self.kept[day] = one.name
                return True
        return False

    def _cost(self, one: Sitter, sat: Mapping[date, str]) -> Callable[[date], tuple[bool, bool, bool, int]]:
        """Rather a day of their own, away from their other days, and of somebody who sits often."""
        known = self.whole.stood | {day: (name,) for day, name in sat.items()}
        often = self.whole.counts + Counter(sat.values())

        def cost(day: date) -> tuple[bool, bool, bool, int]:
            before, after = _neighbours(day, known)
            beside = one.name in before or one.name in after
            holder = sat.get(day, "")
            return day in self.kept, holder != one.name and beside, holder != one.name, -often[holder]

        return cost


def _neighbours(day: date, known: Stood) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who sits on the reception day before and on the one after."""
    before = max((each for each in known if each < day), default=None)
    after = min((each for each in known if each > day), default=None)
    return known[before] if before else (), known[after] if after else ()


def _last(name: str, day: date, known: Stood) -> date:
    return max((each for each, names in known.items() if name in names and each < day), default=date.min)


def _first_filled(*lists: list[str]) -> list[str]:
    return next((each for each in lists if each), [])
