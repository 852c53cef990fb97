"""rota: who sits when. Planning, attendance, and 接访公示 as PDF or workbook."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import Misused, may_write, open_desk
from xfdesk.commands.pdf import painted
from xfdesk.desk.desk import Desk
from xfdesk.desk.rota import Rota
from xfdesk.errors import Refused
from xfdesk.records.rota import RotaEntry, RotaProposal
from xfdesk.records.rota_day import RotaDay
from xfdesk.rules import dates
from xfdesk.rules.span import Span

NOT_MOVED = "安排没有动过"
FIELDS = ("kind", "place", "hours", "attendants", "note", "why")
"""Options that are a day's fields of the same name."""


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "rota", parents=[shared], help="接访安排：排班、公示、出勤", allow_abbrev=False
    )
    parser.add_argument("--from", dest="since", default="", metavar="日期", help="从哪一天；不写就是本月一日")
    parser.add_argument("--to", dest="until", default="", metavar="日期", help="到哪一天；不写就到那个月底")
    parser.add_argument("--out", type=Path, metavar="文件", help="接访公示写到哪里：.pdf 或 .xlsx")
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--propose", action="store_true", help="按轮次排这一段，存下来")
    acts.add_argument("--like-before", metavar="月份", help="照上月排这个月，存下来，例如 2026-12")
    acts.add_argument("--set", metavar="日期", help="排这一天，或改这一天")
    acts.add_argument("--move", nargs=2, metavar="日期", help="把前一天的安排移到后一天；那天有的，两天对调")
    acts.add_argument("--remove", metavar="日期", help="这天不接访")
    acts.add_argument("--posted", action="store_true", help="这一段的公示今天张贴了")
    acts.add_argument("--away", metavar="姓名", help="这位领导这一段来不了，原因写在 --why")
    acts.add_argument("--back", metavar="姓名", help="取消这位领导这一段里的外出")
    parser.add_argument("--leader", nargs="+", default=[], metavar="姓名", help="--set：接访领导")
    parser.add_argument("--kind", default="", metavar="类型", help="--set：接访类型")
    parser.add_argument("--place", default="", metavar="地点", help="--set：接访地点")
    parser.add_argument("--hours", default="", metavar="时间", help="--set：例如 8:30—11:30")
    parser.add_argument("--attendants", default="", metavar="单位", help="--set：陪同单位")
    parser.add_argument("--matter", nargs="+", default=[], metavar="编号", help="--set：带案下访带的事项")
    parser.add_argument("--note", default="", metavar="备注", help="--set：备注")
    parser.add_argument("--for", dest="stands_in_for", default="", metavar="姓名", help="--set：代替谁")
    parser.add_argument("--why", default="", metavar="原因", help="--set、--away：为什么")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    if arguments.out is not None:
        kind = ".xlsx" if arguments.out.suffix.lower() == ".xlsx" else ".pdf"
        may_write(arguments, kind)
    desk = open_desk(arguments, answer)
    try:
        since, until = _span(arguments, desk)
        notes = _act(arguments, desk.rota, since, until)
        days, attendance = desk.rota.days(since, until), desk.rota.attendance(since, until)
        pages = _write(arguments.out, desk, since, until) if arguments.out is not None else 0
        away = [one for one in desk.rota.away() if one.since <= until and since <= one.until]
    finally:
        desk.close()
    if answer.as_json:
        written = {"path": str(arguments.out), "pages": pages} if arguments.out is not None else {}
        answer.document(
            {
                "since": since,
                "until": until,
                "days": days,
                "attendance": attendance,
                "away": away,
                "notes": notes,
                **written,
            }
        )
        return 0
    _tell(days, answer)
    if any((one.planned, one.stood_in, one.beyond) != (0, 0, 0) for one in attendance):
        heads = ("领导", "职务", "应接", "接了", "代人", "未到", "另接", "还有")
        answer.table(
            heads,
            [
                [
                    one.leader,
                    one.post,
                    *map(str, (one.planned, one.held, one.stood_in, one.missed, one.beyond, one.ahead)),
                ]
                for one in attendance
            ],
        )
    for note in notes:
        answer.say(note)
    if arguments.out is not None:
        answer.say(f"接访公示已存为 PDF，共 {pages} 页" if pages else "接访公示已存为工作簿")
    return 0


def _span(arguments: argparse.Namespace, desk: Desk) -> tuple[date, date]:
    """Without --from and --to: the month that an act is about, else this one."""
    about = _month_named(arguments.like_before) if arguments.like_before else None
    named = arguments.set or arguments.remove or (arguments.move or ("",))[0]
    start = _day(arguments.since, desk) if arguments.since else None
    if start is None:
        if about:
            return about.since, about.until
        end = _day(arguments.until, desk) if arguments.until else None
        start = (end or (_day(named, desk) if named else desk.clock.today())).replace(day=1)
    until = _day(arguments.until, desk) if arguments.until else Span.month(f"{start:%Y-%m}").until
    if start > until:
        raise Refused(
            "rota_span", "起止日期反了：开始的一天在结束的一天之后", NOT_MOVED, "请核对 --from 和 --to"
        )
    return start, until


def _act(arguments: argparse.Namespace, rota: Rota, since: date, until: date) -> tuple[str, ...]:
    """What was asked for, done; what there is to say about it."""
    if arguments.propose:
        return _accept(rota, rota.propose(since, until))
    if arguments.like_before:
        month = _month_named(arguments.like_before)
        return _accept(rota, rota.like_month_before(month.since.year, month.since.month))
    if arguments.set:
        return _set(arguments, rota)
    if arguments.move:
        first, then = (_typed(one, rota) for one in arguments.move)
        return rota.move(_planned(rota, first).uid, then).conflicts
    if arguments.remove:
        rota.remove(_planned(rota, _typed(arguments.remove, rota)).uid)
        return ("已取消",)
    if arguments.posted:
        return (f"{len(rota.mark_posted(since, until))} 天已记为公示",)
    if arguments.away:
        rota.put_away(arguments.away, since, until, arguments.why)
        return rota.month(since.year, since.month).notes
    if arguments.back:
        return _back(rota, arguments.back, since, until)
    return ()


def _accept(rota: Rota, proposal: RotaProposal) -> tuple[str, ...]:
    if not proposal.days:
        said = "；".join(proposal.notes) or "这些天都排过了"
        raise Refused("rota_nothing", f"没有可以排的：{said}", NOT_MOVED)
    made = rota.accept(proposal)
    return (f"排好 {len(made)} 天", *proposal.notes)


def _set(arguments: argparse.Namespace, rota: Rota) -> tuple[str, ...]:
    """A day that stands keeps what is not said anew."""
    on = _typed(arguments.set, rota)
    old = rota.day(on)
    entry = _entry_of(old) if old else RotaEntry()
    leaders = [name for typed in arguments.leader for name in re.split(r"[、，,]", typed) if name.strip()]
    said = {field: value for field in FIELDS if (value := getattr(arguments, field))}
    if leaders:
        said["leaders"] = tuple(leaders)
    if arguments.matter:
        said["matters"] = tuple(arguments.matter)
    if arguments.stands_in_for:
        said["stands_in_for"] = arguments.stands_in_for
    saved = rota.put(replace(entry, on=on.isoformat(), **said), old.uid if old else "")
    return saved.conflicts


def _entry_of(day: RotaDay) -> RotaEntry:
    return RotaEntry(
        day.on.isoformat(),
        day.kind,
        day.place,
        day.hours,
        tuple(one.name for one in day.leaders),
        day.attendants,
        day.matters,
        day.note,
    )


def _back(rota: Rota, leader: str, since: date, until: date) -> tuple[str, ...]:
    found = [one for one in rota.away() if one.leader == leader and one.since <= until and since <= one.until]
    if not found:
        raise Refused("rota_away", "这一段没有记过这位领导外出", NOT_MOVED, "请核对姓名和日期")
    for one in found:
        rota.remove_away(one.uid)
    return (f"取消了 {len(found)} 条外出",)


def _write(path: Path, desk: Desk, since: date, until: date) -> int:
    posting = desk.rota.posting(since, until)
    if path.suffix.lower() == ".xlsx":
        desk.rota.write_posting(posting, path)
        return 0
    return painted("drawn", desk.rota.posting_document(posting), path)


def _planned(rota: Rota, on: date) -> RotaDay:
    found = rota.day(on)
    if found is None:
        raise Refused("rota_gone", f"{on} 没有排接访", NOT_MOVED, "请核对日期")
    return found


def _typed(typed: str, rota: Rota) -> date:
    return _parsed(typed, rota.table.today)


def _day(typed: str, desk: Desk) -> date:
    return _parsed(typed, desk.clock.today())


def _parsed(typed: str, today: date) -> date:
    try:
        return dates.parse(typed, today, future=True)
    except dates.BadDate as error:
        raise Misused(error.sentence, NOT_MOVED) from error


def _month_named(typed: str) -> Span:
    try:
        return Span.month(typed)
    except ValueError as error:
        raise Misused("月份写成 2026-12 这样", NOT_MOVED) from error


def _tell(days: tuple[RotaDay, ...], answer: Answer) -> None:
    if not days:
        answer.say("这一段没有排接访")
        return
    rows = [
        [
            f"{day.on} {dates.weekday(day.on)}",
            "、".join(
                f"{one.name}（代{one.stands_in_for}）" if one.stands_in_for else one.name
                for one in day.leaders
            ),
            day.kind,
            day.place,
            "，".join(day.hours.split("\n")),
            day.attendants,
            "、".join(day.matters),
        ]
        for day in days
    ]
    answer.table(("日期", "领导", "类型", "地点", "时间", "陪同", "带案"), rows)
