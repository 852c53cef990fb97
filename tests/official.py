"""Invented papers for the tests: data with a different value in each field, templates made of a few lines, the story's matters."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from docx import Document

from tests import builders
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.outputs.papers.words import TITLES
from xfdesk.records.acts import Accept, Assign, Deliver, GiveReply, PointAnswer, TakeStep
from xfdesk.records.papers import Annex, ListedPaper, PaperData, PaperPoint
from xfdesk.rules.words import PaperKind

FIRST, GROUP, WAY, ACCUSATION = "JF-2026-0001", "JF-2026-0004", "JF-2026-0007", "JF-2026-0006"
"""Of the story: a matter of one man, one of seven people, one that is led to the courts, an accusation."""
POINT = PaperPoint(
    "1", "（一）", "拨付青苗补偿款3600元", "全部合理", "征收土地应当及时支付补偿", "《土地管理法》第四十八条", "说明过丈量表",
    "直接拨付到户", "自然资源所", "马建国", date(2026, 12, 10), "已拨付到账户", "予以支持", "由财政所于年底前办结",
)  # fmt: skip


def data(kind: PaperKind, **changes: object) -> PaperData:
    """Every field filled, no two alike."""
    fields: dict[str, Any] = {}
    given = ("kind", "title", "office", "matter", "matter_number", "dated", "paper", "number_room", "lacking")
    names = [name for name in PaperData.__dataclass_fields__ if name not in given]
    for n, name in enumerate(names):
        typed = str(PaperData.__dataclass_fields__[name].type)
        fields[name] = date(2027, 1, 1) + timedelta(days=n) if "date" in typed else f"填{name}"
    fields["points"] = (POINT, replace(POINT, index="2", place="（二）", text="复丈地块", verdict="待核实"))
    fields["annexes"] = (Annex("复丈记录", "1. "), Annex("丈量表", "2. "))
    fields["papers"] = (
        ListedPaper("受理告知书", "甲〔2026〕1号"),
        ListedPaper("处理意见书", "乙〔2026〕2号"),
    )
    made = PaperData(kind, TITLES[kind], "清河镇人民政府", "u", "JF-2026-0001", date(2026, 11, 20), **fields)
    return replace(made, **changes)  # type: ignore[arg-type]


def ordinary(kind: PaperKind, **changes: object) -> PaperData:
    """A paper as an office writes it most days."""
    changes = {
        "number": "清政信受〔2026〕4号", "name": "钱卫东", "addressed": "钱卫东等7人", "you": "你们",
        "came": "你们于2026年11月20日来访", "summary": "村口养猪场污水排入水渠", "contact": "林小雨",
        "contact_phone": "0377-61200315", "lead_unit": "综合执法队", "person": "邓勇", "lead_official": "周启明",
        "accepted_on": date(2026, 11, 20), "answer_by": date(2027, 1, 19), "reviewing_body": "南屏县人民政府",
        "reason": "需要等待测绘结果", "basis": "《土地管理法》第四十八条", "established": "2026年12月2日复丈，实有1.40亩。",
        "body": "县人民法院", "way_basis": "《信访工作条例》第三十一条第一项", "lawful_way": "应当依照诉讼程序处理",
        "annexes": (), "reply_number": "清政信处〔2026〕3号", "extended_by": "20", "approver": "周启明", "handing": "转送",
        "measures": "核对丈量表；复丈地块", "leads": "韩雪梅（副镇长）", "owner": "自然资源所　马建国", "third_care": "包回访",
        "investigates": "马建国", "handles": "马建国", "sees_through": "韩雪梅", "coordinating": "财政所", "phone": "13837720415",
        "address": "东河村三组17号", "instruction": "核对后直接拨付。", "leaders": "韩雪梅", "method": "当面", "nth": "2",
        "overdue_days": "5", "asked": "补偿款拨付进展",
        **changes,
    }  # fmt: skip
    return data(kind, **changes)


def template(lines: Iterable[str], table: Iterable[str] = ()) -> bytes:
    """A Word file of a few lines."""
    docx = Document()
    for line in lines:
        docx.add_paragraph(line)
    for line in table:
        docx.add_table(1, 1).cell(0, 0).text = line
    return saved(docx)


def saved(docx: Any) -> bytes:
    memory = io.BytesIO()
    docx.save(memory)
    return memory.getvalue()


def rezipped(blob: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The package with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return memory.getvalue()


def lines_of(blob: bytes) -> list[str]:
    """Every paragraph of the text and of its tables, read by python-docx."""
    docx = Document(io.BytesIO(blob))
    found = [paragraph.text for paragraph in docx.paragraphs]
    for table in docx.tables:
        for row in table.rows:
            seen: list[Any] = []
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.append(cell._tc)
                    found += [paragraph.text for paragraph in cell.paragraphs]
    return found


def text_of(blob: bytes) -> str:
    return "\n".join(lines_of(blob))


def told(desk: Desk) -> Desk:
    """The story's day recorded, with the office's particulars that papers need."""
    assert [row.refusal for row in desk.day_import.rows(desk.day_import.read(builders.STORY))] == [None] * 9
    desk.office.set("paper_word", "清政信")
    desk.office.set("reviewing_body", "南屏县人民政府")
    return desk


def taken_in_hand(desk: Desk, number: str = FIRST) -> None:
    desk.followup.record(number, "", Accept())
    act = Assign(
        lead_official="韩雪梅", measures="核对丈量表；复丈地块", due="2026-12-10", unit="自然资源所", person="马建国",
        coordinating="财政所",
    )  # fmt: skip
    desk.followup.record(number, "", act)


def answered(desk: Desk, clock: FixedClock) -> None:
    """The first matter with an opinion on both of its demands; it is the eighteenth of December now."""
    clock.set(datetime(2026, 12, 2, 9, 0))
    step = TakeStep("调查", "马建国", "自然资源所会同村委会复丈，该地块实有1.40亩")
    desk.followup.record(FIRST, "", step)
    clock.set(datetime(2026, 12, 18, 9, 0))
    answers = (
        PointAnswer(
            "1", "3600元已于2026年12月9日拨付到你的账户。", "支持", "《土地管理法》第四十八条", "已落实"
        ),
        PointAnswer("2", "复丈图已当面说明", "不予支持", "《土地管理法》第四十八条"),
    )
    desk.followup.record(FIRST, "", GiveReply(by="自然资源所", answers=answers, remedy="可以请求复查"))


def delivered(desk: Desk) -> None:
    desk.followup.record(FIRST, "", Deliver("当面", "签收"))
