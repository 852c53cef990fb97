"""The ledger as it is listed: the lines of one matter, made from its rows inside the act that changed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from xfdesk.records.ledger import PointView
from xfdesk.rules import initials, standing
from xfdesk.rules.clock import Profile
from xfdesk.rules.words import SEALED, CarriedOut, Channel, Handling, Outcome, Status, Verdict
from xfdesk.rules.workdays import Calendar
from xfdesk.store import counters, facts, grams, incoming, last_done, matters, search
from xfdesk.store.database import LedgerFile
from xfdesk.store.facts import Facts
from xfdesk.store.incoming import Came
from xfdesk.store.tables import LedgerLine

DAY_BITS, PLACE_BITS = 20, 6
"""A line's id is its day, within it its queue number, within that the order of saving: so the list stands by itself."""
COLUMNS = tuple(LedgerLine._meta.sorted_field_names)
_PUT = (
    f"INSERT INTO ledgerline({', '.join(chr(34) + c + chr(34) for c in COLUMNS)})"
    f" VALUES({', '.join('?' * len(COLUMNS))})"
)
_GET = f"SELECT {', '.join(chr(34) + c + chr(34) for c in COLUMNS)} FROM ledgerline WHERE id = ?"
_BLANK: dict[str, Any] = dict.fromkeys(COLUMNS, "") | dict.fromkeys(
    ("queue_number", "age", "people", "accepted_on", "due_on", "safe_on")
)


@dataclass(frozen=True, slots=True)
class Counting:
    """How the office counts days: calendar, limits, and the day it is."""

    calendar: Calendar
    limits: Profile
    today: date


def refresh(file: LedgerFile, matter_uid: str, counting: Counting) -> None:
    """Recompute the matter's derived columns, rewrite its ledger lines, correct index and counters by difference."""
    known = facts.of_matter(file, matter_uid)
    before = matters.row(file, matter_uid)
    derived = facts.derived(known, counting.calendar, counting.limits, counting.today)
    differs = {name: value for name, value in derived.items() if value != before[name]}
    matters.update(file, matter_uid, differs)
    for name, counter in (
        ("without_owner", counters.WITHOUT_OWNER),
        ("without_answer", counters.WITHOUT_ANSWER),
    ):
        counters.add(file, counter, int(derived[name]) - int(before[name]))
    _replace_lines(file, matter_uid, lines_of(file, matter_uid, known, counting))


def forget(file: LedgerFile, matter_uid: str) -> None:
    """Take the matter out of list, index and counters, before its rows are removed (undo of a first recording)."""
    owner, answer = file.sql("SELECT without_owner, without_answer FROM matter WHERE uid = ?", matter_uid)[0]
    counters.add(file, counters.WITHOUT_OWNER, -int(owner))
    counters.add(file, counters.WITHOUT_ANSWER, -int(answer))
    _replace_lines(file, matter_uid, [])


def _replace_lines(file: LedgerFile, matter_uid: str, lines: list[dict[str, Any]]) -> None:
    old = {
        uid: (row, text, name)
        for row, uid, text, name in file.sql(
            "SELECT id, uid, search_text, name FROM ledgerline WHERE matter = ?", matter_uid
        )
    }
    for line in lines:
        row, text, name = old.pop(line["uid"], (None, "", ""))
        line["id"] = _row_id(file, row, line["received_on"], line["queue_number"])
        words, before = grams.of_row(line["search_text"], line["name"]), grams.of_row(text, name)
        if row is not None and row != line["id"]:
            search.put(file, row, frozenset(), before)
            file.db.execute_sql("DELETE FROM ledgerline WHERE id = ?", (row,))
            before = frozenset()
        _put_line(file, line)
        search.put(file, line["id"], words, before)
        counters.add(file, counters.TOTAL, 1 if row is None else 0)
    for row, text, name in old.values():
        search.put(file, row, frozenset(), grams.of_row(text, name))
        file.db.execute_sql("DELETE FROM ledgerline WHERE id = ?", (row,))
        counters.add(file, counters.TOTAL, -1)


def first_id(on: date, number: int | None) -> int:
    """The lowest id of a day's visit with this number; what came otherwise stands before the first."""
    most = (1 << (DAY_BITS - PLACE_BITS)) - 1
    return (on.toordinal() << DAY_BITS) + (min(max(number or 0, 0), most) << PLACE_BITS)


def _put_line(file: LedgerFile, line: dict[str, Any]) -> None:
    """Most columns have an index: of a line that is there only what differs is written."""
    found = file.db.execute_sql(_GET, (line["id"],)).fetchone()
    row = tuple(line[column] for column in COLUMNS)
    if found is None:
        file.db.execute_sql(_PUT, row)
        return
    differs = [n for n, value in enumerate(row) if value != found[n]]
    if differs:
        listed = ", ".join(f'"{COLUMNS[n]}" = ?' for n in differs)
        changed = (*(row[n] for n in differs), line["id"])
        file.db.execute_sql(f"UPDATE ledgerline SET {listed} WHERE id = ?", changed)


def _row_id(file: LedgerFile, row: int | None, received_on: str, number: int | None) -> int:
    """Its place; when those of its number are all taken, the first free one of the day."""
    day = date.fromisoformat(received_on)
    first, bound = first_id(day, number), 1 << PLACE_BITS
    if row is not None and first <= row < first + bound:
        return row
    last = file.value("SELECT max(id) FROM ledgerline WHERE id >= ? AND id < ?", first, first + bound)
    free = int(last or first) + 1
    if free < first + bound:
        return free
    taken = file.value(
        "SELECT min(id) FROM ledgerline l WHERE id >= ? AND NOT EXISTS (SELECT 1 FROM ledgerline WHERE id = l.id + 1)",
        day.toordinal() << DAY_BITS,
    )
    return int(taken) + 1


def stands_for(row: int, received_on: str) -> bool:
    """Whether a line's id is one of its day's."""
    return row >> DAY_BITS == date.fromisoformat(received_on).toordinal()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the lines of one matter are made of; `visits` are (uid, on, day, number, visitor, people, order, handling,
    opinion, age), `persons` the visitor's columns by key, `leaders` a day's leaders as one text.
    """

    matter: dict[str, Any]
    known: Facts
    points: tuple[PointView, ...]
    assignment: dict[str, Any]
    visits: list[tuple[Any, ...]]
    persons: dict[str, tuple[Any, ...]]
    leaders: dict[str, str]
    step: str = ""
    reply: tuple[str, str] | None = None
    satisfaction: str = ""
    came: Came | None = None
    """How the matter came, where nobody brought it in person."""


def lines_of(file: LedgerFile, matter_uid: str, known: Facts, counting: Counting) -> list[dict[str, Any]]:
    return lines(_gather(file, matter_uid, known), counting)


def _gather(file: LedgerFile, uid: str, known: Facts) -> Gathered:
    matter = matters.row(file, uid)
    visits = file.sql(
        'SELECT v.uid, d."on", d.uid, v.queue_number, v.visitor, v.people, v."order", v.handling, v.leader_opinion, v.age'
        " FROM visit v JOIN receptionday d ON d.uid = v.day WHERE v.matter = ? ORDER BY v.uid",
        uid,
    )
    replies = file.sql(
        'SELECT coalesce(delivered_on, "on"), method FROM reply WHERE matter = ? ORDER BY uid DESC LIMIT 1',
        uid,
    )
    step = file.value(f"SELECT {last_done.newest('m.uid')} FROM matter m WHERE m.uid = ?", uid)
    rated = file.value("SELECT unit_satisfaction FROM callback WHERE matter = ? ORDER BY uid DESC", uid)
    people = {matter["visitor"], *(visit[4] for visit in visits)}
    otherwise = incoming.of_matter(file, uid) if matter["channel"] != Channel.RECEPTION else []
    return Gathered(
        matter,
        known,
        matters.point_views(file, uid, versions=False),
        matters.assignment(file, uid),
        visits,
        {person: _columns_of(file, person) for person in people},
        {day: _leaders(file, day) for day in {visit[2] for visit in visits}},
        str(step or ""),
        replies[0] if replies else None,
        str(rated or ""),
        next((came for came in otherwise if came.brought), None),
    )


def lines(gathered: Gathered, counting: Counting) -> list[dict[str, Any]]:
    """The matter's ledger lines: one a visit, and one for how it came otherwise. Pure."""
    matter, alone = gathered.matter, _stands_alone(gathered)
    if matter["sealed"]:
        visits = [_sealed(matter, v[0], v[0], v[3], v[5], v[1]) for v in gathered.visits]
        people = gathered.came.people if gathered.came else None
        return [*([_sealed(matter, matter["uid"], "", None, people)] if alone else []), *visits]
    common = _common(gathered, counting)
    own = [_came(gathered, common)] if alone else []
    found = [*own, *(_visited(gathered, visit, common) for visit in gathered.visits)]
    return [_searched({**_BLANK, **common, **line}, matter) for line in found]


def _stands_alone(gathered: Gathered) -> bool:
    """A matter of the month without a visit in it has a line of its own; a visit that comes later takes none away."""
    received = gathered.matter["received_on"]
    if gathered.matter["channel"] == Channel.RECEPTION:
        return not gathered.visits
    return not any(visit[1][:7] == received[:7] for visit in gathered.visits)


def _came(gathered: Gathered, common: dict[str, Any]) -> dict[str, Any]:
    matter, came = gathered.matter, gathered.came
    from_whom = f"{matter['channel']}（{matter['origin']}）" if matter["origin"] else matter["channel"]
    return {
        "uid": matter["uid"],
        "received_on": matter["received_on"],
        "people": came.people if came else None,
        "handling": came.handling or "" if came else "",
        "opinion": came.leader_opinion if came else "",
        "remark": _remark(gathered, from_whom if came else "", common["remark"]),
        **_person(gathered, matter["visitor"], came.age if came else None),
    }


def _visited(gathered: Gathered, visit: tuple[Any, ...], common: dict[str, Any]) -> dict[str, Any]:
    uid, on, day, number, visitor, people, order, handling, opinion, age = visit
    return {
        "uid": uid,
        "visit": uid,
        "received_on": on,
        "queue_number": number,
        "leaders": gathered.leaders[day],
        "people": people,
        "order": order,
        "handling": handling,
        "opinion": opinion,
        "remark": _remark(gathered, "续访" if handling == Handling.CONTINUED else "", common["remark"]),
        **_person(gathered, visitor, age),
    }


def _searched(line: dict[str, Any], matter: dict[str, Any]) -> dict[str, Any]:
    line["search_text"] = _search_text(line, matter)
    return line


def _sealed(
    matter: dict[str, Any], uid: str, visit: str, number: int | None, people: int | None, on: str = ""
) -> dict[str, Any]:
    """Only number, date, number of people and the sealed words, and by these alone it is found (art. 30)."""
    return {
        **_BLANK,
        "uid": uid,
        "visit": visit,
        "matter": matter["uid"],
        "sealed": True,
        "confidential": False,
        "received_on": on or matter["received_on"],
        "queue_number": number,
        "people": people,
        "summary": SEALED,
        "demands": SEALED,
        "number": matter["number"],
        "remark": matter["number"],
        "search_text": grams.folded((matter["number"], SEALED)),
        "without_owner": False,
        "without_answer": False,
    }


def _common(gathered: Gathered, counting: Counting) -> dict[str, Any]:
    matter, points, assignment = gathered.matter, gathered.points, gathered.assignment
    state = matter["status"]
    return {
        "matter": matter["uid"],
        "sealed": False,
        "category": matter["category"],
        "matter_class": matter["matter_class"],
        "summary": matter["summary"],
        "demands": _numbered([view.point.text for view in points]) or matter["summary"],
        "verdict": matter["verdict"] or Verdict.NONE.value,
        "reason": _numbered([_reason(view) for view in points]),
        "unit": assignment.get("unit") or "",
        "lead_official": assignment.get("lead_official") or "",
        "person": assignment.get("person") or "",
        "accepted_on": matter["accepted_on"],
        "due_on": _due_on(gathered.known, assignment, counting),
        "safe_on": matter["next_safe"],
        "progress": _progress(gathered.step, points),
        "answered": _answered(matter, gathered.reply),
        "closed": "是" if state in (Status.CLOSED, Status.FINAL) or matter["settled_on"] else "",
        "satisfaction": gathered.satisfaction,
        "official_number": matter["official_number"],
        "remark": "暂难解决" if any(view.point.not_yet_solvable for view in points) else "",
        "number": matter["number"],
        "state": state,
        "channel": matter["channel"],
        "without_owner": bool(matter["without_owner"]),
        "without_answer": bool(matter["without_answer"]),
    }


_PERSON = "name, anonymous, confidential, sex, id_number, phone, village, address"


def _columns_of(file: LedgerFile, visitor: str) -> tuple[Any, ...]:
    rows = file.sql(f"SELECT {_PERSON} FROM visitor WHERE uid = ?", visitor)
    return rows[0] if rows else ("", False, False, "", "", "", "", "")


def _person(gathered: Gathered, visitor: str, age: int | None) -> dict[str, Any]:
    name, anonymous, confidential, sex, number, phone, village, address = gathered.persons[visitor]
    shown = "匿名" if anonymous else name
    return {
        "name": shown,
        "name_key": initials.of_text(shown)[:8] + shown,
        "confidential": bool(confidential),
        "sex": sex,
        "age": age,
        "id_number": number,
        "phone": phone,
        "village": village,
        "address": address,
    }


def _search_text(line: dict[str, Any], matter: dict[str, Any]) -> str:
    fields = (
        line["name"], line["id_number"], line["phone"], line["address"], line["village"], matter["place"],
        line["number"], line["summary"], line["demands"], line["reason"], line["unit"], line["person"],
    )  # fmt: skip
    return grams.folded(fields)


def _leaders(file: LedgerFile, day: str) -> str:
    rows = file.sql("SELECT name, post FROM dayleader WHERE day = ? ORDER BY position", day)
    return "、".join(f"{name} {post}".strip() for name, post in rows)


def _numbered(texts: list[str]) -> str:
    """One text as it is; several as numbered pieces in one line, empty ones left out."""
    if len(texts) < 2:
        return texts[0] if texts else ""
    return " ".join(f"{n}.{text}" for n, text in enumerate(texts, 1) if text)


def _reason(view: PointView) -> str:
    point = view.point
    parts = [point.reason]
    if point.reasonable_part or point.unreasonable_part:
        parts = [f"合理：{point.reasonable_part}", f"不合理：{point.unreasonable_part}", point.reason]
    if point.basis:
        parts.append(f"依据：{point.basis}")
    if point.reason_code:
        parts.append(point.reason_code)
    return "；".join(part for part in parts if part)


def _due_on(known: Facts, assignment: dict[str, Any], counting: Counting) -> str | None:
    """应办结日期: the date set, else the last day the law leaves."""
    if assignment.get("due"):
        return str(assignment["due"])
    lines = facts.duties(known, counting.calendar, counting.limits, counting.today)
    law = standing.last_day(lines)
    return law.isoformat() if law else None


def _progress(step: str, points: tuple[PointView, ...]) -> str:
    answers = _numbered([view.answer for view in points])
    undone = any(
        view.outcome == Outcome.SUPPORTED and view.carried_out not in ("", CarriedOut.DONE) for view in points
    )
    return step or answers + ("（答复未落实）" if answers and undone else "")


_SPOKEN = {Channel.RECEPTION: "当面", Channel.PHONE: "电话", Channel.OUTREACH: "当面", Channel.ONLINE: "网上"}
"""How what was settled at once was answered."""


def _answered(matter: dict[str, Any], reply: tuple[str, str] | None) -> str:
    if matter["settled_on"]:
        return f"{matter['settled_on']}\n{_SPOKEN.get(matter['channel'], '书面')}"
    return f"{reply[0]}\n{reply[1]}".strip() if reply else ""


def _remark(gathered: Gathered, came: str, common: str) -> str:
    """A matter that a session of the joint conference has assigned says which, the last one."""
    decided = gathered.known.happened.decisions
    session = f"{decided[-1].session}交办" if decided else "联席会议" if gathered.matter["conference"] else ""
    marks = [came, common, session]
    return "、".join(mark for mark in marks if mark)
