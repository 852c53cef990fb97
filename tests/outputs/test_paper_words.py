"""What official papers say: each word in its place, any text as it stands, in the measures of an official letter."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Length, Mm, Pt

from scripts import make_templates
from tests.official import POINT, data, lines_of, ordinary, template, text_of
from xfdesk.outputs.papers import filling, making
from xfdesk.outputs.papers.words import EVERY, FILES, ITEMS, MUST, OWN, allowed, unknown, values
from xfdesk.rules.words import PaperKind

KINDS = tuple(FILES)
HOSTILE = "a<b>&c \"q\" 'q' {{ 来访人 }} {% x %} {_{ }_} 𠮷 &amp; \\a =1+1"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(kind: PaperKind, **changes: object) -> bytes:
    return making.made(making.shipped(kind), ordinary(kind, **changes))


def twips(length: Length | None) -> int:
    assert length is not None
    return round(length / 635)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_kind_brings_its_own_field(kind: PaperKind) -> None:
    paper = data(kind)
    said = values(paper)
    plain = {word: said[word] for word in allowed(kind).plain}
    lines = [f"{word}={{{{{word}}}}}" for word in plain]
    for word in allowed(kind).lists:
        lines += [
            f"{{%p for 件 in {word} %}}",
            *(f"{word}.{item}={{{{件.{item}}}}}" for item in ITEMS[word]),
            "{%p endfor %}",
        ]
    docx, _ = filling.filled(template(lines), said, allowed(kind))
    found = lines_of(filling.as_bytes(docx))
    assert {line for line in found if "." not in line.partition("=")[0]} >= {
        f"{w}={v}" for w, v in plain.items()
    }
    for word, field in {**EVERY, **OWN[kind]}.items():
        if word not in ITEMS:
            value = getattr(paper, field)
            shown = f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else value
            assert f"{word}={shown}" in "\n".join(found)
    if "诉求" in allowed(kind).lists:
        assert f"诉求.答复={POINT.answer}" in found
        assert "诉求.时限=2026年12月10日" in found


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_template_says_every_word_that_it_must(kind: PaperKind) -> None:
    text = text_of(making.made(making.shipped(kind), data(kind)))
    said = values(data(kind))
    for word in MUST[kind]:
        value = said[word] if isinstance(said[word], str) else vars(said[word][0])[next(iter(ITEMS[word]))]
        assert value in text, word
    assert "{{" not in text and "{%" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_any_text_stands_as_it_was_typed(kind: PaperKind) -> None:
    """In every field of every kind; line breaks become paragraphs."""
    fields = [field for word, field in {**EVERY, **OWN[kind]}.items() if word not in ITEMS]
    texts = {field: HOSTILE for field in fields if isinstance(getattr(data(kind), field), str)}
    texts.pop("you", None)  # 你 or 你们 is asked about by the template
    texts.pop("office", None)
    blob = making.made(making.shipped(kind), data(kind, **texts))
    assert HOSTILE in text_of(blob)


def test_a_text_of_several_lines_becomes_paragraphs_and_a_long_one_is_whole() -> None:
    long = "".join(f"第{n}句。" for n in range(1000))[:4000]
    found = lines_of(made(PaperKind.OPINION, established=f"第一段<\n第二段&\n{long}"))
    start = found.index("第一段<")
    assert found[start : start + 3] == ["第一段<", "第二段&", long]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert "甲乙丙" in text_of(made(PaperKind.OPINION, established="甲\x0b乙\ufffe丙"))


def test_a_known_blank_leaves_room_to_write_and_an_optional_one_leaves_nothing() -> None:
    blob = made(PaperKind.ACCEPTANCE, reviewing_body="", answer_by=None, lead_unit="")
    text = text_of(blob)
    assert "向　　　　　　请求复查" in text
    assert "二、　　　　年　　月　　日前书面答复" in text
    assert "一、受理日期为2026年11月20日。\n" in text
    assert unknown(ordinary(PaperKind.ACCEPTANCE, reviewing_body="", answer_by=None, lead_unit="")) == (
        "答复期限",
        "复查机关",
    )


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not PaperKind.RECEIPT])
def test_a_number_that_is_not_drawn_yet_leaves_its_room(kind: PaperKind) -> None:
    room = "清政信某〔2026〕　　号"
    assert room in text_of(made(kind, number="", number_room=room))


def test_the_opinion_begins_each_paragraph_with_its_outcome_and_ends_with_the_remedy() -> None:
    points = (POINT, data(PaperKind.OPINION).points[1])
    found = lines_of(
        made(
            PaperKind.OPINION,
            you="你",
            came="你于2026年11月20日来访",
            points=points,
            received_on=None,
            review_by=None,
        )
    )
    assert found[:4] == ["清河镇人民政府信访事项处理意见书", "清政信受〔2026〕4号", "", "钱卫东等7人："]
    assert found[4].startswith(
        "你于2026年11月20日来访，反映村口养猪场污水排入水渠的事项（编号JF-2026-0001），本机关于2026年11月20日受理，交由综合执法队"
    )
    assert found[5:8] == ["一、你的诉求", "1. 拨付青苗补偿款3600元。", "2. 复丈地块。"]
    told = next(line for line in found if line.startswith("（一）关于诉求1"))
    assert told == "（一）关于诉求1，予以支持。征收土地应当及时支付补偿。已拨付到账户。由财政所于年底前办结。"
    assert found[-8:] == [
        "你如不服本处理意见，可以自收到本意见书之日起三十日内，向南屏县人民政府书面请求复查（《信访工作条例》第三十五条）。",
        "", "", "清河镇人民政府", "2026年11月20日", "", "（送达时填写。收到日期：　　　　年　　月　　日；",
        "　请求复查的最后一日：　　　　年　　月　　日）",
    ]  # fmt: skip


def test_the_opinion_handed_over_says_the_last_day() -> None:
    text = text_of(made(PaperKind.OPINION, received_on=date(2026, 12, 18), review_by=date(2027, 1, 17)))
    assert "收到日期：2026年12月18日；\n　请求复查的最后一日：2027年1月17日）" in text


def test_annexes_are_numbered_where_there_are_several_and_absent_where_there_are_none() -> None:
    several = lines_of(made(PaperKind.OPINION, annexes=data(PaperKind.OPINION).annexes))
    assert several[several.index("附件：1. 复丈记录") + 1] == "　　　2. 丈量表"
    assert "附件" not in text_of(made(PaperKind.OPINION))


def test_no_paper_says_a_word_that_labels_a_person_or_a_verdict_to_the_visitor() -> None:
    for kind in KINDS:
        text = text_of(made(kind, points=(POINT,)))
        assert not [word for word in ("无理", "缠访", "稳控") if word in text], kind
        if kind is not PaperKind.ASSIGNMENT:
            assert "全部合理" not in text


def test_title_and_author_of_the_file_are_kind_number_and_office() -> None:
    about = Document(io.BytesIO(made(PaperKind.ACCEPTANCE))).core_properties
    assert (about.title, about.author) == ("受理告知书 清政信受〔2026〕4号", "清河镇人民政府")
    assert making.file_name(ordinary(PaperKind.TRANSFER)) == "转送（交办）告知单_清政信受〔2026〕4号"
    assert making.file_name(ordinary(PaperKind.RECEIPT, number="")) == "送达回证_JF-2026-0001"


# Measures


def letter(kind: PaperKind = PaperKind.OPINION, **changes: object):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(made(kind, **changes)))


def style_of(docx, name: str):  # type: ignore[no-untyped-def]
    return next(style for style in docx.styles if style.name == name)


def test_the_sheet_has_the_margins_of_an_official_letter() -> None:
    section = letter().sections[0]
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=700)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert margins == pytest.approx((Mm(37), Mm(35), Mm(28), Mm(26)), abs=700)
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert (width, height) == pytest.approx((Mm(156), Mm(225)), abs=2_000)
    grid = section._sectPr.find(f"{W}docGrid")
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
    assert section.footer_distance == pytest.approx(Mm(28) - Pt(14), abs=2_000), (
        "the number stands 7 mm below the text"
    )


@pytest.mark.parametrize(
    ("name", "face", "size", "line"),
    [
        ("公文标题", "方正小标宋简体", 22, 36),
        ("文号", "仿宋_GB2312", 16, 28.95),
        ("公文正文", "仿宋_GB2312", 16, 28.95),
        ("一级标题", "黑体", 16, 28.95),
        ("署名", "仿宋_GB2312", 16, 28.95),
        ("页码", "宋体", 14, 14),
    ],
)
def test_each_part_has_its_face_size_and_pitch(name: str, face: str, size: float, line: float) -> None:
    style = style_of(letter(), name)
    fonts = style.element.rPr.find(f"{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {face}
    assert style.font.size == Pt(size)
    assert style.paragraph_format.line_spacing == pytest.approx(Pt(line), abs=700)
    assert style.paragraph_format.line_spacing_rule == 4  # exactly


def test_the_body_is_set_two_characters_in_a_quarter_of_a_point_closer_and_without_gaps() -> None:
    body = style_of(letter(), "公文正文").element
    assert body.rPr.find(f"{W}spacing").get(f"{W}val") == "-5"
    assert body.pPr.find(f"{W}ind").get(f"{W}firstLineChars") == "200"
    assert body.pPr.find(f"{W}jc").get(f"{W}val") == "both"
    for name in ("autoSpaceDE", "autoSpaceDN"):
        assert body.pPr.find(f"{W}{name}").get(f"{W}val") == "0"
    title = style_of(letter(), "公文标题")
    assert title.paragraph_format.space_before == title.paragraph_format.space_after == Pt(10.95)
    assert title.element.pPr.find(f"{W}snapToGrid").get(f"{W}val") == "0"


def test_the_outcome_is_set_in_kai() -> None:
    paragraph = next(p for p in letter(points=(POINT,)).paragraphs if p.text.startswith("（一）关于"))
    kai = "".join(run.text for run in paragraph.runs if "楷体_GB2312" in run._r.xml)
    assert kai == "（一）关于诉求1，予以支持。"


@pytest.mark.parametrize(
    ("office", "name_at", "date_at"),
    [
        ("清河镇人民政府", 400, 400),
        ("镇", 700, 400),
        ("清河镇社会治安综合治理中心信访工作办公室接待站", 0, 800),
    ],
)
def test_the_name_is_centred_over_the_date_four_characters_from_the_edge(
    office: str, name_at: int, date_at: int
) -> None:
    """In hundredths of a character; a figure counts half. Both give way to a long name."""
    docx = letter(office=office)
    found = {}
    for paragraph in docx.paragraphs:
        if paragraph.style.name in ("署名", "成文日期"):
            found[paragraph.style.name] = int(paragraph._p.pPr.find(f"{W}ind").get(f"{W}rightChars"))
    assert found == {"署名": name_at, "成文日期": date_at}


def test_a_title_of_more_than_nineteen_characters_stands_in_two_lines() -> None:
    short = [p.text for p in letter(PaperKind.EXTENSION).paragraphs if p.style.name == "公文标题"]
    long = [p for p in letter(PaperKind.TRANSFER).paragraphs if p.style.name == "公文标题"]
    assert short == ["清河镇人民政府信访事项延期办理告知书"]
    assert [p.text for p in long] == ["清河镇人民政府", "信访事项转送（交办）告知单"]
    assert [twips(long[0].paragraph_format.space_after), twips(long[1].paragraph_format.space_before)] == [
        0,
        0,
    ]


def test_pages_are_numbered_on_the_outer_side_and_a_single_page_is_not() -> None:
    section = letter(established="查明。\n" * 20).sections[0]
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = foot.paragraphs[0]._p
        assert "PAGE" in paragraph.xml
        assert paragraph.pPr.find(f"{W}jc").get(f"{W}val") == side
        assert paragraph.pPr.find(f"{W}ind").get(f"{W}{side}Chars") == "100"
    single = letter(PaperKind.EXTENSION).sections[0]
    assert "PAGE" not in single.footer.paragraphs[0]._p.xml
    assert "PAGE" not in single.even_page_footer.paragraphs[0]._p.xml


def test_the_last_lines_stay_with_the_signature() -> None:
    paragraphs = letter(PaperKind.ACCEPTANCE).paragraphs
    last = len(paragraphs) - 1
    kept = [p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next for p in paragraphs]
    assert [paragraphs[n].text for n in range(last - 4, last + 1)] == [
        "联系人：林小雨　　　电话：0377-61200315", "", "", "清河镇人民政府", "2026年11月20日",
    ]  # fmt: skip
    assert all(kept[last - 4 : last])


def test_form_papers_have_the_rows_of_the_paper_page() -> None:
    assigned, signed = (
        letter(PaperKind.ASSIGNMENT),
        letter(PaperKind.RECEIPT, papers=data(PaperKind.RECEIPT).papers[:1]),
    )
    for docx, margins, columns, least in (
        (
            assigned,
            (22, 18, 25, 20),
            (24, 34, 22, 26, 22, 37),
            (9.5, 9.5, 11, 16, 22, 22, 10, 22, 24, 26, 56),
        ),
        (signed, (30, 25, 28, 26), (34, 52, 26, 44), (13, 13, 13, 13, 13, 13, 30, 24, 28, 20, 18, 14)),
    ):
        section, table = docx.sections[0], docx.tables[0]
        found = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert found == pytest.approx(tuple(Mm(mm) for mm in margins), abs=700)
        assert [twips(column.width) / 56.693 for column in table.columns] == pytest.approx(columns, abs=0.05)
        assert [twips(row.height) / 56.693 for row in table.rows] == pytest.approx(least, abs=0.05)
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
        borders = table._tbl.tblPr.find(f"{W}tblBorders")
        assert {borders.find(f"{W}{side}").get(f"{W}sz") for side in ("top", "left", "bottom", "right")} == {
            "10"
        }
        assert {borders.find(f"{W}{side}").get(f"{W}sz") for side in ("insideH", "insideV")} == {"4"}


def test_a_receipt_lists_several_papers_in_its_first_row() -> None:
    found = lines_of(made(PaperKind.RECEIPT, papers=data(PaperKind.RECEIPT).papers))
    assert "受理告知书　甲〔2026〕1号" in found and "处理意见书　乙〔2026〕2号" in found
    assert "见上栏" in found and "各壹份" in found
    one = lines_of(made(PaperKind.RECEIPT, papers=data(PaperKind.RECEIPT).papers[:1]))
    assert {"受理告知书", "甲〔2026〕1号", "壹份"} <= set(one)


def test_the_way_of_delivery_is_ticked_where_it_is_known() -> None:
    assert "☑当面" in text_of(made(PaperKind.RECEIPT, method="当面"))
    assert "☐当面" in text_of(made(PaperKind.RECEIPT, method=""))


def test_the_shipped_templates_are_what_the_script_makes(tmp_path: Path) -> None:
    make_templates.main(tmp_path)
    for name in FILES.values():
        assert (tmp_path / name).read_bytes() == (make_templates.FOLDER / name).read_bytes(), name
