"""接访日: one day on which leaders receive, its queue, and its wrap-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xfdesk.rules.words import DayKind, DayState, Handling, Verdict


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
class QueueRow:
    """One line of 今天. A sealed accusation shows number, people and the sealed words; all else is empty.

    `unfinished` is a visit left with its draft (未记完); `verdict` is the matter's overall one.
    """

    visit: str
    matter: str
    queue_number: int
    arrived: str
    name: str
    people: int
    summary: str
    verdict: Verdict | None
    status: str = ""
    sealed: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Incomplete:
    """One line of what closing the day still misses. `group` is 研判, 着落, 文书 or 来访人; `field` where to mend it."""

    group: str
    visit: str
    matter: str
    queue_number: int
    name: str
    what: str
    act: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class DaySummary:
    """`began` and `ended`: the first and the last arrival, "" where none is known."""

    day: ReceptionDay
    visits: int
    people: int
    first: int
    repeat: int
    groups: int
    verdicts: tuple[tuple[Verdict, int], ...]
    sealed: int
    handlings: tuple[tuple[Handling, int], ...]
    continued: int
    incomplete: tuple[Incomplete, ...]
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A draft of a day already closed: its day, and its line as it stood in the queue."""

    on: date
    row: QueueRow


@dataclass(frozen=True, slots=True)
class Draft:
    """What was half-typed: `payload` is the entry as JSON; a sealed one offers no content in lists."""

    visit: str
    day: str
    saved_at: datetime
    payload: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class DayBehind:
    """A day that was left: `visits` were received, `drafts` wait in it."""

    day: ReceptionDay
    visits: int
    drafts: int
