"""Copied lines as cells: tabs for a sheet, and an HTML table whose cells are text, so that figures stay as they are."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData

MOST = 5_000
_DANGEROUS = ("=", "+", "-", "@")


def as_mime(head: list[str], cells: list[list[str]]) -> QMimeData:
    mime = QMimeData()
    mime.setText(as_tabs(head, cells))
    mime.setHtml(as_table(head, cells))
    return mime


def as_tabs(head: list[str], cells: list[list[str]]) -> str:
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in (head, *cells)) + "\n"


def as_table(head: list[str], cells: list[list[str]]) -> str:
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in (head, *cells))
    return f'<meta charset="utf-8"><table style="mso-number-format:\'\\@\'">{rows}</table>'


def _cell(text: str) -> str:
    return f"<td style=\"mso-number-format:'\\@'\">{escape(text)}</td>"


def _plain(text: str) -> str:
    """One cell of the tabbed text: no tab or break inside, and nothing that a sheet would calculate."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_DANGEROUS) else flat
