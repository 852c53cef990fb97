"""文书 in the window: the papers of a matter seen, printed, kept as Word and PDF, their delivery recorded, all by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests import builders
from tests.official import text_of
from tests.ui.conftest import Asker
from tests.ui.matter import conftest as life
from tests.ui.matter.conftest import Ctrl, Hand, Key, Shift, Town
from tests.ui.test_sizes import ROOMS, cut
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.printing.paper_panel import PaperPanel
from ui.printing.preview import Printer
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import SIZES, Theme
from xfdesk.records.acts import Deliver, Notice
from xfdesk.rules.words import PaperKind


@pytest.fixture
def asker(hand: Hand) -> Asker:
    """The record prints through a real printer of pages, and asks this one where to."""
    asker = Asker()
    around = hand.opened.around
    hand.opened.around = replace(around, ask=asker, printer=Printer(around.theme, asker))
    return asker


@pytest.fixture
def panel(hand: Hand, asker: Asker, town: Town) -> Callable[[], PaperPanel]:
    def opened() -> PaperPanel:
        hand.press(Key.Key_P, Ctrl | Shift)
        made = hand.opened.papers
        assert isinstance(made, PaperPanel) and made.isVisible()
        return made

    return opened


Open = Callable[[], PaperPanel]


def titles(panel: PaperPanel) -> list[str]:
    return [panel.list.item(n).text() for n in range(panel.list.count())]


def choose(panel: PaperPanel, kind: str) -> None:
    row = next(n for n, text in enumerate(titles(panel)) if text.startswith(kind))
    panel.list.setCurrentRow(row)
    QApplication.processEvents()


def pictures(panel: PaperPanel) -> list[QLabel]:
    return [
        label for label in panel.findChildren(QLabel) if label.isVisible() and not label.pixmap().isNull()
    ]


def drawn(town: Town) -> list[str]:
    return [
        number for (number,) in town.desk.file.sql("SELECT number FROM paper WHERE visit = '' ORDER BY uid")
    ]


def test_one_key_shows_the_papers_that_can_be_written_and_why_the_others_cannot(
    town: Town, hand: Hand, panel: Open
) -> None:
    life.accepted(town)
    shown = panel()
    names = titles(shown)
    line = names.index("现在还不能写的")
    assert {name.partition("　")[0] for name in names[:line]} == {
        "受理告知书", "转送(交办)告知单", "送达回证", "交办单",
    }  # fmt: skip
    assert names[0] == "受理告知书　1号　已送"
    assert shown.kind is PaperKind.ACCEPTANCE
    assert len(pictures(shown)) == 1
    assert pictures(shown)[0].accessibleName() == "第 1 页"
    choose(shown, "延期办理告知书")
    assert "第三十四条" in shown.why.text() and shown.why.isVisible()
    assert pictures(shown) == []
    assert not shown.print_button.isEnabled() and shown.back_button.isEnabled()


def test_looking_draws_no_number_and_says_so(town: Town, panel: Open) -> None:
    shown = panel()
    choose(shown, "交办单")
    assert "还没有取文号" in shown.said.text()
    assert drawn(town) == []


def test_saving_as_word_draws_the_number_and_shows_it(
    town: Town, asker: Asker, panel: Open, tmp_path: Path, hand: Hand
) -> None:
    shown = panel()
    choose(shown, "交办单")
    asker.path = tmp_path / "交办"
    hand.press(Key.Key_S, Ctrl | Shift)
    assert asker.asked == ["存为 Word"]
    assert drawn(town) == ["交〔2026〕1号"]
    assert "交〔2026〕1号" in text_of((tmp_path / "交办.docx").read_bytes())
    assert shown.said.text() == "已存为 Word：交办.docx"
    assert shown.kind is PaperKind.ASSIGNMENT and "交办单　1号" in titles(shown)
    assert hand.opened.papers is shown, "the panel stays while its matter changes"


def test_turning_back_from_the_file_writes_nothing(town: Town, asker: Asker, panel: Open, hand: Hand) -> None:
    choose(panel(), "交办单")
    for key, held in ((Key.Key_S, Ctrl | Shift), (Key.Key_S, Ctrl)):
        hand.press(key, held)
    assert asker.asked == ["存为 Word", "存为 PDF"]
    assert drawn(town) == []


def test_saving_as_pdf_needs_no_word(
    town: Town, asker: Asker, panel: Open, tmp_path: Path, hand: Hand
) -> None:
    shown = panel()
    choose(shown, "交办单")
    asker.path = tmp_path / "交办.pdf"
    hand.press(Key.Key_S, Ctrl)
    text = "".join(page.extract_text() for page in PdfReader(asker.path).pages)
    assert "交〔2026〕1号" in text and "社会保障所" in text
    assert shown.said.text() == "已存为 PDF，共 1 页：交办.pdf"
    what = town.desk.file.value("SELECT what FROM history ORDER BY seq DESC LIMIT 1")
    assert what == "文书存为 PDF 交办单"


def test_ctrl_p_prints_the_paper_and_not_the_register(
    town: Town, panel: Open, hand: Hand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The page has the same key for the register; in the paper it is the paper's."""

    def chosen(pages: Any, name: str, parent: Any) -> QPrinter | None:
        names.append(name)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "印.pdf"))
        return printer if goes else None

    names: list[str] = []
    monkeypatch.setattr("ui.printing.paper_panel.printer_for", chosen)
    monkeypatch.setattr(Printer, "preview_register", lambda *_: names.append("登记表"))
    shown = panel()
    choose(shown, "交办单")
    goes = False
    hand.press(Key.Key_P, Ctrl)
    assert drawn(town) == [], "turning back at the printer draws none"
    goes = True
    hand.press(Key.Key_P, Ctrl)
    assert drawn(town) == ["交〔2026〕1号"]
    assert names == [f"交办单_{town.number}"] * 2
    assert len(PdfReader(tmp_path / "印.pdf").pages) == 1
    assert shown.said.text() == "交办单已送到打印机"
    what = town.desk.file.value("SELECT what FROM history ORDER BY seq DESC LIMIT 1")
    assert what == "打印文书 交办单"


def test_a_file_that_is_open_is_said_below_the_paper(
    town: Town, asker: Asker, panel: Open, tmp_path: Path, hand: Hand
) -> None:
    shown = panel()
    choose(shown, "交办单")
    (tmp_path / "~$甲.docx").write_bytes(b"x")
    asker.path = tmp_path / "甲.docx"
    hand.press(Key.Key_S, Ctrl | Shift)
    assert "正在 Word 或 WPS 里打开" in shown.said.text()
    assert drawn(town) == []


def test_one_key_records_the_delivery_of_the_paper_that_is_seen(town: Town, panel: Open, hand: Hand) -> None:
    shown = panel()
    choose(shown, "转送(交办)告知单")
    town.desk.papers.draw_up(PaperKind.TRANSFER, town.number)
    QApplication.processEvents()
    shown.refresh()
    hand.press(Key.Key_D, Ctrl)
    assert hand.opened.papers is None and hand.record.isVisible()
    values = hand.form.everything()
    assert (values["kind"], values["number"], values["method"], values["receipt"]) == (
        "转送(交办)告知单", "转〔2026〕1号", "当面", "签收",
    )  # fmt: skip
    hand.press(Key.Key_S, Ctrl)
    assert town.acts()[-1] == Notice("转送(交办)告知单", "转〔2026〕1号", "当面", "签收", "2026-11-27")
    given = town.desk.file.sql("SELECT number, given_on FROM paper WHERE kind = '转送(交办)告知单'")
    assert given == [("转〔2026〕1号", "2026-11-27")]


def test_delivering_the_opinion_starts_the_thirty_days(town: Town, panel: Open, hand: Hand) -> None:
    life.replied(town)
    shown = panel()
    assert shown.kind is PaperKind.OPINION, "what waits to be delivered comes first"
    hand.press(Key.Key_D, Ctrl)
    hand.press(Key.Key_S, Ctrl)
    assert isinstance(town.acts()[-1], Deliver)
    assert [
        duty.plain.isoformat() for duty in town.desk.ledger.matter(town.number).duties if duty.key == "D6"
    ] == ["2026-12-27"]


def test_a_unit_is_handed_its_paper_too(town: Town, panel: Open, hand: Hand) -> None:
    choose(panel(), "交办单")
    hand.press(Key.Key_D, Ctrl)
    hand.press(Key.Key_S, Ctrl)
    assert town.acts()[-1] == Notice("交办单", "交〔2026〕1号", "当面", "签收", "2026-11-27")


def test_a_receipt_itself_is_not_delivered(town: Town, panel: Open, hand: Hand) -> None:
    life.told(town)
    shown = panel()
    choose(shown, "送达回证")
    assert not shown.deliver_button.isEnabled()
    hand.press(Key.Key_D, Ctrl)
    assert hand.opened.papers is shown


def test_pages_turn_and_grow_by_keys_while_the_list_has_the_cursor(
    town: Town, panel: Open, hand: Hand
) -> None:
    life.replied(town)
    shown = panel()
    assert shown.pages is not None and len(shown.pages.pages) == 2
    assert hand.here() is shown.list
    assert shown.sheets is not None
    bar = shown.sheets.verticalScrollBar()
    hand.press(Key.Key_PageDown)
    assert bar.value() > 0
    hand.press(Key.Key_Home)
    assert bar.value() == 0 and shown.kind is PaperKind.OPINION
    hand.press(Key.Key_Equal, Ctrl)
    assert not shown.sheets.whole


def test_nothing_waits_for_the_papers_and_escape_goes_back_to_the_record(
    town: Town, panel: Open, hand: Hand
) -> None:
    shown = panel()
    assert not shown.isWindow()
    assert "存为 Word" in hand.window.status.keys.text()
    hand.press(Key.Key_Escape)
    assert hand.opened.papers is None and hand.record.isVisible()
    assert hand.opened.number == town.number
    hand.press(Key.Key_P, Ctrl | Shift)
    hand.opened.papers.back_button.click()
    assert hand.record.isVisible()


def test_the_papers_do_not_wait_on_the_screen_for_whoever_comes_by(panel: Open, hand: Hand) -> None:
    panel()
    hand.window.open_page("today")
    hand.window.open_page("ledger")
    assert hand.opened.papers is None and hand.opened.record is None


def test_a_sealed_accusation_has_no_papers(town: Town, hand: Hand, asker: Asker) -> None:
    desk, day = town.desk, town.desk.reception.open_day(builders.reception_day(town.clock.today())).uid
    number = desk.reception.save(builders.accusation(desk, day)).number
    hand.open(number)
    hand.press(Key.Key_P, Ctrl | Shift)
    assert hand.opened.papers is None
    hand.opened.open_sealed("核对移送")
    assert "papers" not in hand.record.acts.others and "letter" in hand.record.acts.others
    hand.opened.show_papers()
    assert hand.opened.papers is None


def test_todays_papers_go_into_a_folder_at_once(
    town: Town, asker: Asker, panel: Open, tmp_path: Path
) -> None:
    shown = panel()
    asker.path = tmp_path / "今天"
    asker.path.mkdir()
    shown.day.click()
    assert "没有生成或送出的文书" in shown.said.text()
    for kind in (PaperKind.ASSIGNMENT, PaperKind.TRANSFER):
        town.desk.papers.draw_up(kind, town.number)
    shown.day.click()
    assert shown.said.text() == "今天的文书共 2 份，已存到 今天"
    assert len(list(asker.path.iterdir())) == 2


def test_a_reader_hears_the_name_of_everything(panel: Open) -> None:
    shown = panel()
    for widget in (shown.list, shown.day, *shown.buttons):
        assert widget.accessibleName(), widget
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert shown.sheets is not None and shown.sheets.accessibleName().endswith("预览")


def test_tab_goes_from_the_list_to_the_acts(panel: Open, hand: Hand) -> None:
    shown = panel()
    seen = []
    for _ in range(8):
        seen.append(hand.here())
        QTest.keyClick(hand.window.windowHandle(), Key.Key_Tab)
        QApplication.processEvents()
    assert [each for each in seen if each in (shown.list, shown.day, *shown.buttons)][:8] == [
        shown.list, shown.day, *shown.buttons,
    ]  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("points", SIZES)
def test_the_papers_fit_every_room_at_every_size(
    town: Town, qtbot: QtBot, qapp: QApplication, room: tuple[int, int], points: int
) -> None:
    life.replied(town)
    theme = Theme("light")
    theme.set_points(points)
    theme.apply(qapp)
    printer = Printer(theme, Asker())
    around = Surroundings(theme, TasksAtOnce(), Asker(), Bridge(town.desk.watchers), printer=printer)
    window = MainWindow(town.desk, around)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    hand = Hand(window)
    hand.open(town.number)
    hand.opened.show_papers()
    window.resize(*room)
    QApplication.processEvents()
    try:
        assert (window.width(), window.height()) == room
        assert cut(window) == []
    finally:
        window.close()
        Theme("light").apply(qapp)


def test_what_another_act_changes_shows_at_once(town: Town, panel: Open, hand: Hand) -> None:
    shown = panel()
    assert "催办单" not in titles(shown)[: titles(shown).index("现在还不能写的")]
    town.clock.set(datetime(2027, 2, 1, 9, 0))
    life.accepted(town)
    QApplication.processEvents()
    assert "受理告知书　1号　已送" in titles(shown)
