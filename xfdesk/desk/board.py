"""督办: the list of all open matters, and of found disputes with a limit, by urgency, its tiles and filters, and the month's calendar of due dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from xfdesk.desk.outreach_board import FoundItems, merged
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
    _kept: _Items | None = None
    _kept_found: FoundItems | None = None

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
        groups: dict[str, list[BoardItem]] = {name: [] for name in rules.GROUPS}
        for item in self._made(day).all(found):
            groups[item.group].append(item)
        self._take_found_in(groups, day)
        return tuple(item for items in groups.values() for item in items)

    def _take_found_in(self, groups: dict[str, list[BoardItem]], day: date) -> None:
        """What outreach found, each in its place. Items of today are kept."""
        table, kept = self.table, self._kept_found
        calendar = table.calendar
        if kept is None or kept.day != day or kept.calendar is not calendar:
            kept = FoundItems(day, calendar)
        if day == table.today:
            self._kept_found = kept
        with table.file.read():
            items = kept.all(table.file, then=day != table.today)
        for name in groups if items else ():
            if more := [item for item in items if item.group == name]:
                groups[name] = merged(groups[name], more)

    def _made(self, day: date) -> _Items:
        """Those of today are kept."""
        limits, kept = self.table.limits, self._kept
        if kept is None or (kept.day, kept.limits) != (day, limits):
            kept = _Items(day, limits)
        if day == self.table.today:
            self._kept = kept
        return kept


@dataclass(frozen=True, slots=True)
class _Due:
    """What follows from a duty and its dates."""

    safe: date | None
    rolled: date | None
    group: str
    days_left: int | None


class _Items:
    """Items of one day. Thousands share a few hundred dates and duties, so each is made once; and a matter that stands as
    it stood when the list was last read is the same item.
    """

    def __init__(self, day: date, limits: Profile) -> None:
        self.day, self.limits = day, limits
        self._known: dict[str, tuple[Followed, BoardItem]] = {}
        self._due: dict[tuple[str, str, str], _Due] = {}
        self._details: dict[tuple[str, ...], str] = {}

    def all(self, found: Iterable[Followed]) -> list[BoardItem]:
        known, items = self._known, []
        self._known = {}
        for one in found:
            had = known.get(one.uid)
            made = had if had is not None and had[0] == one else (one, self._item(one))
            self._known[one.uid] = made
            items.append(made[1])
        return items

    def _item(self, one: Followed) -> BoardItem:
        due, sealed = self._due_of(one), bool(one.sealed)
        return BoardItem(
            uid=one.uid,
            matter=one.number,
            next_duty=one.next_duty or NOTHING_LEFT,
            key=one.next_key,
            detail="" if sealed else self._detail(one),
            safe=due.safe,
            rolled=due.rolled,
            group=due.group,
            days_left=due.days_left,
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

    def _due_of(self, one: Followed) -> _Due:
        about = one.next_key, one.safe, one.rolled
        due = self._due.get(about)
        if due is None:
            safe, rolled = _day(one.safe), _day(one.rolled)
            left = (safe - self.day).days if safe else None
            due = self._due[about] = _Due(
                safe, rolled, rules.group(one.next_key, safe, rolled, self.day), left
            )
        return due

    def _detail(self, one: Followed) -> str:
        about = one.next_key, one.words or one.origin, one.received, one.accepted, one.plain
        found = self._details.get(about)
        if found is None:
            days = _day(one.received) or self.day, _day(one.accepted), _day(one.plain)
            found = self._details[about] = rules.detail(about[0], about[1], *days, self.limits)
        return found


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


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
