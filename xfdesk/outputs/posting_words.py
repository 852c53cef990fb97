"""What the cells of 接访公示 say, on paper and in the workbook alike."""

from __future__ import annotations

from xfdesk.records.rota import Posting, PostingRow
from xfdesk.rules import dates

WIDTHS = (78.0, 60.0, 48.0, 58.0, 84.0, 48.0)
"""Columns in mm on A3; on A4 everything is smaller by `SMALLER`."""
HEADS = ("日　期", "时　间", "接访领导", "职　务", "分管工作", "陪同单位")
SMALLER = {"A3": 1.0, "A4": 0.707}
A_SHEET = 5
CHANGES = "因故调整的，提前在此公布。"
BRING = "来访请带身份证；多人反映同一件事，推选代表不超过5人"
BY_HAND = "＿" * 8


def cells(row: PostingRow, posting: Posting) -> tuple[str, ...]:
    """A day held elsewhere says where beside its date; two characters of a post stand apart."""
    elsewhere = f"\n{row.place}" if row.place and row.place != posting.place else ""
    return (
        f"{row.on.month}月{row.on.day}日　{dates.long_weekday(row.on)}{elsewhere}",
        row.hours,
        "\n".join(one.name for one in row.leaders),
        "\n".join("　".join(one.post) if len(one.post) == 2 else one.post for one in row.leaders),
        row.duties,
        row.attendants,
    )


def notes(posting: Posting) -> tuple[tuple[str, str, str], ...]:
    """(label, first, then); a telephone that was not entered is a line to write on."""
    return (
        ("地　　点", posting.where, ""),
        ("预　　约", posting.phone or BY_HAND, posting.appointment),
        ("监督电话", posting.supervision_phone or BY_HAND, BRING),
    )


def signed(posting: Posting) -> str:
    return f"{posting.office}（盖章）　　{dates.on_paper(posting.posted_on)}公布"


def sheets(posting: Posting) -> list[tuple[PostingRow, ...]]:
    rows = posting.rows
    return [rows[at : at + A_SHEET] for at in range(0, len(rows), A_SHEET)]
