"""信访须知: two pages in large type, the same words to everyone, the numbers of the profile in force."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from tests import builders
from ui.printing.layout import lay_out
from ui.printing.paper import write_pdf
from xfdesk.desk.desk import Desk
from xfdesk.outputs.document import Passage, WordPaper
from xfdesk.outputs.leaflet import leaflet
from xfdesk.records.leaflet import LeafletData
from xfdesk.records.rota import RotaEntry

NATIONAL = LeafletData(
    "清河镇人民政府", "清河镇人民政府一楼　信访接待室", "清河镇人民政府一楼", "0377-61200315", "0377-61200316",
    "不预约也可以当天取号，按号接待", (4,), "8:30—11:30\n14:30—17:00", True, "区人民政府",
    (15, False), (60, False), 30, 30, 30,
)  # fmt: skip


def said(paper: object) -> str:
    assert isinstance(paper, WordPaper)
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Passage))


@pytest.mark.parametrize(
    "article", ["第17、19、20条", "第18、21、22、23条", "第34条", "第35、36条", "第31条", "第26条"]
)
def test_every_duty_names_its_articles_in_figures(article: str) -> None:
    assert f"（{article}）" in said(leaflet(NATIONAL))


def test_it_says_the_dates_the_remedies_the_ways_and_the_order() -> None:
    text = said(leaflet(NATIONAL))
    for words in (
        "每周五 8:30—11:30，14:30—17:00", "0377-61200315", "监督电话：0377-61200316", "不超过5人",
        "不能的15日内告知您", "受理之日起60日内书面答复。", "延长一次，最多30日",
        "收到书面答复之日起30日内，书面请求区人民政府复查，30日内有复查意见", "上一级机关复核，30日内有复核意见",
        "诉讼、案件：", "可以仲裁的：", "党员申诉：", "行政复议", "要求查处违法、履行职责：", "出具信访处理意见书",
        "围堵、冲击机关单位", "危险物品、管制器具", "生活不能自理的人", "借信访敛财",
    ):  # fmt: skip
        assert words in text, words
    assert not re.search("第[一二三四五六七八九十]+条", text)
    assert not any(word in text for word in ("无理", "缠访", "闹访", "上访"))


def test_the_numbers_are_those_of_the_profile_in_force(desk: Desk) -> None:
    assert "不能的15日内告知您" in said(desk.leaflet.document())
    desk.office.set("profile", "zhejiang-2016")
    text = said(desk.leaflet.document())
    assert "不能的5个工作日内告知您" in text
    assert "受理之日起30日内书面答复。" in text and "最多60日" in text


def test_place_telephones_and_days_are_the_offices_own(desk: Desk) -> None:
    desk.office.set("rota_weekdays", "周二、周五")
    desk.office.set("place_address", "新河路1号")
    desk.office.set("place_help", "无台阶")
    desk.office.set("supervision_phone", "0377-61200316")
    text = said(desk.leaflet.document())
    assert "每周二、周五 8:30—11:30，14:30—17:00。逢休息日改期另行公布。" in text
    assert "新河路1号　镇信访接待室（无台阶）" in text
    assert "来信寄：新河路1号　清河镇人民政府" in text and "请求区人民政府复查" in text
    assert desk.leaflet.data().lacking == ()


def test_what_most_days_of_the_rota_have_is_usual(desk: Desk) -> None:
    for day in ("12-4", "12-11"):
        desk.rota.put(RotaEntry(day, leaders=("韩雪梅",), hours="9:00-11:00", place="二楼会议室"))
    desk.rota.put(RotaEntry("12-18", leaders=("韩雪梅",)))
    text = said(desk.leaflet.document())
    assert "每周五 9:00—11:00。领导和日期看接访公示" in text and "二楼会议室" in text
    assert "韩雪梅" not in text and "12月" not in text


def test_what_was_not_entered_is_a_line_to_write_on_and_said(desk: Desk) -> None:
    for key in ("phone", "reviewing_body", "places"):
        desk.office.set(key, "")
    text = said(desk.leaflet.document())
    assert text.count("＿＿") > 2 and "请求原办理机关的上一级机关复查" in text
    [note] = desk.leaflet.data().lacking
    assert note.startswith("接访地址和接访地点、联系电话、监督电话、复查机关还没有填")


def test_everybody_reads_the_same(desk: Desk) -> None:
    """No visit, no matter and no person changes a word of it."""
    before = said(desk.leaflet.document())
    day = desk.reception.open_day(builders.reception_day()).uid
    desk.reception.save(builders.visit(desk, day))
    assert said(desk.leaflet.document()) == before
    assert {field.name for field in fields(LeafletData)}.isdisjoint({"visitor", "matter", "leaders"})


TYPED = st.text("清河镇人民政府a1 ", min_size=1, max_size=100)


@settings(max_examples=40)
@given(office=TYPED, where=TYPED, body=TYPED, appointment=TYPED, days=st.sets(st.integers(0, 6), min_size=1))
def test_it_is_large_and_never_more_than_two_pages(
    qapp: QApplication, office: str, where: str, body: str, appointment: str, days: set[int]
) -> None:
    paper = leaflet(
        replace(
            NATIONAL,
            office=office,
            where=where,
            address=where,
            reviewing_body=body,
            appointment=appointment,
            weekdays=tuple(sorted(days)),
        )
    )
    assert len(lay_out(paper).pages) <= 2
    blocks = [block for block in (*paper.blocks, *paper.feet[0]) if isinstance(block, Passage)]
    assert min(run.type.size for block in blocks for run in block.runs) >= 16


def test_usually_it_is_larger_than_the_least(qapp: QApplication) -> None:
    paper = leaflet(NATIONAL)
    body = [block for block in paper.blocks if isinstance(block, Passage)][-1]
    assert body.runs[-1].type.size > 16
    assert len(lay_out(paper).pages) == 2


def test_the_pdf_is_two_pages_of_a4(desk: Desk, tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "信访须知.pdf"
    assert write_pdf(desk.leaflet.document(), path) == 2
    reader = PdfReader(path)
    assert [round(page.mediabox.width) for page in reader.pages] == [595, 595]
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    assert "信 访 须 知" in text and "第 2 页" in text and "第26条" in text
    assert reader.metadata is not None and reader.metadata.title == "信访须知"
    assert date(2022, 5, 1).strftime("%Y年%-m月%-d日") in text
