"""A whole start of the program to its first painted page, for timing from outside; prints its peak memory in kB."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks import peak


def main(ledger: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from ui.app import Application

    app = QApplication(["xfdesk"])
    program = Application(app, ledger)
    program.start()
    app.processEvents()
    window = program.window
    assert window is not None
    window.grab()
    print(peak.kilobytes())
    sys.stdout.flush()
    if program.desk is not None:
        program.desk.close()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
