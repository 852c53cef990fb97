"""The visits and matters of the demonstration, written as rows, with the same rules deciding what follows from them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from xfdesk.desk.demo.course import Course, draw_course
from xfdesk.desk.demo.people import Cast, Person
from xfdesk.desk.demo.stories import Story, stories
from xfdesk.desk.desk import Desk
from xfdesk.records.keys import new_key
from xfdesk.records.ledger import PointView
from xfdesk.records.visit import VisitorEntry
from xfdesk.rules import idcard, numbering, routes
from xfdesk.rules import verdict as verdicts
from xfdesk.rules.clock import Happened
from xfdesk.rules.status import Owner
from xfdesk.rules.words import Handling, IdKind, MatterClass, VisitOrder
from xfdesk.store import facts as store_facts
from xfdesk.store import projection, visits
from xfdesk.store.bulk import Filler
from xfdesk.store.facts import Facts
from xfdesk.store.projection import Gathered

RECENT = 400


@dataclass
class Open:
    """A matter still being written: later visits may join it until it is set down."""

    uid: str
    number: str
    story: Story
    person: Person
    visitor: str
    course: Course
    received_on: date
    visits: list[tuple[Any, ...]] = field(default_factory=list)
    days: dict[str, str] = field(default_factory=dict)


class Writer:
    def __init__(self, desk: Desk, filler: Filler, rng: random.Random, cast: Cast, last: date) -> None:
        self.desk, self.filler, self.rng, self.cast, self.last = desk, filler, rng, cast, last
        self.numbers: Counter[int] = Counter()
        # Some of what is told happens after the last day of the demonstration; what is done is no duty any more.
        self.counting = replace(desk.table.counting(), today=last + timedelta(days=90))
        self._open: list[Open] = []
        self._visitors: dict[str, str] = {}
        self._sequence: Counter[int] = Counter()
        self._prefix = desk.table.office.number_prefix

    def begin_day(self, uid: str, on: date, leaders: list[tuple[str, str]]) -> None:
        self.day, self.on, self.leaders = uid, on, leaders
        self.leaders_text = "、".join(f"{name} {post}" for name, post in leaders)
        while len(self._open) > RECENT:
            self._set_down(self._open.pop(0))

    def visit(self, number: int) -> None:
        """The next visitor of the day: now and then one who goes on with an earlier matter."""
        again = self._again() if self.rng.random() < 0.12 else None
        matter = again or self._new_matter()
        at = datetime(self.on.year, self.on.month, self.on.day, 8, 30) + timedelta(
            minutes=18 * (number - 1) % 480
        )
        people = self._people()
        uid = new_key(at)
        handling = Handling.CONTINUED if again else matter.course.handling
        order = VisitOrder.REPEAT if again else VisitOrder.FIRST
        age = idcard.age_on(matter.person.birth_date, self.on)
        sealed = matter.course.sealed
        self.filler.add(
            "Visit",
            {
                "uid": uid,
                "day": self.day,
                "queue_number": number,
                "arrived": f"{at:%H:%M}",
                "visitor": matter.visitor,
                "matter": matter.uid,
                "people": people,
                "order": order,
                "handling": handling,
                "unit": matter.story.unit if matter.course.handling is Handling.TRANSFERRED else "",
                "statement": "上次说的事还没有结果，再来问一问。" if again else "",
                "answer": matter.course.answer if matter.course.settled else "",
                "age": age,
                "sealed": sealed,
                "recorded_by": self.desk.who,
                "recorded_at": at.isoformat(timespec="seconds"),
            },
        )
        if people > 5 and not sealed:
            self._representatives(uid, matter.person)
        matter.days[self.day] = self.leaders_text
        opinion = ""
        matter.visits.append(
            (
                uid,
                self.on.isoformat(),
                self.day,
                number,
                matter.visitor,
                people,
                order,
                handling,
                opinion,
                age,
            )
        )

    def finish(self) -> None:
        for matter in self._open:
            self._set_down(matter)
        self._open.clear()

    def _again(self) -> Open | None:
        fit = [one for one in self._open[-60:] if one.course.may_return and one.received_on < self.on]
        return self.rng.choice(fit) if fit else None

    def _people(self) -> int:
        draw = self.rng.random()
        if draw < 0.78:
            return 1
        return self.rng.randint(2, 4) if draw < 0.93 else self.rng.randint(5, 23)

    def _representatives(self, visit: str, first: Person) -> None:
        for position in range(5):
            other = first if position == 0 else self.cast.stranger()
            values = {"visit": visit, "position": position, "name": other.name, "phone": other.phone}
            self.filler.add("Representative", values)

    def _new_matter(self) -> Open:
        rng = self.rng
        known = self.cast.known
        person = rng.choice(known[-RECENT:]) if known and rng.random() < 0.15 else self.cast.stranger()
        story = rng.choice(stories()).told(rng, self.on.year, person.village)
        course = draw_course(rng, story, self.on, self.last, self.leaders[0][0])
        self.numbers[self.on.year] += 1
        number = numbering.matter_number(self._prefix, self.on.year, self.numbers[self.on.year])
        visitor = self._visitor(person, course.sealed)
        uid = new_key(datetime(self.on.year, self.on.month, self.on.day, 8, 25))
        matter = Open(uid, number, story, person, visitor, course, self.on)
        self._open.append(matter)
        return matter

    def _visitor(self, person: Person, sealed: bool) -> str:
        if not sealed and person.id_number and person.id_number in self._visitors:
            return self._visitors[person.id_number]
        uid = new_key(datetime(self.on.year, self.on.month, self.on.day, 8, 24))
        entry = VisitorEntry(
            name=person.name,
            id_kind=IdKind.RESIDENT if person.id_number else IdKind.NONE,
            id_number=person.id_number,
            phone=person.phone,
            village=person.village,
            address=person.address,
            confidential=person.confidential,
            needs=person.needs,
        )
        values = {name: getattr(entry, name) for name in visits.VISITOR}
        values.update(
            uid=uid,
            id_18=person.id_number,
            sex=person.sex,
            birth_date=person.birth_date.isoformat(),
            sealed=sealed,
        )
        self.filler.add("Visitor", values)
        if not sealed:
            self.filler.add_keys(uid, visits.keys_of(entry, person.id_number))
            if person.id_number:
                self._visitors[person.id_number] = uid
        return uid

    def _set_down(self, matter: Open) -> None:
        """All rows of a matter whose visits are complete, with its derived columns and ledger lines."""
        course, story = matter.course, matter.story
        views = self._points(matter)
        values = self._matter_values(matter)
        assignment = self._assignment(matter)
        happened = self._happened(matter)
        kind = MatterClass(values["matter_class"])
        known = Facts(
            happened,
            Owner(
                assignment.get("lead_official", ""),
                assignment.get("unit", ""),
                assignment.get("person", ""),
                date.fromisoformat(assignment["due"]) if assignment.get("due") else None,
            ),
            tuple(view.answer for view in views),
            tuple(view.point.verdict for view in views),
            verdicts.carries_verdict(kind, values["route"]),
        )
        counting = self.counting
        values.update(store_facts.derived(known, counting.calendar, counting.limits, counting.today))
        self.filler.add("Matter", values)
        for table, row in course.rows(matter.uid, matter.visits[0][0], matter.received_on):
            self.filler.add(table, row)
        person = matter.person
        columns = (
            person.name, False, person.confidential, person.sex, person.id_number, person.phone, person.village,
            person.address,
        )  # fmt: skip
        gathered = Gathered(
            values,
            known,
            views,
            assignment,
            matter.visits,
            {matter.visitor: columns},
            matter.days,
            course.step_text,
            course.replied,
            course.satisfaction,
        )
        for line in projection.lines(gathered, counting):
            on = date.fromisoformat(line["received_on"])
            first = projection.first_id(on, line["queue_number"])
            self._sequence[first] += 1
            line["id"] = first + self._sequence[first]
            self.filler.add("LedgerLine", line)
        assert story

    def _matter_values(self, matter: Open) -> dict[str, Any]:
        course, story = matter.course, matter.story
        proposal = routes.propose(story.category, course.handling)
        kind = course.matter_class or proposal.matter_class
        return {
            "uid": matter.uid,
            "number": matter.number,
            "channel": "接访",
            "matter_class": kind,
            "route": (proposal.route or 6) if kind is MatterClass.PETITION else None,
            "category": "纪检监察/检举控告" if course.sealed else story.category,
            "place": "" if course.sealed else matter.person.village,
            "summary": "反映有人优亲厚友" if course.sealed else story.summary,
            "facts": story.facts,
            "visitor": matter.visitor,
            "received_on": matter.received_on.isoformat(),
            "accepted_on": course.accepted_on.isoformat() if course.accepted_on else None,
            "handling": course.handling,
            "urgent": False,
            "hardship": course.hardship,
            "conference": course.conference,
            "official_state": course.official_state,
            "official_number": course.official_number,
            "official_on": None,
            "due": None,
            "settled_on": matter.received_on.isoformat() if course.settled else None,
            "withdrawn_on": None,
            "closed_on": course.closed_on.isoformat() if course.closed_on else None,
            "sealed": course.sealed,
        }

    def _points(self, matter: Open) -> tuple[PointView, ...]:
        views = []
        if matter.course.sealed:
            return ()
        for position, point in enumerate(matter.course.points, 1):
            uid = new_key(
                datetime(matter.received_on.year, matter.received_on.month, matter.received_on.day, 8, 40)
            )
            answer = matter.course.answer
            outcome = matter.course.outcome if answer else ""
            carried = matter.course.carried_out if answer else ""
            row = {name: getattr(point, name) for name in store_point_fields()}
            row.update(
                uid=uid,
                matter=matter.uid,
                position=position,
                verdict=point.verdict or "",
                answer=answer,
                outcome=outcome,
                carried_out=carried,
                visit=matter.visits[0][0],
                judged_at=f"{matter.received_on}T09:00:00" if point.verdict else "",
            )
            self.filler.add("DemandPoint", row)
            views.append(PointView(position, replace(point, uid=uid), None, answer, outcome, carried))
        return tuple(views)

    def _assignment(self, matter: Open) -> dict[str, Any]:
        values = matter.course.assignment
        if not values:
            return {}
        row = {
            "uid": new_key(
                datetime(matter.received_on.year, matter.received_on.month, matter.received_on.day, 9, 0)
            ),
            "matter": matter.uid,
            "since": matter.received_on.isoformat(),
            "until": None,
            **values,
        }
        self.filler.add("Assignment", row)
        return row

    def _happened(self, matter: Open) -> Happened:
        course, values = matter.course, self._matter_values(matter)
        return Happened(
            matter_class=values["matter_class"],
            route=values["route"],
            received_on=matter.received_on,
            handling=course.handling,
            accepted_on=course.accepted_on,
            assigned=bool(course.assignment) or course.handling is Handling.ASSIGNED,
            notified_on=None if course.sealed else course.notified_on,
            extended_on=course.extended_on,
            extension_days=30 if course.extended_on else 0,
            replied_on=course.replied_on,
            delivered_on=course.delivered_on,
            settled_on=matter.received_on if course.settled else None,
            closed_on=course.closed_on,
            transferred_on=matter.received_on if course.handling is Handling.TRANSFERRED else None,
            lawful_way_on=matter.received_on if course.handling is Handling.LAWFUL_WAY else None,
            measures=tuple(
                (point.measure or point.text, date.fromisoformat(point.due))
                for point in course.points
                if point.due
            )
            if not course.sealed
            else (),
        )


def store_point_fields() -> tuple[str, ...]:
    from xfdesk.store.matters import POINT_FIELDS

    return POINT_FIELDS
