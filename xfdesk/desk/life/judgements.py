"""The judgements of a demand that acts have made: each keeps the one before it as a version, and can be taken back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from xfdesk.records.acts import Judge
from xfdesk.records.visit import PointEntry
from xfdesk.store import matters, rows
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import Row

_COLUMN = {"by": "judged_by"}
"""Where a judgement's field has another name in the demand's row."""
_NAMES = tuple(field.name for field in fields(Judge) if field.name != "point")
_COLUMNS = tuple(_COLUMN.get(name, name) for name in _NAMES)


def put(
    file: LedgerFile, uid: str, judged: PointEntry, *, at: str, who: str
) -> tuple[list[Row], dict[str, Any]]:
    """Write the judgement of the act `uid`; returns the touched rows, and what stood before where no version keeps it."""
    point = judged.uid
    stood = rows.one(file, "DemandPoint", point)
    was = {"judged_at": stood["judged_at"], **{column: stood[column] for column in _COLUMNS}}
    values = {column: getattr(judged, column) for column in _COLUMNS}
    values["verdict"] = judged.verdict or ""
    if all(stood[column] == value for column, value in values.items()):
        return [], was
    rows.update(file, "DemandPoint", point, {**values, "judged_at": at})
    touched = [("DemandPoint", point)]
    if stood["verdict"]:
        kept = {"uid": point, **{name: stood[name] for name in matters.POINT_FIELDS}}
        version = {"point": point, "at": stood["judged_at"] or at, "who": who, "content": _json(kept)}
        rows.put(file, "PointVersion", {"uid": uid, **version})
        return [*touched, ("PointVersion", uid)], {}
    return touched, was


def take_back(file: LedgerFile, matter: str, uid: str, kept: dict[str, Any]) -> list[Row]:
    """The demand says again what it said before the act; nothing is touched where it has been judged anew since."""
    point = kept["of"]
    if not _says(rows.one(file, "DemandPoint", point), kept):
        return []
    rows.update(file, "DemandPoint", point, stood_before(file, uid, kept))
    touched = [("DemandPoint", point)]
    for table in ("PointVersion", "Assignment"):
        if rows.one(file, table, uid):
            rows.remove(file, table, uid)
            touched.append((table, uid))
    return touched + [("Assignment", key) for key in matters.chain(file, matter)]


def stood_before(file: LedgerFile, uid: str, kept: dict[str, Any]) -> dict[str, Any]:
    """The judgement before the act, as it is said by now: the version that the act made keeps it, or the act itself."""
    version = rows.one(file, "PointVersion", uid)
    if not version:
        return dict(kept["was"])
    content = json.loads(version["content"])
    return {"judged_at": version["at"], **{column: content[column] for column in _COLUMNS}}


def version_of(file: LedgerFile, point: str, on: str, kept: dict[str, Any]) -> str:
    """The version that keeps a judgement made on that day, or ""."""
    found = file.sql(
        "SELECT uid, content FROM pointversion WHERE point = ? AND substr(at, 1, 10) = ? ORDER BY uid DESC",
        point,
        on,
    )
    return next((uid for uid, content in found if _says(json.loads(content), kept)), "")


def rewrite(file: LedgerFile, version: str, judged: PointEntry, at: str) -> list[Row]:
    """An earlier judgement is said otherwise: the version that keeps it says so."""
    stood = rows.one(file, "PointVersion", version)
    values = {name: getattr(judged, name) for name in matters.POINT_FIELDS}
    values |= {"verdict": judged.verdict or "", "not_yet_solvable": int(judged.not_yet_solvable)}
    content = {**json.loads(stood["content"]), **values}
    rows.update(file, "PointVersion", version, {"content": _json(content), "at": at})
    return [("PointVersion", version)]


def entries_on(file: LedgerFile, matter: str, day: str) -> tuple[PointEntry, ...]:
    """The demands as they were judged on a day, in their order."""
    found = []
    for view in matters.point_views(file, matter):
        then = [entry for at, _, entry in view.versions if at.date().isoformat() <= day]
        now = view.judged_at is None or view.judged_at.date().isoformat() <= day
        found.append(view.point if now or not then else then[-1])
    return tuple(found)


def next_day(file: LedgerFile, point: str, version: str) -> str:
    """The day of the judgement that followed the one which the version keeps."""
    at = rows.one(file, "PointVersion", version)["at"]
    found = file.value(
        "SELECT min(at) FROM pointversion WHERE point = ? AND (at, uid) > (?, ?)", point, at, version
    )
    return str(found or rows.one(file, "DemandPoint", point)["judged_at"])[:10]


def _says(stood: dict[str, Any], kept: dict[str, Any]) -> bool:
    return bool(stood) and all(
        stood.get(column, "") == kept.get(name, "") for name, column in zip(_NAMES, _COLUMNS, strict=True)
    )


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)
