"""paper and papers: official papers as Word files, one by kind and number, or all of a day."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, may_write, open_desk
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.papers import WrittenPaper
from xfdesk.rules import dates


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    one = commands.add_parser("paper", parents=[shared], help="生成一份文书（Word）", allow_abbrev=False)
    one.add_argument("kind", metavar="文书", help="例如 受理告知书、信访处理意见书、送达回证")
    one.add_argument("number", metavar="编号", help="例如 JF-2026-0001")
    one.add_argument("--out", type=Path, required=True, metavar="文件.docx", help="写到哪里")
    one.set_defaults(run=run)
    day = commands.add_parser("papers", parents=[shared], help="一天的文书一次生成", allow_abbrev=False)
    day.add_argument("--day", required=True, metavar="日期", help="哪一天生成或送出的，例如 2026-11-20")
    day.add_argument("--out", type=Path, required=True, metavar="文件夹", help="写到哪个文件夹")
    day.set_defaults(run=run_day)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """Draws the paper up where it is not, so that its number is in it."""
    from xfdesk.desk.official import kind_of

    kind = kind_of(arguments.kind)
    may_write(arguments, ".docx")
    desk = open_desk(arguments, answer)
    try:
        _warn_of_clock(desk, answer)
        written = desk.papers.write(kind, arguments.number, arguments.out)
    finally:
        desk.close()
    for note in written.notes:
        answer.warn(f"{note}。")
    if answer.as_json:
        answer.document(_as_json(written))
    else:
        answer.say(f"已写成 {written.path}，{_numbered(written)}")
    return 0


def run_day(arguments: argparse.Namespace, answer: Answer) -> int:
    if arguments.out.exists() and not arguments.out.is_dir():
        raise NotSaved("--out 不是一个文件夹", "没有写任何文件", "请换一个名字")
    desk = open_desk(arguments, answer)
    try:
        on = _day(arguments.day, desk)
        with _folder(arguments.out):
            written = desk.papers.write_day(on, arguments.out)
    finally:
        desk.close()
    for one in written:
        for note in one.notes:
            answer.warn(f"{Path(one.path).name}：{note}。")
    if answer.as_json:
        answer.document({"day": on, "papers": [_as_json(one) for one in written]})
        return 0
    for one in written:
        answer.say(f"已写成 {Path(one.path).name}")
    answer.say(f"共 {len(written)} 份，在 {arguments.out}")
    return 0


@contextmanager
def _folder(path: Path) -> Iterator[None]:
    """The folder is made when it is not there, and goes again when nothing was written into it."""
    made = not path.exists()
    path.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if made:
            with suppress(OSError):
                path.rmdir()
        raise


def _warn_of_clock(desk: Desk, answer: Answer) -> None:
    if warning := desk.clock_warning():
        answer.warn(warning)


def _day(typed: str, desk: Desk) -> Any:
    try:
        return dates.parse(typed, desk.clock.today())
    except dates.BadDate as error:
        raise Misused(error.sentence, "没有写任何文件") from error


def _numbered(written: WrittenPaper) -> str:
    return f"文号 {written.number}" if written.number else "没有文号"


def _as_json(written: WrittenPaper) -> dict[str, Any]:
    return {
        "path": written.path,
        "kind": written.kind,
        "matter": written.matter,
        "number": written.number,
        "notes": written.notes,
    }
