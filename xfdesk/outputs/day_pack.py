"""接访包: a cover that says which matters are in it and why each, then a page a matter; drawn by the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from xfdesk.outputs import pack_words as words
from xfdesk.outputs.document import LABEL, VALUE, Block, Book, Cell, Count, Sheet, Type
from xfdesk.outputs.pack_page import BOTTOM, page
from xfdesk.outputs.pack_table import LEFT, MORE, WIDTH, Rules, Table
from xfdesk.records.pack import PackData, PackMatter
from xfdesk.rules import dates

OFFICE = Type("value", 12, 6)
TITLE = Type("title", 20, 9)
NEXT_TITLE = Type("title", 15, 7)
DAY = Type("value", 10.5, 6)
SMALL = Type("value", 9, 4.4)
COVER_TOP, PAGE_TOP, NEXT_TOP = 37.0, 30.0, 22.0
FOOT = "只供接访领导使用，不交来访人，用后收回。个人信息只用于办理信访事项。"
EDGES = (0.0, 9.0, 37.0, 64.0, 110.0, WIDTH)
HEADS = ("件", "编号", "来访人", "事项", "为什么在这里")
IN_A_LINE, LISTED = 6, 90
"""Numbers of the matters without a page: so many in a line, so many at most."""


@dataclass
class _Drawn:
    """A page before its foot is known."""

    blocks: list[Block] = field(default_factory=list)
    rules: Rules = field(default_factory=list)

    def take(self, table: Table) -> None:
        self.blocks += table.blocks
        self.rules += table.rules


def day_pack(data: PackData, count: Count) -> Book:
    """`count` says how many lines a text takes; the same text is asked about once."""
    count = cache(count)
    drawn = [*_cover(data, count), *(_page(n, one, data, count) for n, one in enumerate(data.matters, 1))]
    name = f"接访包_{data.on.isoformat()}"
    title = f"接访包 {data.on.isoformat()}"
    sheets = tuple(
        Sheet(
            210.0,
            297.0,
            blocks=(*one.blocks, *_foot(n, len(drawn))),
            rules=tuple(one.rules),
            file_name=name,
            title=title,
            office=data.office,
        )
        for n, one in enumerate(drawn, 1)
    )
    return Book(sheets, name, title, data.office)


def _foot(number: int, total: int) -> Iterator[Block]:
    yield Block(LEFT, 283.5, WIDTH - 40, FOOT, SMALL, lines=1)
    yield Block(LEFT, 283.3, WIDTH, f"第 {number} 页　共 {total} 页", VALUE, "right", 1)


# The cover


def _cover(data: PackData, count: Count) -> list[_Drawn]:
    """Its table runs over pages; the numbers of the matters without a page follow it."""
    pages = [_Drawn(list(_head(data)))]
    table = Table(COVER_TOP, count)
    table.row([Cell(0, WIDTH, _chosen(data))], most=6)
    if data.matters:
        table.row(_heads())
    for row in _rows(data):
        most = 9 if len(row) == 1 else 2
        if table.y + table.tall(row, most) > BOTTOM:
            table.frame()
            pages[-1].take(table)
            pages.append(_Drawn([Block(LEFT, 12.0, WIDTH, "接访包（续页）", NEXT_TITLE, "centre", 1)]))
            table = Table(NEXT_TOP, count)
            if len(row) > 1:
                table.row(_heads())
        table.row(row, most)
    table.frame()
    pages[-1].take(table)
    return pages


def _head(data: PackData) -> Iterator[Block]:
    yield Block(LEFT, 11.0, WIDTH, data.office, OFFICE, "centre", 1)
    yield Block(LEFT, 17.5, WIDTH, "接 访 包", TITLE, "centre", 1)
    yield Block(LEFT, 30.0, 90, f"接访日：{dates.to_keep(data.on)}", VALUE, lines=1)
    made = f"{dates.on_paper(data.made_on)}制"
    yield Block(LEFT + 90, 30.0, WIDTH - 90, _for(data) or made, VALUE, "right", 1)


def _for(data: PackData) -> str:
    return f"领导：{data.leader}　{dates.on_paper(data.made_on)}制" if data.leader else ""


def _chosen(data: PackData) -> str:
    """Why these and in which order; and what there is to say when there are none."""
    until = f"{words.day(data.week_end, data.on)}（本周最后一个工作日）"
    if data.week_end == data.on:
        until = "当天"
    whose = f"{data.leader}包案、负责或答应过的事项里，" if data.leader else ""
    if not data.matters:
        told = f"{whose}到{until}为止没有到期的，也没有超期的，没有约好这天来的。"
        if data.coming:
            number, duty, day = data.coming
            told += f"下一件到期的是 {number}：{duty}，{words.day(day, data.on)}。"
        return told
    return (
        f"{whose}选入的是：约好这天来的；已经超期的；到{until}为止有事到期的，回访、落实、送达、系统录入也算。"
        "先后：约好这天来的，超期的，当天的，本周的，最后是没有法定期限的。天数从接访日算起。"
        + (
            f"一共 {len(data.matters) + len(data.rest)} 件，前 {len(data.matters)} 件各有一页。"
            if data.rest
            else ""
        )
    )


def _heads() -> list[Cell]:
    return _cells(HEADS, LABEL, tuple("centre" for _ in HEADS))


def _rows(data: PackData) -> Iterator[list[Cell]]:
    """Rows of the table; a row of one cell goes across it."""
    for n, one in enumerate(data.matters, 1):
        why = words.why(one, data.on)
        said = "；".join(why[:2]) + (f"；另有 {len(why) - 2} 项" if len(why) > 2 else "")
        texts = (str(n), one.view.number, words.name(one), one.view.summary, said)
        yield _cells(texts, VALUE, ("centre", "centre", "left", "left", "left"))
    if not data.rest:
        return
    shown = data.rest[:LISTED]
    yield [Cell(0, WIDTH, f"另有 {len(data.rest)} 件也到期，没有单独成页：", LABEL)]
    for at in range(0, len(shown), IN_A_LINE):
        last = at + IN_A_LINE >= len(shown)
        more = MORE if last and len(shown) < len(data.rest) else ""
        yield [Cell(0, WIDTH, "　".join(shown[at : at + IN_A_LINE]) + more)]


def _cells(texts: tuple[str, ...], type_: Type, aligns: tuple[str, ...]) -> list[Cell]:
    edges = pairwise(EDGES)
    return [
        Cell(left, right, text, type_, align)
        for (left, right), text, align in zip(edges, texts, aligns, strict=True)
    ]


# A matter


def _page(n: int, matter: PackMatter, data: PackData, count: Count) -> _Drawn:
    drawn = _Drawn(
        [
            Block(LEFT, 11.5, 85, data.office, OFFICE, lines=1),
            Block(LEFT + 85, 11.5, WIDTH - 85, f"接访日：{dates.to_keep(data.on)}", DAY, "right", 1),
            Block(LEFT, 15.5, WIDTH, "接 访 包", NEXT_TITLE, "centre", 1),
            Block(LEFT, 23.6, 100, f"编号：{matter.view.number}", VALUE, lines=1),
            Block(LEFT + 100, 23.6, WIDTH - 100, f"第 {n} 件", VALUE, "right", 1),
        ]
    )
    drawn.take(page(matter, data.on, PAGE_TOP, count))
    return drawn
