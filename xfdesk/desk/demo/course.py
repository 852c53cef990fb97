"""How one invented matter went: its class, its points, who owns it, and what became of it until the last day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from xfdesk.desk.demo.people import names
from xfdesk.desk.demo.stories import Story
from xfdesk.records.keys import new_key
from xfdesk.records.visit import PointEntry
from xfdesk.rules.words import (
    CarriedOut,
    DeliveryMethod,
    Handling,
    MatterClass,
    OfficialState,
    Outcome,
    PaperKind,
    Receipt,
    Satisfaction,
    Verdict,
)

REMEDY = "如不服，可在收到书面答复之日起30日内向区人民政府请求复查"
_VERDICTS = (Verdict.FULLY_REASONABLE, Verdict.PARTLY_REASONABLE, Verdict.UNREASONABLE, Verdict.PENDING)


@dataclass
class Course:
    handling: Handling
    matter_class: MatterClass | None = None
    points: tuple[PointEntry, ...] = ()
    sealed: bool = False
    settled: bool = False
    hardship: bool = False
    conference: bool = False
    accepted_on: date | None = None
    notified_on: date | None = None
    extended_on: date | None = None
    replied_on: date | None = None
    delivered_on: date | None = None
    closed_on: date | None = None
    answer: str = ""
    outcome: str = ""
    carried_out: str = ""
    step_text: str = ""
    step_on: date | None = None
    satisfaction: str = ""
    official_state: str = OfficialState.NOT_ENTERED
    official_number: str = ""
    assignment: dict[str, Any] = field(default_factory=dict)

    @property
    def may_return(self) -> bool:
        """A visitor may come again while nothing has been answered."""
        return not (self.sealed or self.settled or self.replied_on or self.handling is Handling.LAWFUL_WAY)

    @property
    def replied(self) -> tuple[str, str] | None:
        if self.replied_on is None:
            return None
        return ((self.delivered_on or self.replied_on).isoformat(), DeliveryMethod.IN_PERSON.value)

    def rows(self, matter: str, visit: str, received: date) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows beside matter, points and assignment."""
        if self.notified_on:
            kind = PaperKind.ACCUSATION_LETTER if self.sealed else PaperKind.ACCEPTANCE
            yield (
                "Paper",
                {
                    "uid": _key(received),
                    "matter": matter,
                    "visit": visit,
                    "kind": kind,
                    "on": self.notified_on.isoformat(),
                    "method": DeliveryMethod.IN_PERSON,
                    "receipt": Receipt.SIGNED,
                    "delivered_on": self.notified_on.isoformat(),
                },
            )
        if self.step_text and self.step_on:
            step = {"matter": matter, "on": self.step_on.isoformat(), "kind": "调查", "text": self.step_text}
            yield "Step", {"uid": _key(received), **step}
        if self.extended_on:
            yield (
                "Extension",
                {
                    "uid": _key(received),
                    "matter": matter,
                    "on": self.extended_on.isoformat(),
                    "days": 30,
                    "reason": "情况复杂，需上级部门核对底册",
                    "approver": names().leaders[0][0],
                },
            )
        if self.replied_on:
            yield (
                "Reply",
                {
                    "uid": _key(received),
                    "matter": matter,
                    "on": self.replied_on.isoformat(),
                    "by": self.assignment.get("unit", ""),
                    "remedy": REMEDY,
                    "method": DeliveryMethod.IN_PERSON,
                    "receipt": Receipt.SIGNED if self.delivered_on else "",
                    "delivered_on": self.delivered_on.isoformat() if self.delivered_on else None,
                },
            )
        if self.satisfaction:
            yield (
                "CallBack",
                {
                    "uid": _key(received),
                    "matter": matter,
                    "on": (self.closed_on or received).isoformat(),
                    "method": "电话",
                    "reception": Satisfaction.SATISFIED,
                    "unit_satisfaction": self.satisfaction,
                },
            )


def draw_course(rng: random.Random, story: Story, on: date, last: date, leader: str) -> Course:
    draw = rng.random()
    if draw < 0.012:
        sent = on if rng.random() < 0.8 else None
        return Course(Handling.TRANSFERRED, MatterClass.ACCUSATION, sealed=True, notified_on=sent)
    if draw < 0.05:
        return _question(story)
    if draw < 0.10:
        return _suggestion(rng, story, on, last)
    if story.category.startswith("涉法涉诉"):
        told = on if rng.random() < 0.9 else None
        return Course(Handling.LAWFUL_WAY, points=(PointEntry(text=story.demand),), notified_on=told)
    return _petition(rng, story, on, last, leader)


def _question(story: Story) -> Course:
    return Course(
        Handling.SETTLED,
        MatterClass.QUESTION,
        (PointEntry(text=f"咨询：{story.demand}"),),
        settled=True,
        answer="已当场告知办理条件和材料清单",
        outcome=Outcome.EXPLAINED,
        official_state=OfficialState.NOT_NEEDED,
    )


def _suggestion(rng: random.Random, story: Story, on: date, last: date) -> Course:
    course = Course(
        Handling.ACCEPTED, MatterClass.SUGGESTION, (PointEntry(text=f"建议：{story.demand}"),), accepted_on=on
    )
    if rng.random() < 0.8:
        course.assignment = {
            "lead_official": rng.choice(names().leaders)[0],
            "unit": story.unit,
            "person": rng.choice(names().in_charge),
            "due": (on + timedelta(days=30)).isoformat(),
            "measures": "研究后答复",
        }
    course.notified_on = _within(on + timedelta(days=rng.randint(0, 12)), last)
    return course


def _petition(rng: random.Random, story: Story, on: date, last: date, leader: str) -> Course:
    due = on + timedelta(days=rng.choice((7, 10, 14, 20, 30, 45)))
    person = rng.choice(names().in_charge)
    points = [
        _point(rng, story, story.demand, due, leader, person, rng.choices(_VERDICTS, (45, 28, 15, 12))[0])
    ]
    if story.second_demand and rng.random() < 0.5:
        points.append(_point(rng, story, story.second_demand, due, leader, person, Verdict.PENDING))
    settled = rng.random() < 0.1 and points[0].verdict is Verdict.FULLY_REASONABLE and len(points) == 1
    course = Course(
        Handling.SETTLED if settled else rng.choices((Handling.ASSIGNED, Handling.ACCEPTED), (75, 25))[0],
        points=tuple(points),
        settled=settled,
        hardship=rng.random() < 0.06,
        conference=rng.random() < 0.03,
    )
    if settled:
        course.answer, course.outcome, course.carried_out = (
            "当日办妥，来访人当面确认",
            Outcome.SUPPORTED,
            CarriedOut.DONE,
        )
        course.satisfaction = Satisfaction.SATISFIED
        return course
    judged = points[0].verdict in (Verdict.FULLY_REASONABLE, Verdict.PARTLY_REASONABLE)
    if judged or rng.random() < 0.6:
        course.assignment = {
            "lead_official": leader,
            "unit": story.unit,
            "person": person,
            "due": due.isoformat() if judged or rng.random() < 0.8 else None,
            "measures": story.measure,
        }
    course.accepted_on = on if course.handling is Handling.ACCEPTED or rng.random() < 0.5 else None
    if rng.random() < 0.93:
        course.notified_on = _within(on + timedelta(days=rng.randint(0, 16)), last)
    _run(rng, course, story, on, last)
    return course


def _run(rng: random.Random, course: Course, story: Story, on: date, last: date) -> None:
    """What happened after the day, as far as it had happened by the last one."""
    course.step_on = _within(on + timedelta(days=rng.randint(3, 12)), last)
    if course.step_on and rng.random() < 0.8:
        course.step_text = f"{story.unit}已到{rng.choice(('现场', '户里', '村里'))}核实，{story.measure}"
    if any(point.verdict in (None, Verdict.PENDING) for point in course.points) and rng.random() < 0.7:
        return
    if rng.random() < 0.05:
        course.extended_on = _within(on + timedelta(days=rng.randint(45, 58)), last)
    longest = 88 if course.extended_on else 66
    course.replied_on = _within(on + timedelta(days=rng.randint(8, longest)), last)
    if course.replied_on is None or rng.random() < 0.06:
        course.replied_on = None
        return
    reasonable = course.points[0].verdict is not Verdict.UNREASONABLE
    course.answer = (
        f"{story.measure}，已办理" if reasonable else f"{story.why_not or story.measure}，已当面说明"
    )
    course.outcome = Outcome.SUPPORTED if reasonable else Outcome.EXPLAINED
    course.carried_out = rng.choices(list(CarriedOut), (15, 10, 75))[0] if reasonable else ""
    course.delivered_on = _within(course.replied_on + timedelta(days=rng.randint(0, 4)), last)
    finished = course.delivered_on and course.carried_out in ("", CarriedOut.DONE)
    course.closed_on = (
        _within(course.delivered_on + timedelta(days=rng.randint(1, 9)), last)
        if finished and course.delivered_on
        else None
    )
    if course.closed_on:
        course.satisfaction = rng.choices(list(Satisfaction), (55, 25, 8, 12))[0]
        course.official_state = OfficialState.ENTERED
        course.official_number = f"411325{on:%y%m%d}{rng.randrange(10**5):05d}"


def _point(
    rng: random.Random, story: Story, text: str, due: date, leader: str, person: str, verdict: Verdict
) -> PointEntry:
    why = story.why_not or "与现行政策规定不符"
    basis = story.basis or "现行政策规定"
    if verdict is Verdict.FULLY_REASONABLE:
        return PointEntry(
            text=text, verdict=verdict, judged_by=leader, measure=story.measure, leader=leader, unit=story.unit,
            person=person, due=due.isoformat(),
        )  # fmt: skip
    if verdict is Verdict.PARTLY_REASONABLE:
        return PointEntry(
            text=text, verdict=verdict, judged_by=leader, reasonable_part="情况属实的部分应当解决",
            unreasonable_part=f"其余部分{why}", reason="核实情况与来访人所说部分一致", basis=basis,
            measure=story.measure, explanation="已当面说明核实情况", leader=leader, unit=story.unit, person=person,
            due=due.isoformat(),
        )  # fmt: skip
    if verdict is Verdict.UNREASONABLE:
        return PointEntry(
            text=text, verdict=verdict, judged_by=leader, reason=why, basis=basis, explanation="已当面说明政策规定",
            explained_by=leader, explained_on="", remedy=REMEDY,
        )  # fmt: skip
    return PointEntry(
        text=text, verdict=verdict, judged_by=leader, reason="须先核实情况" if rng.random() < 0.5 else ""
    )


def _within(day: date, last: date) -> date | None:
    return day if day <= last else None


def _key(day: date) -> str:
    return new_key(datetime(day.year, day.month, day.day, 12, 0))
