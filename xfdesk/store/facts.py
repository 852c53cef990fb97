"""What is recorded of a matter, as the pure rules want it; and the derived columns written back from them.

As of a day, only what has happened up to it counts, whenever it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules import clock, sessions, status, verdict
from xfdesk.rules.clock import Asked, Decided, DutyLine, Happened, Profile, Promised
from xfdesk.rules.happened import latest
from xfdesk.rules.life import AtSession, Life, Open, PointStands
from xfdesk.rules.status import Owner
from xfdesk.rules.words import (
    NOTICES,
    CarriedOut,
    Channel,
    Handling,
    MatterClass,
    OfficialState,
    Outcome,
    PaperKind,
    Receipt,
    ReviewKind,
    Status,
    Verdict,
)
from xfdesk.rules.workdays import Calendar
from xfdesk.store import settings, turns
from xfdesk.store.database import LedgerFile
from xfdesk.store.points_then import Demand, demands
from xfdesk.store.told import InFile, Told
from xfdesk.store.turns import Official

EVER = turns.EVER


@dataclass(frozen=True, slots=True)
class Facts:
    """A matter's happenings, owner and answers; `judged` tells whether its class and route carry a verdict."""

    happened: Happened
    owner: Owner
    answers: tuple[str, ...]
    verdicts: tuple[Verdict | None, ...]
    judged: bool


def of_matter(file: LedgerFile, uid: str, as_of: date | None = None, without: str = "") -> Facts:
    """All that had happened by the end of the day; without one, all that is recorded. `without` leaves out one act."""
    return of(InFile(file, uid), as_of, without)


def of(told: Told, as_of: date | None = None, without: str = "") -> Facts:
    """The same from the rows themselves. Pure."""
    return _Reading(told, as_of, without).facts()


def life(file: LedgerFile, uid: str, as_of: date, without: str = "", before: str = turns.LAST) -> Life:
    """The same for the acts that may be done on the day; of those of that day itself, only what came before an act."""
    return _Reading(InFile(file, uid), as_of, without, before).life()


class _Reading:
    """One matter read as of one day, or of that day before one act."""

    def __init__(self, told: Told, as_of: date | None, without: str, before: str = turns.LAST) -> None:
        self.told, self.matter, self.as_of = told, told.matter, as_of
        self.without, self.before = without, before
        self.till = as_of.isoformat() if as_of else EVER
        self.turns = turns.of(told, self.till, without, before)
        kind = MatterClass(self.matter["matter_class"])
        self.judged = verdict.carries_verdict(kind, self.turns.way.route)
        self.points = demands(told, as_of, without, before)
        found = self._rows("Assignment", "since", until="until")
        self.assignment = found[-1] if found else None

    def facts(self) -> Facts:
        owner = self.assignment
        return Facts(
            happened=self._happened(),
            owner=Owner(owner["lead_official"], owner["unit"], owner["person"], _day(owner["due"]))
            if owner
            else Owner(),
            answers=tuple(point.answer for point in self.points),
            verdicts=tuple(point.verdict for point in self.points),
            judged=self.judged,
        )

    def life(self) -> Life:
        happened = self._happened()
        replies = self._rows("Reply", "on")
        newest = replies[-1] if replies else None
        delivered = newest is not None and newest["delivered_on"] and newest["delivered_on"] <= self.till
        return Life(
            happened=happened,
            status=status.derive(happened, self.as_of),
            sealed=bool(self.matter["sealed"]),
            points=tuple(_stands(point) for point in self.points),
            judged=self.judged,
            remedy_told=bool(newest and newest["remedy"]),
            receipt=newest["receipt"] if newest and delivered else "",
            replied_newest=_day(newest["on"]) if newest else None,
            official=self._official().state,
            called_back=happened.called_back_on is not None,
            assigned_since=_day(self.assignment["since"]) if self.assignment else None,
            promises=tuple(
                Open(row["uid"], row["what"])
                for row in self._promised()
                if not row["kept_on"] or row["kept_on"] > self.till
            ),
            supervisions=tuple(
                Open(row["uid"], row["what"])
                for row in self._rows("Supervision", "on")
                if not row["answered_on"] or row["answered_on"] > self.till
            ),
            latest=turns.latest(self.told),
            turned_on=self.turns.turned_on,
            objected=happened.objection_on is not None,
            sessions=tuple(map(self._at_session, self._rows("ConferenceItem", "brought_on"))),
        )

    def _official(self) -> Official:
        """As an act said it; else as it stands since the matter was registered."""
        if self.turns.official is not None:
            return self.turns.official
        state, on = str(self.matter["official_state"]), self.matter["official_on"]
        return Official("") if on and on > self.till else Official(state, on=on)

    def _rows(self, table: str, day: str, until: str = "") -> list[dict[str, Any]]:
        """Rows dated up to the day, oldest first; with `until`, those still in force."""
        found = [
            row
            for row in self.told.rows(table)
            if row["uid"] != self.without
            and row[day] is not None
            and (row[day], row["uid"]) < (self.till, self.before)
            and not (until and row[until] is not None and row[until] <= self.till)
        ]
        return sorted(found, key=lambda row: (row[day], row["uid"])) if len(found) > 1 else found

    def _promised(self) -> list[dict[str, Any]]:
        """What was promised by the day: at a visit on its day, by an act on the act's."""
        found = [row for row in self.told.rows("Promise") if row["uid"] != self.without]
        if not found:
            return []
        acted = {act["uid"]: act["on"] for act in self.told.rows("Act")}
        return [
            row for row in found if (acted.get(row["uid"]) or self.told.came_on(row["visit"])) <= self.till
        ]

    def _happened(self) -> Happened:
        """An unjudged demand owns nothing: neither a unit nor a date."""
        matter, way = self.matter, self.turns.way
        notified, notified_by, excused = self._notice()
        extension = next(iter(self._rows("Extension", "on")), None)
        replies = self._rows("Reply", "on")
        told = [self._told_on(row) for row in replies]
        official = self._official()
        handling = Handling(matter["handling"]) if matter["handling"] else None
        owning = [point for point in self.points if not self.judged or verdict.is_judged(point.verdict)]
        called = next(iter(self._rows("CallBack", "on")), None)
        return Happened(
            matter_class=MatterClass(matter["matter_class"]),
            route=way.route,
            received_on=date.fromisoformat(matter["received_on"]),
            channel=Channel(matter["channel"]),
            handling=handling,
            accepted_on=self._until_now(matter["accepted_on"]),
            assigned=self.assignment is not None or handling is Handling.ASSIGNED,
            notified_on=notified,
            notified_by=notified_by,
            notice_excused=excused,
            extended_on=_day(extension["on"]) if extension else None,
            extension_days=extension["days"] if extension else 0,
            replied_on=_day(replies[0]["on"]) if replies else None,
            delivered_on=max((day for day in told if day), default=None),
            replied_last_on=_day(replies[-1]["on"]) if replies else None,
            told_last_on=told[-1] if told else None,
            settled_on=self._until_now(matter["settled_on"]),
            closed_on=way.closed_on,
            withdrawn_on=way.withdrawn_on,
            transferred_on=way.transferred_on,
            lawful_way_on=way.lawful_way_on,
            left_opinion_on=way.left_opinion_on,
            due=_day(matter["due"]),
            promises=self._promises(),
            measures=tuple((p.measure or p.text, day) for p in owning if (day := _day(p.due))),
            objection_on=self.turns.objection_on,
            extension_told_on=self._extension_told() if extension else None,
            supervisions=self._supervisions(),
            looks=tuple(
                (p.text, day) for p in owning if p.not_yet_solvable and (day := _day(p.next_look_on))
            ),
            unfinished=tuple(
                (p.text, _day(p.due))
                for p in self.points
                if p.outcome == Outcome.SUPPORTED and p.carried_out != CarriedOut.DONE
            ),
            called_back_on=_day(called["on"]) if called else None,
            entered_on=self._until_now(official.on) if official.state in _ENTERED else None,
            entering_done=official.state in _ENTERED,
            decisions=self._decisions(replies),
            **self._reviews([(day, row["uid"]) for day, row in zip(told, replies, strict=True) if day]),
        )

    def _told_on(self, reply: dict[str, Any]) -> date | None:
        """The day on which an opinion reached the visitor; what could not be delivered has not."""
        reached = reply["receipt"] in (Receipt.SIGNED, Receipt.REFUSED)
        return self._until_now(reply["delivered_on"]) if reached else None

    def _until_now(self, text: Any) -> date | None:
        return _day(text) if text and text <= self.till else None

    def _promises(self) -> tuple[Promised, ...]:
        return tuple(
            Promised(row["what"], date.fromisoformat(row["by_when"]), self._until_now(row["kept_on"]))
            for row in self._promised()
            if row["by_when"]
        )

    def _supervisions(self) -> tuple[Asked, ...]:
        return tuple(
            Asked(row["what"], date.fromisoformat(row["answer_due"]), self._until_now(row["answered_on"]))
            for row in self._rows("Supervision", "on")
            if row["answer_due"]
        )

    def _at_session(self, item: dict[str, Any]) -> AtSession:
        session = self.told.session(item["conference"])
        return AtSession(
            item["uid"],
            sessions.name(session["session"]) if session else "",
            date.fromisoformat(item["brought_on"]),
            _day(session.get("on")),
            *(self._until_now(item[name]) for name in ("decided_on", "reported_on", "struck_off_on")),
        )

    def _decisions(self, replies: list[dict[str, Any]]) -> tuple[Decided, ...]:
        """Of the joint conference, in the order of their days."""
        found = []
        for item in self._rows("ConferenceItem", "brought_on"):
            decided, due = self._until_now(item["decided_on"]), _day(item["due"])
            if decided is None or due is None:
                continue
            replied = [_day(row["on"]) for row in replies if row["on"] >= item["decided_on"]]
            days = [day for day in (self._until_now(item["reported_on"]), *replied) if day is not None]
            session = self.told.session(item["conference"])
            name = sessions.name(session["session"]) if session else ""
            found.append(Decided(name, due, decided, min(days, default=None)))
        return tuple(sorted(found, key=lambda one: one.decided_on))

    def _papers(self, *kinds: PaperKind) -> list[tuple[str, dict[str, Any]]]:
        """Papers of these kinds with the day on which each was handed over or posted, "" where it was not."""
        found = [
            row for row in self.told.rows("Paper") if row["kind"] in kinds and row["uid"] != self.without
        ]
        return [(row["given_on"] or row["delivered_on"] or "", row) for row in found]

    def _extension_told(self) -> date | None:
        given = min((day for day, _ in self._papers(PaperKind.EXTENSION) if day), default=None)
        return self._until_now(given)

    def _reviews(self, told: list[tuple[date, str]]) -> dict[str, Any]:
        """The newest 复查 and the 复核. `told`: the opinions that reached the visitor, by day and key."""
        found: dict[str, Any] = {}
        for row in self._rows("Review", "requested_on"):
            first, given = row["kind"] == ReviewKind.FIRST, self._until_now(row["opinion_on"])
            if first:
                asked = (date.fromisoformat(row["requested_on"]), row["uid"])
                found["told_again"] = any(one > asked for one in told)
            found["review_requested_on" if first else "second_requested_on"] = _day(row["requested_on"])
            found["review_closed_on" if first else "second_closed_on"] = given
            if not first and given:
                found["hearing_days"] = row["hearing_days"]
        return found

    def _notice(self) -> tuple[date | None, str, str]:
        """The first notice handed over or posted since the matter came (art. 23), the profile under which it was written
        when that is another than today's, and the excuse if none is owed.
        """
        papers = self._papers(*NOTICES)
        received = self.matter["received_on"]
        given = [(day, row["uid"]) for day, row in papers if received <= day <= self.till]
        excuse = next((row["excused"] for _, row in papers if row["excused"]), "")
        if not given:
            return None, "", excuse
        day, paper = min(given)
        return date.fromisoformat(day), self.told.profile_of(paper), excuse


_ENTERED = (OfficialState.ENTERED, OfficialState.NOT_NEEDED)


def _stands(point: Demand) -> PointStands:
    return PointStands(
        point.uid,
        point.position,
        point.text,
        point.verdict,
        point.basis,
        point.answer,
        point.outcome,
        point.answer_basis,
        point.carried_out,
    )


def notified_by(file: LedgerFile, uid: str) -> str:
    """The profile under which the matter's dates were notified, when the office counts by another one since."""
    if not settings.get(file, settings.PROFILES_BEFORE):
        return ""
    return of_matter(file, uid).happened.notified_by


def derived(facts: Facts, calendar: Calendar, limits: Profile, today: date) -> dict[str, Any]:
    """The stored columns that follow from the facts: status, verdict, next duty, whether it is followed, the two marks."""
    now = status.derive(facts.happened)
    duty = next_line(facts, now, calendar, limits, today)
    overall = verdict.overall(facts.verdicts) if facts.judged else ""
    return {
        "status": now,
        "verdict": overall,
        "without_owner": status.without_owner(now, facts.owner),
        "without_answer": is_unanswered(facts, now),
        "followed": status.is_open(now) or duty is not None,
        **_next(duty),
    }


def next_line(facts: Facts, now: Status, calendar: Calendar, limits: Profile, today: date) -> DutyLine | None:
    """The duty that is next, of those that are followed in this status."""
    if not (status.is_open(now) or status.is_handed_on(now)):
        return None
    lines = duties(facts, calendar, limits, today)
    return clock.next_duty(line for line in lines if status.is_followed(now, line.key))


def duties(facts: Facts, calendar: Calendar, limits: Profile, today: date) -> tuple[DutyLine, ...]:
    """With all that is recorded done, though the clock has been set back since."""
    return clock.duties(facts.happened, calendar, limits, max(today, latest(facts.happened)))


def is_unanswered(facts: Facts, now: Status) -> bool:
    """无回音; a matter without demands is answered when its status says so."""
    if facts.answers:
        return status.without_answer(now, facts.answers)
    return status.is_open(now) and now is not Status.ANSWERED


def _next(duty: DutyLine | None) -> dict[str, Any]:
    if duty is None:
        return {"next_duty": "", "next_key": "", "next_plain": None, "next_rolled": None, "next_safe": None}
    days = {f"next_{name}": getattr(duty, name).isoformat() for name in ("plain", "rolled", "safe")}
    return {"next_duty": duty.title, "next_key": duty.key, **days}


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
