"""What every test has: no screen, a home of its own, a clock that stands still, a desk on a real file."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk

# How long an example takes says how busy the machine is, nothing about the rule.
hypothesis.register_profile("patient", deadline=None, suppress_health_check=list(HealthCheck))
hypothesis.load_profile("patient")

MORNING = datetime(2026, 11, 20, 8, 30)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of a test reaches the real home."""
    folder = tmp_path / "home"
    monkeypatch.setenv("XFDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def law(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that is marked with a rule of the law fails when that rule did not speak while it ran."""
    keys = {key for mark in request.node.iter_markers("law") for key in mark.args}
    if not keys:
        yield
        return
    from tests.law import watched

    with watched(keys) as spoke:
        yield
    assert keys <= spoke, f"this test says nothing of {sorted(keys - spoke)}"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """An office as in the story of the reception day, without a day yet."""
    made = builders.office_desk(tmp_path / "台账.xfd", clock)
    yield made
    made.close()


@pytest.fixture
def day(desk: Desk) -> str:
    """The desk's reception day, begun."""
    return desk.reception.open_day(builders.reception_day()).uid
