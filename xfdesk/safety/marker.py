"""The mark of an open ledger: left behind only when the program or the power went away, which calls for a check."""

from __future__ import annotations

import os
from pathlib import Path


def _path(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + ".open")


def put(ledger: Path) -> bool:
    """Mark the ledger as open; True when a mark of an earlier run was still there (it did not end well)."""
    path = _path(ledger)
    was_there = path.exists()
    try:
        path.write_text(str(os.getpid()), "ascii")
    except OSError:
        return was_there
    return was_there


def take_away(ledger: Path) -> None:
    _path(ledger).unlink(missing_ok=True)
