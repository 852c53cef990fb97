"""The columns of the sheet: which there are, how much room each needs, and which a narrow window leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme import Theme

LEFT, RIGHT, GAP = 16, 12, 12
"""The page's edges, and what stands between the words of two columns."""
MOST_WIDE = 100_000


@dataclass(frozen=True, slots=True)
class Column:
    """`least` and `like` are widths at 100 %; of what is left the columns that `grow` take their share.

    Where the width does not hold them all, those of the highest `rank` go first. `choice`: a cell that is chosen from a list.
    """

    key: str
    title: str
    least: int
    like: int
    rank: int = 0
    grow: int = 0
    choice: bool = False
    written: bool = True
    right: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("number", "编号", 62, 62, rank=2, written=False),
    Column("on", "日期", 54, 54),
    Column("village", "村", 62, 76, choice=True),
    Column("parties", "当事人", 74, 104, grow=1),
    Column("people", "人数", 42, 42, rank=3, right=True),
    Column("kind", "类型", 58, 88, rank=1, choice=True),
    Column("summary", "纠纷概况", 170, 250, grow=5),
    Column("by", "排查人", 58, 58, rank=6),
    Column("leads", "牵头领导", 68, 68, rank=5, choice=True),
    Column("measures", "责任人和措施", 104, 160, rank=4, grow=3),
    Column("limit", "化解时限", 82, 82),
    Column("result", "结果", 80, 86, choice=True),
    Column("matter", "转成的事项", 108, 108, rank=7, written=False),
)
BY_KEY = {column.key: column for column in COLUMNS}
FIELDS = tuple(column.key for column in COLUMNS if column.written)


def fitting(theme: Theme, width: int, *, matters: bool) -> tuple[Column, ...]:
    """The columns that the width holds; without `matters` nothing was made into one yet, and theirs is left out."""
    kept = [column for column in COLUMNS if matters or column.key != "matter"]
    while least(theme, tuple(kept)) > width:
        worst = max(kept, key=lambda column: column.rank)
        if not worst.rank:
            break
        kept.remove(worst)
    return tuple(kept)


def least(theme: Theme, columns: tuple[Column, ...]) -> int:
    return sum(theme.px(column.least) for column in columns) + edges(theme, len(columns))


def widths(theme: Theme, columns: tuple[Column, ...], width: int) -> list[int]:
    """Each its least, then all alike towards what they would like, then the growing ones what is left."""
    found = [theme.px(column.least) for column in columns]
    spare = width - sum(found) - edges(theme, len(columns))
    wants = [theme.px(column.like) - has for column, has in zip(columns, found, strict=True)]
    share = min(1.0, max(0, spare) / max(1, sum(wants)))
    for at, want in enumerate(wants):
        more = int(want * share)
        found[at] += more
        spare -= more
    weight = sum(column.grow for column in columns)
    for at, column in enumerate(columns):
        found[at] += max(0, spare) * column.grow // max(1, weight)
    found = [wide + theme.px(GAP) for wide in found]
    found[0] += theme.px(LEFT)
    found[-1] += width - sum(found)
    return found


def edges(theme: Theme, many: int) -> int:
    return theme.px(LEFT) + theme.px(RIGHT) + many * theme.px(GAP)
