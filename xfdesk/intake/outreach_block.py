"""A block pasted into the sheet of 排查, read into rows by field: by its head, or from a column on. Nothing in it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from xfdesk.errors import Refused
from xfdesk.intake import clipboard_table, outreach_heads
from xfdesk.intake.outreach_heads import IGNORED, UNKNOWN, Head
from xfdesk.rules import outreach_days
from xfdesk.rules.outreach import COLUMNS
from xfdesk.rules.text import DROPPED, clean_block, shorten

MOST_ROWS = 5_000
NOT_PASTED = "表里什么也没有动"
FIELDS = tuple(COLUMNS)
MORE = "多出的列"
_SAME_AS_ABOVE = ("〃", "同上", "″", '"', "”", "``")


@dataclass
class Block:
    """`rows` by field (and `number`); `filled` are the rows whose village was taken from the row above, `unwritten` all in
    which none was written.
    """

    rows: list[dict[str, str]] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    filled: list[int] = field(default_factory=list)
    unwritten: set[int] = field(default_factory=set)


def read(text: str, village: str, first_column: str) -> Block:
    """Raises `Refused` for a block without content, or with more rows than a month's sheet ever has."""
    cells = clipboard_table.cells(text)
    if not any(cell.strip() for row in cells for cell in row):
        raise Refused(
            "nothing_pasted", "剪贴板里没有内容", NOT_PASTED, "请在表格里选好要粘贴的行，复制以后再粘贴"
        )
    block = Block()
    if DROPPED in clean_block(text).notes:
        block.notes.append(DROPPED)
    head = outreach_heads.find(cells)
    fields, names, body = _columns(cells, head, first_column)
    if head is not None:
        block.notes += _about_head(cells, head)
        body = _without_repeats(block, head, body)
    elif fields[0] == IGNORED:
        block.notes.append("第一列是序号，没有当内容")
    taken = [row for row in body if any(cell.strip() for cell in row)]
    if len(taken) > MOST_ROWS:
        raise Refused(
            "too_many_rows",
            f"这一块有 {len(taken)} 行，一次最多粘贴 {MOST_ROWS} 行",
            NOT_PASTED,
            "请分几次粘贴",
        )
    if not taken:
        raise Refused("nothing_pasted", "这一块只有表头，没有内容", NOT_PASTED, "请连下面的行一起复制")
    block.columns = tuple(one if one in COLUMNS else "" for one in fields)
    over: Counter[str] = Counter()
    block.rows = [_row(row, fields, names, over) for row in taken]
    for name, n in over.items():
        what = "这一块比表里的列多" if name == MORE else f"表里没有“{shorten(name, 20)}”这一列"
        block.notes.append(f"{what}，{n} 格内容接在了纠纷概况后面")
    _fill_down(block, village)
    return block


def _columns(
    cells: list[list[str]], head: Head | None, first_column: str
) -> tuple[tuple[str, ...], tuple[str, ...], list[list[str]]]:
    """The field of each column, its name, and the rows below the head."""
    if head is not None:
        return head.fields, head.names, cells[head.row + 1 :]
    fields = FIELDS[FIELDS.index(first_column) if first_column in FIELDS else 0 :]
    if first_column == "on" and _is_numbered(cells):
        fields = (IGNORED, *fields)
    return fields, tuple(COLUMNS.get(one, "") for one in fields), cells


def _is_numbered(cells: list[list[str]]) -> bool:
    """1, 2, 3 … with days beside them: the first column only counts the rows."""
    rows = [row for row in cells if any(cell.strip() for cell in row)]
    counted = [row[0].strip() for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    return counted and any(len(row) > 1 and _is_day(row[1]) for row in rows)


def _is_day(cell: str) -> bool:
    try:
        outreach_days.read(cell, (2026, 1), date(2026, 1, 1))
    except outreach_days.Unread:
        return False
    return True


def _about_head(cells: list[list[str]], head: Head) -> Iterator[str]:
    above = [cell.strip() for row in cells[: head.row] for cell in row if cell.strip()]
    if above:
        yield f"表头上面的字没有当内容：{shorten('、'.join(' '.join(one.split()) for one in above), 60)}"
    known = [one for one in head.fields if one in FIELDS]
    order = [FIELDS.index(one) for one in known]
    yield "认出了表头，按列名对应" + ("；列的次序与这张表不同" if order != sorted(order) else "")


def _without_repeats(block: Block, head: Head, body: list[list[str]]) -> list[list[str]]:
    found = [row for row in body if not outreach_heads.repeats(head, row)]
    if len(found) < len(body):
        block.notes.append(f"中间又有 {len(body) - len(found)} 行表头，没有当内容")
    return found


def _row(
    cells: list[str], fields: tuple[str, ...], names: tuple[str, ...], over: Counter[str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    more = []
    for n, cell in enumerate(cells):
        if not cell.strip():
            continue
        one = fields[n] if n < len(fields) else UNKNOWN
        if one == IGNORED:
            continue
        if one == UNKNOWN or (one in found and one not in ("summary", "measures")):
            name = (names[n] if n < len(names) else "") or MORE
            over[name] += 1
            more.append(f"{name}：{cell.strip()}")
        else:
            found[one] = f"{found[one]}；{cell.strip()}" if one in found else cell
    if more:
        found["summary"] = "\n".join(part for part in (found.get("summary", ""), *more) if part)
    return found


def _fill_down(block: Block, village: str) -> None:
    """`同上` is what stands above, and so is a blank village below one that is written: merged cells come so."""
    above: dict[str, str] = {}
    same = 0
    for n, row in enumerate(block.rows):
        for name, typed in list(row.items()):
            if typed.strip() in _SAME_AS_ABOVE and name in above:
                row[name] = above[name]
                same += 1
        if "village" not in row:
            block.unwritten.add(n)
            if "village" in above:
                block.filled.append(n)
            row["village"] = above.get("village", village)
        above.update({name: words for name, words in row.items() if name in block.columns})
    if same:
        block.notes.append(f"有 {same} 格写的是“同上”，照上面一行填了")
