"""来访登记表: what it says, and how it runs over pages. Laid out with real fonts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests import builders
from ui.printing.layout import Pages, Placed, lay_out
from ui.printing.paper import write_pdf
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import CONTINUED, register
from xfdesk.errors import DeskError, Refused
from xfdesk.records.form import FormData
from xfdesk.records.visit import MatterEntry, PointEntry, Representative, VisitEntry, VisitorEntry
from xfdesk.rules.words import Handling, MatterClass

TYPED = "修路占地12.5亩，至今没有说法。<b>粗</b>&amp; 㐂𠮷😀 العربية Abc「」（一）；\n"
many = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def data(desk: Desk, day: str, qapp: QApplication) -> FormData:
    return saved(desk, builders.visit(desk, day))


def saved(desk: Desk, entry: VisitEntry) -> FormData:
    return desk.reception.form(desk.reception.save(entry).visit)


def laid(data: FormData, **changes: object) -> Pages:
    return lay_out(register(replace(data, entry=replace(data.entry, **changes))))  # type: ignore[arg-type]


def pieces(pages: Pages, label: str) -> list[Placed]:
    found = [placed for page in pages.pages for placed in page.rows]
    return [placed for placed in found if placed.row.cells[0].text.startswith(label)]


def words(pages: Pages) -> str:
    return "\n".join("".join(text) for page in pages.pages for placed in page.rows for text in placed.texts)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_a_usual_visit_fits_one_page(data: FormData) -> None:
    pages = laid(data)
    assert len(pages.pages) == 1
    said = words(pages)
    for part in (
        "高秀兰",
        "135 3771 7120",
        "西岭村二组",
        "全部合理",
        "2026年12月18日（星期五）前",
        "书面告知",
    ):
        assert part in said
    assert not pieces(pages, "代　　表"), "an empty row is left out"


def test_more_than_five_people_have_their_representatives_three_to_a_line(desk: Desk, day: str) -> None:
    people = tuple(Representative(f"代表{n}", "", f"1393772889{n}") for n in range(5))
    data = saved(desk, builders.visit(desk, day, people="7", representatives=people))
    pages = lay_out(register(data))
    (row,) = pieces(pages, "代　　表")
    assert [line.count("代表") for line in row.texts[1]] == [3, 2]
    assert "7 人（集体访）" in words(pages)


def test_unreasonable_says_reason_basis_who_explained_and_the_remedy(desk: Desk, day: str) -> None:
    entry = builders.visit(
        desk, day, points=(builders.unreasonable_point(),), handling=Handling.ACCEPTED, unit="社会保障所"
    )
    (row,) = pieces(lay_out(register(saved(desk, entry))), "理由与依据")
    said = "".join(row.texts[1])
    for part in ("不符合安置条件", "第五十二条", "韩雪梅已说明", "告知的救济途径"):
        assert part in said


def test_a_suggestion_is_not_judged_and_an_anonymous_visitor_has_no_number(desk: Desk, day: str) -> None:
    matter = MatterEntry(
        matter_class=MatterClass.SUGGESTION,
        category="社会保障/养老保险",
        place="西岭村",
        summary="开通夜间公交",
        facts="下班后没有车。",
    )
    unknown = VisitorEntry(anonymous=True, anonymous_reason="来访人要求匿名")
    entry = builders.visit(
        desk, day, visitor=unknown, matter=matter, points=(PointEntry(text="开通夜间公交"),),
        handling=Handling.ACCEPTED, unit="社会保障所",
    )  # fmt: skip
    pages = lay_out(register(saved(desk, entry)))
    said = words(pages)
    assert "匿名（来访人要求匿名）" in said
    assert "初步研判" not in said
    assert not pieces(pages, "证件号码")


def test_a_sealed_accusation_is_printed_only_after_it_was_opened(
    desk: Desk, day: str, qapp: QApplication
) -> None:
    visit = desk.reception.save(builders.accusation(desk, day)).visit
    with pytest.raises(Refused):
        desk.reception.form(visit)
    data = desk.reception.form(visit, opened=True)
    assert "危房改造名额给了亲戚" in words(lay_out(register(data)))
    assert register(data).file_name == f"来访登记表_{data.number}"


@many
@given(st.integers(0, 6000), st.integers(0, 40))
def test_every_character_of_a_statement_is_printed_once_and_in_order(
    data: FormData, length: int, start: int
) -> None:
    text = "".join(f"{n}{TYPED[start % len(TYPED) :]}{TYPED}" for n in range(length // 60 + 1))[:length]
    pages = laid(data, statement=text, matter=replace(data.entry.matter, facts=""))
    printed = "".join(line for piece in pieces(pages, "来访人陈述") for line in piece.texts[1])
    assert bare(printed) == bare(text)


@many
@example([6], 1100)
@example([900, 300, 0], 700)
@given(st.lists(st.integers(0, 900), min_size=1, max_size=6), st.integers(0, 3000))
def test_a_cut_leaves_three_lines_before_it_and_two_after(
    data: FormData, lengths: list[int], told: int
) -> None:
    points = tuple(
        builders.unreasonable_point(text="要" * (n % 500 + 1), reason="理" * n, measure="办" * (n // 2))
        for n in lengths
    )
    pages = laid(data, points=points, statement="说" * told)
    for page, following in zip(pages.pages, pages.pages[1:], strict=False):
        last, first = page.rows[-1], following.rows[0]
        if not last.last_piece:
            assert max(len(text) for text in last.texts) >= 3
            assert max(len(text) for text in first.texts[1:]) >= 2
            assert "".join(first.texts[0]).endswith(CONTINUED)
    for page in pages.pages:
        assert page.rows, "no page is empty"
        assert page.bottom <= 281.0 + 1e-6
        assert page.rows[0].top == (37.0 if page.number == 1 else 30.0)
    assert pieces(pages, "来 访 人\n确") == [pages.pages[-1].rows[-2]], "signed together on the last page"
    assert len(pages.pages[-1].rows) > 2, "no page holds signatures alone"
    assert len(pieces(pages, "接访领导\n意")) == 1, "the opinion is never cut"


@pytest.mark.parametrize("text", ["停止排污", "停止向水渠排污，" * 60])
@pytest.mark.parametrize("reason", [60, 140])
def test_a_demand_that_goes_on_repeats_its_head_in_two_lines(data: FormData, text: str, reason: int) -> None:
    seen = 0
    for told in range(400, 1500, 33):
        point = builders.unreasonable_point(text=text, reason="理" * reason, measure="措施" * 50)
        pages = laid(data, points=(point,), statement="说" * told)
        for before, page in zip(pages.pages, pages.pages[1:], strict=False):
            label = "".join(page.rows[0].texts[0])
            assert label not in ("理由与依据", "措施与责任"), "it would stand there without its demand"
            if before.rows[-1].last_piece and label == f"诉 求 1{CONTINUED}":
                seen += 1
                assert len(page.rows[0].texts[1]) <= 2
                assert "".join(page.rows[0].texts[1]).startswith("停止")
    assert seen


@pytest.mark.parametrize("deadlines", [True, False])
def test_signatures_that_need_a_page_take_the_row_above_them_along(data: FormData, deadlines: bool) -> None:
    seen = 0
    if not deadlines:
        data = replace(data, duties=())
    for told in range(300, 1400, 20):
        pages = laid(data, statement="说" * told)
        last = [row.row.cells[0].text for row in pages.pages[-1].rows]
        above = "法定期限" if deadlines else "办　　理"
        if last[-2:][0].startswith("来 访 人\n确") and last[0] == above:
            seen += 1
        assert last[-3] == above
    assert seen, "one of these texts leaves no room for the signatures"


def test_the_place_is_the_visitors_village_unless_another_was_said(desk: Desk, day: str) -> None:
    entry = builders.visit(desk, day)
    kept = saved(desk, replace(entry, matter=replace(entry.matter, place="")))
    assert kept.entry.matter.place == "西岭村", "as stored, searched and exported"
    assert "西岭村" in {cell.text for row in register(kept).rows for cell in row.cells}
    older = replace(kept, entry=replace(kept.entry, matter=replace(kept.entry.matter, place="")))
    assert [cell.text for row in register(older).rows for cell in row.cells if cell.left == 142] == ["西岭村"]
    elsewhere = saved(desk, replace(builders.visit(desk, day), matter=replace(entry.matter, place="东河村")))
    assert elsewhere.entry.matter.place == "东河村"


def test_an_opinion_longer_than_a_page_is_still_printed_whole(data: FormData) -> None:
    opinion = "".join(f"第{n}条意见，" for n in range(600))
    pages = laid(data, leader_opinion=opinion)
    printed = "".join(line for piece in pieces(pages, "接访领导\n意") for line in piece.texts[1])
    assert printed == opinion
    assert [bool(piece.row.marks) for piece in pieces(pages, "接访领导\n意")][-1], "signed at its end"


def test_the_pdf_has_every_page_and_names_nobody(data: FormData, tmp_path: Path) -> None:
    long = replace(data, entry=replace(data.entry, statement="说" * 4000))
    path = tmp_path / "表.pdf"
    count = write_pdf(register(long), path)
    assert count == len(lay_out(register(long)).pages) > 2
    raw = path.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", raw)) == count
    assert "高秀兰".encode("utf-16-be") not in raw
    about = PdfReader(path).metadata or {}
    assert data.number in str(about)
    assert data.entry.visitor.name not in str(about)


def test_a_pdf_that_cannot_be_written_leaves_the_old_one(data: FormData, tmp_path: Path) -> None:
    taken = tmp_path / "表.pdf"
    taken.mkdir()
    with pytest.raises(DeskError):
        write_pdf(register(data), taken)
    with pytest.raises(DeskError):
        write_pdf(register(data), tmp_path / "没有" / "表.pdf")
    assert list(tmp_path.glob(".*part")) == []
