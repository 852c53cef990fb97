"""Reception days and their leaders."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from xfdesk.records.reception_day import DayLeader, ReceptionDay
from xfdesk.rules.words import DayState
from xfdesk.store.database import LedgerFile

_COLUMNS = 'uid, "on", kind, place, attendants, clerk, state, started, ended, absence, summary'


def put(file: LedgerFile, day: ReceptionDay) -> None:
    values = asdict(day)
    values.pop("leaders")
    values["on"] = day.on.isoformat()
    file.t.ReceptionDay.replace(values).execute()
    file.db.execute_sql("DELETE FROM dayleader WHERE day = ?", (day.uid,))
    for position, leader in enumerate(day.leaders):
        file.t.DayLeader.insert(day=day.uid, position=position, name=leader.name, post=leader.post).execute()


def get(file: LedgerFile, uid: str) -> ReceptionDay | None:
    return _one(file, "WHERE uid = ?", uid)


def in_hand(file: LedgerFile) -> ReceptionDay | None:
    """The day that is open, if any."""
    return _one(file, "WHERE state = ?", DayState.OPEN.value)


def of_date(file: LedgerFile, on: date) -> ReceptionDay | None:
    return _one(file, 'WHERE "on" = ?', on.isoformat())


def last(file: LedgerFile) -> ReceptionDay | None:
    return _one(file, 'ORDER BY "on" DESC, uid DESC LIMIT 1')


def _one(file: LedgerFile, where: str, *values: object) -> ReceptionDay | None:
    rows = file.sql(f"SELECT {_COLUMNS} FROM receptionday {where}", *values)
    return _day(file, rows[0]) if rows else None


def _day(file: LedgerFile, row: tuple[Any, ...]) -> ReceptionDay:
    uid, on, kind, place, attendants, clerk, state, started, ended, absence, summary = row
    return ReceptionDay(
        uid,
        date.fromisoformat(on),
        kind,
        place,
        leaders(file, uid),
        attendants,
        clerk,
        DayState(state),
        started,
        ended,
        absence,
        summary,
    )


def leaders(file: LedgerFile, day: str) -> tuple[DayLeader, ...]:
    rows = file.sql("SELECT name, post FROM dayleader WHERE day = ? ORDER BY position", day)
    return tuple(DayLeader(name, post) for name, post in rows)
