"""A closed ledger with three visits, and what another program may do to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests import builders
from tests.conftest import MORNING
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed ledger with three visits."""
    desk = builders.office_desk(tmp_path_factory.mktemp("written") / "台账.xfd", FixedClock(MORNING))
    day = desk.reception.open_day(builders.reception_day()).uid
    for name in ("高秀兰", "范长河", "邱玉梅"):
        person = builders.visitor(name=name, id_number="", phone="")
        desk.reception.save(builders.visit(desk, day, visitor=person))
    desk.close()
    return desk.path


@pytest.fixture
def ledger(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(written, tmp_path / "台账.xfd"))


def change(path: Path, *statements: str) -> None:
    """As another program would."""
    connection = dbapi2.connect(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def findings(path: Path) -> tuple[str, ...]:
    desk = Desk.open(path, clock=FixedClock(MORNING))
    try:
        return desk.check()
    finally:
        desk.close()
