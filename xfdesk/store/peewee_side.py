"""peewee on a connection that is open already: for its models, its query language and its migration runner."""

from __future__ import annotations

from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from xfdesk.store.connection import Connection


class _Joined(SqlCipherDatabase):  # type: ignore[misc]
    """Never opens or closes anything: the ledger file does."""

    def __init__(self, shared: Connection) -> None:
        self._shared = shared
        super().__init__(
            ":shared:", passphrase="", autoconnect=False, thread_safe=False, check_same_thread=False
        )

    def _connect(self) -> Any:
        return self._shared.connection()

    def _close(self, conn: Any) -> None:
        return


def database_on(shared: Connection) -> Any:
    database = _Joined(shared)
    database.connect()
    return database
