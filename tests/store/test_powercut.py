"""What is acknowledged on the screen survives a power cut, with the program's own statements and pragmas."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import apsw
import pytest
from sqlcipher3 import dbapi2

from tests import builders
from tests.store.powercut import Event, Recorder, after_cut
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.store.connection import PRAGMAS

SAVES = 14
CUTS = 1_000
OWN = {name: str(value) for name, value in PRAGMAS}


def _statements(desk: Desk, day: str) -> list[list[str]]:
    """What each save says to SQLite, with its values: the program's own words."""
    saves = []
    for n in range(SAVES):
        said: list[str] = []
        desk.file.db.connection().set_trace_callback(said.append)
        words = f"一九九八年起在村小代课第{n}次说。" * random.Random(n).randint(1, 60)
        entry = builders.visit(desk, day, visitor=builders.visitor(name=f"来访{n}", id_number="", phone=""))
        desk.reception.save(builders.replace(entry, matter=builders.replace(entry.matter, facts=words)))
        desk.file.db.connection().set_trace_callback(None)
        saves.append([line for line in said if not line.startswith("--")])
    return saves


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[list[str]]]:
    """The ledger's bytes before the saves, and what the saves said."""
    folder = tmp_path_factory.mktemp("story")
    from tests.conftest import MORNING

    desk = builders.office_desk(folder / "a.xfd", FixedClock(MORNING))
    day = desk.reception.open_day(builders.reception_day()).uid
    path = desk.path
    desk.close()
    base = path.read_bytes()
    again = Desk.open(path, clock=FixedClock(MORNING))
    saves = _statements(again, day)
    again.close()
    return base, saves


def _recorded(base: bytes, saves: list[list[str]], folder: Path, pragmas: dict[str, str]) -> list[Event]:
    """The same statements through the recording VFS under these pragmas."""
    vfs = Recorder(f"rec-{folder.name}")
    path = folder / "x.xfd"
    path.write_bytes(base)
    connection = apsw.Connection(str(path), vfs=vfs.name)
    for name in ("journal_mode", "synchronous", "locking_mode", "secure_delete"):
        connection.execute(f"PRAGMA {name} = {pragmas[name]}").fetchall()
    vfs.events.append(Event("done", at=0))
    for n, statements in enumerate(saves, 1):
        for statement in statements:
            connection.execute(statement).fetchall()
        vfs.events.append(Event("done", at=n))
    events = list(vfs.events)
    connection.close()
    return events


def _lost_or_damaged(events: list[Event], base: bytes, folder: Path, cuts: int) -> tuple[int, int]:
    rng = random.Random(7)
    last = max(n for n, event in enumerate(events) if event.kind == "done")
    lost = damaged = 0
    for n in range(cuts):
        image = folder / f"cut{n}"
        image.mkdir()
        done = after_cut(events, {"x.xfd": base}, rng.randint(1, last + 1), rng, image)
        found = _visits(image / "x.xfd")
        damaged += found is None
        lost += found is not None and found < done
        shutil.rmtree(image)
    return lost, damaged


def _visits(path: Path) -> int | None:
    """Whole visits found after the restart, or None for a damaged file."""
    connection = dbapi2.connect(str(path))
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return None
        visits = connection.execute("SELECT count(*) FROM visit").fetchone()[0]
        lines = connection.execute("SELECT count(*) FROM ledgerline").fetchone()[0]
        told = connection.execute("SELECT count(*) FROM history WHERE what = '登记来访'").fetchone()[0]
        return int(visits) if visits == lines == told else None
    except dbapi2.DatabaseError:
        return None
    finally:
        connection.close()


def test_a_thousand_power_cuts_lose_and_damage_nothing(
    story: tuple[bytes, list[list[str]]], tmp_path: Path
) -> None:
    base, saves = story
    assert all(any("COMMIT" in line.upper() for line in said) for said in saves)
    events = _recorded(base, saves, tmp_path, OWN)
    assert _lost_or_damaged(events, base, tmp_path, CUTS) == (0, 0)


@pytest.mark.parametrize("changed", [{"synchronous": "off"}, {"journal_mode": "memory"}])
def test_the_simulator_sees_the_harm_of_weaker_pragmas(
    story: tuple[bytes, list[list[str]]], tmp_path: Path, changed: dict[str, str]
) -> None:
    base, saves = story
    events = _recorded(base, saves, tmp_path, {**OWN, **changed})
    lost, damaged = _lost_or_damaged(events, base, tmp_path, 300)
    assert lost + damaged > 0
