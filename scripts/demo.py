"""`make demo`: the demonstration day, headless. Leaves the ledger, the month's workbook, form and slip as PDF, and a
picture of each page in the folder given: `python -m scripts.demo build/demo`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.stage import Stage, story_desk
from ui.printing.paper import document_of, write_pdf
from xfdesk import owner
from xfdesk.rules.span import Span

STORY = Path(__file__).parent.parent / "resources" / "demo" / "reception_day.json"


def main(folder: Path) -> None:
    owner.keep_private()
    folder.mkdir(parents=True, exist_ok=True)
    desk = story_desk(folder / "清河镇接访台账.xfd", STORY)
    stage = Stage()
    try:
        span = Span.month("2026-11")
        done = desk.export.workbook(span, folder / desk.export.suggested_name(span))
        print(f"工作簿：{Path(done.path).name}，{done.rows} 行")
        day = desk.reception.current_day()
        assert day is not None
        first = desk.reception.queue(day.uid)[0].visit
        for kind in ("form", "slip"):
            document = document_of(kind, desk.reception.form(first))
            write_pdf(document, folder / f"{document.file_name}.pdf")
            print(f"PDF：{document.file_name}.pdf")
        with stage.window(desk) as window:
            for page in ("today", "ledger", "office"):
                stage.grab(window, folder / f"{page}.png", page)
                print(f"图：{page}.png")
    finally:
        desk.close()
    print(f"演示放在 {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo"))
