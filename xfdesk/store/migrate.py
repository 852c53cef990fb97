"""Brings a file to today's format: numbered frozen scripts run by peewee's own runner, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playhouse.migrations import Runner

from xfdesk.store import faults, opening
from xfdesk.store.database import LedgerFile

SCRIPTS = Path(__file__).parent / "migrations"


def bring_up(file: LedgerFile, before: Callable[[], object] = lambda: None) -> list[str]:
    """Run what is still to run and name it; `before` takes the backup and is called only when there is something.

    Raises `FileUnusable` for a file that names a step this program does not have.
    """
    with file.read():
        runner = Runner(file.db, str(SCRIPTS))
        status = runner.status()
        unknown = [step for step in status if step.path is None]
        if unknown:
            raise faults.newer(unknown[-1].idx, opening.FORMAT)
        waiting = [step for step in status if not step.applied]
        fresh = len(waiting) == len(status)
        if fresh and file.value("SELECT count(*) FROM sqlite_master"):
            raise faults.not_a_ledger()
        if not waiting:
            return []
    if not fresh:
        before()
    with file.read():
        return _run(file, runner)


def _run(file: LedgerFile, runner: Any) -> list[str]:
    file.db.execute_sql("PRAGMA foreign_keys = 0")
    try:
        with file.db.atomic("IMMEDIATE"):
            done = list(runner.up())
            file.db.execute_sql(f"PRAGMA application_id = {opening.APPLICATION_ID}")
            file.db.execute_sql(f"PRAGMA user_version = {opening.FORMAT}")
            broken = file.sql("PRAGMA foreign_key_check")
            if broken:
                raise faults.damaged(f"{len(broken)} 处记录对不上")
    finally:
        file.db.execute_sql("PRAGMA foreign_keys = 1")
    return done
