"""Dates as they stand in sheets that villages fill in: typed by hand, or as a table program puts them on the clipboard."""

from __future__ import annotations

import re
from datetime import date, timedelta

from xfdesk.rules import dates
from xfdesk.rules.text import half_width

HOW = "可以写 2026-11-23、11-23、11月23日 或 23日"
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_TAIL = re.compile(
    r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)|(?:星期|周|礼拜)[一二三四五六日天]|[以之]?前$"
)
_FULL = re.compile(r"(\d{4}|\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_LAST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})日?")
_BARE = re.compile(r"(\d{1,2})日?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_LOST_NOUGHT = re.compile(r"\d{1,2}\.[123]")
_NUMERALS = re.compile(
    r"(?:([〇零○一二三四五六七八九]{4})年)?(?:([一二三四五六七八九十]{1,3})月)?([一二三四五六七八九十]{1,3})日"
)
_FIGURES = {**dict.fromkeys("〇零○", "0"), **{one: str(n) for n, one in enumerate("一二三四五六七八九", 1)}}
_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(20_000, 73_051)
"""1954 to 2099; what is outside is a number, not a day."""


class Unread(ValueError):
    """A cell of which no value could be made: what is wrong with it, what that means while it is kept, what to do."""

    def __init__(self, what: str, means: str, do: str) -> None:
        super().__init__(what)
        self.what, self.do = what, do
        self.sentence = f"{what}，照原样留着，{means}；{do}"


_BACK = timedelta(days=60)
"""A limit may lie so far before the sheet's month; else its month and day mean the next year."""


def read(typed: str, month: tuple[int, int], today: date, *, ahead: bool = False) -> date:
    """A day as it stands in a cell of the sheet of `month`; `ahead` for a limit. Raises `Unread`.

    A year that is not written is that of the sheet's month: the nearest such day, for a limit the next one.
    """
    if _ISO.fullmatch(typed):
        return _day(int(typed[:4]), int(typed[5:7]), int(typed[8:]), typed)
    text = "".join(_TAIL.sub("", half_width(typed).strip()).split())
    text = re.sub(r"[—–―－]", "-", text).replace("号", "日")
    text = _in_figures(text)
    if _LOST_NOUGHT.fullmatch(text):
        whole, _, part = text.partition(".")
        raise _no_day(
            f"“{typed[:20]}”是 {whole} 月 {part} 日还是 {whole} 月 {part}0 日，看不出来",
            f"请写 {whole}-{part} 或 {whole}-{part}0",
        )
    if found := _FULL.fullmatch(text) or _PLAIN.fullmatch(text):
        year = int(found[1])
        return _day(year if year > 99 else 2000 + year, int(found[2]), int(found[3]), typed)
    if found := _LAST.fullmatch(text):
        return _day(int(found[3]), int(found[1]), int(found[2]), typed)
    if found := _SHORT.fullmatch(text):
        return _near(int(found[1]), int(found[2]), month, ahead)
    if found := _BARE.fullmatch(text):
        return _day(*month, int(found[1]), typed)
    if (found := _SERIAL.fullmatch(text)) and int(found[1]) in _SERIALS:
        return _FIRST_SERIAL + timedelta(days=int(found[1]))
    try:
        return dates.parse(text, today)
    except dates.BadDate as error:
        raise _no_day(f"日期“{typed[:20]}”看不明白", HOW) from error


def _day(year: int, month: int, day: int, typed: str) -> date:
    if year not in dates.YEARS:
        raise _no_day(f"日期“{typed[:20]}”太远了", "请看一眼年份")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_day(f"没有 {year} 年 {month} 月 {day} 日这一天", "请改一下") from error


def _no_day(what: str, do: str) -> Unread:
    return Unread(what, "没有当日期", do)


def _near(month: int, day: int, sheet: tuple[int, int], ahead: bool) -> date:
    first = date(*sheet, 1)
    found = []
    for year in (sheet[0] - 1, sheet[0], sheet[0] + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise _no_day(f"没有 {month} 月 {day} 日这一天", "请改一下")
    if ahead:
        return next((one for one in found if one >= first - _BACK), found[-1])
    return min(found, key=lambda one: abs(one - first - timedelta(days=14)))


def _in_figures(text: str) -> str:
    """`二〇二六年十一月二十三日` with figures; anything else as it is."""
    found = _NUMERALS.fullmatch(text)
    if not found:
        return text
    year, month, day = found.groups()
    head = "".join(map(_FIGURES.__getitem__, year)) + "年" if year else ""
    return f"{head}{_number(month)}月{_number(day)}日" if month else f"{_number(day)}日"


def _number(word: str) -> int:
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return int("".join(map(_FIGURES.__getitem__, ones)))
    return int(_FIGURES.get(tens, "1" if not tens else "0")) * 10 + int(_FIGURES.get(ones, "0"))
