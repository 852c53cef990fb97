"""Where things live: the ledger's folder, logs, backups, and which ledger was open last. XFDESK_HOME moves all of it."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

SUFFIX = ".xfd"


def home() -> Path:
    """The program's own folder; made when first needed."""
    override = os.environ.get("XFDESK_HOME")
    if override:
        return Path(override)
    return user_data_path("xfdesk", appauthor=False)


def default_ledger(office_name: str) -> Path:
    """Where the first start puts the ledger: one file named after the office."""
    kept = "".join(ch for ch in office_name if ch.isalnum())[:40]
    return home() / f"{kept}接访台账{SUFFIX}"


def logs() -> Path:
    return home() / "logs"


def part_notes() -> Path:
    """Where a part file is noted while it is being written."""
    return home() / "parts"


def backups(ledger: Path) -> Path:
    """Beside the ledger, so that both travel together."""
    return ledger.parent / f"{ledger.stem}-备份"


def last_ledger() -> Path | None:
    import json

    try:
        found = json.loads((home() / "last.json").read_text("utf-8"))["ledger"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Path(found) if isinstance(found, str) else None


def own_files() -> tuple[Path, ...]:
    """What the program has made in its own folder so far; the folder itself only where nobody else chose it."""
    found = [home() / "last.json", *home().glob("xfdesk-*.lock"), logs(), *logs().glob("*")]
    return tuple(found if os.environ.get("XFDESK_HOME") else [home(), *found])


def beside(ledger: Path) -> tuple[Path, ...]:
    """The ledger and what belongs to it: journal, mark, backups."""
    named = (ledger.with_name(ledger.name + more) for more in ("", "-journal", ".open"))
    return (*named, backups(ledger), *backups(ledger).glob("*"))


def remember_ledger(ledger: Path) -> None:
    """Losing this costs one question at the next start, so a folder that cannot be written is passed over."""
    import json

    try:
        home().mkdir(parents=True, exist_ok=True)
        part = home() / "last.json.part"
        part.write_text(json.dumps({"ledger": str(ledger.resolve())}, ensure_ascii=False), "utf-8")
        part.replace(home() / "last.json")
    except OSError:
        return
