"""`make shots`: every page as a picture, light and dark, at 1366 × 728, 1366 × 697, wide, 150 % and each display size,
and every printed form."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from scripts import shots_around
from scripts.stage import Stage, story_desk
from ui.ask import Ask
from ui.followup.page import FollowUpPage
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.office.page import OfficePage
from ui.printing.paper import document_of, pages_of, picture_of
from ui.reception.came_page import CamePage
from ui.start.first import FirstStart
from ui.start.trouble import FileTrouble
from ui.theme import SIZES, Theme
from xfdesk import owner
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.outputs.papers.words import FILES
from xfdesk.records.followup import BoardQuery, Tiles
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.visit import IncomingEntry, MatterEntry, VisitorEntry
from xfdesk.rules.words import Channel, MatterClass

STORY = Path(__file__).parent.parent / "resources" / "demo" / "reception_day.json"
WINDOWS = {"1366": (1366, 728), "697": (1366, 697), "1920": (1920, 1040)}
ZOOMED = {"150": (910, 485)}
VISITS = (1, 2, 3, 4, 5, 9)
NEXT_DAY = datetime(2026, 11, 23, 9, 0)


def main(folder: Path, zoomed: bool) -> None:
    owner.keep_private()
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage()
    desk = story_desk(folder / "shots.xfd", STORY)
    for name, scheme, size, points in looks(zoomed):
        with stage.window(desk, scheme, size, points) as window:
            _pages(stage, window, desk, folder, name)
    if not zoomed:
        _papers(desk, folder)
        _official(desk, folder)
        shots_around.papers(desk, folder)
    _leave_a_draft(desk)
    desk.close()
    desk = Desk.open(folder / "shots.xfd", who="林小雨", clock=FixedClock(NEXT_DAY))
    for name, scheme, size, points in looks(zoomed):
        with stage.window(desk, scheme, size, points) as window:
            stage.grab(window, folder / f"day-card-{name}.png", "today")
        _gates(stage, folder, name, scheme, size, points)
    desk.reception.open_day(desk.reception.suggest_day())
    for name, scheme, size, points in looks(zoomed):
        with stage.window(desk, scheme, size, points) as window:
            _first_visitor(stage, window, folder, name)
    desk.close()


def looks(zoomed: bool) -> Iterator[tuple[str, str, tuple[int, int], float]]:
    """Name, scheme, size and points of each window; the larger display sizes on the small screen."""
    for scheme in ("light", "dark"):
        for points in SIZES:
            for name, size in (ZOOMED if zoomed else WINDOWS).items():
                if points == SIZES[0]:
                    yield f"{name}-{scheme}", scheme, size, points
                elif name != "1920":
                    yield f"{name}-{points:g}pt-{scheme}", scheme, size, points


def _pages(stage: Stage, window: MainWindow, desk: Desk, folder: Path, name: str) -> None:
    day = desk.reception.current_day()
    assert day is not None
    queue = desk.reception.queue(day.uid)
    stage.grab(window, folder / f"today-new-{name}.png", "today")
    for number in VISITS:
        stage.grab(window, folder / f"today-{number}-{name}.png", "today", queue[number - 1].visit)
    window.page.show_close()  # type: ignore[union-attr]
    stage.grab(window, folder / f"close-{name}.png", "today")
    stage.grab(window, folder / f"ledger-{name}.png", "ledger")
    stage.grab(window, folder / f"ledger-search-{name}.png", "ledger", LedgerQuery(text="补"))
    number = desk.ledger.rows(LedgerQuery(), 0, 1)[0].number
    stage.grab(window, folder / f"record-{name}.png", "ledger", number)
    _forms(stage, window, desk, folder, name)
    window.page.open_export()  # type: ignore[union-attr]
    stage.take(window, folder / f"export-{name}.png")
    _followup(stage, window, desk, folder, name)
    _came(stage, window, desk, folder, name)
    shots_around.pages(stage, window, desk, folder, name)
    window.open_page("office")
    office = window.page
    assert isinstance(office, OfficePage)
    for at in range(office.list.count()):
        office.list.setCurrentRow(at)
        stage.take(window, folder / f"office-{at + 1}-{name}.png")
    window.show_help()
    for sheet in window.findChildren(QDialog):
        stage.take(sheet, folder / f"keys-{name}.png")
        sheet.close()


def _forms(stage: Stage, window: MainWindow, desk: Desk, folder: Path, name: str) -> None:
    """The form of every act that is lawful on the newest matter, and its 录入卡; nothing is recorded."""
    page = window.page
    assert isinstance(page, LedgerPage) and page.opened.acting is not None
    uid = page.opened.view.uid if page.opened.view else ""
    for offer in desk.followup.offers(uid).offers:
        page.opened.acting.open(offer.kind)
        stage.take(window, folder / f"act-{offer.kind.value}-{name}.png")
    page.opened.back()
    page.opened.show_card(uid)
    stage.take(window, folder / f"entry-card-{name}.png")
    page.back()
    page.opened.show_papers()
    stage.take(window, folder / f"papers-{name}.png")
    page.back()


def _followup(stage: Stage, window: MainWindow, desk: Desk, folder: Path, name: str) -> None:
    """The list, each tile, what came otherwise than by a visit, the month, and a matter opened with the form of an act."""
    stage.grab(window, folder / f"followup-{name}.png", "followup", BoardQuery())
    for tile in Tiles.__dataclass_fields__:
        stage.grab(window, folder / f"followup-{tile}-{name}.png", "followup", BoardQuery(tile=tile))
    stage.grab(window, folder / f"followup-none-{name}.png", "followup", BoardQuery(text="没有这样的事"))
    handed_down = BoardQuery(channel=Channel.ASSIGNED)
    stage.grab(window, folder / f"followup-handed-down-{name}.png", "followup", handed_down)
    page = window.page
    assert isinstance(page, FollowUpPage) and page.listed is not None
    page.beside.open_matter(page.listed.items[0].uid)
    stage.take(window, folder / f"matter-handed-down-{name}.png")
    page.back()
    window.open_page("followup", BoardQuery())
    page.turn_month()
    stage.take(window, folder / f"followup-month-{name}.png")
    page.turn_month()
    first = page.listed.items[0].uid
    page.beside.open_matter(first)
    stage.take(window, folder / f"followup-matter-{name}.png")
    page.beside.open_act(first, desk.followup.offers(first).offers[0].kind)
    stage.take(window, folder / f"followup-act-{name}.png")
    page.back()
    page.back()


def _came(stage: Stage, window: MainWindow, desk: Desk, folder: Path, name: str) -> None:
    """The form of what came without a visit, empty and of a matter handed down; nothing is kept."""
    window.open_page("receive")
    page = window.page
    assert isinstance(page, CamePage)
    stage.take(window, folder / f"receive-{name}.png")
    hand = page.in_hand
    matter = MatterEntry(category="农村农业/村组道路水利", summary="村西桥面塌陷，要求修复")
    visitor = VisitorEntry(name="吴满仓", phone="13900005812", village="柳树湾村", address="五组")
    came = IncomingEntry(Channel.ASSIGNED, "2026-11-18", "区信访局", "2026-12-10")
    hand.adopt(replace(hand.written(), visitor=visitor, matter=matter, incoming=came))
    stage.take(window, folder / f"receive-assigned-{name}.png")
    page.drop()
    page.leave()


def _leave_a_draft(desk: Desk) -> None:
    day = desk.reception.current_day()
    assert day is not None
    entry = desk.reception.blank(day.uid)
    desk.reception.leave_unfinished(replace(entry, visitor=VisitorEntry(name="杨树林")))
    desk.reception.close_day(day.uid, "")


def _first_visitor(stage: Stage, window: MainWindow, folder: Path, name: str) -> None:
    """The empty queue, then an accusation being taken down; nothing of it is kept."""
    stage.grab(window, folder / f"today-empty-{name}.png", "today")
    hand = window.page.today.in_hand  # type: ignore[union-attr]
    words = MatterEntry(
        matter_class=MatterClass.ACCUSATION, category="纪检监察/检举控告", summary="反映优亲厚友"
    )
    visitor = VisitorEntry(anonymous=True, anonymous_reason="来访人要求匿名")
    hand.adopt(replace(hand.written(), visitor=visitor, matter=words))
    hand.keep_now()
    stage.take(window, folder / f"today-accusation-{name}.png")
    hand.desk.reception.drop_draft(hand.entry.uid)
    hand.show(hand.desk.reception.blank(hand.day.uid))


def _gates(stage: Stage, folder: Path, name: str, scheme: str, size: tuple[int, int], points: float) -> None:
    theme, nowhere = Theme(scheme, points), folder / "接访台账.xfd"
    theme.apply(stage.app)  # type: ignore[arg-type]
    sentence = "这个文件打不开。文件没有动过。请换一份，或取回一份备份。"
    gates: dict[str, QWidget] = {
        "first-start": FirstStart(theme, Ask(), lambda office: nowhere),
        "trouble": FileTrouble(theme, Ask(), nowhere, sentence, folder),
    }
    for gate, widget in gates.items():
        widget.resize(*size)
        widget.show()
        stage.take(widget, folder / f"{gate}-{name}.png")
        widget.close()
        widget.deleteLater()


def _official(desk: Desk, folder: Path) -> None:
    """Each kind of official paper, of the newest matter that has one."""
    waiting = list(FILES)
    for line in desk.ledger.rows(LedgerQuery(), 0, 200):
        for offer in desk.papers.offered(line.matter):
            if offer.may and offer.kind in waiting:
                waiting.remove(offer.kind)
                pages = pages_of(desk.papers.document(offer.kind, line.matter))
                for n in range(len(pages.pages)):
                    name = f"paper-{offer.kind.name.lower()}-{n + 1}.png"
                    picture_of(pages, n, 1000).save(str(folder / name))
        if not waiting:
            return


def _papers(desk: Desk, folder: Path) -> None:
    day = desk.reception.current_day()
    assert day is not None
    for row in desk.reception.queue(day.uid):
        if row.sealed:
            continue
        for kind in ("form", "slip"):
            pages = pages_of(document_of(kind, desk.reception.form(row.visit)))
            for n in range(len(pages.pages)):
                picture_of(pages, n, 1000).save(str(folder / f"{kind}-{row.queue_number}-{n + 1}.png"))
    sealed = next(line.number for line in desk.ledger.rows(LedgerQuery(), 0, 20) if line.sealed)
    pages = pages_of(document_of("letter", desk.handing_over.letter(sealed, "看一看版面")))
    for n in range(len(pages.pages)):
        picture_of(pages, n, 1000).save(str(folder / f"letter-{n + 1}.png"))
    pages = pages_of(document_of("pack", desk.day_pack.prepare(desk.day_pack.next_day())))
    for n in range(min(4, len(pages.pages))):
        picture_of(pages, n, 1000).save(str(folder / f"pack-{n + 1}.png"))


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots")
    main(target, zoomed="--zoomed" in sys.argv)
    if "--zoomed" not in sys.argv:
        environment = {**os.environ, "QT_SCALE_FACTOR": "1.5"}
        subprocess.run(
            [sys.executable, "-m", "scripts.shots", str(target / "150"), "--zoomed"],
            env=environment,
            check=True,
        )
