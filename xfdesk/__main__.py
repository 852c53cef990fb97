"""python -m xfdesk: the second door to the same acts."""

from __future__ import annotations

import os
import sys

CANCELLED = 130


def main() -> int:
    try:
        from xfdesk import owner, paths
        from xfdesk.commands.line import main as run

        owner.keep_private()
        owner.tighten(paths.own_files())
        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still being read in
        print("已取消，一切照旧。", file=sys.stderr)
        status = CANCELLED
    if status == CANCELLED:
        # An interrupt that came while Python compiled something makes it end by the signal whatever we return.
        os._exit(status)
    return status


if __name__ == "__main__":
    sys.exit(main())
