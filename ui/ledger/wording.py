"""How a value of the ledger reads in a cell of the screen, and which letters of it were searched for."""

from __future__ import annotations

from datetime import date

from ui.widgets.hits import found_in
from xfdesk.records.ledger import LedgerRow
from xfdesk.rules.words import Verdict

WITHOUT_OWNER = "无着落"
_WIDE = frozenset({"name", "leaders", "lead_official", "person"})


def cell(row: LedgerRow, key: str, today: date) -> str:
    """One value as people read it: this year's dates without the year, a category without its stroke."""
    if key == "days_left":
        return days_left(row)
    if key == "verdict":
        return verdict_word(row)
    value = getattr(row, key)
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%m-%d}" if value.year == today.year else value.isoformat()
    text = str(value).replace("\n", " ")
    if key == "category":
        return text.replace("/", " ")
    if key == "name" and row.people and row.people >= 2 and "等" not in text and text:
        return f"{text} 等{row.people}人"
    return text


def days_left(row: LedgerRow) -> str:
    """`无着落`, `超期 6`, `今天`, `明天` or `7 天`; nothing once nothing is due."""
    if row.without_owner:
        return WITHOUT_OWNER
    n = row.days_left
    if n is None:
        return ""
    if n < 0:
        return f"超期 {-n}"
    return {0: "今天", 1: "明天"}.get(n, f"{n} 天")


def days_tone(row: LedgerRow) -> str:
    """Colour stands on dates alone: red overdue, amber today, tomorrow and without an owner."""
    if row.without_owner:
        return "amber"
    n = row.days_left
    if n is None:
        return ""
    if n < 0:
        return "red"
    return "amber" if n <= 1 else ""


def verdict_word(row: LedgerRow) -> str:
    if row.sealed:
        return "已密封"
    return row.verdict or Verdict.NONE.value


def hits(text: str, typed: str, key: str) -> list[tuple[int, int]]:
    """Where the typed words stand in a cell."""
    return found_in(text, typed, named=key in _WIDE)


def count_sentence(rows: int, capped: bool, people: int | None, total: int, plain: bool) -> str:
    """`找到 14 行，共 1,286 行   人次 21`; `1,000+` while the exact count is on its way."""
    if plain:
        return f"共 {total:,} 行"
    sentence = f"找到 {rows:,}{'+' if capped else ''} 行，共 {total:,} 行"
    return f"{sentence}   人次 {people:,}" if people is not None else sentence
