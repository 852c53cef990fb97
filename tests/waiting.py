"""Waiting for a sign and never by the clock: a slow machine makes a test slow, it does not make it fail."""

from __future__ import annotations

import signal
import subprocess
import sys
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


HELD = """
import importlib, signal, sys
where = sys.argv.pop(1)
module, _, name = where.partition(":")
place = importlib.import_module(module)
*classes, name = name.split(".")
for one in classes:
    place = getattr(place, one)
def held(*_, **__):
    print("held", file=sys.stderr, flush=True)
    while True:
        signal.pause()
setattr(place, name, held)
from xfdesk.commands.line import main
sys.exit(main(sys.argv[1:]))
"""


def held_at(where: str) -> list[str]:
    """The program, standing still where `module:function` would be called; it has said so when this word comes on stderr."""
    return [sys.executable, "-c", HELD, where]


def hold(process: subprocess.Popen[str]) -> None:
    """Returns when the program stands still there."""
    assert process.stderr is not None
    said = process.stderr.readline()
    assert said == "held\n", said


def heed_interrupts() -> None:
    """In a new process: Ctrl+C means what it means in a terminal, also where the tests run in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
