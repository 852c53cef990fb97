"""What the first window does not wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.waiting import PATIENCE
from xfdesk.desk.desk import Desk

START = """
import sys
import xfdesk.desk.desk
from ui.app import build
program = build(["xfdesk", sys.argv[1]])
program.start()
program.window.grab()
print(*sorted(sys.modules))
sys.stdout.flush()
program.leave()
"""
LATER = (
    "openpyxl", "xfdesk.outputs", "xfdesk.desk.demo", "ui.ledger.page", "ui.office.page", "ui.followup.page", "ui.printing",
    "PySide6.QtPrintSupport", "ui.reception.form", "borax", "python_calamine", "xfdesk.intake",
    "peewee", "playhouse", "xfdesk.store.tables", "xfdesk.store.rows", "xfdesk.store.history", "xfdesk.store.projection",
    "xfdesk.desk.reception", "xfdesk.desk.saving", "xfdesk.desk.check", "xfdesk.desk.ledger", "xfdesk.records.visit",
    "xfdesk.desk.followup", "xfdesk.store.pressing", "xfdesk.records.followup", "xfdesk.rules.board",
    "xfdesk.records.ledger", "xfdesk.rules.clock", "xfdesk.rules.workdays", "xfdesk.safety.backup", "xfdesk.records.day",
    "docx", "docxtpl", "lxml", "jinja2", "ui.widgets.ticks", "PySide6.QtNetwork", "hashlib", "logging.handlers", "importlib.resources",
)  # fmt: skip
"""Of these nothing may be read before the first page can take a key; what is asked for later is read then."""


def test_pages_papers_and_workbooks_are_loaded_when_they_are_wanted(
    office_desk: Desk, tmp_path: Path
) -> None:
    office_desk.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XFDESK_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", START, str(office_desk.path)]
    run = subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=PATIENCE, check=True
    )
    loaded = set(run.stdout.split())
    assert "ui.reception.page" in loaded
    assert sorted(loaded & set(LATER)) == []
