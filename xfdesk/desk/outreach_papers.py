"""What leaves the sheet of 排查: blank sheets to take along, the month's review list, and the month as a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from xfdesk.desk.outreach_sheet import Sheets
from xfdesk.desk.table import Table
from xfdesk.errors import Refused
from xfdesk.rules import outreach as rules
from xfdesk.store import outreach as store

if TYPE_CHECKING:
    from xfdesk.outputs.document import Document

NOT_WRITTEN = "没有写任何文件，数据没有动过"


class OutreachPapers:
    """Stands under the sheet."""

    table: Table
    sheets: Sheets

    def blank_sheets(self, villages: Iterable[str], month: str) -> Document:
        """A page a village; without one, a page on which its name is left to be written."""
        from xfdesk.outputs.outreach_blank import blank_sheets

        return blank_sheets(self.table.office.name, tuple(villages), self._of(month))

    def review(self, month: str) -> Document:
        """All that is open of this month and those before it, by village; and who has not reported in it."""
        from xfdesk.outputs.outreach_review import Review, review

        year, number = self._of(month)
        named, file = f"{year}-{number:02d}", self.table.file
        with file.read():
            left = [one for one in store.unsettled(file) if one.month <= named]
            own = store.of_month(file, named)
        reports = self.sheets.reports(self.sheets.rows(own))
        places = {one.village: n for n, one in enumerate(reports)}
        rows = self.sheets.rows(left)
        rows.sort(key=lambda row: (places.get(row.entry.village, len(places)), row.entry.village))
        office = self.table.office.name
        return review(Review(office, (year, number), self.table.today, tuple(rows), reports))

    def write_workbook(self, month: str, path: Path | str) -> Path:
        """The month's rows in the columns of the sheet; a block copied from it is known again by its numbers."""
        from xfdesk.desk import sheet_files
        from xfdesk.outputs.workbook import outreach_sheet

        year, number = self._of(month)
        with self.table.file.read():
            stored = store.of_month(self.table.file, f"{year}-{number:02d}")
        found = [(one.position, row) for one in stored if (row := self.sheets.rows([one])[0])]
        rows = [row for _, row in sorted(found, key=lambda pair: pair[0])]
        rows.sort(key=lambda row: row.nothing)
        head = outreach_sheet.Head(self.table.office.name, (year, number), self.table.today, self.table.who)
        return sheet_files.put(outreach_sheet.made(head, rows), path)

    def _of(self, month: str) -> tuple[int, int]:
        found = rules.month_of(month)
        if found is None:
            raise Refused(
                "bad_month", f"月份“{month[:20]}”看不明白", NOT_WRITTEN, "请写成 2026-11", field="month"
            )
        return found
