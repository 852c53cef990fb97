"""设置 · 节假日: the notice pasted, the calendar and the lines; what it would move is seen before it counts. By keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.rules import notices
from tests.ui.conftest import Asker
from tests.ui.holidays_at_hand import holidays_by_keys, seen, tab_to, texts, years
from tests.ui.keyboard import press
from ui import slices
from ui.main_window import MainWindow
from ui.office.holidays import Holidays
from ui.office.year_calendar import OFF, WORKED
from ui.widgets import Sentence
from xfdesk.desk.desk import Desk
from xfdesk.records.office import YearArrangement
from xfdesk.rules import workdays

Key, Held = Qt.Key, Qt.KeyboardModifier
LATER = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周四）至11日（周四）放假调休，共8天。1月31日（周日）、2月13日（周六）上班。
国务院办公厅
2026年11月3日"""


@pytest.fixture
def at(window: MainWindow) -> Holidays:
    return holidays_by_keys(window)


@pytest.fixture
def matter(office_desk: Desk) -> str:
    """One that owes its notice on Saturday 5 December 2026 and its reply on 19 January 2027."""
    day = office_desk.reception.open_day(builders.reception_day()).uid
    entry = builders.visit(office_desk, day, points=(builders.PointEntry(text="补发"),), unit="社会保障所")
    return office_desk.reception.save(entry).number


# The notice


def test_a_pasted_notice_is_shown_and_counts_with_one_press(
    at: Holidays, office_desk: Desk, matter: str, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText(
        notices.text(2026).replace("　　七、", "　　纪念日：12月7日放假1天。\n　　七、")
    )
    tab_to(at.notice.field)
    press(Key.Key_V, Held.ControlModifier)
    said = texts(at.notice.said)
    assert said[said.index("春节") + 1 : said.index("春节") + 3] == [
        "02-15 周日 至 02-23 周一   9 天",
        "上班 02-14 周六、02-28 周六",
    ]
    assert at.calendar.state(date(2026, 12, 7)) == OFF
    assert years(office_desk) == {}, "nothing counts yet"
    seen(at, qtbot)
    assert at.moves.words.text() == "没有办完的 1 件里，1 件共 1 处日期要改。"
    assert at.moves.list.item(0).text() == f"{matter} 书面告知 顺延到 从 12-07 周一 改到 12-08 周二"
    assert "法定的最后一天不变" in at.moves.kept.text()
    before = office_desk.file.value("SELECT next_rolled FROM matter")
    tab_to(at.moves.agree_button)
    assert at.moves.agree_button.word == "保存 2026 年的安排"
    press(Key.Key_Return)
    assert years(office_desk)[2026].source == "国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）"
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)
    assert (before, office_desk.file.value("SELECT next_rolled FROM matter")) == ("2026-12-07", "2026-12-08")
    assert at.moves.trouble.text() == "期限已重新算过，1 件改了日期。"
    assert at.notice.field.value() == ""
    assert "单位自己存的" in at.known.text()
    assert office_desk.check() == ()


def test_another_years_notice_brings_its_year_with_its_doubts_in_amber(
    at: Holidays, office_desk: Desk, qtbot: QtBot
) -> None:
    at.notice.field.set_value(LATER)
    tab_to(at.notice.read_button)
    press(Key.Key_Return)
    assert (at.year.value(), at.calendar.year) == ("2027", 2027)
    doubts = at.notice.said.findChildren(Sentence)
    assert [doubt.text() for doubt in doubts] == [
        "△ 2 月 5 日写的是周四，日历上是周五",
        "△ 写的是共 8 天，数出来是 7 天",
        "△ 没有读到清明节、劳动节、端午节、中秋节、国庆节，请核对文字是否完整",
    ]
    assert {doubt.property("tone") for doubt in doubts} == {"amber"}
    seen(at, qtbot)
    at.moves.agree_button.click()
    assert set(years(office_desk)) == {2027}
    assert "程序自带" not in at.known.text() and "没有公布" not in at.known.text()


@pytest.mark.parametrize(
    ("text", "said"),
    [("元旦：1月1日放假", "没有写是哪一年的"), ("2027年\n元旦：2月30日放假", "没有 2027 年 2 月 30 日"), ("", "没有日期")],
)  # fmt: skip
def test_what_cannot_be_read_is_said_under_the_field(
    at: Holidays, office_desk: Desk, text: str, said: str
) -> None:
    at.notice.field.set_value(text)
    at.notice.read_button.click()
    assert said in at.notice.trouble.text()
    assert at.notice.field.property("mark") == "problem"
    assert (at.moves.proposed, at.notice.field.value()) == (None, text)


def test_leaving_it_keeps_the_year_as_it_was(at: Holidays, office_desk: Desk, qtbot: QtBot) -> None:
    at.notice.field.set_value(LATER)
    at.notice.read()
    seen(at, qtbot)
    tab_to(at.moves.leave_button)
    press(Key.Key_Space)
    assert years(office_desk) == {}
    assert "还没有公布" in at.known.text()
    assert at.calendar.off == workdays.fallback(2027).off
    assert not at.moves.isVisible()
    assert at.year.hasFocus()


def test_a_notice_is_opened_from_a_file_in_the_coding_of_an_old_notepad(
    at: Holidays, asker: Asker, tmp_path: Path
) -> None:
    asker.path = tmp_path / "通知.txt"
    asker.path.write_text(LATER, "gb18030")
    tab_to(at.notice.file_button)
    press(Key.Key_Return)
    assert at.year.value() == "2027"
    asker.path = tmp_path / "通知.docx"
    asker.path.write_bytes(b"PK\x03\x04\x00")
    at.notice.file_button.click()
    assert "不是文本文件" in at.notice.trouble.text()
    asker.path = None
    at.notice.file_button.click()


# The year


def test_a_known_year_shows_its_source(at: Holidays) -> None:
    assert "国务院办公厅" in at.source.text() and "国务院办公厅" in at.known.text()
    assert "2026-10-01 至 2026-10-07" in at.off.value()
    assert at.calendar.state(date(2026, 10, 10)) == WORKED


def test_a_year_not_published_says_so(at: Holidays) -> None:
    at.year.setFocus()
    press(Key.Key_Down)
    assert at.year.value() == "2027"
    assert "2027 年的调休还没有公布" in at.known.text()
    assert at.known.property("tone") == "amber"
    assert at.calendar.words(date(2027, 1, 1)) == "1 月 1 日 周五 放假（推算的）"
    assert "推算" in at.legend.text()


def test_a_draft_is_kept_while_another_year_is_looked_at(at: Holidays, qtbot: QtBot) -> None:
    tab_to(at.calendar)
    press(Key.Key_Space)
    at.year.setFocus()
    press(Key.Key_Down)
    assert at.moves.proposed is None
    press(Key.Key_Up)
    assert at.calendar.state(date(2026, 11, 23)) == OFF
    assert at.calendar.changed == {date(2026, 11, 23)}
    seen(at, qtbot)


def test_a_year_goes_back_to_the_programs_own(at: Holidays, office_desk: Desk, qtbot: QtBot) -> None:
    assert not at.reset_button.isVisible()
    shipped = workdays.shipped(2026)
    assert shipped is not None
    office_desk.office.put_year(
        YearArrangement(2026, shipped.off | {date(2026, 12, 4)}, shipped.worked, "试")
    )
    assert at.reset_button.isVisible()
    tab_to(at.reset_button)
    press(Key.Key_Return)
    seen(at, qtbot)
    assert years(office_desk), "shown first"
    tab_to(at.moves.agree_button)
    press(Key.Key_Return)
    assert years(office_desk) == {}
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)


# The rewriting


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One matter a slice."""
    monkeypatch.setattr(slices, "MOST", 1)


def test_the_rewriting_can_be_stopped_and_goes_on(
    at: Holidays, office_desk: Desk, matter: str, slow: None, qtbot: QtBot
) -> None:
    day = office_desk.reception.current_day()
    assert day is not None
    for n in range(5):
        person = builders.visitor(name=f"来访{n}", id_number="", phone="")
        office_desk.reception.save(builders.visit(office_desk, day.uid, visitor=person, unit="社会保障所"))
    at.calendar.stand_on(date(2026, 12, 7))
    at.calendar.setFocus()
    press(Key.Key_Space)
    seen(at, qtbot)
    at.moves.rewriting.advanced.connect(lambda done, of: at.moves.stop() if done == 2 else None)
    at.moves.agree_button.click()
    assert at.moves.stop_button.isVisible() and "正在重新算期限" in at.moves.words.text()
    qtbot.waitUntil(lambda: not at.moves.rewriting.running)
    assert office_desk.has_old_dates
    assert "停在半路" in at.moves.words.text()
    assert at.moves.go_on_button.isVisible() and at.moves.go_on_button.hasFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)
    qtbot.waitUntil(lambda: not at.moves.go_on_button.isVisible())
    assert office_desk.check() == ()


def test_the_look_says_how_far_it_is(at: Holidays, matter: str, slow: None, qtbot: QtBot) -> None:
    said: list[str] = []
    at.moves.looking.advanced.connect(lambda done, of: said.append(at.moves.words.text()))
    at.calendar.setFocus()
    press(Key.Key_Space)
    seen(at, qtbot)
    assert said[0] == "正在看会动哪些期限 1 / 1"
    assert not at.moves.bar.isVisible()


def test_a_full_disk_is_said_in_the_page(
    at: Holidays, office_desk: Desk, matter: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xfdesk.errors import NotSaved
    from xfdesk.store import projection

    at.calendar.setFocus()
    press(Key.Key_Space)
    seen(at, qtbot)

    def no_room(*_: object) -> None:
        raise NotSaved("磁盘已满", "这一步没有存上")

    monkeypatch.setattr(projection, "refresh", no_room)
    at.moves.agree_button.click()
    qtbot.waitUntil(lambda: "磁盘已满" in at.moves.trouble.text())
    assert at.moves.go_on_button.isVisible() and office_desk.has_old_dates
    monkeypatch.undo()
    at.moves.go_on_button.click()
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)
