"""明日接访包: which matters lie before the leader on a reception day, and what each of their pages needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from xfdesk.desk.story import Story
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.duty import Duty
from xfdesk.records.ledger import MatterView
from xfdesk.records.pack import PackData, PackMatter
from xfdesk.rules import board as groups
from xfdesk.rules import clock, status
from xfdesk.rules.clock import DutyLine
from xfdesk.rules.words import DutyState, Status
from xfdesk.store import board, facts, history, ledger, promised
from xfdesk.store.board import Followed

MOST = 30
"""Matters that get a page; a leader reads no more before a morning."""
EXPECTED, OVERDUE, TODAY, THIS_WEEK, OWN_GOAL = range(5)
_WAITING = (DutyState.OPEN, DutyState.OVERDUE)
_AWAITED = ("P", "K")
"""A promise and a next look name a day on which the visitor comes to hear."""

Rank = tuple[int, date, str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: Followed
    rank: Rank


class DayPack:
    """Reading only, but for the entry that a pack was printed."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._story = Story(table)

    def next_day(self) -> date:
        """The day proposed: the next working day."""
        return self.table.calendar.add_working(self.table.today, 1)

    def prepare(self, on: date, leader: str = "") -> PackData:
        """The pack of a day, of all matters or of those of one leader; written into the history as printed.

        In it: what falls due up to the Sunday of the day's week by its safe date or is overdue, whatever the duty, and
        where a visitor was told to come on the day. A sealed accusation is never in it (art. 30).
        """
        leader, file = leader.strip(), self.table.file
        with file.read():
            rows = self._followed(on)
            if leader:
                rows = self._of_leader(rows, leader)
            found = sorted(self._candidates(rows, on), key=lambda one: one.rank)
            matters = [self._matter(one.row, on) for one in found[:MOST]]
        data = PackData(
            office=self.table.office.name,
            on=on,
            week_end=max(on, self.table.calendar.safe(groups.sunday_of(on))),
            made_on=self.table.today,
            leader=leader,
            matters=tuple(sorted(matters, key=lambda one: _rank_of(one, on))),
            rest=tuple(one.row.number for one in found[MOST:]),
            coming=None if found else _first_later(rows),
        )
        with file.act():
            history.append(
                file,
                at=self.table.clock.now(),
                who=self.table.who,
                what="打印接访包",
                after={"on": on.isoformat(), "matters": len(data.matters)},
            )
        return data

    def _followed(self, on: date) -> list[Followed]:
        """Open matters that are not sealed. A day ahead is asked of the columns as they stand, one gone by of the records."""
        table = self.table
        if on >= table.today:
            rows: Iterable[Followed] = board.now(table.file)
        else:
            rows = board.then(table.file, on, table.calendar, table.limits)
        return [one for one in rows if not one.sealed]

    def _of_leader(self, rows: list[Followed], leader: str) -> list[Followed]:
        """Those the leader has in hand, owns a demand of or promised something in. A name that nobody bears would make an
        empty pack, so it is refused.
        """
        named = promised.naming(self.table.file, leader)
        found = [one for one in rows if one.leader == leader or one.uid in named]
        known = [one.name for one in self.table.office.leaders] + ledger.leaders_named(self.table.file)
        if found or leader in known:
            return found
        listed = "、".join(dict.fromkeys(known))
        raise Refused(
            "no_leader",
            f"没有叫 {leader[:40]} 的接访领导",
            "没有打印，数据没有动过",
            f"请核对姓名：{listed}" if listed else "请先在“设置”里登记接访领导",
            field="leader",
        )

    def _candidates(self, rows: list[Followed], on: date) -> Iterator[_Candidate]:
        """By the next duty of each; the few whose visitor may come, or whose own goals wait behind a far date, are
        reckoned.
        """
        file, sunday = self.table.file, groups.sunday_of(on).isoformat()
        awaited, answered = promised.expected(file, self._days_of(on)), promised.answered(file)
        for row in rows:
            due = bool(row.safe) and row.safe <= sunday
            if row.uid in awaited or (not due and row.uid in answered):
                lines = self._lines(row.uid, on)
                if any(_is_due(line, on) for line in lines):
                    yield _Candidate(row, _rank(lines, on, row.number))
            elif due:
                safe, rolled = date.fromisoformat(row.safe), date.fromisoformat(row.rolled)
                yield _Candidate(row, (_urgency(row.next_key, safe, rolled, on), safe, row.number))

    def _days_of(self, on: date) -> list[date]:
        """The day, and the days off before it whose dates roll on to it."""
        days, calendar = [on], self.table.calendar
        while calendar.is_working(on) and not calendar.is_working(days[-1] - timedelta(days=1)):
            days.append(days[-1] - timedelta(days=1))
        return days

    def _lines(self, uid: str, on: date) -> list[DutyLine]:
        table = self.table
        happened = facts.of_matter(table.file, uid, on).happened
        now = status.derive(happened, on)
        lines = clock.duties(happened, table.calendar, table.limits, on)
        return [line for line in lines if _waits(line, now)]

    def _matter(self, row: Followed, on: date) -> PackMatter:
        view = self._story.tell(row.uid, on, revealed=False, opened=False)
        waiting = _waiting(view)
        return PackMatter(
            view,
            max(1, row.people),
            promised.of_matter(self.table.file, row.uid, on),
            waiting,
            any(_is_awaited(duty, on) for duty in waiting),
        )


def _waits(duty: Duty | DutyLine, now: Status) -> bool:
    return duty.state in _WAITING and duty.key not in clock.RIGHTS and status.is_followed(now, duty.key)


def _waiting(view: MatterView) -> tuple[Duty, ...]:
    found = [duty for duty in view.duties if _waits(duty, Status(view.status))]
    return tuple(sorted(found, key=lambda duty: (duty.key in clock.SOFT, duty.safe, duty.key)))


def _is_due(duty: Duty | DutyLine, on: date) -> bool:
    return duty.safe <= groups.sunday_of(on)


def _is_awaited(duty: Duty | DutyLine, on: date) -> bool:
    return duty.key in _AWAITED and on in (duty.plain, duty.rolled)


def _rank_of(matter: PackMatter, on: date) -> Rank:
    return _rank(matter.waiting, on, matter.view.number)


def _rank(duties: Iterable[Duty | DutyLine], on: date, number: str) -> Rank:
    """The most urgent of what is due."""
    due = [duty for duty in duties if _is_due(duty, on)]
    expected = any(_is_awaited(duty, on) for duty in due)
    urgencies = ((_urgency(duty.key, duty.safe, duty.rolled, on), duty.safe) for duty in due)
    urgency, safe = min(urgencies, default=(OWN_GOAL, date.max))
    return (EXPECTED if expected else urgency, safe, number)


def _urgency(key: str, safe: date, rolled: date, on: date) -> int:
    """Who comes on the day stands before it; the office's own goals, which have no date of the law, stand last."""
    if key in clock.SOFT:
        return OWN_GOAL
    if rolled < on:
        return OVERDUE
    return TODAY if safe <= on else THIS_WEEK


def _first_later(rows: list[Followed]) -> tuple[str, str, date] | None:
    later = [(row.safe, row.number, row.next_duty) for row in rows if row.safe]
    if not later:
        return None
    safe, number, duty = min(later)
    return number, duty, date.fromisoformat(safe)
