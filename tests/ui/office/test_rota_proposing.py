"""照上月排 and 按轮次排 stand in outline until they are accepted; 外出请假 in place; 出勤; what is posted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from tests.ui.conftest import Asker
from tests.ui.office.test_rota import text
from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.office.rota.page import RotaPage
from ui.office.rota.side import Shows
from ui.printing.preview import Preview
from ui.theme import Theme
from xfdesk.desk.desk import Desk
from xfdesk.outputs.document import Document
from xfdesk.records.reception_day import DayLeader
from xfdesk.records.rota import RotaEntry

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
FRIDAY = date(2026, 11, 27)


def planned(desk: Desk) -> list[int]:
    return [day.on.day for day in desk.rota.days(*DECEMBER)]


def test_turns_are_shown_in_outline_and_stored_on_accepting(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+T")
    assert page.side.shows is Shows.PROPOSAL and planned(office_desk) == []
    assert "提议" in text(page, date(2026, 12, 4))
    assert "采用后" in page.side.proposal.what.text()
    hands.key("Ctrl+Return")
    assert planned(office_desk) == [4, 11, 18, 25]
    assert page.side.shows is Shows.DAY and page.days.proposed == {}
    hands.key("Ctrl+Shift+Z")
    assert planned(office_desk) == [], "one act, one undo"


def test_what_is_proposed_and_not_accepted_is_nowhere(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+T")
    hands.key("Escape")
    assert planned(office_desk) == [] and page.days.proposed == {}
    assert "没有安排" in text(page, date(2026, 12, 4)) and page.calendar.hasFocus()


def test_a_day_that_is_not_wanted_is_taken_out_of_the_proposal(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+T")
    hands.key("Down")
    assert page.calendar.day == date(2026, 12, 11), "the calendar goes along with the list"
    hands.key("Delete")
    hands.key("Ctrl+Return")
    assert planned(office_desk) == [4, 18, 25]


def test_as_the_month_before_with_its_notes(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+D")
    listed = page.side.proposal.list
    assert [listed.item(n).text() for n in range(listed.count())] == [
        "12-23 周三　罗建平 镇长",
        "12-25 周五　韩雪梅 副镇长",
    ]
    hands.key("Ctrl+Return")
    assert planned(office_desk) == [23, 25]


def test_without_a_month_before_it_is_said(window: MainWindow, page: RotaPage, hands: Hands) -> None:
    hands.key("PageDown")
    hands.key("PageDown")
    hands.key("Ctrl+D")
    assert "没有排过" in window.status.said.text() and page.side.shows is Shows.DAY


def test_a_month_that_has_passed_has_no_proposal(window: MainWindow, page: RotaPage, hands: Hands) -> None:
    hands.key("PageUp")
    hands.key("Ctrl+T")
    assert "已经过了" in window.status.said.text() and page.side.shows is Shows.DAY


# Away


def test_who_is_away_is_written_in_place_and_shows_on_the_day(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("Ctrl+J")
    assert hands.here() == "谁"
    hands.type("hxm")
    for words in ("11-26", "11-27", "赴市里开会"):
        hands.key("Return")
        hands.type(words)
    hands.key("Return")
    (away,) = office_desk.rota.away()
    assert (away.leader, away.since.day, away.until.day, away.reason) == ("韩雪梅", 26, 27, "赴市里开会")
    hands.key("Escape")
    assert page.calendar.hasFocus()
    page.calendar.go(FRIDAY)
    assert "不在（赴市里开会）" in page.form.conflicts.text()
    assert "不在（赴市里开会）" in text(page, FRIDAY)


def test_one_day_away_needs_no_last_day(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    hands.key("Ctrl+J")
    page.side.away.leader.set_value("罗建平")
    page.side.away.since.set_value("11-30")
    hands.key("Ctrl+S")
    (away,) = office_desk.rota.away()
    assert away.since == away.until == date(2026, 11, 30)


def test_away_without_a_day_or_by_nobody_is_refused(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    panel = page.side.away
    hands.key("Ctrl+J")
    panel.leader.set_value("罗建平")
    panel.save()
    assert "日期" in panel.sentence.text() and hands.here() == "从哪天"
    panel.since.set_value("11-30")
    panel.leader.set_value("没有这人")
    panel.save()
    assert "没有这人" in panel.sentence.text() and hands.here() == "谁"
    assert office_desk.rota.away() == ()


def test_away_is_changed_and_taken_out(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    office_desk.rota.put_away("韩雪梅", date(2026, 11, 26), FRIDAY, "开会")
    panel = page.side.away
    hands.key("Ctrl+J")
    panel.list.setCurrentRow(0)
    assert panel.keep.word == "保存改动"
    panel.until.set_value("11-28")
    panel.save()
    assert [away.until.day for away in office_desk.rota.away()] == [28]
    panel.list.setCurrentRow(0)
    panel.list.setFocus()
    hands.key("Delete")
    assert office_desk.rota.away() == ()
    hands.key("Ctrl+Shift+Z")
    assert len(office_desk.rota.away()) == 1


# 出勤


def test_attendance_is_counted_beside_the_month_and_for_longer_spans(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    office_desk.rota.put(RotaEntry(on="2026-11-23", leaders=("周启明",)))
    office_desk.rota.put(RotaEntry(on="2026-12-04", leaders=("周启明",)))
    sits = replace(office_desk.beginning.suggest_day(), leaders=(DayLeader("韩雪梅", "副镇长"),))
    office_desk.reception.open_day(sits)
    hands.key("Ctrl+K")
    assert table(page) == [
        ["周启明", "1", "", "", "1", "", ""],
        ["罗建平", "", "", "", "", "", "1"],
        ["韩雪梅", "", "", "1", "", "", "1"],
    ]
    hands.key("Right")
    assert page.side.attendance.title.text() == "2026 年四季度"
    assert table(page)[0] == ["周启明", "1", "", "", "1", "", "1"]
    hands.key("Ctrl+K")
    assert page.side.shows is Shows.DAY and page.calendar.hasFocus()


def table(page: RotaPage) -> list[list[str]]:
    shown = page.side.attendance.table
    cells = [
        [shown.item(row, column) for column in range(shown.columnCount())] for row in range(shown.rowCount())
    ]
    return [[cell.text() if cell is not None else "" for cell in row] for row in cells]


# The posting


class Printer:
    """Looks at what it is handed; `prints` when the clerk does."""

    def __init__(self, *, prints: bool) -> None:
        self.prints = prints
        self.shown: list[tuple[str, str]] = []

    def preview_document(
        self,
        document: Document,
        title: str,
        parent: QWidget | None = None,
        word: object = None,
        note: str = "",
    ) -> bool:
        self.shown.append((title, note))
        assert document.file_name
        return self.prints


def printing(page: RotaPage, *, prints: bool) -> Printer:
    printer = Printer(prints=prints)
    page.around = replace(page.around, printer=printer)
    return printer


def test_what_was_printed_is_remembered_as_posted(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    page.calendar.go(FRIDAY)
    assert page.side.posting.text() == "公示最晚 11 月 25 日 周三张贴，还有 2 天"
    printer = printing(page, prints=True)
    hands.key("Ctrl+P")
    assert [title for title, _note in printer.shown] == ["接访公示"]
    assert page.side.posting.text() == "公示已于 11 月 23 日打印"
    assert all(day.posted_on for day in office_desk.rota.days(date(2026, 11, 1), date(2026, 11, 30)))


def test_what_was_only_looked_at_is_not_posted(
    window: MainWindow, page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    printing(page, prints=False)
    hands.key("Ctrl+P")
    assert office_desk.rota.day(FRIDAY).posted_on is None  # type: ignore[union-attr]
    assert "没有打印" in window.status.said.text()


def test_an_empty_month_has_no_posting(window: MainWindow, page: RotaPage, hands: Hands) -> None:
    printer = printing(page, prints=True)
    hands.key("PageUp")
    hands.key("Ctrl+P")
    assert printer.shown == [] and "没有排接访" in window.status.said.text()


def test_a_change_after_the_posting_says_that_it_is_to_hang_anew(
    window: MainWindow, page: RotaPage, hands: Hands
) -> None:
    printing(page, prints=True)
    hands.key("Ctrl+P")
    page.calendar.go(FRIDAY)
    hands.key("Ctrl+Left")
    assert "重新张贴" in window.status.said.text()
    assert "公示最晚" in page.side.posting.text()


def test_the_posting_goes_out_as_a_workbook(
    window: MainWindow, page: RotaPage, hands: Hands, asker: Asker, tmp_path: Path
) -> None:
    asker.path = tmp_path / "公示"
    hands.key("Ctrl+E")
    rows = CalamineWorkbook.from_path(str(tmp_path / "公示.xlsx")).get_sheet_by_index(0).to_python()
    written = "\n".join(str(cell) for row in rows for cell in row)
    assert "韩雪梅" in written and "罗建平" in written
    assert "公示.xlsx" in window.status.said.text()


def test_turning_back_from_the_workbook_writes_nothing(
    window: MainWindow, page: RotaPage, hands: Hands, tmp_path: Path
) -> None:
    before = set(tmp_path.rglob("*.xlsx"))
    hands.key("Ctrl+E")
    assert set(tmp_path.rglob("*.xlsx")) == before


# 信访须知


def test_the_leaflet_is_one_key_away_and_says_what_is_not_filled_in(
    window: MainWindow, page: RotaPage, hands: Hands
) -> None:
    printer = Printer(prints=False)
    window.around = replace(window.around, printer=printer)
    hands.key("Ctrl+Shift+L")
    ((title, note),) = printer.shown
    assert title == "信访须知" and "监督电话" in note
    window.open_page("office")
    window.page.section("接访安排").leaflet.click()  # type: ignore[union-attr]
    assert len(printer.shown) == 2


def test_the_preview_tells_whether_the_posting_went_out(
    office_desk: Desk, light: Theme, asker: Asker, qtbot: QtBot, tmp_path: Path
) -> None:
    made = office_desk.rota.posting(date(2026, 11, 1), date(2026, 11, 30))
    preview = Preview(light, asker, "接访公示", office_desk.rota.posting_document(made), None)
    qtbot.addWidget(preview)
    preview.save_pdf()
    assert not preview.was_sent, "the clerk turned back from choosing a place"
    asker.path = tmp_path / "公示.pdf"
    preview.save_pdf()
    assert preview.was_sent
    (sheet,) = PdfReader(tmp_path / "公示.pdf").pages
    assert (round(sheet.mediabox.width / 72 * 25.4), round(sheet.mediabox.height / 72 * 25.4)) == (420, 297)
