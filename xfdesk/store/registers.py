"""The office's registers: leaders with posts over time, clerks, units, villages, categories, years; read as one `Office`."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from xfdesk.records.keys import new_key
from xfdesk.records.office import Category, Clerk, Leader, Office, Post, Unit, Village, YearArrangement
from xfdesk.rules import rota_days
from xfdesk.store import settings
from xfdesk.store.database import LedgerFile


def office(file: LedgerFile) -> Office:
    values: dict[str, Any] = settings.everything(file)
    values["group_size"] = _number(values["group_size"], 5)
    for key in ("principal_least", "posting_ahead"):
        values[key] = _number(values[key], int(settings.BY_KEY[key].default))
    values["rota_weekdays"] = _weekdays(values["rota_weekdays"])
    for key in ("kinds", "places", "kind_words", "principals"):
        values[key] = tuple(line for line in values[key].split("\n") if line)
    known = {field.name for field in fields(Office)}
    return Office(
        **{key: value for key, value in values.items() if key in known},
        leaders=leaders(file),
        clerks=tuple(
            Clerk(uid, name, bool(active)) for uid, name, active in _rows(file, "clerk", "uid, name, active")
        ),
        units=tuple(_unit(row) for row in _rows(file, "unit", "uid, name, persons, phone, ours, active")),
        villages=tuple(
            Village(uid, name, bool(active))
            for uid, name, active in _rows(file, "village", "uid, name, active")
        ),
        categories=tuple(
            Category(code, first, second, bureau_code, bool(active))
            for code, first, second, bureau_code, active in file.sql(
                "SELECT code, first, second, bureau_code, active FROM category ORDER BY code"
            )
        ),
        years=years(file),
    )


def leaders(file: LedgerFile) -> tuple[Leader, ...]:
    posts: dict[str, list[Post]] = {}
    for leader, title, since, until in file.sql(
        "SELECT leader, title, since, until FROM leaderpost ORDER BY coalesce(since, ''), uid"
    ):
        posts.setdefault(leader, []).append(Post(title, _day(since), _day(until)))
    rows = _rows(file, "leader", "uid, name, duties, active")
    return tuple(
        Leader(uid, name, tuple(posts.get(uid, ())), duties, bool(active))
        for uid, name, duties, active in rows
    )


def years(file: LedgerFile) -> tuple[YearArrangement, ...]:
    rows = file.sql("SELECT year, off, worked, source FROM holidayyear ORDER BY year")
    return tuple(
        YearArrangement(year, _days(off), _days(worked), source) for year, off, worked, source in rows
    )


def put_leader(file: LedgerFile, leader: Leader) -> None:
    position = _position(file, "leader", leader.uid)
    file.t.Leader.replace(
        uid=leader.uid, position=position, name=leader.name, duties=leader.duties, active=leader.active
    ).execute()
    file.db.execute_sql("DELETE FROM leaderpost WHERE leader = ?", (leader.uid,))
    for post in leader.posts:
        since, until = (day.isoformat() if day else None for day in (post.since, post.until))
        file.t.LeaderPost.insert(
            uid=new_key(), leader=leader.uid, title=post.title, since=since, until=until
        ).execute()


def put_clerk(file: LedgerFile, clerk: Clerk) -> None:
    position = _position(file, "clerk", clerk.uid)
    file.t.Clerk.replace(uid=clerk.uid, position=position, name=clerk.name, active=clerk.active).execute()


def put_unit(file: LedgerFile, unit: Unit) -> None:
    file.t.Unit.replace(
        uid=unit.uid,
        position=_position(file, "unit", unit.uid),
        name=unit.name,
        persons="\n".join(unit.persons),
        phone=unit.phone,
        ours=unit.ours,
        active=unit.active,
    ).execute()


def put_village(file: LedgerFile, village: Village) -> None:
    position = _position(file, "village", village.uid)
    file.t.Village.replace(
        uid=village.uid, position=position, name=village.name, active=village.active
    ).execute()


def put_category(file: LedgerFile, category: Category) -> None:
    file.t.Category.replace(
        code=category.code,
        first=category.first,
        second=category.second,
        bureau_code=category.bureau_code,
        active=category.active,
    ).execute()


def put_year(file: LedgerFile, year: YearArrangement) -> None:
    file.t.HolidayYear.replace(
        year=year.year,
        off=" ".join(sorted(day.isoformat() for day in year.off)),
        worked=" ".join(sorted(day.isoformat() for day in year.worked)),
        source=year.source,
    ).execute()


def remove(file: LedgerFile, register: str, uid: str) -> None:
    """Take a row out of a register; matters keep the name they were recorded with."""
    key = {"category": "code", "holidayyear": "year"}.get(register, "uid")
    file.db.execute_sql(f'DELETE FROM "{register}" WHERE "{key}" = ?', (uid,))
    if register == "leader":
        file.db.execute_sql("DELETE FROM leaderpost WHERE leader = ?", (uid,))


def position(file: LedgerFile, register: str, uid: str) -> int:
    """Where the row stands in its table; categories stand by their code."""
    if register == "category":
        return 0
    return int(file.value(f'SELECT position FROM "{register}" WHERE uid = ?', uid) or 0)


def put_at(file: LedgerFile, register: str, uid: str, place: int) -> None:
    if register != "category":
        file.db.execute_sql(f'UPDATE "{register}" SET position = ? WHERE uid = ?', (place, uid))


def fill_categories(file: LedgerFile) -> None:
    from xfdesk.rules import categories

    file.t.Category.insert_many(
        [{"code": code, "first": first, "second": second} for code, first, second in categories.shipped()]
    ).execute()


def _unit(row: tuple[Any, ...]) -> Unit:
    uid, name, persons, phone, ours, active = row
    return Unit(uid, name, tuple(p for p in persons.split("\n") if p), phone, bool(ours), bool(active))


def _rows(file: LedgerFile, table: str, columns: str) -> list[tuple[Any, ...]]:
    return file.sql(f'SELECT {columns} FROM "{table}" ORDER BY position, uid')


def _position(file: LedgerFile, table: str, uid: str) -> int:
    found = file.value(f'SELECT position FROM "{table}" WHERE uid = ?', uid)
    return int(
        found if found is not None else file.value(f'SELECT coalesce(max(position), 0) + 1 FROM "{table}"')
    )


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() else default


def _weekdays(text: str) -> tuple[int, ...]:
    try:
        return rota_days.weekdays(text)
    except rota_days.BadSetting:
        return rota_days.weekdays(settings.BY_KEY["rota_weekdays"].default)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(text: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(part) for part in text.split())
