"""What the ledger asks and what it shows. A ledger row is a visit, or a matter of the month without a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xfdesk.records.duty import Duty
from xfdesk.records.visit import PaperEntry, PointEntry, PromiseEntry, Representative
from xfdesk.rules.words import Channel, Handling, MatterClass, Verdict


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """Filters are joined by 'and', the values of one filter by 'or'; empty means all. `since`/`until` are inclusive days.

    `words_too` also looks into facts and statements (也查原话), which is late.
    """

    text: str = ""
    words_too: bool = False
    since: date | None = None
    until: date | None = None
    verdicts: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    without_owner: bool = False
    without_answer: bool = False
    sort: str = "received_on"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row, masked as asked. Field names are the column keys of `rules/columns.py`; text unless typed otherwise."""

    uid: str
    visit: str
    matter: str
    sealed: bool
    received_on: date
    queue_number: int | None
    leaders: str
    name: str
    sex: str
    age: int | None
    id_number: str
    phone: str
    village: str
    address: str
    people: int | None
    category: str
    order: str
    summary: str
    demands: str
    verdict: str
    reason: str
    handling: str
    opinion: str
    unit: str
    lead_official: str
    person: str
    accepted_on: date | None
    due_on: date | None
    progress: str
    answered: str
    closed: str
    satisfaction: str
    official_number: str
    remark: str
    number: str
    state: str
    channel: str
    days_left: int | None
    without_owner: bool
    without_answer: bool


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows a query has: exact, or at least `rows` when `capped` ('1000+')."""

    rows: int
    capped: bool = False
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a matter's timeline. `kind` visit, act or coming; `first` bold, `second` its substance.

    `act` is the key of the act that it tells, which can be corrected; `late` that it was typed on a later day.
    """

    on: date
    kind: str
    first: str
    second: str = ""
    by: str = ""
    duty: str = ""
    act: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class PointView:
    """A demand point with every version of its judgement, oldest first (`versions` excludes the one in force)."""

    index: int
    point: PointEntry
    judged_at: datetime | None = None
    answer: str = ""
    outcome: str = ""
    carried_out: str = ""
    answer_basis: str = ""
    versions: tuple[tuple[datetime, str, PointEntry], ...] = ()


@dataclass(frozen=True, slots=True)
class VisitorView:
    """The visitor's particulars as shown (masked unless revealed)."""

    uid: str
    name: str
    id_kind: str
    id_number: str
    sex: str
    age: int | None
    phone: str
    village: str
    address: str
    birth_date: str = ""
    phone2: str = ""
    household: str = ""
    employer: str = ""
    needs: str = ""
    agent: str = ""
    confidential: bool = False
    anonymous: bool = False
    anonymous_reason: str = ""


@dataclass(frozen=True, slots=True)
class VisitAccount:
    """What was recorded of one visit, or of what came otherwise (then `no` is 0 and `channel` says how); `doubts` are the
    sentences about what was kept although it is doubtful.
    """

    visit: str
    on: date
    no: int
    arrived: str
    left: str
    visitor: VisitorView
    people: int
    affected: int | None
    order: str
    representatives: tuple[Representative, ...]
    handling: Handling | None
    unit: str
    statement: str
    leader_opinion: str
    answer: str
    promise: PromiseEntry
    notice: PaperEntry
    paper: PaperEntry
    doubts: tuple[str, ...] = ()
    channel: str = Channel.RECEPTION.value


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    seq: int
    at: datetime
    who: str
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter opened. When `sealed` and not opened, only number, date, people and the sealed words are there.

    `earlier` is the number of the answered matter that this one names; `accounts` tell visit by visit. `received` are the
    keys of what came otherwise than by a visit, the first of which brought the matter; `origin` and `assigned_due` are the
    body that handed it down and its date. `outreach` is the number of the record of 排查 that it was made of.
    """

    uid: str
    number: str
    sealed: bool
    received_on: date
    accepted_on: date | None
    matter_class: MatterClass
    route: int | None
    category: str
    place: str
    summary: str
    facts: str
    status: str
    verdict: Verdict | None
    visitor: VisitorView | None
    people: int
    lead_official: str
    unit: str
    person: str
    due_on: date | None
    hardship: bool
    urgent: bool
    conference: bool
    without_owner: bool
    without_answer: bool
    visits: tuple[str, ...]
    points: tuple[PointView, ...]
    duties: tuple[Duty, ...]
    timeline: tuple[Moment, ...]
    history: tuple[HistoryEntry, ...] = ()
    closing_needs: tuple[str, ...] = ()
    channel: str = ""
    units_concerned: str = ""
    concerned: str = ""
    in_proceedings: str = ""
    urgent_reported_at: str = ""
    urgent_reported_to: str = ""
    recusal: str = ""
    official_state: str = ""
    official_number: str = ""
    earlier: str = ""
    origin: str = ""
    assigned_due: date | None = None
    accounts: tuple[VisitAccount, ...] = ()
    received: tuple[str, ...] = ()
    outreach: str = ""

    @property
    def withheld(self) -> bool:
        """Sealed, and not opened."""
        return self.sealed and self.visitor is None
