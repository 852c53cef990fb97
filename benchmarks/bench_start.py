"""Start to the first usable page, as a whole process, against a bare window with a fixed table of 100 rows."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import FOLDER, ledger
from benchmarks.figures import Figure, median, timed

RUNS = 7
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem
app = QApplication(sys.argv)
table = QTableWidget(100, 8)
for row in range(100):
    for column in range(8):
        table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
table.resize(1366, 728)
table.show()
app.processEvents()
table.grab()
import os
from benchmarks import peak
print(peak.kilobytes())
sys.stdout.flush()
os._exit(0)
"""

OURS = "import benchmarks.first_page"
SCREEN = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}


def run(sizes: tuple[int, ...]) -> Iterator[Figure]:
    # As on every start but the first, whatever this machine's Python is told about writing bytecode.
    for room in ("xfdesk", "ui", "benchmarks"):
        compileall.compile_dir(room, quiet=1)
    empty = _empty_ledger()
    for name, n, path in [("empty", 0, empty), *(("full", n, ledger(n)) for n in sizes)]:
        bare, ours, bare_kb, ours_kb = [], [], 0, 0
        for _ in range(RUNS):
            bare_ms, bare_kb = _process([sys.executable, "-c", BARE])
            ours_ms, ours_kb = _process([sys.executable, "-c", OURS, str(path)])
            bare.append(bare_ms)
            ours.append(ours_ms)
        yield Figure(f"start, {name}", n, median(ours), "ms", "bare window", median(bare), 1.35)
        yield Figure(f"start, memory, {name}", n, ours_kb / 1024, "MB", "bare window", bare_kb / 1024)


def _empty_ledger() -> Path:
    from xfdesk.desk.desk import Desk

    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / "empty.xfd"
    if not path.exists():
        Desk.create(path, office_name="清河镇人民政府", who="林小雨", code="QH").close()
    return path


def _process(command: list[str]) -> tuple[float, int]:
    """Milliseconds of the whole process, and its peak memory in kB as it says itself."""
    out: list[str] = []
    home = str((FOLDER / "home").absolute())  # not the clerk's own: a start remembers its ledger
    screen = FOLDER / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}))
    platform = f"offscreen:configfile={screen.absolute()}"
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "XDG_DATA_HOME": home}

    def go() -> None:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
        out.append(done.stdout)

    took = timed(go)
    return took, int(out[0].split()[-1])
