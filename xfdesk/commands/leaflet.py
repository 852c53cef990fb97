"""leaflet: 信访须知 as PDF, from the office's settings."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import may_write, open_desk
from xfdesk.commands.pdf import painted


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("leaflet", parents=[shared], help="信访须知存为 PDF", allow_abbrev=False)
    parser.add_argument("--out", type=Path, required=True, metavar="文件.pdf", help="写到哪里")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    may_write(arguments, ".pdf")
    desk = open_desk(arguments, answer)
    try:
        document, notes = desk.leaflet.document(), desk.leaflet.data().lacking
    finally:
        desk.close()
    for note in notes:
        answer.warn(f"{note}。")
    pages = painted("drawn", document, arguments.out)
    if answer.as_json:
        answer.document({"path": str(arguments.out), "pages": pages, "notes": notes})
    else:
        answer.say(f"信访须知已存为 PDF，共 {pages} 页")
    return 0
