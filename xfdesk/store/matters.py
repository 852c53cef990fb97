"""Matters with their points, assignments, papers and promises: rows and records."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from xfdesk.records.keys import new_key
from xfdesk.records.ledger import PointView
from xfdesk.records.visit import MatterEntry, PaperEntry, PointEntry, PromiseEntry, VisitEntry
from xfdesk.rules.words import Channel, MatterClass, PaperKind, Verdict
from xfdesk.store import rows
from xfdesk.store.database import LedgerFile

POINT_FIELDS = tuple(field.name for field in fields(PointEntry) if field.name != "uid")
_MATTER_TEXT = (
    "category", "place", "summary", "facts", "units_concerned", "concerned", "in_proceedings", "urgent_reported_at",
    "urgent_reported_to", "recusal", "official_state", "official_number", "earlier",
)  # fmt: skip
HANGING = (
    "DemandPoint", "Assignment", "Paper", "Promise", "Step", "Extension", "Reply", "CallBack", "Act", "Supervision",
    "Review", "ConferenceItem",
)  # fmt: skip
"""Tables whose rows hang on a matter, by its key."""
_MATTER_FLAGS = ("urgent", "hardship", "conference")
_MATTER_DAYS = ("received_on", "accepted_on")


def insert(
    file: LedgerFile, uid: str, number: str, visitor: str, matter: MatterEntry, more: dict[str, Any]
) -> None:
    values = _values(matter)
    values.update(uid=uid, number=number, visitor=visitor, **more)
    rows.insert(file, "Matter", values)


def update(file: LedgerFile, uid: str, values: dict[str, Any]) -> None:
    rows.update(file, "Matter", uid, values)


def change(file: LedgerFile, uid: str, matter: MatterEntry, more: dict[str, Any]) -> None:
    """Write the entry's fields over the matter's; `more` are further columns."""
    values = _values(matter)
    values.update(more)
    update(file, uid, values)


def _values(matter: MatterEntry) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(matter, name) for name in (*_MATTER_TEXT, *_MATTER_FLAGS)}
    values["received_on"] = matter.received_on
    values["accepted_on"] = matter.accepted_on or None
    values["channel"] = matter.channel
    values["matter_class"] = matter.matter_class or ""
    values["route"] = matter.route
    return values


def entry_of(file: LedgerFile, uid: str) -> MatterEntry:
    names = (*_MATTER_TEXT, *_MATTER_FLAGS, *_MATTER_DAYS, "channel", "matter_class", "route")
    row = file.sql(f"SELECT {', '.join(names)} FROM matter WHERE uid = ?", uid)[0]
    values: dict[str, Any] = dict(zip(names, row, strict=True))
    for name in _MATTER_FLAGS:
        values[name] = bool(values[name])
    values["accepted_on"] = values["accepted_on"] or ""
    values["channel"] = Channel(values["channel"])
    values["matter_class"] = MatterClass(values["matter_class"]) if values["matter_class"] else None
    return MatterEntry(**values)


def find(file: LedgerFile, number_or_uid: str) -> str:
    """The matter's uid by its number or by itself, or ""."""
    found = file.value("SELECT uid FROM matter WHERE number = ? OR uid = ?", number_or_uid, number_or_uid)
    return str(found or "")


def row(file: LedgerFile, uid: str) -> dict[str, Any]:
    return rows.one(file, "Matter", uid)


def remove(file: LedgerFile, uid: str) -> None:
    """For the undo of a first recording only."""
    file.db.execute_sql(
        "DELETE FROM pointversion WHERE point IN (SELECT uid FROM demandpoint WHERE matter = ?)", (uid,)
    )
    for table in map(str.lower, HANGING):
        file.db.execute_sql(f"DELETE FROM {table} WHERE matter = ?", (uid,))
    file.db.execute_sql("DELETE FROM matter WHERE uid = ?", (uid,))


def points(file: LedgerFile, matter: str) -> tuple[PointEntry, ...]:
    return tuple(view.point for view in point_views(file, matter, versions=False))


def own_points(file: LedgerFile, matter: str, visit: str) -> tuple[PointEntry, ...]:
    """Those that this visit added to its matter; the others are judged where they were brought."""
    added = {
        uid
        for (uid,) in file.sql("SELECT uid FROM demandpoint WHERE matter = ? AND visit = ?", matter, visit)
    }
    return tuple(point for point in points(file, matter) if point.uid in added)


def home_of(file: LedgerFile, point: str) -> tuple[str, str]:
    """The matter and the visit of a point, or ("", "")."""
    found = point and file.sql("SELECT matter, visit FROM demandpoint WHERE uid = ?", point)
    return found[0] if found else ("", "")


def judgement_of(file: LedgerFile, point: str) -> tuple[str, str] | None:
    """The verdict on a stored point and whose it is."""
    found = point and file.sql("SELECT verdict, judged_by FROM demandpoint WHERE uid = ?", point)
    return found[0] if found else None


def move_point(file: LedgerFile, point: str, matter: str) -> None:
    """To the end of another matter, when its visit turns out to have brought that one."""
    place = file.value("SELECT coalesce(max(position), 0) + 1 FROM demandpoint WHERE matter = ?", matter)
    rows.update(file, "DemandPoint", point, {"matter": matter, "position": place})


def point_views(file: LedgerFile, matter: str, versions: bool = True) -> tuple[PointView, ...]:
    names = ("uid", *POINT_FIELDS)
    listed = ", ".join(names)
    found = file.sql(
        f"SELECT position, judged_at, answer, outcome, carried_out, answer_basis, {listed} FROM demandpoint WHERE matter = ?"
        " ORDER BY position",
        matter,
    )
    views = []
    for position, judged_at, answer, outcome, carried_out, basis, *values in found:
        point = _point(dict(zip(names, values, strict=True)))
        at = datetime.fromisoformat(judged_at) if judged_at else None
        older = _versions(file, point.uid) if versions else ()
        views.append(PointView(position, point, at, answer, outcome, carried_out, basis, older))
    return tuple(views)


def _point(values: dict[str, Any]) -> PointEntry:
    values["verdict"] = Verdict(values["verdict"]) if values["verdict"] else None
    values["not_yet_solvable"] = bool(values["not_yet_solvable"])
    return PointEntry(**values)


def _versions(file: LedgerFile, point: str) -> tuple[tuple[datetime, str, PointEntry], ...]:
    found = file.sql("SELECT at, who, content FROM pointversion WHERE point = ? ORDER BY at, uid", point)
    return tuple((datetime.fromisoformat(at), who, _point(json.loads(content))) for at, who, content in found)


def put_point(
    file: LedgerFile, matter: str, visit: str, point: PointEntry, who: str, at: str
) -> tuple[str, str]:
    """Write a point; a changed judgement keeps the earlier one as a version. Returns (point uid, version uid or "")."""
    old = file.sql(
        f"SELECT position, judged_at, {', '.join(POINT_FIELDS)} FROM demandpoint WHERE uid = ?", point.uid
    )
    values: dict[str, Any] = {name: getattr(point, name) for name in POINT_FIELDS}
    values["verdict"] = point.verdict or ""
    uid, version = point.uid or new_key(), ""
    if not old:
        place = file.value("SELECT coalesce(max(position), 0) + 1 FROM demandpoint WHERE matter = ?", matter)
        judged = at if point.verdict else ""
        values.update(uid=uid, matter=matter, position=place, visit=visit, judged_at=judged)
        rows.insert(file, "DemandPoint", values)
        return uid, version
    before = dict(zip(POINT_FIELDS, old[0][2:], strict=True))
    if all(before[name] == values[name] for name in POINT_FIELDS):
        return uid, version
    if before["verdict"]:
        version = new_key()
        content = json.dumps({"uid": uid, **before}, ensure_ascii=False)
        rows.insert(
            file,
            "PointVersion",
            {"uid": version, "point": uid, "at": old[0][1] or at, "who": who, "content": content},
        )
    if before["verdict"] != values["verdict"] or before["reason"] != values["reason"]:
        # An act may have judged it on a later day than that of the visit.
        values["judged_at"] = max(at, old[0][1])
    rows.update(file, "DemandPoint", uid, values)
    return uid, version


def drop_point(file: LedgerFile, uid: str) -> list[tuple[str, str]]:
    """With its earlier judgements. Returns the touched rows."""
    versions = file.sql("SELECT uid FROM pointversion WHERE point = ?", uid)
    file.db.execute_sql("DELETE FROM pointversion WHERE point = ?", (uid,))
    file.db.execute_sql("DELETE FROM demandpoint WHERE uid = ?", (uid,))
    return [("DemandPoint", uid), *(("PointVersion", version) for (version,) in versions)]


def set_answers(file: LedgerFile, matter: str, answer: str, outcome: str) -> None:
    """The answer given at the table, for every point not yet answered."""
    file.db.execute_sql(
        "UPDATE demandpoint SET answer = ?, outcome = ? WHERE matter = ?",
        (answer, outcome if answer else "", matter),
    )


def assignment(file: LedgerFile, matter: str) -> dict[str, Any]:
    """The one in force, or {}."""
    return rows.newest(file, "Assignment", "matter = ? AND until IS NULL", matter)


def assigned_by_act(file: LedgerFile, matter: str) -> bool:
    """Whether somebody has said in an act who has the matter in hand: its demands propose nothing any more."""
    return bool(
        file.value("SELECT 1 FROM act WHERE matter = ? AND act IN ('assign', 'decide') LIMIT 1", matter)
    )


def assign(file: LedgerFile, matter: str, values: dict[str, Any], since: date, key: str = "") -> list[str]:
    """Put an assignment in force and end the one before; the same again changes nothing. Returns touched keys.

    It never begins before the one that it follows. `key`: of the act that brought it.
    """
    now = assignment(file, matter)
    if now and all((now.get(name) or "") == (value or "") for name, value in values.items()):
        return []
    touched = []
    begins = max(since.isoformat(), now["since"] if now else "")
    if now:
        rows.update(file, "Assignment", now["uid"], {"until": begins})
        touched.append(now["uid"])
    if any(values.values()):
        uid = key or new_key()
        rows.insert(file, "Assignment", {"uid": uid, "matter": matter, "since": begins, **values})
        touched.append(uid)
    return touched


def chain(file: LedgerFile, matter: str) -> list[str]:
    """Each assignment ends where the next one begins, and only the last is in force. Returns touched keys."""
    found = file.sql("SELECT uid, since, until FROM assignment WHERE matter = ? ORDER BY since, uid", matter)
    ends = [since for _, since, _ in found[1:]] + [None]
    wrong = [(uid, end) for (uid, _, until), end in zip(found, ends, strict=False) if until != end]
    for uid, end in wrong:
        rows.update(file, "Assignment", uid, {"until": end})
    return [uid for uid, _ in wrong]


def assigned_beside(
    file: LedgerFile, matter: str, uid: str
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Day and key of the assignments before and after one."""
    found = file.sql("SELECT since, uid FROM assignment WHERE matter = ? ORDER BY since, uid", matter)
    place = next(n for n, (_, key) in enumerate(found) if key == uid)
    return found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None


def put_promise(file: LedgerFile, matter: str, visit: str, promise: PromiseEntry) -> list[str]:
    old = file.value("SELECT uid FROM promise WHERE visit = ?", visit)
    if promise == PromiseEntry():
        file.db.execute_sql("DELETE FROM promise WHERE visit = ?", (visit,))
        return [old] if old else []
    uid = str(old or new_key())
    stood = rows.one(file, "Promise", uid) if old else {}
    values = {"what": promise.what, "by_whom": promise.by_whom, "by_when": promise.by_when or None}
    rows.put(file, "Promise", {**stood, "uid": uid, "matter": matter, "visit": visit, **values})
    return [uid]


def promise_of(file: LedgerFile, visit: str) -> PromiseEntry:
    found = file.sql("SELECT what, by_whom, coalesce(by_when, '') FROM promise WHERE visit = ?", visit)
    return PromiseEntry(*found[0]) if found else PromiseEntry()


def put_papers(
    file: LedgerFile,
    matter: str,
    visit: str,
    notice: PaperEntry,
    letter: PaperEntry,
    before: VisitEntry | None,
    on: date,
) -> list[str]:
    """The two papers of a visit: the notice to the visitor, and the letter to whom it was handed on. Returns touched keys.

    `before` is the visit as it stood: a paper keeps its row when its kind is corrected, and goes when it is emptied.
    """
    first = put_paper(file, matter, visit, notice, on, was=before.notice.kind if before else None)
    was = before.paper.kind if before else None
    return first + put_paper(file, matter, visit, letter, on, was=was, beside=tuple(first))


def put_paper(
    file: LedgerFile,
    matter: str,
    visit: str,
    paper: PaperEntry,
    on: date,
    *,
    was: PaperKind | None = None,
    beside: tuple[str, ...] = (),
) -> list[str]:
    """Write a paper over the one of its kind (or of the kind it `was`); `beside` are rows of the visit's other paper."""
    rows_here = file.sql("SELECT kind, uid FROM paper WHERE visit = ? ORDER BY uid", visit)
    found = [
        uid for kind in (was, paper.kind) for known, uid in rows_here if known == kind and uid not in beside
    ]
    if not paper.kind:
        if was and found:
            file.db.execute_sql("DELETE FROM paper WHERE uid = ?", (found[0],))
            return found[:1]
        return []
    uid = found[0] if found else new_key()
    values = asdict(paper)
    values["delivered_on"] = paper.delivered_on or None
    rows.put(file, "Paper", {"uid": uid, "matter": matter, "visit": visit, "on": on.isoformat(), **values})
    return [uid]


def papers_of(file: LedgerFile, visit: str) -> tuple[PaperEntry, PaperEntry]:
    """The visit's papers: the notice to the visitor, and the letter to whom it was handed on."""
    found: dict[str, PaperEntry] = {}
    for paper in papers(file, visit=visit):
        first, second = "notice", "paper"
        if paper.kind is PaperKind.ACCUSATION_LETTER:
            first, second = second, first
        found.setdefault(second if first in found else first, paper)
    return found.get("notice", PaperEntry()), found.get("paper", PaperEntry())


def papers(file: LedgerFile, *, matter: str = "", visit: str = "") -> tuple[PaperEntry, ...]:
    column, key = ("visit", visit) if visit else ("matter", matter)
    found = file.sql(
        "SELECT kind, number, method, receipt, coalesce(delivered_on, ''), recipient, excused FROM paper"
        f" WHERE {column} = ? ORDER BY uid",
        key,
    )
    return tuple(PaperEntry(PaperKind(kind), *rest) for kind, *rest in found)
