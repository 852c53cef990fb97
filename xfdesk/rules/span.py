"""A span of days: a month, a quarter, a year or any two days, both inclusive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from xfdesk.rules.dates import YEARS


class BadSpan(ValueError):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Span:
    since: date
    until: date

    @classmethod
    def month(cls, typed: str) -> Span:
        """`2026-11`"""
        found = re.fullmatch(r"(\d{4})-?(\d{1,2})", typed.strip())
        if not found or not 1 <= int(found[2]) <= 12 or int(found[1]) not in YEARS:
            raise BadSpan("月份写成 2026-11 这样")
        return cls._months(int(found[1]), int(found[2]), 1)

    @classmethod
    def quarter(cls, typed: str) -> Span:
        """`2026Q3`"""
        found = re.fullmatch(r"(\d{4})-?[Qq]([1-4])", typed.strip())
        if not found or int(found[1]) not in YEARS:
            raise BadSpan("季度写成 2026Q3 这样")
        return cls._months(int(found[1]), int(found[2]) * 3 - 2, 3)

    @classmethod
    def year(cls, year: int) -> Span:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def between(cls, since: date, until: date) -> Span:
        if until < since:
            raise BadSpan("起止日期反了：开始的一天在结束的一天之后")
        return cls(since, until)

    @classmethod
    def _months(cls, year: int, month: int, count: int) -> Span:
        end = month + count
        after = date(year + (end > 12), end - 12 if end > 12 else end, 1)
        return cls(date(year, month, 1), after - timedelta(days=1))

    @property
    def title(self) -> str:
        """`2026年11月`, `2026年第3季度`, `2026年`, or `2026年11月3日至11月20日`."""
        a, b = self.since, self.until
        if self == Span._months(a.year, a.month, 1):
            return f"{a.year}年{a.month}月"
        if a.month % 3 == 1 and self == Span._months(a.year, a.month, 3):
            return f"{a.year}年第{(a.month + 2) // 3}季度"
        if self == Span.year(a.year):
            return f"{a.year}年"
        end = f"{b.month}月{b.day}日" if a.year == b.year else f"{b.year}年{b.month}月{b.day}日"
        return f"{a.year}年{a.month}月{a.day}日至{end}"

    @property
    def key(self) -> str:
        """For file names: `2026-11`, `2026Q3`, `2026`, or `2026-11-03_2026-11-20`."""
        a = self.since
        if self == Span._months(a.year, a.month, 1):
            return f"{a:%Y-%m}"
        if a.month % 3 == 1 and self == Span._months(a.year, a.month, 3):
            return f"{a.year}Q{(a.month + 2) // 3}"
        return str(a.year) if self == Span.year(a.year) else f"{a}_{self.until}"
