"""督办: the list of all open matters by urgency, its tiles and filters, and the month's calendar of due dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from xfdesk.desk.table import Table
from xfdesk.records.followup import Board, BoardItem, BoardQuery, DueDay, Tiles
from xfdesk.rules import board as rules
from xfdesk.rules import masking
from xfdesk.rules.text import fold
from xfdesk.rules.words import SEALED, Verdict
from xfdesk.store import board
from xfdesk.store.board import Followed

NOTHING_LEFT = "办结"
"""What is next when nothing else waits."""


class FollowUpBoard:
    table: Table

    def board(self, query: BoardQuery | None = None, *, as_of: date | None = None) -> Board:
        """The list as of a day (today without one). Tiles and choices are those of all matters, whatever is filtered."""
        query, day = query or BoardQuery(), as_of or self.table.today
        everything = self._items(day)
        asked = [one for one in everything if _wanted(one, query, day)]
        return Board(
            tiles=_tiles(everything, day),
            items=tuple(asked),
            total=len(everything),
            as_of=day,
            leaders=_named(everything, lambda one: one.leader),
            units=_named(everything, lambda one: one.unit),
            villages=_named(everything, lambda one: one.village),
            channels=_named(everything, lambda one: one.channel),
        )

    def month(self, year: int, month: int) -> tuple[DueDay, ...]:
        """Each day of the month with what falls due on it by its safe date."""
        first = date(year, month, 1)
        days = [first + timedelta(days=n) for n in range(monthrange(year, month)[1])]
        due: dict[date, list[BoardItem]] = {day: [] for day in days}
        for one in self._items(self.table.today):
            if one.safe in due:
                due[one.safe].append(one)
        calendar = self.table.calendar
        return tuple(DueDay(day, tuple(due[day]), not calendar.is_working(day)) for day in days)

    def pressing(self) -> Tiles:
        """The tiles alone, for the navigation and the line at the start."""
        return _tiles(self._items(self.table.today), self.table.today)

    def due_today(self) -> int:
        """How many are overdue or fall due today by their safe date."""
        day = self.table.today
        items = self._items(day)
        return sum(one.group == rules.OVERDUE or (one.safe is not None and one.safe <= day) for one in items)

    def _items(self, day: date) -> list[BoardItem]:
        table = self.table
        with table.file.read():
            if day == table.today:
                found = board.now(table.file)
            else:
                found = list(board.then(table.file, day, table.calendar, table.limits))
        items = [_item(one, day) for one in found]
        if day != table.today:
            items.sort(key=lambda one: (one.safe is None, one.safe or day, one.matter))
        return sorted(items, key=lambda one: rules.GROUPS.index(one.group))


def _item(one: Followed, day: date) -> BoardItem:
    safe = date.fromisoformat(one.safe) if one.safe else None
    rolled = date.fromisoformat(one.rolled) if one.rolled else None
    sealed = one.sealed
    return BoardItem(
        uid=one.uid,
        matter=one.number,
        next_duty=one.next_duty or NOTHING_LEFT,
        key=one.next_key,
        detail="",
        safe=safe,
        rolled=rolled,
        group=rules.group(one.next_key, safe, rolled, day),
        days_left=(safe - day).days if safe else None,
        name="" if sealed else masking.name(one.name, one.confidential),
        people=one.people,
        summary=SEALED if sealed else one.summary,
        verdict=Verdict(one.verdict) if one.verdict and not sealed else None,
        unit="" if sealed else one.unit,
        person="" if sealed else one.person,
        leader="" if sealed else one.leader,
        village="" if sealed else one.village,
        channel=one.channel,
        status=one.status,
        without_owner=one.without_owner and not sealed,
        without_answer=one.without_answer and not sealed,
        sealed=sealed,
    )


def _tiles(items: Iterable[BoardItem], day: date) -> Tiles:
    owner = answer = overdue = week = 0
    for one in items:
        owner += one.without_owner
        answer += one.without_answer
        overdue += one.group == rules.OVERDUE
        week += _this_week(one, day)
    return Tiles(owner, answer, overdue, week)


def _this_week(one: BoardItem, day: date) -> bool:
    """Not overdue, with a safe date up to this week's Sunday."""
    return one.group != rules.OVERDUE and one.safe is not None and one.safe <= rules.sunday_of(day)


def _wanted(one: BoardItem, query: BoardQuery, day: date) -> bool:
    tiles = {
        "without_owner": one.without_owner,
        "without_answer": one.without_answer,
        "overdue": one.group == rules.OVERDUE,
        "due_this_week": _this_week(one, day),
    }
    fields = ((query.leader, one.leader), (query.unit, one.unit), (query.village, one.village))
    return (
        tiles.get(query.tile, True)
        and all(not wanted or wanted == had for wanted, had in (*fields, (query.channel, one.channel)))
        and fold(query.text) in fold(f"{one.name} {one.matter} {one.summary} {one.unit} {one.person}")
    )


def _named(items: Iterable[BoardItem], what: Callable[[BoardItem], str]) -> tuple[str, ...]:
    return tuple(sorted({what(one) for one in items} - {""}))
