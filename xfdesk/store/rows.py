"""Rows of the hot paths by prepared SQL: the shape is peewee's, the statement is made once a table.

peewee builds each statement anew, which took longer than writing the row; everything that is not written with every
save stays in its query language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from xfdesk.store.database import LedgerFile


@dataclass(frozen=True)
class _Shape:
    """`row` gives a table's values in order from a dict; the defaults stand where it has none."""

    insert: str
    select: str
    table: str
    key: str
    columns: tuple[str, ...]
    defaults: tuple[Any, ...]

    def row(self, values: dict[str, Any]) -> tuple[Any, ...]:
        assert len(values) <= len(self.columns)
        return tuple(map(values.get, self.columns, self.defaults))


@cache
def _shape(name: str) -> _Shape:
    from xfdesk.store import tables

    meta = getattr(tables, name)._meta
    columns = tuple(field.name for field in meta.sorted_fields)
    listed = ", ".join(f'"{column}"' for column in columns)
    key = columns[0] if name in _LISTS else str(meta.primary_key.name)
    return _Shape(
        f'INSERT INTO "{meta.table_name}"({listed}) VALUES({", ".join("?" * len(columns))})',
        f'SELECT {listed} FROM "{meta.table_name}" WHERE "{key}" = ?',
        meta.table_name,
        key,
        columns,
        tuple(field.default for field in meta.sorted_fields),
    )


_LISTS = ("Representative", "DayLeader")
"""Rows without a key of their own."""


def insert(file: LedgerFile, name: str, values: dict[str, Any]) -> None:
    shape = _shape(name)
    file.db.execute_sql(shape.insert, shape.row(values))


def put(file: LedgerFile, name: str, values: dict[str, Any]) -> None:
    """Insert, or make the row with the same key say this; only what differs is written, with its indexes."""
    shape = _shape(name)
    found = file.db.execute_sql(shape.select, (values[shape.key],)).fetchone()
    row = shape.row(values)
    if found is None:
        file.db.execute_sql(shape.insert, row)
        return
    differs = [n for n, value in enumerate(row) if value != found[n]]
    if differs:
        listed = ", ".join(f'"{shape.columns[n]}" = ?' for n in differs)
        changed = (*(row[n] for n in differs), values[shape.key])
        file.db.execute_sql(f'UPDATE "{shape.table}" SET {listed} WHERE "{shape.key}" = ?', changed)


def update(file: LedgerFile, name: str, uid: str, values: dict[str, Any]) -> None:
    """Change columns of the row with this key."""
    if values:
        listed = ", ".join(f'"{column}" = ?' for column in values)
        statement = f'UPDATE "{_shape(name).table}" SET {listed} WHERE uid = ?'
        file.db.execute_sql(statement, (*values.values(), uid))


def remove(file: LedgerFile, name: str, uid: str) -> None:
    file.db.execute_sql(f'DELETE FROM "{_shape(name).table}" WHERE uid = ?', (uid,))


def one(file: LedgerFile, name: str, uid: str) -> dict[str, Any]:
    """The row by column names, or {}. Flags come as 0 and 1."""
    shape = _shape(name)
    found = file.db.execute_sql(shape.select, (uid,)).fetchone()
    return dict(zip(shape.columns, found, strict=True)) if found else {}


def many(file: LedgerFile, name: str, where: str, *values: object) -> list[dict[str, Any]]:
    """Those that meet the condition, in the order of their keys."""
    shape = _shape(name)
    statement = f"{shape.select.partition(' WHERE ')[0]} WHERE {where} ORDER BY uid"
    found = file.db.execute_sql(statement, values).fetchall()
    return [dict(zip(shape.columns, row, strict=True)) for row in found]


def newest(file: LedgerFile, name: str, where: str, *values: object) -> dict[str, Any]:
    """The row with the greatest key among those that meet the condition, or {}."""
    shape = _shape(name)
    statement = f"{shape.select.partition(' WHERE ')[0]} WHERE {where} ORDER BY uid DESC LIMIT 1"
    found = file.db.execute_sql(statement, values).fetchone()
    return dict(zip(shape.columns, found, strict=True)) if found else {}
