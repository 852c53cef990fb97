"""Who has the matter in hand and what is being done: 四定三包, steps, promises, supervision."""

from __future__ import annotations

from xfdesk.desk.life.case import Case, known_by
from xfdesk.desk.life.ways import refuse_unit
from xfdesk.errors import Refused
from xfdesk.records.acts import (
    AnswerSupervision,
    Assign,
    KeepPromise,
    MakePromise,
    Supervise,
    TakeStep,
)
from xfdesk.rules import ordering
from xfdesk.rules.articles import ARTICLE_22, NOT_RECORDED
from xfdesk.rules.words import Handling, StepKind
from xfdesk.store import matters, rows


def assign(case: Case, act: Assign) -> Assign:
    """四定三包: one in force, the one before ends (art. 22); its date may be earlier than the law's, never later (art. 34)."""
    unit, person = case.line(act.unit, "unit"), case.line(act.person, "person", most=50)
    if not (unit or person):
        raise Refused("blank", "还差：责任单位或责任人", NOT_RECORDED, "补上后再记", field="unit")
    if unit:
        refuse_unit(case, Handling.ASSIGNED, unit, "unit")
    due = case.ahead(act.due, "due", "定时间")
    assert due is not None
    case.within_the_law(due, "due")
    if case.corrects:
        place = (case.on.isoformat(), case.uid)
        ordering.in_place(place, *matters.assigned_beside(case.table.file, case.key, case.uid))
    clean = Assign(
        lead_official=case.line(act.lead_official, "lead_official", "定领导", most=50),
        measures=case.block(act.measures, "measures", "定措施"),
        due=due.isoformat(),
        unit=unit,
        person=person,
        phone=case.line(act.phone, "phone", most=60),
        coordinating=case.line(act.coordinating, "coordinating"),
        investigates=case.line(act.investigates, "investigates", most=100),
        handles=case.line(act.handles, "handles", most=100),
        sees_through=case.line(act.sees_through, "sees_through", most=100),
    )
    values = {name: getattr(clean, name) for name in clean.__dataclass_fields__}
    case.put("Assignment", since=case.on.isoformat(), **values)
    return clean


def step(case: Case, act: TakeStep) -> TakeStep:
    clean = TakeStep(
        case.needed(StepKind, act.kind, "kind", "哪一种"),
        case.line(act.who, "who", "谁做的", most=100),
        case.block(act.text, "text", "做了什么"),
    )
    case.put("Step", on=case.on.isoformat(), kind=clean.kind, who=clean.who, text=clean.text)
    return clean


def promise(case: Case, act: MakePromise) -> MakePromise:
    by_when = case.ahead(act.by_when, "by_when", "几时办到")
    assert by_when is not None
    clean = MakePromise(
        case.block(act.what, "what", "答应什么", most=500),
        case.line(act.by_whom, "by_whom", "谁答应的", most=50),
        by_when.isoformat(),
    )
    _before(case, "Promise", "kept_on")
    case.put("Promise", what=clean.what, by_whom=clean.by_whom, by_when=clean.by_when)
    return clean


def _before(case: Case, table: str, column: str) -> None:
    """What was kept or answered since was asked for before."""
    done = rows.one(case.table.file, table, case.uid).get(column) if case.corrects else None
    if done:
        ordering.in_place((case.on.isoformat(), ""), None, (str(done), ""))


def keep_promise(case: Case, act: KeepPromise) -> KeepPromise:
    one = known_by(case.line(act.what, "what"), case.life.promises, "what", "答应的事")
    case.beside["of"] = one.uid
    case.change("Promise", one.uid, kept_on=case.on.isoformat())
    return KeepPromise(one.what)


def supervise(case: Case, act: Supervise) -> Supervise:
    """督办, 催办: by whom, about what, and until when an answer is wanted (art. 22)."""
    due = case.ahead(act.answer_due, "answer_due", article=ARTICLE_22)
    clean = Supervise(
        case.line(act.by, "by", "谁督办", most=100),
        case.block(act.what, "what", "督办什么", most=1_000),
        due.isoformat() if due else "",
    )
    _before(case, "Supervision", "answered_on")
    case.put(
        "Supervision",
        on=case.on.isoformat(),
        by=clean.by,
        what=clean.what,
        answer_due=clean.answer_due or None,
    )
    return clean


def answer_supervision(case: Case, act: AnswerSupervision) -> AnswerSupervision:
    one = known_by(case.line(act.what, "what"), case.life.supervisions, "what", "督办")
    said = case.block(act.text, "text", "反馈")
    case.beside["of"] = one.uid
    case.change("Supervision", one.uid, answered_on=case.on.isoformat(), answer=said)
    return AnswerSupervision(one.what, said)
