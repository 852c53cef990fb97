"""close-day: close the day in hand, with the list of what is incomplete."""

from __future__ import annotations

import argparse
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, open_desk, sentence_of
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.day import DaySummary
from xfdesk.rules import dates


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("close-day", parents=[shared], help="收班", allow_abbrev=False)
    parser.add_argument(
        "date", nargs="?", default="", metavar="日期", help="哪一天；不写就是正在接访的那一天"
    )
    parser.add_argument("--summary", default="", metavar="文字", help="当天小结")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """Closing is never barred by what is incomplete; nothing to close is exit status 4."""
    desk = open_desk(arguments, answer)
    try:
        summary = desk.reception.summary(_day_in_hand(desk, arguments.date))
        desk.reception.close_day(summary.day.uid, arguments.summary)
    finally:
        desk.close()
    if answer.as_json:
        answer.document(_document(summary))
    else:
        _tell(summary, answer)
    return 0


def _day_in_hand(desk: Desk, typed: str) -> str:
    opened = desk.reception.current_day()
    try:
        wanted = dates.parse(typed, desk.clock.today()) if typed else None
    except ValueError as error:
        raise Misused(sentence_of(error), "数据没有动过") from error
    if opened is None or wanted not in (None, opened.on):
        which = f"{wanted:%Y-%m-%d} " if wanted else ""
        raise Refused("no_day_open", f"{which}没有开着的接访日", "数据没有动过", "已经收班的不用再收")
    return opened.uid


def _document(summary: DaySummary) -> dict[str, object]:
    return {
        "day": summary.day.on,
        "visits": summary.visits,
        "people": summary.people,
        "incomplete": [{"no": one.queue_number, "what": one.what} for one in summary.incomplete],
    }


def _tell(summary: DaySummary, answer: Answer) -> None:
    answer.say(f"{summary.day.on} 已收班：{summary.visits} 批 {summary.people} 人次")
    for one in summary.incomplete:
        answer.say(f"  第 {one.queue_number} 号：{one.what}")
