"""Numbers that people see. They are drawn inside the act that uses them and never reused."""

from __future__ import annotations

import re

_MATTER = re.compile(r"(.+)-(\d{4})-(\d{4,})")


def matter_number(prefix: str, year: int, n: int) -> str:
    """`JF-2026-0001`; more than 9,999 a year simply grow longer."""
    return f"{prefix}-{year}-{n:04d}"


def split(number: str) -> tuple[str, int, int] | None:
    """Prefix, year and running number of a matter's number, or None."""
    found = _MATTER.fullmatch(number)
    return (found[1], int(found[2]), int(found[3])) if found else None


def paper_number(word: str, year: int, n: int) -> str:
    """`清政信处〔2026〕3号`: six-cornered brackets, the year in full, no leading zero (GB/T 9704-2012, 7.2.5)."""
    return f"{word}〔{year}〕{n}号"
