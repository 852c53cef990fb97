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


def between(file: LedgerFile, since: date, until: date) -> list[ReceptionDay]:
    rows = file.sql(
        f'SELECT {_COLUMNS} FROM receptionday WHERE "on" BETWEEN ? AND ? ORDER BY "on"',
        since.isoformat(),
        until.isoformat(),
    )
    return [_day(file, row) for row in rows]


def last(file: LedgerFile) -> ReceptionDay | None:
    return _one(file, 'ORDER BY "on" DESC, uid DESC LIMIT 1')


def closed(file: LedgerFile, most: int) -> list[ReceptionDay]:
    """The last closed days, the last first."""
    rows = file.sql(
        f'SELECT {_COLUMNS} FROM receptionday WHERE state = ? ORDER BY "on" DESC LIMIT ?',
        DayState.CLOSED.value,
        most,
    )
    return [_day(file, row) for row in rows]


def visits_of(file: LedgerFile, day: str) -> int:
    return int(file.value("SELECT count(*) FROM visit WHERE day = ?", day))


def arrivals(file: LedgerFile, day: str) -> tuple[str, str]:
    """When the first came and when the last; of a sealed accusation no time is told."""
    found = file.sql(
        "SELECT min(arrived), max(arrived) FROM visit WHERE day = ? AND arrived <> '' AND sealed = 0", day
    )
    return found[0][0] or "", found[0][1] or ""


def matters_of(file: LedgerFile, day: str) -> list[str]:
    return [uid for (uid,) in file.sql("SELECT DISTINCT matter FROM visit WHERE day = ?", day)]


def places(file: LedgerFile) -> list[str]:
    return [
        place for (place,) in file.sql("SELECT place FROM receptionday GROUP BY place ORDER BY max(uid) DESC")
    ]


def leaders_known(file: LedgerFile) -> list[DayLeader]:
    """Everybody who has received, with the last post."""
    found = file.sql(
        'SELECT l.name, l.post, max(d."on") AS last FROM dayleader l JOIN receptionday d ON d.uid = l.day'
        " GROUP BY l.name ORDER BY last DESC, l.position"
    )
    return [DayLeader(name, post) for name, post, _ in found]


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


def drafts_waiting(file: LedgerFile) -> dict[str, int]:
    """How many drafts wait in which day."""
    return dict(file.sql("SELECT day, count(*) FROM draft GROUP BY day"))
