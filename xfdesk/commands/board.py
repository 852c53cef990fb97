"""board: what is to be done, by urgency, with the four numbers."""

from __future__ import annotations

import argparse
from typing import Any

from xfdesk.commands.answer import Answer, plain
from xfdesk.commands.line import day_of, open_desk
from xfdesk.records.followup import Board, BoardItem, BoardQuery

HEADS = ("", "要办的", "", "姓名", "概况", "判断", "责任单位", "责任人", "编号", "最迟", "天数")


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "board", parents=[shared], help="督办：要办的事，先急后缓", allow_abbrev=False
    )
    parser.add_argument("--as-of", default="", metavar="日期", help="到哪一天为止；不写就是今天")
    parser.add_argument("--leader", default="", metavar="姓名", help="只看这位领导的")
    parser.add_argument("--unit", default="", metavar="单位", help="只看这个责任单位的")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    desk = open_desk(arguments, answer)
    try:
        query = BoardQuery(leader=arguments.leader.strip(), unit=arguments.unit.strip())
        board = desk.followup.board(query, as_of=day_of(arguments.as_of, desk.clock.today()))
    finally:
        desk.close()
    if answer.as_json:
        answer.document({"tiles": board.tiles, "items": [_entry(one) for one in board.items]})
    else:
        _tell(board, answer)
    return 0


def _entry(one: BoardItem) -> dict[str, Any]:
    entry: dict[str, Any] = plain(one)
    first = {key: entry.pop(key) for key in ("matter", "next_duty", "safe", "group")}
    return {**first, **entry}


def _tell(board: Board, answer: Answer) -> None:
    tiles = board.tiles
    answer.say(
        f"{board.as_of}  无着落 {tiles.without_owner}  无回音 {tiles.without_answer}"
        f"  已超期 {tiles.overdue}  本周到期 {tiles.due_this_week}"
    )
    if board.items:
        answer.table(HEADS, _rows(board))
    among = "" if len(board.items) == board.total else f"，共 {board.total} 件未办结"
    answer.say(f"{len(board.items)} 件{among or '未办结'}" if board.items else f"没有要列的{among}")


def _rows(board: Board) -> list[list[str]]:
    """A group is named in its first line alone."""
    rows, group = [], ""
    for one in board.items:
        rows.append([one.group if one.group != group else "", *_cells(one)])
        group = one.group
    return rows


def _cells(one: BoardItem) -> list[str]:
    name = f"{one.name} 等{one.people}人" if one.name and one.people > 1 else one.name
    return [
        one.next_duty,
        one.detail,
        name,
        one.summary,
        one.verdict or "",
        one.unit,
        one.person,
        one.matter,
        str(one.safe or ""),
        "" if one.days_left is None else str(one.days_left),
    ]
