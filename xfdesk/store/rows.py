"""Rows of the hot paths by prepared SQL: the shape is peewee's, the statement is made once a table.

peewee builds each statement anew, which took longer than writing the row; everything that is not written with every
save stays in its query language.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from xfdesk.store import tables
from xfdesk.store.database import LedgerFile


@cache
def _shape(name: str) -> tuple[str, str, tuple[tuple[str, Any], ...]]:
    """Table, `INSERT` statement without its verb, and (column, default) in order."""
    meta = getattr(tables, name)._meta
    columns = tuple((field.name, field.default) for field in meta.sorted_fields)
    listed = ", ".join(f'"{column}"' for column, _ in columns)
    return (
        meta.table_name,
        f'INTO "{meta.table_name}"({listed}) VALUES({", ".join("?" * len(columns))})',
        columns,
    )


def insert(file: LedgerFile, name: str, values: dict[str, Any]) -> None:
    _write(file, "INSERT", name, values)


def put(file: LedgerFile, name: str, values: dict[str, Any]) -> None:
    """Insert, or take the place of the row with the same key."""
    _write(file, "INSERT OR REPLACE", name, values)


def _write(file: LedgerFile, verb: str, name: str, values: dict[str, Any]) -> None:
    _, statement, columns = _shape(name)
    row = tuple(values.get(column, default) for column, default in columns)
    assert len(values) <= len(columns)
    file.db.execute_sql(f"{verb} {statement}", row)


def update(file: LedgerFile, name: str, uid: str, values: dict[str, Any]) -> None:
    """Change columns of the row with this key."""
    if values:
        listed = ", ".join(f'"{column}" = ?' for column in values)
        file.db.execute_sql(f'UPDATE "{_shape(name)[0]}" SET {listed} WHERE uid = ?', (*values.values(), uid))


def one(file: LedgerFile, name: str, uid: str) -> dict[str, Any]:
    """The row by column names, or {}. Flags come as 0 and 1."""
    table, _, columns = _shape(name)
    listed = ", ".join(f'"{column}"' for column, _ in columns)
    found = file.sql(f'SELECT {listed} FROM "{table}" WHERE uid = ?', uid)
    return {column: value for (column, _), value in zip(columns, found[0], strict=True)} if found else {}
