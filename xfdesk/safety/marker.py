"""The mark of an open ledger: left behind only when the program or the power went away, which calls for a check."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def _path(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + ".open")


def stands(ledger: Path) -> bool:
    """Whether a mark of an earlier run is still there: it did not end well."""
    return os.path.lexists(_path(ledger))


def put(ledger: Path) -> None:
    """Mark the ledger as open. Made anew and never written through: a link to a letter may lie under that name."""
    path = _path(ledger)
    with suppress(OSError):
        path.unlink(missing_ok=True)
        with path.open("x", encoding="ascii") as file:
            file.write(str(os.getpid()))


def take_away(ledger: Path) -> None:
    """A mark that stays behind costs a check at the next start; what was done is done all the same."""
    with suppress(OSError):
        _path(ledger).unlink(missing_ok=True)
