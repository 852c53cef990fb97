"""show: one matter with its points, duties and timeline."""

from __future__ import annotations

import argparse
from typing import Any

from xfdesk.commands.answer import Answer, plain
from xfdesk.commands.line import day_of, open_desk
from xfdesk.commands.search import add_full, may_reveal
from xfdesk.records.ledger import MatterView


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("show", parents=[shared], help="看一件事项", allow_abbrev=False)
    parser.add_argument("number", metavar="编号", help="例如 JF-2026-0001")
    parser.add_argument("--as-of", default="", metavar="日期", help="看到哪一天为止")
    add_full(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    may_reveal(arguments)
    desk = open_desk(arguments, answer)
    try:
        as_of = day_of(arguments.as_of, desk.clock.today())
        view = desk.ledger.matter(arguments.number, as_of=as_of)
        if arguments.full and not view.sealed:
            desk.ledger.reveal(view.visits or (view.uid,), arguments.reason)
            view = desk.ledger.matter(arguments.number, as_of=as_of, revealed=True)
        elif arguments.full:
            view = desk.ledger.open_sealed(arguments.number, arguments.reason)
    finally:
        desk.close()
    if answer.as_json:
        answer.document(_document(view))
    else:
        _tell(view, answer)
    return 0


def _document(view: MatterView) -> dict[str, Any]:
    document: dict[str, Any] = plain(view)
    document["matter"] = document.pop("number")
    document["points"] = [
        {
            "index": point["index"],
            **point["point"],
            **{k: v for k, v in point.items() if k not in ("point", "index")},
        }
        for point in document["points"]
    ]
    return document


def _tell(view: MatterView, answer: Answer) -> None:
    answer.say(f"{view.number}  {view.summary}  {view.status}  {view.verdict or ''}")
    if view.sealed and view.visitor is None:
        answer.say(f"{view.received_on}  {view.people} 人")
        return
    if view.visitor:
        who = view.visitor
        answer.say(
            "  ".join(part for part in (who.name, who.sex, who.id_number, who.phone, who.village) if part)
        )
    for point in view.points:
        answer.say(f"诉求 {point.index}  {point.point.text}  {point.point.verdict or ''}  {point.answer}")
    if view.duties:
        rows = [
            [d.key, d.title, str(d.plain), str(d.rolled), str(d.safe), d.article, d.state]
            for d in view.duties
        ]
        answer.table(("期限", "事", "法定", "顺延", "提醒", "依据", "状态"), rows)
    for moment in view.timeline:
        answer.say(f"{moment.on}  {moment.first}  {moment.second}")
    for doubt in dict.fromkeys(doubt for account in view.accounts for doubt in account.doubts):
        answer.say(f"请再看：{doubt}")
