"""Work beside the window ends with the ledger it worked on."""

from __future__ import annotations

import gc
import threading

from pytestqt.qtbot import QtBot

from ui.tasks import Tasks


def test_a_task_that_had_not_begun_when_all_were_stopped_leaves_nothing_open(qtbot: QtBot) -> None:
    tasks, begun, may_end = Tasks(), threading.Event(), threading.Event()

    def long() -> None:
        begun.set()
        may_end.wait(10)

    heard: list[int] = []
    tasks.run(long)
    tasks.run(lambda: 1, heard.append)
    assert begun.wait(10)
    threading.Thread(target=may_end.set).start()
    tasks.stop()
    assert not tasks.busy and gc.isenabled()
    tasks.run(lambda: 5, heard.append)
    qtbot.waitUntil(lambda: heard == [5])
    assert not tasks.busy and gc.isenabled()
