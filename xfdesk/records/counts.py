"""The numbers that stand on the window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """无着落 and 无回音, by matter."""

    without_owner: int
    without_answer: int


@dataclass(frozen=True, slots=True)
class Pressing:
    """Open matters: `waiting` overdue, due now or this week; `due` of these overdue or due today by their safe date."""

    waiting: int
    due: int
