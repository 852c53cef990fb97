"""Which session of the joint conference is meant: by its number, its day, its key, or none typed at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from xfdesk.desk.life.case import Case
from xfdesk.errors import Refused
from xfdesk.records.keys import new_key
from xfdesk.rules import dates, sessions, text
from xfdesk.rules.articles import NOT_RECORDED
from xfdesk.store import conferences, rows

Row = dict[str, Any]


def to_bring(case: Case, typed: str) -> Row:
    """The session to which a matter is brought; one that nobody has planned yet is made, and that is said."""
    file, typed = case.table.file, case.line(typed, "conference", most=60)
    if case.corrects and typed in ("", case.before.get("conference", "")):
        return conferences.session(file, conferences.item(file, case.uid)["conference"])
    if not typed:
        return conferences.ahead(file, case.on) or _made(case, case.on.year)
    if found := conferences.session(file, typed):
        return found
    if said := sessions.read(typed):
        return _numbered(case, *said)
    days = _days(case, typed)
    held = [row for day in days if (row := conferences.on_day(file, day))]
    return held[0] if held else _made(case, days[0].year, on=days[0])


def _numbered(case: Case, year: int | None, number: int) -> Row:
    """Without a year the nearest that is not over, else this year's, else a new one of this year."""
    if not 1 <= number <= sessions.MOST:
        _unknown(str(number))
    found = conferences.numbered(case.table.file, number, year)
    ahead = [row for row in found if not is_over(row, case.on)]
    this_year = [row for row in found if row["year"] == case.on.year]
    wanted = ahead[-1:] or this_year or (found if year else [])
    return wanted[0] if wanted else _made(case, year or case.on.year, number)


def is_over(session: Row, day: date) -> bool:
    """Its day is past; a session that has none yet is not over in its year."""
    if session["on"]:
        return bool(session["on"] < day.isoformat())
    return bool(session["year"] < day.year)


def _made(case: Case, year: int, number: int = 0, on: date | None = None) -> Row:
    file = case.table.file
    if not case.on.year <= year <= case.on.year + 1:
        raise Refused(
            "session_over",
            f"没有{year}年的这一次联席会议，也不能再给它提请事项",
            NOT_RECORDED,
            "请写今年或下一年的会次",
            field="conference",
        )
    number = number or conferences.next_number(file, year)
    if number > sessions.MOST:
        _unknown(str(number))
    uid = new_key(case.table.clock.now())
    day = on.isoformat() if on else None
    rows.insert(file, "Conference", {"uid": uid, "year": year, "session": number, "on": day})
    case.touched.append(("Conference", uid))
    case.notes.append(f"{sessions.full_name(year, number)}还没有安排，已先建上，请补上时间和地点")
    return conferences.session(file, uid)


def at_session(
    case: Case, typed: str, fits: Callable[[Row], bool], done: Callable[[Row], Refused | None]
) -> tuple[Row, Row]:
    """The matter's item and its session, of those to which it had been brought by the act's day: the one typed, else the
    latest that `fits`. `done` says why one that does not fit is none.
    """
    file, typed = case.table.file, case.line(typed, "conference", most=60)
    brought = [conferences.item(file, one.uid) for one in case.life.sessions]
    pairs = [(item, conferences.session(file, item["conference"])) for item in brought]
    if case.corrects and typed in ("", case.before.get("conference", "")):
        pairs = [pair for pair in pairs if pair[0]["uid"] == case.before["of"]]
    elif typed:
        pairs = _meant(case, typed, pairs)
    fitting = [pair for pair in pairs if fits(pair[0])]
    if fitting:
        return fitting[-1]
    refusal = done(pairs[-1][0]) if pairs else None
    if refusal is not None:
        raise refusal
    raise Refused(
        "not_brought_there",
        "这一天以前，这件事项没有提请这一次联席会议",
        NOT_RECORDED,
        "请核对会次和日期，或先记“提请会议”",
        field="conference",
    )


def _meant(case: Case, typed: str, pairs: list[tuple[Row, Row]]) -> list[tuple[Row, Row]]:
    file = case.table.file
    if conferences.session(file, typed):
        return [pair for pair in pairs if pair[1]["uid"] == typed]
    if said := sessions.read(typed):
        year, number = said
        if not conferences.numbered(file, number, year):
            _unknown(typed)
        return [pair for pair in pairs if pair[1]["session"] == number and year in (None, pair[1]["year"])]
    days = [day for day in _days(case, typed) if conferences.on_day(file, day)]
    if not days:
        _unknown(typed)
    return [pair for pair in pairs if pair[1]["on"] in [day.isoformat() for day in days]]


def _days(case: Case, typed: str) -> tuple[date, ...]:
    try:
        return sessions.days(typed, case.table.today)
    except (dates.BadDate, OverflowError):
        _unknown(typed)


def _unknown(typed: str) -> NoReturn:
    raise Refused(
        "no_such_session",
        f"没有“{text.shorten(typed, 20)}”这一次联席会议",
        NOT_RECORDED,
        "请写会次，例如 4、第4次、2026-4，或开会的日期",
        field="conference",
    )
