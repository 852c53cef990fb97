"""The shape of a figure, and small helpers to take one honestly: medians, tails, ratios in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

FRAME_MS = 16.7


@dataclass(frozen=True)
class Figure:
    """One row of the table and of build/bench.json. `ratio` is value / against_value; `goal` the ratio to reach."""

    name: str
    n: int
    value: float
    unit: str
    against: str
    against_value: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        return self.value / self.against_value if self.against_value else 0.0

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": round(self.ratio, 3)}


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
