"""How a command answers: tables for people, one JSON document or JSON lines for programs, errors as a sentence."""

from __future__ import annotations

import dataclasses
import enum
import errno
import json
import os
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import IO, Any

from xfdesk.errors import DeskError, NotSaved


class Answer:
    """Writes to `out` until nobody reads it any more or it takes no more; the work goes on all the same.

    `fault` is then the error that `out` gave, None for a reader who just went away (`| head`).
    """

    def __init__(self, out: IO[str], err: IO[str], as_json: bool) -> None:
        self.out, self.err, self.as_json = out, err, as_json
        self.fault: OSError | None = None
        self._deaf = False

    def document(self, value: object) -> None:
        """The one JSON document of a command."""
        self._write(json.dumps(plain(value), ensure_ascii=self._ascii(), indent=1))

    def line(self, value: object) -> None:
        """One JSON line, flushed: it is answered as soon as it is committed."""
        self._write(json.dumps(plain(value), ensure_ascii=self._ascii()))

    def say(self, sentence: str) -> None:
        self._write(sentence)

    def warn(self, sentence: str) -> None:
        try:
            self.err.write(sentence + "\n")
            self.err.flush()
        except OSError:
            hush(self.err)

    def refuse(self, error: DeskError) -> None:
        if isinstance(error, NotSaved) and "屏幕" in error.data:
            # Said for the window; here nothing stands on a screen.
            do = error.do.replace("再按一次保存", "再运行一次")
            error = NotSaved(error.what, "这一步没有存上，以前存的都在", do)
        self.warn(error.sentence)

    def _ascii(self) -> bool:
        """Whether JSON has to be written with escapes, because the reader did not ask for UTF-8."""
        name = (getattr(self.out, "encoding", None) or "utf-8").lower().replace("_", "-")
        return name not in ("utf-8", "utf8")

    def _write(self, text: str) -> None:
        if self._deaf:
            return
        try:
            self.out.write(text + "\n")
            self.out.flush()
        except OSError as error:
            self._deaf = True
            hush(self.out)
            if not gone(error):
                self.fault = error

    def progress(self, done: int, of: int) -> None:
        """Only when somebody looks."""
        if self.err.isatty():
            self.err.write(f"\r{done} / {of} ")
            self.err.flush()

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns lined up for full-width characters."""
        lines = [[" ".join(cell.split("\n")) for cell in row] for row in (heads, *rows)]
        widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
        padded = (
            "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines
        )
        self._write("\n".join(padded))


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


def gone(error: OSError) -> bool:
    """Whether the reader went away; Windows calls it an invalid argument."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def hush(stream: IO[str]) -> None:
    """Let what is left in the stream run into nothing, so that the end of the program does not stumble over it."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
