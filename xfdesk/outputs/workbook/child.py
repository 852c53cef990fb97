"""The child process that builds a workbook: rows come in on stdin as JSON lines, it never opens the ledger.

Lines in: the head, then rows by sheet, then `end`, then `place` or nothing. Lines out: progress, `ready`, `done`
or an error as a sentence. Until `place` the old file is untouched; whatever happens no part file stays behind.
"""

from __future__ import annotations

import errno
import gc
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import IO, Any

from xfdesk.outputs.workbook.checking import Mismatch
from xfdesk.outputs.workbook.writer import Book, write
from xfdesk.placing import place
from xfdesk.records.book import BookHead, CategoryFigures, MonthFigures


def main(source: IO[str] = sys.stdin, answers: IO[str] = sys.stdout) -> int:
    def say(**what: Any) -> None:
        answers.write(json.dumps(what, ensure_ascii=False) + "\n")
        answers.flush()

    # Its life is one workbook: what openpyxl makes stays to the end, and looking through it took a third of the check.
    gc.disable()
    head = json.loads(source.readline())
    target, part = Path(head["target"]), Path(head["part"])
    try:
        book = Book(
            _head(head["book"]),
            tuple(CategoryFigures(*line) for line in head["figures"]),
            tuple(MonthFigures(*line) for line in head["months"]),
            _rows(source, "rows"),
            _rows(source, "open"),
            _rows(source, "owned"),
        )
        digest = write(book, part, lambda done: say(progress=done))
        say(ready=True, sha256=digest, size=part.stat().st_size)
        if source.readline().strip() != "place":
            return 130
        say(done=True, synced=place(part, target))
    except Mismatch:
        say(error="mismatch")
        return 1
    except OSError as error:
        say(error="os", errno=error.errno or 0, busy=isinstance(error, PermissionError) and part.exists())
        return 4
    except MemoryError:
        say(error="memory")
        return 4
    except EOFError:
        return 130  # whoever asked has gone
    except Exception as error:
        # Where openpyxl finds lxml, that writes the temporary sheet and names the disk's fault in its own words.
        number = getattr(errno, str(error).removeprefix("IO_"), 0)
        if not number:
            raise
        say(error="os", errno=number, busy=False)
        return 4
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return 0


def _head(raw: dict[str, Any]) -> BookHead:
    values = {field.name: raw[field.name] for field in fields(BookHead)}
    for name in ("since", "until", "as_of", "filled_on"):
        values[name] = date.fromisoformat(values[name])
    return BookHead(**values)


def _rows(source: IO[str], sheet: str) -> Iterator[list[Any]]:
    """The rows of one sheet; its end is a line holding the sheet's name."""
    for line in source:
        if line.startswith('"'):
            assert json.loads(line) == sheet
            return
        for row in json.loads(line):
            yield [date.fromisoformat(value[1]) if isinstance(value, list) else value for value in row]
    raise EOFError(sheet)


if __name__ == "__main__":
    sys.exit(main())
