"""What comes to the invented office: people on its reception days, who sometimes come again, and letters between them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xfdesk.desk.demo.bringing import HANDED_ON, Arrival, Bringing
from xfdesk.desk.demo.course import Course
from xfdesk.desk.demo.hearing import Heard
from xfdesk.desk.demo.laying import Laying
from xfdesk.desk.demo.living import Living, Row
from xfdesk.desk.demo.people import NOBODY, Cast, Person
from xfdesk.desk.demo.saying import Saying, notice_kind
from xfdesk.desk.demo.scenes import Scene
from xfdesk.desk.demo.telling import Telling
from xfdesk.desk.demo.town import Town
from xfdesk.records.visit import VisitorEntry
from xfdesk.rules import idcard
from xfdesk.rules.words import (
    ActKind,
    Channel,
    DeliveryMethod,
    Handling,
    IdKind,
    MatterClass,
    PaperKind,
    Receipt,
    Verdict,
    VisitOrder,
)
from xfdesk.store import visits

RECENT, LATELY = 400, 60
"""Of so many people one may come with another matter; of so many matters one may bring its people again."""
MOST_KNOWN = 20 * RECENT
"""Nobody comes again who was not seen for so long."""
CHANNELS, HOW_OFTEN = (Channel.LETTER, Channel.PHONE, Channel.ONLINE, Channel.ASSIGNED), (30, 25, 20, 25)
ABOVE = ("区信访局", "区信访局", "区信访工作联席会议办公室", "市信访局")
TABLE, APART = (8, 30), 18
"""When the first comes, and so many minutes later the next."""


@dataclass(frozen=True, slots=True)
class Day:
    """A reception day; `leaders` as one text, the first of them by name."""

    uid: str
    on: date
    leader: str
    leaders: str


class Arriving:
    def __init__(self, town: Town, cast: Cast) -> None:
        self.town, self.cast, self.telling, self.bringing = town, cast, Telling(town), Bringing(town)
        self._say = Saying(town)
        self._lately: list[Living] = []
        self.found: list[Living] = []
        """Those that were made of a dispute which outreach found."""
        self._visitors: dict[str, str] = {}

    # People

    def visit(self, day: Day, number: int) -> None:
        """The next visitor of the day: now and then one who goes on with an earlier matter."""
        on = day.on
        at = datetime(on.year, on.month, on.day, *TABLE) + timedelta(minutes=APART * (number - 1) % 480)
        self.telling.until(at)
        again = self._again(on) if self.town.rng.random() < 0.12 else None
        if again is not None:
            self._row(again, day, number, at, Handling.CONTINUED, statement=self.town.say("续访", again))
            return
        kind = self.bringing.kind()
        person, visitor = self._person(kind, at)
        m, heard, course = self.bringing.matter(Arrival(kind, person, visitor, at, day.leader))
        answer = self._settled(m, heard)
        opinion = self.town.say("批示", m) if heard.unit and self.town.rng.random() < 0.5 else ""
        uid = self._row(
            m, day, number, at, heard.handling or "", unit=heard.unit, answer=answer, opinion=opinion
        )
        self.bringing.came(m, uid, at.isoformat())
        self._papers(m, uid, heard, course)
        self._go_on(m, heard, course, uid)

    def living(self) -> list[Living]:
        """The latest that are not over yet, the oldest first."""
        return [m for m in self._lately if not m.over]

    def _again(self, on: date) -> Living | None:
        self._lately = [m for m in self._lately if not m.over][-RECENT:]
        fit = [m for m in self._lately[-LATELY:] if m.matter["received_on"] < on.isoformat() and _waits(m)]
        return self.town.one_of(fit) if fit else None

    def _row(
        self, m: Living, day: Day, number: int, at: datetime, handling: str, *, unit: str = "", statement: str = "",
        answer: str = "", opinion: str = "",
    ) -> str:  # fmt: skip
        town, uid, on = self.town, self.town.keys.at(at), day.on.isoformat()
        sealed = m.matter["sealed"]
        people = min(self._people(), 3) if sealed else self._people()
        order = VisitOrder.REPEAT if m.visits else VisitOrder.FIRST
        age = None if m.person is NOBODY else idcard.age_on(m.person.birth_date, day.on)
        values = {
            "uid": uid, "day": day.uid, "queue_number": number, "arrived": f"{at:%H:%M}", "visitor": m.matter["visitor"],
            "matter": m.uid, "people": people, "order": order, "handling": handling, "unit": unit, "statement": statement,
            "leader_opinion": opinion, "answer": answer, "age": age, "sealed": sealed, "recorded_by": town.who,
            "recorded_at": at.isoformat(),
        }  # fmt: skip
        town.filler.add("Visit", values)
        if people > 5:
            self._representatives(uid, m.person)
        m.leaders[day.uid], m.days[uid] = day.leaders, on
        m.visits.append(
            (uid, on, day.uid, number, m.matter["visitor"], people, order, handling, opinion, age)
        )
        return uid

    def _people(self) -> int:
        draw = self.town.rng.random()
        if draw < 0.78:
            return 1
        return self.town.between(2, 4) if draw < 0.93 else self.town.between(5, 23)

    def _representatives(self, visit: str, first: Person) -> None:
        for position in range(5):
            other = first if position == 0 else self.cast.stranger()
            values = {"visit": visit, "position": position, "name": other.name, "phone": other.phone}
            self.town.filler.add("Representative", values)

    def _person(self, kind: MatterClass, at: datetime) -> tuple[Person, str]:
        """Somebody new, or one of those who came lately; of an accusation nobody is known again (art. 30)."""
        rng, known = self.town.rng, self.cast.known
        sealed = kind is MatterClass.ACCUSATION
        if sealed and rng.random() < 0.4:
            return NOBODY, self._visitor(NOBODY, sealed, at)
        again = bool(known) and rng.random() < 0.15
        person = known[-self.town.between(1, min(RECENT, len(known)))] if again else self.cast.stranger()
        return person, self._visitor(person, sealed, at)

    def _visitor(self, person: Person, sealed: bool, at: datetime) -> str:
        if not sealed and person.id_number and person.id_number in self._visitors:
            return self._visitors[person.id_number]
        uid = self.town.keys.at(at)
        entry = VisitorEntry(
            anonymous=person.anonymous,
            anonymous_reason="来访人要求匿名" if person.anonymous else "",
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
        born = None if person.anonymous else person.birth_date.isoformat()
        sex = "" if person.anonymous else person.sex
        values.update(uid=uid, id_18=person.id_number, sex=sex, birth_date=born, sealed=sealed)
        self.town.filler.add("Visitor", values)
        if not sealed:
            self.town.filler.add_keys(uid, visits.keys_of(entry, person.id_number))
            if person.id_number:
                self._visitors[person.id_number] = uid
                if len(self._visitors) > MOST_KNOWN:
                    del self._visitors[next(iter(self._visitors))]
        return uid

    # Letters, calls and what is handed down

    def letter(self, on: date, scene: Scene | None = None) -> None:
        """A matter that nobody brought in person, by the act `receive`."""
        town = self.town
        at = datetime(on.year, on.month, on.day, 8, 5) + timedelta(minutes=town.between(0, 19))
        self.telling.until(at)
        channel = scene.channel if scene else town.rng.choices(CHANNELS, HOW_OFTEN)[0]
        suggests = scene is None and town.rng.random() < 0.08
        kind = MatterClass.SUGGESTION if suggests else MatterClass.PETITION
        person, visitor = self._person(kind, at)
        new = Arrival(kind, person, visitor, at, town.leader(), channel, scene)
        m, heard, course = self.bringing.matter(new)
        due = ""
        if channel is Channel.ASSIGNED:
            last = (course.later_due or course.due) + timedelta(days=town.between(0, 6))
            due = m.matter["due"] = last.isoformat()
            m.matter["origin"] = town.one_of(ABOVE)
        uid = town.keys.at(at)
        content = {
            "channel": channel, "from": m.matter["origin"], "due": due, "handling": heard.handling or "",
            "age": idcard.age_on(person.birth_date, on), "people": "1", "affected": "", "unit": heard.unit,
            "statement": "", "leader_opinion": "", "answer": self._settled(m, heard),
        }  # fmt: skip
        values = {
            "uid": uid,
            "matter": m.uid,
            "act": ActKind.RECEIVE,
            "on": on.isoformat(),
            "at": at.isoformat(),
        }
        values |= {"who": town.who, "content": json.dumps(content, ensure_ascii=False)}
        m.keep("Act", town.filler.row("Act", values))
        m.days[uid] = on.isoformat()
        self.bringing.came(m, uid, at.isoformat())
        if channel is Channel.OUTREACH:
            self.found.append(m)
        self._go_on(m, heard, course, uid)

    # What follows

    def _settled(self, m: Living, heard: Heard) -> str:
        """What was answered at the table, or ""."""
        if heard.handling is not Handling.SETTLED:
            return ""
        reasonable = all(point["verdict"] == Verdict.FULLY_REASONABLE for point in m.points)
        if heard.judged:
            answer = self.town.say("当场" if reasonable else "不支持", m)
        else:
            answer = m.story.measure
        self.bringing.settle(m, answer)
        return answer

    def _papers(self, m: Living, visit: str, heard: Heard, course: Course) -> None:
        """What was handed over at the table, and the letter about an accusation."""
        on = course.received.isoformat()
        handed = {"matter": m.uid, "visit": visit, "on": on, "delivered_on": on}
        if course.told == course.received and heard.handling is not Handling.SETTLED:
            notice = {"kind": notice_kind(m), "method": DeliveryMethod.IN_PERSON, "receipt": Receipt.SIGNED}
            self._paper(m, {**handed, **notice})
        if m.matter["sealed"]:
            letter = {
                "kind": PaperKind.ACCUSATION_LETTER,
                "method": DeliveryMethod.OTHER,
                "recipient": heard.unit,
            }
            self._paper(m, {**handed, **letter, "receipt": Receipt.SIGNED})

    def _paper(self, m: Living, values: Row) -> None:
        m.keep("Paper", self.town.filler.row("Paper", {"uid": self.town.keys.next(), **values}))

    def _go_on(self, m: Living, heard: Heard, course: Course, key: str) -> None:
        """Who owns it, what was promised, and from then on its life."""
        on, laying = course.received, Laying(self.town, self._say, m)
        self.bringing.own(m, heard, on)
        if heard.handling is Handling.SETTLED:
            laying.settled(on)
        elif heard.handling in HANDED_ON and course.came_back is None:
            laying.handed_on(course.told, self.town.after(on, 0, 4))
        else:
            if course.by_when is not None and course.promised is None:
                self._promise(m, key, course.by_when)
            laying.petition(course)
        laying.lay()
        self._lately.append(m)
        self.telling.begin(m)

    def _promise(self, m: Living, visit: str, by_when: date) -> None:
        values = {"uid": self.town.keys.next(), "matter": m.uid, "visit": visit, "by_whom": m.leader}
        values |= {"what": self.town.say("答应", m), "by_when": by_when.isoformat()}
        m.keep("Promise", self.town.filler.row("Promise", values))


def _waits(m: Living) -> bool:
    """Its people may come again while nothing has been answered."""
    row = m.matter
    over = row["sealed"] or row["settled_on"] or row["withdrawn_on"] or row["handling"] == Handling.LAWFUL_WAY
    return not over and not m.rows("Reply") and row["channel"] == Channel.RECEPTION
