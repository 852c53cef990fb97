"""督办: the list of what is to be done, the acts that are lawful now, and what an act gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xfdesk.records.acts import Act
from xfdesk.rules.words import ActKind, Verdict


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an act gave. `uid` is the act's key, `number` the matter's; `paper` the number drawn for a paper, else ""."""

    uid: str
    matter: str
    number: str
    status: str
    paper: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """An act as it stands in the file; `first` is its first text where it was corrected later, `first_on` its first day."""

    uid: str
    kind: ActKind
    on: date
    at: datetime
    who: str
    act: Act
    first: Act | None = None
    first_on: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that is lawful today, with what can be filled in already. The first offer is the one that is due next."""

    kind: ActKind
    act: Act
    label: str


@dataclass(frozen=True, slots=True)
class Offered:
    """All that is lawful now, and the sentences that say why something people look for is not."""

    offers: tuple[Offer, ...] = ()
    why_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardQuery:
    """Filters are joined by 'and'; empty means all. `tile` is a field of `Tiles`, "" for all open matters."""

    tile: str = ""
    text: str = ""
    leader: str = ""
    unit: str = ""
    village: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """`due_this_week`: not overdue, with a safe date up to this week's Sunday."""

    without_owner: int = 0
    without_answer: int = 0
    overdue: int = 0
    due_this_week: int = 0


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One open matter with its next duty. A sealed accusation shows number, date and its sealed words alone.

    `group` is one of `rules.board.GROUPS`; `days_left` counts to the safe date. `next_duty` "" and `safe` None when
    nothing has a date.
    """

    uid: str
    matter: str
    next_duty: str
    key: str
    detail: str
    safe: date | None
    rolled: date | None
    group: str
    days_left: int | None
    name: str
    people: int
    summary: str
    verdict: Verdict | None
    unit: str
    person: str
    leader: str
    village: str
    channel: str
    status: str
    without_owner: bool
    without_answer: bool
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class NotEntered:
    """A matter that the official system does not know yet. A sealed one shows number, date and its sealed words alone."""

    uid: str
    matter: str
    received_on: date
    name: str
    summary: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """`items` in the order of urgency, already in groups; `total` counts all open matters, whatever the filter says."""

    tiles: Tiles
    items: tuple[BoardItem, ...]
    total: int
    as_of: date
    leaders: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day of the month's calendar: what falls due on it by its safe date."""

    on: date
    items: tuple[BoardItem, ...]
    day_off: bool = False
