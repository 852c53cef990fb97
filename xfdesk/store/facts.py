"""What is recorded of a matter, as the pure rules want it; and the derived columns written back from them.

As of a day, only what has happened up to it counts, whenever it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules import clock, status, verdict
from xfdesk.rules.clock import Asked, DutyLine, Happened, Profile, Promised
from xfdesk.rules.happened import latest
from xfdesk.rules.life import Life, Open, PointStands
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
from xfdesk.store import matters, settings, turns
from xfdesk.store.database import LedgerFile
from xfdesk.store.points_then import Demand, demands
from xfdesk.store.turns import Official

EVER = turns.EVER
_NOTICES = ", ".join(f"'{kind}'" for kind in NOTICES)
_GIVEN = "coalesce(p.given_on, p.delivered_on)"


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
    return _Reading(file, uid, as_of, without).facts()


def life(file: LedgerFile, uid: str, as_of: date, without: str = "", before: str = turns.LAST) -> Life:
    """The same for the acts that may be done on the day; of those of that day itself, only what came before an act."""
    return _Reading(file, uid, as_of, without, before).life()


_HANGING = (
    "Act",
    "Assignment",
    "Paper",
    "Promise",
    "Extension",
    "Reply",
    "CallBack",
    "Supervision",
    "Review",
)
_THERE = "SELECT " + ", ".join(
    f"EXISTS(SELECT 1 FROM {name.lower()} WHERE matter = m.uid)" for name in _HANGING
)


def _there(file: LedgerFile, uid: str) -> set[str]:
    """Which tables have anything of the matter: a fresh one is asked no further."""
    (found,) = file.sql(f"{_THERE} FROM matter m WHERE uid = ?", uid)
    return {name for name, there in zip(_HANGING, found, strict=True) if there}


class _Reading:
    """One matter read as of one day, or of that day before one act."""

    def __init__(
        self, file: LedgerFile, uid: str, as_of: date | None, without: str, before: str = turns.LAST
    ) -> None:
        self.file, self.uid, self.as_of, self.without, self.before = file, uid, as_of, without, before
        self.till = as_of.isoformat() if as_of else EVER
        self.matter = matters.row(file, uid)
        self.there = _there(file, uid)
        acted = "Act" in self.there
        self.turns = turns.of_matter(file, uid, self.matter, self.till, without, acted=acted, before=before)
        kind = MatterClass(self.matter["matter_class"])
        self.judged = verdict.carries_verdict(kind, self.turns.way.route)
        self.points = demands(file, uid, self.matter, as_of, without, before)
        found = self._rows("Assignment", "since", "lead_official, unit, person, due, since", "until")
        self.assignment = found[-1] if found else None

    def facts(self) -> Facts:
        lead, unit, person, due, _ = self.assignment or ("", "", "", None, "")
        return Facts(
            happened=self._happened(),
            owner=Owner(lead, unit, person, _day(due)),
            answers=tuple(point.answer for point in self.points),
            verdicts=tuple(point.verdict for point in self.points),
            judged=self.judged,
        )

    def life(self) -> Life:
        happened = self._happened()
        reply = self._rows("Reply", "on", 'remedy, receipt, delivered_on, "on"')
        newest = reply[-1] if reply else None
        delivered = newest is not None and newest[2] and newest[2] <= self.till
        return Life(
            happened=happened,
            status=status.derive(happened, self.as_of),
            sealed=bool(self.matter["sealed"]),
            points=tuple(_stands(point) for point in self.points),
            judged=self.judged,
            remedy_told=bool(newest and newest[0]),
            receipt=newest[1] if newest and delivered else "",
            replied_newest=_day(newest[3]) if newest else None,
            official=self._official().state,
            called_back=happened.called_back_on is not None,
            assigned_since=_day(self.assignment[4]) if self.assignment else None,
            promises=tuple(
                Open(uid, what)
                for uid, what, kept in self._told("promise", "uid, what, kept_on")
                if not kept or kept > self.till
            ),
            supervisions=tuple(
                Open(uid, what)
                for uid, what, answered in self._rows("Supervision", "on", "uid, what, answered_on")
                if not answered or answered > self.till
            ),
            latest=turns.latest(self.file, self.uid, self.matter),
            turned_on=self.turns.turned_on,
            objected=happened.objection_on is not None,
        )

    def _official(self) -> Official:
        """As an act said it; else as it stands since the matter was registered."""
        if self.turns.official is not None:
            return self.turns.official
        state, on = str(self.matter["official_state"]), self.matter["official_on"]
        return Official("") if on and on > self.till else Official(state, on=on)

    def _rows(self, table: str, day: str, columns: str, until: str = "") -> list[tuple[Any, ...]]:
        """Rows dated up to the day, oldest first; with `until`, those still in force."""
        if table not in self.there:
            return []
        ends = f' AND ("{until}" IS NULL OR "{until}" > ?)' if until else ""
        return self.file.sql(
            f'SELECT {columns} FROM {table.lower()} WHERE matter = ? AND uid <> ? AND ("{day}", uid) < (?, ?){ends}'
            f' ORDER BY "{day}", uid',
            self.uid,
            self.without,
            self.till,
            self.before,
            *((self.till,) if until else ()),
        )

    def _told(self, table: str, columns: str) -> list[tuple[Any, ...]]:
        """What was promised by the day: at a visit on its day, by an act on the act's."""
        if table.capitalize() not in self.there:
            return []
        return self.file.sql(
            f"SELECT {columns} FROM {table} t WHERE matter = ? AND uid <> ? AND coalesce("
            '(SELECT "on" FROM act WHERE uid = t.uid), (SELECT d."on" FROM visit v JOIN receptionday d ON d.uid = v.day'
            " WHERE v.uid = t.visit), '') <= ? ORDER BY uid",
            self.uid,
            self.without,
            self.till,
        )

    def _happened(self) -> Happened:
        """An unjudged demand owns nothing: neither a unit nor a date."""
        matter, way = self.matter, self.turns.way
        notified, notified_by, excused = self._notice()
        extension = next(iter(self._rows("Extension", "on", '"on", days')), None)
        replies = self._rows("Reply", "on", '"on", uid, receipt, delivered_on')
        told = [self._told_on(*one[2:]) for one in replies]
        official = self._official()
        handling = Handling(matter["handling"]) if matter["handling"] else None
        owning = [point for point in self.points if not self.judged or verdict.is_judged(point.verdict)]
        called = next(iter(self._rows("CallBack", "on", '"on"')), None)
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
            extended_on=_day(extension[0]) if extension else None,
            extension_days=extension[1] if extension else 0,
            replied_on=_day(replies[0][0]) if replies else None,
            delivered_on=max((day for day in told if day), default=None),
            replied_last_on=_day(replies[-1][0]) if replies else None,
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
            extension_told_on=self._extension_told(_day(extension[0])) if extension else None,
            supervisions=self._supervisions(),
            looks=tuple(
                (p.text, day) for p in owning if p.not_yet_solvable and (day := _day(p.next_look_on))
            ),
            unfinished=tuple(
                (p.text, _day(p.due))
                for p in self.points
                if p.outcome == Outcome.SUPPORTED and p.carried_out != CarriedOut.DONE
            ),
            called_back_on=_day(called[0]) if called else None,
            entered_on=self._until_now(official.on) if official.state in _ENTERED else None,
            entering_done=official.state in _ENTERED,
            **self._reviews([(day, key) for day, (_, key, *_) in zip(told, replies, strict=True) if day]),
        )

    def _told_on(self, receipt: str, day: str | None) -> date | None:
        """The day on which an opinion reached the visitor; what could not be delivered has not."""
        return self._until_now(day) if receipt in (Receipt.SIGNED, Receipt.REFUSED) else None

    def _until_now(self, text: Any) -> date | None:
        return _day(text) if text and text <= self.till else None

    def _promises(self) -> tuple[Promised, ...]:
        rows = self._told("promise", "what, by_when, kept_on")
        return tuple(
            Promised(what, date.fromisoformat(when), self._until_now(kept))
            for what, when, kept in rows
            if when
        )

    def _supervisions(self) -> tuple[Asked, ...]:
        rows = self._rows("Supervision", "on", "what, answer_due, answered_on")
        return tuple(
            Asked(what, date.fromisoformat(due), self._until_now(answered))
            for what, due, answered in rows
            if due
        )

    def _extension_told(self, extended: date | None) -> date | None:
        given = self.file.value(
            f"SELECT min({_GIVEN}) FROM paper p WHERE matter = ? AND uid <> ? AND kind = ?",
            self.uid,
            self.without,
            PaperKind.EXTENSION,
        )
        return self._until_now(given)

    def _reviews(self, told: list[tuple[date, str]]) -> dict[str, Any]:
        """The newest 复查 and the 复核. `told`: the opinions that reached the visitor, by day and key."""
        found: dict[str, Any] = {}
        if "Review" not in self.there:
            return found
        for kind, asked, given, hearing, key in self._rows(
            "Review", "requested_on", "kind, requested_on, opinion_on, hearing_days, uid"
        ):
            first = kind == ReviewKind.FIRST
            if first:
                found["told_again"] = any(one > (date.fromisoformat(asked), key) for one in told)
            found["review_requested_on" if first else "second_requested_on"] = _day(asked)
            found["review_closed_on" if first else "second_closed_on"] = self._until_now(given)
            if not first and self._until_now(given):
                found["hearing_days"] = hearing
        return found

    def _notice(self) -> tuple[date | None, str, str]:
        """The first notice handed over or posted since the matter came (art. 23), the profile under which it was written
        when that is another than today's, and the excuse if none is owed.
        """
        if "Paper" not in self.there:
            return None, "", ""
        rows = self.file.sql(
            f"SELECT {_GIVEN} AS given, excused, uid FROM paper p WHERE matter = ? AND uid <> ?"
            f" AND kind IN ({_NOTICES}) ORDER BY given",
            self.uid,
            self.without,
        )
        received = self.matter["received_on"]
        given = [(day, key) for day, _, key in rows if day and received <= day <= self.till]
        excuses = [excused for _, excused, _ in rows if excused]
        on, written = (
            (date.fromisoformat(given[0][0]), settings.profile_of(self.file, given[0][1]))
            if given
            else (None, "")
        )
        return on, written, excuses[0] if excuses else ""


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
    lines = duties(facts, calendar, limits, today)
    duty = clock.next_duty(line for line in lines if status.is_followed(now, line.key))
    overall = verdict.overall(facts.verdicts) if facts.judged else ""
    return {
        "status": now,
        "verdict": overall,
        "without_owner": status.without_owner(now, facts.owner),
        "without_answer": is_unanswered(facts, now),
        "followed": status.is_open(now) or duty is not None,
        **_next(duty),
    }


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
