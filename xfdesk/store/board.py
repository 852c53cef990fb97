"""What is followed: open matters with their next duty, straight from the stored columns, or reckoned anew as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import starmap
from typing import NamedTuple

from xfdesk.rules.clock import Profile
from xfdesk.rules.words import CarriedOut, Outcome
from xfdesk.rules.workdays import Calendar
from xfdesk.store import conferences, facts
from xfdesk.store.database import LedgerFile


class Followed(NamedTuple):
    """One followed matter; days are ISO text as stored, "" for none. `words` are those of the promise, the measure or the
    demand that the next duty is about, `origin` who handed the matter down.
    """

    uid: str
    number: str
    next_duty: str
    next_key: str
    plain: str
    safe: str
    rolled: str
    received: str
    accepted: str
    words: str
    origin: str
    name: str
    confidential: bool
    people: int
    summary: str
    verdict: str
    unit: str
    person: str
    leader: str
    village: str
    channel: str
    status: str
    without_owner: bool
    without_answer: bool
    sealed: bool


_NAMES = tuple(Followed.__annotations__)
_WORDS = {
    "P": "SELECT what FROM promise p WHERE p.matter = m.uid AND p.by_when = m.next_plain AND p.kept_on IS NULL",
    "M": "SELECT CASE measure WHEN '' THEN text ELSE measure END FROM demandpoint p WHERE p.matter = m.uid"
    " AND p.due = m.next_plain ORDER BY position",
    "K": "SELECT text FROM demandpoint p WHERE p.matter = m.uid AND p.next_look_on = m.next_plain AND p.not_yet_solvable"
    " ORDER BY position",
    "L": f"SELECT text FROM demandpoint p WHERE p.matter = m.uid AND p.outcome = '{Outcome.SUPPORTED}'"
    f" AND p.carried_out <> '{CarriedOut.DONE}' ORDER BY position",
    "D13": f"SELECT {conferences.NAME} FROM conferenceitem i JOIN conference c ON c.uid = i.conference"
    " WHERE i.matter = m.uid AND i.due = m.next_plain AND i.reported_on IS NULL"
    " AND (m.due IS NOT m.next_plain OR EXISTS (SELECT 1 FROM reply r WHERE r.matter = m.uid)) ORDER BY i.decided_on DESC",
    "S": "SELECT what FROM supervision s WHERE s.matter = m.uid AND s.answer_due = m.next_plain AND s.answered_on IS NULL",
}
"""By the key of the duty. The date finds the row again from which the duty was reckoned."""
_CASES = " ".join(f"WHEN '{key}' THEN ({query} LIMIT 1)" for key, query in _WORDS.items())
_COLUMNS = (
    "m.uid, m.number, m.next_duty, m.next_key, coalesce(m.next_plain, ''), coalesce(m.next_safe, ''),"
    " coalesce(m.next_rolled, ''), m.received_on, coalesce(m.accepted_on, ''),"
    f" coalesce(CASE m.next_key {_CASES} END, ''), m.origin, l.name, l.confidential, coalesce(l.people, 0), m.summary, m.verdict,"
    " l.unit, l.person, l.lead_official, l.village, m.channel, m.status, m.without_owner, m.without_answer, m.sealed"
)
_FIRST = "l.id = (SELECT min(id) FROM ledgerline WHERE matter = m.uid)"
_NOW = (
    f"SELECT {_COLUMNS} FROM matter m JOIN ledgerline l ON {_FIRST} WHERE m.followed = 1"
    " ORDER BY m.next_safe IS NULL, m.next_safe, m.number"
)
_THEN = f"SELECT {_COLUMNS} FROM matter m JOIN ledgerline l ON {_FIRST} WHERE m.received_on <= ? ORDER BY m.number"


def now(file: LedgerFile) -> list[Followed]:
    """As the columns stand, the most urgent first."""
    return list(starmap(Followed, file.sql(_NOW)))


def then(file: LedgerFile, as_of: date, calendar: Calendar, limits: Profile) -> Iterator[Followed]:
    """Each matter received by that day and followed on it, with the duty that was next then; in the order of numbers."""
    for row in starmap(Followed, file.sql(_THEN, as_of.isoformat())):
        known = facts.of_matter(file, row.uid, as_of)
        found = facts.derived(known, calendar, limits, as_of)
        if not found["followed"]:
            continue
        due = facts.next_line(known, found["status"], calendar, limits, as_of)
        owner = known.owner
        stood = {
            "next_duty": found["next_duty"],
            "next_key": found["next_key"],
            "plain": found["next_plain"] or "",
            "safe": found["next_safe"] or "",
            "rolled": found["next_rolled"] or "",
            "accepted": _iso(known.happened.accepted_on),
            "words": due.detail if due else "",
            "verdict": found["verdict"],
            "unit": owner.unit,
            "person": owner.person,
            "leader": owner.leader,
            "status": found["status"],
            "without_owner": found["without_owner"],
            "without_answer": found["without_answer"],
        }
        yield Followed(**{**dict(zip(_NAMES, row, strict=True)), **stood})


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
