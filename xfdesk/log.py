"""One rotating log with numbers of records and names of acts; never a name, a number of a person, or a typed word."""

from __future__ import annotations

import logging
import logging.handlers
import traceback
from pathlib import Path
from types import TracebackType

LOG = logging.getLogger("xfdesk")


class _Quiet(logging.handlers.RotatingFileHandler):
    """A log that cannot be written is no reason to show anybody a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        return


def start(folder: Path) -> None:
    """Log to `folder`/xfdesk.log, 1 MB × 5. A folder that cannot be written leaves the program without a log."""
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    LOG.addHandler(logging.NullHandler())  # else the last resort of `logging` writes to the screen
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Quiet(
            folder / "xfdesk.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)


def stop() -> None:
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A traceback without its values: the kind of error and file:line:function of each frame."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([kind.__name__, *lines])
