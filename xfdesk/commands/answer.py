"""How a command answers: tables for people, one JSON document or JSON lines for programs, errors as a sentence."""

from __future__ import annotations

import dataclasses
import enum
import json
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import IO, Any

from xfdesk.errors import DeskError, Refused


class Answer:
    def __init__(self, out: IO[str], err: IO[str], as_json: bool) -> None:
        self.out, self.err, self.as_json = out, err, as_json

    def document(self, value: object) -> None:
        """The one JSON document of a command."""
        self.out.write(json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n")
        self.out.flush()

    def line(self, value: object) -> None:
        """One JSON line, flushed: it is answered as soon as it is committed."""
        self.out.write(json.dumps(plain(value), ensure_ascii=False) + "\n")
        self.out.flush()

    def say(self, sentence: str) -> None:
        self.out.write(sentence + "\n")
        self.out.flush()

    def warn(self, sentence: str) -> None:
        self.err.write(sentence + "\n")

    def refuse(self, error: DeskError) -> None:
        self.err.write(error.sentence + "\n")
        if isinstance(error, Refused) and error.rule:
            self.err.flush()

    def progress(self, done: int, of: int) -> None:
        """Only when somebody looks."""
        if self.err.isatty():
            self.err.write(f"\r{done} / {of} ")
            self.err.flush()

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns lined up for full-width characters."""
        widths = [max(map(_width, column)) for column in zip(heads, *rows, strict=True)]
        for row in (heads, *rows):
            self.out.write(
                "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
                + "\n"
            )
        self.out.flush()


def plain(value: Any) -> Any:
    """Records, dates and words as JSON has them, with the names of the data dictionary."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
