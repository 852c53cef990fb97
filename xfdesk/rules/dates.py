"""Dates as they are typed and as they are written. Every written date in the program comes from here."""

from __future__ import annotations

import re
from datetime import date, timedelta

from xfdesk.rules.text import half_width

WEEKDAYS = "一二三四五六日"
_RELATIVE = {"今天": 0, "今日": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2}
_FULL = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_OFFSET = re.compile(r"([+-])(\d{1,4})")
_TIME = re.compile(r"(\d{1,2})\s*[:：.时]\s*(\d{1,2})\s*分?|(\d{1,2})(\d{2})")


YEARS = range(1900, 2100)


class BadDate(ValueError):
    """A sentence for under the field."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def parse(typed: str, today: date, *, future: bool = False) -> date:
    """A date as typed. Month and day alone mean the next such day when `future`, else the last one up to today.

    Raises `BadDate` for anything that is no day of the calendar.
    """
    text = half_width(typed).strip()
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    if found := _OFFSET.fullmatch(text):
        days = int(found[2]) * (1 if found[1] == "+" else -1)
        return _shift(today, days)
    if found := _FULL.fullmatch(text) or _PLAIN.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]), typed)
    if found := _SHORT.fullmatch(text):
        return _nearest(int(found[1]), int(found[2]), today, future, typed)
    raise BadDate("日期看不明白。可以写 2026-11-23、11-23、20261123、今天、昨天或 -1")


def held(typed: str, today: date) -> date:
    """A day on which something has been held. A month and day that lie ahead are never silently those of last year.

    `12-28` on 5 January is the one eight days ago; `11-25` on 24 November is asked about.
    """
    found = _SHORT.fullmatch(half_width(typed).strip())
    day = parse(typed, today)
    if found and day.year < today.year:
        ahead = _nearest(int(found[1]), int(found[2]), today, True, typed)
        if ahead - today < today - day:
            raise BadDate(f"{month_day(ahead)}还没有到；要补记过去的，请写上年份，例如 {day.isoformat()}")
    return day


def parse_time(typed: str) -> str:
    """A time of day as typed (`9:31`, `0931`, `9时31分`) as "HH:MM"; raises `BadDate`."""
    found = _TIME.fullmatch(half_width(typed).strip())
    hour, minute = (int(part) for part in found.groups() if part is not None) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise BadDate("时间看不明白。可以写 9:31 或 0931")
    return f"{hour:02d}:{minute:02d}"


def _shift(today: date, days: int) -> date:
    try:
        return _near(today + timedelta(days=days))
    except OverflowError as error:
        raise BadDate("这个日期太远了，请看一眼年份") from error


def _near(day: date) -> date:
    """A day that deadlines can be counted from: a slip of the finger makes 9999 of 1999."""
    if day.year not in YEARS:
        raise BadDate("这个日期太远了，请看一眼年份")
    return day


def _day(year: int, month: int, day: int, typed: str) -> date:
    if 1 <= year <= 9999 and year not in YEARS:
        raise BadDate("这个日期太远了，请看一眼年份")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise BadDate(f"没有 {year} 年 {month} 月 {day} 日这一天，请改一下") from error


def _nearest(month: int, day: int, today: date, future: bool, typed: str) -> date:
    """The next leap year at most: 2-29 looks up to eight years ahead or back."""
    step = 1 if future else -1
    for years in range(9):
        try:
            found = date(today.year + step * years, month, day)
        except ValueError:
            continue
        if (found >= today) if future else (found <= today):
            return found
    raise BadDate(f"没有 {month} 月 {day} 日这一天，请改一下")


def weekday(day: date) -> str:
    return f"周{WEEKDAYS[day.weekday()]}"


def long_weekday(day: date) -> str:
    return f"星期{WEEKDAYS[day.weekday()]}"


def on_screen(day: date) -> str:
    """`2026 年 11 月 20 日 星期五`"""
    return f"{day.year} 年 {day.month} 月 {day.day} 日 {long_weekday(day)}"


def month_day(day: date) -> str:
    """`12 月 4 日`"""
    return f"{day.month} 月 {day.day} 日"


def before(day: date, today: date) -> str:
    """A limit on the screen: `12 月 4 日前`, with the year when it is another."""
    year = "" if day.year == today.year else f"{day.year} 年 "
    return f"{year}{month_day(day)}前"


def short(day: date, today: date) -> str:
    """`11-27 周五`, with the year when it is another."""
    text = f"{day:%m-%d}" if day.year == today.year else day.isoformat()
    return f"{text} {weekday(day)}"


def on_paper(day: date) -> str:
    """`2026年11月20日` (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def to_keep(day: date) -> str:
    """On paper, when somebody must keep it: `2026年12月5日（星期六）`."""
    return f"{on_paper(day)}（{long_weekday(day)}）"


def days_left(n: int) -> str:
    if n < 0:
        return f"超期 {-n} 天"
    return {0: "今天", 1: "明天"}.get(n, f"还有 {n} 天")


def ago(n: int) -> str:
    """How long a day is past, for a day on which something was held: `4 天前`."""
    if n < 0:
        return "还没有到"
    return {0: "今天", 1: "昨天"}.get(n, f"{n} 天前")
