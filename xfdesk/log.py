"""One rotating log with numbers of records and names of acts; never a name, a number of a person, or a typed word."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

LOG = logging.getLogger("xfdesk")


MOST, KEPT = 1_000_000, 5


class _Quiet(logging.FileHandler):
    """A log that cannot be written is no reason to show anybody a traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        return


def start(folder: Path) -> None:
    """Log to `folder`/xfdesk.log; a start that finds more than 1 MB begins a new one and keeps five. A folder that cannot be written leaves the program without a log."""
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    LOG.addHandler(logging.NullHandler())  # else the last resort of `logging` writes to the screen
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "xfdesk.log"
        if path.is_file() and path.stat().st_size > MOST:
            _turn_over(path)
        handler = _Quiet(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)


def _turn_over(path: Path) -> None:
    """`logging.handlers` reads sockets and pickles too: only when there is something to turn over."""
    from logging.handlers import RotatingFileHandler

    full = RotatingFileHandler(path, backupCount=KEPT, delay=True)
    full.doRollover()
    full.close()


def stop() -> None:
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A traceback without its values: the kind of error and file:line:function of each frame."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([kind.__name__, *lines])
