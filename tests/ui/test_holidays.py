"""设置 · 节假日: the notice pasted, the calendar and the lines; what it would move is seen before it counts. By keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.rules import notices
from tests.ui.conftest import Asker
from tests.ui.keyboard import press
from ui import slices
from ui.main_window import MainWindow
from ui.office.holidays import Holidays, read_days, written
from ui.office.page import OfficePage
from ui.office.year_calendar import OFF, WORKED, YearCalendar
from ui.theme import Theme
from ui.widgets import Sentence, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.office import YearArrangement
from xfdesk.rules import workdays

Key, Held = Qt.Key, Qt.KeyboardModifier
LATER = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周四）至11日（周四）放假调休，共8天。1月31日（周日）、2月13日（周六）上班。
国务院办公厅
2026年11月3日"""


def tab_to(widget: QWidget) -> int:
    """Tab until the cursor stands on it; how often that was."""
    for times in range(30):
        if QApplication.focusWidget() is widget:
            return times
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {widget.accessibleName()}")


@pytest.fixture
def at(window: MainWindow) -> Holidays:
    """The page in 设置, reached by keys."""
    press(Key.Key_9, Held.ControlModifier)
    page = window.page
    assert isinstance(page, OfficePage)
    press(Key.Key_Down, times=[title for title, _ in page._builders].index("节假日"))
    found = page.section("节假日")
    assert isinstance(found, Holidays)
    return found


@pytest.fixture
def matter(office_desk: Desk) -> str:
    """One that owes its notice on Saturday 5 December 2026 and its reply on 19 January 2027."""
    day = office_desk.reception.open_day(builders.reception_day()).uid
    entry = builders.visit(office_desk, day, points=(builders.PointEntry(text="补发"),), unit="社会保障所")
    return office_desk.reception.save(entry).number


def seen(at: Holidays, qtbot: QtBot) -> None:
    """The look came to its end."""
    qtbot.waitUntil(lambda: at.moves.moves is not None)


def years(desk: Desk) -> dict[int, YearArrangement]:
    return {year.year: year for year in desk.office.office().years}


def texts(widget: QWidget, kind: type[Words] | type[Sentence] = Words) -> list[str]:
    return [label.text() for label in widget.findChildren(kind) if not label.isHidden()]


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


# The calendar


def test_arrows_move_and_space_turns_a_day(
    at: Holidays, office_desk: Desk, matter: str, qtbot: QtBot
) -> None:
    tab_to(at.calendar)
    assert at.calendar.day == date(2026, 11, 23)
    press(Key.Key_Right)
    press(Key.Key_Down, times=2)
    press(Key.Key_Left)
    assert at.calendar.day == date(2026, 12, 7)
    press(Key.Key_Space)
    assert at.day_words.text() == "12 月 7 日 周一 放假"
    press(Key.Key_Left, times=2)
    press(Key.Key_Space)
    assert at.day_words.text() == "12 月 5 日 周六 上班"
    assert "2026-12-05" in at.worked.value() and "2026-12-07" in at.off.value()
    seen(at, qtbot)
    assert at.moves.list.item(0).text().endswith("从 12-07 周一 改到 12-05 周六")
    at.moves.agree_button.click()
    assert (
        date(2026, 12, 7) in years(office_desk)[2026].off,
        date(2026, 12, 5) in years(office_desk)[2026].worked,
    ) == (True, True)
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)
    assert at.calendar.changed == frozenset()


def test_turned_and_turned_back_proposes_nothing(at: Holidays, qtbot: QtBot) -> None:
    at.calendar.setFocus()
    press(Key.Key_Space)
    assert at.moves.proposed is not None
    press(Key.Key_Space)
    assert at.moves.proposed is None
    assert not at.moves.isVisible()
    at.calendar.stand_on(date(2026, 11, 28))
    states = []
    for _ in range(3):
        press(Key.Key_Space)
        states.append(at.calendar.state(date(2026, 11, 28)))
    assert states == [WORKED, OFF, ""]
    assert at.moves.proposed is None


def test_months_are_turned_and_the_year_has_its_ends(at: Holidays) -> None:
    at.calendar.setFocus()
    press(Key.Key_PageDown)
    assert at.calendar.day == date(2026, 12, 23)
    press(Key.Key_PageDown)
    press(Key.Key_End)
    press(Key.Key_Right)
    press(Key.Key_Down)
    assert at.calendar.day == date(2026, 12, 31)
    press(Key.Key_PageUp)
    assert at.calendar.day == date(2026, 11, 30), "no 31 November"
    press(Key.Key_Home)
    assert at.calendar.day == date(2026, 11, 1)


def test_in_a_low_window_the_cell_under_the_cursor_is_in_sight(at: Holidays, window: MainWindow) -> None:
    window.resize(910, 485)
    QApplication.processEvents()
    at.calendar.setFocus()
    for month, key in ((1, Key.Key_PageUp), (12, Key.Key_PageDown)):
        press(key, times=12)
        assert at.calendar.day.month == month
        place = at.calendar.place(at.calendar.day)
        assert at.calendar.visibleRegion().boundingRect().contains(place)


def test_a_click_turns_the_day_under_it(at: Holidays) -> None:
    place = at.calendar.place(date(2026, 12, 8)).center()
    QTest.mouseClick(at.calendar, Qt.MouseButton.LeftButton, pos=place)
    assert (at.calendar.day, at.calendar.state(date(2026, 12, 8))) == (date(2026, 12, 8), OFF)
    QTest.mouseClick(
        at.calendar,
        Qt.MouseButton.LeftButton,
        pos=at.calendar.place(date(2026, 12, 31)).topLeft() - QPointF(60, 40).toPoint(),
    )


def test_a_screen_reader_hears_the_day(at: Holidays) -> None:
    at.calendar.setFocus()
    at.calendar.stand_on(date(2026, 10, 1))
    heard = QAccessible.queryAccessibleInterface(at.calendar).text(QAccessible.Text.Name)
    assert heard == "2026 年的日历 10 月 1 日 周四 放假"


@pytest.mark.parametrize("width", [170, 360, 560, 720, 1500])
def test_every_day_has_a_cell_of_its_own_within_the_calendar(light: Theme, qtbot: QtBot, width: int) -> None:
    calendar = YearCalendar(light, date(2028, 2, 29))
    qtbot.addWidget(calendar)
    calendar.resize(width, calendar.heightForWidth(width))
    days = [date.fromordinal(date(2028, 1, 1).toordinal() + n) for n in range(366)]
    places = {day: calendar.place(day) for day in days}
    assert [calendar.day_at(QPointF(place.center())) for place in places.values()] == days
    assert all(calendar.rect().contains(place) for place in places.values())
    assert len({(place.x(), place.y()) for place in places.values()}) == 366
    assert not calendar.grab().isNull()


# The lines


def test_lines_typed_count_once_they_are_saved(at: Holidays, office_desk: Desk, qtbot: QtBot) -> None:
    at.year.set_value("2028")
    at.show_year()
    tab_to(at.lines_button)
    press(Key.Key_Return)
    assert at.off.hasFocus()
    at.off.set_value("2027-12-31 至 2028-01-03\n2028-10-01 到 2028-10-07")
    at.worked.set_value("2028-10-08")
    press(Key.Key_Tab)
    seen(at, qtbot)
    assert at.calendar.state(date(2028, 10, 8)) == WORKED
    tab_to(at.moves.agree_button)
    press(Key.Key_Return)
    year = years(office_desk)[2028]
    assert (len(year.off), year.worked, year.source) == (11, {date(2028, 10, 8)}, "本单位录入")
    assert not office_desk.table.calendar.is_working(date(2027, 12, 31))


def test_a_line_that_is_no_day_is_named(at: Holidays, office_desk: Desk) -> None:
    at.off.set_value("2026-13-01")
    at.take_lines()
    assert "2026-13-01" in at.moves.trouble.text() and at.moves.isVisible()
    assert at.moves.proposed is None
    assert years(office_desk) == {}


def test_days_that_contradict_are_refused_when_they_are_looked_at(at: Holidays, office_desk: Desk) -> None:
    at.worked.set_value("2026-10-01")
    at.take_lines()
    assert "既放假又上班" in at.moves.trouble.text()
    assert not at.moves.agree_button.isVisible()


@pytest.mark.parametrize(
    "line", ["2027-01-01", "2025-11-30", "2026-10-07 至 2026-10-01", "2026-01-01 至 2026-12-31"]
)
def test_days_of_another_year_are_refused(line: str) -> None:
    with pytest.raises(Refused):
        read_days(line, 2026)


def test_written_days_read_back() -> None:
    off = frozenset({date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 1)})
    assert written(off) == "2025-12-31 至 2026-01-01\n2026-05-01"
    assert read_days(written(off), 2026) == off


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
