"""A day of the rota, who is to sit on it, and who cannot: the first window needs no more of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RotaLeader:
    """A leader who is to sit, with the post on that day. `stands_in_for` and `why` when another was planned before."""

    name: str
    post: str = ""
    stands_in_for: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RotaDay:
    """`hours` one span a line (`8:30—11:30`); `matters` the numbers of what is taken along on 带案下访."""

    uid: str
    on: date
    kind: str = ""
    place: str = ""
    hours: str = ""
    leaders: tuple[RotaLeader, ...] = ()
    attendants: str = ""
    matters: tuple[str, ...] = ()
    note: str = ""
    posted_on: date | None = None


def first_planned(day: RotaDay) -> tuple[str, ...]:
    """Who was planned before anybody stood in."""
    return tuple(one.stands_in_for or one.name for one in day.leaders)


@dataclass(frozen=True, slots=True)
class Away:
    """A leader cannot sit from `since` to `until`, both included."""

    uid: str
    leader: str
    since: date
    until: date
    reason: str = ""
