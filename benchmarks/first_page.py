"""A whole start of the program to its first painted page, for timing from outside; prints its peak memory in kB."""

import gc

gc.disable()  # as main.py

import os  # noqa: E402
import sys  # noqa: E402

import xfdesk.desk.desk  # noqa: E402, F401
from ui.app import build  # noqa: E402


def main(ledger: str) -> None:
    program = build(["xfdesk", ledger])
    program.start()
    program.app.processEvents()
    window = program.window
    assert window is not None
    window.grab()
    from benchmarks import peak

    print(peak.kilobytes())
    sys.stdout.flush()
    if program.desk is not None:
        program.desk.close()
    os._exit(0)


main(sys.argv[1])
