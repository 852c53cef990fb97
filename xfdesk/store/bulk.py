"""Filling a file with many records at once: prepared statements, one transaction a batch, the search index last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from xfdesk.store import counters, search
from xfdesk.store.database import LedgerFile

BATCH = 16_000


class Filler:
    """Collects rows by table and writes them in batches; `finish` sets counters and builds the search index.

    For data that is made, not recorded, into a file of its own: it writes no history entry. With `indexed` false the
    file is without its indexes until `finish`: quicker for very many, but only for a file nobody waits for.
    """

    def __init__(self, file: LedgerFile, *, indexed: bool = True) -> None:
        self.file = file
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._statements: dict[str, str] = {}
        self._columns: dict[str, dict[str, Any]] = {}
        self._held = 0
        self._indexes = [] if indexed else self._without_indexes()

    def row(self, table: str, values: dict[str, Any]) -> dict[str, Any]:
        """A whole row of a table: what is left out has the column's default."""
        if table not in self._columns:
            self._prepare(table)
        row = {**self._columns[table], **values}
        assert len(row) == len(self._columns[table]), (table, values)
        return row

    def add(self, table: str, values: dict[str, Any]) -> None:
        """One row by its column names; what is left out has the column's default."""
        self.put(table, self.row(table, values))

    def put(self, table: str, row: dict[str, Any]) -> None:
        """A row made by `row`."""
        self._rows[table].append(tuple(row.values()))
        self._held += 1
        if self._held >= BATCH:
            self.flush()

    def add_keys(self, visitor: str, keys: Iterable[str]) -> None:
        for key in keys:
            self.add("VisitorKey", {"key": key, "visitor": visitor})

    def flush(self) -> None:
        with self.file.act():
            run = self.file.db.connection().executemany
            for table, rows in self._rows.items():
                run(self._statements[table], rows)
        self._rows.clear()
        self._held = 0

    def finish(self) -> None:
        self.flush()
        file = self.file
        for statement in self._indexes:
            with file.act():
                file.sql(statement)
        with file.act():
            counters.put(file, counters.TOTAL, file.value("SELECT count(*) FROM ledgerline"))
            for name, column in (
                (counters.WITHOUT_OWNER, "without_owner"),
                (counters.WITHOUT_ANSWER, "without_answer"),
            ):
                counters.put(file, name, file.value(f"SELECT count(*) FROM matter WHERE {column} = 1"))
        search.rebuild(file)

    def _without_indexes(self) -> list[str]:
        """Takes the file's indexes off and gives the statements that bring them back: built once they cost a third."""
        found = self.file.sql("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        with self.file.act():
            for name, _ in found:
                self.file.sql(f'DROP INDEX "{name}"')
        return [statement for _, statement in found]

    def _prepare(self, table: str) -> None:
        meta = getattr(self.file.t, table)._meta
        fields = list(meta.sorted_fields)
        self._columns[table] = {field.name: field.default for field in fields}
        listed = ", ".join(f'"{field.column_name}"' for field in fields)
        verb = "INSERT OR IGNORE" if table == "VisitorKey" else "INSERT"
        marks = ", ".join("?" * len(fields))
        self._statements[table] = f'{verb} INTO "{meta.table_name}"({listed}) VALUES({marks})'
