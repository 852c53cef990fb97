"""接访安排: who is to sit when; its proposal, its posting, and what was held against the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.records.rota_day import RotaDay, RotaLeader


@dataclass(frozen=True, slots=True)
class RotaEntry:
    """A day of the rota as it is typed; `on` as a date is typed, `leaders` by name."""

    on: str = ""
    kind: str = ""
    place: str = ""
    hours: str = ""
    leaders: tuple[str, ...] = ()
    attendants: str = ""
    matters: tuple[str, ...] = ()
    note: str = ""
    stands_in_for: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RotaCell:
    """One day of the calendar. `held` is the reception day's state (进行中, 已收班), "" where none was begun; `conflicts`
    are sentences. `receiving` names who in fact received, when that differs from the plan.
    """

    on: date
    day_off: bool
    planned: RotaDay | None = None
    held: str = ""
    receiving: tuple[RotaLeader, ...] = ()
    absence: str = ""
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RotaMonth:
    """`cells` are whole weeks from Monday; `turns` how often each leader sits in the month, principal leaders first;
    `unknown_years` those whose days off are not published, `post_by` the last day to put up the posting.
    """

    year: int
    month: int
    cells: tuple[RotaCell, ...]
    kinds: tuple[tuple[str, int], ...] = ()
    turns: tuple[tuple[str, int], ...] = ()
    unknown_years: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    post_by: date | None = None
    posted_on: date | None = None


@dataclass(frozen=True, slots=True)
class RotaSaved:
    """`conflicts` say what does not fit and was kept all the same."""

    day: RotaDay
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RotaProposal:
    """Days proposed, nothing stored; `notes` say what could not be had (a leader away throughout, a year unknown)."""

    days: tuple[RotaDay, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """Of one leader in a span: `planned` days up to today, `held` of them, `stood_in` for others, `missed` planned and
    not held by them, `ahead` still to come. `beyond`: days on which they received and no plan stood or nobody was missing.
    """

    leader: str
    post: str
    planned: int = 0
    held: int = 0
    stood_in: int = 0
    missed: int = 0
    ahead: int = 0
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class PostingRow:
    on: date
    hours: str
    leaders: tuple[RotaLeader, ...]
    duties: str
    attendants: str
    place: str


@dataclass(frozen=True, slots=True)
class Posting:
    """接访公示 of a span, as paper and workbook say it."""

    office: str
    title: str
    span: str
    rows: tuple[PostingRow, ...]
    place: str
    phone: str
    supervision_phone: str
    posted_on: date
    paper: str = "A3"
    appointment: str = ""
    where: str = ""
    """`place` with the address before it and what help there is behind it."""
