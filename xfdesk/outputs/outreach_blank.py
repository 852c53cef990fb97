"""矛盾纠纷排查登记表: a blank sheet to take along into a village, A4 on its side, one page a village."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from xfdesk.outputs.document import Block, Book, Sheet, Square, Type
from xfdesk.rules.outreach import KINDS, NOTHING
from xfdesk.rules.words import OutreachResult

Rule = tuple[float, float, float, float, float]
TITLE = Type("title", 20, 9)
LABEL = Type("label", 10.5, 5.2)
LINE = Type("value", 11, 5.4)
NUMBER = Type("value", 10.5, 5.0)
BOX = Type("value", 9, 4.4)
SMALL = Type("value", 9.5, 4.6)
LEFT, RIGHT, TOP = 15.0, 282.0, 31.0
COLUMNS: tuple[tuple[float, str], ...] = (
    (9, "序\n号"),
    (16, "日期\n月/日"),
    (34, "当事人"),
    (12, "人数"),
    (16, "类型\n编码"),
    (70, "纠纷概况\n谁、什么事、何时起、要求什么"),
    (22, "牵头领导"),
    (44, "责任人和措施"),
    (20, "化解\n时限"),
    (24, "结果\n打√"),
)
HEAD, ROW, ROWS = 13.0, 16.8, 8
EDGES = tuple(LEFT + at for at in accumulate((width for width, _ in COLUMNS), initial=0.0))
FRAME, INNER, SIGNED = 0.45, 0.18, 0.25
RESULTS = (OutreachResult.SETTLED, OutreachResult.UNDER_WAY, OutreachResult.NOT_SETTLED)
CODES = "类型编码：" + "　".join(f"{code} {word}" for code, word in KINDS)
HOW = f"只记纠纷和办理，不记与纠纷无关的个人情况。没有纠纷的，在第1行写“{NOTHING[0]}”。每月25日前交回，录入后归档。"


def blank_sheets(office: str, villages: Sequence[str], month: tuple[int, int]) -> Book:
    """A page each; without a village its name is left to be written."""
    name = f"排查登记表_{month[0]}-{month[1]:02d}"
    title = f"矛盾纠纷排查登记表 {month[0]}-{month[1]:02d}"
    sheets = tuple(_sheet(office, village, month, name, title) for village in villages or ("",))
    return Book(sheets, name, title, office)


def _sheet(office: str, village: str, month: tuple[int, int], name: str, title: str) -> Sheet:
    bottom = TOP + HEAD + ROW * ROWS
    blocks = [
        Block(LEFT, 11.5, RIGHT - LEFT, "矛盾纠纷排查登记表", TITLE, "centre", 1),
        *_above(village, month),
        *_heads(),
        *_rows(),
        Block(LEFT, bottom + 2.2, RIGHT - LEFT, CODES, SMALL, lines=1),
        Block(LEFT, bottom + 7.6, RIGHT - LEFT, HOW, SMALL, lines=1),
        *_signatures(bottom + 15.4),
    ]
    rules = [*_grid(bottom), *_lines(28.2, ((39, 77), (99.5, 131.7), (157.9, 192.1)))]
    rules += _lines(bottom + 20.6, ((66.2, 111.4), (153.1, 192.2)))
    return Sheet(
        297.0,
        210.0,
        blocks=tuple(blocks),
        rules=tuple(rules),
        squares=tuple(_boxes()),
        file_name=name,
        title=title,
        office=office,
    )


def _above(village: str, month: tuple[int, int]) -> Iterator[Block]:
    """Where, who and when; the month is known, the days are written."""
    y = 23.2
    yield Block(LEFT, y, 26, "村（社区）：", LINE, lines=1)
    if village:
        yield Block(39, y, 38, village, LINE, "centre", 1)
    yield Block(83.2, y, 18, "排查人：", LINE, lines=1)
    yield Block(137.8, y, 24, "联系电话：", LINE, lines=1)
    yield Block(200.5, y, 16, "时间：", LINE, lines=1)
    year, number = map(str, month)
    for x, word, said in (
        (227.2, "年", year),
        (239.0, "月", number),
        (250.6, "日至", ""),
        (265.8, "月", number),
        (277.5, "日", ""),
    ):
        if said:
            yield Block(x - 14.4, y, 14, said, LINE, "right", 1)
        yield Block(x, y, 10, word, LINE, lines=1)


def _heads() -> Iterator[Block]:
    for (left, right), (_, text) in zip(pairwise(EDGES), COLUMNS, strict=True):
        lines = text.split("\n")
        top = TOP + (HEAD - LABEL.pitch * len(lines)) / 2
        for n, line in enumerate(lines):
            yield Block(left, top + n * LABEL.pitch, right - left, line, LABEL, "centre", 1)


def _rows() -> Iterator[Block]:
    for n in range(ROWS):
        top = TOP + HEAD + ROW * n
        yield Block(EDGES[0], top + (ROW - NUMBER.pitch) / 2, 9, str(n + 1), NUMBER, "centre", 1)
        for at, word in enumerate(RESULTS):
            yield Block(EDGES[-2] + 7.6, top + 1.5 + at * 5.05, 16, str(word), BOX, lines=1)


def _boxes() -> Iterator[Square]:
    for n in range(ROWS):
        top = TOP + HEAD + ROW * n
        for at in range(len(RESULTS)):
            yield Square(EDGES[-2] + 3.0, top + 2.1 + at * 5.05, 3.3, 3.3)


def _grid(bottom: float) -> Iterator[Rule]:
    for x in EDGES[1:-1]:
        yield x, TOP, x, bottom, INNER
    for n in range(ROWS):
        y = TOP + HEAD + ROW * n
        yield LEFT, y, RIGHT, y, INNER
    yield LEFT, TOP, RIGHT, TOP, FRAME
    yield RIGHT, TOP, RIGHT, bottom, FRAME
    yield RIGHT, bottom, LEFT, bottom, FRAME
    yield LEFT, bottom, LEFT, TOP, FRAME


def _lines(y: float, spans: Sequence[tuple[float, float]]) -> Iterator[Rule]:
    for left, right in spans:
        yield left, y, right, y, SIGNED


def _signatures(y: float) -> Iterator[Block]:
    for x, text in ((LEFT, "村（社区）负责人（签字）："), (121.3, "接收人（签字）："), (208.4, "接收：")):
        yield Block(x, y, 60, text, LINE, lines=1)
    for x, word in ((233.0, "年"), (244.6, "月"), (256.0, "日"), (267.6, "共"), (279.0 - 1.5, "件")):
        yield Block(x, y, 10, word, LINE, lines=1)
