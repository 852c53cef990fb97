"""`make demo`: the demonstration day, headless: `python -m scripts.demo build/demo`.

Leaves in the folder the ledger, the month's workbook, form, slip and 接访包 as PDF, posting, leaflet, sheets of outreach and
the next session's agenda, the day's official papers as Word files and a picture of each page; and a second ledger in which one matter of the day was taken to its end by a file of acts.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

from scripts.stage import EVENING, Stage, story_desk
from ui.printing.paper import document_of, write_pdf
from xfdesk import owner
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.outputs.document import Document
from xfdesk.records.followup import BoardQuery
from xfdesk.rules.span import Span

DATA = Path(__file__).parent.parent / "resources" / "demo"
STORY, LIFE = DATA / "reception_day.json", DATA / "life.jsonl"
MONTH, POSTED = "2026-11", (date(2026, 12, 1), date(2026, 12, 31))
PAPERS_OF = (date(2026, 11, 24), date(2026, 12, 7))


def main(folder: Path) -> None:
    owner.keep_private()
    folder.mkdir(parents=True, exist_ok=True)
    desk = story_desk(folder / "清河镇接访台账.xfd", STORY)
    stage = Stage()
    try:
        number = _day(desk, folder)
        _around(desk, folder)
        with stage.window(desk) as window:
            for page in ("today", "ledger", "outreach", "conference", "rota", "office"):
                stage.grab(window, folder / f"{page}.png", page)
                print(f"图：{page}.png")
            stage.grab(window, folder / "followup.png", "followup", BoardQuery())
            print("图：followup.png")
    finally:
        desk.close()
    _life(folder, desk.path, number, stage)
    print(f"演示放在 {folder}")


def _day(desk: Desk, folder: Path) -> str:
    """What leaves the office on the reception day. Returns the number of the first matter."""
    span = Span.month("2026-11")
    done = desk.export.workbook(span, folder / desk.export.suggested_name(span))
    print(f"工作簿：{Path(done.path).name}，{done.rows} 行")
    day = desk.reception.current_day()
    assert day is not None
    first = desk.reception.queue(day.uid)[0]
    for kind in ("form", "slip"):
        _pdf(document_of(kind, desk.reception.form(first.visit)), folder)
    _pdf(document_of("pack", desk.day_pack.prepare(desk.day_pack.next_day())), folder)
    return desk.ledger.matter(first.matter).number


def _around(desk: Desk, folder: Path) -> None:
    """What stands around the reception day: posting, leaflet, the month's sheet of outreach, the agenda of the next session."""
    posting = desk.rota.posting(*POSTED)
    _pdf(desk.rota.posting_document(posting), folder)
    desk.rota.write_posting(posting, folder / "接访公示.xlsx")
    _pdf(desk.leaflet.document(), folder)
    _pdf(desk.outreach.blank_sheets(desk.outreach.villages(), MONTH), folder)
    _pdf(desk.outreach.review(MONTH), folder)
    desk.outreach.write_workbook(MONTH, folder / "排查.xlsx")
    print("工作簿：接访公示.xlsx、排查.xlsx")
    ahead, before = desk.conference.sessions()[:2]
    for written in (
        desk.conference.agenda_word(ahead.uid, folder / "会议议程.docx"),
        desk.conference.summaries_word(ahead.uid, folder / "会议事项摘要.docx"),
    ):
        print(f"会议：{Path(written.path).name}")
    print(before.sentence)


def _pdf(document: Document, folder: Path) -> None:
    write_pdf(document, folder / f"{document.file_name}.pdf")
    print(f"PDF：{document.file_name}.pdf")


def _life(folder: Path, ledger: Path, number: str, stage: Stage) -> None:
    """One matter to its end, weeks later, in a copy: in the ledger itself all the others would be late by then."""
    copy, lines = folder / "一件事到办结.xfd", folder / "办理过程.jsonl"
    shutil.copyfile(ledger, copy)
    lines.write_text(LIFE.read_text("utf-8").replace("{编号}", number), "utf-8")
    papers = folder / "文书"
    papers.mkdir(exist_ok=True)
    days = [json.loads(line)["on"] for line in lines.read_text("utf-8").splitlines()]
    clock = FixedClock(EVENING)
    desk = Desk.open(copy, who="林小雨", clock=clock)
    try:
        answers = desk.recording.lines(lines)
        for on in days:
            clock.set(datetime.fromisoformat(f"{on} 16:30"))
            answer = next(answers)
            if answer.recorded is not None:
                print(f"第 {answer.line} 行：{answer.recorded.number} {answer.recorded.status}")
            elif answer.refusal is not None:
                print(f"第 {answer.line} 行：退回。{answer.refusal.sentence}")
        for on in PAPERS_OF:
            for written in desk.papers.write_day(on, papers):
                print(f"文书：{Path(written.path).name}")
        with stage.window(desk) as window:
            stage.grab(window, folder / "matter.png", "ledger", number)
            print("图：matter.png")
    finally:
        desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo"))
