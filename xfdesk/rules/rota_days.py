"""On which days an office receives, and how its settings say it: weekdays, hours, who is a principal leader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from xfdesk.rules import dates
from xfdesk.rules.text import half_width

if TYPE_CHECKING:  # read with the first ledger's settings, before any day is counted
    from xfdesk.rules.workdays import Calendar

_WEEKDAY = re.compile(r"(?:周|星期|礼拜)?([一二三四五六日天])")
_SPAN = re.compile(
    r"(\d{1,2})\s*[:：.时]\s*(\d{2})分?\s*(?:-+|—+|–+|~|～|至|到)\s*(\d{1,2})\s*[:：.时]\s*(\d{2})分?"
)
_BETWEEN = re.compile(r"[、，,;；/\s\n]+")


class BadSetting(ValueError):
    """A sentence for under the field."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def weekdays(typed: str) -> tuple[int, ...]:
    """`周五`, `周一、周四` as numbers from Monday 0. Raises `BadSetting`."""
    found = set[int]()
    for part in _BETWEEN.split(typed.strip()):
        said = _WEEKDAY.fullmatch(part)
        if not said:
            raise BadSetting("每周接访日写成“周五”或“周二、周五”这样")
        found.add(dates.WEEKDAYS.index(said[1].replace("天", "日")))
    return tuple(sorted(found))


def hours(typed: str) -> str:
    """Spans of a day as they are printed, one a line: `8:30—11:30`. Raises `BadSetting`."""
    text, spans, rest = half_width(typed), list[str](), ""
    rest = _SPAN.sub("", text)
    if _BETWEEN.sub("", rest) or (text.strip() and not _SPAN.search(text)):
        raise BadSetting("接访时间写成“8:30—11:30”这样，一行一段")
    for found in _SPAN.finditer(text):
        start, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
        if start >= end or end > 24 * 60 or int(found[2]) > 59 or int(found[4]) > 59:
            raise BadSetting(f"“{found[0]}”不是一段时间，请核对起止")
        spans.append(f"{int(found[1])}:{found[2]}—{int(found[3])}:{found[4]}")
    return "\n".join(spans)


def is_principal(post: str, principals: Iterable[str]) -> bool:
    """镇党委书记 is 党委书记, 副镇长 is not 镇长; of several posts in one (党委副书记、镇长) one is enough."""
    for part in _BETWEEN.split(post):
        for wanted in principals:
            if wanted and part.endswith(wanted) and not part.removesuffix(wanted).endswith("副"):
                return True
    return False


def reception_days(
    since: date, until: date, week: Sequence[int], calendar: Calendar, taken: Iterable[date]
) -> tuple[tuple[date, ...], tuple[str, ...]]:
    """The office's weekdays in the span that are still to be filled, moved where they fall on a day off, with what
    there is to say of those.
    """
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    usual = [day for day in days if day.weekday() in week]
    placed, notes = fitted(usual, since, until, calendar, taken)
    return tuple(sorted(placed.values())), notes


def fitted(
    wanted: Sequence[date], since: date, until: date, calendar: Calendar, taken: Iterable[date]
) -> tuple[dict[date, date], tuple[str, ...]]:
    """Each wanted day with the day it becomes; those that stand already are left out, and no day is named twice.

    A day off moves to the nearest working day of its week within the span, the earlier of two; a day of that week that
    stands besides the wanted ones is taken for it.
    """
    stands, placed, notes = set(taken), dict[date, date](), list[str]()
    spare = stands - set(wanted)
    for day in wanted:
        if day in stands:
            continue
        if calendar.is_working(day):
            placed[day] = day
            continue
        whole = [day + timedelta(days=n - day.weekday()) for n in range(7)]
        instead = next((one for one in whole if one in spare), None)
        if instead is not None:
            spare.discard(instead)
            continue
        used = stands | set(wanted) | set(placed.values())
        free = [
            one for one in whole if since <= one <= until and calendar.is_working(one) and one not in used
        ]
        off = f"{dates.month_day(day)} {dates.weekday(day)} 休息"
        if free:
            found = placed[day] = min(free, key=lambda one: (abs((one - day).days), one))
            notes.append(f"{off}，改在 {dates.month_day(found)} {dates.weekday(found)}")
        else:
            notes.append(f"{off}，这一周没有别的工作日可以改，这一次没有排")
    return placed, tuple(notes)
