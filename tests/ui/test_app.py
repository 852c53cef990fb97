"""From the start of the program to its end: which window comes, and that the file is let go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders, open_matters
from ui import main_window
from ui.app import Application
from ui.crash import Crash
from ui.main_window import MainWindow
from ui.single import Single
from ui.start.first import FirstStart
from ui.start.trouble import FileTrouble
from ui.tasks import Tasks, TasksAtOnce, collect_here
from xfdesk import paths
from xfdesk.desk.clock import Clock, FixedClock
from xfdesk.desk.desk import Desk


@pytest.fixture
def application(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The program with 设置 as its first page, since the frame is what is tried here."""
    monkeypatch.setenv("XFDESK_HOME", str(tmp_path))
    monkeypatch.setattr(Crash, "install", lambda self: None)
    first = replace(main_window.PAGES[0], module="ui.office.page", name="OfficePage")
    monkeypatch.setattr(main_window, "PAGES", (first, *main_window.PAGES[1:]))
    made = Application(qapp)
    made.theme.set_scheme("light")
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made._on_system_scheme)
    qapp.aboutToQuit.disconnect(made.leave)
    made.leave()
    if made.window is not None:
        qtbot.addWidget(made.window)


def begin(application: Application) -> MainWindow:
    assert application.start()
    first = application.window
    assert isinstance(first, FirstStart)
    first.office.setText("清河镇")
    first.clerks[0].setText("林小雨")
    first.begin()
    assert isinstance(application.window, MainWindow)
    return application.window


def test_the_first_start_asks_and_the_next_one_opens(application: Application) -> None:
    begin(application)
    path = paths.last_ledger()
    assert path is not None
    application.leave()
    assert application.start()
    assert isinstance(application.window, MainWindow)
    assert application.desk is not None
    assert application.desk.path == path


def test_a_missing_file_is_told_and_nothing_is_made(application: Application, tmp_path: Path) -> None:
    application.open_ledger(tmp_path / "没有.xfd")
    assert isinstance(application.window, FileTrouble)
    assert "没有.xfd" in application.window.sentence.text()
    assert not (tmp_path / "没有.xfd").exists()


def test_a_file_that_is_no_ledger_is_left_as_it_is(application: Application, tmp_path: Path) -> None:
    path = tmp_path / "别的.xfd"
    path.write_bytes(b"PK\x03\x04 something else" * 400)
    before = path.read_bytes()
    application.open_ledger(path)
    assert isinstance(application.window, FileTrouble)
    assert path.read_bytes() == before


def test_after_trouble_another_file_can_be_opened(application: Application, tmp_path: Path) -> None:
    Desk.create(tmp_path / "好的.xfd", office_name="清河镇", who="林小雨").close()
    application.open_ledger(tmp_path / "没有.xfd")
    assert isinstance(application.window, FileTrouble)
    application.window.opened.emit(tmp_path / "好的.xfd")
    assert isinstance(application.window, MainWindow)


def test_another_size_builds_the_window_anew_on_the_same_page(application: Application) -> None:
    window = begin(application)
    window.open_page("office")
    assert application.desk is not None
    application.desk.office.set_screen("points", "14.0")
    window.look_changed.emit()
    assert application.window is not window
    assert isinstance(application.window, MainWindow)
    assert application.window.page is not None
    assert application.window.page.key == "office"
    assert application.window.strip.height() == 48
    application.desk.office.set_screen("points", "10.5")


def test_choosing_a_size_leaves_the_page_and_the_cursor_where_they_were(
    application: Application, qtbot: QtBot
) -> None:
    window = begin(application)
    window.open_page("office", "显示和文件")
    for points, size in ((12.0, "大"), (14.0, "特大")):
        qtbot.waitUntil(application.window.isActiveWindow)
        QTest.keyClick(application.window.windowHandle(), Qt.Key.Key_Right)
        assert application.theme.points == points
        assert isinstance(application.window, MainWindow)
        page = application.window.page
        assert page is not None and page.where() == "显示和文件"
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None and focused.accessibleName() == f"字号 {size}"
    assert application.desk is not None
    application.desk.office.set_screen("points", "10.5")


def test_wiping_the_demonstration_opens_an_empty_ledger(application: Application, tmp_path: Path) -> None:
    window = begin(application)
    assert application.desk is not None
    old = application.desk.path
    window.wipe_wanted.emit()
    assert application.desk is not None
    assert isinstance(application.window, MainWindow)
    assert application.desk.ledger.total() == 0
    assert len(list(old.parent.glob("*.xfd"))) == 2


def another(folder: Path, name: str = "别的.xfd") -> Path:
    path = folder / name
    Desk.create(path, office_name="石桥镇", who="王小兰").close()
    return path


def answer(application: Application, monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """The file picker gives this path; what boxes say is kept."""
    told: list[str] = []
    monkeypatch.setattr(application.ask, "open_path", lambda *_: path)
    monkeypatch.setattr(application.ask, "tell", lambda _parent, title, sentence: told.append(sentence))
    return told


def test_another_ledger_is_opened_in_the_same_window_and_the_first_let_go(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begin(application)
    assert application.desk is not None
    old, other = application.desk.path, another(tmp_path)
    answer(application, monkeypatch, other)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(application.window, MainWindow)
    assert application.window.strip.office.text() == "石桥镇"
    assert paths.last_ledger() == other.resolve()
    Desk.open(old).close()


def test_a_ledger_that_cannot_be_opened_leaves_the_one_in_hand_open(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begin(application)
    assert application.desk is not None
    broken, mine = tmp_path / "坏的.xfd", application.desk.path
    broken.write_bytes(b"PK something else" * 400)
    told = answer(application, monkeypatch, broken)
    window.other_wanted.emit()
    assert "照旧开着" in told[0]
    assert application.window is window
    assert application.desk.path == mine
    application.desk.office.set("code", "4113")
    answer(application, monkeypatch, mine)
    window.other_wanted.emit()
    assert application.window is window, "the same one again changes nothing"


def test_a_ledger_open_in_another_window_is_left_to_it(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begin(application)
    other = another(tmp_path)
    held, elsewhere = Desk.open(other), Single(other)
    elsewhere.listen()
    answer(application, monkeypatch, other)
    window.other_wanted.emit()
    elsewhere.leave()
    held.close()
    assert application.window is window
    assert "另一个窗口" in window.status.said.text()


def test_a_new_ledger_can_be_begun_from_the_menu_or_one_goes_back(
    application: Application, qtbot: QtBot
) -> None:
    window = begin(application)
    assert application.desk is not None
    old = application.desk.path
    window.new_wanted.emit()
    first = application.window
    assert isinstance(first, FirstStart) and first.to_last.isVisible()
    Desk.open(old).close()
    qtbot.waitUntil(first.isActiveWindow)
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Escape)
    assert application.desk is not None and application.desk.path == old
    assert isinstance(application.window, MainWindow)
    application.window.new_wanted.emit()
    again = application.window
    assert isinstance(again, FirstStart)
    again.office.setText("石桥镇")
    again.clerks[0].setText("王小兰")
    again.begin()
    assert application.desk.office.office().name == "石桥镇"


def test_the_first_start_of_a_day_takes_a_backup_beside_the_work(
    application: Application, qtbot: QtBot
) -> None:
    window = begin(application)
    assert application.desk is not None
    application._back_up()
    qtbot.waitUntil(lambda: application.desk is not None and application.desk.last_backup is not None)
    qtbot.waitUntil(lambda: window.status.backup.text().startswith("自动备份"))
    assert list(paths.backups(application.desk.path).glob("*.xfd"))


def test_leaving_lets_the_file_go(application: Application, tmp_path: Path) -> None:
    begin(application)
    assert application.desk is not None
    path = application.desk.path
    application.leave()
    Desk.open(path).close()


def test_the_windows_garbage_is_never_collected_by_the_worker(qtbot: QtBot) -> None:
    """A Qt object freed in another thread than its own would end the program."""
    import gc
    import threading

    collected: set[int] = set()
    workers: list[int] = []

    def note(phase: str, _: dict[str, int]) -> None:
        collected.add(threading.get_ident())

    def work() -> int:
        rings: list[list[object]] = [[] for _ in range(100_000)]
        for ring in rings:
            ring.append(ring)
        return threading.get_ident()

    tasks = Tasks()
    gc.callbacks.append(note)
    try:
        tasks.run(work, workers.append)
        qtbot.waitUntil(lambda: bool(workers))
        assert workers[0] not in collected
        collect_here()
        assert collected == {threading.get_ident()}, "it is done here"
    finally:
        gc.callbacks.remove(note)
    assert gc.isenabled()


def test_work_beside_the_window_answers_in_its_thread(qtbot: QtBot) -> None:
    import threading

    tasks, answers = Tasks(), []
    tasks.run(threading.get_ident, lambda answer: answers.append((answer, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))
    worked, answered = answers[0]
    assert worked != answered
    assert answered == threading.get_ident()
    tasks.stop()


def test_a_task_that_fails_says_so_to_its_owner(qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    TasksAtOnce().run(lambda: 1 // 0, None, failures.append)
    assert isinstance(failures[0], ZeroDivisionError)


def test_a_cancelled_task_answers_nobody(qtbot: QtBot) -> None:
    tasks, answers = Tasks(), []
    task = tasks.run(lambda: 1, answers.append)
    task.cancel()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert answers == []
    tasks.stop()


def test_the_printing_room_is_opened_when_something_is_printed(application: Application) -> None:
    begin(application)
    assert isinstance(application.window, MainWindow)
    printer = application.window.around.printer
    assert callable(printer.preview_register)
    assert callable(printer.preview_slip)


def test_the_search_index_is_tidied_while_the_hands_rest(application: Application, qtbot: QtBot) -> None:
    """Each save leaves a piece of its own; the pieces become few again by steps."""
    begin(application)
    desk = application.desk
    assert desk is not None
    day = desk.reception.open_day(builders.reception_day()).uid
    for _ in range(20):
        desk.reception.save(builders.visit(desk, day))
    pieces = "SELECT count(DISTINCT segid) FROM search_idx"
    before = desk.file.value(pieces)
    assert application.resting.isActive()
    while application.resting.isActive():
        application.resting.stop()
        application.resting.timeout.emit()
    assert desk.file.value(pieces) < before / 2


def test_once_it_has_settled_the_start_says_what_is_due(
    application: Application, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FixedClock(open_matters.TODAY)
    desk = builders.office_desk(tmp_path / "台账.xfd", clock)
    open_matters.fill(desk, clock)
    desk.close()
    monkeypatch.setattr(Clock, "now", lambda _self: open_matters.TODAY)
    application.ledger = desk.path
    assert application.start()
    window = application.window
    assert isinstance(window, MainWindow)
    assert window.navigation.keys["followup"].count == ""
    qtbot.waitUntil(lambda: window.navigation.keys["followup"].count == "3")
    assert "今天到期和已超期的有 1 件   Ctrl+3 去看" in window.status.said.text()
