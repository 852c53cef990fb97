"""The peak memory of the process that asks. Imports nothing of the program, so that a bare process may read it too.

As a command: `python -m benchmarks.peak FILE` is the workbook's child, and leaves its own peak in FILE at its end.
"""

from __future__ import annotations

import sys
from pathlib import Path


def kilobytes() -> int:
    """The most that was resident since this program began. `ru_maxrss` would begin at the parent's peak."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(answer: Path) -> int:
    from xfdesk.outputs.workbook import child

    try:
        return child.main()
    finally:
        answer.write_text(str(kilobytes()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
