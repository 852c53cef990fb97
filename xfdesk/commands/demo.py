"""demo: a ledger with demonstration data."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from xfdesk import paths
from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, sentence_of
from xfdesk.desk import demo
from xfdesk.desk.clock import Clock
from xfdesk.rules import dates
from xfdesk.rules.span import Span

FARTHEST = 2090
"""A year up to which the calendar knows its festivals, and some to spare for what is still to come."""


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "demo", parents=[shared], help="造一个演示台账，全是编的", allow_abbrev=False
    )
    parser.add_argument("--months", type=int, required=True, metavar="N", help="几个月")
    parser.add_argument("--visits", type=int, required=True, metavar="N", help="多少次来访")
    parser.add_argument("--seed", type=int, required=True, metavar="N", help="种子，同样的种子得到同样的数据")
    parser.add_argument("--until", default="", metavar="2026-11", help="到哪个月（或哪一天）为止，默认到现在")
    parser.add_argument("--office", default="", metavar="名称", help="单位名称")
    parser.add_argument("--code", default="QH", metavar="代码", help="单位代码")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    if not (1 <= arguments.months <= 600 and 1 <= arguments.visits <= 5_000_000):
        raise Misused("月数应在 1 到 600 之间，来访应在 1 到 5000000 之间", "没有写任何文件")
    path = Path(arguments.ledger) if arguments.ledger else paths.home() / f"演示台账{paths.SUFFIX}"
    office = arguments.office or "清河镇人民政府"
    until = _until(arguments.until)
    new = not path.exists()
    try:
        demo.make(
            path,
            months=arguments.months,
            visits=arguments.visits,
            seed=arguments.seed,
            until=until,
            office=office,
            code=arguments.code,
            progress=answer.progress,
        )
    except BaseException:
        if new:
            _sweep(path)
        raise
    if answer.as_json:
        answer.document({"ledger": str(path), "visits": arguments.visits, "months": arguments.months})
    else:
        answer.say(f"演示台账已写好：{path}，{arguments.visits} 次来访，{arguments.months} 个月")
    return 0


def _sweep(path: Path) -> None:
    """Half a demonstration is none."""
    for leftover in (path, path.with_name(path.name + "-journal"), path.with_name(path.name + ".open")):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def _until(typed: str) -> date | None:
    """The last day: that of a month, or a day itself; None is now."""
    today = Clock().today()
    try:
        if not typed:
            return None
        if len(typed) > len("2026-11"):
            found = dates.parse(typed, today, future=True)
        else:
            month = Span.month(typed)
            found = min(month.until, max(today, month.since))
        if found.year > FARTHEST:
            raise ValueError
    except ValueError as error:
        raise Misused(sentence_of(error), "没有写任何文件") from error
    return found if found != today else None
