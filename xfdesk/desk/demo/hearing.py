"""What is decided when an invented matter comes: its class, its way, and the leader's judgement of each demand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xfdesk.desk.demo.living import Living, Row
from xfdesk.desk.demo.stories import Story, body_above
from xfdesk.desk.demo.town import Town
from xfdesk.records.acts import Judge
from xfdesk.records.visit import PointEntry
from xfdesk.rules import routes
from xfdesk.rules.verdict import carries_verdict
from xfdesk.rules.words import Handling, MatterClass, ReasonCode, Route, Verdict

VERDICTS, HOW_OFTEN = tuple(Verdict)[:4], (46, 28, 14, 12)
REASONABLE = (Verdict.FULLY_REASONABLE, Verdict.PARTLY_REASONABLE)


@dataclass(frozen=True, slots=True)
class Heard:
    """`handling` None: it came by letter or from above and waits for its way. `unit` is to whom it goes."""

    matter_class: MatterClass
    handling: Handling | None
    route: int | None = None
    verdicts: tuple[Verdict | None, ...] = ()
    unit: str = ""

    @property
    def judged(self) -> bool:
        return carries_verdict(self.matter_class, self.route)


def hear(town: Town, story: Story, kind: MatterClass, verdict: Verdict | None = None) -> Heard:
    """`verdict` asks for one of the first demand, on a way on which demands are judged."""
    rng = town.rng
    if kind is MatterClass.ACCUSATION:
        return Heard(kind, Handling.TRANSFERRED, unit="纪委办公室")
    if kind is MatterClass.QUESTION:
        return Heard(kind, Handling.SETTLED, None, (None,))
    if kind is MatterClass.SUGGESTION:
        way = Handling.ACCEPTED if rng.random() < 0.6 else Handling.ASSIGNED
        return Heard(kind, way, None, (None,), story.unit)
    proposed = routes.propose(story.category)
    if proposed.matter_class is MatterClass.QUESTION:
        return Heard(proposed.matter_class, Handling.SETTLED, None, (None,))
    if proposed.route != Route.OPINION:
        return Heard(proposed.matter_class, Handling.LAWFUL_WAY, proposed.route, (None,))
    if verdict is None and story.demand.startswith("查处") and rng.random() < 0.6:
        return Heard(kind, Handling.ASSIGNED, Route.DUTY, (None,), story.unit)
    if verdict is None and body_above(story.unit) and rng.random() < 0.05:
        return sent_on(story)
    return _judged(town, story, verdict)


def sent_on(story: Story) -> Heard:
    """To the body whose it is; what it asks for was not judged here."""
    body = body_above(story.unit)
    return Heard(MatterClass.PETITION, Handling.TRANSFERRED, Route.OPINION, (Verdict.PENDING,), body)


def _judged(town: Town, story: Story, verdict: Verdict | None) -> Heard:
    rng = town.rng
    first = verdict or rng.choices(VERDICTS, HOW_OFTEN)[0]
    found = [first]
    if story.second_demand and rng.random() < 0.5:
        found.append(Verdict.PENDING if rng.random() < 0.4 else first)
    settled = {Verdict.FULLY_REASONABLE: 0.16, Verdict.UNREASONABLE: 0.5}.get(first, 0)
    if verdict is None and len(found) == 1 and rng.random() < settled:
        return Heard(MatterClass.PETITION, Handling.SETTLED, Route.OPINION, tuple(found), story.unit)
    way = Handling.ASSIGNED if rng.random() < 0.75 else Handling.ACCEPTED
    unit = story.unit if way is Handling.ASSIGNED or rng.random() < 0.5 else ""
    return Heard(MatterClass.PETITION, way, Route.OPINION, tuple(found), unit)


def demand(town: Town, m: Living, text: str, verdict: Verdict | None, due: str, look: str = "") -> PointEntry:
    """With what its verdict obliges to fill in; with `look` one that cannot be solved yet."""
    if verdict is None:
        return PointEntry(text=text)
    story, leader = m.story, m.leader
    why = story.why_not or "现行政策没有这方面的规定"
    basis = story.basis or "《信访工作条例》第三十二条"
    if look and verdict is Verdict.FULLY_REASONABLE:
        return PointEntry(
            text=text, verdict=verdict, judged_by=leader, not_yet_solvable=True, next_look_on=look,
            explanation=town.say("说明", m), explained_by=leader,
        )  # fmt: skip
    if verdict is Verdict.FULLY_REASONABLE:
        return PointEntry(
            text=text, verdict=verdict, judged_by=leader, measure=story.measure, leader=leader, unit=m.unit,
            person=m.in_charge, due=due,
        )  # fmt: skip
    if verdict is Verdict.PARTLY_REASONABLE:
        bare = town.rng.random() < 0.06
        return PointEntry(
            text=text, verdict=verdict, judged_by=leader, reasonable_part=town.say("合理部分", m),
            unreasonable_part=town.say("不合理部分", m), reason=town.say("部分理由", m),
            reason_code=ReasonCode.NO_LEGAL_BASIS if bare else "", basis="" if bare else basis, measure=story.measure,
            explanation=town.say("解释", m), leader=leader, unit=m.unit, person=m.in_charge, due=due,
        )  # fmt: skip
    if verdict is Verdict.UNREASONABLE:
        return PointEntry(
            text=text, verdict=verdict, judged_by=leader, reason=why, basis=basis, explanation=town.say("解释", m),
            explained_by=leader, remedy=town.remedy,
        )  # fmt: skip
    reason = town.say("核实", m) if town.rng.random() < 0.5 else ""
    return PointEntry(text=text, verdict=verdict, judged_by=leader, reason=reason)


_FIELDS = tuple(name for name in Judge.__dataclass_fields__ if name not in ("point", "by"))


def judged_again(town: Town, m: Living, point: Row, due: date, look: date | None = None) -> Judge:
    """What was waiting, or was put off, is judged once it has been looked into; `look` puts it off once more."""
    verdict = Verdict.FULLY_REASONABLE
    if not point["not_yet_solvable"]:
        verdict = town.rng.choices(VERDICTS[:3], (55, 30, 15))[0]
    entry = demand(town, m, point["text"], verdict, due.isoformat(), look.isoformat() if look else "")
    return Judge(
        point=str(point["position"]), by=m.leader, **{name: getattr(entry, name) for name in _FIELDS}
    )


def judged_for_later(m: Living, point: Row, due: date) -> Judge:
    """The same judgement with a later date, as an extension brings it."""
    kept = {name: point[name] for name in _FIELDS}
    return Judge(point=str(point["position"]), by=m.leader, **{**kept, "due": due.isoformat()})
