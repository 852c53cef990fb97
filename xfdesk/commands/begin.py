"""begin: an empty ledger for an office."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xfdesk import paths
from xfdesk.commands.answer import Answer
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused

NOTHING_WRITTEN = "没有写任何文件"


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("begin", parents=[shared], help="建一个空台账", allow_abbrev=False)
    parser.add_argument("--office", required=True, metavar="名称", help="单位名称")
    parser.add_argument("--clerk", required=True, metavar="姓名", help="登记员")
    parser.add_argument("--code", default="", metavar="代码", help="单位代码")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """Never over an existing file, whatever it holds: exit status 4."""
    if not arguments.office or not arguments.clerk:
        raise Refused("empty", "单位名称和登记员都要写", NOTHING_WRITTEN, "请补上再试")
    path = Path(arguments.ledger) if arguments.ledger else paths.default_ledger(arguments.office)
    if path.exists() or path.is_symlink():
        raise Refused("exists", f"{path.name} 已经在了", "它没有动过", "请换一个文件名，或直接打开它")
    desk = Desk.create(path, office_name=arguments.office, who=arguments.clerk, code=arguments.code)
    desk.close()
    if answer.as_json:
        answer.document({"ledger": str(path), "office": arguments.office, "clerk": arguments.clerk})
    else:
        answer.say(f"台账已建好：{path}")
    return 0
