"""Official papers as files: in the history, all of a day at once, and whole or not at all."""

from __future__ import annotations

import errno
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document

from tests import builders, official
from tests.builders import replace
from tests.official import ACCUSATION, FIRST, lines_of, taken_in_hand, text_of
from xfdesk.desk import word_files
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved, Refused
from xfdesk.records.acts import Accept, Notice
from xfdesk.rules.words import PaperKind
from xfdesk.store import papers

K = PaperKind


@pytest.fixture
def office(desk: Desk) -> Desk:
    return official.told(desk)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "文书"
    folder.mkdir()
    return folder


def write(desk: Desk, kind: PaperKind, number: str, out: Path) -> str:
    path = out / f"{kind.name}.docx"
    written = desk.papers.write(kind, number, path)
    assert written.path == str(path)
    return text_of(path.read_bytes())


def numbers(desk: Desk) -> list[tuple[str, str, str | None]]:
    return desk.file.sql("SELECT kind, number, given_on FROM paper WHERE visit = '' ORDER BY uid")


def test_the_making_of_a_paper_is_in_the_history(office: Desk, out: Path) -> None:
    office.followup.record(FIRST, "", Accept())
    write(office, K.ACCEPTANCE, FIRST, out)
    what, after = office.file.sql("SELECT what, after FROM history ORDER BY seq DESC LIMIT 1")[0]
    assert what == "生成文书 受理告知书"
    assert "清政信受〔2026〕1号" in after and "赵德顺" not in after
    assert office.check() == ()


def test_all_papers_of_a_day_at_once(office: Desk, clock: FixedClock, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "一天"
    other.mkdir()
    taken_in_hand(office)
    for kind in (K.ACCEPTANCE, K.ASSIGNMENT, K.TRANSFER):
        write(office, kind, FIRST, out)
    clock.set(datetime(2026, 11, 25, 9, 0))
    office.followup.record(FIRST, "", Notice(kind="转送(交办)告知单", method="当面", receipt="签收"))
    written = office.papers.write_day(date(2026, 11, 20), other)
    names = [
        "交办单_清政信交〔2026〕1号.docx",
        "受理告知书_清政信受〔2026〕1号.docx",
        "转送（交办）告知单_清政信转〔2026〕1号.docx",
    ]
    assert sorted(path.name for path in other.iterdir()) == sorted(names)
    assert sorted(Path(one.path).name for one in written) == sorted(names)
    for path in other.iterdir():
        path.unlink()
    office.papers.write_day(date(2026, 11, 25), other)
    assert [path.name for path in other.iterdir()] == [names[2]], "on the day on which it was handed over too"
    with pytest.raises(Refused) as why:
        office.papers.write_day(date(2026, 11, 26), other)
    assert why.value.rule == "no_papers"


def test_a_days_papers_hold_none_of_a_sealed_matter(office: Desk, out: Path) -> None:
    for kind in ("移送函", "转送(交办)告知单"):
        office.followup.record(ACCUSATION, "", Notice(kind=kind, method="当面", receipt="签收"))
    with office.file.read():
        assert papers.of_day(office.file, date(2026, 11, 20)) == ()
    assert office.papers.of_day(date(2026, 11, 20)) == ()


def test_two_papers_of_one_name_are_two_files(desk: Desk, day: str, out: Path) -> None:
    entry = builders.visit(desk, day)
    notice = replace(entry.notice, kind=K.ACCEPTANCE, method="当面", delivered_on="2026-11-20")
    saved = desk.reception.save(replace(entry, notice=notice, handling=builders.Handling.ACCEPTED))
    again = replace(desk.reception.blank(day), visitor=builders.visitor(), continues=saved.matter, statement="又来问",
                    handling=builders.Handling.CONTINUED, notice=notice)  # fmt: skip
    desk.reception.save(again)
    desk.papers.write_day(date(2026, 11, 20), out)
    assert sorted(path.name for path in out.iterdir()) == [
        "受理告知书_JF-2026-0001.docx", "受理告知书_JF-2026-0001_2.docx",
    ]  # fmt: skip


OLD = b"the old paper"


@pytest.fixture
def target(office: Desk, out: Path) -> Path:
    office.followup.record(FIRST, "", Accept())
    (out / "甲.docx").write_bytes(OLD)
    return out / "甲.docx"


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert [
        path.name
        for path in target.parent.iterdir()
        if path.suffix != ".docx#" and not path.name.startswith(("~", ".~"))
    ] == ["甲.docx"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "正在被别的程序打开"), (errno.EROFS, "这个位置写不了文件")],
)
@pytest.mark.parametrize("step", ["making.write", "place"])
def test_each_step_that_fails_leaves_the_old_file_and_nothing_else(
    office: Desk, target: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: str
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(f"xfdesk.desk.word_files.{step}", fails)
    with pytest.raises(NotSaved) as why:
        office.papers.write(K.ACCEPTANCE, FIRST, target)
    assert said in why.value.what and why.value.data == "原来的文件没有动"
    assert_untouched(target)
    assert office.check() == ()


def test_a_file_written_in_part_does_not_take_the_old_ones_place(
    office: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "xfdesk.outputs.papers.making.os.fsync", lambda handle: __import__("os").truncate(handle, 100)
    )
    with pytest.raises(NotSaved):
        office.papers.write(K.ACCEPTANCE, FIRST, target)
    assert_untouched(target)


@pytest.mark.parametrize("mark", ["~$甲.docx", ".~lock.甲.docx#"])
def test_a_file_that_is_open_in_word_is_not_written_over(office: Desk, target: Path, mark: str) -> None:
    (target.parent / mark).write_bytes(b"x")
    with pytest.raises(NotSaved) as why:
        office.papers.write(K.ACCEPTANCE, FIRST, target)
    assert "正在 Word 或 WPS 里打开" in why.value.what and mark in why.value.do
    assert_untouched(target)
    assert numbers(office) == [], "what cannot be written draws no number"


def test_a_link_is_followed_and_stays(office: Desk, target: Path, tmp_path: Path) -> None:
    link = tmp_path / "链接.docx"
    link.symlink_to(target)
    office.papers.write(K.ACCEPTANCE, FIRST, link)
    assert link.is_symlink() and target.read_bytes() != OLD


@pytest.mark.parametrize("name", ["甲.doc", "甲.pdf", "没有/甲.docx"])
def test_a_place_that_is_none_is_refused(office: Desk, target: Path, name: str) -> None:
    with pytest.raises((Refused, NotSaved)):
        office.papers.write(K.ACCEPTANCE, FIRST, target.parent / name)
    assert_untouched(target)


def test_marks_of_an_open_file_are_looked_for_where_word_puts_them() -> None:
    names = {path.name for path in word_files.marks(Path("/x/信访处理意见书_3号.docx"))}
    assert {"~$处理意见书_3号.docx", ".~lock.信访处理意见书_3号.docx#"} <= names
    assert "~$意见.docx" in {path.name for path in word_files.marks(Path("/x/意见.docx"))}


def test_a_long_summary_never_makes_a_second_page_of_an_acceptance(desk: Desk, day: str, out: Path) -> None:
    long = "反映" + "村口道路年久失修影响出行" * 16
    saved = desk.reception.save(
        builders.visit(desk, day, matter=replace(builders.visit(desk, day).matter, summary=long[:200]))
    )
    desk.followup.record(saved.number, "", Accept())
    text = write(desk, K.ACCEPTANCE, saved.number, out)
    assert "…的事项（编号" in text
    from xfdesk.outputs.papers.finishing import pages_of

    assert pages_of(Document(io.BytesIO((out / "ACCEPTANCE.docx").read_bytes()))) == 1
    assert lines_of((out / "ACCEPTANCE.docx").read_bytes())[-1] == "2026年11月20日"
