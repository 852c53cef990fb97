"""The driver's connection of one ledger file: opened as the power-cut tests want it, and its transactions.

The start and the hot paths speak to it directly. peewee (the shape of the tables, its queries, its migration runner) is
loaded when first asked for and then stands on this same connection.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlcipher3 import dbapi2

PRAGMAS: tuple[tuple[str, object], ...] = (
    ("cipher_log_level", "none"),
    ("busy_timeout", 0),
    ("journal_mode", "truncate"),
    ("synchronous", "full"),
    ("locking_mode", "exclusive"),
    ("foreign_keys", 1),
    ("secure_delete", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("cache_size", -16_000),
    ("temp_store", 2),
)
STATEMENTS = 512
"""Prepared statements that the driver keeps; a save alone has some sixty."""


class Connection:
    """Autocommit, but for `atomic`. Errors are the driver's own."""

    def __init__(self, path: str) -> None:
        self._closed = False
        self._raw: Any = dbapi2.connect(
            path, isolation_level=None, timeout=0, check_same_thread=False, cached_statements=STATEMENTS
        )
        try:
            for pragma, value in PRAGMAS:
                self._raw.execute(f"PRAGMA {pragma} = {value}")
            # EXCLUSIVE takes its lock with the first write only: take it now, so that a second opener is refused.
            self._raw.execute("BEGIN EXCLUSIVE")
            self._raw.execute("COMMIT")
        except BaseException:
            self.close()
            raise
        self.execute_sql = self._raw.execute
        """`execute_sql(statement, values)` gives the driver's cursor; its own error when the ledger is closed."""

    def connection(self) -> Any:
        return self._raw

    def is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        self._closed = True
        self._raw.close()

    @contextmanager
    def atomic(self, kind: str = "IMMEDIATE") -> Iterator[None]:
        """One transaction: all of it is stored, or nothing."""
        raw = self._raw
        raw.execute(f"BEGIN {kind}")
        try:
            yield
            raw.execute("COMMIT")
        except BaseException:
            # After a full disk SQLite has rolled back by itself, and a second time is an error that hides the first.
            if raw.in_transaction:
                with suppress(dbapi2.Error):
                    raw.execute("ROLLBACK")
            raise
