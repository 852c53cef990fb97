"""The invented town: its calendar and numbers, what its clerks write, and the days on which things happen."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from xfdesk.desk.demo.keys import Keys
from xfdesk.desk.demo.living import Living
from xfdesk.desk.demo.people import names
from xfdesk.desk.demo.stories import words, words_of
from xfdesk.records.office import Office
from xfdesk.rules import clock, numbering
from xfdesk.rules.words import PAPER_WORDS, PaperKind
from xfdesk.store.bulk import Filler
from xfdesk.store.projection import Counting

T = TypeVar("T")
ONE_DAY = timedelta(days=1)
WHOLE = 120
"""Whoever makes very many looks at the last months, and at the numbers of the others: these are answered and closed, but
their steps and promises are not told."""


class Town:
    """`last` is the demonstration's last day and `end` its last moment: nothing is told that happens later.

    Of `many` visits those of long ago are told in few words (`in_brief`).
    """

    def __init__(
        self,
        rng: random.Random,
        filler: Filler,
        keys: Keys,
        counting: Counting,
        office: Office,
        who: str,
        end: datetime,
        *,
        many: bool = False,
    ) -> None:
        self.rng, self.filler, self.keys, self.counting = rng, filler, keys, counting
        self._draw = rng.random
        self.office, self.who, self.end, self.last = office, who, end, end.date()
        self._whole_since = end.date() - timedelta(WHOLE) if many else date.min
        self.papers: Counter[str] = Counter()
        self.remedy = office.usual_remedy
        self._working: dict[date, bool] = {}

    def in_brief(self, received: date) -> bool:
        return received < self._whole_since

    # Chance

    def draw_from(self, rng: random.Random) -> None:
        self.rng, self._draw = rng, rng.random

    def between(self, least: int, most: int) -> int:
        """One of these numbers. `random.randint` draws several times as long."""
        return least + int(self._draw() * (most - least + 1))

    def one_of(self, things: Sequence[T]) -> T:
        return things[int(self._draw() * len(things))]

    # Days

    def is_working(self, day: date) -> bool:
        found = self._working.get(day)
        if found is None:
            found = self._working[day] = self.counting.calendar.is_working(day)
        return found

    def roll(self, day: date) -> date:
        """The day itself, or the next on which the office works."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def safe(self, day: date) -> date:
        """The day itself, or the last before it on which the office works."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def after(self, day: date, least: int, most: int) -> date:
        """A working day so many days later, or a little more."""
        return self.roll(day + timedelta(self.between(least, most)))

    def law(self, start: date, extended: int = 0) -> date:
        """The last day on which an answer is in time."""
        return self.roll(start + timedelta(days=clock.profile("national").handle[0] + extended))

    # Words and numbers

    def leader(self) -> str:
        return self.one_of(names().leaders)[0]

    def say(self, kind: str, m: Living) -> str:
        """One of the sentences of this kind, with the matter's own words in its slots."""
        return words(
            self.one_of(words_of(kind)),
            村=m.person.village,
            单位=m.unit,
            领导=m.leader,
            做法=m.story.measure,
            理由=m.story.why_not or "现行政策没有这方面的规定",
            依据=m.story.basis or "《信访工作条例》",
            诉求=m.story.demand,
        )

    def paper_number(self, kind: PaperKind, on: date) -> str:
        """The next of the kind and the year, as `desk.life.notices` draws it."""
        word = PAPER_WORDS.get(kind, "")
        if not word:
            return ""
        self.papers[f"paper.{word}.{on.year}"] += 1
        n = self.papers[f"paper.{word}.{on.year}"]
        return numbering.paper_number(self.office.paper_word + word, on.year, n)

    def official_number(self, on: date) -> str:
        return f"411325{on:%y%m%d}{self.between(0, 99_999):05d}"
