"""record: acts on matters, and on what outreach found, from a file, one a line, each taken or refused by itself."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import open_desk
from xfdesk.desk.recording import LineAnswer
from xfdesk.errors import Cancelled, NotSaved
from xfdesk.records.outreach import OutreachDone

CONTINUE = "排除后请从没有收进的那一行接着收"


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "record", parents=[shared], help="收进一个事项办理和排查的文件", allow_abbrev=False
    )
    parser.add_argument("file", type=Path, metavar="ACTS.jsonl", help="一行一件办理的事（JSON）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    """0 all taken, 3 some refused, 4 all refused."""
    desk = open_desk(arguments, answer)
    taken = refused = 0
    try:
        if warning := desk.clock_warning():
            answer.warn(warning)
        for line in desk.recording.lines(arguments.file):
            taken += line.taken
            refused += not line.taken
            answer.line(_as_json(line)) if answer.as_json else answer.say(_as_sentence(line))
    except KeyboardInterrupt as error:
        raise Cancelled(f"已取消：前面 {taken} 条已经收进", "其余没有动", CONTINUE) from error
    except NotSaved as error:
        raise NotSaved(error.what, f"前面 {taken} 条已经收进，其余没有收进来", CONTINUE) from error
    finally:
        desk.close()
    if not answer.as_json:
        answer.say(f"收进 {taken} 条，退回 {refused} 条")
    if not refused:
        return 0
    return 3 if taken else 4


def _as_json(line: LineAnswer) -> dict[str, object]:
    if line.recorded is not None:
        done = line.recorded
        found: dict[str, object] = {
            "line": line.line,
            "taken": True,
            "matter": done.number,
            "status": done.status,
        }
        if done.paper:
            found["number"] = done.paper
        if done.notes:
            found["notes"] = list(done.notes)
        return found
    if line.found is not None:
        return _found(line.line, line.found)
    assert line.refusal is not None
    refusal = line.refusal
    return {
        "line": line.line,
        "taken": False,
        "rule": refusal.rule,
        "article": refusal.article,
        "field": refusal.field,
        "message": refusal.sentence,
    }


def _found(n: int, done: OutreachDone) -> dict[str, object]:
    """A record of 排查, with the matter that was made of it."""
    told: dict[str, object] = {
        "line": n,
        "taken": True,
        "record": done.number,
        "matter": done.matter_number,
        "status": done.status,
    }
    return told | ({"notes": list(done.notes)} if done.notes else {})


def _as_sentence(line: LineAnswer) -> str:
    if line.recorded is not None:
        done = line.recorded
        notes = "；".join((*(part for part in (done.paper,) if part), *done.notes))
        return f"第 {line.line} 行：{done.number} {done.status}{'。' + notes if notes else ''}"
    if line.found is not None:
        found = line.found
        parts = (found.number or "零报告", found.matter_number, found.status)
        said = " ".join(part for part in parts if part)
        return f"第 {line.line} 行：{said}{'。' + '；'.join(found.notes) if found.notes else ''}"
    assert line.refusal is not None
    return f"第 {line.line} 行：退回。{line.refusal.sentence}"
