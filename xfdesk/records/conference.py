"""联席会议: sessions, the matters brought to them, and what became of what they decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session as it is typed. Without `uid` a new one; `session` "" is the next of its year. `agenda`: other items, one a line."""

    uid: str = ""
    session: str = ""
    on: str = ""
    time: str = ""
    place: str = ""
    host: str = ""
    attendants: str = ""
    agenda: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of what a session assigned: 办结 is what was struck off; 未办结 the rest, of which those past their date."""

    brought: int = 0
    assigned: int = 0
    struck_off: int = 0
    overdue: int = 0

    @property
    def open(self) -> int:
        return self.assigned - self.struck_off


@dataclass(frozen=True, slots=True)
class Session:
    """`name` is `第4次联席会议`; `sentence` the register's own line, "" while nothing was assigned."""

    uid: str
    year: int
    session: int
    name: str
    on: date | None
    time: str
    place: str
    host: str
    attendants: str
    agenda: str
    summary: str
    tally: Tally
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SessionItem:
    """A matter brought to a session. A sealed accusation shows number and sealed words alone.

    `answer_due` is the law's date of the answer (法定答复), None where it sets none; `found` tells that it came from 排查.
    `state` is 待定 (brought), 交办 (decided), 已反馈 (reported) or 已销号; `overdue` while not struck off past its date.
    """

    uid: str
    conference: str
    matter: str
    number: str
    name: str
    people: int
    summary: str
    status: str
    position: int
    ask: str
    reports: str
    brought_on: date
    decision: str = ""
    assigned_to: str = ""
    due: date | None = None
    decided_on: date | None = None
    report: str = ""
    reported_on: date | None = None
    struck_off_on: date | None = None
    lead_official: str = ""
    unit: str = ""
    village: str = ""
    answer_due: date | None = None
    state: str = ""
    overdue: bool = False
    days_left: int | None = None
    found: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class SessionView:
    session: Session
    items: tuple[SessionItem, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A matter marked 提请联席会议 that no session has yet."""

    matter: str
    number: str
    name: str
    people: int
    summary: str
    unit: str
    status: str
    received_on: date


@dataclass(frozen=True, slots=True)
class MatterSession:
    """For a matter's record: at which session it is or was, and how that stands."""

    session: Session
    item: SessionItem
