"""接访安排: the days planned, and when leaders are away. Read by plain SQL, so that the start may ask for today's day."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from xfdesk.records.rota_day import Away, RotaDay, RotaLeader
from xfdesk.store.database import LedgerFile

_COLUMNS = 'uid, "on", kind, place, hours, leaders, attendants, matters, note, posted_on'


def put(file: LedgerFile, *days: RotaDay) -> None:
    """Several in one go may change dates among them: a date is one day's alone."""
    from xfdesk.store import rows

    for day in days:
        rows.remove(file, "RotaDay", day.uid)
    for day in days:
        rows.insert(file, "RotaDay", _row(day))


def remove(file: LedgerFile, uid: str) -> None:
    from xfdesk.store import rows

    rows.remove(file, "RotaDay", uid)


def get(file: LedgerFile, uid: str) -> RotaDay | None:
    return _one(file, "uid", uid)


def of_date(file: LedgerFile, on: date) -> RotaDay | None:
    return _one(file, '"on"', on.isoformat())


def between(file: LedgerFile, since: date, until: date) -> tuple[RotaDay, ...]:
    found = file.sql(
        f'SELECT {_COLUMNS} FROM rotaday WHERE "on" BETWEEN ? AND ? ORDER BY "on"',
        since.isoformat(),
        until.isoformat(),
    )
    return tuple(map(_day, found))


def put_away(file: LedgerFile, away: Away) -> None:
    from xfdesk.store import rows

    values = asdict(away) | {"since": away.since.isoformat(), "until": away.until.isoformat()}
    rows.put(file, "Absence", values)


def remove_away(file: LedgerFile, uid: str) -> None:
    from xfdesk.store import rows

    rows.remove(file, "Absence", uid)


def absences(file: LedgerFile) -> tuple[Away, ...]:
    """The latest first."""
    found = file.sql("SELECT uid, leader, since, until, reason FROM absence ORDER BY since DESC, uid DESC")
    return tuple(
        Away(uid, leader, date.fromisoformat(since), date.fromisoformat(until), reason)
        for uid, leader, since, until, reason in found
    )


def _one(file: LedgerFile, column: str, value: str) -> RotaDay | None:
    found = file.sql(f"SELECT {_COLUMNS} FROM rotaday WHERE {column} = ?", value)
    return _day(found[0]) if found else None


def _row(day: RotaDay) -> dict[str, Any]:
    return {
        "uid": day.uid,
        "on": day.on.isoformat(),
        "kind": day.kind,
        "place": day.place,
        "hours": day.hours,
        "leaders": json.dumps([asdict(one) for one in day.leaders], ensure_ascii=False),
        "attendants": day.attendants,
        "matters": "\n".join(day.matters),
        "note": day.note,
        "posted_on": day.posted_on.isoformat() if day.posted_on else None,
    }


def _day(row: tuple[Any, ...]) -> RotaDay:
    uid, on, kind, place, hours, leaders, attendants, matters, note, posted_on = row
    return RotaDay(
        uid,
        date.fromisoformat(on),
        kind,
        place,
        hours,
        tuple(RotaLeader(**one) for one in json.loads(leaders)),
        attendants,
        tuple(part for part in matters.split("\n") if part),
        note,
        date.fromisoformat(posted_on) if posted_on else None,
    )
