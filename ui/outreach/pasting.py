"""A block over cells that are there: one cell, one row or one column goes into them; more are rows of their own."""

from __future__ import annotations

from ui.outreach.columns import BY_KEY
from ui.outreach.model import SheetModel
from xfdesk.intake import clipboard_table


def put_into(model: SheetModel, at: int, section: int, text: str) -> bool:
    """One cell or one row written over what stands there; in the empty row one cell alone."""
    rows = clipboard_table.cells(text)
    if len(rows) != 1 or (at == model.last and len(rows[0]) > 1):
        return False
    keys = [column.key for column in model.columns[section:]]
    for key, words in zip(keys, rows[0], strict=False):
        model.write(at, key, " ".join(words.split()))
    return True


def over_column(model: SheetModel, at: int, key: str, text: str) -> str:
    """One column over rows that are there, as a block that names each by its number: one act, and one undo. "" for other
    blocks.
    """
    rows = clipboard_table.cells(text)
    lines = model.lines[at : model.last][: len(rows)]
    alone = all(len(row) == 1 for row in rows)
    if not lines or not alone or any(line.row is None or not line.row.number for line in lines):
        return ""
    numbers = [line.text("number") for line in lines] + [""] * (len(rows) - len(lines))
    block = [f"{BY_KEY['number'].title}\t{BY_KEY[key].title}"]
    block += [f"{number}\t{_quoted(row[0])}" for number, row in zip(numbers, rows, strict=True)]
    return "\n".join(block)


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in '\t\n"'):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
