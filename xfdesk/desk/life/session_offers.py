"""What can be filled in already of the acts around the joint conference, and whether a session sits on a matter today."""

from __future__ import annotations

from datetime import timedelta

from xfdesk.desk.table import Table
from xfdesk.records.acts import Act, Bring, Decide, ReportBack, StrikeOff
from xfdesk.rules import clock, conferring, sessions
from xfdesk.rules.life import AtSession, Life
from xfdesk.rules.words import DutyState
from xfdesk.store import conferences, matters

USUAL = 30
"""Days that a session gives as a rule, where the law leaves so many."""


def sits(table: Table, life: Life) -> bool:
    """A session that sits today has the matter before it, undecided."""
    return any(one.decided_on is None and one.held_on == table.today for one in life.sessions)


def bring(table: Table, uid: str, life: Life) -> Act:
    taken = {conferences.item(table.file, one.uid)["conference"] for one in life.sessions}
    session = conferences.ahead(table.file, table.today)
    named = sessions.full_name(session["year"], session["session"]) if session else ""
    reports = matters.assignment(table.file, uid).get("unit") or ""
    return Bring("" if session.get("uid") in taken else named, reports=reports)


def decide(table: Table, uid: str, life: Life) -> Act:
    waiting = [
        one for one in life.sessions if one.decided_on is None and conferring.has_sat(one, table.today)
    ]
    now = matters.assignment(table.file, uid)
    item = conferences.item(table.file, waiting[-1].uid)
    return Decide(
        conference=_named(table, waiting[-1]),
        assigned_to=now.get("unit") or item["reports"],
        due=_usual_date(table, life),
        lead_official=now.get("lead_official") or "",
        person=now.get("person") or "",
    )


def _usual_date(table: Table, life: Life) -> str:
    """A month, or what the law and the body above leave of it (arts. 22, 34)."""
    lines = clock.duties(life.happened, table.calendar, table.limits, table.today)
    open_now = (DutyState.OPEN, DutyState.EXCUSED)
    law = max((d.safe for d in lines if d.key in ("D4", "D5") and d.state in open_now), default=None)
    above = min(
        (d.safe for d in lines if d.key == "D13" and not d.detail and d.state in open_now), default=None
    )
    days = [table.calendar.safe(table.today + timedelta(days=USUAL)), law, above]
    due = min(day for day in days if day is not None and day >= table.today)
    return due.isoformat()


def report_back(table: Table, uid: str, life: Life) -> Act:
    waiting = [one for one in life.sessions if one.decided_on and not one.reported_on]
    return ReportBack(conference=_named(table, waiting[-1]))


def strike_off(table: Table, uid: str, life: Life) -> Act:
    waiting = [one for one in life.sessions if one.reported_on and not one.struck_off_on]
    return StrikeOff(_named(table, waiting[-1]))


def _named(table: Table, one: AtSession) -> str:
    session = conferences.session(table.file, conferences.item(table.file, one.uid)["conference"])
    return sessions.full_name(session["year"], session["session"])
