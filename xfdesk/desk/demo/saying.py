"""The acts of an invented life in a clerk's words, made on the day from the matter as it then stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xfdesk.desk.demo.hearing import judged_again, judged_for_later
from xfdesk.desk.demo.living import Living, Row
from xfdesk.desk.demo.people import names
from xfdesk.desk.demo.stories import body_above, persons_of
from xfdesk.desk.demo.town import Town
from xfdesk.records import acts
from xfdesk.records.acts import Act, GiveReply, Notice, PointAnswer
from xfdesk.rules.words import (
    CarriedOut,
    DeliveryMethod,
    Handling,
    MatterClass,
    OfficialState,
    Outcome,
    PaperKind,
    Receipt,
    ReviewKind,
    Satisfaction,
    StepKind,
    Verdict,
)

Maker = Callable[[Living], Act | None]
_NOTICES = {
    Handling.ASSIGNED: PaperKind.TRANSFER,
    Handling.TRANSFERRED: PaperKind.TRANSFER,
    Handling.LAWFUL_WAY: PaperKind.LAWFUL_WAY,
}


class Saying:
    """Makers of acts; each is called when its day has come."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def notice(self, on: date, kind: PaperKind | None = None, method: str = "") -> Maker:
        """Handed over or posted; without a method drawn up alone."""
        reached = on.isoformat() if method == DeliveryMethod.IN_PERSON else ""
        receipt = Receipt.SIGNED if reached else ""
        return lambda m: Notice(kind or notice_kind(m), "", method, receipt, reached)

    def accept(self, m: Living) -> Act | None:
        return None if m.matter["accepted_on"] else acts.Accept()

    def assign(self, due: date, *, other: bool = False) -> Maker:
        """四定三包; with `other` another person of the unit takes it over, under the leader who then owns it."""

        def made(m: Living) -> Act:
            person = next((p for p in persons_of(m.unit) if other and p != m.in_charge), m.in_charge)
            m.in_charge = person
            now = m.assignment
            return acts.Assign(
                lead_official=now.get("lead_official") or m.leader,
                measures=now.get("measures") or m.story.measure,
                due=now.get("due") or due.isoformat(),
                unit=m.unit,
                person=person,
                phone="0377-61200315",
                investigates=person,
                handles=m.unit,
                sees_through=m.leader,
            )

        return made

    def step(self, m: Living) -> Act:
        kinds = (StepKind.INVESTIGATION, StepKind.CONTACT, StepKind.COORDINATION, StepKind.TALK)
        rarely = (StepKind.POLICY, StepKind.MEETING)
        kind = self.town.one_of(kinds if self.town.rng.random() < 0.85 else rarely)
        return acts.TakeStep(kind, m.in_charge or m.unit, self.town.say(kind, m))

    def promise(self, by_when: date) -> Maker:
        return lambda m: acts.MakePromise(
            self.town.say("答应", m), m.in_charge or m.leader, by_when.isoformat()
        )

    def keep_promise(self, m: Living) -> Act | None:
        waiting = [row["what"] for row in m.rows("Promise") if not row["kept_on"]]
        return acts.KeepPromise(waiting[0]) if waiting else None

    def judge(self, position: int, due: date) -> Maker:
        """What was waiting is judged once it has been looked into."""

        def made(m: Living) -> Act | None:
            point = m.points[position - 1]
            waiting = point["verdict"] in ("", Verdict.PENDING)
            return judged_again(self.town, m, point, due) if waiting else None

        return made

    def look_again(self, position: int, due: date, look: date | None) -> Maker:
        """What could not be solved is put off once more, or can be solved now."""

        def made(m: Living) -> Act | None:
            point = m.points[position - 1]
            return judged_again(self.town, m, point, due, look) if point["not_yet_solvable"] else None

        return made

    def judge_for_later(self, position: int, due: date) -> Maker:
        def made(m: Living) -> Act | None:
            point = m.points[position - 1]
            return judged_for_later(m, point, due) if point["due"] else None

        return made

    def supervise(self, wanted: date, *, reminder: bool = False) -> Maker:
        def made(m: Living) -> Act:
            by = self.town.office.bureau if self.town.rng.random() < 0.4 else self.town.office.name
            return acts.Supervise(by, self.town.say("催办" if reminder else "督办", m), wanted.isoformat())

        return made

    def report(self, m: Living) -> Act | None:
        waiting = [row["what"] for row in m.rows("Supervision") if not row["answered_on"]]
        return acts.AnswerSupervision(waiting[0], self.town.say("反馈", m)) if waiting else None

    def extend(self, m: Living) -> Act:
        return acts.Extend("30", self.town.say("延期", m), names().leaders[0][0])

    def withdraw(self, m: Living) -> Act:
        return acts.Withdraw(self.town.say("撤回", m))

    def send_on(self, m: Living) -> Act:
        return acts.Transfer(body_above(m.unit) or "区人民法院")

    def come_back(self, m: Living) -> Act:
        return acts.Returned(body_above(m.unit) or "区人民法院", self.town.say("退回", m))

    def object_to(self, m: Living) -> Act:
        return acts.Objection(self.town.say("异议", m))

    def lead_away(self, m: Living) -> Act:
        return acts.ChangeRoute("1")

    def reply(self, m: Living) -> Act:
        """On every demand without an answer; when all have theirs, on all of them anew."""
        again = all(point["answer"] for point in m.points)
        opinion = m.matter["route"] == 6
        answers = tuple(
            self._answer(m, point, again=again) for point in m.points if again or not point["answer"]
        )
        return GiveReply("", m.unit or self.town.office.name, answers, self.town.remedy if opinion else "")

    def _answer(self, m: Living, point: Row, *, again: bool) -> PointAnswer:
        kind, outcome = self._outcome(m, point)
        basis = point["basis"] or m.story.basis or "《信访工作条例》第三十二条"
        carried = ""
        if outcome == Outcome.SUPPORTED:
            received = date.fromisoformat(m.matter["received_on"])
            at_once = self.town.in_brief(received) or self.town.rng.random() < 0.3
            carried = CarriedOut.DONE if at_once else CarriedOut.NOT_YET
        text = self.town.say(kind, m)
        return PointAnswer(
            str(point["position"]), f"重新核实后：{text}" if again else text, outcome, basis, carried
        )

    def _outcome(self, m: Living, point: Row) -> tuple[str, str]:
        rng = self.town.rng
        if m.matter["matter_class"] == MatterClass.SUGGESTION:
            return ("采纳", Outcome.SUPPORTED) if rng.random() < 0.6 else ("留作参考", Outcome.EXPLAINED)
        if point["not_yet_solvable"]:
            return "暂难", Outcome.EXPLAINED
        if point["verdict"] == Verdict.UNREASONABLE:
            return "不支持", Outcome.EXPLAINED if rng.random() < 0.7 else Outcome.NOT_SUPPORTED
        if m.matter["category"].startswith("民间纠纷") and rng.random() < 0.7:
            return "调解", Outcome.MEDIATED
        return ("部分" if point["verdict"] == Verdict.PARTLY_REASONABLE else "支持"), Outcome.SUPPORTED

    def deliver(self, method: str, receipt: str) -> Maker:
        return lambda m: acts.Deliver(method, receipt)

    def carry_out(self, position: int, state: CarriedOut) -> Maker:
        def made(m: Living) -> Act | None:
            point = m.points[position - 1]
            wanted = point["outcome"] == Outcome.SUPPORTED and point["carried_out"] not in (
                state,
                CarriedOut.DONE,
            )
            return acts.CarryOut(str(position), state) if wanted else None

        return made

    def call_back(self, m: Living) -> Act:
        rng, rated = self.town.rng, list(Satisfaction)
        supported = any(point["outcome"] == Outcome.SUPPORTED for point in m.points)
        unit = rng.choices(rated, (60, 25, 5, 10) if supported else (25, 40, 22, 13))[0]
        reception = unit if rng.random() < 0.6 else rng.choices(rated, (70, 24, 2, 4))[0]
        if Satisfaction.NOT_RATED in (unit, reception):
            unit = reception = Satisfaction.NOT_RATED
        method = "电话" if rng.random() < 0.8 else "上门"
        return acts.MakeCallBack(method, self.town.who, reception, unit, self.town.say(unit, m))

    def unhappy(self, m: Living) -> Act:
        said = self.town.say(Satisfaction.DISSATISFIED, m)
        return acts.MakeCallBack("电话", self.town.who, Satisfaction.MOSTLY, Satisfaction.DISSATISFIED, said)

    def ask_review(self, m: Living) -> Act:
        return acts.RequestReview(ReviewKind.FIRST, self.town.office.reviewing_body)

    def review(self, *, changed: bool) -> Maker:
        return lambda m: acts.ReviewOpinion(ReviewKind.FIRST, self.town.say("变更" if changed else "维持", m))

    def ask_second(self, m: Living) -> Act:
        return acts.RequestReview(ReviewKind.SECOND, "市人民政府")

    def second(self, m: Living) -> Act:
        hearing = str(self.town.between(3, 9)) if self.town.rng.random() < 0.5 else ""
        return acts.ReviewOpinion(ReviewKind.SECOND, self.town.say("终结", m), hearing)

    def enter(self, m: Living) -> Act:
        if m.matter["matter_class"] == MatterClass.QUESTION:
            return acts.EnterOfficial(OfficialState.NOT_NEEDED, "", self.town.say("不需录入", m))
        received = date.fromisoformat(m.matter["received_on"])
        return acts.EnterOfficial(OfficialState.ENTERED, self.town.official_number(received))

    def close(self, m: Living) -> Act:
        return acts.Close()

    def reopen(self, m: Living) -> Act:
        return acts.Reopen(self.town.say("重新办理", m))


def notice_kind(m: Living) -> PaperKind:
    return _NOTICES.get(m.matter["handling"], PaperKind.ACCEPTANCE)
