"""Part files: what is being written stands beside its place under a short name, and a killed run's rest is swept.

While a part is there a note in the program's own folder says where, so that the next start finds it even if nothing is
ever written to that folder again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NAME = re.compile(r"\.xfdesk-(\d+)-[0-9a-f]+\.part")


@contextmanager
def beside(target: Path, notes: Path) -> Iterator[Path]:
    """The name of a part in the target's folder, not made yet; whatever happens it is gone afterwards."""
    part = target.with_name(f".xfdesk-{os.getpid()}-{os.urandom(4).hex()}.part")
    note = notes / part.name
    with suppress(OSError):
        notes.mkdir(parents=True, exist_ok=True)
        note.write_bytes(os.fsencode(part))
    try:
        yield part
    finally:
        for left in (part, note):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the parts in `folder` whose writer is gone."""
    for part in _left(folder):
        with suppress(OSError):
            part.unlink(missing_ok=True)


def sweep_noted(notes: Path) -> None:
    """Remove what the notes name; a note stays while its folder is away, as with a stick that is not plugged in."""
    for note in _left(notes):
        with suppress(OSError):
            part = Path(os.fsdecode(note.read_bytes()))
            if part.name == note.name and part.parent.is_dir():
                part.unlink(missing_ok=True)
                note.unlink(missing_ok=True)


def _left(folder: Path) -> Iterable[Path]:
    try:
        found = list(folder.iterdir())
    except OSError:
        return
    for path in found:
        named = _NAME.fullmatch(path.name)
        if named and not _lives(int(named[1])):
            yield path


def _lives(process: int) -> bool:
    """On Windows nobody is asked: there an open file cannot be removed."""
    if process == os.getpid():
        return True
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
