"""form and slip: 来访登记表 and 来访回执 as PDF. The only module of the engine that reaches the painter, when it is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import may_write, open_desk
from xfdesk.desk.papers import Document, lacking
from xfdesk.errors import Refused
from xfdesk.records.form import FormData
from xfdesk.records.ledger import MatterView
from xfdesk.records.pack import PackData


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    for name, words in (("form", "登记表"), ("slip", "来访回执")):
        parser = commands.add_parser(name, parents=[shared], help=f"{words}存为 PDF", allow_abbrev=False)
        parser.add_argument("number", metavar="编号", help="例如 JF-2026-0001")
        parser.add_argument("--out", type=Path, required=True, metavar="文件.pdf", help="写到哪里")
        parser.add_argument(
            "--visit", type=int, default=None, metavar="N", help="这件事的第几次来访，默认第 1 次"
        )
        parser.add_argument("--reason", default="", metavar="原因", help="检举控告：为什么要打开，会记入历史")
        parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    may_write(arguments, ".pdf")
    data = _data(arguments, answer)
    notes = lacking(data) if arguments.command == "slip" else ()
    for note in notes:
        answer.warn(f"{note}。")
    pages = painted(arguments.command, data, arguments.out)
    if answer.as_json:
        answer.document({"path": str(arguments.out), "pages": pages, "notes": notes})
    else:
        answer.say(f"已存为 PDF，共 {pages} 页")
    return 0


def painted(kind: str, data: FormData | PackData | Document, path: Path) -> int:
    """Write the paper as a PDF, also where no display is; returns the number of pages."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "*=false")  # what went wrong is said below, in Chinese
    from ui.printing.paper import pdf_of

    return pdf_of(kind, data, path)


def _which(arguments: argparse.Namespace, view: MatterView) -> str:
    """What came first, or the visit that is asked for; a slip is for somebody who came."""
    nothing = "没有写任何文件"
    if view.received and arguments.visit is None:
        if arguments.command == "form":
            return view.received[0]
        if not view.visits:
            how = f"这件事的来源是{view.channel}，没有人来访，没有来访回执"
            raise Refused("no_visit", how, nothing, "请打印登记表")
    number = 1 if arguments.visit is None else int(arguments.visit)
    if not 1 <= number <= len(view.visits):
        raise Refused("no_visit", f"这件事没有第 {number} 次来访", nothing, "请核对 --visit")
    return view.visits[number - 1]


def _data(arguments: argparse.Namespace, answer: Answer) -> FormData:
    desk = open_desk(arguments, answer)
    try:
        view = desk.ledger.matter(arguments.number)
        if view.sealed:
            view = desk.ledger.open_sealed(arguments.number, arguments.reason)
        return desk.reception.form(_which(arguments, view), opened=view.sealed)
    finally:
        desk.close()
