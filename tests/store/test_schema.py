"""The tables and the numbered scripts say the same; old files still open; the file is set as the power-cut tests want it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.conftest import MORNING
from tests.store import golden
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery
from xfdesk.rules.words import SEALED
from xfdesk.store import migrate, opening
from xfdesk.store.database import LedgerFile
from xfdesk.store.tables import SORTS, TEMPLATES, Tables

FORMATS = range(1, opening.FORMAT)
SET = {
    "journal_mode": "truncate",
    "synchronous": 2,
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 0,
    "application_id": opening.APPLICATION_ID,
    "user_version": opening.FORMAT,
}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[LedgerFile]:
    file = LedgerFile.create(tmp_path / "新.xfd")
    migrate.bring_up(file)
    yield file
    file.close()


def schema(path: Path) -> dict[str, str]:
    """Name → SQL of all tables and indexes but the migrations' own and the search index."""
    connection = dbapi2.connect(str(path))
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    ours = ((name, sql) for name, sql in found if not re.match("schema_migration|search", name))
    return {name: sql.replace("IF NOT EXISTS ", "") for name, sql in ours}


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Table → its columns as SQLite understands them: name, type, not null, key."""
    connection = dbapi2.connect(str(path))
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: connection.execute(f'PRAGMA table_info("{name}")').fetchall() for name in tables}
    connection.close()
    return {name: rows for name, rows in found.items() if not re.match("schema_migration|search", name)}


def test_the_scripts_make_the_very_tables_and_indexes_of_the_models(
    fresh: LedgerFile, tmp_path: Path
) -> None:
    models = LedgerFile.create(tmp_path / "表.xfd")
    tables = Tables(models.models)
    models.models.create_tables([getattr(tables, template.__name__) for template in TEMPLATES])
    models.close()
    fresh.close()
    assert columns(fresh.path) == columns(models.path)
    assert schema(fresh.path) == schema(models.path)


@pytest.mark.parametrize("number", FORMATS)
def test_each_past_format_ends_in_todays_schema(fresh: LedgerFile, tmp_path: Path, number: int) -> None:
    old = Path(shutil.copy(golden.FOLDER / f"ledger-v{number}.xfd", tmp_path / "旧.xfd"))
    Desk.open(old, clock=FixedClock(golden.MORNING)).close()
    fresh.close()
    assert schema(old) == schema(fresh.path)


@pytest.mark.parametrize("number", FORMATS)
def test_each_past_format_opens_whole_with_all_its_visits(tmp_path: Path, number: int) -> None:
    old = Path(shutil.copy(golden.FOLDER / f"ledger-v{number}.xfd", tmp_path / "旧.xfd"))
    desk = Desk.open(old, clock=FixedClock(golden.MORNING))
    try:
        assert desk.check() == ()
        assert desk.who == "林小雨"
        visits = len(golden.NAMES) + 2
        assert desk.ledger.total() == desk.file.value("SELECT count(*) FROM visit") == visits
        rows = desk.ledger.rows(LedgerQuery(), 0, 20)
        assert [row.summary for row in rows].count(SEALED) == 1
        assert desk.ledger.found(LedgerQuery(text="曾小满")).rows == 1
        assert desk.ledger.found(LedgerQuery(text="𠮷田")).rows == 2
        assert desk.ledger.found(LedgerQuery(text="误登记")).rows == 0
        (draft,) = desk.reception.drafts()
        typed = desk.reception.draft_entry(draft.visit)
        assert typed is not None
        assert typed[0].visitor.name == "未记完"
        assert len(desk.ledger.matter("JF-2026-0006").visits) == 2
    finally:
        desk.close()


def test_every_format_has_one_script_and_one_kept_ledger() -> None:
    scripts = sorted(path.name[:4] for path in migrate.SCRIPTS.glob("[0-9]*.py"))
    assert scripts == [f"{number:04d}" for number in (*FORMATS, opening.FORMAT)]
    kept = {path.name for path in golden.FOLDER.glob("ledger-v*.xfd")}
    assert kept == {f"ledger-v{number}.xfd" for number in FORMATS}


def test_the_script_of_the_kept_ledger_still_makes_one_that_passes(tmp_path: Path) -> None:
    golden.make(tmp_path / "新.xfd")
    desk = Desk.open(tmp_path / "新.xfd", clock=FixedClock(golden.MORNING))
    assert desk.check() == ()
    desk.close()


def test_bringing_up_twice_does_nothing_and_asks_for_no_backup(fresh: LedgerFile) -> None:
    asked: list[str] = []
    assert migrate.bring_up(fresh, before=lambda: asked.append("backup")) == []
    assert asked == []


@pytest.mark.parametrize("name", SET)
def test_an_opened_ledger_is_set_as_the_power_cut_tests_want_it(desk: Desk, name: str) -> None:
    desk.close()
    again = Desk.open(desk.path, clock=FixedClock(MORNING))
    try:
        assert again.file.value(f"PRAGMA {name}") == SET[name]
    finally:
        again.close()


def test_a_closed_ledger_is_one_file_whose_journal_is_empty(desk: Desk) -> None:
    """Copied alone it is complete; a write-ahead log would hold the newest visits."""
    desk.close()
    beside = {path.name: path.stat().st_size for path in desk.path.parent.glob("台账.xfd?*")}
    assert set(beside.values()) <= {0}
    assert not any("wal" in name or "shm" in name for name in beside)


def test_every_sortable_column_has_its_index(fresh: LedgerFile) -> None:
    for column in SORTS.values():
        plan = fresh.sql(f'EXPLAIN QUERY PLAN SELECT id FROM ledgerline ORDER BY "{column}", id LIMIT 9')
        assert "TEMP B-TREE" not in str(plan), column


def test_search_never_keeps_deleted_words(fresh: LedgerFile) -> None:
    """secure-delete of the index itself, from its first row on; merges only in quiet moments."""
    kept = dict(fresh.sql("SELECT k, v FROM search_config"))
    assert (kept["secure-delete"], kept["automerge"], kept["crisismerge"]) == (1, 0, 1000)
