"""What is recorded of a matter, as the pure rules want it; and the derived columns written back from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.rules import clock, status, verdict
from xfdesk.rules.clock import DutyLine, Happened, Profile, Promised
from xfdesk.rules.status import Owner
from xfdesk.rules.words import Channel, Handling, MatterClass, Status, Verdict
from xfdesk.rules.workdays import Calendar
from xfdesk.store import matters
from xfdesk.store.database import LedgerFile


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
    route = matter["route"]
    kind = MatterClass(matter["matter_class"])
    return Facts(
        happened=_happened(file, uid, matter, points, bool(assignment)),
        owner=Owner(
            assignment.get("lead_official", ""),
            assignment.get("unit", ""),
            assignment.get("person", ""),
            _day(assignment.get("due")),
        ),
        answers=tuple(row[1] for row in points),
        verdicts=tuple(Verdict(row[0]) if row[0] else None for row in points),
        judged=verdict.carries_verdict(kind, route),
    )


def _happened(
    file: LedgerFile, uid: str, matter: dict[str, Any], points: list[tuple[Any, ...]], assigned: bool
) -> Happened:
    notified, excused = _notice(file, uid)
    extension = _first(file, 'SELECT "on", days FROM extension WHERE matter = ? ORDER BY uid', uid)
    reply = _first(
        file,
        "SELECT max(\"on\"), max(CASE WHEN receipt IN ('签收', '拒收') THEN delivered_on END) FROM reply WHERE matter = ?",
        uid,
    )
    handling = Handling(matter["handling"]) if matter["handling"] else None
    return Happened(
        matter_class=MatterClass(matter["matter_class"]),
        route=matter["route"],
        received_on=date.fromisoformat(matter["received_on"]),
        channel=Channel(matter["channel"]),
        handling=handling,
        accepted_on=_day(matter["accepted_on"]),
        assigned=assigned or handling is Handling.ASSIGNED,
        notified_on=notified,
        notice_excused=excused,
        extended_on=_day(extension[0]) if extension else None,
        extension_days=extension[1] if extension else 0,
        replied_on=_day(reply[0]) if reply else None,
        delivered_on=_day(reply[1]) if reply else None,
        settled_on=_day(matter["settled_on"]),
        closed_on=_day(matter["closed_on"]),
        withdrawn_on=_day(matter["withdrawn_on"]),
        transferred=handling is Handling.TRANSFERRED,
        lawful_way=handling is Handling.LAWFUL_WAY,
        due=_day(matter["due"]),
        promises=_promises(file, uid),
        measures=tuple((measure or text, day) for _, _, due, measure, text in points if (day := _day(due))),
    )


def _notice(file: LedgerFile, uid: str) -> tuple[date | None, str]:
    """The first notice handed over or posted, and the excuse if none is owed. A letter to another body is no notice."""
    rows = file.sql(
        "SELECT delivered_on, excused FROM paper WHERE matter = ? AND kind <> '移送函' ORDER BY delivered_on",
        uid,
    )
    days = [day for delivered, _ in rows if (day := _day(delivered))]
    excuses = [excused for _, excused in rows if excused]
    return (min(days) if days else None), (excuses[0] if excuses else "")


def _promises(file: LedgerFile, uid: str) -> tuple[Promised, ...]:
    rows = file.sql(
        "SELECT what, by_when, kept_on FROM promise WHERE matter = ? AND by_when IS NOT NULL", uid
    )
    return tuple(Promised(what, date.fromisoformat(when), _day(kept)) for what, when, kept in rows)


def derived(facts: Facts, calendar: Calendar, limits: Profile, today: date) -> dict[str, Any]:
    """The stored columns that follow from the facts: status, verdict, next duty, the two marks."""
    now = status.derive(facts.happened)
    duty = (
        clock.next_duty(clock.duties(facts.happened, calendar, limits, today))
        if status.is_open(now)
        else None
    )
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
