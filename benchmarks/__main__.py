"""`make bench`: runs every benchmark, prints the table, writes build/bench.json.

Each benchmark is a process of its own, so that none measures what another has left, and one that fails is named at the
end while the others have been measured.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import DEFAULT_SIZES
from benchmarks.figures import Figure

MODULES = (
    "bench_start",
    "bench_save",
    "bench_recognise",
    "bench_search",
    "bench_ledger",
    "bench_followup",
    "bench_outreach",
    "bench_export",
    "bench_export_frames",
)
OUT = Path("build/bench.json")
MARK = "figure "


def main() -> None:
    arguments = _arguments()
    sizes = tuple(arguments.sizes) or DEFAULT_SIZES
    if arguments.within:
        _tell(arguments.within, sizes)
        return
    rows: list[dict[str, object]] = []
    failed = []
    print(f"{'name':44}{'n':>10}{'value':>12}  {'against':>34}{'ratio':>9}{'goal':>7}")
    for module in arguments.only or MODULES:
        status = 0
        for row in _measured(module, sizes):
            if isinstance(row, int):
                status = row
            else:
                rows.append(row)
                print(_line(row), flush=True)
        if status:
            failed.append(f"{module} ({status})")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if failed:
        sys.exit(f"did not end well: {', '.join(failed)}")


def _measured(module: str, sizes: tuple[int, ...]) -> Iterator[dict[str, object] | int]:
    """The figures of one benchmark as they come, then its exit status."""
    command = [sys.executable, "-m", "benchmarks", "--within", module, "--sizes", *map(str, sizes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(MARK):
                yield json.loads(line.removeprefix(MARK))
    yield process.returncode


def _tell(module: str, sizes: tuple[int, ...]) -> None:
    for figure in importlib.import_module(f"benchmarks.{module}").run(sizes):
        row = figure.as_json() if isinstance(figure, Figure) else dict(figure)
        print(MARK + json.dumps(row), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    parser.add_argument("--only", nargs="*", choices=MODULES)
    parser.add_argument("--within", choices=MODULES, help=argparse.SUPPRESS)
    return parser.parse_args()


def _line(row: dict[str, object]) -> str:
    value = f"{float(str(row['value'])):.2f} {row['unit']}"
    against = f"{row['against']} {float(str(row['against_value'])):.2f}"
    goal = "" if row.get("goal") is None else f"≤{row['goal']}"
    return f"{row['name']!s:44}{row['n']:>10}{value:>12}  {against:>34}{row['ratio']:>9}{goal:>7}"


if __name__ == "__main__":
    main()
