"""First start, file trouble, one window per ledger, and what happens when the program fails."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.waiting import PATIENCE
from ui.app import mend_input_method
from ui.crash import Crash
from ui.single import Single
from ui.start.first import FirstStart
from ui.start.trouble import FileTrouble
from ui.start.wipe import begin_anew
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused


@pytest.fixture
def begun() -> Iterator[list[Desk]]:
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.close()


@pytest.fixture
def first(light: Theme, asker: Any, tmp_path: Path, qtbot: QtBot, begun: list[Desk]) -> FirstStart:
    page = FirstStart(light, asker, lambda office: tmp_path / f"{office or '接访'}接访台账.xfd")
    page.begun.connect(begun.append)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def test_three_answers_begin_a_ledger(first: FirstStart, begun: list[Desk], tmp_path: Path) -> None:
    first.office.setText("清河镇人民政府")
    first.clerks[0].setText("林小雨")
    first.start.click()
    assert begun[0].office.office().name == "清河镇人民政府"
    assert begun[0].who == "林小雨"
    assert (tmp_path / "清河镇人民政府接访台账.xfd").exists()


def test_enter_walks_through_the_questions(first: FirstStart, begun: list[Desk]) -> None:
    first.office.setText("清河镇")
    first.office.setFocus()
    QTest.keyClick(first.office, Qt.Key.Key_Return)
    assert first.clerks[0].hasFocus()
    first.clerks[0].setText("林小雨")
    QTest.keyClick(first.clerks[0], Qt.Key.Key_Return)
    assert begun


def test_after_a_click_on_a_card_enter_goes_on(first: FirstStart, begun: list[Desk]) -> None:
    first.office.setText("清河镇")
    first.clerks[0].setText("林小雨")
    QTest.mouseClick(first.demo, Qt.MouseButton.LeftButton)
    assert first.demo.isChecked() and first.demo.hasFocus()
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Return)
    (desk,) = begun
    assert desk.is_demonstration


def test_enter_on_a_card_leads_to_what_is_still_missing(first: FirstStart, begun: list[Desk]) -> None:
    QTest.mouseClick(first.demo, Qt.MouseButton.LeftButton)
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Enter)
    assert first.office.hasFocus()
    assert "单位名称" in first.trouble.text()
    assert not begun


def test_it_can_be_left_and_another_ledger_opened_by_keys(
    first: FirstStart, asker: Any, tmp_path: Path
) -> None:
    opened: list[Path] = []
    first.other_wanted.connect(opened.append)
    asker.path = tmp_path / "别的.xfd"
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert opened == [asker.path]
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Escape)
    assert first.isVisible(), "there is nothing to go back to"
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not first.isVisible()


def test_it_says_where_the_file_will_lie(first: FirstStart) -> None:
    first.office.setText("清河镇")
    assert "清河镇接访台账.xfd" in first.foot.text()
    first.demo.click()
    assert "演示" in first.foot.text()


def test_nothing_is_made_without_an_office_or_a_clerk(
    first: FirstStart, begun: list[Desk], tmp_path: Path
) -> None:
    first.start.click()
    assert "单位名称" in first.trouble.text()
    first.office.setText("清河镇")
    first.start.click()
    assert "登记员" in first.trouble.text()
    assert not begun
    assert list(tmp_path.iterdir()) == []


def test_an_older_ledger_of_that_name_is_never_touched(
    first: FirstStart, begun: list[Desk], tmp_path: Path
) -> None:
    old = tmp_path / "清河镇接访台账.xfd"
    old.write_bytes(b"older")
    first.office.setText("清河镇")
    first.clerks[0].setText("林小雨")
    first.start.click()
    assert old.read_bytes() == b"older"
    assert begun[0].path.name == "清河镇接访台账2.xfd"


def test_several_clerks_are_entered_at_once(first: FirstStart, begun: list[Desk]) -> None:
    first.office.setText("清河镇")
    first.clerks[0].setText("林小雨")
    first.more.click()
    first.clerks[1].setText("王小兰")
    first.start.click()
    assert [clerk.name for clerk in begun[0].office.office().clerks] == ["林小雨", "王小兰"]


def test_demonstration_data_can_be_wiped_and_its_file_is_kept(
    first: FirstStart, begun: list[Desk], tmp_path: Path
) -> None:
    first.office.setText("清河镇")
    first.clerks[0].setText("林小雨")
    first.demo.setChecked(True)
    first.start.click()
    demo = begun.pop()
    assert demo.ledger.total() > 50
    assert demo.is_demonstration
    fresh = begin_anew(demo)
    begun.append(fresh)
    assert fresh.ledger.total() == 0
    assert not fresh.is_demonstration
    assert fresh.who == "林小雨"
    assert list(tmp_path.glob("*已清空的演示*.xfd"))


def test_a_file_that_cannot_be_used_says_why_and_offers_ways_on(
    light: Theme, asker: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    opened: list[Path] = []
    path = tmp_path / "a.xfd"
    page = FileTrouble(light, asker, path, "台账文件有损坏。程序没有改动它。", tmp_path / "备份")
    page.opened.connect(opened.append)
    qtbot.addWidget(page)
    page.show()
    assert "有损坏" in page.sentence.text()
    assert not page.folder.isVisible()
    page.again.click()
    asker.path = tmp_path / "b.xfd"
    page.other.click()
    assert opened == [path, asker.path]


OTHER_START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Application
app = QApplication([])
program = Application(app, Path(sys.argv[1]))
print(type(program.window).__name__ if program.start() else "called")
program.leave()
"""


def other_start(ledger: Path, home: Path) -> subprocess.Popen[str]:
    """The program once more, in a process of its own; it says which window it has opened."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XFDESK_HOME": str(home)}
    command = [sys.executable, "-c", OTHER_START, str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def said_by(other: subprocess.Popen[str]) -> str:
    return other.communicate(timeout=PATIENCE)[0].strip()


def test_a_second_start_brings_the_first_window_forward(
    office_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    single = Single(office_desk.path)
    single.listen()
    with qtbot.waitSignal(single.raised):
        other = other_start(office_desk.path, tmp_path)
    assert said_by(other) == "called"
    single.leave()


def test_what_a_crashed_window_left_under_the_name_is_swept(
    office_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    crashed, single = Single(office_desk.path), Single(office_desk.path)
    crashed.listen()
    single.listen()
    with qtbot.waitSignal(single.raised):
        other = other_start(office_desk.path, tmp_path)
    assert said_by(other) == "called"
    single.leave()
    crashed.leave()


def test_a_ledger_in_use_by_something_without_a_window_is_said(office_desk: Desk, tmp_path: Path) -> None:
    assert said_by(other_start(office_desk.path, tmp_path)) == "FileTrouble"


def test_another_ledger_may_be_open_beside(office_desk: Desk, tmp_path: Path) -> None:
    another = Desk.create(tmp_path / "b.xfd", office_name="清河镇", who="林小雨")
    another.close()
    assert said_by(other_start(another.path, tmp_path)) == "MainWindow"


def test_after_leaving_the_next_start_is_first_again(office_desk: Desk, tmp_path: Path) -> None:
    office_desk.close()
    assert said_by(other_start(office_desk.path, tmp_path)) == "MainWindow"


class Told:
    def __init__(self, folder: Path) -> None:
        self.kept, self.sentences = 0, []
        self.crash = Crash(folder, self.keep, self.tell)

    def keep(self) -> None:
        self.kept += 1

    def tell(self, title: str, sentence: str) -> None:
        self.sentences.append(f"{title} {sentence}")

    def happen(self, fault: BaseException) -> None:
        try:
            raise fault
        except BaseException as caught:  # noqa: BLE001 - what the hook gets
            self.crash.on_exception(type(caught), caught, caught.__traceback__)


def test_a_fault_keeps_drafts_and_is_told_once_without_personal_data(tmp_path: Path, qtbot: QtBot) -> None:
    told = Told(tmp_path)
    for _turn in range(3):
        told.happen(ValueError("高秀兰 411325197603142044"))
    assert told.kept == 3
    assert len(told.sentences) == 1
    report = next(tmp_path.glob("出错-*.txt")).read_text("utf-8")
    assert "ValueError" in report
    assert "test_start.py" in report
    assert "高秀兰" not in report
    assert "411325" not in report
    assert "Traceback" not in told.sentences[0]


def test_a_refusal_nobody_caught_is_told_in_its_own_words(tmp_path: Path, qtbot: QtBot) -> None:
    told = Told(tmp_path)
    told.happen(Refused("x", "只能延期一次", "没有改动"))
    assert "只能延期一次" in told.sentences[0]
    assert not list(tmp_path.glob("出错-*"))


def test_drafts_that_cannot_be_kept_do_not_hide_the_fault(tmp_path: Path, qtbot: QtBot) -> None:
    told = Told(tmp_path)
    told.crash.keep = lambda: 1 / 0  # type: ignore[assignment,return-value]
    told.happen(KeyError("x"))
    assert len(told.sentences) == 1


def test_fcitx_is_reached_over_the_interface_the_program_has(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("QT_IM_MODULE", "fcitx5")
    mend_input_method()
    assert os.environ["QT_IM_MODULE"] == "ibus"
    monkeypatch.setenv("QT_IM_MODULE", "ibus")
    monkeypatch.setenv("XMODIFIERS", "@im=fcitx")
    mend_input_method()
    assert os.environ["QT_IM_MODULE"] == "ibus"


def test_wiping_keeps_office_and_code(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 9, 0))
    path = tmp_path / "a-演示.xfd"
    fresh = begin_anew(Desk.create(path, office_name="清河镇", who="林小雨", code="4113", clock=clock))
    assert (fresh.office.office().name, fresh.office.office().code) == ("清河镇", "4113")
    assert fresh.path.name == "a.xfd"
    fresh.close()
