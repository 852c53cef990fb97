"""day-pack on the command line: what it writes, answers and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands.conftest import Call
from xfdesk.desk.desk import Desk


def test_it_writes_a_page_for_each_matter_and_says_why(full: Path, call: Call, tmp_path: Path) -> None:
    out = tmp_path / "包.pdf"
    told = call("day-pack", "2026-12-04", "--out", out, "--json")
    assert told.status == 0, told.err
    document = json.loads(told.out)
    assert (document["path"], document["day"], document["rest"]) == (str(out), "2026-12-04", [])
    first = next(one for one in document["matters"] if one["matter"] == "JF-2026-0001")
    assert any("书面告知" in why for why in first["why"])
    pages = PdfReader(out).pages
    assert len(pages) == document["pages"] == len(document["matters"]) + 1
    for page, one in zip(pages[1:], document["matters"], strict=True):
        assert one["matter"] in page.extract_text()


def test_of_an_accusation_there_is_nothing(full: Path, call: Call, tmp_path: Path) -> None:
    call("day-pack", "2027-03-01", "--out", tmp_path / "a.pdf")
    told = call("day-pack", "2027-03-01", "--out", tmp_path / "a.pdf", "--json")
    assert "JF-2026-0006" not in told.out and "JF-2026-0005" in told.out
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert "JF-2026-0006" not in text and "检举" not in text


def test_nothing_to_show_is_a_page_that_says_so(book: Path, call: Call, tmp_path: Path) -> None:
    told = call("day-pack", "2026-12-04", "--out", tmp_path / "a.pdf")
    assert told.status == 0
    assert "没有到期的" in told.out and "共 1 页" in told.out
    (page,) = PdfReader(tmp_path / "a.pdf").pages
    assert "没有超期的" in "".join(page.extract_text().split()).replace("也没有超期的", "没有超期的")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--out", "a.pdf"), 2, "缺少"),
        (("2026-02-30", "--out", "a.pdf"), 2, "没有 2026 年 2 月 30 日"),
        (("下周", "--out", "a.pdf"), 2, "日期看不明白"),
        (("+99999999", "--out", "a.pdf"), 2, "日期看不明白"),
        (("2026-12-04", "--out", "a.docx"), 4, ".pdf 结尾"),
        (("2026-12-04",), 2, "缺少"),
        (("2026-12-04", "--out", "a.pdf", "--leader", "查无此人"), 4, "没有叫 查无此人"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_no_file(
    full: Path, call: Call, tmp_path: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    placed = [str(tmp_path / word) if word.startswith("a.") else word for word in words]
    told = call("day-pack", *placed)
    assert (told.status, said in told.err) == (status, True), told.err
    assert not list(tmp_path.glob("a.*"))


def test_an_old_file_stays_when_the_new_one_is_refused(full: Path, call: Call, tmp_path: Path) -> None:
    out = tmp_path / "没有" / "a.pdf"
    told = call("day-pack", "2026-12-04", "--out", out)
    assert told.status == 5 and "文件夹不在了" in told.err
    good = tmp_path / "a.pdf"
    good.write_bytes(b"good")
    assert call("day-pack", "2026-12-04", "--out", good, "--leader", "查无此人").status == 4
    assert good.read_bytes() == b"good"


def test_it_is_logged_without_a_name(full: Path, call: Call, tmp_path: Path) -> None:
    call("day-pack", "2026-12-04", "--out", tmp_path / "a.pdf", "--as", "韩雪梅")
    desk = Desk.open(full)
    with desk.file.read():
        ((who, after),) = desk.file.sql("SELECT who, after FROM history WHERE what = '打印接访包'")
    desk.close()
    assert who == "韩雪梅" and set(json.loads(after)) == {"on", "matters"}
