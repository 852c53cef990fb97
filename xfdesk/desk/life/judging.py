"""A new judgement of one demand: a new version, the earlier one stays readable (art. 27)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from xfdesk.desk.assigning import owning_points, propose_assignment
from xfdesk.desk.life import judgements
from xfdesk.desk.life.case import Case, point_at
from xfdesk.errors import Refused
from xfdesk.records.acts import Judge
from xfdesk.records.visit import PointEntry, VisitEntry
from xfdesk.rules import verdict
from xfdesk.rules.articles import ARTICLE_31, ARTICLE_32, NOT_RECORDED
from xfdesk.rules.words import ReasonCode, Verdict
from xfdesk.store import matters, rows

_BLOCKS = ("reason", "basis", "reasonable_part", "unreasonable_part", "measure", "explanation", "remedy")
_LINES = ("leader", "unit", "person", "explained_by")


def judge(case: Case, act: Judge) -> Judge:
    """What a verdict obliges to fill in is asked as on the form; without its reason there is no verdict (arts. 27, 32, 35)."""
    stands = point_at(case.life, case, act.point, "point")
    case.beside["of"] = stands.uid
    judged = _correct(case, act, stands.uid) if case.corrects else _judge(case, act, stands.uid)
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


def _judge(case: Case, act: Judge, point: str) -> PointEntry:
    file = case.table.file
    entry = next(p for p in matters.points(file, case.key) if p.uid == point)
    judged_on = str(file.value("SELECT judged_at FROM demandpoint WHERE uid = ?", point) or "")[:10]
    _in_order(judged_on, case.on.isoformat())
    judged = _read(case, act, entry)
    _refuse(case, judged)
    touched, was = judgements.put(file, case.uid, judged, at=_at(case), who=case.table.who)
    case.touched += touched
    if was:
        case.beside["was"] = was
    _own_again(case)
    return judged


def _correct(case: Case, act: Judge, point: str) -> PointEntry:
    """The judgement in force was taken back and is made anew; an earlier one is said otherwise where it is kept."""
    file = case.table.file
    if point != case.before["of"]:
        raise Refused(
            "other_demand",
            "更正不能换成另一项诉求",
            NOT_RECORDED,
            "请对那一项另记一次“重新研判”",
            field="point",
        )
    if ("DemandPoint", point) in case.touched:
        return _judge(case, act, point)
    on = str(file.value('SELECT "on" FROM act WHERE uid = ?', case.uid))
    version = judgements.version_of(file, point, on, case.before)
    if not version:
        raise Refused(
            "judged_since", "这项诉求后来又有新的判断", NOT_RECORDED, "请再记一次“重新研判”", field="point"
        )
    stood = judgements.stood_before(file, case.uid, case.before)
    _in_order(str(stood["judged_at"])[:10], case.on.isoformat())
    _in_order(case.on.isoformat(), judgements.next_day(file, point, version))
    judged = _read(case, act, next(p for p in matters.points(file, case.key) if p.uid == point))
    _refuse(case, judged)
    case.beside |= {"was": case.before["was"]} if "was" in case.before else {}
    case.touched += judgements.rewrite(file, version, judged, _at(case))
    _owned_then(case)
    return judged


def _at(case: Case) -> str:
    return f"{case.on.isoformat()}T00:00:00"


def _in_order(earlier: str, later: str) -> None:
    """The judgement in force is the last that was made: none is put before it."""
    if earlier > later:
        raise Refused(
            "out_of_order",
            f"这项诉求 {earlier} 的判断和 {later} 的先后颠倒了",
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
    case.within_the_law(date.fromisoformat(point.due) if point.due else None, "due")


def _owned_then(case: Case) -> None:
    """The assignment that an earlier judgement brought is what the demands propose as they were judged on that day."""
    file, on = case.table.file, case.on.isoformat()
    if matters.assigned_by_act(file, case.key):
        return
    proposed = _proposed(judgements.entries_on(file, case.key, on))
    if any(proposed.values()):
        case.put("Assignment", since=on, **proposed)
    elif rows.one(file, "Assignment", case.uid):
        rows.remove(file, "Assignment", case.uid)
        case.touched.append(("Assignment", case.uid))
    case.touched += [("Assignment", uid) for uid in matters.chain(file, case.key)]


def _proposed(points: tuple[PointEntry, ...]) -> dict[str, Any]:
    return propose_assignment(owning_points(points, True), VisitEntry(""))


def _own_again(case: Case) -> None:
    """The assignment that the demands propose, unless somebody has assigned the matter by an act since."""
    file = case.table.file
    if matters.assigned_by_act(file, case.key):
        return
    proposed = _proposed(matters.points(file, case.key))
    if any(proposed.values()):
        case.touched += [
            ("Assignment", uid) for uid in matters.assign(file, case.key, proposed, case.on, case.uid)
        ]
