"""接访日 alone, apart from its queue and its wrap-up: the first page needs no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.rules.words import DayKind, DayState


@dataclass(frozen=True, slots=True)
class DayLeader:
    """接访领导 with the post at that time."""

    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    uid: str
    on: date
    kind: str = DayKind.FIXED
    place: str = ""
    leaders: tuple[DayLeader, ...] = ()
    attendants: str = ""
    clerk: str = ""
    state: DayState = DayState.OPEN
    started: str = ""
    ended: str = ""
    absence: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class DayBehind:
    """A day that was left: `visits` were received, `drafts` wait in it."""

    day: ReceptionDay
    visits: int
    drafts: int
