"""Starts the window."""

import gc

gc.disable()  # until the window stands, see ui/app.py

import sys  # noqa: E402

from ui.app import run  # noqa: E402

if __name__ == "__main__":
    sys.exit(run(sys.argv))
