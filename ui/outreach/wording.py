"""How the cells of the sheet read: on the screen in as few letters as they need, spoken in full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.outreach.columns import BY_KEY, COLUMNS, Column
from xfdesk.records.outreach import OutreachRow, Pasted, VillageReport
from xfdesk.rules.words import OutreachResult

RESULTS = (OutreachResult.SETTLED, OutreachResult.UNDER_WAY, OutreachResult.NOT_SETTLED)
"""In the order of the boxes on the paper."""
NOTHING = "零报告：本月没有纠纷"
ALL_MONTHS = "全部月份"


def month_words(month: str) -> str:
    """`2026 年 11 月`; of no month the words for all."""
    if not month:
        return ALL_MONTHS
    year, number = month.split("-")
    return f"{year} 年 {int(number)} 月"


def month_of(words: str) -> str:
    """The month behind its words."""
    if words in ("", ALL_MONTHS):
        return ""
    year, number = words.removesuffix(" 月").split(" 年 ")
    return f"{year}-{int(number):02}"


def month_beside(month: str, step: int) -> str:
    year, number = map(int, month.split("-"))
    year, number = divmod(year * 12 + number - 1 + step, 12)
    return f"{year}-{number + 1:02}"


def day_lines(text: str, year: int) -> tuple[str, str]:
    """A date in two lines: `11-20`, and above it the year where it is another. What is no date stands as it was typed."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text, ""
    return (f"{day:%m-%d}", "") if day.year == year else (str(day.year), f"{day:%m-%d}")


def left_words(row: OutreachRow | None) -> tuple[str, str]:
    """How long is left to settle it, and the tone of its pill; nothing where nothing is left to settle."""
    if row is None or row.days_left is None:
        return "", ""
    n = row.days_left
    if row.overdue:
        return f"超期 {max(1, -n)} 天", "red"
    if n < 0:
        return f"过了 {-n} 天", "amber"
    return {0: ("今天", "amber"), 1: ("明天", "amber")}.get(n, (f"{n} 天", ""))


def spoken(key: str, text: str, row: OutreachRow | None) -> str:
    """A cell as it is read aloud."""
    words = [BY_KEY[key].title, text or "空"]
    if key == "limit":
        words.append(left_words(row)[0])
    return " ".join(filter(None, words))


def report_words(one: VillageReport) -> str:
    """What a village reported: `3 件`, `零报告`, `还没报`."""
    if one.disputes:
        return f"{one.disputes} 件"
    return "零报告" if one.nothing else "还没报"


def report_spoken(one: VillageReport) -> str:
    said = f"已报 {one.disputes} 件" if one.disputes else report_words(one)
    return f"{one.village} {said}" + (f"，{one.open} 件还没有结果" if one.open else "")


def left_out(columns: tuple[Column, ...], text: Callable[[str], str], row: OutreachRow | None) -> str:
    """What stands in the columns that the window has no room for."""
    shown = {column.key for column in columns}
    parts = [(one.title, text(one.key)) for one in COLUMNS if one.key not in shown]
    said = [f"{title} {words}" for title, words in parts if words]
    if row is not None and row.matter_status and "matter" not in shown:
        said.append(row.matter_status)
    return "   ".join(said)


def given_back(key: str, before: str) -> str:
    """`已撤销：人数 又是“2”`, `已撤销：人数 又空着`."""
    shown = before if len(before) <= 20 else f"{before[:20]}…"
    return f"已撤销：{BY_KEY[key].title} " + (f"又是“{shown}”" if before else "又空着")


def pasted_words(pasted: Pasted, way: str) -> str:
    """`贴进 3 行；2 格有疑问（F9 下一处疑问）`, and what the paste has to say besides; `way` leads to the doubts."""
    rows = len(pasted.rows)
    parts = [f"贴进 {rows} 行" if rows else "没有贴进一行"]
    if pasted.doubtful:
        parts.append(f"{pasted.doubtful} 格有疑问（{way}）")
    return "；".join((*parts, *pasted.notes))
