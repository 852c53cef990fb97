"""Verified backups by SQLite's own backup API: into a part file, checked there, then renamed; numbered, not dated.

A number and not the clock orders them, so that a dead battery cannot make old ones look new; the newest ten are never
pruned, older ones are thinned to one a week.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xfdesk.errors import Cancelled, DeskError

PAGES = 64
NAP = 0.0005
KEEP = 10
MOST = 40
_NAME = re.compile(r"(\d{6})-(\d{8}).*\.xfd")


class BackupFailed(DeskError):
    exit_status = 5


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    number: int
    day: date
    size: int


def backups(folder: Path) -> tuple[Backup, ...]:
    """What lies in the folder, newest number first; other files are passed over."""
    if not folder.is_dir():
        return ()
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match:
            try:
                day = datetime.strptime(match[2], "%Y%m%d").date()
            except ValueError:
                continue
            found.append(Backup(path, int(match[1]), day, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.number, reverse=True))


def take(
    connection: Any,
    connect: Callable[[str], Any],
    folder: Path,
    day: date,
    label: str = "",
    *,
    step: Callable[[Callable[[], None]], None] = lambda work: work(),
    wanted: Callable[[], bool] = lambda: True,
) -> Backup:
    """Copy the open database into `folder` and check the copy. `connect` opens a file with the same driver.

    Raises `BackupFailed` with a sentence; nothing half-done stays, older backups are untouched.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        number = max((backup.number for backup in backups(folder)), default=0) + 1
        path = folder / f"{number:06d}-{day:%Y%m%d}{'-' + label if label else ''}.xfd"
        part = path.with_suffix(".part")
        try:
            _copy(connection, connect, part, wanted)
            verify(connect, part)
            _settle(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            part.with_name(part.name + "-journal").unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _failed(error, folder) from error
    prune(folder)
    return Backup(path, number, day, path.stat().st_size)


def _copy(connection: Any, connect: Callable[[str], Any], part: Path, wanted: Callable[[], bool]) -> None:
    target = connect(str(part))

    def progress(status: int, remaining: int, total: int) -> None:
        if not wanted():
            raise Cancelled("备份已取消", "台账没有动过")
        time.sleep(NAP)

    try:
        connection.backup(target, pages=PAGES, progress=progress)
    except Exception as error:
        if isinstance(error, DeskError):
            raise
        raise BackupFailed(
            "备份没有做成（磁盘写不下或出错）", "台账没有动过，旧备份都在", "请腾出空间后再试"
        ) from error
    finally:
        target.close()


def verify(connect: Callable[[str], Any], path: Path) -> None:
    """integrity_check and size = pages × page size; raises `BackupFailed`."""
    copy = connect(str(path))
    try:
        said = copy.execute("PRAGMA integrity_check").fetchone()[0]
        pages, size = (copy.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    except Exception as error:
        raise BackupFailed("备份出来的文件读不了", "旧备份都在", "请换一个位置再备份") from error
    finally:
        copy.close()
    if said != "ok" or not pages or path.stat().st_size != pages * size:
        raise BackupFailed(
            "备份核对不通过，台账文件可能有损坏", "旧备份都没有动", "请先不要删除任何备份，尽快请维护人员查看"
        )


def prune(folder: Path) -> None:
    """Keep the newest ten whatever their date, then one a week, at most forty."""
    weeks: set[tuple[int, int]] = set()
    for n, backup in enumerate(backups(folder)):
        week = backup.day.isocalendar()[:2]
        if n >= KEEP and (week in weeks or n >= MOST) and "前" not in backup.path.stem:
            backup.path.unlink(missing_ok=True)
        weeks.add(week)


def copy_to(backup: Path, target: Path) -> Path:
    """A verified backup once more, to a stick: part file, fsync, rename."""
    part = target / (backup.name + ".part")
    try:
        shutil.copyfile(backup, part)
        _settle(part, target / backup.name)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _failed(error, target) from error
    return target / backup.name


def _settle(part: Path, path: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    if os.name == "posix":
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    for leftover in [*folder.glob("*.part"), *folder.glob("*.part-journal")]:
        leftover.unlink(missing_ok=True)


def _failed(error: OSError, folder: Path) -> BackupFailed:
    if error.errno == 28:
        return BackupFailed("磁盘已满，备份没有做成", "台账没有动过，旧备份都在", "请腾出空间后再试")
    return BackupFailed(
        "备份文件夹写不了", "台账没有动过，旧备份都在", "请检查文件夹是否只读，或 U 盘是否插好"
    )
