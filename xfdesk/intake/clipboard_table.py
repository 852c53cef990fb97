"""A block of cells as Excel and WPS put it on the clipboard: tabs between cells, quotes round a cell with breaks in it."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=\t|\n|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")


def cells(text: str) -> list[list[str]]:
    """Row by row. A quote that closes nothing is a character like any other."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        found = _QUOTED.match(text, at)
        if found:
            cell = found[1].replace('""', '"')
        else:
            found = _PLAIN.match(text, at)
            assert found is not None
            cell = found[0]
        rows[-1].append(cell)
        at = found.end()
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1
