"""The agenda of a session and the pages on its matters: what they say, what they leave out, and how many pages they take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests import builders
from tests.flow import life
from tests.official import template
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import flow
from xfdesk.errors import Refused
from xfdesk.outputs.papers.lines import ems
from xfdesk.records.acts import Bring, Decide, ReportBack, TakeStep
from xfdesk.records.conference import SessionEntry
from xfdesk.rules.words import Channel, PaperKind

AGENDA = "通报上次会议交办事项的办理结果\n现场交办：逐件定领导、定措施、定时间、定责任\n主持人讲话"
SESSION = SessionEntry(
    session="5", on="2026-12-08", time="上午9:00", place="镇政府三楼会议室", host="周启明（镇党委书记）",
    attendants="韩雪梅、各承办单位负责人", agenda=AGENDA,
)  # fmt: skip


@pytest.fixture
def numbers(desk: Desk, clock: FixedClock) -> list[str]:
    """A found dispute and a letter whose writer asked for secrecy, both before the fifth session."""
    clock.set(life.moment("2026-11-20"))
    found = []
    for n, summary in enumerate(("西岭村山林权属争议。", "猪场污水排入水渠")):
        entry = builders.letter(desk, Channel.LETTER, handling=None)
        person = builders.visitor(
            name=("范长河", "钱卫东")[n], id_number="", phone="13812345678", confidential=bool(n)
        )
        found.append(
            desk.followup.receive(
                replace(entry, visitor=person, matter=replace(entry.matter, summary=summary))
            ).number
        )
    with desk.file.act():
        desk.file.db.execute_sql("UPDATE matter SET channel = '排查' WHERE number = ?", (found[0],))
    desk.conference.plan(SESSION)
    clock.set(life.moment("2026-12-04"))
    desk.followup.record(found[0], "", Bring("5", "牵头单位、勘界时间", "自然资源所、司法所"))
    desk.followup.record(found[1], "", Bring("5"))
    return found


def lines(path: Path) -> list[str]:
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def cells(path: Path, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in Document(str(path)).tables[table].rows]


def words(path: Path) -> str:
    found = Document(str(path))
    return "\n".join(text.text or "" for text in found.element.body.iter() if text.tag.endswith("}t"))


def test_the_agenda_says_when_where_and_what_is_to_be_decided(
    desk: Desk, numbers: list[str], tmp_path: Path
) -> None:
    written = desk.conference.agenda_word("5", tmp_path / "议程.docx")
    path = Path(written.path)
    assert written.notes == ()
    assert [line for line in lines(path) if line] == [
        "清河镇信访工作联席会议",
        "2026年第5次会议议程",
        "时　　间：2026年12月8日（星期二）上午9:00",
        "地　　点：镇政府三楼会议室",
        "主　　持：周启明（镇党委书记）",
        "参　　加：韩雪梅、各承办单位负责人",
        "一、通报上次会议交办事项的办理结果",
        "二、研究下列事项",
        "三、现场交办：逐件定领导、定措施、定时间、定责任",
        "四、主持人讲话",
        "清河镇信访工作联席会议办公室",
        "2026年12月4日",
    ]
    assert cells(path) == [
        ["序", "编号", "事项与需要会议定的事", "汇报单位", "法定答复"],
        [
            "1",
            numbers[0],
            "西岭村山林权属争议（排查发现）。请定：牵头单位、勘界时间",
            "自然资源所\n司法所",
            "2027-01-15",
        ],
        ["2", numbers[1], "猪场污水排入水渠。", "社会保障所", "2027-01-15"],
    ]


def test_head_repeats_rows_stay_whole_and_many_matters_run_over_pages(
    desk: Desk, clock: FixedClock, numbers: list[str], tmp_path: Path
) -> None:
    document = Document(str(desk.conference.agenda_word("5", tmp_path / "议程.docx").path))
    head, *rest = document.tables[0].rows
    assert head._tr.xpath("w:trPr/w:tblHeader") and all(row._tr.xpath("w:trPr/w:cantSplit") for row in rest)
    assert len(flow(desk.conference.agenda("5"), ems)) == 1
    for _ in range(25):
        entry = builders.letter(desk, Channel.LETTER, handling=None, unit="")
        desk.followup.record(desk.followup.receive(entry).number, "", Bring("5", "经费和期限"))
    paper = desk.conference.agenda("5")
    assert len(flow(paper, ems)) > 1
    assert paper.file_name == "会议议程_2026年第5次联席会议"


def test_each_matter_has_a_page_however_much_was_done(desk: Desk, numbers: list[str], tmp_path: Path) -> None:
    for n in range(40):
        desk.followup.record(
            numbers[0], "2026-12-01", TakeStep("调查", "陈立群", f"第{n}次到场核对，" + "四至不清，" * 40)
        )
    path = Path(desk.conference.summaries_word("5", tmp_path / "摘要.docx").path)
    assert len(Document(str(path)).tables) == 2
    assert len(flow(desk.conference.summaries("5"), ems)) == 2
    said = words(path)
    assert "另有" in said and "牵头单位、勘界时间" in said


def test_secrecy_and_numbers_of_people_are_kept(desk: Desk, numbers: list[str], tmp_path: Path) -> None:
    said = words(Path(desk.conference.summaries_word("5", tmp_path / "摘要.docx").path))
    assert "范长河" in said and "钱**" in said
    for hidden in ("钱卫东", "13812345678", "138****5678"):
        assert hidden not in said
    (kept,) = desk.file.sql("SELECT what FROM history ORDER BY seq DESC LIMIT 1")
    assert kept == ("生成会议事项摘要 2026年第5次",)


def test_an_earlier_session_stands_on_the_page(desk: Desk, clock: FixedClock, numbers: list[str]) -> None:
    clock.set(life.moment("2026-12-08"))
    desk.followup.record(numbers[0], "", Decide("5", "自然资源所牵头勘界", "自然资源所", "2026-12-20"))
    clock.set(life.moment("2026-12-22"))
    desk.followup.record(numbers[0], "", ReportBack("界桩已立"))
    desk.followup.record(numbers[0], "", Bring("6", "后续管护"))
    paper = desk.conference.summaries("6")
    said = "".join(
        passage.text for grid in paper.blocks if hasattr(grid, "bands") for band in grid.bands for slot in band.slots
        for passage in slot.passages
    )  # fmt: skip
    assert "2026年第5次联席会议：自然资源所牵头勘界（自然资源所，12月20日前）；反馈：界桩已立；已反馈" in said


def test_a_session_without_matters_has_no_papers_and_no_file(desk: Desk, tmp_path: Path) -> None:
    desk.conference.plan(SESSION)
    for write in (desk.conference.agenda_word, desk.conference.summaries_word):
        with pytest.raises(Refused) as why:
            write("5", tmp_path / "议程.docx")
        assert why.value.rule == "session_empty"
    with pytest.raises(Refused):
        desk.conference.agenda("5")
    assert list(tmp_path.glob("*.docx")) == []


def test_what_is_sealed_is_on_neither(desk: Desk, numbers: list[str], tmp_path: Path) -> None:
    with desk.file.act():
        desk.file.db.execute_sql("UPDATE matter SET sealed = 1 WHERE number = ?", (numbers[0],))
    for write in (desk.conference.agenda_word, desk.conference.summaries_word):
        said = words(Path(write("5", tmp_path / "会.docx").path))
        assert numbers[1] in said
        assert numbers[0] not in said and "山林" not in said and "勘界" not in said


def test_what_nobody_has_said_leaves_room_and_is_told(
    desk: Desk, clock: FixedClock, numbers: list[str], tmp_path: Path
) -> None:
    desk.followup.record(numbers[0], "", Bring("6", "后续管护"))
    written = desk.conference.agenda_word("6", tmp_path / "议程.docx")
    assert [note.rpartition("：")[2] for note in written.notes] == ["时间", "地点", "主持"]
    said = lines(Path(written.path))
    assert "地　　点：　　　　　　" in said
    assert "一、研究下列事项" in said
    assert "二、现场交办：逐件定领导、定措施、定时间、定责任（会后当日出交办单）" in said


def test_an_agenda_of_the_offices_own_is_taken_in_and_used(
    desk: Desk, numbers: list[str], tmp_path: Path
) -> None:
    own = tmp_path / "自己的.docx"
    own.write_bytes(
        template(
            [
                "{{届次}}　{{时间}}　{{地点}}　{{主持}}　{{参加}}",
                "{%p for 题 in 议题 %}",
                "{{题.编号}}——{{题.请定}}",
                "{%p endfor %}",
            ]
        )
    )
    desk.papers.templates.take_in(PaperKind.AGENDA, own)
    said = lines(Path(desk.conference.agenda_word("5", tmp_path / "议程.docx").path))
    assert f"{numbers[0]}——牵头单位、勘界时间" in said
    own.write_bytes(template(["{{届次}}{{来访人}}"]))
    with pytest.raises(Refused) as why:
        desk.papers.templates.take_in(PaperKind.AGENDA, own)
    assert why.value.rule == "unknown_word"
    assert PaperKind.AGENDA not in [offer.kind for offer in desk.papers.offered(numbers[0])]
