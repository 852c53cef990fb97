"""Sessions of the joint conference: how they are named and typed, and the sentence of its register."""

from __future__ import annotations

import re
from datetime import date

from xfdesk.rules.text import half_width
from xfdesk.rules.workdays import Calendar

MOST = 99
"""Sessions of a year; a greater number is a slip of the finger."""
BROUGHT, DECIDED, REPORTED, STRUCK_OFF = "待定", "交办", "已反馈", "已销号"
_TYPED = re.compile(
    r"(?:(\d{4})[-/.年])?第?(\d{1,3}|[一二三四五六七八九十]{1,3})[次届期]?(?:信访)?(?:工作)?(?:联席)?(?:会议?)?"
)
_FIGURES = {figure: n for n, figure in enumerate("一二三四五六七八九", 1)}


def name(number: int) -> str:
    return f"第{number}次联席会议"


def full_name(year: int, number: int) -> str:
    return f"{year}年{name(number)}"


def read(typed: str) -> tuple[int | None, int] | None:
    """Year (None where none is said) and number of a session as it is typed: `4`, `第4次`, `2026-4`, `第四次联席会议`."""
    found = _TYPED.fullmatch("".join(half_width(typed).split()))
    if found is None:
        return None
    return int(found[1]) if found[1] else None, _number(found[2])


def _number(typed: str) -> int:
    if typed.isascii():
        return int(typed)
    tens, ten, ones = typed.partition("十")
    if not ten:
        return _FIGURES.get(typed, 0)
    return _FIGURES.get(tens, 1) * 10 + _FIGURES.get(ones, 0)


def asked(words: str) -> str:
    """What is to be decided, without the 请定 that every paper puts before it."""
    for begin in ("请定：", "请定:"):
        words = words.removeprefix(begin).lstrip()
    return words


def state(decided_on: object, reported_on: object, struck_off_on: object) -> str:
    if struck_off_on:
        return STRUCK_OFF
    if reported_on:
        return REPORTED
    return DECIDED if decided_on else BROUGHT


def is_overdue(due: date | None, struck_off_on: object, today: date, calendar: Calendar) -> bool:
    """What was assigned is overdue until it is struck off, judged by the rolled date (art. 22)."""
    return due is not None and not struck_off_on and today > calendar.roll(due)


def sentence(session: str, assigned: int, struck_off: int, overdue: int) -> str:
    """The register's own line, "" while nothing was assigned."""
    if not assigned:
        return ""
    left = assigned - struck_off
    late = f"，其中超期{overdue}件" if left else ""
    return f"{session}交办{assigned}件：办结{struck_off}件，未办结{left}件{late}"
