"""Running numbers, drawn inside the transaction that uses them and never given twice."""

from __future__ import annotations

from xfdesk.store.database import LedgerFile

TOTAL = "ledger.rows"
WITHOUT_OWNER = "ledger.without_owner"
WITHOUT_ANSWER = "ledger.without_answer"
_ADD = "INSERT INTO counter(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = value + excluded.value"


def draw(file: LedgerFile, name: str) -> int:
    return int(file.value(f"{_ADD} RETURNING value", name, 1))


def add(file: LedgerFile, name: str, by: int) -> None:
    if by:
        file.db.execute_sql(_ADD, (name, by))


def put(file: LedgerFile, name: str, number: int) -> None:
    file.t.Counter.replace(name=name, value=number).execute()


def value(file: LedgerFile, name: str) -> int:
    return int(file.value("SELECT value FROM counter WHERE name = ?", name) or 0)
