"""Where a matter stands, derived from what has been recorded and never typed; and the two numbers on the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xfdesk.rules.clock import Happened
from xfdesk.rules.words import Status

_SETTLED = (
    Status.WITHDRAWN,
    Status.LAWFUL_WAY,
    Status.TRANSFERRED,
    Status.FINAL,
    Status.CLOSED,
)
_HANDED_ON = (Status.TRANSFERRED, Status.LAWFUL_WAY)


def derive(h: Happened, as_of: date | None = None) -> Status:
    """First match of the list in fields.md, counting what has happened up to `as_of`."""
    day = as_of or date.max

    def by(when: date | None) -> bool:
        return when is not None and when <= day

    ladder = (
        (by(h.withdrawn_on), Status.WITHDRAWN),
        (by(h.lawful_way_on), Status.LAWFUL_WAY),
        (by(h.transferred_on), Status.TRANSFERRED),
        (by(h.second_closed_on), Status.FINAL),
        (by(h.second_requested_on), Status.IN_SECOND_REVIEW),
        (by(h.review_requested_on) and not by(h.review_closed_on), Status.IN_REVIEW),
        (by(h.closed_on), Status.CLOSED),
        (by(h.delivered_on) or by(h.settled_on), Status.ANSWERED),
        (by(h.extended_on), Status.EXTENDED),
        (by(h.accepted_on) or h.assigned, Status.IN_HAND),
        (by(h.notified_on), Status.NOTIFIED),
    )
    return next((status for holds, status in ladder if holds), Status.REGISTERED)


def is_open(status: Status) -> bool:
    return status not in _SETTLED


def is_handed_on(status: Status) -> bool:
    return status in _HANDED_ON


def is_followed(status: Status, duty: str) -> bool:
    """Whether a duty is still followed: all while the matter is open; the notice and what was promised also after it
    was handed on (arts. 22, 23).
    """
    return is_open(status) or (is_handed_on(status) and duty in ("D1", "D2", "P"))


@dataclass(frozen=True, slots=True)
class Owner:
    leader: str = ""
    unit: str = ""
    person: str = ""
    due: date | None = None

    @property
    def complete(self) -> bool:
        """A leader, a unit or a person, and a date."""
        return bool(self.leader and (self.unit or self.person) and self.due)


def without_owner(status: Status, owner: Owner) -> bool:
    """无着落: open, not handed on, lacking a leader, or both unit and person, or a date; answered ones have had their owner."""
    return is_open(status) and status is not Status.ANSWERED and not owner.complete


def without_answer(status: Status, answers: Iterable[str]) -> bool:
    """无回音: open, not handed on, a point without answer."""
    return is_open(status) and not all(answers)
