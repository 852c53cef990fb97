"""A simulated power cut: a recording VFS notes every write, then files are made as a cut at any moment would leave them.

Durable is what was synced; what was not survives or vanishes at random, sector by sector. A delete or a new file counts
only once its folder was synced.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512


@dataclass(frozen=True)
class Event:
    """`kind`: open, write, cut (truncate), sync, delete, done (the program has acknowledged `at` saves)."""

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""
    durable: bool = False


class Recorder(apsw.VFS):
    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self.name = name
        self.events: list[Event] = []

    def xOpen(self, name, flags):  # type: ignore[no-untyped-def]
        return _File(self, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:
        self.events.append(Event("delete", Path(name).name, durable=syncdir))
        super().xDelete(name, syncdir)


class _File(apsw.VFSFile):
    def __init__(self, vfs: Recorder, name, flags) -> None:  # type: ignore[no-untyped-def]
        self.events = vfs.events
        self.file = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        super().__init__("", name, flags)
        self.events.append(Event("open", self.file))

    def xWrite(self, data: bytes, offset: int) -> None:
        self.events.append(Event("write", self.file, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self.events.append(Event("cut", self.file, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self.events.append(Event("sync", self.file))
        super().xSync(flags)


@dataclass
class _Inode:
    durable: bytes = b""
    waiting: list[Event] = field(default_factory=list)
    synced: bool = False


def after_cut(events: list[Event], base: dict[str, bytes], at: int, rng: random.Random, folder: Path) -> int:
    """Write the files as a cut before event `at` leaves them; returns how many saves had been acknowledged."""
    here = {name: _Inode(data, synced=True) for name, data in base.items()}
    disk = dict(here)
    pending: list[tuple[str, str, _Inode]] = []
    done = 0

    def settle() -> None:
        for what, name, inode in pending:
            if what == "made":
                disk[name] = inode
            else:
                disk.pop(name, None)
        pending.clear()

    for event in events[:at]:
        if event.kind == "done":
            done = event.at
        elif event.kind == "open" and event.name not in here:
            here[event.name] = _Inode()
            pending.append(("made", event.name, here[event.name]))
        elif event.kind in ("write", "cut"):
            here[event.name].waiting.append(event)
        elif event.kind == "sync":
            inode = here[event.name]
            inode.durable = _applied(inode.durable, inode.waiting, 1.0, rng)
            inode.waiting = []
            if not inode.synced:
                settle()
            inode.synced = True
        elif event.kind == "delete" and event.name in here:
            pending.append(("gone", event.name, here.pop(event.name)))
            if event.durable:
                settle()
    del pending[rng.randint(0, len(pending)) :]
    settle()
    for name, inode in disk.items():
        survives = rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        (folder / name).write_bytes(_applied(inode.durable, inode.waiting, survives, rng))
    return done


def _applied(durable: bytes, waiting: list[Event], survives: float, rng: random.Random) -> bytes:
    data = bytearray(durable)
    for event in waiting:
        if event.kind == "cut":
            if rng.random() < survives:
                del data[event.at :]
                data.extend(bytes(event.at - len(data)))
            continue
        start = 0
        while start < len(event.data):
            length = min(SECTOR - (event.at + start) % SECTOR, len(event.data) - start)
            if survives == 1.0 or rng.random() < survives:
                place = event.at + start
                data.extend(bytes(max(0, place - len(data))))
                data[place : place + length] = event.data[start : start + length]
            start += length
    return bytes(data)
