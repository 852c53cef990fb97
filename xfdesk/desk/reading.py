"""Cleaned words as numbers and days; None for what is none."""

from __future__ import annotations

from datetime import date


def as_number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def as_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
