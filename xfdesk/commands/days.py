"""days: count days as the clock does, by the calendar of the ledger."""

from __future__ import annotations

import argparse
from typing import Any

from xfdesk import paths
from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, open_desk
from xfdesk.desk.clock import Clock
from xfdesk.rules import dates
from xfdesk.rules.day_count import MOST, DayCount, count_days
from xfdesk.rules.workdays import Calendar

SHOWN = (("plain", "法定"), ("rolled", "顺延"), ("safe", "提醒"))


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("days", parents=[shared], help="数日子：第 N 天是哪一天", allow_abbrev=False)
    parser.add_argument("start", metavar="起日", help="从哪一天数起；这一天不算")
    parser.add_argument("--count", type=int, required=True, metavar="N", help="多少天")
    parser.add_argument("--working", action="store_true", help="只数工作日")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """Without any ledger the program's own holidays count."""
    if not 0 <= arguments.count <= MOST:
        raise Misused(f"--count 应在 0 到 {MOST} 之间", "没有数")
    calendar, today = Calendar(), Clock().today()
    if arguments.ledger is not None or paths.last_ledger() is not None:
        desk = open_desk(arguments, answer)
        calendar = desk.table.calendar
        desk.close()
    try:
        start = dates.parse(arguments.start, today)
        found = count_days(start, arguments.count, calendar, working=arguments.working)
    except dates.BadDate as error:
        raise Misused(error.sentence, "没有数") from error
    if answer.as_json:
        answer.document(_document(found))
    else:
        _tell(found, answer)
    return 0


def _document(found: DayCount) -> dict[str, object]:
    days = {name: getattr(found.dates, name) for name, _ in SHOWN}
    return {
        "from": found.start,
        "count": found.count,
        "working": found.working,
        **days,
        "weekdays": {name: dates.weekday(day) for name, day in days.items()},
        "unknown_years": found.unknown,
    }


def _tell(found: DayCount, answer: Answer) -> None:
    kind = "个工作日" if found.working else "天"
    answer.say(f"{found.start} {dates.weekday(found.start)} 之后的第 {found.count} {kind}，起算的这一天不算")
    for name, word in SHOWN:
        day = getattr(found.dates, name)
        answer.say(f"{word}  {day} {dates.weekday(day)}")
    for year in found.unknown:
        answer.say(f"{year} 年的放假安排还不知道，先按周末和法定节日推算")
