"""设置 · 文书模板: copied out, edited, taken in, given up again; what is wrong with one stands on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.official import template
from tests.ui.conftest import Asker
from ui.office.page import OfficePage
from ui.office.templates import Templates
from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.outputs.papers.words import TEMPLATE_FILES
from xfdesk.rules.words import PaperKind


@pytest.fixture
def page(office_desk: Desk, around: Surroundings, qtbot: QtBot) -> Iterator[Templates]:
    made = OfficePage(office_desk, around)
    qtbot.addWidget(made)
    made.resize(1298, 622)
    with qtbot.waitExposed(made):
        made.show()
    made.show_what("文书模板")
    QApplication.processEvents()
    found = made.section("文书模板")
    assert isinstance(found, Templates)
    yield found


def choose(page: Templates, kind: PaperKind) -> None:
    page.list.setCurrentRow(list(TEMPLATE_FILES).index(kind))


def names(page: Templates) -> list[str]:
    return [page.list.item(n).text() for n in range(page.list.count())]


def test_every_kind_is_listed_with_the_words_that_it_must_and_may_say(page: Templates) -> None:
    assert names(page) == [kind.value for kind in TEMPLATE_FILES]
    assert page.state.text() == "受理告知书：程序自带的"
    assert "{{答复期限}}" in page.must.text() and "{{主办单位}}" in page.may.text()
    choose(page, PaperKind.EXTENSION)
    assert "{{延期理由}}" in page.must.text() and "{{主办单位}}" not in page.may.text()
    assert not page.reset_button.isEnabled()


def test_a_template_goes_out_comes_back_and_is_given_up(
    page: Templates, asker: Asker, tmp_path: Path
) -> None:
    asker.path = tmp_path / "改"
    page.copy_button.click()
    path = tmp_path / "改.docx"
    assert page.answer.text() == "已拷到 改.docx，改好存盘、关上它再收回来"
    docx = Document(str(path))
    docx.paragraphs[0].insert_paragraph_before("红头")
    docx.save(str(path))
    asker.path = path
    page.take_button.click()
    assert page.answer.text() == "已收下，以后的文书照它生成"
    assert names(page)[0] == "受理告知书　自己的"
    assert page.state.text() == "受理告知书：单位自己的（改.docx，2026-11-23 09:00 林小雨 收）"
    page.reset_button.click()
    assert page.answer.text() == "已改回程序自带的"
    assert names(page)[0] == "受理告知书" and not page.reset_button.isEnabled()
    assert asker.asked == ["受理告知书的模板拷到哪里", "收回受理告知书的模板"]


def test_what_is_wrong_with_a_template_stands_on_the_page(
    page: Templates, asker: Asker, tmp_path: Path
) -> None:
    asker.path = tmp_path / "坏.docx"
    asker.path.write_bytes(template(["{{受理曰期}}"]))
    page.take_button.click()
    assert "“受理曰期”不认识，是不是“受理日期”" in page.answer.text() and page.answer.isVisible()
    assert names(page)[0] == "受理告知书"
    page.list.setCurrentRow(3)
    assert not page.answer.isVisible(), "the sentence was about another kind"


def test_turning_back_from_the_file_changes_nothing(page: Templates) -> None:
    page.copy_button.click()
    page.take_button.click()
    assert not page.answer.isVisible()


def test_a_template_taken_in_elsewhere_shows_at_once(
    page: Templates, office_desk: Desk, tmp_path: Path
) -> None:
    path = office_desk.papers.templates.copy_out(PaperKind.RECEIPT, tmp_path / "甲.docx")
    choose(page, PaperKind.RECEIPT)
    office_desk.papers.templates.take_in(PaperKind.RECEIPT, path)
    assert "送达回证　自己的" in names(page)
    assert page.kind is PaperKind.RECEIPT and page.reset_button.isEnabled()


def test_each_control_has_a_name(page: Templates) -> None:
    for control in (page.list, page.copy_button, page.take_button, page.reset_button):
        assert control.accessibleName()
