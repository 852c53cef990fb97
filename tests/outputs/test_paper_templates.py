"""An office's own templates: edited in Word or WPS, taken in when they are sound, refused with a sentence when they are not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.official import FIRST, lines_of, rezipped, saved, taken_in_hand, template, text_of, told
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved, Refused
from xfdesk.outputs.papers import checking, making
from xfdesk.outputs.papers.words import MUST, TEMPLATE_FILES
from xfdesk.rules.words import PaperKind

KIND = PaperKind.ACCEPTANCE
NEEDED = [f"{{{{{word}}}}}" for word in MUST[KIND]]
RELS = "word/_rels/document.xml.rels"
Change = Callable[[dict[str, bytes]], None]


def refused(blob: bytes, kind: PaperKind = KIND) -> Refused:
    with pytest.raises(Refused) as why:
        checking.check(kind, blob)
    assert why.value.data == "模板没有换，原来的照用"
    assert why.value.do
    return why.value


def edited(*lines: str) -> bytes:
    return template([*NEEDED, *lines])


@pytest.mark.parametrize("kind", tuple(TEMPLATE_FILES))
def test_every_shipped_template_may_be_taken_in_again(kind: PaperKind) -> None:
    checking.check(kind, making.shipped(kind))


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("主办单位们", "主办单位"),
        ("受理曰期", "受理日期"),
        ("联系电话号码", "联系电话"),
        ("loop", ""),
        ("self", ""),
    ],
)
def test_an_unknown_word_is_refused_with_its_name_and_the_nearest_known_one(typed: str, near: str) -> None:
    why = refused(edited(f"{{{{{typed}}}}}"))
    assert why.rule == "unknown_word"
    assert f"“{typed}”不认识" in why.what
    assert (f"是不是“{near}”" in why.what) is bool(near)


def test_a_word_of_another_kind_is_unknown() -> None:
    assert refused(edited("{{延期理由}}")).rule == "unknown_word"


def test_an_unknown_part_of_an_item_is_refused_with_the_nearest() -> None:
    why = refused(edited("{%p for 点 in 诉求 %}", "{{点.内蓉}}", "{%p endfor %}"))
    assert "“点.内蓉”不认识，是不是“点.内容”" in why.what
    assert "“点”不认识" in refused(edited("{%p for 点 in 诉求 %}", "{{点}}", "{%p endfor %}")).what


def test_a_list_is_not_written_as_one_word() -> None:
    assert refused(edited("{{诉求}}")).rule == "list_word"
    assert refused(edited("{%p for 字 in 概况 %}", "甲", "{%p endfor %}")).rule == "unknown_word"


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 来访人.__class__ }}",
        "{{ 来访人.upper() }}",
        "{{ 来访人|length }}",
        "{{ 来访人 * 99999999 }}",
        "{{ 来访人[0] }}",
        "{{ range(9) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 7 * 7 }}",
        "{% set 甲 = 1 %}",
        "{% include 'x' %}",
        "{% import 'os' as os %}",
        "{% macro 甲() %}{% endmacro %}",
        "{% for 点 in 诉求 recursive %}{% endfor %}",
        "{% for 点 in 诉求 if 点.研判 %}{% endfor %}",
        "{% for 甲 in (1,2) %}{% endfor %}",
        "{% for 来访人 in 诉求 %}{% endfor %}",
        "{% if 来访人 is defined %}{% endif %}",
        "{% for 点 in 诉求 %}{{ loop.previtem }}{% endfor %}",
        "{% filter upper %}{% endfilter %}",
        "{% block 甲 %}{% endblock %}",
    ],
)
def test_code_is_refused(code: str) -> None:
    assert refused(edited(code)).rule in ("code", "unknown_word", "broken_word")


def test_a_brace_that_is_not_closed_is_refused_with_what_stands_there() -> None:
    why = refused(edited("{% if 来访人 %}甲"))
    assert why.rule == "broken_word"
    assert refused(edited("{{来访人}")).rule == "broken_word"


def test_what_the_law_wants_must_be_there() -> None:
    why = refused(template([line for line in NEEDED if line not in ("{{复查机关}}", "{{答复期限}}")]))
    assert why.rule == "missing_word"
    assert "{{答复期限}}、{{复查机关}}" in why.what


def test_conditions_and_loops_on_known_words_are_taken() -> None:
    checking.check(
        KIND,
        edited(
            '{% if 责任人 and not 包案领导 %}{{责任人}}{% elif 人称 == "你们" %}甲{% else %}乙{% endif %}',
            "{%p for 点 in 诉求 %}",
            "{{点.序号}}{% if loop.last %}。{% else %}；{% endif %}",
            "{%p endfor %}",
            "{%p if 诉求 %}",
            "有",
            "{%p endif %}",
        ),
    )


# As Word and WPS write it


def split(*pieces: str) -> bytes:
    """One paragraph whose runs WPS has cut, with a spelling mark between them."""
    docx = Document()
    for line in NEEDED:
        docx.add_paragraph(line)
    paragraph = docx.add_paragraph()
    for n, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        run.bold = bool(n % 2)
        paragraph._p.append(parse_xml(f"<w:proofErr {nsdecls('w')} w:type='spellStart'/>"))
    return saved(docx)


@pytest.mark.parametrize(
    "pieces",
    [
        ("甲｛｛来访人｝｝乙",),
        ("甲{{　来访人　}}乙",),
        ("甲{{ 来访人\u00a0}}乙",),
        ("甲｛", "｛来", "访", "人｝", "｝乙"),
        ("甲{", "{来访人", "}}乙"),
        ("甲{ {来访人} }乙",),
        ("甲{%if 来访人%}", "{{来", "访人}}{％ endif ％｝乙"),
        ("甲{{来访人}}", "乙"),
    ],
)
def test_full_width_braces_blanks_and_cut_runs_are_read(pieces: tuple[str, ...]) -> None:
    blob = split(*pieces)
    checking.check(KIND, blob)
    found = lines_of(making.made(blob, checking.sample(KIND)))
    assert found[-1] == "甲试填name乙"


def test_words_in_heads_feet_and_tables_are_read_and_looked_at() -> None:
    docx = Document(io.BytesIO(edited()))
    docx.sections[0].header.paragraphs[0].text = "｛｛单位名称｝｝"
    docx.sections[0].footer.paragraphs[0].text = "{{编号}}"
    docx.add_table(1, 1).cell(0, 0).text = "{{概况}}"
    blob = saved(docx)
    checking.check(KIND, blob)
    made = Document(io.BytesIO(making.made(blob, checking.sample(KIND))))
    assert made.sections[0].header.paragraphs[0].text == "某某镇人民政府"
    assert made.sections[0].footer.paragraphs[0].text == "JF-2026-0001"
    assert made.tables[0].cell(0, 0).text == "试填summary"
    docx.sections[0].header.paragraphs[0].text = "{{单位名字}}"
    assert "是不是“单位名称”" in refused(saved(docx)).what


def test_a_word_in_the_files_own_particulars_is_never_read() -> None:
    docx = Document(io.BytesIO(edited()))
    docx.core_properties.title = "{{ ''.__class__ }}"
    docx.core_properties.comments = "{{ 7*7 }}"
    made = Document(io.BytesIO(making.made(saved(docx), checking.sample(KIND))))
    assert made.core_properties.title == "受理告知书 试填number"
    assert made.core_properties.comments == ""


def test_a_word_where_no_text_stands_is_refused() -> None:
    """In the code of a field Word shows nothing of it."""
    hidden = "<w:p><w:r><w:instrText>{{概况}}</w:instrText></w:r></w:p></w:body>"
    assert refused(rezipped(edited(), swap("word/document.xml", "</w:body>", hidden))).rule == "lost_word"
    assert refused(edited("{{r 概况}}")).rule == "broken_word"


# What is no template


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    assert refused(b"").rule == "no_docx"
    assert refused(b"plain text").rule == "no_docx"
    assert refused(edited()[:-300]).rule == "no_docx"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).rule == "old_format"
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w") as out:
        out.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(workbook.getvalue()).rule == "no_docx"


def bomb() -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as out:
        for name in ("[Content_Types].xml", "word/document.xml"):
            out.writestr(name, "<x/>")
        with out.open("word/media/image1.png", "w") as part:
            for _ in range(70):
                part.write(bytes(1 << 20))
    return memory.getvalue()


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    blob = bomb()
    assert len(blob) < 200_000
    assert refused(blob).rule == "zip_bomb"
    assert refused(bytes(6 << 20)).rule == "too_large"


def put(name: str, content: str) -> Change:
    return lambda parts: parts.__setitem__(name, content.encode("utf-8"))


def swap(name: str, old: str, new: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[name].decode("utf-8")
        assert old in text
        parts[name] = text.replace(old, new, 1).encode("utf-8")

    return change


LINK = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    'Target="http://example.invalid/x" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (put("word/vbaProject.bin", "x"), "hidden_parts"),
        (put("word/embeddings/oleObject1.bin", "x"), "hidden_parts"),
        (put("word/activeX/activeX1.xml", "<x/>"), "hidden_parts"),
        (put("word/afchunk1.htm", "x"), "hidden_parts"),
        (put("word/comments.xml", "<w:comments/>"), "hidden_parts"),
        (swap("[Content_Types].xml", "wordprocessingml.document.main", "macroEnabled.main"), "hidden_parts"),
        (swap(RELS, "</Relationships>", LINK.format("hyperlink")), "outside_link"),
        (swap(RELS, "</Relationships>", LINK.format("attachedTemplate").replace('"External"', "'External'")), "outside_link"),
        (swap("word/document.xml", "<w:body>", "<w:body><w:p><w:ins w:id='1'><w:r><w:t>x</w:t></w:r></w:ins></w:p>"), "revisions"),
        (swap("word/document.xml", "<w:document", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document"), "hidden_parts"),
        (lambda parts: parts.__setitem__("word/document.xml", parts["word/document.xml"].decode("utf-8").replace("UTF-8", "UTF-16").encode("utf-16")), "hidden_parts"),
        (lambda parts: parts.__setitem__("word/document.xml", b"<w:document>"), "no_document"),
        (lambda parts: parts.__delitem__("word/document.xml"), "no_docx"),
    ],
)  # fmt: skip
def test_what_hides_in_a_word_file_is_refused(change: Change, rule: str) -> None:
    assert refused(rezipped(edited(), change)).rule == rule


# On the desk


@pytest.fixture
def office(desk: Desk) -> Desk:
    told(desk)
    taken_in_hand(desk)
    return desk


@pytest.fixture
def own(office: Desk, tmp_path: Path) -> Path:
    """The shipped template copied out and edited."""
    path = office.papers.templates.copy_out(KIND, tmp_path / "模板.docx")
    docx = Document(path)
    docx.paragraphs[3].insert_paragraph_before("本镇的红头")
    docx.save(str(path))
    return path


def test_an_edited_template_is_taken_in_used_and_given_up_again(
    office: Desk, own: Path, tmp_path: Path
) -> None:
    templates = office.papers.templates
    assert [state.own for state in templates.states()] == [False] * len(TEMPLATE_FILES)
    templates.take_in(KIND, own)
    state = templates.states()[0]
    assert (state.kind, state.own, state.name, state.who) == (KIND, True, "模板.docx", "林小雨")
    office.papers.write(KIND, FIRST, tmp_path / "甲.docx")
    assert "本镇的红头" in text_of((tmp_path / "甲.docx").read_bytes())
    templates.copy_out(KIND, tmp_path / "再拷.docx")
    assert (tmp_path / "再拷.docx").read_bytes() == own.read_bytes()
    templates.go_back(KIND)
    assert not templates.states()[0].own
    office.papers.write(KIND, FIRST, tmp_path / "乙.docx")
    assert "本镇的红头" not in text_of((tmp_path / "乙.docx").read_bytes())
    assert office.check() == ()


def test_what_happens_to_templates_stands_in_the_history(office: Desk, own: Path) -> None:
    office.papers.templates.take_in(KIND, own)
    office.papers.templates.go_back(KIND)
    office.papers.templates.go_back(KIND)
    said = [what for (what,) in office.file.sql("SELECT what FROM history ORDER BY seq DESC LIMIT 2")]
    assert said == ["文书模板用程序自带的 受理告知书", "换文书模板 受理告知书"]


def test_a_template_stays_in_the_ledger_file(office: Desk, own: Path) -> None:
    office.papers.templates.take_in(KIND, own)
    office.close()
    again = Desk.open(office.path, clock=office.clock)
    try:
        assert again.papers.templates.states()[0].own
    finally:
        again.close()


def test_a_refused_template_changes_nothing(office: Desk, own: Path, tmp_path: Path) -> None:
    office.papers.templates.take_in(KIND, own)
    bad = tmp_path / "坏.docx"
    bad.write_bytes(edited("{{ ''.__class__ }}"))
    with pytest.raises(Refused):
        office.papers.templates.take_in(KIND, bad)
    assert office.papers.templates.states()[0].name == "模板.docx"


@pytest.mark.parametrize("mark", ["~$模板.docx", ".~lock.模板.docx#"])
def test_a_template_that_is_open_in_word_is_not_taken(office: Desk, own: Path, mark: str) -> None:
    (own.parent / mark).write_bytes(b"x")
    with pytest.raises(NotSaved) as why:
        office.papers.templates.take_in(KIND, own)
    assert "正在 Word 或 WPS 里打开" in why.value.what and mark in why.value.do
    assert not office.papers.templates.states()[0].own


def test_word_puts_its_mark_in_place_of_the_first_letters_of_a_longer_name(office: Desk, own: Path) -> None:
    longer = own.rename(own.parent / "受理告知书_模板.docx")
    (own.parent / "~$告知书_模板.docx").write_bytes(b"x")
    with pytest.raises(NotSaved):
        office.papers.templates.take_in(KIND, longer)


def test_a_template_that_is_gone_is_said(office: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotSaved) as why:
        office.papers.templates.take_in(KIND, tmp_path / "没有.docx")
    assert "读不了" in why.value.what


def test_a_template_altered_behind_the_program_is_refused_when_it_is_used(
    office: Desk, tmp_path: Path
) -> None:
    """Its words are looked at again at every filling."""
    bad = edited("{{ ''.__class__ }}")
    with office.file.act():
        office.file.t.Template.create(kind=KIND, name="x", content=bad, at="2026-11-20T08:30:00", who="x")
    with pytest.raises(Refused) as why:
        office.papers.write(KIND, FIRST, tmp_path / "甲.docx")
    assert why.value.rule == "unfit_template"
    assert not (tmp_path / "甲.docx").exists()
    assert office.papers.data(KIND, FIRST).number == ""
