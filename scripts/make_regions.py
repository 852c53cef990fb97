"""Writes resources/regions.txt: withdrawn codes from the GB2260 package (MIT, revisions 2002 to 2013), current ones from
the china-division package (MIT, npm, 2.7.0, list of 2023). Run by hand with the `data` extra installed and that
package's `dist` folder unpacked: `python -m scripts.make_regions DIST`. A code that is not in the newest list is
withdrawn; the last year in which a list had it stands behind its name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gb2260.data import data

NEWEST = 2023
HEAD = """# National administrative division codes (GB/T 2260), current and withdrawn.
# Source: data sets GB2260 (MIT, revisions 2002 to 2013 of the national lists) and china-division (MIT, list of 2023).
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
    lines = [
        f"{code} {name}" + (f"\t{until}" if until else "") for code, (name, until) in sorted(rows.items())
    ]
    Path("resources/regions.txt").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


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
