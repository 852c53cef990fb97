"""What is recorded of a matter, as the pure rules want it; and the derived columns written back from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules import clock, status, verdict
from xfdesk.rules.clock import DutyLine, Happened, Profile, Promised
from xfdesk.rules.status import Owner
from xfdesk.rules.words import NOTICES, Channel, Handling, MatterClass, Status, Verdict
from xfdesk.rules.workdays import Calendar
from xfdesk.store import matters, settings
from xfdesk.store.database import LedgerFile

HANDED_ON = (Handling.TRANSFERRED, Handling.LAWFUL_WAY)
_NOTICES = ", ".join(f"'{kind}'" for kind in NOTICES)


@dataclass(frozen=True, slots=True)
class Facts:
    """A matter's happenings, owner and answers; `judged` tells whether its class and route carry a verdict."""

    happened: Happened
    owner: Owner
    answers: tuple[str, ...]
    verdicts: tuple[Verdict | None, ...]
    judged: bool


def of_matter(file: LedgerFile, uid: str, as_of: date | None = None) -> Facts:
    """All that was recorded; with `as_of` what has happened later is left out by the rules themselves."""
    matter = matters.row(file, uid)
    points = file.sql(
        "SELECT verdict, answer, due, measure, text FROM demandpoint WHERE matter = ? ORDER BY position", uid
    )
    assignment = matters.assignment(file, uid)
    judged = verdict.carries_verdict(MatterClass(matter["matter_class"]), matter["route"])
    owning = [row for row in points if not judged or verdict.is_judged(row[0])]
    return Facts(
        happened=_happened(file, uid, matter, owning, bool(assignment)),
        owner=Owner(
            assignment.get("lead_official", ""),
            assignment.get("unit", ""),
            assignment.get("person", ""),
            _day(assignment.get("due")),
        ),
        answers=tuple(row[1] for row in points),
        verdicts=tuple(Verdict(row[0]) if row[0] else None for row in points),
        judged=judged,
    )


def _happened(
    file: LedgerFile, uid: str, matter: dict[str, Any], points: list[tuple[Any, ...]], assigned: bool
) -> Happened:
    """`points` are those whose dates count: an unjudged one owns nothing."""
    notified, notified_by, excused = _notice(file, uid, matter["received_on"])
    extension = _first(file, 'SELECT "on", days FROM extension WHERE matter = ? ORDER BY uid', uid)
    reply = _first(
        file,
        "SELECT max(\"on\"), max(CASE WHEN receipt IN ('签收', '拒收') THEN delivered_on END) FROM reply WHERE matter = ?",
        uid,
    )
    handling = Handling(matter["handling"]) if matter["handling"] else None
    handed_on = _handed_on(file, uid, matter) if handling in HANDED_ON else None
    return Happened(
        matter_class=MatterClass(matter["matter_class"]),
        route=matter["route"],
        received_on=date.fromisoformat(matter["received_on"]),
        channel=Channel(matter["channel"]),
        handling=handling,
        accepted_on=_day(matter["accepted_on"]),
        assigned=assigned or handling is Handling.ASSIGNED,
        notified_on=notified,
        notified_by=notified_by,
        notice_excused=excused,
        extended_on=_day(extension[0]) if extension else None,
        extension_days=extension[1] if extension else 0,
        replied_on=_day(reply[0]) if reply else None,
        delivered_on=_day(reply[1]) if reply else None,
        settled_on=_day(matter["settled_on"]),
        closed_on=_day(matter["closed_on"]),
        withdrawn_on=_day(matter["withdrawn_on"]),
        transferred_on=handed_on if handling is Handling.TRANSFERRED else None,
        lawful_way_on=handed_on if handling is Handling.LAWFUL_WAY else None,
        due=_day(matter["due"]),
        promises=_promises(file, uid),
        measures=tuple((measure or text, day) for _, _, due, measure, text in points if (day := _day(due))),
    )


def _handed_on(file: LedgerFile, uid: str, matter: dict[str, Any]) -> date:
    """The day of the visit at which it was transferred or led to its lawful way; without one the day received."""
    found = file.value(
        'SELECT min(d."on") FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.matter = ? AND v.handling = ?',
        uid,
        matter["handling"],
    )
    return date.fromisoformat(found or matter["received_on"])


def _notice(file: LedgerFile, uid: str, received_on: str) -> tuple[date | None, str, str]:
    """The first notice handed over or posted since the matter came (art. 23), the profile under which it was written
    when that is another than today's, and the excuse if none is owed.
    """
    rows = file.sql(
        f"SELECT delivered_on, excused, uid FROM paper WHERE matter = ? AND kind IN ({_NOTICES}) ORDER BY delivered_on",
        uid,
    )
    given = [(day, key) for day, _, key in rows if day and day >= received_on]
    excuses = [excused for _, excused, _ in rows if excused]
    on, written = (
        (date.fromisoformat(given[0][0]), settings.profile_of(file, given[0][1])) if given else (None, "")
    )
    return on, written, excuses[0] if excuses else ""


def notified_by(file: LedgerFile, uid: str, received_on: str) -> str:
    """The profile under which the matter's dates were notified, when the office counts by another one since."""
    return _notice(file, uid, received_on)[1] if settings.get(file, settings.PROFILES_BEFORE) else ""


def _promises(file: LedgerFile, uid: str) -> tuple[Promised, ...]:
    rows = file.sql(
        "SELECT what, by_when, kept_on FROM promise WHERE matter = ? AND by_when IS NOT NULL", uid
    )
    return tuple(Promised(what, date.fromisoformat(when), _day(kept)) for what, when, kept in rows)


def derived(facts: Facts, calendar: Calendar, limits: Profile, today: date) -> dict[str, Any]:
    """The stored columns that follow from the facts: status, verdict, next duty, the two marks."""
    now = status.derive(facts.happened)
    lines = clock.duties(facts.happened, calendar, limits, today)
    duty = clock.next_duty(line for line in lines if status.is_followed(now, line.key))
    overall = verdict.overall(facts.verdicts) if facts.judged else ""
    return {
        "status": now,
        "verdict": overall,
        "without_owner": status.without_owner(now, facts.owner),
        "without_answer": status.without_answer(now, facts.answers) if facts.answers else _unanswered(now),
        **_next(duty),
    }


def _unanswered(now: Status) -> bool:
    return status.is_open(now) and now is not Status.ANSWERED


def _next(duty: DutyLine | None) -> dict[str, Any]:
    if duty is None:
        return {"next_duty": "", "next_plain": None, "next_rolled": None, "next_safe": None}
    days = {f"next_{name}": getattr(duty, name).isoformat() for name in ("plain", "rolled", "safe")}
    return {"next_duty": duty.title, **days}


def _first(file: LedgerFile, statement: str, *values: object) -> tuple[Any, ...] | None:
    rows = file.sql(statement, *values)
    return rows[0] if rows else None


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
