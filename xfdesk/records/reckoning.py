"""What another profile or another year's holidays would move, before it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from xfdesk.records.office import YearArrangement

if TYPE_CHECKING:
    from xfdesk.rules.clock import ThreeDates

DATES = ("plain", "rolled", "safe")


@dataclass(frozen=True, slots=True)
class Proposed:
    """One change of how days are counted: another profile, a year's arrangement, or a year as the program has it again."""

    profile: str = ""
    year: YearArrangement | None = None
    as_shipped: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """One duty of an open matter that would get other dates; `duty` in words."""

    number: str
    duty: str
    before: ThreeDates
    after: ThreeDates

    @property
    def which(self) -> str:
        """The first of plain, rolled and safe that moves."""
        return next(name for name in DATES if getattr(self.before, name) != getattr(self.after, name))

    @property
    def days(self) -> tuple[date, date]:
        """From which day to which."""
        return getattr(self.before, self.which), getattr(self.after, self.which)


@dataclass(frozen=True, slots=True)
class Moves:
    """`matters` of the `seen` open ones get other dates in `duties` duties, of which `first` are the most urgent.

    `kept` keep theirs under another profile, because these were notified in writing.
    """

    seen: int = 0
    matters: int = 0
    kept: int = 0
    duties: int = 0
    first: tuple[Move, ...] = ()
