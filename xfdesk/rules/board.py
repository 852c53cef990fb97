"""督办's groups and the words beside a duty: how urgent an open matter is on a day (product.md, 'Follow-up')."""

from __future__ import annotations

from datetime import date, timedelta

from xfdesk.rules.clock import SOFT, Profile

OVERDUE, NOW, THIS_WEEK, LATER = "已超期", "今明到期", "本周到期", "其后"
GROUPS = (OVERDUE, NOW, THIS_WEEK, LATER)
PRESSING = (OVERDUE, NOW, THIS_WEEK)
"""What waits: the groups that stand as a number on the navigation."""
_AFTER = {"V": "出具后", "C": "答复后", "E": "答复后"}
_REVIEWS = ("D7", "D9")


def sunday_of(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def last_pressing(day: date) -> date:
    """The last safe date that still belongs to `PRESSING`: this week's Sunday, on a Sunday the day after."""
    return max(sunday_of(day), day + timedelta(days=1))


def group(key: str, safe: date | None, rolled: date | None, today: date) -> str:
    """Overdue is judged by the rolled date, everything else by the safe one; a goal of the office's own is never overdue."""
    if safe is None:
        return LATER
    if rolled is not None and rolled < today and key not in SOFT:
        return OVERDUE
    if safe <= today + timedelta(days=1):
        return NOW
    return THIS_WEEK if safe <= sunday_of(today) else LATER


def detail(
    key: str, words: str, received: date, accepted: date | None, plain: date | None, limits: Profile
) -> str:
    """What stands beside a duty: `第 60 日` as its days were counted, or `words` of what is to be done.

    An extended date counts on from the same day as the first (art. 34); what a hearing takes counts to no day (art. 36).
    """
    if key in _AFTER or plain is None:
        return _AFTER.get(key, words)
    if key in _REVIEWS:
        return f"第 {limits.review_opinion} 日"
    if key in ("D1", "D2"):
        days, working = limits.notice
        return f"第 {days} 个工作日" if working else f"第 {(plain - received).days} 日"
    if key in ("D4", "D5", "N"):
        return f"第 {(plain - (accepted or received)).days} 日"
    return words
