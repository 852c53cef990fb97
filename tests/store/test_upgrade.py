"""An older ledger is backed up before it is brought to today's format, and stays as it was when that fails.

The next format is invented here: one script more in a folder of its own.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.conftest import findings
from xfdesk import paths
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import FileUnusable
from xfdesk.safety import backup
from xfdesk.safety.backup import BackupFailed
from xfdesk.store import migrate, opening

GOOD = 'def up(migrator, db):\n    db.execute_sql("CREATE TABLE later (uid TEXT)")\n'
BAD = 'def up(migrator, db):\n    db.execute_sql("INSERT INTO nowhere VALUES (1)")\n'


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The folder of a program that is one format newer."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    for script in migrate.SCRIPTS.glob("[0-9]*.py"):
        shutil.copy(script, folder)
    return folder


def newer(patch: pytest.MonkeyPatch, scripts: Path, *later: str) -> None:
    for number, script in enumerate(later, opening.FORMAT + 1):
        (scripts / f"{number:04d}_later.py").write_text(script)
    patch.setattr(migrate, "SCRIPTS", scripts)
    patch.setattr(opening, "FORMAT", opening.FORMAT + len(later))


def test_the_upgrade_takes_a_backup_first_which_the_older_program_opens(
    ledger: Path, scripts: Path, clock: FixedClock
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        newer(patch, scripts, GOOD)
        desk = Desk.open(ledger, clock=clock)
        assert desk.file.value("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == 1
        assert desk.file.value("PRAGMA user_version") == opening.FORMAT
        assert desk.ledger.total() == 3
        desk.close()
        Desk.open(ledger, clock=clock).close()
    (taken,) = backup.backups(paths.backups(ledger))
    assert "升级前" in taken.path.name
    with pytest.raises(FileUnusable, match="更新的版本"):
        Desk.open(ledger, clock=clock)
    assert findings(taken.path) == ()


def test_an_upgrade_whose_second_step_fails_undoes_the_first_too(
    ledger: Path, scripts: Path, clock: FixedClock
) -> None:
    before = ledger.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        newer(patch, scripts, GOOD, BAD)
        with pytest.raises(Exception, match="nowhere"):
            Desk.open(ledger, clock=clock)
    assert ledger.read_bytes() == before
    assert findings(ledger) == ()


def test_without_its_backup_there_is_no_upgrade(ledger: Path, scripts: Path, clock: FixedClock) -> None:
    before = ledger.read_bytes()
    paths.backups(ledger).write_text("a file where the folder should be")
    with pytest.MonkeyPatch.context() as patch:
        newer(patch, scripts, GOOD)
        with pytest.raises(BackupFailed):
            Desk.open(ledger, clock=clock)
    assert ledger.read_bytes() == before
