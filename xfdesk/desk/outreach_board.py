"""排查 in 督办: disputes with a limit that are still to be settled stand among the matters, by the urgency of the limit."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from xfdesk.records.followup import BoardItem
from xfdesk.rules import board as groups
from xfdesk.rules import outreach as rules
from xfdesk.rules.words import Channel
from xfdesk.rules.workdays import Calendar
from xfdesk.store import outreach as store
from xfdesk.store.database import LedgerFile
from xfdesk.store.outreach import Stored

KEY, DUTY = "PC", "化解纠纷"


@dataclass
class FoundItems:
    """Items of one day; a record that stands as it stood when the list was last read is the same item."""

    day: date
    calendar: Calendar
    _known: dict[str, tuple[Stored, BoardItem]] = field(default_factory=dict)

    def all(self, file: LedgerFile, *, then: bool) -> list[BoardItem]:
        """The most urgent first."""
        known, self._known = self._known, {}
        for one in store.followed_then(file, self.day) if then else store.followed(file):
            had = known.get(one.uid)
            self._known[one.uid] = had if had is not None and had[0] == one else (one, self._item(one))
        return sorted((item for _, item in self._known.values()), key=place)

    def _item(self, one: Stored) -> BoardItem:
        limit = date.fromisoformat(one.limit or "")
        safe, rolled = self.calendar.safe(limit), self.calendar.roll(limit)
        return BoardItem(
            uid=one.uid,
            matter=one.number,
            next_duty=DUTY,
            key=KEY,
            detail=rules.WORDS.get(one.kind, ""),
            safe=safe,
            rolled=rolled,
            group=groups.group(KEY, safe, rolled, self.day),
            days_left=(safe - self.day).days,
            name=one.parties,
            people=one.people or 1,
            summary=one.summary,
            verdict=None,
            unit="",
            person="",
            leader=one.leads,
            village=one.village,
            channel=Channel.OUTREACH,
            status=one.result,
            without_owner=False,
            without_answer=False,
        )


def place(item: BoardItem) -> tuple[bool, date, str]:
    return item.safe is None, item.safe or date.max, item.matter


def merged(items: list[BoardItem], more: list[BoardItem]) -> list[BoardItem]:
    """Both are in order; only where `more` falls is looked for, since `items` may be very many."""
    found: list[BoardItem] = []
    at = 0
    for one in more:
        until = bisect_left(items, place(one), lo=at, key=place)
        found += items[at:until]
        found.append(one)
        at = until
    return found + items[at:]
