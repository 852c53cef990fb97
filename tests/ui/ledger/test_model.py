"""The windowed model: right lines at every place, few of them in memory."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.modeltest import ModelTester

from ui.ledger.model import WINDOW, WINDOWS_KEPT, LedgerModel
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import Found, LedgerQuery


def model_of(desk: Desk) -> LedgerModel:
    model = LedgerModel(desk.ledger, desk.clock.today())
    model.ask(LedgerQuery())
    return model


def test_qt_finds_no_fault_with_the_model(filled: Desk, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(filled))


def test_every_line_is_the_one_the_desk_lists(filled: Desk) -> None:
    model = model_of(filled)
    listed = filled.ledger.rows(LedgerQuery(), 0, 1_000)
    assert model.rowCount() == filled.ledger.total() == len(listed)
    backwards = [model.line(row) for row in reversed(range(model.rowCount()))]
    assert [line.uid for line in reversed(backwards) if line] == [line.uid for line in listed]


def test_only_a_few_windows_stay_in_memory(filled: Desk) -> None:
    model = model_of(filled)
    for row in range(model.rowCount()):
        model.line(row)
    assert len(model._windows) <= min(WINDOWS_KEPT, model.rowCount() // WINDOW + 1)


def test_the_exact_count_adds_the_lines_beyond_the_cap(filled: Desk) -> None:
    model = model_of(filled)
    model.found = Found(10, True)
    model.count_is(Found(filled.ledger.total()))
    assert model.rowCount() == filled.ledger.total()
    assert model.line(model.rowCount() - 1) is not None


def test_lines_are_sorted_both_ways(filled: Desk) -> None:
    model = model_of(filled)
    for key in ("received_on", "village", "unit"):
        for descending in (False, True):
            model.ask(replace(LedgerQuery(), sort=key, descending=descending))
            values = [getattr(model.line(row), key) for row in range(model.rowCount())]
            assert values == sorted(values, reverse=descending)
