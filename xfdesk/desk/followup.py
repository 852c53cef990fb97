"""督办: what is followed, and the acts by which a matter lives on after it was received."""

from __future__ import annotations

from xfdesk.desk.board import FollowUpBoard
from xfdesk.desk.receiving import ReceivesMatters
from xfdesk.desk.table import Table


class FollowUp(ReceivesMatters, FollowUpBoard):
    def __init__(self, table: Table) -> None:
        self.table = table
