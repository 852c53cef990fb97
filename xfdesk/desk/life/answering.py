"""The written answer and what comes of it: reply, carrying out, call-back, extension."""

from __future__ import annotations

from xfdesk.desk.life.case import Case, point_at
from xfdesk.desk.life.numbers import number_of
from xfdesk.errors import Refused
from xfdesk.records.acts import CarryOut, Extend, GiveReply, MakeCallBack, PointAnswer
from xfdesk.rules import extending
from xfdesk.rules.articles import ARTICLE_27, ARTICLE_32, ARTICLE_34, ARTICLE_35, NOT_RECORDED
from xfdesk.rules.words import CarriedOut, Outcome, PaperKind, Satisfaction


def extend(case: Case, act: Extend) -> Extend:
    """Reason and approver, at most 30 days, before the sixty are over (art. 34)."""
    days = case.number(act.days, "days", "延长天数")
    extending.of_days(days)
    last = case.last_day("D4")
    if last is not None:
        extending.in_time(case.on, last)
    reason, approver = case.block(act.reason, "reason"), case.line(act.approver, "approver", most=50)
    for value, label, name in ((reason, "延期理由", "reason"), (approver, "批准人", "approver")):
        if not value:
            raise Refused(
                "extension_reason",
                f"延期要写明{label}（《信访工作条例》第三十四条）",
                NOT_RECORDED,
                "补上后再记",
                article=ARTICLE_34,
                field=name,
            )
    case.put("Extension", on=case.on.isoformat(), days=days, reason=reason, approver=approver)
    return Extend(str(days), reason, approver)


def reply(case: Case, act: GiveReply) -> GiveReply:
    """Every demand not yet answered, each with outcome and basis; the remedy where there is one (arts. 32, 34, 35)."""
    answers = tuple(_answer(case, one, n) for n, one in enumerate(act.answers))
    answered = [one.point for one in answers]
    open_points = [str(p.position) for p in case.life.unanswered if str(p.position) not in answered]
    if open_points or not answers:
        listed = "、".join(open_points)
        raise Refused(
            "reply_points",
            f"答复要对每一项诉求作出，还差第 {listed} 项（《信访工作条例》第三十二条）"
            if listed
            else "答复里没有写答复",
            NOT_RECORDED,
            "补上后再记",
            article=ARTICLE_32,
            field="answers",
        )
    if len(set(answered)) < len(answered):
        raise Refused("reply_twice", "同一项诉求答复了两次", NOT_RECORDED, "请留下一个", field="answers")
    remedy = case.block(act.remedy, "remedy", most=1_000)
    if case.life.judged and not remedy:
        raise Refused(
            "reply_remedy",
            "处理意见书要写明救济途径（《信访工作条例》第三十五条）",
            NOT_RECORDED,
            "请写明向谁、多少日内请求复查",
            article=ARTICLE_35,
            field="remedy",
        )
    by = case.line(act.by, "by", "答复单位", most=100)
    # An opinion has its number; the answer to a suggestion that of its own kind.
    kind = PaperKind.OPINION if case.life.judged else PaperKind.ANSWER
    number = number_of(case, kind, case.line(act.number, "number", most=60), case.before.get("number", ""))
    case.put("Reply", number=number, on=case.on.isoformat(), by=by, remedy=remedy)
    return GiveReply(number, by, answers, remedy)


def _answer(case: Case, one: PointAnswer, n: int) -> PointAnswer:
    at = f"answers.{n}."
    stands = point_at(case.life, case, one.point, at + "point")
    text, basis = case.block(one.answer, at + "answer"), case.block(one.basis, at + "basis", most=1_000)
    outcome = case.word(Outcome, one.outcome, at + "outcome", "办理结论", blank=True)
    what, do = f"第 {stands.position} 项诉求还差", "补上后再记"
    if not text:
        raise Refused(
            "reply_answer",
            f"{what}：答复（《信访工作条例》第三十二条）",
            NOT_RECORDED,
            do,
            article=ARTICLE_32,
            field=f"{at}answer",
        )
    if outcome is None:
        raise Refused(
            "reply_outcome",
            f"{what}：办理结论（《信访工作条例》第三十二条）",
            NOT_RECORDED,
            do,
            article=ARTICLE_32,
            field=f"{at}outcome",
        )
    if not basis:
        raise Refused(
            "reply_basis",
            f"{what}：依据（《信访工作条例》第三十二条）",
            NOT_RECORDED,
            do,
            article=ARTICLE_32,
            field=f"{at}basis",
        )
    carried = case.word(CarriedOut, one.carried_out, at + "carried_out", "落实情况", blank=True)
    if carried is None and outcome is Outcome.SUPPORTED:
        carried = CarriedOut.NOT_YET
    return PointAnswer(str(stands.position), text, outcome, basis, carried or "")


def carry_out(case: Case, act: CarryOut) -> CarryOut:
    """What was supported is done, in part or not yet (art. 27)."""
    point = point_at(case.life, case, act.point, "point")
    if not point.answer:
        raise Refused(
            "nothing_promised_in_reply",
            f"第 {point.position} 项诉求还没有答复，谈不上落实（《信访工作条例》第二十七条）",
            NOT_RECORDED,
            "请先记“出具答复”",
            article=ARTICLE_27,
            field="point",
        )
    state = case.needed(CarriedOut, act.state, "state", "落实情况")
    return CarryOut(str(point.position), state)


def call_back(case: Case, act: MakeCallBack) -> MakeCallBack:
    """Satisfaction with the reception and with the unit apart; 未评价 is not 满意."""
    reception = case.word(Satisfaction, act.reception, "reception", "对接访的评价", blank=True)
    unit = case.word(Satisfaction, act.unit_satisfaction, "unit_satisfaction", "对办理单位的评价", blank=True)
    clean = MakeCallBack(
        case.line(act.method, "method", "怎么回访", most=50),
        case.line(act.by, "by", "谁回访", most=50),
        reception or Satisfaction.NOT_RATED,
        unit or Satisfaction.NOT_RATED,
        case.block(act.words, "words"),
    )
    values = {name: getattr(clean, name) for name in clean.__dataclass_fields__}
    case.put("CallBack", on=case.on.isoformat(), **values)
    return clean
