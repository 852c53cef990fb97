"""Copied cells: tabs for a sheet, and an HTML table whose cells are text, so that figures stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

_DANGEROUS = ("=", "+", "-", "@")
Rows = Sequence[Sequence[str]]


def as_mime(rows: Rows) -> QMimeData:
    mime = QMimeData()
    mime.setText(as_tabs(rows))
    mime.setHtml(as_table(rows))
    return mime


def as_tabs(rows: Rows) -> str:
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in rows) + "\n"


def as_table(rows: Rows) -> str:
    lines = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table style="mso-number-format:\'\\@\'">{lines}</table>'


def _cell(text: str) -> str:
    return f"<td style=\"mso-number-format:'\\@'\">{escape(text)}</td>"


def _plain(text: str) -> str:
    """One cell of the tabbed text: no tab or break inside, and nothing that a sheet would calculate."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_DANGEROUS) else flat
