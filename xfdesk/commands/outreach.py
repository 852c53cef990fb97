"""outreach: the sheet of a month; its blank sheets and review list as PDF, the month as a workbook, a block pasted in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, may_write, open_desk
from xfdesk.commands.pdf import painted
from xfdesk.desk.outreach import Outreach
from xfdesk.errors import FileUnusable
from xfdesk.records.outreach import OutreachQuery, OutreachRow, OutreachSheet, Pasted

HEADS = (
    "编号",
    "日期",
    "村",
    "当事人",
    "人数",
    "类型",
    "纠纷概况",
    "牵头领导",
    "时限",
    "天数",
    "结果",
    "事项",
    "存疑",
)
ONLY = {"open": "还没有化解的", "overdue": "超过时限的", "doubtful": "有存疑的"}


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "outreach", parents=[shared], help="排查：看一个月的表，打印，导出，粘贴", allow_abbrev=False
    )
    parser.add_argument("--month", default="", metavar="2026-11", help="哪个月；不写就是这个月")
    parser.add_argument("--village", default="", metavar="村", help="只要这个村（社区）")
    parser.add_argument(
        "--only", default="", choices=("", *ONLY), metavar="哪些", help="open、overdue 或 doubtful"
    )
    parser.add_argument("--text", default="", metavar="文字", help="里面有这些字的")
    parser.add_argument("--out", type=Path, metavar="文件", help="研判清单存为 .pdf，或这个月的表存为 .xlsx")
    parser.add_argument("--blank", action="store_true", help="和 --out 文件.pdf 一起：空白登记表，一个村一页")
    act = parser.add_mutually_exclusive_group()
    act.add_argument(
        "--paste", type=Path, metavar="文件.txt", help="把一块从表格里复制出来的文字（制表符分隔）收进来"
    )
    act.add_argument("--nothing", action="store_true", help="和 --village 一起：这个村这个月零报告")
    act.add_argument("--remove", default="", metavar="编号", help="删掉一行，例如 PC-2026-0001")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    _may(arguments)
    desk = open_desk(arguments, answer)
    try:
        month = arguments.month or f"{desk.clock.today():%Y-%m}"
        if arguments.out is not None:
            return _write(desk.outreach, month, arguments, answer)
        if arguments.paste is not None:
            return _paste(desk.outreach, month, arguments, answer)
        if arguments.nothing:
            row = desk.outreach.nothing_to_report(arguments.village, month)
            return _told(answer, row, f"{row.entry.village} {row.entry.month} 零报告")
        if arguments.remove:
            row = desk.outreach.row(arguments.remove)
            desk.outreach.remove(row.uid)
            return _told(answer, row, f"{row.number} 已删除")
        _list(desk.outreach, month, arguments, answer)
    finally:
        desk.close()
    return 0


def _may(arguments: argparse.Namespace) -> None:
    acts = arguments.paste is not None or arguments.nothing or arguments.remove
    if arguments.out is not None and acts:
        raise Misused("--out 不和 --paste、--nothing、--remove 一起用", "没有写任何文件，数据没有动过")
    if arguments.blank and arguments.out is None:
        raise Misused("--blank 要和 --out 文件.pdf 一起用", "没有写任何文件")
    if arguments.nothing and not arguments.village:
        raise Misused("--nothing 要和 --village 一起用", "数据没有动过")
    if arguments.out is not None:
        may_write(
            arguments, ".xlsx" if arguments.out.suffix.lower() == ".xlsx" and not arguments.blank else ".pdf"
        )


def _write(outreach: Outreach, month: str, arguments: argparse.Namespace, answer: Answer) -> int:
    out: Path = arguments.out
    if out.suffix.lower() == ".xlsx":
        outreach.write_workbook(month, out)
        rows = len(outreach.sheet(OutreachQuery(month=month)).rows)
        return _told(answer, {"path": str(out), "rows": rows}, f"已存为工作簿，共 {rows} 行")
    if arguments.blank:
        villages = (arguments.village,) if arguments.village else outreach.villages()
        document = outreach.blank_sheets(villages, month)
    else:
        document = outreach.review(month)
    pages = painted("drawn", document, out)
    return _told(answer, {"path": str(out), "pages": pages}, f"已存为 PDF，共 {pages} 页")


def _paste(outreach: Outreach, month: str, arguments: argparse.Namespace, answer: Answer) -> int:
    pasted = outreach.paste(_text_of(arguments.paste), month, arguments.village)
    if answer.as_json:
        answer.document(pasted)
    else:
        _tell_pasted(pasted, answer)
    return 0


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnusable("文件的编码不是 UTF-8", "没有收进来", "请另存为 UTF-8 编码再收") from error
    except OSError as error:
        raise FileUnusable(
            f"读不了文件 {path.name}", "没有收进来", "请检查文件是否还在、是否允许读"
        ) from error


def _tell_pasted(pasted: Pasted, answer: Answer) -> None:
    for row in pasted.rows:
        for mark in row.marks:
            answer.say(f"{row.number or '零报告'}  {mark.message}")
    for note in pasted.notes:
        answer.say(f"{note}。")
    answer.say(f"收进 {len(pasted.rows)} 行，存疑 {pasted.doubtful} 格")


def _list(outreach: Outreach, month: str, arguments: argparse.Namespace, answer: Answer) -> None:
    query = OutreachQuery(outreach.blank(month).month, arguments.village, arguments.only, arguments.text)
    sheet = outreach.sheet(query)
    if answer.as_json:
        answer.document(sheet)
    else:
        _tell(sheet, answer)


def _tell(sheet: OutreachSheet, answer: Answer) -> None:
    if sheet.rows:
        answer.table(HEADS, [_cells(row) for row in sheet.rows])
    answer.say(
        f"纠纷 {sheet.disputes} 件，没有化解 {sheet.open} 件，超过时限 {sheet.overdue} 件，存疑 {sheet.doubtful} 行"
    )
    silent = [one.village for one in sheet.villages if not one.reported]
    if silent:
        answer.say(f"还没有报的：{'、'.join(silent)}")


def _cells(row: OutreachRow) -> list[str]:
    one = row.entry
    return [
        row.number or "零报告",
        one.on,
        one.village,
        one.parties,
        one.people,
        one.kind,
        one.summary,
        one.leads,
        one.limit,
        "" if row.days_left is None else str(row.days_left),
        one.result,
        row.matter_number,
        "；".join(mark.message for mark in row.marks),
    ]


def _told(answer: Answer, document: object, sentence: str) -> int:
    if answer.as_json:
        answer.document(document)
    else:
        answer.say(sentence)
    return 0
