"""Demonstration data are a ledger like any other: every check of the file holds."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from xfdesk.desk import demo
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_demonstration_data_check_clean_in_the_middle_of_a_month(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "演示.xfd"
    demo.make(path, months=3, visits=150, seed=seed, until=date(2026, 11, 13))
    desk = Desk.open(path, clock=FixedClock(datetime(2026, 11, 13, 18, 30)))
    assert desk.check() == ()
    desk.close()
