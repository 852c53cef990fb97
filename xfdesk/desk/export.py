"""Sending the ledger out as a workbook."""

from __future__ import annotations

from xfdesk.desk.table import Table


class Export:
    def __init__(self, table: Table) -> None:
        self.table = table
