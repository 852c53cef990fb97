"""The file's tables, indexes and constraints compared whole with those of a fresh ledger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from xfdesk.store import migrate
from xfdesk.store.connection import Connection
from xfdesk.store.database import LedgerFile
from xfdesk.store.tables import TEMPLATES

_ALL = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def differences(file: LedgerFile) -> Iterator[str]:
    """Sentences: what is missing, what is there besides, what is another than ours."""
    stored = {(kind, name): (table, sql) for kind, name, table, sql in file.sql(_ALL)}
    wanted = _fresh()
    for key in sorted({*stored, *wanted}):
        kind, name = KINDS.get(key[0], key[0]), key[1]
        if key not in stored:
            yield f"少了{kind} {name}"
        elif key not in wanted:
            yield f"多了{kind} {name}，不是接访台建的"
        elif stored[key] != wanted[key]:
            yield f"{kind} {name} 的结构与程序的不一样"


def lacks_columns(file: LedgerFile) -> bool:
    """Whether something is missing that the other checks read."""
    for template in TEMPLATES:
        model = getattr(file.t, template.__name__)
        stored = {row[1] for row in file.sql(f'PRAGMA table_info("{model._meta.table_name}")')}
        if not {field.column_name for field in model._meta.sorted_fields} <= stored:
            return True
    return False


KINDS = {"table": "表", "index": "索引"}


@cache
def _fresh() -> dict[tuple[str, str], tuple[str, str]]:
    """What the numbered scripts make of nothing."""
    file = LedgerFile(Path(":memory:"), Connection(":memory:"))
    try:
        migrate.bring_up(file)
        return {(kind, name): (table, sql) for kind, name, table, sql in file.sql(_ALL)}
    finally:
        file.close()
