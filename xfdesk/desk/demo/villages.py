"""What the villages of the invented town find by outreach: disputes month by month, and those that had none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from xfdesk.desk.demo.living import Living
from xfdesk.desk.demo.people import Cast, names
from xfdesk.desk.demo.stories import Story
from xfdesk.desk.demo.town import ONE_DAY, Town
from xfdesk.rules import data
from xfdesk.rules.words import OutreachResult

LATELY, OLD = 12, 40
REPORTED_BY = 25
"""The day of the month on which the villages hand in their sheets."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """`joined`: 与 for two parties, 等 for one who speaks for many."""

    kind: str
    joined: str
    summary: str
    measures: str


@cache
def disputes() -> tuple[Dispute, ...]:
    return tuple(Dispute(*line.split("\t")) for line in data.lines("demo/disputes.tsv"))


class Villages:
    """`numbers` counts by year what was drawn."""

    def __init__(self, town: Town, cast: Cast, villages: tuple[str, ...]) -> None:
        self.town, self.cast, self.villages = town, cast, villages
        self.numbers: dict[int, int] = {}
        self._lately: list[str] = []

    def month(self, first: date) -> None:
        """One month's sheets. Of the last month a village or two has not reported yet."""
        town = self.town
        day = town.safe(first.replace(day=REPORTED_BY))
        if first > town.last:
            return
        late = day > town.last
        for position, village in enumerate(self.villages):
            if late and position % 4 == 3:
                continue
            found = town.rng.choices((0, 1, 2, 3), (32, 36, 21, 11))[0]
            last = min(day, town.last)
            for n in range(found):
                on = town.safe(first + timedelta(days=town.between(0, max(0, (last - first).days))))
                self._dispute(max(on, first), first, village, position * 10 + n)
            if not found and not late:
                self._nothing(last, first, village, position * 10)

    def _nothing(self, on: date, first: date, village: str, position: int) -> None:
        self._row(on, first, village, position, nothing=True)

    def _dispute(self, on: date, first: date, village: str, position: int) -> None:
        town, told = self.town, town_dispute(self.town, village, on.year, self._lately)
        one, other = self.cast.stranger(), self.cast.stranger()
        parties = f"{one.name}、{other.name}" if told.joined == "与" else f"{one.name}等人"
        limit = town.roll(on + timedelta(days=town.between(10, 45)))
        age = (town.last - on).days
        settled = age > OLD or town.rng.random() < (0.9 if age > 20 else 0.25)
        done = min(town.last, limit, town.after(on, 2, 18)) if settled else None
        waiting = OutreachResult.UNDER_WAY if town.rng.random() < 0.6 else OutreachResult.NOT_SETTLED
        self._row(
            on,
            first,
            village,
            position,
            by=town.one_of(names().in_charge),
            parties=parties,
            people=2 if told.joined == "与" else town.between(6, 30),
            kind=told.kind,
            summary=told.summary,
            leads=town.leader(),
            measures=told.measures,
            limit=limit.isoformat(),
            result=OutreachResult.SETTLED if done else waiting,
            result_on=done.isoformat() if done else None,
        )

    def became(self, m: Living) -> None:
        """A dispute of which a matter was made."""
        on = date.fromisoformat(m.matter["received_on"])
        found = self.town.safe(on - timedelta(days=self.town.between(1, 6)))
        self._row(
            found,
            found.replace(day=1),
            m.matter["place"],
            99,
            by=self.town.one_of(names().in_charge),
            parties=m.person.name,
            people=self.town.between(1, 9),
            kind="99",
            summary=m.story.summary,
            leads=self.town.leader(),
            measures=m.story.measure,
            limit=(on + timedelta(days=30)).isoformat(),
            result=OutreachResult.UNDER_WAY,
            result_on=on.isoformat(),
            matter=m.uid,
        )

    def _row(self, on: date, first: date, village: str, position: int, **more: object) -> None:
        town = self.town
        number = ""
        if not more.get("nothing"):
            self.numbers[on.year] = self.numbers.get(on.year, 0) + 1
            number = f"PC-{on.year}-{self.numbers[on.year]:04d}"
        at = datetime(on.year, on.month, on.day, 16, 0)
        values = {
            "uid": town.keys.next(),
            "number": number,
            "month": f"{first:%Y-%m}",
            "position": position,
            "on": on.isoformat(),
            "village": village,
            "recorded_by": town.who,
            "recorded_at": at.isoformat(),
            **more,
        }
        town.filler.add("OutreachRecord", values)


def town_dispute(town: Town, village: str, year: int, lately: list[str]) -> Dispute:
    """One of the disputes with its slots filled; none of those told `lately`."""
    told = town.one_of([one for one in disputes() if one.summary not in lately])
    lately.append(told.summary)
    del lately[:-LATELY]
    story = Story("", told.summary, told.measures).told(town.rng, year, village)
    return Dispute(told.kind, told.joined, story.summary, story.facts)


def months_of(first: date, last: date) -> list[date]:
    """The first days of the months from one to the other."""
    found, day = [], first.replace(day=1)
    while day <= last:
        found.append(day)
        day = (day.replace(day=28) + 4 * ONE_DAY).replace(day=1)
    return found
