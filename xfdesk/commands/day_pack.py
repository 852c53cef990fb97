"""day-pack: 明日接访包 as PDF, a page for each matter that is due or whose visitor is expected on a day."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, may_write, open_desk, sentence_of
from xfdesk.commands.pdf import painted
from xfdesk.desk.papers import why
from xfdesk.records.pack import PackData
from xfdesk.rules import dates


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("day-pack", parents=[shared], help="接访包存为 PDF", allow_abbrev=False)
    parser.add_argument("day", metavar="日期", help="哪一天接访，例如 2026-11-24、明天")
    parser.add_argument("--out", type=Path, required=True, metavar="文件.pdf", help="写到哪里")
    parser.add_argument("--leader", default="", metavar="姓名", help="只要这位领导包案、负责或答应过的")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    may_write(arguments, ".pdf")
    desk = open_desk(arguments, answer)
    try:
        data = desk.day_pack.prepare(_day(arguments.day, desk.clock.today()), arguments.leader)
    finally:
        desk.close()
    pages = painted("pack", data, arguments.out)
    if answer.as_json:
        answer.document(_document(data, arguments.out, pages))
    else:
        _tell(data, pages, answer)
    return 0


def _day(typed: str, today: date) -> date:
    try:
        return dates.parse(typed, today, future=True)
    except ValueError as error:
        raise Misused(sentence_of(error), "没有写任何文件") from error


def _document(data: PackData, path: Path, pages: int) -> dict[str, object]:
    return {
        "path": str(path),
        "pages": pages,
        "day": data.on,
        "matters": [{"matter": one.view.number, "why": why(one, data.on)} for one in data.matters],
        "rest": data.rest,
    }


def _tell(data: PackData, pages: int, answer: Answer) -> None:
    if data.matters:
        answer.table(
            ("编号", "为什么在这里"),
            [[one.view.number, "；".join(why(one, data.on))] for one in data.matters],
        )
    else:
        answer.say(f"{data.on} 没有到期的，也没有约好这天来的")
    if data.rest:
        answer.say(f"另有 {len(data.rest)} 件也到期，没有单独成页，编号在封面上")
    answer.say(f"已存为 PDF，共 {pages} 页")
