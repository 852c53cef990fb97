"""Official papers as this program shows and prints them: read back from the Word file, laid out, painted, without Word."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from pypdf import PdfReader
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.official import data, ordinary
from ui.printing.layout import Page, lay_out
from ui.printing.paper import picture, write_pdf
from ui.printing.type import advance
from xfdesk.outputs.document import PAGE_NUMBER, Grid, Passage, Run, Type, WordPaper
from xfdesk.outputs.papers import making, reading
from xfdesk.outputs.papers.flow import FlowPage, flow
from xfdesk.outputs.papers.lines import Breaker, ems
from xfdesk.outputs.papers.words import FILES
from xfdesk.rules.words import PaperKind

BODY = Type("body", 16, 10.21)
ONE_PAGE = tuple(kind for kind in FILES if kind is not PaperKind.OPINION)


def paper(kind: PaperKind, **changes: object) -> WordPaper:
    filled = ordinary(kind, **changes)
    return making.pages(making.made(making.shipped(kind), filled), filled)


def words(page: Page | FlowPage) -> str:
    return "".join(text.text for text in page.texts)


def line_at(page: Page, start: str):  # type: ignore[no-untyped-def]
    return next(text for text in page.texts if text.text.startswith(start))


# One page


@pytest.mark.parametrize("kind", ONE_PAGE)
def test_an_ordinary_paper_is_one_page_and_has_no_page_number(kind: PaperKind, qapp: QApplication) -> None:
    pages = lay_out(paper(kind)).pages
    assert len(pages) == 1
    assert "—" not in words(pages[0])


@pytest.mark.parametrize("length", [30, 60, 90, 120, 200])
def test_an_acceptance_is_one_page_however_long_the_summary(length: int, qapp: QApplication) -> None:
    pages = lay_out(paper(PaperKind.ACCEPTANCE, summary=("村口道路年久失修影响出行" * 20)[:length])).pages
    assert len(pages) == 1
    last = pages[0].texts[-1]
    assert last.text.endswith("日") and last.top + 9.7 <= 262.01, "the date stands above the lower margin"


def test_the_pitch_is_tightened_before_the_line_below_the_number_goes() -> None:
    """Where the end just does not fit; the title keeps its own pitch."""
    usual, tight, dense = (
        paper(PaperKind.ACCEPTANCE, summary="事" * n, came="你于2026年11月20日来访", you="你")
        for n in (20, 40, 60)
    )
    body = [
        next(b for b in one.blocks if isinstance(b, Passage) and b.style == "公文正文").pitch
        for one in (usual, tight, dense)
    ]
    assert body[0] == pytest.approx(28.95 * 25.4 / 72, abs=0.01)
    assert body[1] == body[2] == pytest.approx(27.5 * 25.4 / 72, abs=0.01)
    empty = [
        sum(1 for b in one.blocks if isinstance(b, Passage) and not b.text) for one in (usual, tight, dense)
    ]
    assert empty == [3, 3, 2]
    titles = {next(b for b in one.blocks if isinstance(b, Passage)).pitch for one in (usual, tight, dense)}
    assert len(titles) == 1


def test_a_long_opinion_has_numbered_pages_and_its_signature_is_never_alone(qapp: QApplication) -> None:
    for lines in range(1, 26):
        pages = lay_out(paper(PaperKind.OPINION, established="\n".join(["查明。"] * lines))).pages
        assert len(pages) > 1
        assert [words(page).count(f"— {n} —") for n, page in enumerate(pages, 1)] == [1] * len(pages)
        last = [text for text in pages[-1].texts if text.top < 262]
        assert last[0].text not in ("清河镇人民政府", "2026年11月20日"), lines
        above = [text for text in last if text.top < line_at(pages[-1], "清河镇").top]
        assert len({text.top for text in above}) >= 2, "two lines of text stay with the signature"


def test_a_form_gives_way_in_its_rooms_to_write_in(qapp: QApplication) -> None:
    filled = paper(
        PaperKind.ASSIGNMENT,
        measures="核对丈量表，逐户核实补偿款发放情况；" * 8,
        instruction="请抓紧办理并报告结果。" * 8,
    )
    assert len(lay_out(filled).pages) == 1
    grid = next(block for block in filled.blocks if isinstance(block, Grid))
    assert 15.9 < grid.bands[-1].least < 55


# As it is painted


def test_the_number_stands_outside_on_each_side(qapp: QApplication) -> None:
    first, second = lay_out(paper(PaperKind.OPINION, established="\n".join(["查明。"] * 12))).pages
    odd, even = line_at(first, "— 1 —"), line_at(second, "— 2 —")
    one = 14 * 25.4 / 72
    assert even.x == pytest.approx(28 + one, abs=0.1)
    assert odd.x + advance(odd.text, odd.type) == pytest.approx(184 - one, abs=0.1)
    assert odd.top == pytest.approx(262 + 7, abs=0.1)


def test_lines_reach_both_margins(qapp: QApplication) -> None:
    page = lay_out(paper(PaperKind.ACCEPTANCE)).pages[0]
    first = line_at(page, "你们于2026年11月20日来访")
    plain = replace(first.type, spacing=0.0)
    end = (
        first.x + advance(first.text, first.type) - advance(first.text[-1], plain) * first.type.spacing / 100
    )
    assert first.x == pytest.approx(28 + 2 * 16 * 25.4 / 72, abs=0.1)
    assert end == pytest.approx(184, abs=0.3)


def test_the_signature_is_centred_over_the_date(qapp: QApplication) -> None:
    page = lay_out(paper(PaperKind.ACCEPTANCE)).pages[0]
    name, day = page.texts[-2:]
    assert (name.text, day.text) == ("清河镇人民政府", "2026年11月20日")
    middles = [text.x + advance(text.text, text.type) / 2 for text in (name, day)]
    assert middles[0] == pytest.approx(middles[1], abs=2.0)
    assert day.top - name.top == pytest.approx(name.type.pitch, abs=0.01)


def test_the_frame_of_a_form_is_heavier_than_its_inner_lines(qapp: QApplication) -> None:
    page = lay_out(paper(PaperKind.ASSIGNMENT)).pages[0]
    widths = {round(rule[4], 2) for rule in page.rules}
    assert widths == {0.44, 0.18}
    upright = [rule for rule in page.rules if rule[0] == rule[2] and round(rule[4], 2) == 0.44]
    assert {round(rule[0], 1) for rule in upright} == {25.0, 190.0}


def test_a_pdf_says_every_word_and_who_made_it(qapp: QApplication, tmp_path: Path) -> None:
    document = paper(PaperKind.OPINION, established="𠮷家庄查明 <b> & {{ }}。")
    assert write_pdf(document, tmp_path / "书.pdf") == 2
    reader = PdfReader(tmp_path / "书.pdf")
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert "清河镇人民政府信访事项处理意见书清政信受〔2026〕4号钱卫东等7人：" in text
    assert "𠮷家庄查明<b>&{{}}。" in text
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (
        "信访处理意见书 清政信受〔2026〕4号",
        "清河镇人民政府",
    )


def test_a_page_is_black_on_white(qapp: QApplication) -> None:
    image = picture(paper(PaperKind.RECEIPT), width=620)
    assert QColor(image.pixel(2, 2)) == QColor("white")
    assert min(QColor(image.pixel(310, y)).lightness() for y in range(image.height())) < 60


# A template of the office's own, as Word has it


def own(docx) -> WordPaper:  # type: ignore[no-untyped-def]
    memory = io.BytesIO()
    docx.save(memory)
    return reading.read(Document(io.BytesIO(memory.getvalue())))


def test_paragraphs_are_read_with_faces_sizes_indents_and_alignment() -> None:
    docx = Document()
    paragraph = docx.add_paragraph(style="Normal")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("红头")
    run.font.size, run.font.name, run.bold, run.underline = Pt(26), "黑体", True, True
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(10), Mm(-5)
    paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_before = Pt(30), Pt(6)
    passage = own(docx).blocks[0]
    assert isinstance(passage, Passage)
    assert (passage.text, passage.align) == ("红头", "centre")
    assert (passage.left, passage.first) == pytest.approx((10, -5), abs=0.05)
    assert (passage.pitch, passage.before) == pytest.approx((30 * 25.4 / 72, 6 * 25.4 / 72), abs=0.05)
    face = passage.runs[0].type
    assert (face.role, face.size, face.bold, passage.runs[0].underlined) == ("label", 26, True, True)


@pytest.mark.parametrize(
    ("face", "role"),
    [
        ("方正小标宋_GBK", "title"),
        ("仿宋", "body"),
        ("华文仿宋", "body"),
        ("楷体", "kai"),
        ("微软雅黑", "label"),
        ("Times New Roman", "value"),
    ],
)
def test_a_font_of_the_file_is_drawn_by_its_like(face: str, role: str) -> None:
    docx = Document()
    run = docx.add_paragraph().add_run("字")
    run._r.get_or_add_rPr().append(
        parse_xml(f'<w:rFonts {nsdecls("w")} w:eastAsia="{face}" w:ascii="{face}"/>')
    )
    assert own(docx).blocks[0].runs[0].type.role == role  # type: ignore[union-attr]


def test_merged_cells_have_no_line_across_them() -> None:
    docx = Document()
    table = docx.add_table(3, 2, style="Table Grid")
    table.style.element.append(parse_xml(f"<w:tblPr {nsdecls('w')}/>"))
    table._tbl.tblPr.append(
        parse_xml(
            f"<w:tblBorders {nsdecls('w')}>"
            + "".join(
                f'<w:{side} w:val="single" w:sz="8"/>'
                for side in ("top", "left", "bottom", "right", "insideH", "insideV")
            )
            + "</w:tblBorders>"
        )
    )
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合起来"
    table.cell(2, 0).merge(table.cell(2, 1)).text = "一整行"
    grid = own(docx).blocks[0]
    assert isinstance(grid, Grid)
    first, second, third = grid.bands
    assert first.slots[0].borders[2] == 0 and second.slots[0].borders[0] == 0
    assert first.slots[1].borders[2] > 0
    assert len(third.slots) == 1 and third.slots[0].right == second.slots[1].right


def test_what_cannot_be_shown_is_named() -> None:
    docx = Document()
    docx.add_paragraph().add_run()._r.append(parse_xml(f"<w:drawing {nsdecls('w')}/>"))
    assert own(docx).unseen == ("图片",)


def test_a_page_number_is_read_from_either_kind_of_field() -> None:
    docx = Document()
    foot = docx.sections[0].footer.paragraphs[0]
    foot._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple>')
    )
    assert own(docx).feet[0][0].text == PAGE_NUMBER
    for child in list(foot._p)[0:]:
        foot._p.remove(child)
    for xml in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        foot._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
    assert own(docx).feet[0][0].text == PAGE_NUMBER


def test_another_field_shows_what_it_showed_last() -> None:
    docx = Document()
    paragraph = docx.add_paragraph()
    for xml in (
        '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>DATE</w:instrText>", '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>昨天</w:t>", '<w:fldChar w:fldCharType="end"/>',
    ):  # fmt: skip
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
    assert own(docx).blocks[0].text == "昨天"  # type: ignore[union-attr]


# Lines and pages


def broken(text: str, mm: float, **more: object) -> list[str]:
    passage = Passage((Run(text, BODY),), **more)  # type: ignore[arg-type]
    return ["".join(stretch.text for stretch in line) for line in Breaker(ems).lines(passage, mm)]


FOUR = 4 * 16 * 25.4 / 72


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五", ["一二三四", "五"]),
        ("一二三四。五", ["一二三", "四。五"]),
        ("一二三（四五", ["一二三", "（四五"]),
        ("一二三12五", ["一二三12", "五"]),
        ("一二三1234", ["一二三", "1234"]),
        ("1234567890", ["12345678", "90"]),
        ("ab cd efg hi", ["ab cd", "efg hi"]),
        ("𠮷𠮷𠮷𠮷𠮷", ["𠮷𠮷𠮷𠮷", "𠮷"]),
        ("", [""]),
        ("一\n二", ["一", "二"]),
    ],
)
def test_where_a_line_of_four_characters_ends(text: str, lines: list[str]) -> None:
    assert broken(text, FOUR) == lines


def test_indents_and_tabs_take_their_room() -> None:
    assert broken("一二三四五六", FOUR, first=FOUR / 2) == ["一二", "三四五六"]
    assert broken("一二三四五六", FOUR, left=FOUR / 4, right=FOUR / 4) == ["一二", "三四", "五六"]
    line = Breaker(ems).lines(Passage((Run("甲\t乙", BODY),), tabs=(15.0,)), 100)[0]
    assert [(stretch.text, round(stretch.x, 2)) for stretch in line] == [("甲", 0.0), ("乙", 15.0)]


def test_a_tab_without_a_stop_goes_to_the_next_of_the_usual_ones() -> None:
    line = Breaker(ems).lines(Passage((Run("甲\t乙", BODY),)), 100)[0]
    assert line[1].x == pytest.approx(420 / 1440 * 25.4)


def plain(count: int, **more: object) -> Passage:
    return Passage((Run("甲" * 27 * count, BODY),), pitch=10.0, **more)  # type: ignore[arg-type]


def pages(*blocks: Passage) -> list[int]:
    """How many lines stand on each page of ten."""
    sheet = WordPaper(blocks, top=0.0, bottom=197.0)
    return [len({text.top for text in page.texts}) for page in flow(sheet, ems)]


def test_a_paragraph_leaves_at_least_two_lines_on_either_page() -> None:
    assert pages(plain(9), plain(4)) == [9, 4], "one line alone does not stay below"
    assert pages(plain(8), plain(3)) == [8, 3], "three lines do not part"
    assert pages(plain(6), plain(5)) == [9, 2]


def test_what_is_kept_with_the_next_goes_with_it() -> None:
    assert pages(plain(9), plain(1, keep_next=True), plain(2)) == [9, 3]
    assert pages(plain(10), plain(1, new_page=True)) == [10, 1]
    assert pages(plain(12, keep_next=True), plain(1)) == [10, 3], (
        "what is higher than a page is parted all the same"
    )


def test_a_head_row_comes_again_on_the_next_page() -> None:
    docx = Document()
    table = docx.add_table(60, 1, style="Table Grid")
    for n, row in enumerate(table.rows):
        row.cells[0].text = f"第{n}行"
    table._tbl.tblPr.append(
        parse_xml(f'<w:tblBorders {nsdecls("w")}><w:insideH w:val="single" w:sz="4"/></w:tblBorders>')
    )
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    found = flow(own(docx), ems)
    assert len(found) > 1
    assert all(page.texts[0].text == "第0行" for page in found)


def test_the_same_paper_is_the_same_for_engine_and_window(qapp: QApplication) -> None:
    """The engine reckons without a screen; the window measures its fonts."""
    for kind in FILES:
        document = paper(kind, points=data(kind).points)
        assert len(flow(document, ems)) == len(lay_out(document).pages), kind
