"""search: ledger rows that hold a text."""

from __future__ import annotations

import argparse
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, open_desk
from xfdesk.errors import Refused
from xfdesk.records.ledger import LedgerQuery

MOST = 1_000_000
HEADS = ("日期", "号", "编号", "姓名", "证件号", "电话", "类别", "主要诉求", "判断", "状态")
KEYS = (
    "received_on",
    "queue_number",
    "number",
    "name",
    "id_number",
    "phone",
    "category",
    "demands",
    "verdict",
    "state",
)


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("search", parents=[shared], help="在台账里查找", allow_abbrev=False)
    parser.add_argument("text", metavar="文字", help="姓名、首字母、号码、地址、概况、诉求等的一部分")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="最多列几行，默认 50")
    parser.add_argument("--words-too", action="store_true", help="也查原话（慢）")
    add_full(parser)
    parser.set_defaults(run=run)


def add_full(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="显示完整号码，要同时写 --reason，会记入历史")
    parser.add_argument("--reason", default="", metavar="原因", help="为什么要完整号码")


def may_reveal(arguments: argparse.Namespace) -> None:
    if arguments.full and not arguments.reason.strip():
        raise Refused("reason", "显示完整号码要写明原因", "没有显示任何内容", "请加上 --reason 原因")


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    may_reveal(arguments)
    if not 1 <= arguments.limit <= MOST:
        raise Misused(f"--limit 应在 1 到 {MOST} 之间", "没有查找")
    desk = open_desk(arguments, answer)
    try:
        query = LedgerQuery(text=arguments.text, words_too=arguments.words_too)
        rows = desk.ledger.rows(query, 0, arguments.limit)
        if arguments.full and rows:
            desk.ledger.reveal(tuple(row.uid for row in rows), arguments.reason)
            rows = desk.ledger.rows(query, 0, arguments.limit, revealed=frozenset(row.uid for row in rows))
        found = desk.ledger.found(query)
    finally:
        desk.close()
    if answer.as_json:
        answer.document({"found": found.rows, "more": found.capped, "rows": rows})
        return 0
    texts = [["" if getattr(row, key) is None else str(getattr(row, key)) for key in KEYS] for row in rows]
    if texts:
        answer.table(HEADS, texts)
    answer.say(f"找到 {found.rows}{'+' if found.capped else ''} 行" if rows else "没有找到")
    return 0
