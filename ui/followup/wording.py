"""How an open matter reads in the list: what to do, who has it, and how long is left."""

from __future__ import annotations

from datetime import date

from xfdesk.records.followup import BoardItem
from xfdesk.rules import board, dates

NO_OWNER = "还没有承办人"
ASSIGN = "定承办"
TONES = {board.OVERDUE: "red", board.NOW: "amber"}
"""Colour stands on dates and heads alone; the other groups have none."""


FOUND = "PC"
"""The duty of a dispute that outreach found: it is no matter, and its place is the page 排查."""


def is_dispute(one: BoardItem) -> bool:
    return one.key == FOUND


def duty(one: BoardItem) -> tuple[str, str]:
    """What to do, and what stands beside it. Of a sealed one nothing (art. 30).

    While the date is not near, a matter without an owner first needs one; a date that presses is named whatever lacks.
    """
    if one.sealed:
        return "", ""
    if one.without_owner and one.group not in (board.OVERDUE, board.NOW):
        return ASSIGN, lacking(one)
    if one.key:
        return one.next_duty, one.detail
    return ("答复诉求" if one.without_answer else one.next_duty), "没有定日子"


def lacking(one: BoardItem) -> str:
    """Of leader, unit or person, and date the first that is missing."""
    if not one.leader:
        return "缺领导"
    return "缺期限" if one.unit or one.person else "缺承办人"


def name(one: BoardItem) -> str:
    return f"{one.name} 等{one.people}人" if one.name and one.people > 1 else one.name


def owner(one: BoardItem) -> tuple[str, str, str]:
    """Unit, person, and the tone of what stands there; of a dispute who leads."""
    if is_dispute(one):
        return one.leader, "", ""
    if one.unit or one.person:
        return one.unit, one.person, ""
    return (NO_OWNER, "", "amber") if one.without_owner and not one.sealed else ("", "", "")


def when(one: BoardItem, today: date) -> str:
    return dates.short(one.safe, today) if one.safe else ""


def left(one: BoardItem, today: date) -> str:
    """`超期 6 天`, `今天`, `4 天`; past its safe date and not overdue: how long it may still take, or how long it is past."""
    n = one.days_left
    if n is None:
        return ""
    if n >= 0:
        return {0: "今天", 1: "明天"}.get(n, f"{n} 天")
    if one.group == board.OVERDUE:
        return f"超期 {-n} 天"
    if one.rolled is None or one.rolled < today:
        return f"过了 {-n} 天"
    still = (one.rolled - today).days
    return {0: "今天", 1: "明天"}.get(still, f"顺延 {still} 天")


def sentence(one: BoardItem, today: date) -> str:
    """The whole row as it is spoken."""
    what = f"{one.group}  {' '.join(filter(None, duty(one)))}".strip()
    unit, person, _ = owner(one)
    verdict = "" if one.sealed else str(one.verdict or "")
    parts = (what, name(one), one.summary, verdict, f"{unit} {person}".strip(), one.matter)
    return "，".join(filter(None, (*parts, when(one, today), left(one, today))))


def this_week(today: date) -> str:
    """`11 月 23 日至 29 日`: from today to Sunday."""
    sunday = board.sunday_of(today)
    if sunday == today:
        return f"{dates.month_day(today)} 星期日"
    last = f"{sunday.day} 日" if sunday.month == today.month else dates.month_day(sunday)
    return f"{dates.month_day(today)}至 {last}"
