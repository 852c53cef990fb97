"""The preview: every page is there, the keys work, and what goes to PDF and printer is what was seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.conftest import Asker
from ui.printing.paper import page_layout, paint_to_printer
from ui.printing.preview import Preview
from ui.theme import SIZES, Theme
from xfdesk.desk.desk import Desk
from xfdesk.records.form import FormData

Opener = Callable[..., Preview]


@pytest.fixture
def data(desk: Desk, day: str) -> FormData:
    return desk.reception.form(desk.reception.save(builders.visit(desk, day)).visit)


@pytest.fixture
def opened(light: Theme, asker: Asker, data: FormData, qtbot: QtBot) -> Opener:
    def make(kind: str = "form", statement: str = "") -> Preview:
        longer = replace(data, entry=replace(data.entry, statement=statement))
        preview = Preview(light, asker, kind, longer, None)
        qtbot.addWidget(preview)
        with qtbot.waitExposed(preview):
            preview.show()
        preview.activateWindow()
        return preview

    return make


def sheets(preview: Preview) -> list[QLabel]:
    return [label for label in preview.findChildren(QLabel) if not label.pixmap().isNull()]


def pages_in(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def test_every_page_is_shown_and_counted(opened: Opener) -> None:
    preview = opened(statement="说" * 3500)
    assert len(sheets(preview)) == len(preview.pages.pages) > 1
    assert preview.said.text() == f"共 {len(preview.pages.pages)} 页"
    assert [label.accessibleName() for label in sheets(preview)][:2] == ["第 1 页", "第 2 页"]


def test_a_page_is_black_on_white_in_the_dark_too(
    qapp: QApplication, asker: Asker, data: FormData, qtbot: QtBot
) -> None:
    dark = Theme("dark")
    dark.apply(qapp)
    preview = Preview(dark, asker, "slip", data, None)
    qtbot.addWidget(preview)
    with qtbot.waitExposed(preview):
        preview.show()
    image = sheets(preview)[0].pixmap().toImage()
    assert image.pixelColor(3, 3).name() == "#ffffff"
    shades = {image.pixelColor(x, 60).lightness() for x in range(image.width())}
    assert min(shades) < 90


def in_view(preview: Preview) -> list[str]:
    """The pages that are seen whole, by name."""
    area = preview.sheets.viewport()
    seen = []
    for label in sheets(preview):
        size = label.pixmap().deviceIndependentSize()
        top = label.mapTo(area, label.rect().center()).y() - size.height() / 2
        if top >= 0 and top + size.height() <= area.height() and size.width() <= area.width():
            seen.append(label.accessibleName())
    return seen


@pytest.mark.parametrize("kind", ["form", "slip"])
def test_a_page_is_seen_whole_and_turned_by_keys(opened: Opener, kind: str) -> None:
    preview = opened(kind, statement="说" * 3500)
    assert in_view(preview) == ["第 1 页"]
    last = f"第 {len(preview.pages.pages)} 页"
    for key, page in (
        (Qt.Key.Key_PageDown, "第 2 页" if kind == "form" else "第 1 页"),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageDown, last),
        (Qt.Key.Key_Home, "第 1 页"),
    ):
        QTest.keyClick(preview, key)
        assert in_view(preview) == [page]


def test_a_page_is_enlarged_to_be_read_and_back_by_key_and_by_click(opened: Opener) -> None:
    preview = opened(statement="说" * 3500)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    small = sheets(preview)[1].pixmap().deviceIndependentSize().width()
    QTest.keyClick(preview, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert sheets(preview)[1].pixmap().deviceIndependentSize().width() > small * 1.3
    assert preview.sheets.horizontalScrollBar().maximum() == 0
    assert sheets(preview)[1].visibleRegion().contains(QPoint(0, 0)), "the page in view stays there"
    QTest.mouseClick(sheets(preview)[1], Qt.MouseButton.LeftButton)
    assert in_view(preview) == ["第 2 页"]


def test_what_the_slip_leaves_blank_is_said_before_it_is_printed(
    light: Theme, asker: Asker, data: FormData, qtbot: QtBot
) -> None:
    without = replace(data, office=replace(data.office, phone=""))
    for kind, told in (("slip", True), ("form", False)):
        preview = Preview(light, asker, kind, without, None)
        qtbot.addWidget(preview)
        assert ("电话" in preview.said.text()) is told


@pytest.mark.parametrize("points", SIZES)
def test_in_a_small_window_the_slip_is_drawn_smaller_instead_of_cut(
    qapp: QApplication, asker: Asker, data: FormData, qtbot: QtBot, points: float
) -> None:
    theme = Theme("light", points)
    theme.apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 620)
    preview = Preview(theme, asker, "slip", data, window)
    with qtbot.waitExposed(preview):
        preview.show()
    assert preview.width() <= 1000
    assert in_view(preview) == ["第 1 页"]
    assert preview.findChildren(QScrollArea)[0].horizontalScrollBar().maximum() == 0


def test_escape_closes_it(opened: Opener, qtbot: QtBot) -> None:
    preview = opened()
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()


def test_every_button_is_reached_by_tab_and_pressed_by_space(
    opened: Opener, asker: Asker, tmp_path: Path
) -> None:
    preview = opened()
    assert preview.print_button.hasFocus(), "printing is one press of Enter away"
    seen = set()
    for _ in range(6):
        seen.add(preview.focusWidget())
        QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Tab)
    assert {preview.print_button, preview.pdf_button, preview.back_button} <= seen
    asker.path = tmp_path / "表.pdf"
    preview.pdf_button.setFocus()
    QTest.keyClick(preview.pdf_button, Qt.Key.Key_Space)
    assert pages_in(asker.path) == 1
    preview.back_button.setFocus()
    QTest.keyClick(preview.back_button, Qt.Key.Key_Space)
    assert not preview.isVisible()


def test_enter_on_the_pdf_button_saves_and_does_not_print(
    opened: Opener, asker: Asker, tmp_path: Path
) -> None:
    preview = opened("slip")
    asker.path = tmp_path / "回执.pdf"
    preview.pdf_button.setFocus()
    QTest.keyClick(preview.pdf_button, Qt.Key.Key_Return)
    assert asker.path.exists()
    assert preview.said.text() == "已存为 PDF，共 1 页"


def test_ctrl_s_saves_all_pages_and_adds_the_ending(opened: Opener, asker: Asker, tmp_path: Path) -> None:
    preview = opened(statement="说" * 3500)
    asker.path = tmp_path / "来访登记表"
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert pages_in(tmp_path / "来访登记表.pdf") == len(preview.pages.pages)


def test_a_pdf_that_cannot_be_written_is_said_under_the_pages(
    opened: Opener, asker: Asker, tmp_path: Path
) -> None:
    preview = opened()
    asker.path = tmp_path / "没有" / "表.pdf"
    preview.save_pdf()
    assert "这个文件夹不在了" in preview.said.text()
    asker.path = None
    preview.save_pdf()
    assert preview.isVisible(), "turning back from the picker changes nothing"


@pytest.mark.parametrize(("kind", "size"), [("form", (210, 297)), ("slip", (297, 210))])
def test_the_printer_is_handed_the_same_pages(
    opened: Opener, tmp_path: Path, kind: str, size: tuple[int, int]
) -> None:
    preview = opened(kind, statement="说" * 3500)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    printer.setPageLayout(page_layout(preview.pages))
    paint_to_printer(printer, preview.pages)
    full = printer.pageLayout().fullRect(printer.pageLayout().Unit.Millimeter)
    assert (round(full.width()), round(full.height())) == size
    assert pages_in(tmp_path / "打印.pdf") == len(preview.pages.pages)
