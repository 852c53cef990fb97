"""来访回执: what the visitor takes home and what stays in the file; everything in its half, whatever is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests import builders
from ui.printing.paper import document_of, picture, write_pdf
from ui.printing.type import CLOSING, lines
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import Block, Sheet, lacking
from xfdesk.outputs.slip import BIG
from xfdesk.records.form import FormData
from xfdesk.records.visit import PromiseEntry, VisitEntry, VisitorEntry
from xfdesk.rules.words import Handling, MatterClass, Verdict

CUT = 148.5
PROMISE = PromiseEntry("补发到账", "社会保障所", "2026-12-10")
many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def data(desk: Desk, day: str, qapp: QApplication) -> FormData:
    return saved(desk, builders.visit(desk, day, promise=PROMISE))


def saved(desk: Desk, entry: VisitEntry) -> FormData:
    return desk.reception.form(desk.reception.save(entry).visit, opened=True)


def slip(data: FormData) -> Sheet:
    made = document_of("slip", data)
    assert isinstance(made, Sheet)
    return made


def half(sheet: Sheet, *, visitor: bool) -> list[Block]:
    return [block for block in sheet.blocks if (block.x < CUT) is visitor]


def said(sheet: Sheet, *, visitor: bool) -> str:
    return "\n".join(block.text for block in half(sheet, visitor=visitor))


def printed(block: Block) -> list[str]:
    return lines(block.text, block.width, block.type, block.lines)


def whole(block: Block) -> list[str]:
    """Its lines without a limit."""
    return lines(block.text, block.width, block.type)


def bottom(block: Block) -> float:
    return block.y + len(printed(block)) * block.type.pitch


@pytest.mark.parametrize(
    ("matter_class", "route", "handling"),
    [
        (MatterClass.ACCUSATION, None, Handling.TRANSFERRED),
        (MatterClass.SUGGESTION, None, Handling.ASSIGNED),
        (MatterClass.PETITION, 1, Handling.LAWFUL_WAY),
        (MatterClass.PETITION, 6, Handling.TRANSFERRED),
    ],
)
def test_a_review_is_offered_only_where_an_opinion_is_owed(
    data: FormData, matter_class: MatterClass, route: int | None, handling: Handling
) -> None:
    other = replace(
        data,
        derived=replace(data.derived, matter_class=matter_class, route=route),
        entry=replace(data.entry, handling=handling),
    )
    both = said(slip(other), visitor=True) + said(slip(other), visitor=False)
    assert "30日内" not in both
    assert "救济途径" not in both


def test_the_visitor_reads_who_until_when_and_where_to_call(data: FormData) -> None:
    mine = said(slip(data), visitor=True)
    for part in (
        "社会保障所　陈立群",
        "包案领导　副镇长　韩雪梅",
        "2026年12月10日前　补发到账",
        "书面告知",
        "书面答复",
    ):
        assert part in mine
    assert "0377-61200315　镇信访接待室" in mine
    assert "可以请求区人民政府复查" in mine
    assert mine.endswith("清河镇人民政府（盖章）")


def test_days_stand_in_order_and_are_the_plain_ones(data: FormData) -> None:
    mine = [block.text for block in half(slip(data), visitor=True) if "日前　" in block.text]
    assert mine == ["2026年12月5日前　书面告知", "2026年12月10日前　补发到账", "2027年1月19日前　书面答复"]


def test_no_number_of_a_person_and_no_verdict_is_on_either_half(data: FormData) -> None:
    sheet = slip(data)
    for visitor in (True, False):
        words = said(sheet, visitor=visitor)
        assert "411325197603142044" not in words
        assert not [verdict for verdict in Verdict if str(verdict) in words]
    assert "高秀兰" not in sheet.title + sheet.file_name


def test_a_group_is_named_by_one_and_its_count(data: FormData) -> None:
    seven = replace(data, entry=replace(data.entry, people="7"))
    greeting = half(slip(seven), visitor=True)[3]
    assert printed(greeting) == ["高秀兰等7人：", "您的事记下了，有人办，有回音。"]


def test_an_anonymous_visitor_is_greeted_without_a_name_or_address(data: FormData) -> None:
    unknown = VisitorEntry(anonymous=True, village="西岭村", address="二组")
    sheet = slip(replace(data, entry=replace(data.entry, visitor=unknown)))
    assert "来访人：您的事记下了" in said(sheet, visitor=True)
    assert "西岭村" not in said(sheet, visitor=False)


def test_an_accusation_is_only_named_as_one(desk: Desk, day: str, qapp: QApplication) -> None:
    data = saved(desk, builders.accusation(desk, day))
    sheet = slip(replace(data, entry=replace(data.entry, promise=replace(PROMISE, what="查邵某某"))))
    for visitor in (True, False):
        words = said(sheet, visitor=visitor)
        assert "检举控告" in words
        assert not [part for part in ("优亲厚友", "危房", "邵某某", "纪委办公室") if part in words]


@many
@example(name="欧" * 50, summary="代课教龄" * 50, promise="一次算清" * 30, address="村组" * 60, people=12)
@given(
    name=st.text("欧阳司马阿卜杜拉·Abc㐂𠮷", min_size=1, max_size=50),
    summary=st.text("代课教龄ABCw <>&一二，。😀", max_size=200),
    promise=st.text("一次算清WWWWii，。", min_size=1, max_size=120),
    address=st.text("村组号ABC <b> ", max_size=120),
    people=st.integers(1, 300),
)
def test_whatever_is_written_nothing_overlaps_and_the_seal_has_its_room(
    data: FormData, name: str, summary: str, promise: str, address: str, people: int
) -> None:
    entry = replace(
        data.entry,
        people=str(people),
        visitor=replace(data.entry.visitor, name=name, address=address),
        matter=replace(data.entry.matter, summary=summary),
        promise=replace(PROMISE, what=promise),
    )
    sheet = slip(replace(data, entry=entry))
    mine, stub = half(sheet, visitor=True), half(sheet, visitor=False)
    assert mine[-1].y <= 210 - 25 - 6
    assert max(bottom(block) for block in stub) <= 205
    for blocks in (mine, stub):
        column: list[Block] = sorted(blocks, key=lambda block: block.y)
        for block in column:
            below = [other.y for other in column if other.y > block.y + 0.1 and other.x == block.x]
            assert not below or bottom(block) <= min(below) + 1e-6, block.text
    assert all(block.type.pitch > 6.2 for block in mine), "lines of 17 points would touch"
    for block in (*mine, *stub):
        assert block.lines <= len(whole(block)), f"an empty line is left below {block.text}"
        for line in printed(block)[1:]:
            assert len(line.strip().rstrip(CLOSING)) > 1 or len(block.text.split("\n")) > 1, block.text
    words = "".join(printed(mine[3]))
    assert words.endswith("您的事记下了，有人办，有回音。")
    assert words.startswith(name[:20])


@pytest.mark.parametrize("before", range(40))
def test_no_line_ends_inside_a_date(before: int, data: FormData) -> None:
    """Wherever the date comes to stand."""
    text = "证" * before + "2026年12月10日前补发，2027-01-05复核，11月8日再谈"
    for width in (60.0, 96.0, 126.0):
        broken = lines(text, width, BIG)
        assert "".join(broken) == text
        for date in ("2026年12月10日前", "2027-01-05", "11月8日"):
            assert any(date in line for line in broken), broken
        assert all(len(line.rstrip(CLOSING)) > 1 for line in broken)


def test_without_a_telephone_there_is_room_to_write_it_and_it_is_said(data: FormData) -> None:
    assert lacking(data) == ()
    without = replace(data, office=replace(data.office, phone=""))
    assert any("电话" in sentence and "设置" in sentence for sentence in lacking(without))
    for visitor in (True, False):
        assert "＿＿＿＿＿" in said(slip(without), visitor=visitor)


def test_markup_is_printed_as_typed(data: FormData) -> None:
    typed = "<b>粗</b>&amp;"
    sheet = slip(replace(data, entry=replace(data.entry, matter=replace(data.entry.matter, summary=typed))))
    assert typed in said(sheet, visitor=True)
    assert typed in said(sheet, visitor=False)


def test_one_landscape_sheet_black_on_white_with_nothing_on_its_cut(data: FormData, tmp_path: Path) -> None:
    assert write_pdf(slip(data), tmp_path / "回执.pdf") == 1
    image = picture(slip(data), width=1188)
    assert (image.width(), image.height()) == (1188, 840)
    for x in (*range(560, 590, 2), *range(600, 636, 2)):
        column = {image.pixelColor(x, y).lightness() for y in range(0, 840, 3)}
        assert column == {255}, f"something is printed {x} points from the left"
