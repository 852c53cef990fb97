"""A session of the joint conference as it is typed, read into what is kept; refused where it cannot be that session."""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn

from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.records.conference import SessionEntry
from xfdesk.rules import dates, sessions, text
from xfdesk.store import conferences

NOT_KEPT = "没有存，填的内容都还在"
_LINES = {"time": 40, "place": 100, "host": 100}
_BLOCKS = {"attendants": 500, "agenda": 2_000, "summary": 4_000}


def read_entry(table: Table, entry: SessionEntry, stood: dict[str, Any]) -> dict[str, Any]:
    """The columns of the session. `stood` is how it stands, {} for a new one."""
    if entry.uid and not stood:
        _refuse("no_such_session", "找不到这一次会议", "请重新打开再改", "")
    on = _day(table, entry.on)
    year, number = _number(table, entry.session, on, stood)
    values = {"year": year, "session": number, "on": on.isoformat() if on else None}
    values |= {name: _clean(getattr(entry, name), name, most) for name, most in _LINES.items()}
    values |= {name: _clean(getattr(entry, name), name, most) for name, most in _BLOCKS.items()}
    _refuse_taken(table, entry.uid, values)
    if stood:
        _refuse_history(table, stood, values)
    return values


def _day(table: Table, typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return dates.parse(typed, table.today, future=True)
    except dates.BadDate as error:
        _refuse("bad_date", error.sentence, "请改好再存", "on")
    except OverflowError:
        _refuse("bad_date", "这个日期太远了", "请改好再存", "on")


def _number(table: Table, typed: str, on: date | None, stood: dict[str, Any]) -> tuple[int, int]:
    """The next of its year where none is typed."""
    shown = text.clean_line(typed).text
    if not shown:
        year = on.year if on else stood.get("year", table.today.year)
        if stood and stood["year"] == year:
            return year, stood["session"]
        return year, _next_number(table, year)
    said = sessions.read(shown)
    if said is None or not sessions.may_be(*said):
        _refuse(
            "bad_session", f"会次看不明白：{text.shorten(shown, 20)}", "请写 4、第4次 或 2026-4", "session"
        )
    year = said[0] or (on.year if on else stood.get("year", table.today.year))
    if on is not None and on.year != year:
        what = f"会次是 {year} 年的，日期却在 {on.year} 年"
        _refuse("session_year", what, "请核对会次和日期", "session")
    return year, said[1]


def _next_number(table: Table, year: int) -> int:
    number = conferences.next_number(table.file, year)
    if number > sessions.MOST:
        what = f"{year} 年的会次已经排到第 {number - 1} 次"
        _refuse("bad_session", what, "请写会次；写错了的那一次，请先改过来", "session")
    return number


def _refuse_taken(table: Table, uid: str, values: dict[str, Any]) -> None:
    for row in conferences.sessions(table.file):
        if row["uid"] == uid:
            continue
        name = sessions.full_name(row["year"], row["session"])
        if (row["year"], row["session"]) == (values["year"], values["session"]):
            _refuse("session_taken", f"{name}已经有了", "请改会次，或打开那一次来改", "session")
        if values["on"] and row["on"] == values["on"]:
            _refuse("day_taken", f"{values['on']} 已经安排了{name}", "请改日期，或打开那一次来改", "on")


def _refuse_history(table: Table, stood: dict[str, Any], values: dict[str, Any]) -> None:
    """A session whose decisions are recorded keeps its number, and its day stands between bringing and deciding."""
    items = conferences.items(table.file, stood["uid"])
    decided = min((one["decided_on"] for one in items if one["decided_on"]), default="")
    if decided and (stood["year"], stood["session"]) != (values["year"], values["session"]):
        _refuse("session_decided", "会上已经交办，会次不能再改", "请把会次改回去", "session")
    if decided and values["on"] and values["on"] > decided:
        _refuse("session_decided", f"{decided} 已经在会上交办，会期不能晚于这一天", "请核对日期", "on")
    brought = max((one["brought_on"] for one in items), default="")
    if values["on"] and values["on"] < brought:
        _refuse("brought_later", f"{brought} 还有事项提请这一次会议，会期不能早于这一天", "请核对日期", "on")


def _clean(typed: str, name: str, most: int) -> str:
    found = (text.clean_block(typed) if name in _BLOCKS else text.clean_line(typed)).text.strip()
    if len(found) > most:
        _refuse("too_long", f"最多 {most} 字，现在 {len(found)} 字", "请写短一些", name)
    return found


def _refuse(rule: str, what: str, do: str, field: str) -> NoReturn:
    raise Refused(rule, what, NOT_KEPT, do, field=field)
