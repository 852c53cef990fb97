"""Backups: one a day, verified, numbered; the newest ten are never pruned; a damaged one is never counted as good."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests import builders
from tests.store.conftest import findings
from tests.waiting import PATIENCE
from xfdesk import paths
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Cancelled
from xfdesk.safety import backup, marker
from xfdesk.safety.backup import BackupFailed

FRIDAY = date(2026, 11, 20)


def saved(desk: Desk, day: str, name: str) -> None:
    person = builders.visitor(name=name, id_number="", phone="")
    desk.reception.save(builders.visit(desk, day, visitor=person))


def started(path: Path, clock: FixedClock) -> list[str]:
    """A start of the program as the window makes it; returns the backups that lie there afterwards."""
    desk = Desk.open(path, clock=clock)
    if desk.needs_backup():
        desk.back_up()
    desk.close()
    return names(path)


def names(path: Path) -> list[str]:
    return sorted(found.name for found in paths.backups(path).glob("*"))


def place_of(ledger: Path, name: str) -> int:
    """Where in the file a table or index begins."""
    connection = dbapi2.connect(str(ledger))
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    connection.close()
    return (int(page) - 1) * 4096


def test_the_first_start_of_a_day_makes_one_backup_and_the_second_none(
    desk: Desk, day: str, clock: FixedClock
) -> None:
    desk.close()
    assert started(desk.path, clock) == ["000001-20261120.xfd"]
    assert started(desk.path, clock) == ["000001-20261120.xfd"]
    clock.advance(days=1)
    assert started(desk.path, clock) == ["000001-20261120.xfd"], "nothing has changed since"


def test_the_next_day_makes_the_next_backup_when_something_has_changed(
    desk: Desk, day: str, clock: FixedClock
) -> None:
    desk.back_up()
    saved(desk, day, "高秀兰")
    assert not desk.needs_backup(), "one a day is enough"
    desk.close()
    clock.advance(days=1)
    assert started(desk.path, clock) == ["000001-20261120.xfd", "000002-20261121.xfd"]


def test_a_run_that_ended_badly_is_backed_up_again_on_the_same_day(
    desk: Desk, day: str, clock: FixedClock
) -> None:
    desk.back_up()
    saved(desk, day, "高秀兰")
    desk.close()
    marker.put(desk.path)
    assert len(started(desk.path, clock)) == 2
    assert len(started(desk.path, clock)) == 2


def test_a_backup_opens_by_itself_with_the_same_visits_and_history(
    desk: Desk, day: str, tmp_path: Path
) -> None:
    for name in ("高秀兰", "范长河"):
        saved(desk, day, name)
    taken = desk.back_up("收班")
    assert taken.path.name == "000001-20261120-收班.xfd"
    content = desk.file.sql("SELECT * FROM visit"), desk.file.sql("SELECT * FROM history")
    saved(desk, day, "邱玉梅")
    alone = Path(shutil.copy(taken.path, tmp_path / "取回.xfd"))
    again = Desk.open(alone, clock=desk.clock)
    assert again.check() == ()
    assert (again.file.sql("SELECT * FROM visit"), again.file.sql("SELECT * FROM history")) == content
    again.close()


def test_acts_go_on_while_the_backup_is_made_and_it_is_whole(desk: Desk, day: str) -> None:
    faults: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(3):
                desk.back_up()
        except BaseException as fault:  # noqa: BLE001 - handed to the test
            faults.append(fault)

    thread = threading.Thread(target=work)
    thread.start()
    for n in range(12):
        saved(desk, day, f"来访{n}")
    thread.join(PATIENCE)
    assert faults == []
    assert desk.ledger.total() == 12
    assert desk.check() == ()
    made = backup.backups(paths.backups(desk.path))
    assert [found.number for found in made] == [3, 2, 1]
    assert [findings(found.path) for found in made] == [(), (), ()]


@pytest.mark.parametrize("harm", ["cut", "longer", "noise", "nothing", "words"])
def test_a_damaged_copy_is_not_counted_as_good(ledger: Path, harm: str) -> None:
    content = ledger.read_bytes()
    noise = content[:8192] + bytes(range(256)) * 16 + content[12288:]
    harmed = {
        "cut": content[:-4096],
        "longer": content + b"x",
        "noise": noise,
        "nothing": b"",
        "words": b"abc",
    }
    backup.verify(dbapi2.connect, ledger)
    ledger.write_bytes(harmed[harm])
    with pytest.raises(BackupFailed):
        backup.verify(dbapi2.connect, ledger)


def test_a_damaged_ledger_gives_no_backup_and_the_older_one_stays(ledger: Path, clock: FixedClock) -> None:
    good = started(ledger, clock)
    content, at = ledger.read_bytes(), place_of(ledger, "visit_day")
    ledger.write_bytes(content[:at] + b"\x77" * 64 + content[at + 64 :])
    desk = Desk.open(ledger, clock=clock)
    with pytest.raises(BackupFailed) as failed:
        desk.back_up()
    assert "请先不要删除任何备份" in failed.value.sentence
    assert names(ledger) == good
    desk.close()


def test_a_full_disk_leaves_no_half_backup(desk: Desk, day: str) -> None:
    resource = pytest.importorskip("resource")
    desk.back_up()
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, most[1]))
    try:
        with pytest.raises(BackupFailed, match="旧备份都在"):
            desk.back_up()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert names(desk.path) == ["000001-20261120.xfd"]
    assert desk.back_up().number == 2


def test_a_cancelled_backup_leaves_nothing(desk: Desk) -> None:
    folder = paths.backups(desk.path)
    with pytest.raises(Cancelled):
        backup.take(desk.file.db.connection(), dbapi2.connect, folder, FRIDAY, wanted=lambda: False)
    assert list(folder.iterdir()) == []


def test_what_a_killed_backup_left_behind_is_swept(desk: Desk) -> None:
    folder = paths.backups(desk.path)
    folder.mkdir()
    (folder / "000001-20261119.part").write_bytes(b"half")
    desk.back_up()
    assert names(desk.path) == ["000001-20261120.xfd"]


def test_a_folder_that_cannot_be_made_is_a_sentence(desk: Desk) -> None:
    paths.backups(desk.path).write_text("a file where the folder should be")
    with pytest.raises(BackupFailed, match="备份文件夹写不了"):
        desk.back_up()
    assert desk.last_backup is None


def test_a_copy_for_the_stick_is_the_same_and_a_missing_stick_is_a_sentence(
    desk: Desk, tmp_path: Path
) -> None:
    taken = desk.back_up()
    stick = tmp_path / "stick"
    with pytest.raises(BackupFailed):
        backup.copy_to(taken.path, stick)
    stick.mkdir()
    assert backup.copy_to(taken.path, stick).read_bytes() == taken.path.read_bytes()
    assert [path.name for path in stick.iterdir()] == [taken.path.name]
