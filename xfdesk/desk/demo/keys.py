"""Keys like those of `records.keys`, but drawn from the seed: the same demonstration has the same keys."""

from __future__ import annotations

import random
from datetime import date, datetime, time


class Keys:
    """Growing, as the days are told; none is later than `end`, so that what people record next sorts behind them."""

    def __init__(self, seed: int, end: datetime) -> None:
        self._rng = random.Random(f"{seed} keys")
        self._end = int(end.timestamp() * 1000) << 12
        self._last = 0
        self._midnights: dict[date, int] = {}

    def at(self, when: datetime) -> str:
        day = when.date()
        midnight = self._midnights.get(day)
        if midnight is None:
            midnight = self._midnights[day] = int(datetime.combine(day, time()).timestamp() * 1000)
        milliseconds = midnight + (when.hour * 60 + when.minute) * 60_000
        return self._drawn(min(milliseconds << 12, self._end))

    def next(self) -> str:
        """One more of the same moment."""
        return self._drawn(0)

    def _drawn(self, stamp: int) -> str:
        self._last = stamp = max(self._last + 1, stamp)
        head = (stamp >> 12) << 16 | 0x7 << 12 | stamp & 0xFFF
        return f"{head:016x}{0b10 << 62 | self._rng.getrandbits(62):016x}"
