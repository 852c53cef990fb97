"""A visit as it is typed (all text raw), and what the check says of it.

The window, the day file and a correction hand the same `VisitEntry` to `desk.reception`; nothing else
turns typed words into records. Dates, times and numbers stay text here, so that a bad one is answered with a
sentence under its field and is never lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.records.duty import Duty
from xfdesk.rules.words import (
    Channel,
    Handling,
    MatterClass,
    PaperKind,
    Sex,
    Verdict,
    VisitOrder,
)


@dataclass(frozen=True, slots=True)
class VisitorEntry:
    """来访人. `uid` is set when the particulars of a known visitor were taken over (F5, F6)."""

    uid: str = ""
    anonymous: bool = False
    anonymous_reason: str = ""
    name: str = ""
    id_kind: str = "居民身份证"
    id_number: str = ""
    sex: str = ""
    birth_date: str = ""
    phone: str = ""
    phone2: str = ""
    village: str = ""
    address: str = ""
    household: str = ""
    employer: str = ""
    confidential: bool = False
    needs: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class Representative:
    name: str
    id_number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PointEntry:
    """诉求点. `verdict` None: not judged (待核实 is Verdict.PENDING). `uid` "" on a new point."""

    uid: str = ""
    text: str = ""
    verdict: Verdict | None = None
    judged_by: str = ""
    reason: str = ""
    reason_code: str = ""
    basis: str = ""
    reasonable_part: str = ""
    unreasonable_part: str = ""
    measure: str = ""
    leader: str = ""
    unit: str = ""
    person: str = ""
    due: str = ""
    explanation: str = ""
    explained_by: str = ""
    explained_on: str = ""
    remedy: str = ""
    not_yet_solvable: bool = False
    next_look_on: str = ""


@dataclass(frozen=True, slots=True)
class PromiseEntry:
    what: str = ""
    by_whom: str = ""
    by_when: str = ""


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """A paper handed over or sent at the table. `excused` is the reason why none is owed (name or address missing)."""

    kind: PaperKind | None = None
    number: str = ""
    method: str = ""
    receipt: str = ""
    delivered_on: str = ""
    recipient: str = ""
    excused: str = ""


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """信访事项. `route` None lets the rules propose it; `category` is 一级/二级 by name.

    `earlier` is the uid of the answered matter that this one names, because that one took no new demand.
    """

    matter_class: MatterClass | None = None
    route: int | None = None
    category: str = ""
    place: str = ""
    summary: str = ""
    facts: str = ""
    channel: Channel = Channel.RECEPTION
    received_on: str = ""
    accepted_on: str = ""
    units_concerned: str = ""
    concerned: str = ""
    in_proceedings: str = ""
    urgent: bool = False
    urgent_reported_at: str = ""
    urgent_reported_to: str = ""
    hardship: bool = False
    conference: bool = False
    recusal: str = ""
    official_state: str = ""
    official_number: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """How something came otherwise than by a visit: a letter, a call, online, or handed down.

    `origin` is the body through which it came, `due` the date that the assigning body has set (art. 22).
    """

    channel: Channel | None = None
    received_on: str = ""
    origin: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """One visit. `uid` (UUIDv7) is made by the form when the visit begins and is the draft's key.

    `continues` is the uid of the earlier matter (续访); `matter` then holds what may be changed of it and `points`
    only those added or judged anew. `no` is drawn by the save when "". `answer` is what was answered at the table (当场解决).
    With `incoming` nobody came: there is no day, no number and no arrival, and `uid` is the key of the act `receive`.
    """

    uid: str
    day: str = ""
    no: str = ""
    arrived: str = ""
    left: str = ""
    visitor: VisitorEntry = VisitorEntry()
    people: str = "1"
    affected: str = ""
    representatives: tuple[Representative, ...] = ()
    continues: str = ""
    matter: MatterEntry = MatterEntry()
    points: tuple[PointEntry, ...] = ()
    handling: Handling | None = None
    unit: str = ""
    statement: str = ""
    leader_opinion: str = ""
    answer: str = ""
    promise: PromiseEntry = PromiseEntry()
    paper: PaperEntry = PaperEntry()
    notice: PaperEntry = PaperEntry()
    incoming: IncomingEntry | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence under a field. `doubt` may be kept (amber), `problem` cannot be saved (red), `note` only informs.

    `field` is a path in `VisitEntry`: `visitor.id_number`, `points.0.basis`, `people`.
    """

    field: str
    level: str
    message: str
    rule: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the save still needs: the word at the foot (`依据`) and the field it jumps to."""

    field: str
    label: str
    rule: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """What the typed words say by themselves; the window shows it and never asks for it."""

    id_number: str = ""
    id_18: str = ""
    id_doubtful: bool = False
    sex: Sex | None = None
    birth_date: date | None = None
    age: int | None = None
    region: str = ""
    phone: str = ""
    overall: Verdict | None = None
    group: bool = False
    order: VisitOrder = VisitOrder.FIRST
    matter_class: MatterClass | None = None
    route: int | None = None
    needs_verdict: bool = False
    sealed: bool = False
    route_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """What a save would say. Saving is refused while `missing` or a finding of level `problem` stands."""

    missing: tuple[Missing, ...] = ()
    findings: tuple[Finding, ...] = ()
    derived: Derived = Derived()
    duties: tuple[Duty, ...] = ()

    @property
    def may_save(self) -> bool:
        return not self.missing and not any(f.level == "problem" for f in self.findings)


@dataclass(frozen=True, slots=True)
class Recognised:
    """An earlier matter of a visitor who seems to be the same person. Sealed matters are never here.

    `same` False means only proposed (a phone alone). Never a count of how often a person came.
    """

    visitor: str
    matter: str
    number: str
    name: str
    village: str
    on: date
    summary: str
    verdict: Verdict | None
    status: str
    unit: str
    person: str
    promise: str
    promise_due: date | None
    by: str
    same: bool = True


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save gave: the numbers people see. `notes` are sentences to show (control characters dropped …), `doubts`
    those that stood under the fields already.
    """

    visit: str
    matter: str
    number: str
    queue_number: int
    already: bool = False
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
