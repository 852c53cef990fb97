"""conference: a session of the joint conference, its agenda as Word and its register; or one planned or changed."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from xfdesk.commands.answer import Answer
from xfdesk.commands.line import may_write, open_desk
from xfdesk.desk.desk import Desk
from xfdesk.records.conference import Session, SessionEntry, SessionItem, SessionView
from xfdesk.rules import dates, sessions
from xfdesk.rules.text import clean_line

HEADS = ("序", "编号", "事项", "怎么定的", "交给", "期限", "办到哪一步")
PLANS = {
    "on": "开会的日期", "time": "几点，例如 上午9:00", "place": "地点", "host": "主持", "attendants": "参加的人和单位",
    "agenda": "其他议程",
}  # fmt: skip


def add(commands: Any, shared: argparse.ArgumentParser) -> None:
    parser = commands.add_parser(
        "conference", parents=[shared], help="联席会议：议程、交办登记，安排会期", allow_abbrev=False
    )
    parser.add_argument("session", metavar="会次", help="例如 4、2026-4，或开会的日期")
    parser.add_argument("--out", type=Path, metavar="文件.docx", help="议程写到哪里")
    parser.add_argument("--summaries", type=Path, metavar="文件.docx", help="每件一页的摘要写到哪里")
    for name, words in PLANS.items():
        parser.add_argument(f"--{name}", metavar="文字", help=f"安排或改这次会议：{words}")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, answer: Answer) -> int:
    outs = (arguments.out, arguments.summaries)
    for out in outs:
        if out is not None:
            may_write(argparse.Namespace(**{**vars(arguments), "out": out}), ".docx")
    desk = open_desk(arguments, answer)
    try:
        uid = _planned(desk, arguments)
        view = desk.conference.session(uid or arguments.session)
        writers = (desk.conference.agenda_word, desk.conference.summaries_word)
        written = [
            write(view.session.uid, out) for write, out in zip(writers, outs, strict=True) if out is not None
        ]
    finally:
        desk.close()
    for note in dict.fromkeys(note for one in written for note in one.notes):
        answer.warn(f"{note}。")
    if answer.as_json:
        answer.document(view)
        return 0
    _tell(view, answer)
    for one in written:
        answer.say(f"已写成 {one.path}")
    return 0


def _planned(desk: Desk, arguments: argparse.Namespace) -> str:
    """The key of the session that was planned or changed, "" where nothing of it was said."""
    said = {name: value for name in PLANS if (value := getattr(arguments, name)) is not None}
    if not said:
        return ""
    stood = _stood(desk, arguments.session, said.get("on", ""))
    if stood is None:
        day = sessions.read(clean_line(arguments.session).text) is None
        named = {"on": arguments.session} if day else {"session": arguments.session}
        return desk.conference.plan(SessionEntry(**{**named, **said})).uid
    kept = {name: getattr(stood, name) for name in (*PLANS, "summary") if name != "on"}
    kept["on"] = stood.on.isoformat() if stood.on else ""
    return desk.conference.plan(SessionEntry(uid=stood.uid, **{**kept, **said})).uid


def _stood(desk: Desk, typed: str, on: str) -> Session | None:
    """The session of that number in its year (the one typed, that of its day, or this one), or of that day."""
    known, today = sessions.read(clean_line(typed).text), desk.clock.today()
    day = _day(on if known else typed, today)
    if known is None:
        return next((one for one in desk.conference.sessions() if day is not None and one.on == day), None)
    wanted = (known[0] or (day or today).year, known[1])
    return next((one for one in desk.conference.sessions() if (one.year, one.session) == wanted), None)


def _day(typed: str, today: date) -> date | None:
    try:
        return dates.parse(typed, today, future=True) if typed.strip() else None
    except (ValueError, OverflowError):
        return None


def _tell(view: SessionView, answer: Answer) -> None:
    session = view.session
    when = f"{session.on or ''} {session.time}".strip()
    parts = (sessions.full_name(session.year, session.session), when, session.place, session.host)
    answer.say("  ".join(part for part in parts if part))
    if view.items:
        answer.table(HEADS, [_cells(n, one) for n, one in enumerate(view.items, 1)])
    answer.say(
        session.sentence or (f"提请 {len(view.items)} 件，还没有交办" if view.items else "还没有提请的事项")
    )


def _cells(n: int, one: SessionItem) -> list[str]:
    state = f"{one.state}（超期）" if one.overdue else one.state
    said = one.decision or (f"请定：{one.ask}" if one.ask else "")
    line = "；".join(part for part in said.split("\n") if part)
    return [str(n), one.number, one.summary, line, one.assigned_to, str(one.due or ""), state]
