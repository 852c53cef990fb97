"""The life of a matter as it stands on a day: which way it has taken, what was answered, what is still open. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from xfdesk.rules.clock import Happened
from xfdesk.rules.words import ActKind, Route, Status, Verdict

LEADS_AWAY = (Route.JUDICIAL, Route.ARBITRATION, Route.PARTY_APPEAL, Route.ADMINISTRATIVE)
"""Routes on which the visitor is led to the lawful way; the fifth is performed by the office (art. 31)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An act that changes where the matter goes, or that ends it or opens it again."""

    act: ActKind
    on: date
    key: str = ""
    route: int | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """`left_opinion_on`: the day on which it left the way of an opinion (route 6) for another."""

    route: int | None
    transferred_on: date | None = None
    lawful_way_on: date | None = None
    withdrawn_on: date | None = None
    closed_on: date | None = None
    left_opinion_on: date | None = None


def walked(base: Way, turns: Iterable[Turn]) -> Way:
    """Where the matter stands after the turns, in the order in which they happened."""
    way = base
    for turn in sorted(turns, key=lambda one: (one.on, one.key)):
        way = _turned(way, turn)
    return way


def _turned(way: Way, turn: Turn) -> Way:
    on = turn.on
    if turn.act is ActKind.TRANSFER:
        return replace(way, transferred_on=on)
    if turn.act is ActKind.RETURNED:
        return replace(way, transferred_on=None)
    if turn.act is ActKind.ROUTE:
        led = on if turn.route in LEADS_AWAY else None
        return replace(way, route=turn.route, lawful_way_on=led, left_opinion_on=_left(way, turn))
    if turn.act is ActKind.WITHDRAW:
        return replace(way, withdrawn_on=on)
    if turn.act is ActKind.CLOSE:
        return replace(way, closed_on=on)
    if turn.act is ActKind.REOPEN:
        return replace(way, withdrawn_on=None, closed_on=None)
    return way


def _left(way: Way, turn: Turn) -> date | None:
    if turn.route == Route.OPINION:
        return None
    return turn.on if way.route == Route.OPINION else way.left_opinion_on


@dataclass(frozen=True, slots=True)
class PointStands:
    """A demand as it stands on the day."""

    uid: str
    position: int
    text: str
    verdict: Verdict | None = None
    basis: str = ""
    answer: str = ""
    outcome: str = ""
    answer_basis: str = ""
    carried_out: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """A promise or a supervision that nobody has answered yet."""

    uid: str
    what: str


@dataclass(frozen=True, slots=True)
class AtSession:
    """The matter at a session of the joint conference, by the key of the act that brought it; `held_on` the session's day."""

    uid: str
    session: str
    brought_on: date
    held_on: date | None = None
    decided_on: date | None = None
    reported_on: date | None = None
    struck_off_on: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """Everything that decides what may be done on the day. `receipt` is the newest reply's; `latest` the last day on which
    something happened that later acts must not come before, `turned_on` that on which it last went another way.
    """

    happened: Happened
    status: Status
    sealed: bool = False
    points: tuple[PointStands, ...] = ()
    judged: bool = True
    remedy_told: bool = False
    receipt: str = ""
    replied_newest: date | None = None
    official: str = ""
    called_back: bool = False
    assigned_since: date | None = None
    promises: tuple[Open, ...] = ()
    supervisions: tuple[Open, ...] = ()
    latest: date | None = None
    turned_on: date | None = None
    objected: bool = False
    sessions: tuple[AtSession, ...] = ()

    @property
    def unanswered(self) -> tuple[PointStands, ...]:
        return tuple(point for point in self.points if not point.answer)
