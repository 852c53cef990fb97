"""A new invented matter: what it is about, whose it becomes, and its course; its first rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from xfdesk.desk.assigning import owning_points, propose_assignment
from xfdesk.desk.demo.course import Course, follow, in_order, otherwise, usual
from xfdesk.desk.demo.doing import entries
from xfdesk.desk.demo.hearing import Heard, demand, hear, sent_on
from xfdesk.desk.demo.living import Living
from xfdesk.desk.demo.people import Person
from xfdesk.desk.demo.scenes import Scene, Scenes
from xfdesk.desk.demo.stories import Story, body_above, others, persons_of, stories
from xfdesk.desk.demo.town import Town
from xfdesk.records.visit import VisitEntry
from xfdesk.rules import numbering, routes
from xfdesk.rules.words import CarriedOut, Channel, Handling, MatterClass, Outcome, Route, Verdict
from xfdesk.store.matters import POINT_FIELDS

_FEW = ((0.012, MatterClass.ACCUSATION), (0.057, MatterClass.QUESTION), (0.107, MatterClass.SUGGESTION))
"""Shares of what comes, added up; all else are petitions."""


HANDED_ON = (Handling.TRANSFERRED, Handling.LAWFUL_WAY)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who comes with what, and when; `scene` where it was laid down how this one is to go."""

    kind: MatterClass
    person: Person
    visitor: str
    at: datetime
    leader: str
    channel: Channel = Channel.RECEPTION
    scene: Scene | None = None

    @property
    def on(self) -> date:
        return self.at.date()


class Bringing:
    def __init__(self, town: Town) -> None:
        self.town = town
        self.numbers: Counter[int] = Counter()
        self._scenes = Scenes(town)

    def kind(self) -> MatterClass:
        draw = self.town.rng.random()
        return next((kind for share, kind in _FEW if draw < share), MatterClass.PETITION)

    def matter(self, new: Arrival) -> tuple[Living, Heard, Course]:
        """Its rows but for those of the visit; its course is drawn and not laid yet."""
        story = self._story(new.kind)
        if new.kind is MatterClass.PETITION and new.channel is Channel.RECEPTION and is_judged(story):
            new = replace(new, scene=self._scenes.deal(new.on))
        while new.scene is not None and not _fits(story, new.scene):
            story = self._story(new.kind)
        story = story.told(self.town.rng, new.on.year, new.person.village)
        heard = self._heard(story, new)
        course = self._course(heard, new)
        in_charge = self.town.one_of(persons_of(story.unit)) if story.unit else ""
        m = Living(self._row(story, heard, new), story, new.person, new.leader, story.unit, in_charge)
        self._demands(m, heard, course)
        return m, heard, course

    def _story(self, kind: MatterClass) -> Story:
        return self.town.one_of(stories() if kind is MatterClass.PETITION else others(kind))

    def _heard(self, story: Story, new: Arrival) -> Heard:
        scene = new.scene
        if scene is not None and scene.transferred:
            return sent_on(story)
        heard = hear(self.town, story, new.kind, scene.verdict if scene else None)
        if new.channel is Channel.RECEPTION or heard.handling in HANDED_ON:
            return heard
        return written(self.town, heard, story, undecided=scene is not None and scene.undecided)

    def _course(self, heard: Heard, new: Arrival) -> Course:
        town, scene, on = self.town, new.scene, new.on
        accepted = heard.handling is Handling.ACCEPTED
        course = usual(town, on, accepted=accepted, unusual=heard.judged and scene is None)
        if heard.handling in HANDED_ON:
            course.told = on if town.rng.random() < 0.88 else town.after(on, 1, 9)
        if new.channel is not Channel.RECEPTION:
            otherwise(town, course, handed_down=new.channel is Channel.ASSIGNED and not accepted)
        if scene is not None:
            scene.before(town, course)
        in_order(course)
        follow(town, course, judged=heard.judged)
        if scene is not None and course.replied is not None:
            scene.after(town, course)
        return course

    def _row(self, story: Story, heard: Heard, new: Arrival) -> dict[str, Any]:
        on, at = new.on, new.at
        town, rng = self.town, self.town.rng
        self.numbers[on.year] += 1
        urgent = heard.judged and rng.random() < 0.005
        values = {
            "uid": town.keys.at(at),
            "number": numbering.matter_number(town.office.number_prefix, on.year, self.numbers[on.year]),
            "channel": new.channel,
            "matter_class": heard.matter_class,
            "route": heard.route,
            "category": story.category,
            "place": "" if heard.matter_class is MatterClass.ACCUSATION else new.person.village,
            "summary": story.summary,
            "facts": story.facts,
            "visitor": new.visitor,
            "received_on": on.isoformat(),
            "accepted_on": on.isoformat() if heard.handling is Handling.ACCEPTED else None,
            "handling": heard.handling or "",
            "urgent": urgent,
            "urgent_reported_at": f"{on} {at:%H:%M}" if urgent else "",
            "urgent_reported_to": town.office.bureau if urgent else "",
            "hardship": heard.judged and rng.random() < 0.06,
            "conference": heard.judged and rng.random() < 0.03,
            "settled_on": on.isoformat() if heard.handling is Handling.SETTLED else None,
            "sealed": heard.matter_class is MatterClass.ACCUSATION,
        }
        return town.filler.row("Matter", values)

    def _demands(self, m: Living, heard: Heard, course: Course) -> None:
        """The points as they are judged at the table; settled there they are answered too."""
        town, story = self.town, m.story
        settled = heard.handling is Handling.SETTLED
        due = (course.received if settled else course.due).isoformat()
        look = course.look.isoformat() if course.look and not settled else ""
        texts = (story.demand, story.second_demand)
        for position, verdict in enumerate(heard.verdicts, 1):
            point = demand(town, m, texts[position - 1], verdict, due, look if position == 1 else "")
            values = {name: getattr(point, name) for name in POINT_FIELDS}
            values |= {"uid": town.keys.next(), "matter": m.uid, "position": position}
            values["verdict"] = point.verdict or ""
            if not heard.judged:
                values["judged_by"] = ""
            m.keep("DemandPoint", town.filler.row("DemandPoint", values))

    def came(self, m: Living, key: str, judged_at: str) -> None:
        """What brought the demands, and when they were judged."""
        for point in m.points:
            point["visit"] = key
            point["judged_at"] = judged_at if point["verdict"] else ""

    def settle(self, m: Living, answer: str) -> None:
        reasonable = all(point["verdict"] == Verdict.FULLY_REASONABLE for point in m.points)
        for point in m.points:
            point["answer"] = answer
            point["outcome"] = Outcome.SUPPORTED if reasonable else Outcome.EXPLAINED
            if reasonable:
                point["carried_out"] = CarriedOut.DONE

    def own(self, m: Living, heard: Heard, on: date) -> None:
        """Who has it in hand, as its demands propose."""
        if m.matter["sealed"]:
            return
        entry = VisitEntry("", handling=heard.handling, unit=heard.unit)
        proposed = propose_assignment(owning_points(entries(m), heard.judged), entry)
        if any(proposed.values()):
            values = {"uid": self.town.keys.next(), "matter": m.uid, "since": on.isoformat(), "until": None}
            m.keep("Assignment", self.town.filler.row("Assignment", {**values, **proposed}))


def is_judged(story: Story) -> bool:
    return routes.propose(story.category).route == Route.OPINION


def _fits(story: Story, scene: Scene) -> bool:
    return is_judged(story) and bool(not scene.transferred or body_above(story.unit))


def written(town: Town, heard: Heard, story: Story, *, undecided: bool = False) -> Heard:
    """A letter or a call is not judged when it comes, and may wait for its way; a question is answered at once."""
    if heard.handling is Handling.SETTLED and not heard.judged:
        return heard
    way = town.rng.choices((Handling.ASSIGNED, None, Handling.ACCEPTED), (60, 28, 12))[0]
    way = None if undecided else way
    unit = story.unit if way is not None else ""
    return Heard(heard.matter_class, way, heard.route, (None,) * len(heard.verdicts), unit)
