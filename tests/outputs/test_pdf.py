"""A PDF as others meet it: its text by a second reader, and an old file that stays when a new one cannot be written."""

from __future__ import annotations

import re
import resource
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests import builders
from ui.printing import text_layer
from ui.printing.layout import lay_out
from ui.printing.painting import said
from ui.printing.paper import document_of, write_pdf
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import Form, Sheet
from xfdesk.errors import NotSaved
from xfdesk.records.form import FormData
from xfdesk.records.visit import Representative, VisitEntry, VisitorEntry
from xfdesk.rules.words import Handling

LONG = (
    "人民的一生：1-2、2026-11-24、A-17号，门牌8-302；见水长、食宿、龙门、白马、老人、小儿、户口、立足、走访、高山、黄土、黑板、齐全。"
    * 90
)


@pytest.fixture
def data(desk: Desk, day: str, qapp: QApplication) -> FormData:
    return desk.reception.form(desk.reception.save(builders.visit(desk, day)).visit)


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """No file of this process grows beyond `size`, as on a disk that is nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def drawn(document: Form | Sheet) -> list[str]:
    """Every text of every page: heads, cells, what is beside the lines to sign on, feet."""
    return [text for _, text in said(lay_out(document)) if bare(text)]


def read(path: Path) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(path).pages))


def stated(statement: str) -> Callable[[Desk, str], FormData]:
    """The usual visit with this statement, and its first line as the summary."""

    def made(desk: Desk, day: str) -> FormData:
        matter = builders.replace(builders.visit(desk, day).matter, summary=statement[:40], facts="")
        return kept(desk, builders.visit(desk, day, statement=statement, matter=matter))

    return made


def kept(desk: Desk, entry: VisitEntry) -> FormData:
    return desk.reception.form(desk.reception.save(entry).visit, opened=True)


def group(desk: Desk, day: str) -> FormData:
    people = tuple(Representative(f"代表{n}", "", f"1393772889{n}") for n in range(5))
    return kept(desk, builders.visit(desk, day, people="17", representatives=people))


def anonymous(desk: Desk, day: str) -> FormData:
    visitor = VisitorEntry(anonymous=True, anonymous_reason="来访人要求匿名", village="西岭村")
    return kept(desk, builders.visit(desk, day, visitor=visitor))


def judged(desk: Desk, day: str) -> FormData:
    points = (builders.solved_point(), builders.unreasonable_point())
    return kept(desk, builders.visit(desk, day, points=points, handling=Handling.ACCEPTED))


def transferred(desk: Desk, day: str) -> FormData:
    return kept(desk, builders.visit(desk, day, handling=Handling.TRANSFERRED, unit="县人社局"))


def without_telephone(desk: Desk, day: str) -> FormData:
    data = kept(desk, builders.visit(desk, day))
    return replace(data, office=replace(data.office, phone=""))


CASES: dict[str, Callable[[Desk, str], FormData]] = {
    "usual": stated("人民路8-302号2026-11-24龙门食水立户"),
    "long": lambda desk, day: replace(
        group(desk, day), entry=replace(group(desk, day).entry, statement=LONG)
    ),
    "group": group,
    "anonymous": anonymous,
    "accusation": lambda desk, day: kept(desk, builders.accusation(desk, day)),
    "judged": judged,
    "transferred": transferred,
    "without a telephone": without_telephone,
    "beyond U+FFFF": stated("𠮷野家在𡈽地庙旁，丂、㐂、龘，再去𠮷野家"),
    "decomposed": stated(unicodedata.normalize("NFD", "Café Müller ガギグ パ")),
    "signs": stated("“引号”《书》〔2026〕3号 ①②③⑴Ⅳ…—～·•㎡№％￥℃ 〇"),
}


@pytest.mark.parametrize("kind", ["form", "slip"])
@pytest.mark.parametrize("case", CASES)
def test_every_line_that_is_drawn_is_read_back_to_the_letter(
    desk: Desk, day: str, qapp: QApplication, tmp_path: Path, kind: str, case: str
) -> None:
    data = CASES[case](desk, day)
    document = document_of(kind, data)
    write_pdf(document, tmp_path / "a.pdf")
    text = read(tmp_path / "a.pdf")
    assert not re.search("[\u2e80-\u2fdf]", text), "a radical is no character"
    missing = [line for line in drawn(document) if bare(line) not in text]
    assert missing == []
    assert data.number in text
    assert bare(data.office.name) in text


def test_a_radical_that_somebody_pasted_spoils_no_other_word(desk: Desk, day: str, tmp_path: Path) -> None:
    document = document_of("form", stated("抄来的⼈⺠两个字")(desk, day))
    write_pdf(document, tmp_path / "a.pdf")
    text = read(tmp_path / "a.pdf")
    assert "清河镇人民政府" in text
    assert "抄来的人民两个字" in text


def test_letters_that_are_written_joined_are_read_back_as_letters(
    desk: Desk, day: str, tmp_path: Path
) -> None:
    """A reader of the file puts words from right to left in order by itself, or leaves them as they are seen."""
    name = "محمد"
    write_pdf(document_of("form", stated(f"来访人自称{name}。")(desk, day)), tmp_path / "a.pdf")
    text = read(tmp_path / "a.pdf")
    assert f"来访人自称{name}。" in text or f"来访人自称{name[::-1]}。" in text


def test_the_file_says_its_title_and_language(data: FormData, tmp_path: Path) -> None:
    write_pdf(document_of("form", data), tmp_path / "a.pdf")
    reader = PdfReader(tmp_path / "a.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == f"来访登记表 {data.number}"
    assert reader.metadata.author == data.office.name
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("kind", ["form", "slip"])
@pytest.mark.parametrize("size", [0, 1000, 4096, 20_000])
def test_on_a_full_disk_the_good_old_file_stays_and_nothing_lies_beside_it(
    data: FormData, tmp_path: Path, kind: str, size: int
) -> None:
    target = tmp_path / "place" / "回执.pdf"
    target.parent.mkdir()
    target.write_bytes(b"the good old file")
    with files_end_at(size), pytest.raises(NotSaved, match="原来的文件没有动"):
        write_pdf(document_of(kind, data), target)
    assert target.read_bytes() == b"the good old file"
    assert [path.name for path in target.parent.iterdir()] == ["回执.pdf"]


def test_a_full_disk_is_called_by_its_name(
    data: FormData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ui.printing.paper.sync_file", full)
    with pytest.raises(NotSaved, match="磁盘已满"):
        write_pdf(document_of("slip", data), tmp_path / "a.pdf")
    assert not list(tmp_path.glob("*.p*"))


def test_a_long_name_and_a_link_are_no_hindrance(data: FormData, tmp_path: Path) -> None:
    name = "a" * 251 + ".pdf"
    (tmp_path / "link.pdf").symlink_to(tmp_path / name)
    assert write_pdf(document_of("slip", data), tmp_path / "link.pdf") == 1
    assert (tmp_path / "link.pdf").is_symlink()
    assert text_layer.look(tmp_path / name) == 1


def test_a_file_without_its_end_is_seen(data: FormData, tmp_path: Path) -> None:
    write_pdf(document_of("slip", data), tmp_path / "a.pdf")
    whole = (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "b.pdf").write_bytes(whole[:-200])
    assert text_layer.look(tmp_path / "b.pdf") == 0
    (tmp_path / "b.pdf").write_bytes(b"no PDF\n%%EOF\n")
    assert text_layer.look(tmp_path / "b.pdf") == 0


def test_a_map_of_ranges_is_mended_one_by_one() -> None:
    table = b"2 beginbfrange\n<0001> <0002> <2F08>\n<0003> <0003> [<D842DFB7> ]\nendbfrange\n"
    after = text_layer.mended(table, lambda text: text.replace("\u2f08", "人"))
    assert after.split() == b"3 beginbfchar <0001> <4EBA> <0002> <2F09> <0003> <D842DFB7> endbfchar".split()
