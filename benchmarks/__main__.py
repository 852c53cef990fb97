"""`make bench`: runs every benchmark, prints the table, writes build/bench.json."""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path

from benchmarks.data import DEFAULT_SIZES
from benchmarks.figures import Figure

MODULES = (
    "bench_start",
    "bench_save",
    "bench_recognise",
    "bench_search",
    "bench_ledger",
    "bench_export",
    "bench_export_frames",
)
OUT = Path("build/bench.json")


def main() -> None:
    arguments = _arguments()
    sizes = tuple(arguments.sizes) or DEFAULT_SIZES
    rows: list[dict[str, object]] = []
    print(f"{'name':44}{'n':>10}{'value':>12}  {'against':>34}{'ratio':>9}{'goal':>7}")
    for module in arguments.only or MODULES:
        for figure in importlib.import_module(f"benchmarks.{module}").run(sizes):
            row = figure.as_json() if isinstance(figure, Figure) else dict(figure)
            rows.append(row)
            print(_line(row), flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[])
    parser.add_argument("--only", nargs="*", choices=MODULES)
    return parser.parse_args()


def _line(row: dict[str, object]) -> str:
    value = f"{float(str(row['value'])):.2f} {row['unit']}"
    against = f"{row['against']} {float(str(row['against_value'])):.2f}"
    goal = "" if row.get("goal") is None else f"≤{row['goal']}"
    return f"{row['name']!s:44}{row['n']:>10}{value:>12}  {against:>34}{row['ratio']:>9}{goal:>7}"


if __name__ == "__main__":
    main()
