"""`make shots`: every page as a picture, light and dark, at 1366 × 728, 1366 × 697, 150 % and wide, and every printed form."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.stage import Stage, story_desk
from ui.printing.paper import document_of, pages_of, picture_of
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery

STORY = Path(__file__).parent.parent / "resources" / "demo" / "reception_day.json"
SIZES = {"1366": (1366, 728), "697": (1366, 697), "1920": (1920, 1040)}


def main(folder: Path, zoomed: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    desk = story_desk(folder / "shots.xfd", STORY)
    stage = Stage()
    try:
        sizes = {"150": (910, 485)} if zoomed else SIZES
        for scheme in ("light", "dark"):
            for name, size in sizes.items():
                with stage.window(desk, scheme, size) as window:
                    _pages(stage, window, desk, folder, f"{name}-{scheme}")
        if not zoomed:
            _papers(desk, folder)
    finally:
        desk.close()


def _pages(stage: Stage, window, desk: Desk, folder: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    day = desk.reception.current_day()
    assert day is not None
    queue = desk.reception.queue(day.uid)
    stage.grab(window, folder / f"today-new-{name}.png", "today")
    for number in (1, 2, 3, 4, 5, 9):
        stage.grab(window, folder / f"today-{number}-{name}.png", "today", queue[number - 1].visit)
    window.page.show_close()
    stage.grab(window, folder / f"close-{name}.png", "today")
    stage.grab(window, folder / f"ledger-{name}.png", "ledger")
    stage.grab(window, folder / f"ledger-search-{name}.png", "ledger", LedgerQuery(text="补"))
    stage.grab(
        window, folder / f"record-{name}.png", "ledger", desk.ledger.rows(LedgerQuery(), 0, 1)[0].number
    )
    stage.grab(window, folder / f"office-{name}.png", "office")


def _papers(desk: Desk, folder: Path) -> None:
    day = desk.reception.current_day()
    assert day is not None
    for row in desk.reception.queue(day.uid):
        if row.sealed:
            continue
        for kind in ("form", "slip"):
            pages = pages_of(document_of(kind, desk.reception.form(row.visit)))
            for n in range(len(pages.pages)):
                picture_of(pages, n, 1000).save(str(folder / f"{kind}-{row.queue_number}-{n + 1}.png"))
    sealed = next(line.number for line in desk.ledger.rows(LedgerQuery(), 0, 20) if line.sealed)
    pages = pages_of(document_of("letter", desk.handing_over.letter(sealed, "看一看版面")))
    for n in range(len(pages.pages)):
        picture_of(pages, n, 1000).save(str(folder / f"letter-{n + 1}.png"))


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots")
    main(target, zoomed="--zoomed" in sys.argv)
    if "--zoomed" not in sys.argv:
        environment = {**os.environ, "QT_SCALE_FACTOR": "1.5"}
        subprocess.run(
            [sys.executable, "-m", "scripts.shots", str(target / "150"), "--zoomed"],
            env=environment,
            check=True,
        )
