"""期间 as it is chosen or typed: a month, a quarter, a year or any two days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from xfdesk.rules import dates
from xfdesk.rules.span import BadSpan, Span

HINT = "2026-11、2026Q4、2026 或 11-01 到 11-20"
_TWO = re.compile(r"\s*(?:到|至|~|～|—|\s)\s*")


def usual(today: date) -> tuple[tuple[str, Span], ...]:
    """The spans that are asked for most, by name."""
    month = Span.month(f"{today:%Y-%m}")
    before = Span.month(f"{month.since - timedelta(days=1):%Y-%m}")
    quarter = _quarter(today)
    return (
        ("本月", month),
        ("上月", before),
        ("本季度", quarter),
        ("上季度", _quarter(quarter.since - timedelta(days=1))),
        ("今年", Span.year(today.year)),
        ("去年", Span.year(today.year - 1)),
    )


def _quarter(day: date) -> Span:
    return Span.quarter(f"{day.year}Q{(day.month + 2) // 3}")


def read(typed: str, today: date) -> Span:
    """Raises `BadSpan` with the sentence for under the field."""
    text = typed.strip()
    if re.fullmatch(r"\d{4}", text):
        return Span.year(int(text))
    if re.fullmatch(r"\d{4}-?[Qq]\d", text):
        return Span.quarter(text)
    if re.fullmatch(r"\d{4}-\d{1,2}", text):
        return Span.month(text)
    parts = [part for part in _TWO.split(text) if part]
    if not 1 <= len(parts) <= 2:
        raise BadSpan(f"期间看不明白，可以写 {HINT}")
    try:
        days = [dates.parse(part, today) for part in parts]
    except dates.BadDate as wrong:
        raise BadSpan(f"期间看不明白，可以写 {HINT}") from wrong
    return Span.between(days[0], days[-1])


def words(since: date | None, until: date | None) -> str:
    """What stands in the chip: `2026 年 11 月`, `2026 年第 4 季度`, or the two days."""
    if since is None or until is None:
        return ""
    title = Span(since, until).title
    return re.sub(r"(?<=\d)(?=[年月日第季])|(?<=[年月第至])(?=\d)", " ", title)
