"""接访公示 as xlsx: the same words and widths as on paper, one page wide, five days to a page. Every cell is text."""

from __future__ import annotations

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from xfdesk.outputs.document import Type
from xfdesk.outputs.fitting import fitted
from xfdesk.outputs.posting import NAMES, NOTES, ROW, SIZES, TITLES
from xfdesk.outputs.posting_words import A_SHEET, CHANGES, HEADS, SMALLER, WIDTHS, cells, notes, signed
from xfdesk.outputs.workbook.measure import must_be_quoted, sane, width
from xfdesk.outputs.workbook.style import BODY, LABEL, TITLE, mm, put
from xfdesk.records.rota import Posting, PostingRow

PT = 72 / 25.4
PAPERS = {"A3": 8, "A4": 9}
FIRST = 4


def book(posting: Posting) -> bytes:
    workbook = Workbook()
    workbook._fonts[0] = Font(name="Arial", size=10)
    sheet = workbook.active
    sheet.title = "接访公示"
    scale = SMALLER[posting.paper]
    for n, column in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width(column * scale)
    _head(sheet, posting, scale)
    for n, row in enumerate(posting.rows):
        _row(sheet, FIRST + n, row, posting, scale)
    sheet.row_dimensions[FIRST + len(posting.rows)].height = 5 * PT * scale
    _below(sheet, FIRST + len(posting.rows) + 1, posting, scale)
    _print(sheet, posting, scale)
    workbook.properties.creator = workbook.properties.lastModifiedBy = sane(posting.office)
    workbook.properties.title = sane(f"接访公示 {posting.span}")
    day = posting.posted_on
    workbook.properties.created = workbook.properties.modified = datetime(day.year, day.month, day.day)
    memory = io.BytesIO()
    workbook.save(memory)
    return memory.getvalue()


def _head(sheet: Worksheet, posting: Posting, scale: float) -> None:
    title = fitted(posting.title, sum(WIDTHS), 18.0, "title", TITLES)
    for row, text, size, height in (
        (1, posting.title, title.type.size, 24.0),
        (2, f"（{posting.span}）", 26, 15.0),
    ):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
        _text(sheet, f"A{row}", text, TITLE, size * scale, centred=True)
        sheet.row_dimensions[row].height = height * PT * scale
    for n, head in enumerate(HEADS, 1):
        _text(sheet, f"{get_column_letter(n)}3", head, LABEL, 24 * scale, centred=True, border="box")
    sheet.row_dimensions[3].height = 19 * PT * scale


def _row(sheet: Worksheet, at: int, row: PostingRow, posting: Posting, scale: float) -> None:
    for n, (text, column) in enumerate(zip(cells(row, posting), WIDTHS, strict=True)):
        role, sizes = ("label", NAMES) if n == 2 else ("value", SIZES)
        found = fitted(text, column - 3, ROW - 3, role, sizes)
        cell, said = f"{get_column_letter(n + 1)}{at}", "\n".join(found.lines)
        _text(sheet, cell, said, _face(found.type), found.type.size * scale, centred=True, border="box")
    sheet.row_dimensions[at].height = ROW * PT * scale


def _below(sheet: Worksheet, at: int, posting: Posting, scale: float) -> None:
    for n, (label, first, then) in enumerate(notes(posting)):
        said = f"{first}　　{then}" if then else first
        sheet.merge_cells(start_row=at + n, end_row=at + n, start_column=2, end_column=len(WIDTHS))
        found = fitted(said, sum(WIDTHS[1:]) - 3, 12.0, "value", NOTES)
        _text(sheet, f"A{at + n}", label, LABEL, 24 * scale)
        _text(sheet, f"B{at + n}", said, BODY, found.type.size * scale)
        sheet.row_dimensions[at + n].height = 13 * PT * scale
    last = at + 3
    sheet.merge_cells(start_row=last, end_row=last, start_column=1, end_column=2)
    sheet.merge_cells(start_row=last, end_row=last, start_column=3, end_column=len(WIDTHS))
    _text(sheet, f"A{last}", CHANGES, BODY, 20 * scale)
    _text(sheet, f"C{last}", signed(posting), BODY, 22 * scale, right=True)
    sheet.row_dimensions[last].height = 15 * PT * scale


def _text(
    sheet: Worksheet,
    cell: str,
    text: str,
    font: str,
    size: float,
    *,
    centred: bool = False,
    right: bool = False,
    border: str = "",
) -> None:
    """Never a formula: text that begins like one is quoted."""
    said = sane(text)
    across = "center" if centred else "right" if right else "left"
    put(
        sheet,
        cell,
        said,
        font=font,
        size=round(size, 1),
        horizontal=across,
        wrap=bool(border),
        border=border,
        number_format="@",
        quoted=must_be_quoted(said),
    )


def _face(type_: Type) -> str:
    return LABEL if type_.role == "label" else BODY


def _print(sheet: Worksheet, posting: Posting, scale: float) -> None:
    """As on paper: the head comes again on each page; the table as wide as the page between its margins."""
    sheet.page_setup.paperSize = PAPERS[posting.paper]
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = mm(14 * scale)
    margins.top = margins.bottom = mm(10 * scale)
    margins.header = margins.footer = mm(5 * scale)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = "1:3"
    last = FIRST + len(posting.rows) + 4
    sheet.print_area = f"A1:{get_column_letter(len(WIDTHS))}{last}"
    for at in range(A_SHEET, len(posting.rows), A_SHEET):
        sheet.row_breaks.append(Break(FIRST + at - 1))
    sheet.freeze_panes = f"A{FIRST}"
    sheet.sheet_view.zoomScale = 70
