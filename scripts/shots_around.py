"""The pictures of what stands around the reception day: 排查, 联席会议, 接访安排, and their papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scripts.stage import Stage
from ui.conference.page import ConferencePage
from ui.main_window import MainWindow
from ui.office.rota.page import RotaPage
from ui.outreach.page import OutreachPage
from ui.printing.paper import pages_of, picture_of
from xfdesk.desk.desk import Desk
from xfdesk.outputs.document import Document
from xfdesk.records.outreach import OutreachQuery

MONTH, EMPTY = "2026-11", "2020-01"
POSTED = date(2026, 12, 1), date(2026, 12, 31)
BLOCK = (
    "11.12\t北坡村\t孙二柱、倪三妹\t两个\t99\t晒谷场谁先用，秋收时吵起来\t\t田晓红\t轮流使用\t下周三\t已化解"
)
"""A row as it is pasted, with two cells that nobody can read."""


def pages(stage: Stage, window: MainWindow, desk: Desk, folder: Path, name: str) -> None:
    """Each page as it opens, empty, and with what it does under way; nothing stays in the ledger."""
    _outreach(stage, window, desk, folder, name)
    _conference(stage, window, desk, folder, name)
    _rota(stage, window, folder, name)


def _outreach(stage: Stage, window: MainWindow, desk: Desk, folder: Path, name: str) -> None:
    stage.grab(window, folder / f"outreach-{name}.png", "outreach", OutreachQuery(month=MONTH))
    stage.grab(window, folder / f"outreach-empty-{name}.png", "outreach", OutreachQuery(month=EMPTY))
    desk.outreach.paste(BLOCK, MONTH)
    stage.grab(window, folder / f"outreach-doubtful-{name}.png", "outreach", OutreachQuery(month=MONTH))
    page = window.page
    assert isinstance(page, OutreachPage)
    page.next_doubt()
    stage.take(window, folder / f"outreach-doubt-{name}.png")
    desk.outreach.undo_last()


def _conference(stage: Stage, window: MainWindow, desk: Desk, folder: Path, name: str) -> None:
    for session in desk.conference.sessions()[:2]:
        picture = folder / f"conference-{session.session}-{name}.png"
        stage.grab(window, picture, "conference", session.uid)
    page = window.page
    assert isinstance(page, ConferencePage)
    page.report()
    stage.take(window, folder / f"conference-form-{name}.png")
    page.back()


def _rota(stage: Stage, window: MainWindow, folder: Path, name: str) -> None:
    window.open_page("rota")
    page = window.page
    assert isinstance(page, RotaPage)
    stage.take(window, folder / f"rota-{name}.png")
    page.turn_attendance()
    stage.take(window, folder / f"rota-attendance-{name}.png")
    page.back()
    page.turn_away()
    stage.take(window, folder / f"rota-away-{name}.png")
    page.back()
    page.turn(2)
    page.propose_turns()
    stage.take(window, folder / f"rota-proposal-{name}.png")
    page.back()
    page.go_home()
    page.leave()


def papers(desk: Desk, folder: Path) -> None:
    ahead, before = desk.conference.sessions()[:2]
    made: dict[str, Document] = {
        "posting": desk.rota.posting_document(desk.rota.posting(*POSTED)),
        "leaflet": desk.leaflet.document(),
        "outreach-blank": desk.outreach.blank_sheets(desk.outreach.villages()[:1], MONTH),
        "outreach-review": desk.outreach.review(MONTH),
    }
    for name, document in made.items():
        _pictures(document, folder, name)
    for name, paper in (
        ("agenda", desk.conference.agenda(ahead.uid)),
        ("summaries", desk.conference.summaries(before.uid)),
    ):
        _pictures(paper, folder, name)  # type: ignore[arg-type]


def _pictures(document: Document, folder: Path, name: str) -> None:
    pages = pages_of(document)
    for n in range(len(pages.pages)):
        picture_of(pages, n, 1000).save(str(folder / f"{name}-{n + 1}.png"))
