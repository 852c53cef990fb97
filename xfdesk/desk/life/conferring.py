"""联席会议: a matter is brought to a session, decided there as an assignment, reported back and struck off (art. 22)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from xfdesk.desk.life.case import Case
from xfdesk.desk.life.ways import refuse_unit
from xfdesk.desk.life.which_session import Row, at_session, is_over, to_bring
from xfdesk.errors import Refused
from xfdesk.records.acts import Bring, Decide, ReportBack, StrikeOff
from xfdesk.rules import conferring, ordering, sessions
from xfdesk.rules.articles import ARTICLE_22, NOT_RECORDED
from xfdesk.rules.words import Handling
from xfdesk.store import conferences, matters, rows

MOST_ASK, MOST_REPORTS = 500, 200
_APART = re.compile(r"[、，,；;]")
_KEPT = ("phone", "investigates", "handles", "sees_through")
"""Of the assignment before, where the same unit keeps the matter."""


def bring(case: Case, act: Bring) -> Bring:
    """Once to a session, and to none that is over."""
    stood = conferences.item(case.table.file, case.uid) if case.corrects else {}
    session = to_bring(case, act.conference)
    if is_over(session, case.on):
        raise Refused(
            "session_over",
            f"{_full(session)}已经开过，这一天不能再提请",
            NOT_RECORDED,
            "请把日期写成会前或者开会那一天，或者提请下一次",
            field="conference",
        )
    others = [one for one in conferences.items_of(case.table.file, case.key) if one["uid"] != case.uid]
    if any(one["conference"] == session["uid"] for one in others):
        raise Refused(
            "brought_twice",
            f"这件事项已经提请{_full(session)}",
            NOT_RECORDED,
            "要改需要会议定的事，请更正那一条",
            field="conference",
        )
    moved = stood.get("conference") != session["uid"]
    if stood and moved and stood["decided_on"]:
        _refuse_move("会议已经交办，不能换到另一次会议")
    if stood and stood["decided_on"]:
        ordering.in_place((case.on.isoformat(), ""), None, (stood["decided_on"], ""))
    clean = Bring(
        _full(session),
        sessions.asked(case.block(act.ask, "ask", most=MOST_ASK)),
        case.line(act.reports, "reports", most=MOST_REPORTS),
    )
    place = conferences.next_place(case.table.file, session["uid"]) if moved else stood["position"]
    case.put(
        "ConferenceItem",
        conference=session["uid"],
        position=place,
        ask=clean.ask,
        reports=clean.reports,
        brought_on=case.on.isoformat(),
    )
    return clean


def decide(case: Case, act: Decide) -> Decide:
    """The assignment in force from now on, with the session's date: never later than the law's (arts. 22, 34)."""
    item, session = at_session(case, act.conference, lambda one: not one["decided_on"], _decided_already)
    if session["on"] and case.on.isoformat() < session["on"]:
        conferring.not_yet(_full(session), date.fromisoformat(session["on"]))
    if case.corrects:
        _stays_at(case, item, "reported_on", "已经反馈过的交办不能换到另一次会议")
        place = (case.on.isoformat(), case.uid)
        ordering.in_place(place, *matters.assigned_beside(case.table.file, case.key, case.uid))
    before = {} if case.corrects else matters.assignment(case.table.file, case.key)
    decision = case.block(act.decision, "decision", "会议怎么定的")
    units = _units(case, act.assigned_to)
    stays = bool(units) and units[0] == before.get("unit")
    person = case.line(act.person, "person", most=50) or (before["person"] if stays else "")
    if not (units or person):
        raise Refused("blank", "还差：交给哪个单位或责任人", NOT_RECORDED, "补上后再记", field="assigned_to")
    due = case.ahead(act.due, "due", "几时办结", article=ARTICLE_22)
    assert due is not None
    case.within_the_law(due, "due", by_conference=True)
    leader = case.line(act.lead_official, "lead_official", most=50) or before.get("lead_official", "")
    clean = Decide(_full(session), decision, "、".join(units), due.isoformat(), leader, person)
    case.beside["of"] = item["uid"]
    case.change(
        "ConferenceItem",
        item["uid"],
        decision=clean.decision,
        assigned_to=clean.assigned_to or clean.person,
        due=clean.due,
        decided_on=case.on.isoformat(),
    )
    _assign(case, clean, units, before)
    if not session["on"]:
        case.notes.append(f"{_full(session)}还没有写开会的日期，请补上")
    return clean


def _assign(case: Case, clean: Decide, units: list[str], before: dict[str, Any]) -> None:
    """The first unit leads, the others help."""
    unit = units[0] if units else ""
    kept = _kept(case, before, unit)
    case.put(
        "Assignment",
        **{
            "since": case.on.isoformat(),
            "lead_official": clean.lead_official,
            "measures": clean.decision,
            "due": clean.due,
            "unit": unit,
            "person": clean.person,
            "coordinating": "、".join(units[1:]),
            **kept,
        },
    )


def _kept(case: Case, before: dict[str, Any], unit: str) -> dict[str, Any]:
    if not case.corrects:
        return {name: before[name] for name in _KEPT} if unit and unit == before.get("unit") else {}
    stood = rows.one(case.table.file, "Assignment", case.uid)
    return {} if unit == stood["unit"] else dict.fromkeys(_KEPT, "")


def _units(case: Case, typed: str) -> list[str]:
    listed = [part.strip() for part in _APART.split(case.line(typed, "assigned_to", most=200))]
    units = list(dict.fromkeys(part for part in listed if part))
    for unit in units:
        refuse_unit(case, Handling.ASSIGNED, unit, "assigned_to")
    return units


def report_back(case: Case, act: ReportBack) -> ReportBack:
    item, session = at_session(
        case, act.conference, lambda one: one["decided_on"] and not one["reported_on"], _not_to_report
    )
    if case.corrects:
        _stays_at(case, item, "struck_off_on", "已经销号的不能换到另一次会议")
    clean = ReportBack(case.block(act.text, "text", "办得怎么样"), _full(session))
    ordering.not_before(date.fromisoformat(item["decided_on"]), case.on)
    case.beside["of"] = item["uid"]
    case.change("ConferenceItem", item["uid"], report=clean.text, reported_on=case.on.isoformat())
    return clean


def strike_off(case: Case, act: StrikeOff) -> StrikeOff:
    item, session = at_session(
        case, act.conference, lambda one: one["reported_on"] and not one["struck_off_on"], _not_to_strike_off
    )
    ordering.not_before(date.fromisoformat(item["reported_on"]), case.on)
    case.beside["of"] = item["uid"]
    case.change("ConferenceItem", item["uid"], struck_off_on=case.on.isoformat())
    return StrikeOff(_full(session))


def _stays_at(case: Case, item: Row, follows: str, why: str) -> None:
    """A corrected act keeps its place before what followed it, and leaves a session only while nothing has."""
    stood = conferences.item(case.table.file, case.before["of"])
    if stood["uid"] != item["uid"] and stood[follows]:
        _refuse_move(why)
    if item[follows]:
        ordering.in_place((case.on.isoformat(), ""), None, (item[follows], ""))


def _refuse_move(why: str) -> None:
    raise Refused(
        "session_moved", why, NOT_RECORDED, "请先更正后面记的那一条，或者另记一条", field="conference"
    )


def _decided_already(item: Row) -> Refused | None:
    return _already("decided_twice", f"这件事项 {item['decided_on']} 已经在这次会上交办")


def _not_to_report(item: Row) -> Refused | None:
    if item["reported_on"]:
        return _already("reported_twice", f"{item['reported_on']} 已经向这次会议反馈")
    return _out_of_turn("会上还没有交办，谈不上反馈", "请先记“会议交办”")


def _not_to_strike_off(item: Row) -> Refused | None:
    if item["struck_off_on"]:
        return _already("struck_off_twice", f"{item['struck_off_on']} 已经销号")
    return _out_of_turn("会议交办并且反馈了结果的才能销号", "请先记“会议交办”和“向会议反馈”")


def _already(rule: str, what: str) -> Refused:
    return Refused(rule, what, NOT_RECORDED, "要改的，请更正那一条", field="conference")


def _out_of_turn(what: str, do: str) -> Refused:
    return Refused(
        "out_of_turn",
        f"{what}（《信访工作条例》第二十二条）",
        NOT_RECORDED,
        do,
        article=ARTICLE_22,
        field="conference",
    )


def _full(session: Row) -> str:
    return sessions.full_name(session["year"], session["session"])
