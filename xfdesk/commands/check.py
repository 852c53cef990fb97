"""check: every check of the file."""

from __future__ import annotations

import argparse
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import open_desk


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("check", parents=[shared], help="核对整个台账文件", allow_abbrev=False)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """0 when all is well, 4 when a check found something in a readable file."""
    desk = open_desk(arguments, answer)
    try:
        found, rows = desk.check(), desk.ledger.total()
    finally:
        desk.close()
    if answer.as_json:
        answer.document({"ok": not found, "rows": rows, "problems": found})
    else:
        answer.say(
            f"核对完毕：{rows} 行，没有发现问题"
            if not found
            else f"核对完毕：{rows} 行，发现 {len(found)} 处问题"
        )
        for sentence in found:
            answer.say(f"  {sentence}")
    return 4 if found else 0
