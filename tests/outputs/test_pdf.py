"""A PDF as others meet it: its text by a second reader, and an old file that stays when a new one cannot be written."""

from __future__ import annotations

import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests import builders
from ui.printing import text_layer
from ui.printing.layout import lay_out
from ui.printing.paper import document_of, write_pdf
from ui.printing.type import lines
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import Form, Sheet
from xfdesk.errors import NotSaved
from xfdesk.records.form import FormData

LONG = (
    "人民的一生：1-2、2026-11-24、A-17号，门牌8-302；见水长、食宿、龙门、白马、老人、小儿、户口、立足、走访、高山、黄土、黑板、齐全。"
    * 40
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
    if isinstance(document, Sheet):
        blocks = document.blocks
        return [line for block in blocks for line in lines(block.text, block.width, block.type, block.lines)]
    said = [document.office, document.left_line, document.right_line, document.foot, document.title]
    rows = [placed for page in lay_out(document).pages for placed in page.rows]
    return [*said, *(line for placed in rows for text in placed.texts for line in text)]


def read(path: Path) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(path).pages))


@pytest.mark.parametrize("kind", ["form", "slip"])
@pytest.mark.parametrize("statement", ["", LONG])
def test_every_line_that_is_drawn_is_read_back_to_the_letter(
    data: FormData, tmp_path: Path, kind: str, statement: str
) -> None:
    summary = "人民路8-302号2026-11-24龙门食水立户"
    matter = replace(data.entry.matter, summary=summary)
    document = document_of(kind, replace(data, entry=replace(data.entry, statement=statement, matter=matter)))
    write_pdf(document, tmp_path / "a.pdf")
    text = read(tmp_path / "a.pdf")
    assert not re.search("[\u2e80-\u2fdf]", text), "a radical is no character"
    missing = [line for line in drawn(document) if bare(line) not in text]
    assert missing == []
    assert data.number in text
    assert summary in text


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
