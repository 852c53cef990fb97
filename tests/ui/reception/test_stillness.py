"""Nothing moves under the hand: places are reserved for what comes and goes while a field is typed in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.reception.conftest import Hands
from ui.reception.page import ReceptionPage


def places(page: ReceptionPage) -> dict[str, QPoint]:
    """Where each field that is shown stands in the window."""
    QApplication.processEvents()
    shown = [
        field
        for field in page.today.workplace.form.findChildren(QWidget)
        if field.accessibleName() and field.isVisible()
    ]
    return {field.accessibleName(): field.mapTo(page, QPoint()) for field in shown}


def moved(before: dict[str, QPoint], after: dict[str, QPoint]) -> set[str]:
    return {name for name in before.keys() & after.keys() if before[name] != after[name]}


def judged(page: ReceptionPage, hands: Hands, key: str) -> None:
    hands.until("诉求")
    hands.type("补发养老补贴")
    hands.key(f"Alt+{key}")
    page.today.in_hand.check_now()


def test_a_date_typed_letter_by_letter_moves_no_field(page: ReceptionPage, hands: Hands) -> None:
    judged(page, hands, "1")
    page.today.workplace.form.points.editor.due.line.setFocus()
    before = places(page)
    for typed in "12-18":
        hands.type(typed)
        page.today.in_hand.check_now()
        assert moved(before, places(page)) == set(), typed
    assert page.today.workplace.form.points.editor.due.hint.text() == "周五 还有 28 天"


def test_what_is_no_date_is_said_when_the_field_is_left(page: ReceptionPage, hands: Hands) -> None:
    judged(page, hands, "1")
    editor = page.today.workplace.form.points.editor
    editor.due.line.setFocus()
    hands.type("12-")
    page.today.in_hand.check_now()
    said = editor.grid.sentences["points.0.due"]
    assert not said.isVisible()
    hands.tab()
    assert said.isVisible()
    assert "日期" in said.text()


@pytest.mark.parametrize("field", ["依据", "理由", "救济途径"])
def test_the_first_letter_under_unreasonable_moves_no_field(
    page: ReceptionPage, hands: Hands, field: str
) -> None:
    judged(page, hands, "3")
    hands.until(field)
    before = places(page)
    hands.type("某")
    page.today.in_hand.check_now()
    assert moved(before, places(page)) == set()


def test_the_usual_remedy_leaves_the_caret_behind_the_sentence(page: ReceptionPage, hands: Hands) -> None:
    judged(page, hands, "3")
    page.today.workplace.form.points.editor.usual.click()
    remedy = page.today.workplace.form.points.editor.remedy
    assert remedy.hasFocus()
    assert remedy.cursorPosition() == len(remedy.text()) > 0


def test_the_next_missing_field_of_a_partly_reasonable_demand_goes_as_the_form_stands(
    page: ReceptionPage, hands: Hands
) -> None:
    judged(page, hands, "2")
    wanted = [m.label for m in page.today.in_hand.check.missing if m.field.startswith("points.0.")]
    assert wanted == ["合理的", "不合理的", "理由", "依据", "措施", "已解释", "谁办", "领导", "何时"]
