"""What came by letter, by call or from above: in the workbook by the day it was received, and on a register of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests import builders
from tests.outputs.reading import Workbook
from tests.outputs.recount import recount
from ui.printing.layout import Pages, lay_out
from ui.printing.paper import write_pdf
from xfdesk.commands.line import main
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.desk.papers import register
from xfdesk.records.visit import MatterEntry, PaperEntry, VisitorEntry
from xfdesk.rules.span import Span
from xfdesk.rules.words import Channel, Handling, MatterClass

TOTAL, COUNT, VISITS = 24, 7, slice(1, 7)


@pytest.fixture
def mixed(desk: Desk, day: str, clock: FixedClock) -> Desk:
    """One visit, a letter, and one handed down with a date that is past by the end of November."""
    desk.reception.save(builders.visit(desk, day))
    desk.followup.receive(
        builders.letter(desk, visitor=person("吴满仓"), people="12", handling=Handling.ACCEPTED)
    )
    came = {"origin": "区信访局", "due": "2026-11-27", "received_on": "2026-11-12"}
    points = (builders.solved_point(due="2026-11-26"),)
    desk.followup.receive(
        builders.letter(desk, Channel.ASSIGNED, came=came, visitor=person("胡月娥"), points=points)
    )
    clock.set(datetime(2026, 12, 1, 9, 0))
    return desk


def person(name: str) -> VisitorEntry:
    return builders.visitor(name=name, id_number="", phone="139" + f"{ord(name[0]):08d}"[-8:])


def book(desk: Desk, folder: Path, span: Span) -> Workbook:
    path = folder / f"{span.key}.xlsx"
    desk.export.workbook(span, path)
    return Workbook(path)


def test_the_ledgers_rows_stand_by_the_day_of_the_visit_or_the_day_received(
    mixed: Desk, tmp_path: Path
) -> None:
    rows = book(mixed, tmp_path, Span.month("2026-11")).rows("台账")
    assert [(str(row["接访日期"]), row["信访人姓名"], row["备注"]) for row in rows] == [
        ("2026-11-12", "胡月娥", "交办（区信访局）"),
        ("2026-11-16", "吴满仓等12人", "来信"),
        ("2026-11-20", "高秀兰", ""),
    ]
    assert [row["人数"] for row in rows] == [1, 12, 1]
    assert (rows[1]["接访领导及职务"], rows[1]["初访/重访"], str(rows[1]["受理日期"])) == (
        "",
        "",
        "2026-11-16",
    )
    assert rows[0]["处理方式及领导意见"].startswith("交办，")
    assert all(row["编号"].startswith("JF-2026-") for row in rows)


def test_they_are_matters_of_the_month_but_no_visits(mixed: Desk, tmp_path: Path) -> None:
    sums = book(mixed, tmp_path, Span.month("2026-11")).values("统计")[TOTAL]
    assert sums[VISITS] == [1, 1, 0, 0, 1, 0]
    assert sums[COUNT] == 3
    counted = recount(mixed, date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 30))
    assert counted.figures["件数"] == 3


def test_the_open_list_and_the_owned_list_go_by_the_assigning_bodys_date(mixed: Desk, tmp_path: Path) -> None:
    november = book(mixed, tmp_path, Span.month("2026-11"))
    opened = {row["信访人"]: row for row in november.rows("未办结清单")}
    assert str(opened["胡月娥"]["应办结日期"]) == "2026-11-27", "past: before the date that was set"
    assert opened["胡月娥"]["剩余天数"] == -3
    assert str(opened["吴满仓等12人"]["来访日期"]) == "2026-11-16"
    assert "胡月娥" in {row["信访人"] for row in november.rows("包案及交办件")}


def test_a_month_in_which_only_a_letter_came_has_its_row(
    desk: Desk, tmp_path: Path, clock: FixedClock
) -> None:
    desk.followup.receive(builders.letter(desk))
    clock.set(datetime(2026, 12, 1, 9, 0))
    (row,) = book(desk, tmp_path, Span.month("2026-11")).rows("台账")
    assert (row["信访人姓名"], row["主要诉求"]) == ("高秀兰", "认定代课教龄，补发养老补贴")


def test_a_sealed_letter_gives_date_people_and_number_alone(desk: Desk, tmp_path: Path) -> None:
    accused = MatterEntry(matter_class=MatterClass.ACCUSATION, summary="反映村干部", facts="收了钱")
    entry = builders.letter(
        desk, matter=accused, points=(), unit="区纪委", people="2", handling=Handling.TRANSFERRED
    )
    saved = desk.followup.receive(entry)
    (row,) = book(desk, tmp_path, Span.month("2026-11")).rows("台账")
    shown = {key: value for key, value in row.items() if value not in ("", None) and key != "序号"}
    assert {key: str(value) for key, value in shown.items()} == {
        "接访日期": "2026-11-16",
        "人数": "2.0",
        "主要诉求": "检举控告（已密封）",
        "备注": saved.number,
    }


# The register


def laid(desk: Desk, **changes: object) -> Pages:
    channel = changes.pop("channel", Channel.LETTER)
    saved = desk.followup.receive(builders.letter(desk, channel, **changes))  # type: ignore[arg-type]
    return lay_out(register(desk.reception.form(saved.visit)))


def words(pages: Pages) -> str:
    return "\n".join("".join(text) for page in pages.pages for placed in page.rows for text in placed.texts)


def test_the_register_says_how_it_came_instead_of_the_receptions_cells(
    desk: Desk, qapp: QApplication
) -> None:
    came = {"origin": "区信访局", "due": "2026-12-01", "received_on": "2026-11-18"}
    pages = laid(
        desk, channel=Channel.ASSIGNED, came=came, points=(builders.unreasonable_point(),), handling=None
    )
    said, form = words(pages), pages.document
    assert (form.title, form.file_name) == ("信访事项登记表", "信访事项登记表_JF-2026-0001")
    for part in ("来　　源", "交办", "收到日期", "2026年11月18日", "来件机关", "区信访局", "交办期限"):
        assert part in said
    assert "交办期限：2026年12月1日（星期二）前（第二十二条）" in said
    assert "书面告知：2026年12月3日（星期四）前" in said
    assert "暂按收到日计" in said
    for part in ("接访", "来访", "按 指 印", "初访"):
        assert part not in said
    assert "接访" not in form.foot and len(pages.pages) == 1


def test_a_letter_from_nobody_says_so_and_leaves_empty_rows_out(desk: Desk, qapp: QApplication) -> None:
    nobody = VisitorEntry(anonymous=True, anonymous_reason="信上没有署名")
    entry = builders.letter(desk, visitor=nobody, notice=PaperEntry(excused="没有姓名和地址"))
    saved = desk.followup.receive(replace(entry, matter=replace(entry.matter, place="西岭村")))
    said = words(lay_out(register(desk.reception.form(saved.visit))))
    assert "匿名（信上没有署名）" in said
    for part in ("住　　址", "证件号码", "来件机关"):
        assert part not in said


def test_the_register_of_a_long_letter_runs_over_pages(
    desk: Desk, qapp: QApplication, tmp_path: Path
) -> None:
    entry = builders.letter(desk)
    long = replace(entry.matter, facts="桥面塌了半边，车过不去，学生绕路上学。" * 180)
    saved = desk.followup.receive(replace(entry, matter=long))
    document = register(desk.reception.form(saved.visit))
    pages = lay_out(document)
    assert len(pages.pages) > 1
    assert document.next_title == "信访事项登记表（续页）" and document.check_line == ""
    assert write_pdf(document, tmp_path / "form.pdf") == len(pages.pages)


def test_the_command_line_prints_it_and_has_no_slip_of_it(
    desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    saved = desk.followup.receive(builders.letter(desk))
    ledger = ["--ledger", str(desk.path)]
    desk.close()
    out = str(tmp_path / "form.pdf")
    assert main([*ledger, "form", saved.number, "--out", out, "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["pages"] == 1
    assert main([*ledger, "slip", saved.number, "--out", out]) == 4
    assert "没有人来访" in capfd.readouterr().err
    assert main([*ledger, "show", saved.number, "--json"]) == 0
    shown = json.loads(capfd.readouterr().out)
    assert (shown["channel"], shown["visits"], shown["timeline"][0]["first"]) == ("来信", [], "来信")
    assert main([*ledger, "search", "代课", "--json"]) == 0
    assert saved.number in capfd.readouterr().out
    assert main([*ledger, "check"]) == 0
