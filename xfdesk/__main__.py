"""python -m xfdesk: the second door to the same acts."""

from __future__ import annotations

import sys

from xfdesk.commands.line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
