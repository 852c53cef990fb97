"""The two numbers that stand on the window at all times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """无着落 and 无回音, by matter."""

    without_owner: int
    without_answer: int
