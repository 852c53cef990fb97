"""Which backups are kept: the newest ten by number, then one a week, at most forty."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from xfdesk.safety import backup

FRIDAY = date(2026, 11, 20)


def kept(folder: Path) -> list[int]:
    return [found.number for found in backup.backups(folder)]


def lay(folder: Path, number: int, day: date, label: str = "") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{number:06d}-{day:%Y%m%d}{label}.xfd").write_bytes(b"x")


def test_a_number_and_not_the_clock_orders_them(tmp_path: Path) -> None:
    """After a dead battery the new ones bear the year 2000 and are kept all the same."""
    for number in range(1, 13):
        lay(tmp_path, number, FRIDAY + timedelta(days=number))
    for number in range(13, 23):
        lay(tmp_path, number, date(2000, 1, 1))
    backup.prune(tmp_path)
    assert kept(tmp_path)[:10] == list(range(22, 12, -1))


def test_older_ones_are_thinned_to_one_a_week_and_forty_in_all(tmp_path: Path) -> None:
    for number in range(1, 401):
        lay(tmp_path, number, FRIDAY + timedelta(days=number))
        backup.prune(tmp_path)
    found = backup.backups(tmp_path)
    assert [one.number for one in found[:10]] == list(range(400, 390, -1))
    assert 39 <= len(found) <= 40
    weeks = [one.day.isocalendar()[:2] for one in found[10:]]
    assert len(set(weeks)) == len(weeks)


def test_one_made_before_an_upgrade_is_never_thinned(tmp_path: Path) -> None:
    lay(tmp_path, 1, FRIDAY, "-升级前")
    for number in range(2, 60):
        lay(tmp_path, number, FRIDAY)
    backup.prune(tmp_path)
    assert kept(tmp_path)[-1] == 1


def test_other_files_in_the_folder_are_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, 7, FRIDAY)
    for other in ("说明.txt", "7-20261120.xfd", "000008-20261399.xfd", "000009-20261120.part"):
        (tmp_path / other).write_text("x")
    assert kept(tmp_path) == [7]
