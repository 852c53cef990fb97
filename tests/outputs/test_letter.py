"""移送函: what the competent body reads, what it does not, and the measures of an official letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests import builders
from ui.printing.layout import Page, lay_out
from ui.printing.letter_pages import PITCH, Line
from ui.printing.paper import document_of, picture, write_pdf
from ui.printing.type import advance
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import Letter
from xfdesk.records.form import LetterData
from xfdesk.records.visit import MatterEntry, PaperEntry, VisitorEntry
from xfdesk.rules.words import MatterClass

CONTENT = "去年危房改造名额十二个，其中三户是他家亲戚。"
NAMED = VisitorEntry(name="赵立本", phone="13803775521", village="西岭村")
Make = Callable[..., LetterData]


@pytest.fixture
def data_of(desk: Desk, day: str, qapp: QApplication) -> Make:
    def make(**changes: object) -> LetterData:
        entry = builders.accusation(
            desk,
            day,
            people="3",
            matter=MatterEntry(
                matter_class=MatterClass.ACCUSATION,
                category="纪检监察/检举控告",
                summary="反映某村干部优亲厚友",
                facts=CONTENT,
                concerned="邵某某",
            ),
            paper=PaperEntry(number="清政信转〔2026〕8 号"),
        )
        saved = desk.reception.save(replace(entry, **changes))  # type: ignore[arg-type]
        return desk.handing_over.letter(saved.number, "移送")

    return make


def made(data: LetterData) -> Letter:
    document = document_of("letter", data)
    assert isinstance(document, Letter)
    return document


def pages(document: Letter) -> tuple[Page, ...]:
    return lay_out(document).pages


def line(page: Page, start: str) -> Line:
    return next(one for one in page.lines if one.text.startswith(start))


def right(one: Line) -> float:
    """Where its last character ends; behind that one no space is set."""
    plain = replace(one.type, spacing=0.0)
    last = advance(one.text[-1], plain)
    return one.x + advance(one.text, one.type) - last * one.type.spacing / 100


def middle(one: Line) -> float:
    return (one.x + right(one)) / 2


def read(path: Path) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(path).pages]


def test_the_letter_says_what_was_received_and_the_annex_what_was_said(data_of: Make, tmp_path: Path) -> None:
    data = data_of()
    assert write_pdf(made(data), tmp_path / "函.pdf") == 2
    letter, annex = read(tmp_path / "函.pdf")
    assert letter.startswith(
        "清河镇人民政府检举控告材料移送函清政信转〔2026〕8号纪委办公室：2026年11月20日，"
    )
    assert f"来访3人，编号{data.number}。依照《信访工作条例》第三十条的规定" in letter
    assert "请出具回执" in letter
    assert "办理结果请告知我单位" in letter
    assert letter.endswith("附件：检举控告内容清河镇人民政府2026年11月20日—1—")
    assert annex.startswith(
        f"附件检举控告内容（编号：{data.number}）一、反映的对象邵某某二、概况反映某村干部"
    )
    assert f"三、反映的事实{CONTENT}四、检举控告人匿名。—2—" in annex
    assert not [part for part in ("邵某某", "优亲厚友", "危房") if part in letter]


def test_the_file_is_named_by_kind_and_number_alone(data_of: Make, tmp_path: Path) -> None:
    data = data_of(visitor=NAMED)
    document = made(data)
    assert document.file_name == f"移送函_{data.number}"
    write_pdf(document, tmp_path / "函.pdf")
    about = PdfReader(tmp_path / "函.pdf").metadata
    assert about is not None
    assert (about.title, about.author) == (f"移送函 {data.number}", "清河镇人民政府")


def test_name_and_telephone_stand_on_one_line_of_the_annex_alone(data_of: Make) -> None:
    letter, annex = pages(made(data_of(visitor=NAMED)))
    assert [one.text for one in annex.lines if "赵立本" in one.text or "138" in one.text] == [
        "赵立本　　电话：138 0377 5521"
    ]
    words = "".join(one.text for one in letter.lines)
    assert "赵立本" not in words
    assert "办理结果请告知检举控告人，并告知我单位。" in words


@pytest.mark.parametrize(
    ("visitor", "said"),
    [
        (replace(NAMED, confidential=True), "要求保密，姓名和联系方式不随本函移送。"),
        (replace(NAMED, anonymous=True, anonymous_reason="要求匿名"), "匿名。"),
    ],
)
def test_who_asked_for_confidentiality_or_stayed_anonymous_is_in_no_letter(
    data_of: Make, visitor: VisitorEntry, said: str
) -> None:
    data = data_of(visitor=visitor)
    assert (data.name, data.phone) == ("", "")
    words = "".join(one.text for page in pages(made(data)) for one in page.lines)
    assert said in words
    assert not [part for part in ("赵", "0377 5521", "03775521") if part in words]


def test_without_a_number_there_is_room_to_write_one(data_of: Make) -> None:
    data = data_of(paper=PaperEntry())
    assert made(data).number == "　　　　〔2026〕　　　　号"
    with_word = replace(data, office=replace(data.office, paper_word="清政信"))
    assert made(with_word).number == "清政信转〔2026〕　　　　号"


def test_printed_again_after_it_was_delivered_the_letter_keeps_that_day(desk: Desk, data_of: Make) -> None:
    assert data_of().dated == date(2026, 11, 20)
    delivered = PaperEntry(method="当面", delivered_on="2026-11-20", recipient="纪委办公室")
    data = data_of(paper=delivered)
    desk.table.clock.set(desk.clock.now().replace(day=27))  # type: ignore[attr-defined]
    assert desk.handing_over.letter(data.number, "补打一份").dated == date(2026, 11, 20)


def test_lines_stand_on_the_grid_between_the_margins(data_of: Make) -> None:
    letter, annex = pages(made(data_of()))
    title, number = line(letter, "清河镇人民政府检举"), line(letter, "清政信转")
    assert (title.type.role, title.type.size) == ("title", 22)
    assert middle(title) == pytest.approx(106, abs=0.3) == middle(number)
    assert number.top == pytest.approx(37 + 2 * PITCH, abs=0.05)
    to = line(letter, "纪委办公室：")
    assert (to.x, to.top) == (28.0, pytest.approx(37 + 4 * PITCH, abs=0.05))
    first, second = line(letter, "2026年11月20日，"), line(letter, "一件，")
    assert first.x == pytest.approx(28 + 2 * 15.75 * 25.4 / 72, abs=0.1)
    assert second.x == 28.0
    assert right(first) == pytest.approx(184, abs=0.1) == right(second)
    assert second.top - first.top == pytest.approx(PITCH)
    assert (line(annex, "附件").x, line(annex, "附件").top) == (28.0, 37.0)
    assert line(annex, CONTENT[:8]).type.role == "kai"


def test_the_office_is_centred_over_the_date_with_room_for_the_seal(data_of: Make) -> None:
    letter, _ = pages(made(data_of()))
    *_, above, name, dated, _ = letter.lines
    assert (above.text, name.text, dated.text) == ("附件：检举控告内容", "清河镇人民政府", "2026年11月20日")
    assert 184 - right(dated) == pytest.approx(4 * 15.75 * 25.4 / 72, abs=0.2)
    assert middle(name) == pytest.approx(middle(dated), abs=0.2)
    assert name.top - above.top == pytest.approx(3 * PITCH)


def test_pages_are_numbered_outside_and_a_single_one_is_not(data_of: Make) -> None:
    document = made(data_of())
    odd, even = (page.lines[-1] for page in pages(document))
    assert (odd.text, even.text) == ("— 1 —", "— 2 —")
    assert (right(odd), even.x) == (
        pytest.approx(184 - 14 * 25.4 / 72, abs=0.1),
        pytest.approx(28 + 14 * 25.4 / 72, abs=0.1),
    )
    assert odd.top == 269.0
    (alone,) = pages(replace(document, annex=(), enclosed=""))
    assert alone.lines[-1].text == "2026年11月20日"


def test_many_words_run_on_to_further_pages_and_every_one_is_read_back(data_of: Make, tmp_path: Path) -> None:
    told = "".join(f"第{n}笔承包费只交了{n * 7}元，" for n in range(1, 220))
    document = made(data_of(matter=replace(MatterEntry(MatterClass.ACCUSATION), category="纪检监察/检举控告",
                                           summary="反映承包费", facts=f"{told}\n合计不清。")))  # fmt: skip
    found = pages(document)
    assert len(found) > 4
    for page in found:
        for one in page.lines[:-1]:
            assert one.top + one.type.pitch <= 262.1
            assert right(one) <= 184.1, one.text
    assert write_pdf(document, tmp_path / "函.pdf") == len(found)
    annex = "".join(re.sub(r"—\d+—$", "", page) for page in read(tmp_path / "函.pdf")[1:])
    assert f"{told}合计不清。" in annex


def test_a_heading_never_ends_a_page(data_of: Make) -> None:
    document = made(data_of())
    for lines_before in range(8, 22):
        facts = tuple(replace(document.annex[-1], text="多") for _ in range(lines_before))
        longer = replace(document, annex=(*document.annex[:3], *facts, *document.annex[-2:]))
        for page in pages(longer)[1:]:
            assert not page.lines[-2].text.startswith("四、")


def test_where_the_seal_would_stand_alone_the_lines_close_up(data_of: Make) -> None:
    document = made(data_of())
    longer = replace(document, body=(*document.body, *(document.body[1],) * 2))
    first, *_ = pages(longer)
    assert line(first, "清河镇人民政府").top < 262
    gap = line(first, "一件，").top - line(first, "2026年11月20日，").top
    assert 27.5 * 25.4 / 72 - 0.01 <= gap < PITCH - 0.1
    far = replace(document, body=document.body * 4)
    second = pages(far)[1]
    assert [one.text for one in second.lines[-3:-1]] == ["清河镇人民政府", "2026年11月20日"]
    assert len(second.lines) >= 5, "two lines of the text go with the signature"


def test_a_long_name_takes_a_line_of_the_title_for_itself_and_stays_on_the_page(data_of: Make) -> None:
    data = data_of()
    office = replace(data.office, name="某某自治县某某民族乡人民政府办公室")
    letter, _ = pages(made(replace(data, office=office)))
    assert [one.text for one in letter.lines[:2]] == [office.name, "检举控告材料移送函"]
    assert max(right(one) for one in letter.lines) <= 184.1


def test_the_page_is_black_on_white_within_its_margins(data_of: Make) -> None:
    image = picture(made(data_of()), 1, 840)
    assert (image.width(), image.height()) == (840, 1188)
    edge = {
        image.pixelColor(x, y).lightness() for x in (*range(108), *range(740, 840)) for y in range(0, 1188, 3)
    }
    assert edge == {255}
