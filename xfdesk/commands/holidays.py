"""holidays: the State Council's notice of a year, taken in from a text file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import open_desk
from xfdesk.records.office import YearArrangement
from xfdesk.records.reckoning import Proposed
from xfdesk.rules import dates, holiday_notice, workdays
from xfdesk.rules.holiday_notice import Notice


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "holidays", parents=[shared], help="读入国务院办公厅的放假通知", allow_abbrev=False
    )
    parser.add_argument("file", type=Path, metavar="文件", help="通知的文字，存成文本文件")
    parser.add_argument(
        "--year", type=int, default=0, metavar="年份", help="哪一年的；文字里写了别的年份就不收"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """All or nothing: whoever stops it finds the arrangement and every date as before."""
    desk = open_desk(arguments, answer)
    try:
        notice = holiday_notice.read(desk.reckoning.text_of(arguments.file), arguments.year)
        year = YearArrangement(notice.year, notice.off, notice.worked, notice.source)
        moved = desk.reckoning.whole(Proposed(year=year), answer.progress)
    finally:
        desk.close()
    if answer.as_json:
        answer.document(_document(notice, moved))
    else:
        _tell(notice, moved, answer)
    return 0


def _document(notice: Notice, moved: int) -> dict[str, object]:
    return {
        "year": notice.year,
        "issued": notice.issued,
        "source": notice.source,
        "off": sorted(notice.off),
        "worked": sorted(notice.worked),
        "holidays": notice.holidays,
        "doubts": notice.doubts,
        "moved": moved,
    }


def _tell(notice: Notice, moved: int, answer: Answer) -> None:
    rows = [
        (each.name, _days(each.off), f"{len(each.off)} 天", _days(each.worked)) for each in notice.holidays
    ]
    answer.table(("节日", "放假", "共", "上班"), rows)
    for doubt in notice.all_doubts:
        answer.say(f"请核对：{doubt}")
    dated = f"{moved} 件事项改了日期" if moved else "没有一件事项改日期"
    answer.say(f"{notice.year} 年的安排已存，{dated}")


def _days(days: tuple[Any, ...]) -> str:
    return "、".join(
        f"{first} {dates.weekday(first)}" + (f" 至 {last} {dates.weekday(last)}" if last != first else "")
        for first, last in workdays.runs(days)
    )
