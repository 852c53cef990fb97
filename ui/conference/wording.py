"""How sessions and the matters on them read: in one place for painting, for the screen reader and for the head."""

from __future__ import annotations

from datetime import date

from xfdesk.records.conference import Session, SessionItem, Waiting
from xfdesk.rules import dates

NO_DAY = "还没有定日子"
UNDECIDED, ASSIGNED, REPORTED, STRUCK_OFF = "待定", "交办", "已反馈", "已销号"
State = tuple[str, str]
"""Words and the tone of their pill; "" for plain words."""


def session_name(one: Session, today: date) -> str:
    """With its year where it is another."""
    return one.name if one.year == today.year else f"{one.year} 年{one.name}"


def day(one: Session, today: date) -> str:
    return dates.short(one.on, today) if one.on else NO_DAY


def session_state(one: Session, today: date) -> State:
    """What presses first: what is overdue, then what was not decided, then how far it is."""
    tally = one.tally
    if one.on is None:
        return ("待开", "plain")
    if one.on > today:
        return (dates.days_left((one.on - today).days), "plain")
    if tally.overdue:
        return (f"超期 {tally.overdue} 件", "red")
    if one.on == today:
        return ("今天开", "amber")
    undecided = tally.brought - tally.assigned
    if undecided > 0:
        return (f"{undecided} 件没有定", "amber")
    if tally.open:
        return (f"未办结 {tally.open} 件", "plain")
    return ("全部销号", "accent") if tally.assigned else ("", "")


def sentence(one: Session) -> str:
    """The register's sentence, read on from the name that stands before it."""
    return one.sentence.removeprefix(one.name) or tally(one)


def tally(one: Session) -> str:
    """The same in figures, for a narrow line; what is overdue stands in the pill."""
    if one.tally.assigned:
        return f"交办 {one.tally.assigned}   办结 {one.tally.struck_off}   未办结 {one.tally.open}"
    return f"提上 {one.tally.brought} 件" if one.tally.brought else "还没有事项"


def session_sentence(one: Session, today: date) -> str:
    parts = (session_name(one, today), day(one, today), sentence(one), session_state(one, today)[0])
    return "，".join(filter(None, parts))


def name(one: SessionItem | Waiting) -> str:
    return f"{one.name} 等{one.people}人" if one.name and one.people > 1 else one.name


def item_state(one: SessionItem, *, sat: bool) -> State:
    """`sat`: the meeting is today or has been, so that what is undecided is lacking."""
    if one.sealed:
        return ("", "")
    if one.struck_off_on:
        return (STRUCK_OFF, "plain")
    if one.reported_on:
        return (REPORTED, "accent")
    if one.decided_on:
        return (ASSIGNED, "accent")
    return (UNDECIDED, "amber" if sat else "plain")


def item_time(one: SessionItem, today: date) -> State:
    """Under the state: when it was struck off or reported, else how long is left."""
    if one.sealed or not one.decided_on:
        return ("", "")
    if one.struck_off_on:
        return (f"{one.struck_off_on:%m-%d} 销号", "ink2")
    if one.overdue and one.days_left is not None:
        return (dates.days_left(one.days_left), "red")
    if one.reported_on:
        return (f"{one.reported_on:%m-%d} 反馈", "ink2")
    if one.days_left is None:
        return ("", "")
    return (dates.days_left(one.days_left), "amber" if one.days_left <= 1 else "ink2")


def asked(one: SessionItem) -> str:
    return f"请定：{one.ask}" if one.ask else ""


def answer(one: SessionItem, today: date) -> str:
    """The law's date of the answer."""
    if one.answer_due is None:
        return ""
    same = one.answer_due.year == today.year
    return f"法定 {dates.short(one.answer_due, today) if same else one.answer_due.isoformat()}"


def who_and_when(one: SessionItem, today: date) -> str:
    """期限 and 承办, below the decision."""
    due = f"{dates.short(one.due, today)}前" if one.due else ""
    return "   ".join(filter(None, (due, one.assigned_to, one.lead_official)))


def item_sentence(one: SessionItem, today: date) -> str:
    if one.sealed:
        return f"{one.number}，{one.summary}"
    decided = f"决定：{one.decision}，{who_and_when(one, today)}" if one.decided_on else ""
    report = f"反馈：{one.report}" if one.report else ""
    state, time = item_state(one, sat=False)[0], item_time(one, today)[0]
    parts = (name(one), one.number, one.summary, asked(one), one.reports, answer(one, today), decided, report)
    return "，".join(filter(None, (*parts, state, time)))


def waiting_sentence(one: Waiting) -> str:
    return "，".join(filter(None, (name(one), one.summary, one.unit, one.number)))
