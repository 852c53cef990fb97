"""A file that was written beside its place takes it: synced, replaced in one step, its folder synced."""

from __future__ import annotations

import os
import time
from pathlib import Path

PATIENCE = 2.5
"""Seconds in which a scanner on Windows may let the old file go."""


def place(part: Path, target: Path) -> bool:
    """Put the file in place whole; False when its folder could not be synced afterwards. Raises OSError.

    On Windows a scanner may hold it for a moment: try again for a while.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            part.replace(target)
            break
        except PermissionError:
            if time.monotonic() > end or os.name != "nt":
                raise
            time.sleep(0.1)
    try:
        _sync(target.parent)
    except OSError:
        return False
    return True


def sync_file(part: Path) -> None:
    """What another library wrote and closed is on the disk when this returns. Raises OSError."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
