"""What the demands say of their answers: the replies and the reports of carrying out, in the order of their days."""

from __future__ import annotations

from xfdesk.store import points_then, rows
from xfdesk.store.database import LedgerFile
from xfdesk.store.history import Row
from xfdesk.store.told import InFile

NOBODY = "-"
"""Leaves out no act, and yet has the acts asked."""


def rewrite(file: LedgerFile, matter: str, without: str = NOBODY) -> list[Row]:
    """Write each demand's answer anew, as if the act `without` had not been. Returns the touched rows."""
    touched: list[Row] = []
    for one in points_then.demands(InFile(file, matter), without=without):
        values = {
            "answer": one.answer,
            "outcome": one.outcome,
            "answer_basis": one.answer_basis,
            "carried_out": one.carried_out,
        }
        rows.update(file, "DemandPoint", one.uid, values)
        touched.append(("DemandPoint", one.uid))
    return touched
