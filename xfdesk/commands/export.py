"""export: the workbook of a month, a quarter or any span."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, may_write, open_desk, sentence_of
from xfdesk.commands.search import add_full, may_reveal
from xfdesk.desk.clock import Clock
from xfdesk.errors import Refused
from xfdesk.rules import dates
from xfdesk.rules.span import Span


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("export", parents=[shared], help="导出工作簿", allow_abbrev=False)
    span = parser.add_mutually_exclusive_group(required=True)
    span.add_argument("--month", metavar="2026-11", help="一个月")
    span.add_argument("--quarter", metavar="2026Q3", help="一个季度")
    span.add_argument("--from", dest="since", metavar="日期", help="从哪一天（同时写 --to）")
    parser.add_argument("--to", dest="until", metavar="日期", help="到哪一天")
    parser.add_argument("--out", type=Path, required=True, metavar="文件.xlsx", help="写到哪里")
    parser.add_argument("--template", metavar="名称", help="套用上级表样（以后的版本）")
    parser.add_argument("--recipient", default="", metavar="单位", help="完整版交给谁")
    add_full(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    may_reveal(arguments)
    if arguments.template:
        raise Refused(
            "template", "这个版本还不能套用上级表样", "没有写任何文件", "请去掉 --template，导出本单位的表样"
        )
    span = _span(arguments)
    may_write(arguments, ".xlsx")
    desk = open_desk(arguments, answer)
    try:
        done = desk.export.workbook(
            span,
            arguments.out,
            full=arguments.full,
            reason=arguments.reason,
            recipient=arguments.recipient,
            progress=answer.progress,
        )
    finally:
        desk.close()
    if answer.as_json:
        answer.document(done)
    else:
        answer.say(f"已导出 {span.title}：{done.rows} 行，未办结 {done.open_rows} 件，SHA-256 {done.sha256}")
    return 0


def _span(arguments: argparse.Namespace) -> Span:
    if arguments.until and not arguments.since:
        raise Misused("--to 只和 --from 一起用", "没有写任何文件")
    if arguments.since and not arguments.until:
        raise Misused("写了 --from 就要同时写 --to", "没有写任何文件")
    try:
        if arguments.month:
            return Span.month(arguments.month)
        if arguments.quarter:
            return Span.quarter(arguments.quarter)
        today = Clock().today()
        return Span.between(dates.parse(arguments.since, today), dates.parse(arguments.until, today))
    except ValueError as error:
        raise Misused(sentence_of(error), "没有写任何文件") from error
