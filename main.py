"""Starts the window."""

import gc

gc.disable()  # until the window stands, see ui/app.py

import sys  # noqa: E402

import xfdesk.desk.desk  # noqa: E402, F401 - first: of each module read after it PySide6 reads the source too
from ui.app import run  # noqa: E402

if __name__ == "__main__":
    sys.exit(run(sys.argv))
