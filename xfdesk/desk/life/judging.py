"""A new judgement of one demand: a new version, the earlier one stays readable (art. 27)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xfdesk.desk.assigning import owning_points, propose_assignment
from xfdesk.desk.life.case import Case, point_at
from xfdesk.errors import Refused
from xfdesk.records.acts import Judge
from xfdesk.records.visit import PointEntry, VisitEntry
from xfdesk.rules import dates, verdict
from xfdesk.rules.lawful import ARTICLE_31, ARTICLE_32, ARTICLE_34, NOT_RECORDED
from xfdesk.rules.words import ReasonCode, Verdict
from xfdesk.store import matters

_BLOCKS = ("reason", "basis", "reasonable_part", "unreasonable_part", "measure", "explanation", "remedy")
_LINES = ("leader", "unit", "person", "explained_by")


def judge(case: Case, act: Judge) -> Judge:
    """What a verdict obliges to fill in is asked as on the form; without its reason there is no verdict (arts. 27, 32, 35)."""
    stands = point_at(case.life, case, act.point, "point")
    entry = next(p for p in matters.points(case.table.file, case.key) if p.uid == stands.uid)
    _in_order(case, stands.uid)
    judged = _read(case, act, entry)
    _refuse(case, judged)
    put = matters.put_point(
        case.table.file,
        case.key,
        _visit_of(case, stands.uid),
        judged,
        case.table.who,
        f"{case.on.isoformat()}T00:00:00",
    )
    case.touched.append(("DemandPoint", put[0]))
    if put[1]:
        case.touched.append(("PointVersion", put[1]))
    _own_again(case)
    values: dict[str, Any] = {name: getattr(judged, name) for name in (*_BLOCKS, *_LINES)}
    return Judge(
        point=str(stands.position),
        verdict=judged.verdict or "",
        by=judged.judged_by,
        reason_code=judged.reason_code,
        due=judged.due,
        explained_on=judged.explained_on,
        not_yet_solvable=judged.not_yet_solvable,
        next_look_on=judged.next_look_on,
        **values,
    )


def _in_order(case: Case, point: str) -> None:
    """The judgement in force is the last that was made: none is put before it."""
    at = str(case.table.file.value("SELECT judged_at FROM demandpoint WHERE uid = ?", point) or "")
    if at[:10] > case.on.isoformat():
        raise Refused(
            "out_of_order",
            f"这项诉求 {at[:10]} 已经另有判断，新的不能早于它",
            NOT_RECORDED,
            "请核对日期",
            field="on",
        )


def _read(case: Case, act: Judge, entry: PointEntry) -> PointEntry:
    word = case.needed(Verdict, act.verdict, "verdict", "判断")
    values: dict[str, Any] = {name: case.block(getattr(act, name), name, most=2_000) for name in _BLOCKS}
    values |= {name: case.line(getattr(act, name), name, most=100) for name in _LINES}
    due, look = case.ahead(act.due, "due"), case.ahead(act.next_look_on, "next_look_on")
    told = case.past(act.explained_on, "explained_on")
    code = case.word(ReasonCode, act.reason_code, "reason_code", "理由类别", blank=True)
    found = replace(
        entry,
        verdict=word,
        judged_by=case.line(act.by, "by", "谁判断", most=50),
        reason_code=code or "",
        due=due.isoformat() if due else "",
        next_look_on=look.isoformat() if look else "",
        explained_on=told.isoformat() if told else "",
        not_yet_solvable=bool(act.not_yet_solvable),
        **values,
    )
    beyond: dict[str, Any] = {
        name: False if name == "not_yet_solvable" else "" for name in verdict.beyond(found)
    }
    return replace(found, **beyond)


def _refuse(case: Case, point: PointEntry) -> None:
    if point.verdict is Verdict.NONE:
        raise Refused(
            "verdict_none",
            "这件事要对诉求作出判断，不能记“不作判断”（《信访工作条例》第三十一条）",
            NOT_RECORDED,
            "还没定的记待核实",
            article=ARTICLE_31,
            field="verdict",
        )
    if point.verdict is Verdict.UNREASONABLE and ReasonCode.NO_LEGAL_BASIS in (
        point.reason_code,
        point.reason,
    ):
        raise Refused(
            "no_legal_basis",
            "“合理但缺乏法律依据”不能记为不合理（《信访工作条例》第三十二条）",
            NOT_RECORDED,
            "请改记为部分合理",
            article=ARTICLE_32,
            field="reason",
        )
    for name, label, article in verdict.missing(point):
        raise Refused(
            f"verdict_{name}",
            f"还差：{label}（《信访工作条例》{article}）",
            NOT_RECORDED,
            "补上后再记",
            article=article,
            field=name,
        )
    last = case.last_day("D4", "D5")
    if last is not None and point.due and point.due > last.isoformat():
        raise Refused(
            "due_beyond_law",
            f"晚于法定的书面答复期限 {dates.on_paper(last)}（《信访工作条例》第三十四条）",
            NOT_RECORDED,
            "请提前",
            article=ARTICLE_34,
            field="due",
        )


def _visit_of(case: Case, point: str) -> str:
    return str(case.table.file.value("SELECT visit FROM demandpoint WHERE uid = ?", point) or "")


def _own_again(case: Case) -> None:
    """The assignment that the demands propose, unless somebody has assigned the matter by an act since."""
    file = case.table.file
    if matters.assigned_by_act(file, case.key):
        return
    owning = owning_points(matters.points(file, case.key), True)
    proposed = propose_assignment(owning, VisitEntry(""))
    if any(proposed.values()):
        case.touched += [("Assignment", uid) for uid in matters.assign(file, case.key, proposed, case.on)]
