"""The month of the reception day as the bureau gets it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.builders import STORY
from tests.outputs.reading import Workbook
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.visit import VisitEntry
from xfdesk.rules.span import Span

NOVEMBER = Span.month("2026-11")


@pytest.fixture
def told(desk: Desk, clock: FixedClock) -> Desk:
    """The story's day recorded; it is the first of December now."""
    assert [answer.refusal for answer in desk.day_import.rows(desk.day_import.read(STORY))] == [None] * 9
    clock.set(datetime(2026, 12, 1, 9, 0))
    return desk


@pytest.fixture
def month(told: Desk, tmp_path: Path) -> Workbook:
    path = tmp_path / "月报.xlsx"
    told.export.workbook(NOVEMBER, path)
    return Workbook(path)


@pytest.fixture
def full(told: Desk, tmp_path: Path) -> Workbook:
    path = tmp_path / "完整版.xlsx"
    told.export.workbook(NOVEMBER, path, full=True, reason="县局核对", recipient="县信访局")
    return Workbook(path)


def first_entry(desk: Desk) -> VisitEntry:
    """The story's first visit as the form has it."""
    return desk.reception.entry(desk.ledger.rows(LedgerQuery(), 0, 20)[-1].visit)
