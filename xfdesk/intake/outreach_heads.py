"""The head row of a pasted sheet: its columns are known by their names, in whatever order they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from xfdesk.rules.text import fold

NUMBER, IGNORED, UNKNOWN = "number", "-", ""
"""A column of record numbers; one that says nothing of a dispute; one that nobody knows."""
_NAMES = {
    "on": ("日期", "排查日期", "排查时间", "登记日期", "登记时间", "发现日期", "发现时间", "时间"),
    "village": ("村", "村社区", "村居", "社区", "村名", "村名称", "所在村", "行政村", "村组", "单位", "排查单位", "地点", "发生地"),
    "by": ("排查人", "排查人员", "登记人", "填报人", "排查责任人"),
    "parties": ("当事人", "当事人姓名", "当事双方", "双方当事人", "姓名", "涉事人", "涉及人员"),
    "people": ("人数", "涉及人数", "涉事人数"),
    "kind": ("类型", "类别", "纠纷类型", "纠纷类别", "矛盾类型", "矛盾纠纷类型", "类型编码", "编码"),
    "summary": (
        "纠纷概况", "概况", "纠纷情况", "矛盾纠纷情况", "矛盾纠纷概况", "矛盾纠纷内容", "纠纷内容", "基本情况", "主要情况", "简要情况",
        "情况", "内容", "事由", "纠纷",
    ),
    "leads": ("牵头领导", "包案领导", "责任领导", "领导", "牵头人"),
    "measures": (
        "责任人和措施", "责任人及措施", "措施", "化解措施", "处置措施", "工作措施", "调处措施", "责任人", "化解责任人", "调处人",
    ),
    "limit": ("化解时限", "时限", "期限", "化解期限", "办结时限", "完成时限"),
    "result": ("结果", "化解结果", "化解情况", "调处结果", "处理结果", "是否化解", "进展", "化解进展"),
    "result_on": ("结果日期", "化解日期", "化解时间", "办结日期", "办结时间"),
    NUMBER: ("编号", "排查编号"),
    IGNORED: ("序号", "序", "号", "事项编号", "转为事项", "事项状态", "月份"),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_LONGEST_FIRST = sorted(_FIELD_OF, key=len, reverse=True)
_MOST_ROWS_BEFORE = 6
"""A title, the office and the month may stand above the head."""


@dataclass(frozen=True, slots=True)
class Head:
    """`row` is where it stands; `fields` by column."""

    row: int
    fields: tuple[str, ...]
    names: tuple[str, ...]


def find(rows: list[list[str]]) -> Head | None:
    """The first row whose cells are names of columns, most of them known; of a head of two rows the lower one, whose merged
    cells have their names in the upper.
    """
    for n in range(min(len(rows), _MOST_ROWS_BEFORE)):
        head = _head(rows, n)
        if head is not None:
            below = _head(rows, n + 1) if n + 1 < len(rows) else None
            return _under(head, below) if below and _known(below) > _known(head) else head
    return None


def repeats(head: Head, row: list[str]) -> bool:
    """The same head once more, as every printed page has it."""
    cells = [" ".join(cell.split()) for cell in row]
    return any(cells) and all(cell == name for cell, name in zip(cells, head.names, strict=False) if cell)


def _head(rows: list[list[str]], n: int) -> Head | None:
    names = tuple(_bare(cell) for cell in rows[n])
    fields = tuple(map(_field, names))
    known = sum(field != UNKNOWN for field in fields)
    filled = sum(map(bool, names))
    exact = sum(name in _FIELD_OF for name in names)
    if (known >= 2 and known * 2 >= filled and exact) or (known == filled == exact == 1 == len(rows[n])):
        return Head(n, fields, tuple(" ".join(cell.split()) for cell in rows[n]))
    return None


def _known(head: Head) -> int:
    return sum(field != UNKNOWN for field in head.fields)


def _under(upper: Head, lower: Head) -> Head:
    """Blank below a name: the cell is merged, and the name is that of its column."""
    wide = max(len(upper.fields), len(lower.fields))
    above, below = (
        [(*pair,) for pair in zip(one.fields, one.names, strict=True)]
        + [(UNKNOWN, "")] * (wide - len(one.fields))
        for one in (upper, lower)
    )
    pairs = [low if low[1] else high for high, low in zip(above, below, strict=True)]
    return Head(lower.row, tuple(field for field, _ in pairs), tuple(name for _, name in pairs))


def _field(name: str) -> str:
    """`纠纷概况谁、什么事` is a 纠纷概况; a long text is no head."""
    if name in _FIELD_OF:
        return _FIELD_OF[name]
    if not name or len(name) > 24:
        return UNKNOWN
    return next(
        (_FIELD_OF[known] for known in _LONGEST_FIRST if len(known) > 1 and name.startswith(known)), UNKNOWN
    )


def _bare(cell: str) -> str:
    """Without blanks, breaks and what stands in brackets."""
    return re.sub(r"\(.*?\)|[\s:：*√]", "", fold(cell))
