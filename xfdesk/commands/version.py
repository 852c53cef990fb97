"""version"""

from __future__ import annotations

import argparse
from typing import Any

from xfdesk import __version__
from xfdesk.commands.answer import Answer
from xfdesk.store.opening import FORMAT


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("version", parents=[shared], help="显示版本和台账格式", allow_abbrev=False)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    if answer.as_json:
        answer.document({"version": __version__, "format": FORMAT})
    else:
        answer.say(f"接访台 {__version__}，台账格式 {FORMAT}")
    return 0
