"""One line of a holiday notice: which days are off, which weekend days are worked, and what in it is doubtful.

A day counts by the word that follows it: `10月1日至7日放假`, `4月7日（星期一）补休`, `2月14日（周六）、28日（周六）上班`. The text
comes without blanks and in half width, so that a line break in the middle of a date does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from xfdesk.errors import Refused
from xfdesk.rules import dates

ONE_DAY = timedelta(days=1)
LONGEST = 31
NOT_READ = "没有读进来"
LOOK_AGAIN = "请核对通知原文"
FIGURES = "零一二三四五六七八九"
DAY = r"(?<!\d)(?:(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})[日号]|(\d{4})[-./](\d{1,2})[-./](\d{1,2})日?)"
_NOTE = r"((?:\([^()]*\))?)"
_SPAN = re.compile(rf"{DAY}{_NOTE}(?:(?:起?至|到|[-—–~]+){DAY}{_NOTE})?")
_JOINED = re.compile(r"(?:[、,和及与;]|以及)?")
_FILLED = r"(?:均|都|全天|正常|照常|调整|安排|为)*"
_OFF = re.compile(rf"{_FILLED}(?:放假|调休|补休|补假|休假|连休|公休(?!日[^,。;]*调))")
_WORKED = re.compile(rf"{_FILLED}(?:上班|补班|工作)")
_AS_USUAL = re.compile(r"起(?:正常|照常|恢复|开始)*(?:上班|工作)")
_COUNT = re.compile(r"(?:共计?|放假|休息)(\d{1,2}|[一二三四五六七八九十]{1,3})天")
_BRIDGE = re.compile(r"与(?:前后|前|后)?周末连休")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")


@dataclass
class Line:
    """`year` is the notice's; with `new_year` a December without a year is the one before it."""

    text: str
    year: int
    new_year: bool = False
    off: list[date] = field(default_factory=list)
    worked: list[date] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    upto: int = 0

    @property
    def said(self) -> str:
        """Its words up to the end of the last sentence that tells of a day."""
        end = self.text.find("。", self.upto) + 1
        return shown(self.text[: end or len(self.text)])


def read(line: Line) -> Line:
    """Fill in what the line says. Raises `Refused` for a day that no calendar has, for one of another year, and for a span
    the wrong way round.
    """
    pending: list[date] = []
    unused: list[date] = []
    end, counted = 0, 0
    for found in _SPAN.finditer(line.text):
        if not _JOINED.fullmatch(line.text[end : found.start()]):
            unused, pending = unused + pending, []
        if found[2] is None and found[4] is None and not pending:
            continue  # a bare "3日" that continues nothing is a length of time
        pending += _days(line, found, pending[-1] if pending else None)
        end = found.end()
        if _taken(line, pending, end):
            pending, counted, line.upto = [], _counted(line, end, counted), end
    for day in dict.fromkeys(unused + pending):
        if day not in line.off and day not in line.worked and _belongs(line, day):
            line.doubts.append(f"{dates.month_day(day)}后面没有写放假或上班，没有算进去")
    return line


def days_named(text: str) -> Iterator[int]:
    """The years that stand in days which the text calls off or worked."""
    for found in _SPAN.finditer(text):
        if _OFF.match(text, found.end()) or _WORKED.match(text, found.end()):
            yield from (int(year) for year in (found[1], found[4], found[8], found[11]) if year)


def _days(line: Line, found: re.Match[str], before: date | None) -> list[date]:
    first = _day(line, found.groups()[:6], before)
    last = _day(line, found.groups()[7:13], first) if found[10] or found[13] else first
    if not 0 <= (last - first).days < LONGEST:
        raise Refused("span", f"“{shown(found[0])}”起止颠倒，或长得不像一个假期", NOT_READ, LOOK_AGAIN)
    _doubt_weekdays(line, (found[7] or "", found[14] or ""), first, last)
    return [first + ONE_DAY * n for n in range((last - first).days + 1)]


def _day(line: Line, parts: tuple[str | None, ...], before: date | None) -> date:
    """A month that is not written is that of the day before it; so is then the year."""
    year, month, day = (int(one or other or 0) for one, other in zip(parts[:3], parts[3:], strict=True))
    if not month and before is not None:
        year, month = before.year, before.month
    year = year or line.year - (line.new_year and month == 12)
    try:
        return date(year, month, day)
    except ValueError as error:
        what = f"没有 {year} 年 {month} 月 {day} 日这一天"
        raise Refused("no_such_day", what, NOT_READ, LOOK_AGAIN) from error


def _doubt_weekdays(line: Line, notes: tuple[str, str], first: date, last: date) -> None:
    """The weekday in brackets against the calendar; two in one bracket are those of the first and the last day."""
    said = [(first, _WEEKDAY.findall(notes[0])), (last, _WEEKDAY.findall(notes[1]))]
    for both in (said[0][1], said[1][1]):
        if len(both) == 2:
            said = [(first, both[:1]), (last, both[1:])]
    for day, names in said:
        written = f"周{names[0].replace('天', '日')}" if len(names) == 1 else ""
        if written and written != dates.weekday(day):
            line.doubts.append(f"{dates.month_day(day)}写的是{written}，日历上是{dates.weekday(day)}")


def _taken(line: Line, days: list[date], end: int) -> bool:
    """Whether a word follows that says what becomes of the days; it is noted then."""
    if _AS_USUAL.match(line.text, end):
        return True
    worked = _WORKED.match(line.text, end)
    if not worked and not _OFF.match(line.text, end):
        return False
    for day in days:
        if not _belongs(line, day):
            what = f"{dates.on_paper(day)}不是 {line.year} 年的假期里的日子"
            raise Refused("other_year", what, NOT_READ, "请核对年份")
    into = line.worked if worked else line.off
    into.extend(day for day in days if day not in into)
    return True


def _belongs(line: Line, day: date) -> bool:
    return day.year == line.year or (day.year, day.month) == (line.year - 1, 12)


def _counted(line: Line, end: int, counted: int) -> int:
    """After days were taken: weekends joined on, and the number that is said. Returns how many days off are settled."""
    following = _SPAN.search(line.text, end)
    rest = line.text[end : following.start() if following else len(line.text)]
    named = len(line.off) - counted
    if _BRIDGE.search(rest):
        line.off.extend(day for day in _weekend_beside(line.off[counted:]) if day not in line.off)
    if said := _COUNT.search(rest):
        count, real = number(said[1]), len(line.off) - counted
        if count not in (named, real):
            line.doubts.append(f"写的是共 {count} 天，数出来是 {real} 天")
    return len(line.off) if said or "。" in rest else counted


def _weekend_beside(days: list[date]) -> Iterator[date]:
    for edge, step in ((min(days), -ONE_DAY), (max(days), ONE_DAY)) if days else ():
        day = edge + step
        while day.weekday() >= 5:
            yield day
            day += step


def number(written: str) -> int:
    """`9`, `九` or `十一` as a number."""
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (FIGURES.index(tens) if tens else 1) * 10 * bool(ten) + (FIGURES.index(ones) if ones else 0)


def shown(squeezed: str) -> str:
    """With the marks of a Chinese text again, which are full width."""
    return squeezed.translate(str.maketrans("():,;", "（）：，；"))
