"""What is recorded of one matter, as the clock and the status read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.rules.words import Channel, Handling, MatterClass


@dataclass(frozen=True, slots=True)
class Promised:
    what: str
    by_when: date
    kept_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A supervision that wants an answer."""

    what: str
    answer_due: date
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the joint conference; `answered_on` the day of the report to it or of the opinion, whichever was first."""

    session: str
    due: date
    decided_on: date
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """What is recorded of one matter, as far as clock and status need it.

    `replied_on` is the day of the first opinion, `delivered_on` that on which the newest delivered one reached the visitor;
    `looks` are demands put off with the day of the next look, `unfinished` supported ones that are not carried out.
    `replied_last_on` and `told_last_on` are those of the newest opinion, and `told_again` says that one reached the visitor
    after the last 复查 was asked for. `received_on` is the visit day, or for other channels the day received; `notified_on` the day a notice was handed over
    or posted, `notified_by` the profile that was in force then; `notice_excused` a reason (name or address missing);
    `due` the assigning body's date (D13) when `channel` is 交办, `decisions` those of the joint conference in the order of
    their days; `left_opinion_on` the day on which route 6 was left.
    """

    matter_class: MatterClass
    route: int | None
    received_on: date
    channel: Channel = Channel.RECEPTION
    handling: Handling | None = None
    accepted_on: date | None = None
    assigned: bool = False
    notified_on: date | None = None
    notified_by: str = ""
    notice_excused: str = ""
    extended_on: date | None = None
    extension_days: int = 0
    replied_on: date | None = None
    delivered_on: date | None = None
    replied_last_on: date | None = None
    told_last_on: date | None = None
    told_again: bool = False
    settled_on: date | None = None
    closed_on: date | None = None
    withdrawn_on: date | None = None
    transferred_on: date | None = None
    lawful_way_on: date | None = None
    left_opinion_on: date | None = None
    due: date | None = None
    promises: tuple[Promised, ...] = ()
    measures: tuple[tuple[str, date], ...] = ()
    review_requested_on: date | None = None
    review_closed_on: date | None = None
    second_requested_on: date | None = None
    second_closed_on: date | None = None
    hearing_days: int = 0
    objection_on: date | None = None
    extension_told_on: date | None = None
    supervisions: tuple[Asked, ...] = ()
    looks: tuple[tuple[str, date], ...] = ()
    unfinished: tuple[tuple[str, date | None], ...] = ()
    called_back_on: date | None = None
    entered_on: date | None = None
    entering_done: bool = False
    decisions: tuple[Decided, ...] = ()


_DAYS = (
    "received_on", "accepted_on", "notified_on", "extended_on", "extension_told_on", "replied_on", "replied_last_on",
    "delivered_on", "told_last_on", "settled_on", "closed_on", "withdrawn_on", "transferred_on", "lawful_way_on",
    "left_opinion_on", "review_requested_on", "review_closed_on", "second_requested_on", "second_closed_on",
    "objection_on", "called_back_on", "entered_on",
)  # fmt: skip


def latest(h: Happened) -> date:
    """The last day on which anything of the matter happened: a clock that was set back does not make it undone."""
    days: list[date | None] = [getattr(h, name) for name in _DAYS]
    days += [promise.kept_on for promise in h.promises]
    days += [one.answered_on for one in h.supervisions]
    days += [day for one in h.decisions for day in (one.decided_on, one.answered_on)]
    return max(day for day in days if day is not None)
