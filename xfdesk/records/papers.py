"""Everything an official paper says, as plain words and days: nothing that a template has to look up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.rules.words import PaperKind


@dataclass(frozen=True, slots=True)
class PaperPoint:
    """A demand as a paper tells it. `outcome` is in the words of the letter (予以支持), `place` its numeral （一）.

    `to_do` says by whom and until when what was promised is done, "" once it is carried out.
    """

    index: str
    place: str = ""
    text: str = ""
    verdict: str = ""
    reason: str = ""
    basis: str = ""
    explanation: str = ""
    measure: str = ""
    unit: str = ""
    person: str = ""
    due: date | None = None
    answer: str = ""
    outcome: str = ""
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper that a 送达回证 lists."""

    name: str
    number: str = ""
    copies: str = "壹份"


@dataclass(frozen=True, slots=True)
class Annex:
    """`index` is "1. " where there are several, else ""."""

    name: str
    index: str = ""


@dataclass(frozen=True, slots=True)
class PaperItem:
    """A matter on the agenda of the joint conference; `index` its place. What has several lines has a line each."""

    index: str
    number: str
    summary: str
    ask: str = ""
    reports: str = ""
    answer_due: str = ""
    name: str = ""
    demands: str = ""
    owner: str = ""
    done: str = ""
    waiting: str = ""
    earlier: str = ""
    came: str = ""


@dataclass(frozen=True, slots=True)
class PaperData:
    """One paper. Personal data stand in full: it goes to the person.

    `title` is the kind as the heading names it; `number` the drawn one, "" while it is not drawn up
    (`number_room` then leaves room for it); `paper` the key of its
    row. `came` tells how the matter came (`你于2026年11月20日来访`); `body` is the body to which the visitor or the matter is sent. `lacking` are sentences of what the paper leaves
    blank because nobody has recorded it.
    """

    kind: PaperKind
    title: str
    office: str
    matter: str
    matter_number: str
    dated: date
    paper: str = ""
    number: str = ""
    number_room: str = ""
    name: str = ""
    addressed: str = ""
    you: str = "你"
    came: str = ""
    visited_on: date | None = None
    summary: str = ""
    contact: str = ""
    contact_phone: str = ""
    leaders: str = ""
    points: tuple[PaperPoint, ...] = ()
    accepted_on: date | None = None
    lead_unit: str = ""
    coordinating: str = ""
    person: str = ""
    lead_official: str = ""
    answer_by: date | None = None
    tell_by: date | None = None
    report_by: date | None = None
    reviewing_body: str = ""
    reason: str = ""
    basis: str = ""
    body: str = ""
    handed_on: date | None = None
    handing: str = "转送"
    lawful_way: str = ""
    way_basis: str = ""
    limit_was: date | None = None
    extended_by: str = ""
    extended_to: date | None = None
    approver: str = ""
    established: str = ""
    annexes: tuple[Annex, ...] = ()
    reply_number: str = ""
    replied_on: date | None = None
    received_on: date | None = None
    review_by: date | None = None
    address: str = ""
    phone: str = ""
    instruction: str = ""
    leads: str = ""
    measures: str = ""
    due: date | None = None
    owner: str = ""
    investigates: str = ""
    handles: str = ""
    third_care: str = ""
    sees_through: str = ""
    papers: tuple[ListedPaper, ...] = ()
    method: str = ""
    nth: str = ""
    overdue_days: str = ""
    asked: str = ""
    conference: str = ""
    session: str = ""
    held_at: str = ""
    place: str = ""
    host: str = ""
    attendants: str = ""
    matters: tuple[PaperItem, ...] = ()
    first_items: tuple[Annex, ...] = ()
    later_items: tuple[Annex, ...] = ()
    place_of_matters: str = ""
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """A paper that was written as a file. `notes` say what it leaves blank."""

    path: str
    kind: PaperKind
    matter: str
    number: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """A kind of paper on a matter: may it be made now, and if not, why. `number` is the newest one's that was drawn up."""

    kind: PaperKind
    may: bool
    why_not: str = ""
    number: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class TemplateState:
    """Which template a kind of paper is written with: the office's own since `at`, else the one that is shipped."""

    kind: PaperKind
    own: bool = False
    name: str = ""
    at: str = ""
    who: str = ""
