"""Calls that cannot be done, output that nobody takes, Ctrl+C: a sentence, an exit status, and nothing half done."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.builders import STORY
from tests.commands.conftest import FIRST, Call, interrupt, start
from tests.waiting import PATIENCE, held_at, hold
from xfdesk import log
from xfdesk.desk.clock import Clock
from xfdesk.desk.desk import Desk

BEGIN = ("begin", "--office", "镇", "--clerk", "林")
posix = pytest.mark.skipif(os.name != "posix", reason="signals and /dev belong to POSIX")


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--month", "2026-13", "--out", "o.xlsx"),
        ("export", "--month", "9999-12", "--out", "o.xlsx"),
        ("export", "--month", "2026-11", "--quarter", "2026Q4", "--out", "o.xlsx"),
        ("export", "--month", "2026-11", "--to", "2026-11-02", "--out", "o.xlsx"),
        ("export", "--from", "2026-11-20", "--out", "o.xlsx"),
        ("export", "--from", "2026-11-20", "--to", "2026-11-02", "--out", "o.xlsx"),
        ("demo", "--months", "1", "--visits", "3", "--seed", "1", "--until", "9999-12"),
        ("demo", "--months", "1", "--visits", "3", "--seed", "1", "--until", "9999-11"),
        ("demo", "--months", "1", "--visits", "3", "--seed", "1", "--until", "2026-02-30"),
        ("demo", "--months", "0", "--visits", "3", "--seed", "1"),
        ("show", "JF-2026-0001", "--as-of", "2026-02-30"),
        ("search", "款", "--limit", "0"),
        ("search", "款", "--limit", "9" * 30),
        ("search", "款", "--limit", "三"),
        ("search", "\udcff"),
        ("search", "款", "--full", "--reason", "长" * 501),
        ("search", "--as", "长" * 51, "款"),
    ],
)
def test_words_that_say_nothing_are_wrong_usage(call: Call, words: tuple[str, ...]) -> None:
    told = call(*words)
    assert (told.status, told.out) == (2, "")
    assert "argument" not in told.err
    assert "not allowed" not in told.err


def test_a_name_typed_without_quotes_is_not_repeated(call: Call) -> None:
    told = call("search", "赵德顺", "41132519630405121X")
    assert told.status == 2
    assert "41132519630405121X" not in told.err


@pytest.mark.parametrize("words", [("-h",), ("search", "-h"), ("export", "--help")])
def test_help_is_chinese(call: Call, words: tuple[str, ...]) -> None:
    told = call(*words)
    assert told.status == 0
    assert "用法：" in told.out
    assert not any(word in told.out for word in ("usage", "options", "show this help", "positional"))


def test_the_ledger_is_never_the_output(full: Path, call: Call) -> None:
    before = full.read_bytes()
    for suffix, words in ((".xlsx", ("export", "--month", "2026-11")), (".pdf", ("slip", "JF-2026-0001"))):
        assert call(*words, "--out", full).status == 4
        other = full.with_suffix(suffix)
        full.rename(other)
        told = call("--ledger", other, *words, "--out", other)
        other.rename(full)
        assert told.status == 4
        assert "就是台账自己" in told.err
    assert full.read_bytes() == before


def test_an_output_that_is_a_folder_or_too_long_or_nowhere_is_said(
    full: Path, call: Call, tmp_path: Path
) -> None:
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    before = set(tmp_path.iterdir())
    for out, status in (
        (folder, 4),
        (tmp_path / ("长" * 90 + ".xlsx"), 5),
        (tmp_path / "none" / "o.xlsx", 5),
    ):
        assert call("export", "--month", "2026-11", "--out", out).status == status
    assert set(tmp_path.iterdir()) - {tmp_path / "home"} == before


@pytest.mark.parametrize("text", ["%", "_", '"', "*", "'", 'a"b', "NEAR(", "\u202e款", "😀", "款" * 30_000])
def test_any_text_may_be_searched(full: Path, call: Call, text: str) -> None:
    assert "found" in json.loads(call("search", text, "--json").out)


def test_a_ledger_of_another_program_is_said(full: Path, call: Call) -> None:
    other = sqlite3.connect(full)
    other.execute("DROP TABLE promise")
    other.commit()
    other.close()
    assert call("check").status == 4
    told = call("show", "JF-2026-0001")
    assert told.status == 5
    assert "台账文件有损坏" in told.err


def test_a_clock_set_back_is_said_and_the_day_still_taken(
    full: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = json.loads(STORY.read_text("utf-8"))
    day["visits"] = [{**FIRST, "no": 20}]
    file = tmp_path / "day.json"
    file.write_text(json.dumps(day), "utf-8")
    monkeypatch.setattr(Clock, "now", lambda self: datetime(2026, 11, 20, 7, 0))
    told = call("import-day", file)
    assert told.status == 0
    assert "电脑时钟比最后一条记录" in told.err
    assert call("check").status == 0


def test_half_a_demonstration_is_none(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from xfdesk.desk import demo

    def stopped(path: Path, **rest: object) -> None:
        Desk.create(path, office_name="镇", who="林").close()
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "make", stopped)
    before = set(tmp_path.iterdir())
    words = ("demo", "--months", 1, "--visits", 3, "--seed", 1, "--ledger", tmp_path / "demo.xfd")
    assert call(*words).status == 130
    assert set(tmp_path.iterdir()) - before <= {tmp_path / "home"}


def test_a_log_that_cannot_be_written_is_no_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs" / "xfdesk.log").mkdir(parents=True)
    log.start(tmp_path / "logs")
    try:
        log.LOG.error("said to nobody")
    finally:
        log.stop()
    log.start(STORY / "no folder")
    log.LOG.error("said to nobody")
    log.stop()
    assert capsys.readouterr().err == ""
    assert logging.getLogger("xfdesk").handlers == []


def test_json_can_be_read_in_any_encoding(full: Path, tmp_path: Path) -> None:
    for encoding in ("ascii", "gbk"):
        words = ("--ledger", full, "search", "款", "--json")
        out, err = start(*words, home=tmp_path, PYTHONIOENCODING=encoding).communicate(timeout=PATIENCE)
        assert json.loads(out)["rows"][0]["name"] == "赵德顺", err
    process = start("--help", home=tmp_path, PYTHONIOENCODING="ascii")
    assert process.communicate(timeout=PATIENCE)[1] == ""
    assert process.returncode == 0


@posix
def test_a_reader_that_goes_away_or_is_full_does_not_stop_an_import(
    book: Path, call: Call, tmp_path: Path
) -> None:
    process = start("--ledger", book, "import-day", STORY, "--json", home=tmp_path)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(PATIENCE) == 0
    process.stderr.close()
    assert json.loads(call("search", "", "--json").out)["found"] == 9
    full = f"exec {sys.executable} -m xfdesk --ledger '{book}' search 款"
    for redirection, status in ((">/dev/full", 5), (">&-", 0), (">&- 2>&-", 0)):
        assert os.waitstatus_to_exitcode(os.system(f"{full} {redirection} 2>/dev/null")) == status


@posix
def test_an_interrupted_import_keeps_what_it_answered_and_goes_on_the_next_time(
    book: Path, call: Call, tmp_path: Path
) -> None:
    day = json.loads(STORY.read_text("utf-8"))
    names = [chr(0x4E00 + n) for n in range(150)]
    day["visits"] = [
        {**FIRST, "no": n, "visitor": {"name": f"赵{name}", "village": "东河村"}}
        for n, name in enumerate(names, 1)
    ]
    file = tmp_path / "day.json"
    file.write_text(json.dumps(day), "utf-8")
    # The pipe is full long before the last answer, so the import waits for its reader.
    process = start("--ledger", book, "import-day", file, "--json", home=tmp_path, pipesize=4096)
    assert process.stdout is not None
    first = process.stdout.readline()
    out, err = interrupt(process)
    answered = [json.loads(line) for line in (first + out).splitlines()]
    assert process.returncode == 130
    assert 0 < len(answered) < 150
    assert "次已经收进" in err
    assert "Traceback" not in err
    assert "赵" not in err
    again = call("import-day", file, "--json").lines
    assert [answer["matter"] for answer in again[: len(answered)]] == [one["matter"] for one in answered]
    assert len(answered) <= sum("already" in answer for answer in again) <= len(answered) + 1
    assert call("check").status == 0


@posix
@pytest.mark.parametrize("where", ["xfdesk.store.book:counted", "xfdesk.desk.export:_Job._answer"])
def test_an_interrupted_export_leaves_the_old_file_and_no_part(
    full: Path, tmp_path: Path, where: str
) -> None:
    """At two moments: the ledger is being read, and the workbook has been written beside the old one."""
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "o.xlsx"
    out.write_bytes(b"old")
    words = ("--ledger", full, "export", "--month", "2026-11", "--out", out)
    process = start(*words, home=tmp_path, program=held_at(where))
    hold(process)
    _, err = interrupt(process)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert out.read_bytes() == b"old"
    assert list(folder.iterdir()) == [out]


@posix
@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_a_name_that_is_no_text_is_written_all_the_same_or_said(
    full: Path, tmp_path: Path, suffix: str
) -> None:
    out = os.fsencode(tmp_path) + b"/\xb1\xa8." + suffix.encode()
    words = ("export", "--month", "2026-11") if suffix == "xlsx" else ("slip", "JF-2026-0001")
    process = start("--ledger", full, *words, "--out", os.fsdecode(out), home=tmp_path)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in ((0,) if suffix == "xlsx" else (0, 5)), err
    assert Path(os.fsdecode(out)).exists() == (process.returncode == 0)


@posix
def test_a_ledger_or_a_day_whose_name_is_no_text_is_said(full: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"\xb1\xa8.xfd")
    odd.write_bytes(full.read_bytes())
    for words in (("--ledger", odd, "check"), ("--ledger", full, "import-day", odd)):
        process = start(*words, home=tmp_path)
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode in (0, 4, 5), err
        assert "程序出了意外" not in err
    process = start("--ledger", tmp_path / os.fsdecode(b"\xb1.xfd"), *BEGIN, home=tmp_path)
    _, err = process.communicate(timeout=PATIENCE)
    assert "程序出了意外" not in err


@posix
def test_a_ledger_in_use_is_said_by_every_command(full: Path, tmp_path: Path) -> None:
    held = Desk.open(full)
    try:
        for words in (
            ("check",),
            ("import-day", STORY),
            ("slip", "JF-2026-0001", "--out", tmp_path / "s.pdf"),
        ):
            process = start("--ledger", full, *words, home=tmp_path)
            out, err = process.communicate(timeout=PATIENCE)
            assert (process.returncode, out) == (5, "")
            assert "正在另一个窗口" in err
    finally:
        held.close()
