"""import-day: one reception day from a file, row by row."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import open_desk
from xfdesk.desk.day_import import RowAnswer
from xfdesk.errors import Cancelled, NotSaved

CONTINUE = "排除后再导入同一个文件，会接着收，不会重复"


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "import-day", parents=[shared], help="收进一个接访日的文件", allow_abbrev=False
    )
    parser.add_argument("file", type=Path, metavar="DAY.json", help="接访日文件")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """0 all taken, 3 some refused, 4 all refused."""
    desk = open_desk(arguments, answer)
    taken = refused = 0
    try:
        file = desk.day_import.read(arguments.file)
        if warning := desk.clock_warning():
            answer.warn(warning)
        for row in desk.day_import.rows(file):
            taken += row.saved is not None
            refused += row.saved is None
            answer.line(_as_json(row)) if answer.as_json else answer.say(_as_sentence(row))
    except KeyboardInterrupt as error:
        raise Cancelled(
            f"已取消：前面 {taken} 次已经收进", "其余没有动", "要收完请再导入同一个文件，不会重复"
        ) from error
    except NotSaved as error:
        raise NotSaved(error.what, f"前面 {taken} 次已经收进，其余没有收进来", CONTINUE) from error
    finally:
        desk.close()
    if not answer.as_json:
        answer.say(f"收进 {taken} 次，退回 {refused} 次")
    if not refused:
        return 0
    return 3 if taken else 4


def _as_json(row: RowAnswer) -> dict[str, object]:
    if row.saved is not None:
        found: dict[str, object] = {"no": row.no, "taken": True, "matter": row.saved.number}
        if row.already:
            found["already"] = True
        if row.saved.notes:
            found["notes"] = list(row.saved.notes)
        return found
    assert row.refusal is not None
    refusal = row.refusal
    return {
        "no": row.no,
        "taken": False,
        "rule": refusal.rule,
        "article": refusal.article,
        "field": refusal.field,
        "message": refusal.sentence,
    }


def _as_sentence(row: RowAnswer) -> str:
    if row.saved is not None:
        notes = "；".join(row.saved.notes)
        return f"第 {row.no} 号：{'以前已收进' if row.already else '已收进'} {row.saved.number}{'。' + notes if notes else ''}"
    assert row.refusal is not None
    return f"第 {row.no} 号：退回。{row.refusal.sentence}"
