"""Running numbers, drawn inside the transaction that uses them and never given twice."""

from __future__ import annotations

from xfdesk.store.database import LedgerFile

TOTAL = "ledger.rows"
WITHOUT_OWNER = "ledger.without_owner"
WITHOUT_ANSWER = "ledger.without_answer"


def draw(file: LedgerFile, name: str) -> int:
    add(file, name, 1)
    return value(file, name)


def add(file: LedgerFile, name: str, by: int) -> None:
    if by:
        file.db.execute_sql(
            "INSERT INTO counter(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = value + excluded.value",
            (name, by),
        )


def put(file: LedgerFile, name: str, number: int) -> None:
    file.t.Counter.replace(name=name, value=number).execute()


def value(file: LedgerFile, name: str) -> int:
    return int(file.value("SELECT value FROM counter WHERE name = ?", name) or 0)
