"""The matters that a span's workbook speaks of, each as it stood on the span's last day (or today within it)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from xfdesk.rules import clock, standing, status
from xfdesk.rules.clock import Profile
from xfdesk.rules.words import ActKind, Channel, Handling, MatterClass, Status
from xfdesk.rules.workdays import Calendar
from xfdesk.store import conferences, facts
from xfdesk.store.database import LedgerFile

SLICE = 20
"""A few milliseconds: each open matter has its clock reckoned."""
ACCUSED = "纪检监察"
FIRST_LEVEL = f"""CASE WHEN m.matter_class = '{MatterClass.ACCUSATION}' THEN '{ACCUSED}'
 WHEN instr(m.category, '/') THEN substr(m.category, 1, instr(m.category, '/') - 1) ELSE m.category END"""
HANDED_ON = f"""CASE WHEN m.handling IN ('{Handling.TRANSFERRED}', '{Handling.LAWFUL_WAY}') THEN
 coalesce((SELECT min(d."on") FROM visit v JOIN receptionday d ON d.uid = v.day
 WHERE v.matter = m.uid AND v.handling = m.handling), m.received_on) END"""
"""The day of the visit at which it was transferred or led to its lawful way; without such a visit the day received."""
ENDS = f"m.closed_on, m.settled_on, m.withdrawn_on, {HANDED_ON}"
TURNED = f"""EXISTS (SELECT 1 FROM act a WHERE a.matter = m.uid AND a.act IN ('{ActKind.TRANSFER}', '{ActKind.RETURNED}',
 '{ActKind.ROUTE}', '{ActKind.WITHDRAW}', '{ActKind.REOPEN}', '{ActKind.REVIEW_OPINION}'))"""
"""Its columns tell where it stands now; as of an earlier day its acts are asked."""

Read = Callable[[Callable[[], Any]], Any]


@dataclass(frozen=True, slots=True)
class Day:
    """The day as of which a span is told, and how the office counts."""

    since: date
    until: date
    as_of: date
    calendar: Calendar
    limits: Profile


@dataclass(frozen=True, slots=True)
class Stood:
    """One matter on that day. `due` is 应办结日期: the statutory date that is past, else the date set, else the law's;
    `line` the key of its first ledger line; `owned` whether a leader has it or it was assigned, from above or by the joint conference.
    """

    uid: str
    category: str
    verdict: str
    handling: str
    sealed: bool
    received_on: date
    over_on: date | None
    over: bool
    line: int = 0
    owned: bool = False
    overdue: bool = False
    due: date | None = None
    state: Status | None = None
    next_step: str = ""


def matters(file: LedgerFile, day: Day, read: Read) -> Iterator[Stood]:
    """Those received in the span, and the earlier ones that were open when it began."""
    after = 0
    while found := read(partial(_slice, file, day, after)):
        after, stood = found
        yield from stood


def _slice(file: LedgerFile, day: Day, after: int) -> tuple[int, list[Stood]] | None:
    rows = file.sql(
        f"SELECT m.rowid, m.uid, {FIRST_LEVEL}, coalesce(m.verdict, ''), m.handling, m.channel, m.sealed, m.received_on,"
        f" {TURNED}, {ENDS} FROM matter m WHERE m.rowid > ? AND m.received_on <= ? AND (m.received_on >= ? OR {TURNED} OR"
        " min(coalesce(m.closed_on, '9'), coalesce(m.settled_on, '9'), coalesce(m.withdrawn_on, '9')) >= ?)"
        " ORDER BY m.rowid LIMIT ?",
        after,
        day.until.isoformat(),
        day.since.isoformat(),
        day.since.isoformat(),
        SLICE,
    )
    if not rows:
        return None
    stood = (_stood(file, day, row[1:]) for row in rows)
    return rows[-1][0], [one for one in stood if _counts(one, day)]


def turned_ends(file: LedgerFile, uid: str, as_of: date) -> tuple[date | None, ...]:
    h = facts.of_matter(file, uid, as_of).happened
    return h.closed_on, h.settled_on, h.withdrawn_on, h.transferred_on, h.lawful_way_on, h.second_closed_on


def _counts(one: Stood, day: Day) -> bool:
    return one.received_on >= day.since or one.over_on is None or one.over_on >= day.since


def _stood(file: LedgerFile, day: Day, row: tuple[Any, ...]) -> Stood:
    uid, category, verdict, handling, channel, sealed, received, turned, *ends = row
    days = [date.fromisoformat(end) if end else None for end in ends]
    over_on = standing.over_on(*(turned_ends(file, uid, day.as_of) if turned else days))
    over = standing.is_over(over_on, day.as_of)
    one = Stood(uid, category, verdict, handling, bool(sealed), date.fromisoformat(received), over_on, over)
    if over and (over_on is None or over_on < day.since or one.sealed):
        return one
    lead, due, line = _assignment(file, uid, day.as_of)
    owned = bool(lead) or handling == Handling.ASSIGNED or channel == Channel.ASSIGNED
    owned = owned or conferences.assigned_by(file, uid, day.as_of)
    if over and not owned:
        return one
    return _followed(file, day, one, line, owned, due)


def _followed(
    file: LedgerFile,
    day: Day,
    one: Stood,
    line: int,
    owned: bool,
    set_for: str | None,
) -> Stood:
    """With its clock and state, for the lists."""
    happened = facts.of_matter(file, one.uid, day.as_of).happened
    lines = clock.duties(happened, day.calendar, day.limits, day.as_of)
    legal = tuple(duty for duty in lines if duty.key in standing.STATUTORY)
    passed = None if one.over else standing.passed(legal)
    law = standing.last_day(legal)
    waiting = None if one.over else clock.next_duty(lines)
    return Stood(
        one.uid, one.category, one.verdict, one.handling, one.sealed, one.received_on, one.over_on, one.over,
        line, owned, passed is not None,
        passed or (date.fromisoformat(set_for) if set_for else law),
        status.derive(happened, day.as_of),
        f"{waiting.title}\n{waiting.plain.isoformat()}前" if waiting else "",
    )  # fmt: skip


def _assignment(file: LedgerFile, uid: str, day: date) -> tuple[str, str | None, int]:
    """Who had it in hand that day, until when, and the matter's first ledger line."""
    line = int(file.value("SELECT min(id) FROM ledgerline WHERE matter = ?", uid) or 0)
    found = file.sql(
        f"SELECT lead_official, due FROM assignment a WHERE matter = ? AND {in_force(day)} LIMIT 1", uid
    )
    return (found[0][0], found[0][1], line) if found else ("", None, line)


def in_force(day: date) -> str:
    """The condition under which assignment `a` was in force on a day."""
    return f"a.since <= '{day.isoformat()}' AND (a.until IS NULL OR a.until > '{day.isoformat()}')"
