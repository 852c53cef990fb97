"""Keys made by the client: UUIDv7, so that a record has its name before the disk has answered, and sorts by time."""

from __future__ import annotations

import os
import threading
import time
from datetime import datetime

_lock = threading.Lock()
_last = 0


def new_key(now: datetime | None = None) -> str:
    """32 hex digits, growing within a process even when the clock is set back or stands still."""
    global _last
    stamp = int((now.timestamp() if now else time.time()) * 1000) << 12
    with _lock:
        _last = max(_last + 1, stamp)
        stamp = _last
    milliseconds, sequence = stamp >> 12, stamp & 0xFFF
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | sequence << 64 | 0b10 << 62 | random
    return f"{value:032x}"
