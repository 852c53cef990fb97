"""Ctrl+P while an accusation is in the form: saved, opened with a reason, its letter shown; nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from tests import builders
from tests.ui.conftest import Asker
from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.records.form import LetterData
from xfdesk.records.ledger import LedgerQuery
from xfdesk.records.visit import PaperEntry
from xfdesk.store import history

CONTENT = ("优亲厚友", "危房", "邵某某")


@dataclass
class Printed:
    """What was shown in a preview, in order."""

    letters: list[LetterData] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def preview_letter(self, data: LetterData) -> None:
        self.letters.append(data)

    def preview_register(self, data: Any) -> None:
        self.others.append("register")

    def preview_slip(self, data: Any) -> None:
        self.others.append("slip")


@pytest.fixture
def printed(page: ReceptionPage) -> Printed:
    made = Printed()
    paper = page.today.workplace.paper
    paper.around = replace(paper.around, printer=made)
    return made


@pytest.fixture
def reasons(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What is answered to each question for words; None turns back."""
    answers: list[str | None] = []

    def words(parent: QWidget, title: str, question: str, **more: str) -> str | None:
        asker.asked.append(title)
        return answers.pop(0)

    monkeypatch.setattr(asker, "words", words)
    return answers


@pytest.fixture
def said(page: ReceptionPage) -> list[str]:
    sentences: list[str] = []
    page.said.connect(lambda text, _undo: sentences.append(text))
    return sentences


TakeDown = Callable[..., None]


@pytest.fixture
def take_down(page: ReceptionPage, reception_desk: Desk) -> TakeDown:
    """An accusation stands in the form, typed and not saved."""

    def make(concerned: str = "邵某某", unit: str = "纪委办公室") -> None:
        assert page.day is not None
        entry = builders.accusation(
            reception_desk, page.day.uid, unit=unit, paper=PaperEntry(number="清政信转〔2026〕8号")
        )
        page.today.in_hand.show(replace(entry, matter=replace(entry.matter, concerned=concerned)))
        page.today.in_hand.typed()
        page.today.in_hand.check_now()

    return make


def button(page: ReceptionPage) -> str:
    return page.today.workplace.form.head.print.text()


def shown(window: MainWindow) -> str:
    """Every word that stands in a field, on a label or on a button of the window."""
    words = [one.text() for kind in (QLabel, QLineEdit, QPushButton) for one in window.findChildren(kind)]
    return "\n".join([*words, *(one.toPlainText() for one in window.findChildren(QPlainTextEdit))])


def told(desk: Desk) -> list[str]:
    (row,) = desk.ledger.rows(LedgerQuery(), 0, 10)
    with desk.file.read():
        return [entry.what for entry in history.of_matter(desk.file, row.matter, True)]


def test_the_button_at_the_head_says_what_ctrl_p_prints(page: ReceptionPage, take_down: TakeDown) -> None:
    assert button(page) == "打印登记表   Ctrl+P"
    take_down()
    assert button(page) == "打印移送函   Ctrl+P"
    assert page.today.workplace.form.head.print.accessibleName() == "打印移送函"
    page.today.workplace.form.head.set_room(narrow=True, single=False)
    page.today.acts.begin()
    assert button(page) == "打印登记表"


def test_ctrl_p_saves_asks_the_reason_and_shows_the_letter(
    page: ReceptionPage,
    hands: Hands,
    take_down: TakeDown,
    printed: Printed,
    reasons: list[str | None],
    said: list[str],
    reception_desk: Desk,
) -> None:
    take_down()
    reasons.append("移送纪委办公室")
    hands.key("Ctrl+P")
    (data,) = printed.letters
    (row,) = reception_desk.ledger.rows(LedgerQuery(), 0, 10)
    assert (data.number, data.letter_number, data.addressee) == (
        row.number,
        "清政信转〔2026〕8号",
        "纪委办公室",
    )
    assert told(reception_desk)[-2:] == ["打开检举控告", "打印移送函"]
    assert "操作历史" in said[-1]
    assert printed.others == []


def test_after_the_letter_nothing_of_the_accusation_stays_on_the_screen(
    page: ReceptionPage,
    hands: Hands,
    take_down: TakeDown,
    printed: Printed,
    reasons: list[str | None],
    reception_window: MainWindow,
) -> None:
    take_down()
    assert [part for part in CONTENT if part in shown(reception_window)] == list(CONTENT)
    reasons.append("移送")
    hands.key("Ctrl+P")
    assert len(printed.letters) == 1
    assert [part for part in CONTENT if part in shown(reception_window)] == []
    assert page.today.in_hand.entry.matter.summary == ""


def test_turned_back_it_stays_saved_and_ctrl_p_asks_again_until_it_is_printed(
    page: ReceptionPage,
    hands: Hands,
    take_down: TakeDown,
    printed: Printed,
    reasons: list[str | None],
    said: list[str],
    reception_desk: Desk,
) -> None:
    take_down()
    reasons.extend([None, "", "移送"])
    hands.key("Ctrl+P")
    assert "没有打印" in said[-1]
    assert told(reception_desk)[-1] != "打开检举控告"
    hands.key("Ctrl+P")
    assert "原因" in said[-1]
    assert printed.letters == []
    assert button(page).startswith("打印移送函")
    hands.key("Ctrl+P")
    assert len(printed.letters) == 1
    assert button(page).startswith("打印登记表")
    hands.key("Ctrl+P")
    assert (len(printed.letters), reception_desk.ledger.total()) == (1, 1)
    assert "先保存" in said[-1]


def test_saved_first_its_letter_waits_until_the_next_visitor_is_typed(
    page: ReceptionPage, hands: Hands, take_down: TakeDown, printed: Printed, reasons: list[str | None]
) -> None:
    take_down()
    hands.key("Ctrl+S")
    assert button(page).startswith("打印移送函")
    hands.until("姓名")
    hands.type("高秀兰")
    page.today.in_hand.check_now()
    assert button(page).startswith("打印登记表")
    hands.key("Ctrl+P")
    assert printed.letters == []
    take_down()
    hands.key("Ctrl+S")
    reasons.append("移送")
    hands.key("Ctrl+P")
    assert len(printed.letters) == 1


def test_the_accused_at_the_table_is_refused_in_a_sentence(
    hands: Hands,
    take_down: TakeDown,
    printed: Printed,
    reasons: list[str | None],
    said: list[str],
    reception_desk: Desk,
) -> None:
    take_down(concerned="韩雪梅")
    reasons.append("移送")
    hands.key("Ctrl+P")
    assert printed.letters == []
    assert "不能打开" in said[-1]
    assert said[-1].endswith("。")
    assert told(reception_desk)[-1] == "拒绝打开检举控告"


def test_what_is_missing_is_said_before_anything_is_asked(
    page: ReceptionPage, hands: Hands, take_down: TakeDown, printed: Printed, said: list[str], asker: Asker
) -> None:
    take_down(unit="")
    hands.key("Ctrl+P")
    assert "还差" in said[-1]
    assert asker.asked == []
    assert printed.letters == []
    assert page.today.in_hand.entry.matter.summary == "反映某村干部优亲厚友"


def test_an_ordinary_visit_still_prints_its_register(
    page: ReceptionPage, hands: Hands, printed: Printed, reception_desk: Desk
) -> None:
    assert page.day is not None
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    page.today.in_hand.typed()
    hands.key("Ctrl+P")
    assert printed.others == ["register"]
    assert printed.letters == []
