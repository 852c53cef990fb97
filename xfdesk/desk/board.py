"""督办: the list of all open matters by urgency, its tiles and filters, and the month's calendar of due dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from xfdesk.desk.table import Table
from xfdesk.records.followup import Board, BoardItem, BoardQuery, DueDay, Tiles
from xfdesk.rules import board as rules
from xfdesk.rules import initials, masking
from xfdesk.rules.clock import Profile
from xfdesk.rules.text import fold
from xfdesk.rules.words import SEALED, Verdict
from xfdesk.store import board
from xfdesk.store.board import Followed

NOTHING_LEFT = "办结"
"""What is next when nothing else waits."""
_VERDICTS: dict[str, Verdict | None] = {"": None, **{verdict.value: verdict for verdict in Verdict}}


class FollowUpBoard:
    table: Table

    def board(self, query: BoardQuery | None = None, *, as_of: date | None = None) -> Board:
        """The list as of a day (today without one). Tiles and choices are those of all matters, whatever is filtered."""
        day = as_of or self.table.today
        everything = self._items(day)
        whole = Board(
            tiles=_tiles(everything, day),
            items=everything,
            total=len(everything),
            as_of=day,
            leaders=_named(everything, lambda one: one.leader),
            units=_named(everything, lambda one: one.unit),
            villages=_named(everything, lambda one: one.village),
            channels=_named(everything, lambda one: one.channel),
        )
        return self.narrowed(whole, query or BoardQuery())

    def narrowed(self, whole: Board, query: BoardQuery) -> Board:
        """Of a board those items that are asked for, without reading anything."""
        if query == BoardQuery():
            return whole
        words = fold(query.text).split()
        items = tuple(one for one in whole.items if _wanted(one, query, words, whole.as_of))
        return replace(whole, items=items)

    def month(self, year: int, month: int, whole: Board | None = None) -> tuple[DueDay, ...]:
        """Each day of the month with what falls due on it by its safe date; of a board already read, or of all matters."""
        first = date(year, month, 1)
        days = [first + timedelta(days=n) for n in range(monthrange(year, month)[1])]
        due: dict[date | None, list[BoardItem]] = {day: [] for day in days}
        for one in whole.items if whole is not None else self._items(self.table.today):
            if one.safe in due:
                due[one.safe].append(one)
        calendar = self.table.calendar
        return tuple(DueDay(day, tuple(due[day]), not calendar.is_working(day)) for day in days)

    def _items(self, day: date) -> tuple[BoardItem, ...]:
        """By group, in each the earliest safe date first, then by number."""
        table = self.table
        with table.file.read():
            if day == table.today:
                found = board.now(table.file)
            else:
                found = list(board.then(table.file, day, table.calendar, table.limits))
                found.sort(key=lambda one: (not one.safe, one.safe, one.number))
        made = _Items(day, table.limits)
        groups: dict[str, list[BoardItem]] = {name: [] for name in rules.GROUPS}
        for one in found:
            item = made.item(one)
            groups[item.group].append(item)
        return tuple(item for items in groups.values() for item in items)


class _Items:
    """Items of one day. Thousands share a few hundred dates and duties, so each is made of its text once."""

    def __init__(self, day: date, limits: Profile) -> None:
        self.day, self.limits = day, limits
        self._days: dict[str, date | None] = {"": None}
        self._groups: dict[tuple[str, str, str], str] = {}
        self._details: dict[tuple[str, ...], str] = {}

    def item(self, one: Followed) -> BoardItem:
        safe, sealed = self._day(one.safe), bool(one.sealed)
        return BoardItem(
            uid=one.uid,
            matter=one.number,
            next_duty=one.next_duty or NOTHING_LEFT,
            key=one.next_key,
            detail="" if sealed else self._detail(one),
            safe=safe,
            rolled=self._day(one.rolled),
            group=self._group(one.next_key, one.safe, one.rolled),
            days_left=(safe - self.day).days if safe else None,
            name="" if sealed else masking.name(one.name, bool(one.confidential)),
            people=one.people,
            summary=SEALED if sealed else one.summary,
            verdict=None if sealed else _VERDICTS[one.verdict],
            unit="" if sealed else one.unit,
            person="" if sealed else one.person,
            leader="" if sealed else one.leader,
            village="" if sealed else one.village,
            channel=one.channel,
            status=one.status,
            without_owner=bool(one.without_owner),
            without_answer=bool(one.without_answer),
            sealed=sealed,
        )

    def _day(self, text: str) -> date | None:
        if text not in self._days:
            self._days[text] = date.fromisoformat(text)
        return self._days[text]

    def _group(self, key: str, safe: str, rolled: str) -> str:
        found = self._groups.get((key, safe, rolled))
        if found is None:
            found = rules.group(key, self._day(safe), self._day(rolled), self.day)
            self._groups[key, safe, rolled] = found
        return found

    def _detail(self, one: Followed) -> str:
        about = one.next_key, one.words or one.origin, one.received, one.accepted, one.plain
        found = self._details.get(about)
        if found is None:
            received = self._day(one.received) or self.day
            accepted, plain = self._day(one.accepted), self._day(one.plain)
            found = rules.detail(about[0], about[1], received, accepted, plain, self.limits)
            self._details[about] = found
        return found


def _tiles(items: Iterable[BoardItem], day: date) -> Tiles:
    owner = answer = overdue = week = 0
    sunday = rules.sunday_of(day)
    for one in items:
        owner += one.without_owner
        answer += one.without_answer
        if one.group == rules.OVERDUE:
            overdue += 1
        elif one.safe is not None and one.safe <= sunday:
            week += 1
    return Tiles(owner, answer, overdue, week)


def _wanted(one: BoardItem, query: BoardQuery, words: list[str], day: date) -> bool:
    return (
        (not query.leader or query.leader == one.leader)
        and (not query.unit or query.unit == one.unit)
        and (not query.village or query.village == one.village)
        and (not query.channel or query.channel == one.channel)
        and (not query.tile or _counts(one, query.tile, day))
        and (not words or _holds(one, words))
    )


def _counts(one: BoardItem, tile: str, day: date) -> bool:
    """Whether the tile counts it. This week's are those not overdue with a safe date up to Sunday."""
    if tile == "without_owner":
        return one.without_owner
    if tile == "without_answer":
        return one.without_answer
    if tile == "overdue":
        return one.group == rules.OVERDUE
    this_week = one.safe is not None and one.safe <= rules.sunday_of(day)
    return this_week and one.group != rules.OVERDUE


def _holds(one: BoardItem, words: list[str]) -> bool:
    """Every word stands somewhere in what is shown, or is the initials of a name."""
    shown = fold(
        f"{one.name} {one.matter} {one.summary} {one.unit} {one.person} {one.next_duty} {one.detail}"
    )
    return all(word in shown or _initials(one, word) for word in words)


def _initials(one: BoardItem, word: str) -> bool:
    letters = word.isascii() and word.isalpha()
    return letters and any(initials.matches(name, word) for name in (one.name, one.person) if name)


def _named(items: Iterable[BoardItem], what: Callable[[BoardItem], str]) -> tuple[str, ...]:
    return tuple(sorted({what(one) for one in items} - {""}))
