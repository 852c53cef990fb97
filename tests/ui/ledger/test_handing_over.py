"""From a sealed matter opened in 台账 its letter is printed; the record of any other matter has no such button."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from ui.ledger.page import LedgerPage
from xfdesk.desk.desk import Desk
from xfdesk.records.form import LetterData
from xfdesk.store import history

Key = Qt.Key


def open_line(page: LedgerPage, *, sealed: bool) -> QWidget:
    number = next(n for n in range(300) if (line := page.model.line(n)) is not None and line.sealed is sealed)
    page.table.go(number)
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.opened.record is not None
    return page.opened.record


def letter_buttons(page: LedgerPage) -> list[QPushButton]:
    record = page.opened.record
    assert record is not None
    return [one for one in record.findChildren(QPushButton) if one.text().startswith("打印移送函")]


def test_an_opened_accusation_prints_its_letter_with_its_reason(
    page: LedgerPage, filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters: list[LetterData] = []
    proposed: list[str] = []

    def words(_parent: QWidget, _title: str, _question: str, *, initial: str, verb: str) -> str:
        proposed.append(initial)
        return initial

    printer = SimpleNamespace(preview_letter=lambda data, parent: letters.append(data))
    page.opened.around = replace(page.around, printer=printer)
    monkeypatch.setattr(page.around.ask, "words", words)
    record = open_line(page, sealed=True)
    assert letter_buttons(page) == []
    record.sealed.reason.setText("纪委来函调阅")  # type: ignore[attr-defined]
    QTest.keyClick(record.sealed.reason, Key.Key_Return)  # type: ignore[attr-defined]
    (button,) = letter_buttons(page)
    QTest.keyClick(button, Key.Key_Space)
    assert proposed == ["纪委来函调阅"]
    assert [(letter.number, letter.facts) for letter in letters] == [(page.opened.number, "事情经过")]
    with filled.file.read():
        told = [entry.what for entry in history.of_matter(filled.file, page.opened.view.uid, True)]  # type: ignore[union-attr]
    assert told[-3:] == ["打开检举控告", "打开检举控告", "打印移送函"]


def test_other_matters_have_no_letter(page: LedgerPage) -> None:
    open_line(page, sealed=False)
    assert letter_buttons(page) == []
