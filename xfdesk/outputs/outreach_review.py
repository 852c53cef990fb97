"""排查研判清单: what is still to be settled, of whatever month, by village; and which villages have not reported. A4 on its side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby

from xfdesk.outputs.document import PAGE_NUMBER, Band, Grid, Passage, Run, Slot, Type, WordPaper
from xfdesk.records.outreach import OutreachRow, VillageReport
from xfdesk.rules import dates
from xfdesk.rules.text import shorten

TITLE, LINE = Type("title", 18, 8.2), Type("value", 10.5, 5.4)
HEAD, CELL, VILLAGE = Type("label", 10, 4.8), Type("value", 9.5, 4.5), Type("label", 10.5, 5.0)
LATE, FOOT = Type("label", 9.5, 4.5), Type("value", 9, 4.4)
COLUMNS: tuple[tuple[float, str, str], ...] = (
    (8, "序\n号", "centre"),
    (25, "编号\n排查日期", "centre"),
    (36, "当事人\n人数", "left"),
    (24, "类型", "centre"),
    (74, "纠纷概况", "left"),
    (18, "牵头\n领导", "centre"),
    (42, "责任人和措施", "left"),
    (24, "化解\n时限", "centre"),
    (16, "结果", "centre"),
)
LEFT = 15.0
WIDE = sum(width for width, _, _ in COLUMNS)
EDGES = tuple(accumulate((width for width, _, _ in COLUMNS), initial=0.0))
THIN, THICK, PAD = 0.18, 0.35, (1.2, 1.2, 1.2, 1.2)
MOST_LINES, EM = 12, 3.45
"""No row is higher than a page: so many lines of full characters, each so many mm, and then …."""
NO_VILLAGE = "没有写村（社区）"


@dataclass(frozen=True, slots=True)
class Review:
    """`rows` are open, by village; `reports` what each village reported in the month."""

    office: str
    month: tuple[int, int]
    made_on: date
    rows: tuple[OutreachRow, ...]
    reports: tuple[VillageReport, ...]


def review(data: Review) -> WordPaper:
    year, month = data.month
    title = f"矛盾纠纷排查研判清单（{year}年{month}月）"
    name = f"排查研判清单_{year}-{month:02d}"
    foot = Passage(
        (Run("只供研判使用，用后收回。", FOOT), Run(f"　　第 {PAGE_NUMBER} 页", FOOT)),
        align="right",
        pitch=4.4,
    )
    return WordPaper(
        blocks=(
            _line(title, TITLE, "centre", after=2.0),
            _line(_sum(data), LINE, after=2.0),
            *(_table(data.rows, data.made_on) if data.rows else ()),
            *_reports(data),
        ),
        feet=((foot,), (foot,)),
        width=297.0,
        height=210.0,
        top=15.0,
        bottom=16.0,
        left=LEFT,
        right=15.0,
        foot_at=8.0,
        title=title,
        office=data.office,
        file_name=name,
    )


def _sum(data: Review) -> str:
    late = sum(row.overdue for row in data.rows)
    left = f"到{dates.on_paper(data.made_on)}，没有化解的 {len(data.rows)} 件"
    if not data.rows:
        left = f"到{dates.on_paper(data.made_on)}，排查出的纠纷都已化解或转为事项"
    return f"{data.office}　　{left}{f'，其中超过时限 {late} 件' if late else ''}。"


def _line(text: str, type_: Type, align: str = "left", after: float = 0.0, before: float = 0.0) -> Passage:
    return Passage((Run(text, type_),), align=align, pitch=type_.pitch, after=after, before=before)


def _table(rows: Iterable[OutreachRow], made_on: date) -> Iterator[Grid]:
    bands = [_heads()]
    number = 0
    for village, group in groupby(rows, key=lambda row: row.entry.village):
        found = list(group)
        bands.append(_village(village or NO_VILLAGE, found))
        for row in found:
            number += 1
            bands.append(_row(number, row, made_on))
    yield Grid(tuple(bands))


def _heads() -> Band:
    slots = tuple(
        _slot(n, tuple(_line(part, HEAD, "centre") for part in text.split("\n")), top=THICK)
        for n, (_, text, _) in enumerate(COLUMNS)
    )
    return Band(slots, least=12.0, repeats=True)


def _village(name: str, rows: list[OutreachRow]) -> Band:
    late = sum(row.overdue for row in rows)
    said = f"{name}　{len(rows)} 件{f'，超过时限 {late} 件' if late else ''}"
    slot = Slot(0.0, WIDE, (_line(said, VILLAGE),), "middle", (THIN, THICK, THIN, THICK), PAD)
    return Band((slot,), least=7.0)


def _row(number: int, row: OutreachRow, made_on: date) -> Band:
    one = row.entry
    people = f"{row.people} 人" if row.people else one.people
    late = f"超过 {(made_on - row.limit).days} 天" if row.overdue and row.limit else ""
    cells = (
        ((str(number), CELL),),
        ((row.number, CELL), (row.on.isoformat() if row.on else one.on, CELL)),
        ((one.parties, CELL), (people, CELL)),
        ((one.kind, CELL),),
        ((one.summary, CELL),),
        ((one.leads, CELL),),
        ((one.measures, CELL),),
        ((one.limit, LATE if row.overdue else CELL), (late, LATE)),
        ((one.result, CELL),),
    )
    slots = tuple(
        _slot(n, tuple(_cell(text, type_, n) for text, type_ in cell)) for n, cell in enumerate(cells)
    )
    return Band(slots, least=8.0)


def _cell(text: str, type_: Type, n: int) -> Passage:
    width, _, align = COLUMNS[n]
    most = MOST_LINES * int((width - PAD[1] - PAD[3]) / EM)
    return _line(shorten(" ".join(text.split()), most), type_, align)


def _slot(n: int, passages: tuple[Passage, ...], top: float = THIN) -> Slot:
    kept = tuple(one for one in passages if one.text) or passages[:1]
    borders = (top, THICK if n == len(COLUMNS) - 1 else THIN, THIN, THICK if n == 0 else THIN)
    return Slot(EDGES[n], EDGES[n + 1], kept, "middle", borders, PAD)


def _reports(data: Review) -> Iterator[Passage]:
    """Who has reported in the month, who has reported none, and who not at all."""
    found = [f"{one.village} {one.disputes} 件" for one in data.reports if one.disputes]
    nothing = [one.village for one in data.reports if one.nothing and not one.disputes]
    silent = [one.village for one in data.reports if not one.reported]
    said = (
        (f"{data.month[0]}年{data.month[1]}月登记了纠纷的（{len(found)} 个）：", found, "没有"),
        (f"零报告的（{len(nothing)} 个）：", nothing, "没有"),
        (f"还没有报的（{len(silent)} 个）：", silent, "没有，都报了"),
    )
    for n, (head, names, none) in enumerate(said):
        yield Passage(
            (Run(head, VILLAGE), Run("、".join(names) or none, LINE)),
            pitch=5.6,
            before=4.0 if n == 0 else 0.0,
        )
