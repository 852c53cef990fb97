"""Waiting for a sign and never by the clock: a slow machine makes a test slow, it does not make it fail."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

PATIENCE = 600
"""Seconds after which something hangs for good; nothing that works comes near it, however busy the machine is."""


def until(sign: Callable[[], object], process: subprocess.Popen[str]) -> bool:
    """Look again and again until the sign is there; False when the process ended without it."""
    while not sign():
        if process.poll() is not None:
            return bool(sign())
        time.sleep(0.001)
    return True
