"""Brings a file to today's format: numbered frozen scripts run by peewee's own runner, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from xfdesk.store import faults, opening
from xfdesk.store.database import LedgerFile

SCRIPTS = Path(__file__).parent / "migrations"
_KNOWN = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"


def bring_up(file: LedgerFile, before: Callable[[], object] = lambda: None) -> list[str]:
    """Run what is still to run and name it; `before` takes the backup and is called only when there is something.

    Raises `FileUnusable` for a file that names a step this program does not have.
    """
    with file.read():
        if _stands(file):
            return []
        runner = _runner(file)
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


def _stands(file: LedgerFile) -> bool:
    """Whether every step was run and no other, told without the runner: so it is at every start but one."""
    if file.value("PRAGMA user_version") != opening.FORMAT or not file.value(_KNOWN):
        return False
    applied = [name for (name,) in file.sql("SELECT name FROM schema_migration ORDER BY name")]
    return applied == sorted(script.stem for script in SCRIPTS.iterdir() if script.name[0].isdigit())


def _runner(file: LedgerFile) -> Any:
    from playhouse.migrations import Runner

    return Runner(file.models, str(SCRIPTS))


def _run(file: LedgerFile, runner: Any) -> list[str]:
    file.db.execute_sql("PRAGMA foreign_keys = 0")
    try:
        with file.models.atomic("IMMEDIATE"):
            done = list(runner.up())
            file.db.execute_sql(f"PRAGMA application_id = {opening.APPLICATION_ID}")
            file.db.execute_sql(f"PRAGMA user_version = {opening.FORMAT}")
            broken = file.sql("PRAGMA foreign_key_check")
            if broken:
                raise faults.damaged(f"{len(broken)} 处记录对不上")
    finally:
        file.db.execute_sql("PRAGMA foreign_keys = 1")
    return done
