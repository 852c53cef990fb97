"""`make demo`: the demonstration day, headless. Leaves the ledger, the month's workbook, form and slip as PDF, a matter led
to its end with its official papers, the pack for the next reception day, and a picture of each page in the folder given:
`python -m scripts.demo build/demo`.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from scripts.stage import Stage, story_desk
from ui.printing.paper import document_of, write_pdf
from xfdesk import owner
from xfdesk.desk.desk import Desk
from xfdesk.records import acts
from xfdesk.records.followup import BoardQuery
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
        number = _live(desk, desk.reception.queue(day.uid)[2].matter)
        (folder / "文书").mkdir(exist_ok=True)
        for paper in desk.papers.write_day(day.on, folder / "文书"):
            print(f"文书：{Path(paper.path).name}")
        pack = document_of(
            "pack", desk.day_pack.prepare(desk.table.calendar.roll(day.on + timedelta(days=1)))
        )
        write_pdf(pack, folder / f"{pack.file_name}.pdf")
        print(f"PDF：{pack.file_name}.pdf")
        with stage.window(desk) as window:
            for page in ("today", "ledger", "followup", "office"):
                stage.grab(window, folder / f"{page}.png", page)
                print(f"图：{page}.png")
            stage.grab(window, folder / "matter.png", "ledger", number)
            stage.grab(window, folder / "overdue.png", "followup", BoardQuery(tile="overdue"))
    finally:
        desk.close()
    print(f"演示放在 {folder}")


def _live(desk: Desk, matter: str) -> str:
    """One matter from its acceptance to its end; returns its number."""
    remedy = "如不服，可在收到书面答复之日起30日内向区人民政府请求复查"
    answer = acts.PointAnswer("1", "条件和登记办法已经书面说明", "解释说明", "《就业促进法》第五十二条")
    for act in (
        acts.Notice("受理告知书", method="当面", receipt="签收"),
        acts.TakeStep("调查", "陈立群", "核对就业登记，其子在外稳定就业"),
        acts.GiveReply(by="社会保障所", answers=(answer,), remedy=remedy),
        acts.Deliver("当面", "签收"),
        acts.MakeCallBack("当面", desk.who, "满意", "基本满意"),
        acts.EnterOfficial("已录入", "41132526112000001"),
        acts.Close(),
    ):
        done = desk.followup.record(matter, "", act)
        print(f"办理：{done.number} {done.status} {done.paper}".rstrip())
    return done.number


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo"))
