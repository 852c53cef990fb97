"""What leaves the page: blank sheets to take along, the review at the month's end, the month as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ui.page import Page
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError

BLANK, REVIEW = "矛盾纠纷排查登记表", "月末清单"
"""Titles of the previews."""
Query = Callable[[], tuple[str, str]]


class Papers(QObject):
    """`query()` gives the month in hand and the village that the sheet is narrowed to, "" for all."""

    def __init__(self, desk: Desk, around: Surroundings, page: Page, query: Query) -> None:
        super().__init__(page)
        self.desk, self.around, self.page, self.query = desk, around, page, query

    def print_blank(self) -> None:
        """One page a village, of the one that is chosen or of all."""
        month, village = self.query()
        villages = (village,) if village else self.desk.outreach.villages()
        self._show(BLANK, lambda: self.desk.outreach.blank_sheets(villages, month))

    def print_review(self) -> None:
        month, _ = self.query()
        self._show(REVIEW, lambda: self.desk.outreach.review(month))

    def _show(self, title: str, draw: Callable[[], object]) -> None:
        if self.around.printer is None:
            return
        try:
            document = draw()
        except DeskError as refused:
            self.page.said.emit(refused.sentence, False)
            return
        self.around.printer.preview_document(document, title, self.page.window())

    def export(self) -> None:
        month, _ = self.query()
        suggested = Path.home() / f"{BLANK}{month}.xlsx"
        path = self.around.ask.save_path(self.page, "这个月的表存为 Excel", suggested, "Excel (*.xlsx)")
        if path is None:
            return
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        try:
            self.desk.outreach.write_workbook(month, path)
        except DeskError as refused:
            self.page.said.emit(refused.sentence, False)
            return
        self.page.said.emit(f"已存为《{path.name}》，改好了可以整块贴回来", False)
