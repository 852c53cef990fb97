"""督办's groups: how urgent an open matter is on a day (product.md, 'Follow-up')."""

from __future__ import annotations

from datetime import date, timedelta

from xfdesk.rules.clock import SOFT

OVERDUE, NOW, THIS_WEEK, LATER = "已超期", "今明到期", "本周到期", "其后"
GROUPS = (OVERDUE, NOW, THIS_WEEK, LATER)


def sunday_of(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def group(key: str, safe: date | None, rolled: date | None, today: date) -> str:
    """Overdue is judged by the rolled date, everything else by the safe one; a goal of the office's own is never overdue."""
    if safe is None:
        return LATER
    if rolled is not None and rolled < today and key not in SOFT:
        return OVERDUE
    if safe <= today + timedelta(days=1):
        return NOW
    return THIS_WEEK if safe <= sunday_of(today) else LATER
