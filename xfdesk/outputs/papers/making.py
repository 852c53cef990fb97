"""A paper from its template and its data: filled, fitted to its pages, named, and looked at before it counts as made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from xfdesk.outputs.document import WordPaper
from xfdesk.outputs.papers import filling, finishing, reading
from xfdesk.outputs.papers.words import TEMPLATE_FILES, allowed, values
from xfdesk.records.papers import PaperData
from xfdesk.rules import data as shipped_data
from xfdesk.rules import text
from xfdesk.rules.words import PaperKind

ONE_PAGE = (PaperKind.ACCEPTANCE,)
"""Kinds that are always a single page: where the summary is too long for that it is cut."""
SHORTER = (120, 90, 60, 40)


def shipped(kind: PaperKind) -> bytes:
    """The template that comes with the program."""
    return (shipped_data.FOLDER / "templates" / TEMPLATE_FILES[kind]).read_bytes()


def made(template: bytes, data: PaperData) -> bytes:
    """The Word file. Raises `filling.Unfit` for a template that loses or does not know a word."""
    found = b""
    for version in _versions(data):
        found, pages = _once(template, version)
        if pages == 1:
            break
    return found


def _versions(data: PaperData) -> Iterator[PaperData]:
    yield data
    if data.kind in ONE_PAGE:
        for most in SHORTER:
            if len(data.summary) > most:
                yield replace(data, summary=text.shorten(data.summary, most))


def _once(template: bytes, data: PaperData) -> tuple[bytes, int]:
    docx, put = filling.filled(template, values(data), allowed(data.kind))
    pages = finishing.finish(docx, data.office)
    return named(docx, data, put), pages


def named(docx: Any, data: PaperData, put: list[str]) -> bytes:
    """The finished file under its name; `put` are the texts that it must hold."""
    _name(docx, data)
    blob = filling.as_bytes(docx)
    _look(blob, put)
    return blob


def _name(docx: Any, data: PaperData) -> None:
    about = docx.core_properties
    about.title = title_of(data)
    about.author = about.last_modified_by = data.office
    about.created = about.modified = _noon(data)


def _noon(data: PaperData) -> Any:
    from datetime import datetime

    return datetime(data.dated.year, data.dated.month, data.dated.day, 12)


def _look(blob: bytes, put: list[str]) -> None:
    """Every text that was put in is there when the file is opened again."""
    lines = set(filling.said(filling.reopened(blob)).split("\n"))
    whole = "\n".join(lines)
    missing = [line for one in put for line in one.split("\n") if line and line not in whole]
    if missing:
        raise filling.Unfit


def title_of(data: PaperData) -> str:
    return f"{data.kind.value} {data.number or data.matter_number}"


def file_name(data: PaperData) -> str:
    """Kind and number, never a name; without an ending."""
    kind = data.kind.value.replace("(", "（").replace(")", "）")
    number = "".join(ch for ch in data.number or data.matter_number if ch not in '\\/:*?"<>|\n')
    return f"{kind}_{number}"


def pages(blob: bytes, data: PaperData) -> WordPaper:
    """The finished file as it is shown and printed here."""
    return reading.read(filling.reopened(blob), file_name=file_name(data))


def write(blob: bytes, part: Path) -> None:
    """Write to `part` (made anew), sync it, read it back. Raises OSError, or ValueError when it is not what was written."""
    with part.open("xb") as file:
        file.write(blob)
        file.flush()
        os.fsync(file.fileno())
    if part.read_bytes() != blob:
        raise ValueError("written in part")
    filling.reopened(blob)
