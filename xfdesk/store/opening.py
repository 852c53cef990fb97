"""What is looked at before and after a file is opened: is it a ledger, is it whole, is it ours."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Any

from xfdesk.errors import FileUnusable
from xfdesk.store import faults

MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = 0x58464431  # "XFD1"
FORMAT = 4
"""The newest file format this program knows; equals the number of the last migration."""


def look_before_opening(path: Path) -> None:
    """Raise `FileUnusable` for what can be told from the first hundred bytes and the size."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise faults.missing(path.name) from error
    except OSError as error:
        raise FileUnusable("台账文件读不了", "数据没有动过", "请检查文件夹的权限，或 U 盘是否插好") from error
    if len(head) < 100 or not head.startswith(MAGIC):
        raise faults.not_a_ledger()
    page, pages = _geometry(head)
    # The page count in the header counts only when its change counter agrees with the file's.
    if head[24:28] == head[92:96] and size < page * pages and not _interrupted(path):
        raise faults.cut_short()
    theirs = struct.unpack(">I", head[60:64])[0]
    if struct.unpack(">I", head[68:72])[0] != APPLICATION_ID:
        raise faults.not_a_ledger()
    for more in ("-wal", "-shm"):
        # SQLite would merge a log of changes that no ledger ever has, whatever file it came from.
        if os.path.lexists(path.with_name(path.name + more)):
            raise faults.foreign_log(path.name + more)
    if theirs > FORMAT:
        raise faults.newer(theirs, FORMAT)
    # SQLite would open it all the same and refuse the first save.
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise faults.read_only()


def _geometry(head: bytes) -> tuple[int, int]:
    page = struct.unpack(">H", head[16:18])[0]
    return (65536 if page == 1 else page), struct.unpack(">I", head[28:32])[0]


def _interrupted(path: Path) -> bool:
    """Whether an act was cut off, which the opening rolls back; after a good end the journal is empty."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def look_after_opening(db: Any) -> None:
    """Refuse triggers and views, which a ledger never has, and a database that was never a ledger."""
    if db.execute_sql("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise faults.not_a_ledger()
    rows = db.execute_sql(
        "SELECT type, count(*) FROM sqlite_master WHERE type IN ('trigger', 'view') GROUP BY 1"
    )
    for kind, count in rows.fetchall():
        raise faults.foreign(f"多了 {count} 个 {kind}")
